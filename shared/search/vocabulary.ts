/**
 * All words of a library: numbered in the order in which they came, so that a number never changes; sorted ones for lookup by
 * beginning, and a few recent ones beside them until they are sorted in. Looking up similar words scans compact tables.
 */
import { bitCount, editDistance, letterMask } from './edit-distance.ts';

/** FNV-1a over UTF-16 units, with the high bits mixed into the low ones. */
function hashOf(term: string): number {
  let hash = term.length;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** The length under which words are filed that no misspelling is taken for. */
const NEVER_SIMILAR = 49;

/** Numbers, identifiers and citation keys mean what they say: 2408.11743 is not 2408.11742. */
function canBeMisspelt(term: string): boolean {
  if (term.length >= NEVER_SIMILAR) return false;
  let digits = 0;
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i);
    if (code >= 48 && code <= 57 && (i === 0 || ++digits > 2)) return false;
  }
  return true;
}

export class Vocabulary {
  /** Words by number. */
  readonly terms: string[] = [];
  /** In how many papers each word is, by number. */
  frequencies: Uint32Array = new Uint32Array(1024);
  private masks: Int32Array = new Int32Array(1024);
  private lengths: Uint8Array = new Uint8Array(1024);
  private hashes: Int32Array = new Int32Array(1024);
  /** Numbers of the sorted words, in code unit order. */
  private sorted: Uint32Array = new Uint32Array(0);
  /** Numbers of the sorted words once more, by length, with their letters beside them: what `forSimilar` scans. */
  private byLength: Uint32Array = new Uint32Array(0);
  private masksByLength: Int32Array = new Int32Array(0);
  private lengthStarts: Uint32Array = new Uint32Array(NEVER_SIMILAR + 2);
  /** Words with numbers from here on are not among the sorted ones yet. */
  private firstRecent = 0;
  /**
   * A hash table of all words (open addressing, number + 1 by hash). Twice as fast here as a Map, which hashes every fresh
   * substring anew in a call out of JavaScript.
   */
  private table: Int32Array = new Int32Array(0);

  get size(): number {
    return this.terms.length;
  }

  /** The number of a word, or -1. */
  find(term: string): number {
    if (this.table.length === 0) this.fillTable(Math.max(1 << 12, this.terms.length * 2));
    return this.table[this.placeOf(term, hashOf(term))]! - 1;
  }

  /** The number of a word, a new one where it has none. */
  add(term: string): number {
    if (this.terms.length * 2 >= this.table.length) this.fillTable(Math.max(1 << 12, this.terms.length * 4));
    const hash = hashOf(term);
    const place = this.placeOf(term, hash);
    const known = this.table[place]!;
    if (known !== 0) return known - 1;
    const id = this.terms.length;
    this.terms.push(term);
    this.table[place] = id + 1;
    if (id >= this.masks.length) {
      this.masks = grown(this.masks, new Int32Array(id * 2));
      this.lengths = grown(this.lengths, new Uint8Array(id * 2));
      this.hashes = grown(this.hashes, new Int32Array(id * 2));
      this.frequencies = grown(this.frequencies, new Uint32Array(id * 2));
    }
    this.describe(id);
    return id;
  }

  /** Where a word stands in the table, or the free place where it belongs. */
  private placeOf(term: string, hash: number): number {
    const last = this.table.length - 1;
    for (let place = hash & last; ; place = (place + 1) & last) {
      const id = this.table[place]!;
      if (id === 0 || (this.hashes[id - 1] === hash && this.terms[id - 1] === term)) return place;
    }
  }

  /** Makes a table with room for so many places; only numbers are moved, no word is read again. */
  private fillTable(room: number): void {
    const table = new Int32Array(2 ** Math.ceil(Math.log2(room)));
    const last = table.length - 1;
    for (let id = 0; id < this.terms.length; id++) {
      let place = this.hashes[id]! & last;
      while (table[place] !== 0) place = (place + 1) & last;
      table[place] = id + 1;
    }
    this.table = table;
  }

  /** Calls `visit` for each word in use that begins with `prefix`. */
  forPrefix(prefix: string, visit: (id: number) => void): void {
    for (let at = this.lowerBound(prefix), end = this.lowerBound(`${prefix}\uffff`); at < end; at++) {
      const id = this.sorted[at]!;
      if (this.frequencies[id]! > 0) visit(id);
    }
    for (let id = this.firstRecent; id < this.terms.length; id++) {
      if (this.frequencies[id]! > 0 && this.terms[id]!.startsWith(prefix)) visit(id);
    }
  }

  /**
   * Calls `visit` for each word in use within one edit of `word`, and with `bound` 2 also within two for words with the same first
   * letter: people rarely miss the first letter, and then not two more.
   */
  forSimilar(word: string, bound: number, visit: (id: number, edits: number) => void): void {
    const { terms, masks, lengths, frequencies, byLength, masksByLength } = this;
    const mask = letterMask(word);
    const first = word.charCodeAt(0);
    const compare = (id: number, other: number, limit: number): void => {
      if (bitCount(mask & ~other) > limit || bitCount(other & ~mask) > limit || frequencies[id] === 0) return;
      const edits = editDistance(word, terms[id]!, limit, false);
      if (edits <= limit) visit(id, edits);
    };
    // A replaced letter changes two bits of the mask, an inserted or deleted one, a swap none.
    const scan = (from: number, to: number, limit: number): void => {
      for (let at = from; at < to; at++) {
        const other = masksByLength[at]!;
        if (bitCount(mask ^ other) <= 2 * limit) compare(byLength[at]!, other, limit);
      }
    };
    const longest = Math.min(NEVER_SIMILAR - 1, word.length + bound);
    for (let length = Math.max(1, word.length - bound); length <= longest; length++) {
      const [from, to] = [this.lengthStarts[length]!, this.lengthStarts[length + 1]!];
      const sameFrom = this.firstOfLetter(from, to, first);
      const sameTo = this.firstOfLetter(sameFrom, to, first + 1);
      scan(sameFrom, sameTo, bound);
      if (Math.abs(length - word.length) > 1) continue;
      scan(from, sameFrom, 1);
      scan(sameTo, to, 1);
    }
    for (let id = this.firstRecent; id < terms.length; id++) {
      const difference = Math.abs(lengths[id]! - word.length);
      if (difference > bound) continue;
      const limit = terms[id]!.charCodeAt(0) === first ? bound : 1;
      const other = masks[id]!;
      if (difference <= limit && bitCount(mask ^ other) <= 2 * limit) compare(id, other, limit);
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
      if (bitCount(mask & ~masks[id]!) > bound || frequencies[id] === 0) return;
      if (lengths[id]! < shortest || lengths[id] === NEVER_SIMILAR) return;
      const edits = editDistance(word, terms[id]!, bound, true);
      if (edits <= bound) visit(id, edits);
    };
    for (let at = this.lowerBound(first), end = this.lowerBound(`${first}\uffff`); at < end; at++) {
      consider(this.sorted[at]!);
    }
    for (let id = this.firstRecent; id < terms.length; id++) if (terms[id]!.startsWith(first)) consider(id);
  }

  /** Sorts the recent words in, a few thousand at a time. Words that come meanwhile stay recent. */
  *sortRecent(): Generator<void, void> {
    const end = this.terms.length;
    const groups = new Map<string, number[]>();
    for (let id = this.firstRecent; id < end; id++) {
      if (id % 4096 === 4095) yield;
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
      if (pending > 500) {
        pending = 0;
        yield;
      }
    }
    const old = this.sorted;
    const merged = new Uint32Array(old.length + fresh.length);
    for (let i = 0, j = 0, k = 0; k < merged.length; k++) {
      merged[k] =
        j >= fresh.length || (i < old.length && byTerm(old[i]!, fresh[j]!) < 0) ? old[i++]! : fresh[j++]!;
      if (k % 4096 === 4095) yield;
    }
    yield;
    this.sorted = merged;
    this.groupByLength();
    this.firstRecent = end;
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
    vocabulary.hashes = new Int32Array(room);
    for (let id = 0; id < terms.length; id++) vocabulary.describe(id);
    vocabulary.frequencies = grown(frequencies, new Uint32Array(room));
    vocabulary.sorted = order;
    vocabulary.groupByLength();
    vocabulary.firstRecent = terms.length;
    return vocabulary;
  }

  private describe(id: number): void {
    const term = this.terms[id]!;
    this.masks[id] = letterMask(term);
    this.hashes[id] = hashOf(term);
    this.lengths[id] = canBeMisspelt(term) ? term.length : NEVER_SIMILAR;
  }

  /** The first place in `from`..`to` of `byLength`, which is in order there, whose word begins with `letter` or a later one. */
  private firstOfLetter(from: number, to: number, letter: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[this.byLength[middle]!]!.charCodeAt(0) < letter) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A counting sort by length: some ten milliseconds for half a million words. */
  private groupByLength(): void {
    const starts = new Uint32Array(NEVER_SIMILAR + 2);
    for (const id of this.sorted) starts[this.lengths[id]! + 1]!++;
    for (let length = 1; length < starts.length; length++) starts[length]! += starts[length - 1]!;
    const next = starts.slice();
    const byLength = new Uint32Array(this.sorted.length);
    const masksByLength = new Int32Array(this.sorted.length);
    for (const id of this.sorted) {
      const place = next[this.lengths[id]!]!++;
      byLength[place] = id;
      masksByLength[place] = this.masks[id]!;
    }
    this.lengthStarts = starts;
    this.byLength = byLength;
    this.masksByLength = masksByLength;
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
