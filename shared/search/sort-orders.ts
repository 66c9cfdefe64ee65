/** Sorted lists of all papers, made in slices or when asked for, and kept sorted as papers come and go. */
import { SORTS } from '../api/schemas.ts';
import type { Paper } from '../library/paper.ts';
import { grown } from './chunked-arrays.ts';
import { byAdded, paperOrder, type Property } from './sort.ts';
import { SortKeys } from './sort-keys.ts';

/** Slots in an order. */
class SortedList {
  constructor(
    private readonly compare: (a: Paper, b: Paper) => number,
    private readonly papers: readonly (Paper | undefined)[],
    private room: Uint32Array,
    private length = room.length,
  ) {}

  get slots(): Uint32Array {
    return this.room.subarray(0, this.length);
  }

  insert(slot: number, paper: Paper): void {
    const place = this.placeOf(paper);
    if (this.length === this.room.length) this.room = grown(this.room, this.length + 1);
    this.room.copyWithin(place + 1, place, this.length++);
    this.room[place] = slot;
  }

  delete(slot: number): void {
    const place = this.findSlot(slot);
    if (place >= 0) this.room.copyWithin(place, place + 1, this.length--);
  }

  /**
   * Puts `slot`, for the paper `now`, in the place of `old`, or where that paper belongs; only what lies between is moved. Returns
   * whether the place is the same.
   */
  replace(old: number, slot: number, now: Paper): boolean {
    const { room, papers } = this;
    const isSame = this.compare(papers[old]!, now) === 0;
    if (isSame && slot === old) return true;
    const from = this.findSlot(old);
    if (from < 0) {
      this.insert(slot, now);
      return false;
    }
    let to = from;
    if (!isSame) {
      to = this.placeOf(now);
      if (to > from) room.copyWithin(from, from + 1, to--);
      else room.copyWithin(to + 1, to, from);
    }
    room[to] = slot;
    return to === from;
  }

  /** Leaves out the slots that `leaving` marks. */
  deleteAll(leaving: Uint8Array): void {
    let end = 0;
    for (const slot of this.slots) if (leaving[slot] !== 1) this.room[end++] = slot;
    this.length = end;
  }

  /** The place of a slot whose paper is still there, or -1. */
  private findSlot(slot: number): number {
    const place = this.placeOf(this.papers[slot]!);
    return this.room[place] === slot ? place : this.slots.indexOf(slot);
  }

  /** Where a paper stands, or would: orders are total, so equal means the same paper. */
  private placeOf(paper: Paper): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(this.papers[this.room[middle]!]!, paper) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Keys read, and places merged, between two steps. */
const KEYS_PER_STEP = 512;
const STEP = 2_048;
const MOST_TRIES = 4;
/** Orders by what is searched for words. */
const TEXT_ORDERS: ReadonlySet<string> = new Set(
  (['title', 'author', 'venue'] as const).flatMap((property) => [
    nameOf(property, true),
    nameOf(property, false),
  ]),
);
/** Newest first: the order of equals. */
const EQUALS = nameOf('added', true);

export class SortOrders {
  private readonly lists = new Map<string, SortedList>();
  /** Place by slot in the order of equals; made when asked for. */
  private places: Uint32Array | undefined;
  private changes = 0;

  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  /** Slots of all papers in an order. */
  slots(property: Property, descending: boolean): Uint32Array {
    const list = this.lists.get(nameOf(property, descending));
    if (list) return list.slots;
    for (const _ of this.make(property, [descending]));
    return this.lists.get(nameOf(property, descending))!.slots;
  }

  /** The place of each slot in the order of equals (newest first); what breaks ties between scores. */
  ranks(): Uint32Array {
    const slots = this.slots('added', true);
    if (!this.places) {
      this.places = new Uint32Array(this.papers.length + 1024);
      for (let place = 0; place < slots.length; place++) this.places[slots[place]!] = place;
    }
    return this.places;
  }

  /** Makes all lists, some milliseconds a step, so that nobody waits for one later. Papers may come and go between the steps. */
  *prepare(): Generator<void, void> {
    for (const property of SORTS) {
      if (property === 'relevance') continue;
      // A change makes what was begun of no use; where they come and come, the list is made when asked for.
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const missing = [true, false].filter((descending) => !this.lists.has(nameOf(property, descending)));
        if (missing.length > 0) yield* this.make(property, missing);
      }
    }
    this.ranks();
  }

  /** A paper came into a slot (after it is there). */
  add(slot: number): void {
    this.changed();
    this.places = undefined;
    for (const list of this.lists.values()) list.insert(slot, this.papers[slot]!);
  }

  /** A paper leaves its slot (while it is still there). */
  remove(slot: number): void {
    this.changed();
    this.places = undefined;
    for (const list of this.lists.values()) list.delete(slot);
  }

  /**
   * The paper in `old` is `now` in `slot`, which may be the same one (while the paper before is still in `old`). Most changes move it
   * in few orders, and there not far.
   * @param isTextSame Whether nothing changed that is searched for words: then many orders need not be looked at.
   */
  replace(old: number, slot: number, now: Paper, isTextSame: boolean): void {
    this.changed();
    // Equal texts fall to the date of adding.
    const staysInText = isTextSame && slot === old && this.papers[old]!.addedAt === now.addedAt;
    let { places } = this;
    for (const [name, list] of this.lists) {
      if (staysInText && TEXT_ORDERS.has(name)) continue;
      const isSame = list.replace(old, slot, now);
      if (name === EQUALS && !isSame) places = undefined;
    }
    if (places && slot >= places.length) places = grown(places, slot + 1);
    if (places) places[slot] = places[old]!;
    this.places = places;
  }

  /** Very many papers are about to change: all but the order of equals are made anew later, which takes less than to keep them. */
  drop(): void {
    for (const name of this.lists.keys()) if (name !== EQUALS) this.lists.delete(name);
  }

  /** As `remove`, for all slots that `leaving` marks. */
  removeAll(leaving: Uint8Array): void {
    this.changed();
    this.places = undefined;
    for (const list of this.lists.values()) list.deleteAll(leaving);
  }

  private changed(): void {
    this.changes++;
  }

  /** Makes lists of one property; none where papers came or went meanwhile: then they are made when asked for. */
  private *make(property: Property, directions: readonly boolean[]): Generator<void, void> {
    const before = this.changes;
    // Most papers have no rating and no claim: the order of equals must be at hand.
    const places = property === 'added' ? undefined : this.ranks();
    const all = this.papers.length;
    const keys = new SortKeys(property, this.papers, all);
    const slots = new Uint32Array(all);
    let count = 0;
    for (let slot = 0; slot < all; slot++) {
      keys.read(slot);
      if (this.papers[slot]) slots[count++] = slot;
      if (slot % KEYS_PER_STEP === KEYS_PER_STEP - 1) yield;
      if (before !== this.changes) return;
    }
    // Those without a key come last both ways; equals keep their order, which is why one way is not the other one reversed.
    for (const descending of directions) {
      const sign = descending ? -1 : 1;
      const compare = (a: number, b: number): number =>
        keys.compare(a, b, sign) ||
        (places ? places[a]! - places[b]! : byAdded(this.papers[a]!, this.papers[b]!));
      const sorted = yield* sortInSteps(slots.subarray(0, count), compare, () => before !== this.changes);
      if (!sorted) return;
      const list = new SortedList(paperOrder(property, descending), this.papers, sorted);
      this.lists.set(nameOf(property, descending), list);
    }
  }
}

function nameOf(property: Property, descending: boolean): string {
  return `${property} ${descending}`;
}

type Compare = (a: number, b: number) => number;

/** Merge sort: pieces of one step each, then pairs of them. Undefined where `isStale` says so between two steps. */
function* sortInSteps(
  numbers: Uint32Array,
  compare: Compare,
  isStale: () => boolean,
): Generator<void, Uint32Array | undefined> {
  const { length } = numbers;
  let from = new Uint32Array(length);
  for (let at = 0; at < length; at += STEP) {
    from.set(numbers.slice(at, at + STEP).sort(compare), at);
    yield;
    if (isStale()) return undefined;
  }
  let to = new Uint32Array(length);
  for (let size = STEP; size < length; size *= 2) {
    for (let start = 0; start < length; start += 2 * size) {
      const merge = new Merge(
        from,
        to,
        start,
        Math.min(start + size, length),
        Math.min(start + 2 * size, length),
      );
      while (merge.goOn(compare)) {
        yield;
        if (isStale()) return undefined;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Two sorted pieces that become one. Not part of the generator, in which loops run slowly. */
class Merge {
  private left: number;
  private right: number;
  private at: number;

  constructor(
    private readonly from: Uint32Array,
    private readonly to: Uint32Array,
    start: number,
    private readonly middle: number,
    private readonly end: number,
  ) {
    this.left = this.at = start;
    this.right = middle;
  }

  /** Merges on for one step; false when all is done. */
  goOn(compare: Compare): boolean {
    const { from, to, middle, end } = this;
    let { left, right, at } = this;
    // Papers mostly lie in the order in which they were added: then a piece follows the other whole.
    const isInOrder = right >= end || left >= middle || compare(from[middle - 1]!, from[right]!) <= 0;
    const isReversed = !isInOrder && compare(from[left]!, from[end - 1]!) > 0;
    for (const stop = Math.min(end, at + STEP); at < stop; at++) {
      const takesLeft =
        right >= end ||
        (left < middle && !isReversed && (isInOrder || compare(from[left]!, from[right]!) <= 0));
      to[at] = from[takesLeft ? left++ : right++]!;
    }
    this.left = left;
    this.right = right;
    this.at = at;
    return at < end;
  }
}
