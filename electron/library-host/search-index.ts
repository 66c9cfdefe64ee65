/** Keeps the search engine beside the store: takes it from its cache or fills it in slices, follows every change, answers meanwhile. */
import type { RequestData } from '../../shared/api/contract.ts';
import type { Completion } from '../../shared/api/schemas.ts';
import type { LibraryState } from '../../shared/library/changes.ts';
import { filterPapers } from '../../shared/search/filter-papers.ts';
import { SearchEngine, type SearchAnswer } from '../../shared/search/search-engine.ts';
import type { IndexCache } from './index-cache.ts';

/** How long one slice of building may hold the event loop, milliseconds: well under a frame. */
const SLICE_MS = 8;
/** So many changed papers are indexed before the next answer: they take some ten milliseconds. */
const MOST_AT_ONCE = 200;
/** Smaller libraries are indexed before a cache would be read. */
const WORTH_CACHING = 2_000;

export class SearchIndex {
  #engine = new SearchEngine();
  /** Papers to be indexed, or indexed anew; the last is next. */
  #pending: string[] = [];
  #toBuild = 0;
  #closed = false;
  /** The engine's tidying under way: a run that was begun must be finished before the next. */
  #tidying: Generator<void, void> | undefined;
  /** Papers indexed since the cache was written or read. */
  #uncached = 0;
  /** While the index is read from its cache: the papers that changed since that began. */
  #changedWhileLoading: Set<string> | undefined;
  #wasLoaded = false;
  readonly #state: () => LibraryState;
  readonly #cache: IndexCache | undefined;
  readonly #finished: () => void;
  /** Whether all papers that the library held on opening were read. */
  #isPrepared = false;
  /** Who waits for all papers to be read. */
  readonly #waiting: (() => void)[] = [];

  /** Starts indexing the papers of `state`; `finished` is called when all are in, then and after each large change. */
  constructor(state: () => LibraryState, options: { cache?: IndexCache | undefined; finished: () => void }) {
    this.#state = state;
    this.#cache = options.cache;
    this.#finished = () => {
      for (const resolve of this.#waiting.splice(0)) resolve();
      options.finished();
      this.#inSteps(this.#engine.prepare(), () => undefined);
      this.#isPrepared = true;
    };
    this.#expect([...state().papers.keys()]);
    if (this.#cache && state().papers.size >= WORTH_CACHING) void this.#load(this.#cache);
    else this.#buildSlice();
  }

  /** 0 to 1 while papers are missing from the index, undefined when it is complete. */
  get progress(): number | undefined {
    return this.#pending.length === 0 ? undefined : 1 - this.#pending.length / this.#toBuild;
  }

  /** Resolves when no papers are missing from the index, or it was closed. */
  allRead(): Promise<void> {
    if (this.progress === undefined || this.#closed) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  search(input: RequestData<'papers.search'>, now: Date): SearchAnswer & { indexing?: number } {
    if (this.progress === undefined) return this.#engine.search(input, now);
    const whole = filterPapers(this.#state().papers.values(), input, now);
    return whole ?? { ...this.#engine.search(input, now), indexing: this.progress };
  }

  /** The ids of all papers that a query finds. Waits for those that the index has yet to read: an export must not miss any. */
  async ids(query: string, now: Date): Promise<string[]> {
    while (this.progress !== undefined && !this.#closed) {
      const request = { query, offset: 0, limit: Infinity, facets: false };
      const whole = filterPapers(this.#state().papers.values(), request, now);
      if (whole) return whole.hits.map(({ id }) => id);
      await this.allRead();
    }
    return this.#engine.ids(query, now);
  }

  /** The ids of the rows that `search` would answer, any number of them. */
  pageOfIds(input: RequestData<'papers.ids'>, now: Date): string[] {
    const request = { ...input, facets: false };
    if (this.progress === undefined) return this.#engine.pageOfIds(request, now);
    return this.search(request, now).hits.map(({ id }) => id);
  }

  /** How many papers a query finds. */
  count(query: string, now: Date): number {
    return this.search({ query, offset: 0, limit: 0, facets: false }, now).total;
  }

  complete(query: string, cursor: number): Completion {
    return this.#engine.complete(query, cursor);
  }

  /** Takes over what changed in the state; much of it in the background, with answers meanwhile. */
  update(ids: readonly string[]): void {
    if (this.#changedWhileLoading) for (const id of ids) this.#changedWhileLoading.add(id);
    if (ids.length > MOST_AT_ONCE) {
      this.#updateInSlices(ids);
      return;
    }
    for (const id of ids) {
      const paper = this.#state().papers.get(id);
      if (paper) this.#engine.put(paper);
      else this.#engine.remove(id);
    }
    this.#uncached += ids.length;
    if (this.progress === undefined) this.#tidy(this.#engine.maintain(), () => undefined);
  }

  #updateInSlices(ids: readonly string[]): void {
    const isBuilding = this.progress !== undefined;
    if (!isBuilding) this.#toBuild = 0;
    this.#engine.expect(ids.length);
    const { papers } = this.#state();
    const present = ids.filter((id) => papers.has(id));
    if (present.length < ids.length) this.#engine.removeSoon(ids.filter((id) => !papers.has(id)));
    for (const id of present) this.#pending.push(id);
    this.#toBuild += present.length;
    this.#uncached += ids.length;
    if (isBuilding) return;
    if (this.#pending.length > 0) setImmediate(() => this.#buildSlice());
    else this.#tidy(this.#engine.maintain(), () => undefined);
  }

  /** Stops building; writes the cache where enough is new to be worth it. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
    const { size } = this.#engine;
    const isWorthIt = size >= WORTH_CACHING && this.#uncached > size / 20 && this.#pending.length === 0;
    if (isWorthIt) for (const _ of this.#tidying ?? []);
    if (this.#cache && isWorthIt) await this.#cache.write(this.#engine.pack());
  }

  async #load(cache: IndexCache): Promise<void> {
    const bytes = await cache.read();
    if (bytes) this.#inSteps(this.#unpack(bytes), () => this.#buildSlice());
    else this.#buildSlice();
  }

  /** Takes the engine from the bytes of the cache, where they are good; papers that changed meanwhile are to be read anew. */
  *#unpack(bytes: Uint8Array): Generator<void, void> {
    const changed = (this.#changedWhileLoading = new Set<string>());
    const missing: string[] = [];
    const papers = [...this.#state().papers.values()];
    const engine = yield* SearchEngine.unpack(bytes, papers, ({ id }) => missing.push(id));
    this.#changedWhileLoading = undefined;
    if (!engine) return;
    this.#engine = engine;
    this.#wasLoaded = true;
    this.#uncached = 0;
    this.#expect([...new Set([...missing, ...changed])]);
    engine.removeSoon([...changed].filter((id) => !this.#state().papers.has(id)));
  }

  /** Newest last, so that they are read first: what was added lately is what people look for while the rest is read. */
  #expect(ids: string[]): void {
    this.#pending = ids;
    this.#toBuild = ids.length;
  }

  #buildSlice(): void {
    if (this.#closed) return;
    const started = performance.now();
    while (this.#pending.length > 0 && performance.now() - started < SLICE_MS) this.#indexNext();
    if (this.#pending.length > 0) setImmediate(() => this.#buildSlice());
    else if (this.#toBuild > 0) {
      // All is packed once when it was built anew; a few papers beside what came from the cache are no reason to.
      const always = !this.#isPrepared && !this.#wasLoaded;
      this.#tidy(this.#engine.maintain(always), this.#finished);
    } else this.#finished();
  }

  #tidy(steps: Generator<void, void>, then: () => void): void {
    if (this.#tidying) {
      then();
      return;
    }
    this.#tidying = steps;
    this.#inSteps(steps, () => {
      this.#tidying = undefined;
      then();
    });
  }

  /** Runs what the engine does in small steps, with answers in between. */
  #inSteps(steps: Generator<void, void>, then: () => void): void {
    const step = (): void => {
      if (this.#closed) return;
      if (!steps.next().done) setImmediate(step);
      else then();
    };
    step();
  }

  #indexNext(): void {
    const id = this.#pending.pop();
    const paper = id === undefined ? undefined : this.#state().papers.get(id);
    if (!paper) return;
    this.#engine.put(paper);
    this.#uncached++;
  }
}
