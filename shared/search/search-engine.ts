/**
 * Finds papers: the query language over an index in memory. Synchronous, no input or output; the library host keeps one beside
 * the store and tells it of every change.
 */
import type { z } from 'zod';
import type { Completion, Facets, Match, QueryProblem, searchInputSchema, Snippet } from '../api/schemas.ts';
import type { Paper } from '../library/paper.ts';
import { completeQuery, ValueCounts } from './complete.ts';
import { evaluate } from './evaluate.ts';
import { FieldVerdicts } from './field-verdicts.ts';
import { FacetCounter } from './facets.ts';
import { paperMatches, rowMatches, rowSnippet } from './highlight.ts';
import { packIndex, unpackIndex } from './index-cache.ts';
import { hasSameTexts } from './paper-words.ts';
import { parseQuery } from './query.ts';
import { Order } from './order.ts';
import { RankingArrays } from './rank.ts';
import { SlotsById } from './slots-by-id.ts';
import { SortOrders } from './sort-orders.ts';
import { WordIndex } from './word-index.ts';
import { WordMatcher } from './word-matcher.ts';

export interface SearchHit {
  readonly id: string;
  /** Larger is better; 0 where the query has nothing that ranks. */
  readonly score: number;
  /** Title, authors, venue, tags and key; the abstract and the note are in the snippet. */
  readonly matches: readonly Match[];
  readonly snippet?: Snippet;
}

export interface SearchAnswer {
  readonly total: number;
  /** The asked-for page, in order. */
  readonly hits: readonly SearchHit[];
  readonly problems: readonly QueryProblem[];
  readonly facets?: Facets;
  /** Where the followed paper is in the whole result. */
  readonly place?: number;
}

/** The input of `papers.search` with its defaults filled in. */
export type SearchRequest = z.output<typeof searchInputSchema>;

/** Papers indexed between two steps of `build`. */
const PAPERS_PER_STEP = 8;
/** The list, the detail pane, and a search or two of the sidebar. */
const MAX_RECENT = 4;
/** So few changes beside the packed postings cost little, and so many more than those: each time, all are packed again. */
const SMALL_SEGMENT = 1_000_000;
const LARGEST_SHARE = 3;
/** A larger share of the papers, one in so many, is put at once: then it pays to make sorted lists anew. */
const MANY = 5;

export class SearchEngine {
  private readonly papers: (Paper | undefined)[] = [];
  private readonly slots = new SlotsById(this.papers);
  private readonly index: WordIndex;
  private readonly matcher: WordMatcher;
  private readonly orders = new SortOrders(this.papers);
  private readonly facets = new FacetCounter(this.papers);
  private readonly values = new ValueCounts(this.papers);
  private readonly verdicts = new FieldVerdicts(this.papers);
  private readonly arrays = new RankingArrays();
  /** Papers that were removed and whose words are still counted. */
  private readonly removed: Paper[] = [];
  /** The last answers before paging: scrolling asks for the next page of the same query. */
  private readonly recent = new Map<string, Order>();

  constructor(index = new WordIndex()) {
    this.index = index;
    this.matcher = new WordMatcher(index);
  }

  /** Adds a paper, or replaces the one with its id. Searchable at once. */
  put(paper: Paper): void {
    const old = this.slots.get(paper.id);
    const before = old === undefined ? undefined : this.papers[old];
    if (before === paper) return;
    const isTextSame = before !== undefined && hasSameTexts(before, paper);
    // A status, a rating: its words are in the index already.
    const slot = isTextSame ? old! : this.index.add(paper);
    if (old !== undefined) this.orders.replace(old, slot, paper, isTextSame);
    if (isTextSame) this.values.change(slot, -1);
    this.papers[slot] = paper;
    this.values.change(slot, 1);
    if (old === undefined) this.orders.add(slot);
    else if (!isTextSame) this.index.uncount(this.takeOut(old));
    this.slots.set(paper.id, slot);
    this.verdicts.update(slot);
    this.facets.update(slot);
    this.forget();
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.orders.remove(slot);
    this.index.uncount(this.takeOut(slot));
  }

  /** Removes many papers. What takes time of it is left for `maintain`, until when the order of answers is a little off. */
  removeSoon(ids: readonly string[]): void {
    const leaving = new Uint8Array(this.papers.length);
    for (const id of ids) {
      const slot = this.slots.get(id);
      if (slot !== undefined) leaving[slot] = 1;
    }
    this.orders.removeAll(leaving);
    leaving.forEach((isLeaving, slot) => {
      if (isLeaving === 1) this.removed.push(this.takeOut(slot));
    });
  }

  /** So many papers are about to be put: if most of what is kept sorted would move, it is made anew, by `prepare` or when asked for. */
  expect(count: number): void {
    if (count > this.size / MANY) this.orders.drop();
  }

  has(id: string): boolean {
    return this.slots.get(id) !== undefined;
  }

  get size(): number {
    return this.index.liveCount;
  }

  /**
   * Adds many papers in steps of some milliseconds: call `next()` until it is done, doing other work in between. Yields how much is
   * done, 0 to 1. Searching works all the while on what is there.
   */
  *build(papers: readonly Paper[]): Generator<number, void> {
    for (let at = 0; at < papers.length; at++) {
      this.put(papers[at]!);
      if (at % PAPERS_PER_STEP !== PAPERS_PER_STEP - 1) continue;
      const done = at / papers.length;
      yield done;
      for (const _ of this.maintain()) yield done;
    }
    for (const _ of this.maintain(true)) yield 1;
  }

  /**
   * Tidies the index in steps of a few milliseconds, where there is enough to tidy (or `always`): call `next()` until it is done
   * whenever there is time. Not needed for correct answers. A run that was begun must be finished before the next.
   */
  *maintain(always = false): Generator<void, void> {
    yield* this.uncountRemoved();
    const pending = this.index.pendingPostings;
    const enough = Math.max(SMALL_SEGMENT, LARGEST_SHARE * this.index.packedPostings);
    if (pending === 0 || (!always && pending < enough)) return;
    yield* this.index.compact();
  }

  /**
   * Makes in steps of a few milliseconds what first answers would otherwise wait for: sorted lists, values to count. To be run
   * when the papers are in; not needed for correct answers.
   */
  *prepare(): Generator<void, void> {
    this.index.reserve();
    yield;
    yield* this.slots.prepare();
    yield* this.orders.prepare();
    yield* this.facets.prepare();
    yield* this.values.prepare();
  }

  /** One page, ranked or sorted. Never throws; a problem in the query never empties the result. */
  search(input: SearchRequest, now: Date): SearchAnswer {
    const order = this.order(input, now);
    const { evaluation } = order;
    const { highlights, total, problems } = evaluation;
    const page = order.page(input.offset, input.limit);
    return {
      total,
      hits: page.map(({ slot, score }) => {
        const paper = this.papers[slot]!;
        if (highlights.isEmpty) return { id: paper.id, score, matches: [] };
        const snippet = rowSnippet(paper, highlights);
        const matches = rowMatches(paper, highlights);
        return { id: paper.id, score, matches, ...(snippet ? { snippet } : {}) };
      }),
      problems: order.problems.concat(problems),
      ...(input.facets ? { facets: this.facets.count(evaluation.found()) } : {}),
      ...this.placeOf(input.follow, order),
    };
  }

  /** The ids of all papers that a query finds, last added first. */
  ids(query: string, now: Date): string[] {
    return this.pageOfIds({ query, sort: 'added', offset: 0, limit: Infinity, facets: false }, now);
  }

  /** The ids of one page of `search`, of any size: nothing is highlighted. */
  pageOfIds(input: SearchRequest, now: Date): string[] {
    const order = this.order(input, now);
    const limit = Math.min(input.limit, order.evaluation.total);
    return order.page(input.offset, limit).map(({ slot }) => this.papers[slot]!.id);
  }

  /** What completes at `cursor` (UTF-16 offset) of a query. */
  complete(query: string, cursor: number): Completion {
    return completeQuery(query, cursor, this.values);
  }

  /** Where a paper (of the library or not) matches a query, in whole texts: for the detail pane. */
  matchesOf(paper: Paper, query: string): Match[] {
    const { evaluation } = this.order({ query, offset: 0, limit: 0, facets: false }, new Date(0));
    return evaluation.highlights.isEmpty ? [] : paperMatches(paper, evaluation.highlights);
  }

  /** The index as bytes for the cache folder. Tidies up first if need be: at 100,000 papers some hundred milliseconds. */
  pack(): Uint8Array {
    for (const _ of this.maintain(true));
    return packIndex(this.index, this.papers);
  }

  /**
   * An engine from packed bytes, for the papers of a library as they are now, made in steps of some milliseconds; neither bytes nor
   * papers may change meanwhile. Papers that changed or are new are left out and given to `missing`: put them. Undefined where the
   * bytes are damaged, cut or from another version: build anew.
   */
  static *unpack(
    bytes: Uint8Array,
    papers: Iterable<Paper>,
    missing: (paper: Paper) => void = () => undefined,
  ): Generator<void, SearchEngine | undefined> {
    const cache = yield* unpackIndex(bytes, papers, missing);
    if (!cache) return undefined;
    const engine = new SearchEngine(cache.index);
    cache.papers.forEach((paper, slot) => (engine.papers[slot] = paper));
    engine.slots.begin();
    return engine;
  }

  private order(input: SearchRequest, now: Date): Order {
    const { root, problems } = parseQuery(input.query);
    const sort = input.sort ?? 'automatic';
    // Ages are counted in minutes; anything finer only keeps answers from being reused.
    const key = `${sort} ${input.descending ?? ''} ${Math.floor(now.getTime() / 60_000)} ${input.query}`;
    const known = this.recent.get(key);
    if (known) return known;
    this.matcher.trim();
    const { index, matcher, verdicts, arrays } = this;
    const context = { index, matcher, verdicts, arrays, now };
    const evaluation = evaluate(root, sort === 'automatic' || sort === 'relevance', context);
    const order = new Order(evaluation, problems, input, this.index, this.orders);
    this.recent.set(key, order);
    this.forgetRecent(MAX_RECENT);
    return order;
  }

  private placeOf(id: string | undefined, order: Order): { place?: number } {
    const slot = id === undefined ? undefined : this.slots.get(id);
    const place = slot === undefined ? undefined : order.placeOf(slot);
    return place === undefined ? {} : { place };
  }

  /** Takes the paper in a slot out of all answers; the sorted lists must not have it any more. */
  private takeOut(slot: number): Paper {
    const paper = this.papers[slot]!;
    this.index.remove(slot);
    this.values.change(slot, -1);
    this.papers[slot] = undefined;
    this.verdicts.update(slot);
    this.facets.update(slot);
    this.slots.delete(paper.id);
    this.forget();
    return paper;
  }

  private *uncountRemoved(): Generator<void, void> {
    for (let count = 1; this.removed.length > 0; count++) {
      this.index.uncount(this.removed.pop()!);
      if (count % PAPERS_PER_STEP === 0) yield;
    }
  }

  private forget(): void {
    this.matcher.clear();
    this.forgetRecent(0);
  }

  /** Drops all but the latest answers, and gives their arrays back. */
  private forgetRecent(kept: number): void {
    for (const [key, { evaluation }] of this.recent) {
      if (this.recent.size <= kept) return;
      this.recent.delete(key);
      evaluation.release(this.arrays);
    }
  }
}
