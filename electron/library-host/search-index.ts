/** Keeps the search engine beside the store: fills it in slices after opening, follows every change, answers meanwhile. */
import type { RequestData } from '../../shared/api/contract.ts';
import type { Completion } from '../../shared/api/schemas.ts';
import type { LibraryState } from '../../shared/library/changes.ts';
import { SearchEngine, type SearchAnswer } from '../../shared/search/search-engine.ts';

/** How long one slice of building may hold the event loop, milliseconds: well under a frame. */
const SLICE_MS = 8;

export class SearchIndex {
  readonly #engine = new SearchEngine();
  #pending: string[] = [];
  #toBuild = 0;
  #closed = false;

  /** Starts indexing the papers of `state`; `finished` is called when all are in. */
  constructor(
    private readonly state: () => LibraryState,
    finished: () => void,
  ) {
    // Newest first: what was added last is what people look for while the rest is being read.
    this.#pending = [...state().papers.keys()];
    this.#toBuild = this.#pending.length;
    this.#buildSlice(finished);
  }

  /** 0 to 1 while papers are missing from the index, undefined when it is complete. */
  get progress(): number | undefined {
    return this.#pending.length === 0 ? undefined : 1 - this.#pending.length / this.#toBuild;
  }

  search(input: RequestData<'papers.search'>, now: Date): SearchAnswer & { indexing?: number } {
    const answer = this.#engine.search(input, now);
    return this.progress === undefined ? answer : { ...answer, indexing: this.progress };
  }

  /** The ids of all papers that a query finds. */
  ids(query: string, now: Date): string[] {
    this.#finish();
    const everything = { query, offset: 0, limit: Number.MAX_SAFE_INTEGER, facets: false };
    return this.#engine.search(everything, now).hits.map(({ id }) => id);
  }

  /** How many papers a query finds. */
  count(query: string, now: Date): number {
    return this.#engine.search({ query, offset: 0, limit: 0, facets: false }, now).total;
  }

  complete(query: string, cursor: number): Completion {
    return this.#engine.complete(query, cursor);
  }

  /** Takes over what changed in the state. */
  update(ids: readonly string[]): void {
    for (const id of ids) {
      const paper = this.state().papers.get(id);
      if (paper) this.#engine.put(paper);
      else this.#engine.remove(id);
    }
  }

  close(): void {
    this.#closed = true;
  }

  #buildSlice(finished: () => void): void {
    if (this.#closed) return;
    const started = performance.now();
    while (this.#pending.length > 0 && performance.now() - started < SLICE_MS) this.#indexNext();
    if (this.#pending.length === 0) finished();
    else setImmediate(() => this.#buildSlice(finished));
  }

  /** Indexes everything that is left now: an export must not miss papers because the index is young. */
  #finish(): void {
    while (this.#pending.length > 0) this.#indexNext();
  }

  #indexNext(): void {
    const id = this.#pending.pop();
    const paper = id === undefined ? undefined : this.state().papers.get(id);
    if (paper && !this.#engine.has(paper.id)) this.#engine.put(paper);
  }
}
