import { expect, it } from 'vitest';
import type { IndexCache } from '../../../electron/library-host/index-cache.ts';
import { SearchIndex } from '../../../electron/library-host/search-index.ts';
import type { LibraryState } from '../../../shared/library/changes.ts';
import { DEFAULT_META } from '../../../shared/library/library-meta.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { generatePapers } from '../../bench/corpus.ts';

const NOW = new Date('2026-01-01T00:00:00Z');

function stateOf(papers: readonly Paper[]): LibraryState {
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
    expect(cached.ids(query, NOW).sort()).toEqual(fresh.ids(query, NOW).sort());
  }
});

it('builds anew from a damaged cache', async () => {
  const papers = generatePapers(2_100, 8);
  const cache = memoryCache();
  cache.bytes = new Uint8Array(1000).fill(7);
  const index = await start(stateOf(papers), cache);
  expect(index.ids('', NOW)).toHaveLength(papers.filter(({ status }) => status !== 'discarded').length);
});

it('shows the whole list from the first moment, before the words are indexed', () => {
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
  index.ids('', NOW);
  expect(index.search(page, NOW).hits).toEqual(before.hits);
  expect(index.search({ ...page, query: papers[0]!.title }, NOW)).not.toHaveProperty('indexing');
});
