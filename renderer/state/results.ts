/**
 * The rows of the current search. Pages come from the host as the list asks for them, and only the pages near the
 * visible rows are kept, so the window's memory does not grow with the library.
 */
import { create } from 'zustand';
import type { ApiError } from '../../shared/api/errors.ts';
import type { QueryProblem, Row, Sort } from '../../shared/api/schemas.ts';
import { api } from '../api.ts';
import { usePreferences } from './preferences.ts';
import { combinedQuery, useView } from './view.ts';

export const PAGE_SIZE = 100;
/** Pages kept around the visible ones. */
const KEPT_PAGES = 12;
/** Milliseconds until a search that found no host is tried again. */
const RETRY_AFTER = 1_500;

export interface SearchKey {
  readonly query: string;
  readonly sort: Sort | undefined;
  readonly descending: boolean | undefined;
}

interface Results {
  /** What the rows answer; undefined before the first answer. */
  readonly key: SearchKey | undefined;
  readonly total: number;
  readonly ms: number;
  readonly problems: readonly QueryProblem[];
  readonly indexing: number | undefined;
  readonly pages: Pages;
  readonly error: ApiError | undefined;
  /** Where the paper under the cursor is; without an index where it is not in the result. Undefined where it was not asked about. */
  readonly followed: { readonly id: string; readonly index: number | undefined } | undefined;
  /** Counts up when the rows are of another search or another revision. */
  readonly generation: number;
}

export const useResults = create<Results>()(() => ({
  key: undefined,
  total: 0,
  ms: 0,
  problems: [],
  indexing: undefined,
  pages: new Map(),
  error: undefined,
  followed: undefined,
  generation: 0,
}));

export type Pages = ReadonlyMap<number, readonly Row[]>;

/** The row at a place of the result, where its page is loaded. */
export function rowAt(index: number, pages = useResults.getState().pages): Row | undefined {
  return pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
}

/** Where a paper is in the loaded part of the result; -1 where it is not loaded. */
export function indexOf(id: string, pages = useResults.getState().pages): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return page * PAGE_SIZE + at;
  }
  return -1;
}

export function currentKey(): SearchKey {
  const { place, text } = useView.getState();
  const { sort, descending } = usePreferences.getState();
  return { query: combinedQuery(place, text).query, sort, descending };
}

const same = (a: SearchKey | undefined, b: SearchKey): boolean =>
  a?.query === b.query && a.sort === b.sort && a.descending === b.descending;

/** The rows on screen, as the list last told. */
let visible: readonly [number, number] = [0, 0];
/** Whether a row was on screen when the list last told. */
export const isOnScreen = (index: number): boolean => index >= visible[0] && index <= visible[1];

let followedId: () => string | undefined = () => undefined;
/** Tells which paper's place is asked for while the words of the search stay the same. */
export function followPaper(id: () => string | undefined): void {
  followedId = id;
}

let running = false;
let wanted = false;

/**
 * Searches again: because the words changed, or the library did. At most one search is under way and one waits, always
 * the latest; the old rows stay until new ones are there.
 */
export async function search(): Promise<void> {
  wanted = true;
  if (running) return;
  running = true;
  while (wanted) {
    wanted = false;
    await searchOnce();
  }
  running = false;
}

async function searchOnce(): Promise<void> {
  const before = useResults.getState();
  const key = currentKey();
  const fresh = !same(before.key, key);
  // After a change of the library the rows on screen come first; after a change of the words the top does.
  const first = fresh ? 0 : Math.floor(visible[0] / PAGE_SIZE);
  const last = fresh ? 0 : Math.floor(visible[1] / PAGE_SIZE);
  const isSame = before.key === undefined || key.query === before.key.query;
  const follow = isSame ? followedId() : undefined;
  const answer = await api.request('papers.search', {
    ...key,
    offset: first * PAGE_SIZE,
    limit: Math.min(500, (last - first + 1) * PAGE_SIZE),
    ...(follow === undefined ? {} : { follow }),
  });
  if (wanted && !same(key, currentKey())) return;
  if (!answer.ok) {
    useResults.setState({ error: answer.error });
    if (answer.error.retry) setTimeout(() => void search(), RETRY_AFTER);
    return;
  }
  const { rows, total, ms, problems, indexing, place } = answer.value;
  const pages = new Map<number, readonly Row[]>();
  for (let at = 0; at < rows.length; at += PAGE_SIZE) {
    pages.set(first + at / PAGE_SIZE, rows.slice(at, at + PAGE_SIZE));
  }
  const generation = before.generation + 1;
  useResults.setState({
    key,
    total,
    ms,
    problems,
    indexing,
    pages,
    error: undefined,
    // Before everything is read, a paper that is not found may still be.
    followed: follow === undefined || indexing !== undefined ? undefined : { id: follow, index: place },
    generation,
  });
}

const asked = new Set<string>();

/** Sees to it that rows `from` to `to` (inclusive) are or will be loaded. */
export function ensureRows(from: number, to: number): void {
  visible = [from, to];
  for (let page = Math.floor(from / PAGE_SIZE); page <= Math.floor(to / PAGE_SIZE); page++)
    void loadPage(page);
}

/** Loads one page of the current result, unless it is there or on its way. */
export async function loadPage(page: number): Promise<void> {
  const { key, pages, generation, total } = useResults.getState();
  const request = `${generation}:${page}`;
  if (!key || page < 0 || page * PAGE_SIZE >= total || pages.has(page) || asked.has(request)) return;
  asked.add(request);
  const answer = await api.request('papers.search', { ...key, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  asked.delete(request);
  const now = useResults.getState();
  if (!answer.ok || now.generation !== generation) return;
  const kept = new Map(now.pages).set(page, answer.value.rows);
  const centre = (visible[0] + visible[1]) / 2 / PAGE_SIZE;
  const byDistance = [...kept.keys()].sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
  for (const far of byDistance.slice(KEPT_PAGES)) kept.delete(far);
  useResults.setState({ pages: kept });
}

/** Ids of rows `from` to `to` (inclusive) of the current result, loaded or not; none where the host fails. */
export async function idsBetween(from: number, to: number): Promise<readonly string[]> {
  const { key } = useResults.getState();
  if (!key || to < from) return [];
  if (to - from < KEPT_PAGES * PAGE_SIZE) {
    const loaded = Array.from({ length: to - from + 1 }, (_, at) => rowAt(from + at)?.id);
    if (loaded.every((id) => id !== undefined)) return loaded;
  }
  const answer = await api.request('papers.ids', { ...key, offset: from, limit: to - from + 1 });
  return answer.ok ? answer.value.ids : [];
}
