/** Sorted lists of all papers, one for each order that was asked for, kept sorted as papers come and go. */
import type { Sort } from '../api/schemas.ts';
import type { Paper } from '../library/paper.ts';
import { paperOrder } from './sort.ts';

interface SortedList {
  readonly compare: (a: Paper, b: Paper) => number;
  slots: number[];
  /** Place by slot; made when asked for. */
  ranks: Uint32Array | undefined;
}

export class SortOrders {
  private readonly lists = new Map<string, SortedList>();

  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  /** Slots of all papers in an order. */
  slots(sort: Exclude<Sort, 'relevance'>, descending: boolean): readonly number[] {
    return this.list(sort, descending).slots;
  }

  /** The place of each slot in the order of equals (newest first); what breaks ties between scores. */
  ranks(): Uint32Array {
    const list = this.list('added', true);
    if (!list.ranks) {
      list.ranks = new Uint32Array(this.papers.length);
      for (let place = 0; place < list.slots.length; place++) list.ranks[list.slots[place]!] = place;
    }
    return list.ranks;
  }

  /** A paper came into a slot (after it is there). */
  add(slot: number): void {
    for (const list of this.lists.values()) {
      list.slots.splice(this.placeOf(list, this.papers[slot]!), 0, slot);
      list.ranks = undefined;
    }
  }

  /** A paper leaves its slot (while it is still there). */
  remove(slot: number): void {
    for (const list of this.lists.values()) {
      const place = this.placeOf(list, this.papers[slot]!);
      if (list.slots[place] === slot) list.slots.splice(place, 1);
      else list.slots = list.slots.filter((other) => other !== slot);
      list.ranks = undefined;
    }
  }

  private list(sort: Exclude<Sort, 'relevance'>, descending: boolean): SortedList {
    const key = `${sort} ${descending}`;
    let list = this.lists.get(key);
    if (!list) {
      const compare = paperOrder(sort, descending);
      const slots: number[] = [];
      this.papers.forEach((paper, slot) => {
        if (paper) slots.push(slot);
      });
      slots.sort((a, b) => compare(this.papers[a]!, this.papers[b]!));
      list = { compare, slots, ranks: undefined };
      this.lists.set(key, list);
    }
    return list;
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
