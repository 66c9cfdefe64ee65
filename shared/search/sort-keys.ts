/**
 * What all papers are sorted by, in arrays of numbers: a hundred thousand strings, all alive at once, would each be copied twice by
 * the garbage collector, which stops everything for as long as that takes.
 */
import type { Paper } from '../library/paper.ts';
import { compareKeys, sortKey, type Property } from './sort.ts';

/** So much of a text is kept; equal ones are read off their papers. As long as a date, and most titles differ sooner. */
const HEAD = 24;
/** Dates written like this are compared as numbers, which is faster. */
const DATE = /^\d{4}-.{19}Z$/;

export class SortKeys {
  private readonly present: Uint8Array;
  private readonly numbers: Float64Array;
  /** The first letters of each text, zeros after its end; empty until there is a text. */
  private heads = new Uint16Array(0);
  /** The texts of slots that were compared with others of the same head. */
  private readonly whole = new Map<number, ReturnType<typeof sortKey>>();
  /** Whether all texts so far are dates, and so among the numbers as well. */
  private areNumbers = true;

  /** For the papers in slots below `slots`. */
  constructor(
    private readonly property: Property,
    private readonly papers: readonly (Paper | undefined)[],
    private readonly slots: number,
  ) {
    this.present = new Uint8Array(slots);
    this.numbers = new Float64Array(slots);
  }

  /** Reads the key of the paper in a slot. */
  read(slot: number): void {
    const key = this.keyOf(slot);
    if (key === undefined) return;
    this.present[slot] = 1;
    if (typeof key === 'number') {
      this.numbers[slot] = key;
      return;
    }
    if (this.heads.length === 0) this.heads = new Uint16Array(this.slots * HEAD);
    const end = Math.min(HEAD, key.length);
    for (let i = 0; i < end; i++) this.heads[slot * HEAD + i] = key.charCodeAt(i);
    this.areNumbers &&= DATE.test(key);
    if (this.areNumbers) this.numbers[slot] = Date.parse(key);
  }

  /** As `compareKeys`, of two slots that were read. */
  compare(a: number, b: number, sign: number): number {
    const { present, heads } = this;
    if (present[a] !== 1 || present[b] !== 1) return present[b]! - present[a]!;
    if (this.areNumbers) {
      const [one, other] = [this.numbers[a]!, this.numbers[b]!];
      return one === other ? 0 : one < other ? -sign : sign;
    }
    for (let i = 0; i < HEAD; i++) {
      const difference = heads[a * HEAD + i]! - heads[b * HEAD + i]!;
      if (difference !== 0) return difference < 0 ? -sign : sign;
    }
    // With a zero at its end, the head is the whole text.
    if (heads[a * HEAD + HEAD - 1] === 0) return 0;
    return compareKeys(this.wholeOf(a), this.wholeOf(b), sign);
  }

  private wholeOf(slot: number): ReturnType<typeof sortKey> {
    if (!this.whole.has(slot)) this.whole.set(slot, this.keyOf(slot));
    return this.whole.get(slot);
  }

  private keyOf(slot: number): ReturnType<typeof sortKey> {
    const paper = this.papers[slot];
    return paper && sortKey(paper, this.property);
  }
}
