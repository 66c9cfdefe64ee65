/**
 * All words of a library: numbered in the order in which they came, so that a number never changes; sorted ones for lookup by
 * beginning, and a few recent ones beside them until they are sorted in. Looking up similar words scans compact tables.
 */
import { bitCount, editDistance, letterMask } from './edit-distance.ts';

export class Vocabulary {
  /** Words by number. */
  readonly terms: string[] = [];
  /** In how many papers each word is, by number. */
  frequencies: Uint32Array = new Uint32Array(1024);
  private masks: Int32Array = new Int32Array(1024);
  private lengths: Uint8Array = new Uint8Array(1024);
  /** Numbers of the sorted words, in code unit order. */
  private sorted: Uint32Array = new Uint32Array(0);
  /** Numbers of the words that are not among the sorted ones. */
  private recent = new Map<string, number>();

  get size(): number {
    return this.terms.length;
  }

  get recentSize(): number {
    return this.recent.size;
  }

  /** The number of a word, or -1. */
  find(term: string): number {
    const recent = this.recent.get(term);
    if (recent !== undefined) return recent;
    const at = this.lowerBound(term);
    const id = at < this.sorted.length ? this.sorted[at]! : -1;
    return id >= 0 && this.terms[id] === term ? id : -1;
  }

  /** The number of a word, a new one where it has none. */
  add(term: string): number {
    const known = this.find(term);
    if (known >= 0) return known;
    const id = this.terms.length;
    this.terms.push(term);
    if (id >= this.masks.length) {
      this.masks = grown(this.masks, new Int32Array(id * 2));
      this.lengths = grown(this.lengths, new Uint8Array(id * 2));
      this.frequencies = grown(this.frequencies, new Uint32Array(id * 2));
    }
    this.describe(id);
    this.recent.set(term, id);
    return id;
  }

  /** Calls `visit` for each word in use that begins with `prefix`. */
  forPrefix(prefix: string, visit: (id: number) => void): void {
    for (let at = this.lowerBound(prefix); at < this.sorted.length; at++) {
      const id = this.sorted[at]!;
      if (!this.terms[id]!.startsWith(prefix)) break;
      if (this.frequencies[id]! > 0) visit(id);
    }
    for (const [term, id] of this.recent) {
      if (term.startsWith(prefix) && this.frequencies[id]! > 0) visit(id);
    }
  }

  /** Calls `visit` for each word in use within `bound` edits of `word`, the word itself included. */
  forSimilar(word: string, bound: number, visit: (id: number, edits: number) => void): void {
    const { terms, masks, lengths, frequencies } = this;
    const mask = letterMask(word);
    const shortest = word.length - bound;
    const longest = word.length + bound;
    for (let id = 0, end = terms.length; id < end; id++) {
      const other = masks[id]!;
      if (bitCount(mask & ~other) > bound || bitCount(other & ~mask) > bound) continue;
      const length = lengths[id]!;
      if (length < shortest || length > longest || frequencies[id] === 0) continue;
      const edits = editDistance(word, terms[id]!, bound, false);
      if (edits <= bound) visit(id, edits);
    }
  }

  /**
   * Calls `visit` for each word in use that has a beginning within `bound` edits of `word`. Only words with the same first
   * letter: a word that is still being typed is compared at every key.
   */
  forSimilarPrefix(word: string, bound: number, visit: (id: number, edits: number) => void): void {
    const { terms, masks, lengths, frequencies } = this;
    const mask = letterMask(word);
    const first = word[0]!;
    const shortest = word.length - bound;
    const consider = (id: number): void => {
      if (bitCount(mask & ~masks[id]!) > bound || lengths[id]! < shortest || frequencies[id] === 0) return;
      const edits = editDistance(word, terms[id]!, bound, true);
      if (edits <= bound) visit(id, edits);
    };
    for (let at = this.lowerBound(first); at < this.sorted.length; at++) {
      const id = this.sorted[at]!;
      if (!terms[id]!.startsWith(first)) break;
      consider(id);
    }
    for (const [term, id] of this.recent) if (term.startsWith(first)) consider(id);
  }

  /** Sorts the recent words in, a few thousand at a time. Words that come meanwhile stay recent. */
  *sortRecent(): Generator<void, void> {
    const taken = [...this.recent.values()];
    const groups = new Map<string, number[]>();
    for (const id of taken) {
      const key = this.terms[id]!.slice(0, 2);
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
    yield;
    const byTerm = (a: number, b: number): number => (this.terms[a]! < this.terms[b]! ? -1 : 1);
    const fresh: number[] = [];
    let pending = 0;
    for (const key of [...groups.keys()].sort()) {
      const group = groups.get(key)!.sort(byTerm);
      for (const id of group) fresh.push(id);
      pending += group.length;
      if (pending > 2000) {
        pending = 0;
        yield;
      }
    }
    const old = this.sorted;
    const merged = new Uint32Array(old.length + fresh.length);
    for (let i = 0, j = 0, k = 0; k < merged.length; k++) {
      merged[k] = j >= fresh.length || (i < old.length && byTerm(old[i]!, fresh[j]!) < 0) ? old[i++]! : fresh[j++]!;
      if (k % 16_384 === 16_383) yield;
    }
    this.sorted = merged;
    if (this.recent.size === taken.length) this.recent = new Map();
    else for (const id of taken) this.recent.delete(this.terms[id]!);
  }

  /** The sorted order, for the cache; only valid where no word is recent. */
  get order(): Uint32Array {
    return this.sorted;
  }

  /** A vocabulary from its parts: words by number, their order and frequencies. */
  static restore(terms: readonly string[], order: Uint32Array, frequencies: Uint32Array): Vocabulary {
    const vocabulary = new Vocabulary();
    for (const term of terms) vocabulary.terms.push(term);
    const room = Math.max(1024, terms.length * 2);
    vocabulary.masks = new Int32Array(room);
    vocabulary.lengths = new Uint8Array(room);
    for (let id = 0; id < terms.length; id++) vocabulary.describe(id);
    vocabulary.frequencies = grown(frequencies, new Uint32Array(room));
    vocabulary.sorted = order;
    return vocabulary;
  }

  private describe(id: number): void {
    const term = this.terms[id]!;
    this.masks[id] = letterMask(term);
    this.lengths[id] = Math.min(255, term.length);
  }

  /** The place of the first sorted word that is not before `term`. */
  private lowerBound(term: string): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[this.sorted[middle]!]! < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function grown<T extends Uint32Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
