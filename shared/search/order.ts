/** The order of what a query finds. */
import type { QueryProblem } from '../api/schemas.ts';
import type { Evaluation } from './evaluate.ts';
import { orderByRelevance } from './order-by-relevance.ts';
import { sumOf } from './rank.ts';
import type { SearchRequest } from './search-engine.ts';
import { isDescendingByNature } from './sort.ts';
import type { SortOrders } from './sort-orders.ts';
import type { WordIndex } from './word-index.ts';

const NEAR_THE_TOP = 1_000;

/** A result in its order. What lies beyond the pages asked for is put in order only when asked for. */
export class Order {
  private ranked: { slots: Uint32Array; scores: Float64Array } | undefined;
  /** The first of a sorted result, and how many slots of all were looked at for them. */
  private readonly sorted: number[] = [];
  private looked = 0;

  constructor(
    readonly evaluation: Evaluation,
    /** Problems of reading the query. */
    readonly problems: readonly QueryProblem[],
    private readonly input: SearchRequest,
    private readonly index: WordIndex,
    private readonly orders: SortOrders,
  ) {}

  page(offset: number, limit: number): { slot: number; score: number }[] {
    const { ranking, total } = this.evaluation;
    const sort = this.input.sort ?? (ranking ? 'relevance' : 'added');
    const descending = this.input.descending ?? isDescendingByNature(sort);
    if (limit === 0 || offset >= total) return [];
    if (sort !== 'relevance' || !ranking) {
      this.sortUpTo(offset + limit, this.orders.slots(sort === 'relevance' ? 'added' : sort, descending));
      const page = this.sorted.slice(offset, offset + limit);
      return page.map((slot) => ({ slot, score: ranking ? sumOf(ranking.keys[slot]!) : 0 }));
    }
    // From the worst on, the end of the list is the beginning.
    const end = descending ? Math.min(total, offset + limit) : total;
    if (!this.ranked || this.ranked.slots.length < end) {
      const equals = { byPlace: this.orders.slots('added', true), places: this.orders.ranks() };
      this.ranked = orderByRelevance(ranking, equals, end, this.index);
    }
    const { slots, scores } = this.ranked;
    const hits: { slot: number; score: number }[] = [];
    for (let i = offset; i < Math.min(total, offset + limit); i++) {
      const place = descending ? i : total - 1 - i;
      hits.push({ slot: slots[place]!, score: scores[place]! });
    }
    return hits;
  }

  /** The place of a paper among all that were found; undefined where it was not. */
  placeOf(slot: number): number | undefined {
    const { evaluation } = this;
    if (evaluation.found()[slot] === 0) return undefined;
    const { total } = evaluation;
    // Mostly it is near the top, and the rest need not be put in order.
    for (const end of [Math.min(NEAR_THE_TOP, total), total]) {
      // Asking for the last one puts all before it in order.
      this.page(end - 1, 1);
      const at = this.ranked ? this.ranked.slots.indexOf(slot) : this.sorted.indexOf(slot);
      if (at >= 0) return this.ranked && this.input.descending === false ? total - 1 - at : at;
    }
    return undefined;
  }

  private sortUpTo(count: number, slots: Uint32Array): void {
    const found = this.evaluation.found();
    while (this.sorted.length < count && this.looked < slots.length) {
      const slot = slots[this.looked++]!;
      if (found[slot] !== 0) this.sorted.push(slot);
    }
  }
}
