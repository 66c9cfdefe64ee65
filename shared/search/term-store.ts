/**
 * The words of a library, numbered in the order in which they came, so that a number never changes. Their letters lie one after
 * the other in one array, and a hash table finds them: no string is made of a word until somebody reads it.
 */
import { grown } from './chunked-arrays.ts';
import type { WordForm } from './normal-form.ts';
import type { WordBatch } from './word-batch.ts';

const FIRST_ROOM = 1 << 10;
/** Numbers of one place of the table. */
const ENTRY = 3;
const LENGTH_BITS = 6;

/** What a cache keeps of the words. */
export interface TermParts {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  readonly table: Int32Array;
}

export class TermStore {
  /** How many words there are; their numbers are below. */
  size = 0;
  /** The letters of all words; word `id` is `starts[id]`..`starts[id + 1]`. */
  units: Uint16Array = new Uint16Array(FIRST_ROOM * 8);
  starts: Uint32Array = new Uint32Array(FIRST_ROOM + 1);
  /**
   * Open addressing: at each place a hash, the number + 1 of its word with its length in the low six bits, and where its letters begin.
   * No larger than need be, and with all that a comparison needs: most of the time goes into reaching it.
   */
  private table: Int32Array = new Int32Array(FIRST_ROOM * ENTRY);
  /** What `reach` read, kept so that no compiler leaves its reading out. */
  protected lastRead = 0;

  /** The number of a word, or -1. */
  find({ units, length, hash }: WordForm): number {
    return numberIn(this.table[this.placeOf(units, 0, length, hash) + 1]!);
  }

  /** The number of a word, a new one where it has none. */
  add({ units, length, hash }: WordForm): number {
    return this.addUnits(units, 0, length, hash);
  }

  /** Puts the numbers of all words of a batch into it; with `add`, new words get numbers, else -1. */
  number(batch: WordBatch, add: boolean): void {
    this.reach(batch);
    const { units, starts, hashes, ids, count } = batch;
    for (let i = 0; i < count; i++) {
      const from = starts[i]!;
      const length = starts[i + 1]! - from;
      ids[i] = add
        ? this.addUnits(units, from, length, hashes[i]!)
        : numberIn(this.table[this.placeOf(units, from, length, hashes[i]!) + 1]!);
    }
  }

  /** A word as a string. */
  term(id: number): string {
    let term = '';
    for (let at = this.starts[id]!; at < this.starts[id + 1]!; at++)
      term += String.fromCharCode(this.units[at]!);
    return term;
  }

  lengthOf(id: number): number {
    return this.starts[id + 1]! - this.starts[id]!;
  }

  /** Below 0 where word `id` comes before `text` in code unit order, 0 where it is `text`. */
  compareTo(id: number, text: string): number {
    const { units, starts } = this;
    const from = starts[id]!;
    const length = starts[id + 1]! - from;
    const shared = Math.min(length, text.length);
    for (let i = 0; i < shared; i++) {
      const difference = units[from + i]! - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }

  startsWith(id: number, prefix: string): boolean {
    const from = this.starts[id]!;
    if (this.starts[id + 1]! - from < prefix.length) return false;
    for (let i = 0; i < prefix.length; i++) if (this.units[from + i] !== prefix.charCodeAt(i)) return false;
    return true;
  }

  /** Code unit order of two words. */
  compare(a: number, b: number): number {
    const { units, starts } = this;
    let [at, other] = [starts[a]!, starts[b]!];
    const [end, otherEnd] = [starts[a + 1]!, starts[b + 1]!];
    for (; at < end && other < otherEnd; at++, other++) {
      const difference = units[at]! - units[other]!;
      if (difference !== 0) return difference;
    }
    return end - at - (otherEnd - other);
  }

  /** A number that orders words by their first three letters. */
  headKey(id: number): number {
    const [from, to] = [this.starts[id]!, this.starts[id + 1]!];
    let key = 0;
    for (let i = 0; i < 3; i++) key = key * 0x10000 + (from + i < to ? this.units[from + i]! : 0);
    return key;
  }

  /** Makes room for some thousand words. */
  reserve(): void {
    const [letters, words] = [this.starts[this.size]! + (1 << 16), this.size + (1 << 13)];
    if (letters > this.units.length) this.units = grown(this.units, letters);
    if (words > this.starts.length) this.starts = grown(this.starts, words);
  }

  parts(): TermParts {
    const { units, starts, table, size } = this;
    return { units: units.subarray(0, starts[size]), starts: starts.subarray(0, size + 1), table };
  }

  /** A store from its parts, which it takes over. */
  static restore({ units, starts, table }: TermParts): TermStore {
    const store = new TermStore();
    store.size = starts.length - 1;
    store.units = units;
    store.starts = starts;
    store.table = table;
    return store;
  }

  /**
   * Reads where the look-ups of a batch will read. Most of their time goes into waiting for memory, one after the other; reads that
   * depend on nothing are waited for together.
   */
  private reach({ hashes, count }: WordBatch): void {
    const { table, units } = this;
    const last = table.length / ENTRY - 1;
    let read = 0;
    for (let i = 0; i < count; i++) read ^= table[(hashes[i]! & last) * ENTRY]!;
    for (let i = 0; i < count; i++) read ^= units[table[(hashes[i]! & last) * ENTRY + 2]!]!;
    this.lastRead = read;
  }

  private addUnits(letters: Uint16Array, from: number, length: number, hash: number): number {
    this.reserveTable();
    const place = this.placeOf(letters, from, length, hash);
    const known = this.table[place + 1]!;
    if (known !== 0) return numberIn(known);
    const id = this.size++;
    const at = this.starts[id]!;
    if (id + 2 > this.starts.length) this.starts = grown(this.starts, id + 2);
    if (at + length > this.units.length) this.units = grown(this.units, at + length);
    for (let i = 0; i < length; i++) this.units[at + i] = letters[from + i]!;
    this.starts[id + 1] = at + length;
    this.table[place] = hash;
    this.table[place + 1] = ((id + 1) << LENGTH_BITS) | length;
    this.table[place + 2] = at;
    return id;
  }

  /** Where the word in `letters` from `from` on stands in the table, or the free place where it belongs. */
  private placeOf(letters: Uint16Array, from: number, length: number, hash: number): number {
    const { table } = this;
    const last = table.length / ENTRY - 1;
    for (let entry = hash & last; ; entry = (entry + 1) & last) {
      const place = entry * ENTRY;
      const known = table[place + 1]!;
      if (known === 0) return place;
      const isSimilar = table[place] === hash && (known & ((1 << LENGTH_BITS) - 1)) === length;
      if (isSimilar && this.hasLetters(table[place + 2]!, letters, from, length)) return place;
    }
  }

  private hasLetters(at: number, letters: Uint16Array, from: number, length: number): boolean {
    for (let i = 0; i < length; i++) if (this.units[at + i] !== letters[from + i]) return false;
    return true;
  }

  /** Keeps the table at most two thirds full. */
  private reserveTable(): void {
    const old = this.table;
    if (this.size * 3 * ENTRY < old.length * 2) return;
    const table = new Int32Array(old.length * 2);
    const last = table.length / ENTRY - 1;
    for (let at = 0; at < old.length; at += ENTRY) {
      if (old[at + 1] === 0) continue;
      let entry = old[at]! & last;
      while (table[entry * ENTRY + 1] !== 0) entry = (entry + 1) & last;
      for (let i = 0; i < ENTRY; i++) table[entry * ENTRY + i] = old[at + i]!;
    }
    this.table = table;
  }
}

/** The number of the word in the second number of an entry, -1 for none. */
function numberIn(known: number): number {
  return (known >>> LENGTH_BITS) - 1;
}
