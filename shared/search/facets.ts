/** Counts of what the papers of a result have: what the sidebar shows beside a search. */
import type { Count, Facets } from '../api/schemas.ts';
import type { Paper } from '../library/paper.ts';
import { grown } from './chunked-arrays.ts';
import { countSet } from './vectors.ts';

/** Nobody reads a longer list; the rest is reached by typing. */
const MAX_VALUES = 200;

const KINDS = ['tags', 'topics', 'years', 'venues', 'statuses'] as const;
type Kind = (typeof KINDS)[number];

/** Knows the countable values of each paper as numbers, one list after the other, so that counting a large result takes a few milliseconds. */
export class FacetCounter {
  private readonly numbers = new Map<Kind, Map<string, number>>(KINDS.map((kind) => [kind, new Map()]));
  private readonly values: { kind: Kind; value: string }[] = [];
  /** Slots below are noted, but for those in `stale`. */
  private next = 0;
  private readonly stale: number[] = [];
  /** By slot: where the values of its paper are in `noted`. */
  private starts: Uint32Array = new Uint32Array(1024);
  private ends: Uint32Array = new Uint32Array(1024);
  private noted: Uint32Array = new Uint32Array(8192);
  private used = 0;
  /** By value: how many papers have it. */
  private totals: Uint32Array = new Uint32Array(256);

  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  /** The paper in a slot has changed, come or gone. */
  update(slot: number): void {
    if (slot < this.next) this.stale.push(slot);
  }

  /** Counts over the slots that `found` marks, live ones only; most frequent first (years: newest first), ties by name. */
  count(found: Uint8Array): Facets {
    for (const _ of this.prepare());
    for (const slot of this.stale) this.note(slot);
    this.stale.length = 0;
    const { starts, ends, noted } = this;
    const slots = this.papers.length;
    // Counted are the found or the others, whichever are fewer.
    const others = countSet(found, slots) * 2 > slots;
    const sought = others ? 0 : 1;
    const counts = others ? this.totals.slice(0, this.values.length) : new Uint32Array(this.values.length);
    const step = others ? -1 : 1;
    for (let slot = 0; slot < slots; slot++) {
      if (found[slot] !== sought) continue;
      for (let at = starts[slot]!; at < ends[slot]!; at++) counts[noted[at]!]! += step;
    }
    const byKind = new Map<Kind, Map<string, number>>(KINDS.map((kind) => [kind, new Map()]));
    counts.forEach((count, number) => {
      const { kind, value } = this.values[number]!;
      if (count > 0) byKind.get(kind)!.set(value, count);
    });
    const frequent = (kind: Kind): Count[] => mostFrequent(byKind.get(kind)!, MAX_VALUES);
    return {
      tags: frequent('tags'),
      topics: frequent('topics'),
      years: frequent('years').sort((a, b) => Number(b.value) - Number(a.value)),
      venues: frequent('venues'),
      statuses: frequent('statuses'),
    };
  }

  /** Reads the papers that were not read yet, some milliseconds a step, so that the first count is as fast as any. */
  *prepare(): Generator<void, void> {
    while (this.next < this.papers.length) {
      this.note(this.next++);
      if (this.next % 512 === 0) yield;
    }
  }

  private note(slot: number): void {
    const paper = this.papers[slot];
    if (slot >= this.starts.length) {
      this.starts = grown(this.starts, slot + 1);
      this.ends = grown(this.ends, slot + 1);
    }
    const numbers = paper ? this.numbersOf(paper) : [];
    if (this.values.length > this.totals.length) this.totals = grown(this.totals, this.values.length);
    const { totals } = this;
    const start = this.starts[slot]!;
    for (let at = start; at < this.ends[slot]!; at++) totals[this.noted[at]!]!--;
    for (const number of numbers) totals[number]!++;
    // In the place of the list before, where it fits.
    if (start + numbers.length > this.ends[slot]!) {
      this.starts[slot] = this.used;
      this.used += numbers.length;
      if (this.used > this.noted.length) this.noted = grown(this.noted, this.used);
    }
    this.noted.set(numbers, this.starts[slot]);
    this.ends[slot] = this.starts[slot]! + numbers.length;
  }

  private numbersOf(paper: Paper): number[] {
    const numbers: number[] = [];
    for (const tag of paper.tags) numbers.push(this.numberOf('tags', tag));
    for (const topic of paper.topics) numbers.push(this.numberOf('topics', topic));
    if (paper.published?.year !== undefined)
      numbers.push(this.numberOf('years', String(paper.published.year)));
    if (paper.venue !== undefined) numbers.push(this.numberOf('venues', paper.venue));
    numbers.push(this.numberOf('statuses', paper.status));
    return numbers;
  }

  private numberOf(kind: Kind, value: string): number {
    const numbers = this.numbers.get(kind)!;
    let number = numbers.get(value);
    if (number === undefined) {
      number = this.values.length;
      this.values.push({ kind, value });
      numbers.set(value, number);
    }
    return number;
  }
}

/** The most frequent values, at most `limit`; ties in code unit order, so that the answer is the same everywhere. */
export function mostFrequent(counts: ReadonlyMap<string, number>, limit: number): Count[] {
  // Numbers are sorted far faster than values: those that are too rare are left out first.
  const least = counts.size > limit ? Uint32Array.from(counts.values()).sort()[counts.size - limit]! : 0;
  return [...counts]
    .filter(([, n]) => n >= least)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([value, n]) => ({ value, count: n }));
}
