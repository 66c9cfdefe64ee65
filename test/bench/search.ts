/**
 * Measures the search engine beside plain Fuse.js, MiniSearch and uFuzzy on the same papers and queries, in one run:
 *
 *     npx tsx --expose-gc test/bench/search.ts [--papers 1000,10000,100000] [--keys 40] [--only roofline]
 *
 * Times are milliseconds of processor time of this process (median, p95), which other processes on the machine disturb least.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { displayName } from '../../shared/library/names.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { SearchEngine } from '../../shared/search/search-engine.ts';
import { generatePapers } from './corpus.ts';
import { knownItems, type Spoiling } from './known-items.ts';
import { seededRandom } from './random.ts';

const ROWS = 40;
const QUERIES = 200;
const SEED = 1;
const SPOILINGS: readonly Spoiling[] = [
  { typos: 0 },
  { typos: 1 },
  { typos: 2 },
  'split',
  'merged',
  'accents',
];

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string', default: '1000,10000' },
    keys: { type: 'string', default: '40' },
    only: { type: 'string' },
  },
});

/** A search library as the bench sees it: the ids of the first rows, best first. */
interface Contender {
  readonly name: string;
  /** How many queries it is asked; slow ones get fewer. */
  readonly queries: number;
  build(papers: readonly Paper[]): (query: string) => string[];
}

const roofline: Contender = {
  name: 'Roofline',
  queries: QUERIES,
  build(papers) {
    const engine = new SearchEngine();
    for (const _ of engine.build(papers));
    const now = new Date();
    return (query) =>
      engine.search({ query, offset: 0, limit: ROWS, facets: false }, now).hits.map(({ id }) => id);
  },
};

const miniSearch: Contender = {
  name: 'MiniSearch',
  queries: 60,
  build(papers) {
    const index = new MiniSearch<Paper>({
      fields: ['title', 'authors', 'tags', 'abstract', 'note'],
      extractField: (paper, field) =>
        field === 'authors'
          ? paper.authors.map(displayName).join(' ')
          : field === 'tags'
            ? paper.tags.join(' ')
            : String(paper[field as 'id' | 'title' | 'abstract' | 'note'] ?? ''),
    });
    index.addAll(papers);
    const boost = { title: 5, authors: 5, tags: 4 };
    return (query) =>
      index
        .search(query, { prefix: true, fuzzy: 0.2, boost })
        .slice(0, ROWS)
        .map(({ id }) => String(id));
  },
};

const fuse: Contender = {
  name: 'Fuse.js',
  queries: 15,
  build(papers) {
    const index = new Fuse(papers, {
      keys: [
        { name: 'title', weight: 5 },
        { name: 'authors', weight: 5, getFn: (paper) => paper.authors.map(displayName) },
        { name: 'tags', weight: 4 },
        { name: 'abstract', weight: 1 },
        { name: 'note', weight: 1 },
      ],
      threshold: 0.3,
      ignoreLocation: true,
      ignoreDiacritics: true,
      includeMatches: true,
      useTokenSearch: true,
    });
    return (query) => index.search(query, { limit: ROWS }).map(({ item }) => item.id);
  },
};

const uFuzzyContender: Contender = {
  name: 'uFuzzy',
  queries: 60,
  build(papers) {
    const matcher = new uFuzzy({ intraMode: 1 });
    const haystack = uFuzzy.latinize(
      papers.map((paper) =>
        [paper.title, ...paper.authors.map(displayName), ...paper.tags, paper.abstract, paper.note].join(' '),
      ),
    );
    return (query) => {
      const [indexes, info, order] = matcher.search(haystack, query, 4, 1000);
      if (!indexes) return [];
      const ranked = info && order ? order.map((i) => info.idx[i]!) : indexes;
      return ranked.slice(0, ROWS).map((i) => papers[i]!.id);
    };
  },
};

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Words of real titles and abstracts, frequent ones first, where the listings are at hand. */
function realVocabulary(): string[] | undefined {
  const folder = fileURLToPath(new URL('../../../shared/data/listings/', import.meta.url));
  if (!existsSync(folder)) return undefined;
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder)) {
    if (!/\.(?:txt|md)$/.test(file)) continue;
    for (const word of readFileSync(folder + file, 'utf8').match(/[A-Za-z][a-z]{2,}/g) ?? []) {
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

function measure(contender: Contender, papers: readonly Paper[]): number {
  const before = memory();
  const start = processorTime();
  const search = contender.build(papers);
  const built = processorTime() - start;
  console.log(`  ${contender.name}: built in ${built.toFixed(0)} ms, ${(memory() - before).toFixed(0)} MB`);
  let median = 0;
  for (const spoiling of SPOILINGS) {
    const items = knownItems(papers, QUERIES, spoiling, seededRandom(7)).slice(0, contender.queries);
    const typed = Math.min(items.length, Math.ceil((Number(options.keys) * contender.queries) / QUERIES));
    const keys: number[] = [];
    let [first, five] = [0, 0];
    items.forEach(({ id, query }, i) => {
      let found: string[] = [];
      for (let length = i < typed ? 1 : query.length; length <= query.length; length++) {
        const from = processorTime();
        found = search(query.slice(0, length));
        if (i < typed) keys.push(processorTime() - from);
      }
      if (found[0] === id) first++;
      if (found.slice(0, 5).includes(id)) five++;
    });
    const share = (n: number): string =>
      `${((100 * n) / Math.max(1, items.length)).toFixed(1).padStart(5)} %`;
    const name = typeof spoiling === 'string' ? spoiling : `${spoiling.typos} typos`;
    console.log(
      `    ${name.padEnd(8)} top 1 ${share(first)}  top 5 ${share(five)}  key ${percentile(keys, 0.5).toFixed(1)} ms, p95 ${percentile(keys, 0.95).toFixed(1)} ms  (${items.length} queries, ${keys.length} keys)`,
    );
    if (name === '1 typos') median = percentile(keys, 0.5);
  }
  return median;
}

/** What only our engine has: slices, the cache, edits, pasted titles. */
function measureUpkeep(papers: readonly Paper[]): void {
  const engine = new SearchEngine();
  const steps: number[] = [];
  for (let slices = engine.build(papers), from = processorTime(); ;) {
    const { done } = slices.next();
    const now = processorTime();
    steps.push(now - from);
    from = now;
    if (done) break;
  }
  let from = processorTime();
  const bytes = engine.pack();
  const packed = processorTime() - from;
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  from = processorTime();
  const loaded = SearchEngine.unpack(bytes, (id) => byId.get(id));
  const unpacked = processorTime() - from;
  const now = new Date();
  const timed = (count: number, act: (i: number) => void): string => {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const start = processorTime();
      act(i);
      times.push(processorTime() - start);
    }
    return `${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
  };
  const ask = (query: string): number =>
    engine.search({ query, offset: 0, limit: ROWS, facets: false }, now).total;
  console.log(
    `  slices: longest ${Math.max(...steps).toFixed(1)} ms, p99.9 ${percentile(steps, 0.999).toFixed(1)} ms; cache ${(bytes.length / 1e6).toFixed(0)} MB, packed in ${packed.toFixed(0)} ms, loaded in ${unpacked.toFixed(0)} ms (${loaded?.size} papers)`,
  );
  console.log(`  pasted title: ${timed(100, (i) => ask(papers[(i * 7919) % papers.length]!.title))}`);
  console.log(
    `  edit: ${timed(100, (i) => engine.put({ ...papers[(i * 7919) % papers.length]!, note: `zzqx${i}` }))}; and found: ${timed(100, (i) => ask(`zzqx${i}`))}`,
  );
}

const contenders = [roofline, miniSearch, uFuzzyContender, fuse].filter(
  ({ name }) => options.only === undefined || name.toLowerCase().startsWith(options.only.toLowerCase()),
);
const vocabulary = realVocabulary();
for (const size of options.papers.split(',').map(Number)) {
  for (const [label, words] of [
    ['made-up words', undefined],
    ['real words', vocabulary],
  ] as const) {
    if (label === 'real words' && !words) continue;
    const papers = generatePapers(size, SEED, words ? { vocabulary: words } : {});
    console.log(`${size} papers, ${label}`);
    const medians = contenders.map((contender) => ({
      name: contender.name,
      key: measure(contender, papers),
    }));
    if (label === 'made-up words' && contenders.includes(roofline)) measureUpkeep(papers);
    const [own, ...others] = medians;
    for (const other of others) {
      console.log(`  a key with ${other.name} takes ${(other.key / own!.key).toFixed(1)} times as long`);
    }
  }
}
