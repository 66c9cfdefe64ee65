/** All words of a library: sorted ones for lookup by beginning, and a few recent ones beside them until they are sorted in. */
import { grown } from './chunked-arrays.ts';
import { WordForm } from './normal-form.ts';
import { SimilarWords, type FiledWords } from './similar-words.ts';
import { TermStore, type TermParts } from './term-store.ts';
import type { WordBatch } from './word-batch.ts';

/** What is looked up is put into these forms first. */
const asked = new WordForm();
const misspelt = new WordForm();

/** Words filed in one step. */
const STEP = 1 << 14;

/** What a cache keeps of a vocabulary. */
interface VocabularyParts extends TermParts {
  readonly order: Uint32Array;
  readonly frequencies: Uint32Array;
}

/** All words up to some number in code unit order, with what look-ups need of them. */
interface SortedWords {
  readonly order: Uint32Array;
  readonly lengths: Uint8Array;
  readonly filed: FiledWords;
}

export class Vocabulary {
  /** In how many papers each word is, by number. */
  frequencies: Uint32Array = new Uint32Array(1024);
  /** Numbers of the sorted words, in code unit order. */
  private sorted: Uint32Array = new Uint32Array(0);
  /** Words with numbers from here on are not among the sorted ones yet. */
  private firstRecent = 0;
  /** Words with numbers below stand in all tables. */
  private known = 0;
  /** The lengths of the sorted words. */
  private lengths: Uint8Array = new Uint8Array(0);
  private readonly similar: SimilarWords;

  constructor(private readonly terms = new TermStore()) {
    this.similar = new SimilarWords(terms);
  }

  get size(): number {
    return this.terms.size;
  }

  term(id: number): string {
    return this.terms.term(id);
  }

  lengthOf(id: number): number {
    return this.terms.lengthOf(id);
  }

  /** Whether word `id` is `text`; no string is made of it. */
  isWord(id: number, text: string): boolean {
    return this.terms.compareTo(id, text) === 0;
  }

  /** Code unit order of two words. */
  compare(a: number, b: number): number {
    return this.terms.compare(a, b);
  }

  /** The number of a word, or -1. */
  find(word: string): number {
    return this.terms.find(asked.set(word));
  }

  /** The number of a word, a new one where it has none. */
  add(word: string): number {
    const id = this.terms.add(asked.set(word));
    this.welcome();
    return id;
  }

  /** Puts the numbers of all words of a batch into it; with `add`, new words get numbers, else -1. */
  number(batch: WordBatch, add: boolean): void {
    this.terms.number(batch, add);
    this.welcome();
  }

  /** Takes new words into all tables. */
  private welcome(): void {
    const { size } = this;
    if (size > this.frequencies.length) this.frequencies = grown(this.frequencies, size);
    for (; this.known < size; this.known++) this.similar.add(this.known);
  }

  /** Makes room for some thousand words. */
  reserve(): void {
    this.terms.reserve();
  }

  /** Numbers of the sorted words, in code unit order. */
  get order(): Uint32Array {
    return this.sorted;
  }

  /** Where in `order` the words are that begin with `prefix`. */
  prefixRange(prefix: string): { readonly from: number; readonly to: number } {
    return { from: this.lowerBound(prefix), to: this.lowerBound(`${prefix}\uffff`) };
  }

  /** The length of the word at a place of `order`. */
  lengthAt(place: number): number {
    return this.lengths[place]!;
  }

  /** Calls `visit` for each word in use that begins with `prefix`. */
  forPrefix(prefix: string, visit: (id: number) => void): void {
    const { from, to } = this.prefixRange(prefix);
    for (let at = from; at < to; at++) {
      const id = this.sorted[at]!;
      if (this.frequencies[id]! > 0) visit(id);
    }
    for (const id of this.recentWith(prefix)) if (this.frequencies[id]! > 0) visit(id);
  }

  /** The words beginning with `prefix` that are not in `order` yet, in use or not. */
  recentWith(prefix: string): number[] {
    const words: number[] = [];
    for (let id = this.firstRecent; id < this.size; id++)
      if (this.terms.startsWith(id, prefix)) words.push(id);
    return words;
  }

  /** Calls `visit` for each word in use that `word` may be a misspelling of (see `SimilarWords.forWord`). */
  forSimilar(word: string, bound: number, visit: (id: number, edits: number) => void): void {
    this.similar.forWord(misspelt.set(word), bound, this.inUse(visit));
  }

  /** Calls `visit` for each word in use that `word` may be a misspelt beginning of (see `SimilarWords.forBeginning`). */
  forSimilarPrefix(word: string, bound: number, visit: (id: number, edits: number) => void): void {
    this.similar.forBeginning(misspelt.set(word), bound, this.inUse(visit));
  }

  /**
   * The order with the recent words sorted in, made a few thousand at a time; for `takeOrder`. Words that come meanwhile stay
   * recent.
   */
  *sortRecent(): Generator<void, SortedWords> {
    const end = this.size;
    const groups = new Map<number, number[]>();
    for (let id = this.firstRecent; id < end; id++) {
      if (id % 4096 === 4095) yield;
      const key = this.terms.headKey(id);
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
    yield;
    const byTerm = (a: number, b: number): number => this.terms.compare(a, b);
    const fresh = new Uint32Array(end - this.firstRecent);
    let filled = 0;
    let pending = 0;
    for (const key of Float64Array.from(groups.keys()).sort()) {
      const group = groups.get(key)!.sort(byTerm);
      fresh.set(group, filled);
      filled += group.length;
      pending += group.length;
      if (pending > 1000) {
        pending = 0;
        yield;
      }
    }
    const old = this.sorted;
    const merged = new Uint32Array(old.length + fresh.length);
    for (let i = 0, j = 0, k = 0; k < merged.length; k++) {
      merged[k] =
        j >= fresh.length || (i < old.length && byTerm(old[i]!, fresh[j]!) < 0) ? old[i++]! : fresh[j++]!;
      if (k % 8192 === 8191) yield;
    }
    return yield* this.file(merged);
  }

  private *file(order: Uint32Array): Generator<void, SortedWords> {
    const lengths = new Uint8Array(order.length);
    for (let place = 0; place < order.length; place++) {
      lengths[place] = this.terms.lengthOf(order[place]!);
      if (place % STEP === STEP - 1) yield;
    }
    return { order, lengths, filed: yield* this.similar.file(order) };
  }

  /** Takes over an order of all words up to some number. */
  takeOrder({ order, lengths, filed }: SortedWords): void {
    this.sorted = order;
    this.firstRecent = order.length;
    this.lengths = lengths;
    this.similar.take(filed);
  }

  /** The parts for the cache; only valid where no word is recent. */
  parts(): VocabularyParts {
    const { size } = this.terms;
    return {
      ...this.terms.parts(),
      order: this.sorted,
      frequencies: this.frequencies.subarray(0, size),
    };
  }

  /** A vocabulary from its parts, which it takes over; made some ten thousand words a step. */
  static *restore({ order, frequencies, ...terms }: VocabularyParts): Generator<void, Vocabulary> {
    const vocabulary = new Vocabulary(TermStore.restore(terms));
    const { size } = vocabulary;
    vocabulary.similar.reserve(size);
    for (; vocabulary.known < size; vocabulary.known++) {
      vocabulary.similar.add(vocabulary.known);
      if (vocabulary.known % STEP === STEP - 1) yield;
    }
    vocabulary.frequencies = frequencies;
    vocabulary.takeOrder(yield* vocabulary.file(order));
    return vocabulary;
  }

  private inUse(visit: (id: number, edits: number) => void): (id: number, edits: number) => void {
    const { frequencies } = this;
    return (id, edits) => {
      if (frequencies[id]! > 0) visit(id, edits);
    };
  }

  /** The place of the first sorted word that is not before `text`. */
  private lowerBound(text: string): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms.compareTo(this.sorted[middle]!, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
