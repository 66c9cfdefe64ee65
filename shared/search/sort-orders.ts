/** Sorted lists of all papers, made in slices or when asked for, and kept sorted as papers come and go. */
import { SORTS, type Sort } from '../api/schemas.ts';
import type { Paper } from '../library/paper.ts';
import { byAdded, compareKeys, paperOrder, sortKey, type SortKey } from './sort.ts';

type Property = Exclude<Sort, 'relevance'>;

interface SortedList {
  readonly compare: (a: Paper, b: Paper) => number;
  slots: number[];
}

/** Keys read, or places merged, between two steps. */
const STEP = 2_048;

export class SortOrders {
  private readonly lists = new Map<string, SortedList>();
  /** Place by slot in the order of equals; made when asked for. */
  private places: Uint32Array | undefined;
  private changes = 0;

  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  /** Slots of all papers in an order. */
  slots(property: Property, descending: boolean): readonly number[] {
    const list = this.lists.get(nameOf(property, descending));
    if (list) return list.slots;
    for (const _ of this.make(property));
    return this.lists.get(nameOf(property, descending))!.slots;
  }

  /** The place of each slot in the order of equals (newest first); what breaks ties between scores. */
  ranks(): Uint32Array {
    const slots = this.slots('added', true);
    if (!this.places) {
      this.places = new Uint32Array(this.papers.length);
      for (let place = 0; place < slots.length; place++) this.places[slots[place]!] = place;
    }
    return this.places;
  }

  /** Makes all lists, some milliseconds a step, so that nobody waits for one later. Papers may come and go between the steps. */
  *prepare(): Generator<void, void> {
    for (const property of SORTS) {
      if (property !== 'relevance' && !this.lists.has(nameOf(property, true))) yield* this.make(property);
    }
    this.ranks();
  }

  /** A paper came into a slot (after it is there). */
  add(slot: number): void {
    this.changed();
    for (const list of this.lists.values())
      list.slots.splice(this.placeOf(list, this.papers[slot]!), 0, slot);
  }

  /** A paper leaves its slot (while it is still there). */
  remove(slot: number): void {
    this.changed();
    for (const list of this.lists.values()) {
      const place = this.placeOf(list, this.papers[slot]!);
      if (list.slots[place] === slot) list.slots.splice(place, 1);
      else list.slots = list.slots.filter((other) => other !== slot);
    }
  }

  private changed(): void {
    this.changes++;
    this.places = undefined;
  }

  /** Makes the lists of both directions; none where papers came or went meanwhile: then they are made when asked for. */
  private *make(property: Property): Generator<void, void> {
    const before = this.changes;
    const keys: SortKey[] = [];
    const slots: number[] = [];
    for (let slot = 0; slot < this.papers.length; slot++) {
      const paper = this.papers[slot];
      keys.push(paper && sortKey(paper, property));
      if (paper) slots.push(slot);
      if (slot % STEP === STEP - 1) yield;
      if (before !== this.changes) return;
    }
    // Those without a key come last both ways; equals keep their order, which is why one way is not the other one reversed.
    for (const descending of [true, false]) {
      const sign = descending ? -1 : 1;
      const compare = (a: number, b: number): number =>
        compareKeys(keys[a], keys[b], sign) || byAdded(this.papers[a]!, this.papers[b]!);
      const sorted = yield* sortInSteps(slots, compare, () => before !== this.changes);
      if (!sorted) return;
      this.lists.set(nameOf(property, descending), {
        compare: paperOrder(property, descending),
        slots: sorted,
      });
    }
  }

  /** Where a paper stands, or would: orders are total, so equal means the same paper. */
  private placeOf(list: SortedList, paper: Paper): number {
    let [low, high] = [0, list.slots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list.compare(this.papers[list.slots[middle]!]!, paper) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function nameOf(property: Property, descending: boolean): string {
  return `${property} ${descending}`;
}

/** Merge sort: pieces of one step each, then pairs of them. Undefined where `isStale` says so between two steps. */
function* sortInSteps(
  numbers: readonly number[],
  compare: (a: number, b: number) => number,
  isStale: () => boolean,
): Generator<void, number[] | undefined> {
  let from = numbers.slice();
  for (let at = 0; at < from.length; at += STEP) {
    const piece = from.slice(at, at + STEP).sort(compare);
    for (let i = 0; i < piece.length; i++) from[at + i] = piece[i]!;
    yield;
    if (isStale()) return undefined;
  }
  let to = from.slice();
  for (let size = STEP; size < from.length; size *= 2) {
    for (let start = 0; start < from.length; start += 2 * size) {
      const middle = Math.min(start + size, from.length);
      const end = Math.min(start + 2 * size, from.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const takesLeft = right >= end || (left < middle && compare(from[left]!, from[right]!) <= 0);
        to[at] = from[takesLeft ? left++ : right++]!;
        if (at % STEP !== STEP - 1) continue;
        yield;
        if (isStale()) return undefined;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
