/** The order of what a query finds. */
import type { QueryProblem } from '../api/schemas.ts';
import type { Evaluation } from './evaluate.ts';
import { orderByRelevance } from './order-by-relevance.ts';
import { sumOf } from './rank.ts';
import type { SearchRequest } from './search-engine.ts';
import { isDescendingByNature } from './sort.ts';
import type { SortOrders } from './sort-orders.ts';
import type { WordIndex } from './word-index.ts';

/** A result in its order. What lies beyond the pages asked for is put in order only when asked for. */
export class Order {
  private ranked: { slots: Uint32Array; scores: Float64Array } | undefined;
  private sorted: Uint32Array | undefined;

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
      this.sorted ??= this.sort(total, sort === 'relevance' ? 'added' : sort, descending);
      const page = this.sorted.subarray(offset, offset + limit);
      return Array.from(page, (slot) => ({ slot, score: ranking ? sumOf(ranking.keys[slot]!) : 0 }));
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

  private sort(total: number, sort: Parameters<SortOrders['slots']>[0], descending: boolean): Uint32Array {
    const found = this.evaluation.found();
    const result = new Uint32Array(total);
    let at = 0;
    for (const slot of this.orders.slots(sort, descending)) if (found[slot] !== 0) result[at++] = slot;
    return result;
  }
}
