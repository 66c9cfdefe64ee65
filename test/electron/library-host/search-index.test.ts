import { expect, it } from 'vitest';
import type { IndexCache } from '../../../electron/library-host/index-cache.ts';
import { SearchIndex } from '../../../electron/library-host/search-index.ts';
import type { LibraryState } from '../../../shared/library/changes.ts';
import { DEFAULT_META } from '../../../shared/library/library-meta.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { generatePapers } from '../../bench/corpus.ts';

const NOW = new Date('2026-01-01T00:00:00Z');

function stateOf(papers: readonly Paper[]): LibraryState & { papers: Map<string, Paper> } {
  return { papers: new Map(papers.map((paper) => [paper.id, paper])), meta: DEFAULT_META };
}

/** A cache in memory: what a file would hold. */
function memoryCache(): IndexCache & { bytes: Uint8Array | undefined } {
  return {
    bytes: undefined,
    read() {
      return Promise.resolve(this.bytes);
    },
    write(bytes) {
      this.bytes = bytes;
      return Promise.resolve();
    },
  };
}

function start(state: LibraryState, cache?: IndexCache): Promise<SearchIndex> {
  return new Promise((resolve) => {
    const index: SearchIndex = new SearchIndex(() => state, {
      cache,
      finished: () => setImmediate(() => resolve(index)),
    });
  });
}

const sortedIds = async (index: SearchIndex, query: string): Promise<string[]> =>
  (await index.ids(query, NOW)).sort();

it('finds the same from its cache as from building anew, changed and new papers included', async () => {
  const papers = generatePapers(2_500, 7);
  const cache = memoryCache();
  const first = await start(stateOf(papers), cache);
  await first.close();
  expect(cache.bytes).toBeDefined();

  const [changed, , ...rest] = papers;
  const edited = { ...changed!, title: 'Zanzibarian Caches', updatedAt: NOW.toISOString() };
  const added = { ...papers[1]!, id: 'new', citeKey: 'new', title: 'Quixotic Kernels' };
  const state = stateOf([edited, added, ...rest]);
  const cached = await start(state, cache);
  const fresh = await start(state);
  for (const query of ['zanzibarian', 'quixotic', papers[1]!.title, papers[9]!.title, '']) {
    expect(await sortedIds(cached, query)).toEqual(await sortedIds(fresh, query));
  }
});

it('answers while it reads its cache, and takes over what changes meanwhile', async () => {
  const papers = generatePapers(2_500, 12).map((paper) => ({ ...paper, status: 'inbox' as const }));
  const cache = memoryCache();
  await (await start(stateOf(papers), cache)).close();
  const state = stateOf(papers);
  let tellFinished: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (tellFinished = resolve));
  const index = new SearchIndex(() => state, { cache, finished: tellFinished });
  // Reading has begun, and is not done.
  for (let turns = 0; turns < 3; turns++) await new Promise(setImmediate);
  expect(index.progress).toBeDefined();
  expect(index.search({ query: '', offset: 0, limit: 5, facets: false }, NOW).total).toBe(papers.length);
  const edited = { ...papers[0]!, title: 'Zanzibarian Caches' };
  const added = { ...papers[1]!, id: 'new', citeKey: 'new', title: 'Quixotic Kernels' };
  state.papers.set(edited.id, edited);
  state.papers.set(added.id, added);
  state.papers.delete(papers[2]!.id);
  index.update([edited.id, added.id, papers[2]!.id]);
  await finished;
  const fresh = await start(state);
  for (const query of ['zanzibarian', 'quixotic', papers[0]!.title, papers[2]!.title, ''])
    expect(await sortedIds(index, query)).toEqual(await sortedIds(fresh, query));
});

it('builds anew from a damaged cache', async () => {
  const papers = generatePapers(2_100, 8);
  const cache = memoryCache();
  cache.bytes = new Uint8Array(1000).fill(7);
  const index = await start(stateOf(papers), cache);
  expect(await index.ids('', NOW)).toHaveLength(papers.filter(({ status }) => status !== 'discarded').length);
});

it('shows the whole list from the first moment, before the words are indexed', async () => {
  const papers = generatePapers(3_000, 9);
  const state = stateOf(papers);
  const index = new SearchIndex(() => state, { finished: () => undefined });
  expect(index.progress).toBeDefined();
  const visible = papers.filter(({ status }) => status !== 'discarded');
  const page = { query: '', offset: 0, limit: 50, facets: false };
  const before = index.search(page, NOW);
  expect(before.total).toBe(visible.length);
  const read = papers.filter(({ status }) => status === 'read').length;
  expect(index.count('status:read', NOW)).toBe(read);
  expect(index.count('-status:read', NOW)).toBe(papers.length - read);
  // A query with words finds what is indexed so far, the newest first, and says how far that is.
  const early = index.search({ ...page, query: papers.at(-1)!.title }, NOW);
  expect(early.hits[0]?.id).toBe(papers.at(-1)!.id);
  expect(early.indexing).toBeLessThan(1);
  // Without words all are known; with words, an export waits for the rest, and others are answered meanwhile.
  expect(await index.ids('', NOW)).toHaveLength(visible.length);
  expect(index.progress).toBeDefined();
  const order: string[] = [];
  const [ids] = await Promise.all([
    index.ids(papers[0]!.title, NOW).finally(() => order.push('ids')),
    new Promise(setImmediate).then(() => order.push('other')),
  ]);
  expect(ids).toContain(papers[0]!.id);
  expect(order).toEqual(['other', 'ids']);
  expect(index.search(page, NOW).hits).toEqual(before.hits);
  expect(index.search({ ...page, query: papers[0]!.title }, NOW)).not.toHaveProperty('indexing');
});

it('answers while it reads a large import, and says that it is still reading', async () => {
  const papers = generatePapers(1_000, 10);
  const [first, last] = [papers[0]!, papers.at(-1)!];
  const state = stateOf([first]);
  let tellFinished: () => void = () => undefined;
  const isFinished = (): Promise<void> => new Promise((resolve) => (tellFinished = resolve));
  const opened = isFinished();
  const index = new SearchIndex(() => state, { finished: () => tellFinished() });
  await opened;
  const imported = isFinished();
  for (const paper of papers) state.papers.set(paper.id, paper);
  index.update(papers.map(({ id }) => id));
  const page = { query: '', offset: 0, limit: 50, facets: false };
  const visible = papers.filter(({ status }) => status !== 'discarded').length;
  expect(index.search(page, NOW).total).toBe(visible);
  await new Promise(setImmediate);
  const early = index.search({ ...page, query: last.title }, NOW);
  expect(early.hits[0]?.id).toBe(last.id);
  expect(early.indexing).toBeLessThan(1);
  await imported;
  const late = index.search({ ...page, query: papers[5]!.title }, NOW);
  expect(late.hits[0]?.id).toBe(papers[5]!.id);
  expect(late.indexing).toBeUndefined();
});

it('takes over many changes and removals at once, and an undo that comes before they are read', async () => {
  const papers = generatePapers(1_200, 11).map((paper) => ({ ...paper, status: 'inbox' as const }));
  const state = stateOf(papers);
  const index = await start(state);
  const changed = papers.slice(0, 400).map((paper) => ({ ...paper, title: `Zanzibarian ${paper.title}` }));
  const removed = papers.slice(400, 800);
  for (const paper of changed) state.papers.set(paper.id, paper);
  for (const { id } of removed) state.papers.delete(id);
  index.update([...changed, ...removed].map(({ id }) => id));
  // What is gone is gone at once.
  const gone = new Set(removed.map(({ id }) => id));
  const page = { query: removed[0]!.title, offset: 0, limit: 100, facets: false };
  expect(index.search(page, NOW).hits.filter(({ id }) => gone.has(id))).toEqual([]);
  for (const paper of papers.slice(0, 300)) state.papers.set(paper.id, paper);
  for (const paper of removed.slice(0, 100)) state.papers.set(paper.id, paper);
  index.update([...papers.slice(0, 300), ...removed.slice(0, 100)].map(({ id }) => id));
  await index.allRead();
  expect(await sortedIds(index, 'title:zanzibarian')).toEqual(
    papers
      .slice(300, 400)
      .map(({ id }) => id)
      .sort(),
  );
  const fresh = await start(state);
  for (const query of ['', papers[1]!.title, removed[9]!.title])
    expect(await index.ids(query, NOW)).toEqual(await fresh.ids(query, NOW));
});
