/**
 * Measures the search engine beside plain Fuse.js, MiniSearch and uFuzzy on the same papers and queries, in one run:
 *
 *     npm run bench search -- [--papers 1000,10000,100000] [--keys 40] [--seconds 20] [--only roofline]
 *
 * Times are milliseconds of processor time of this process (median, p95, p99), which other processes on the machine disturb least;
 * where it says so, of the clock on the wall. A contender that is slow is asked fewer queries (how many is printed).
 */
import { parseArgs } from 'node:util';
import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { displayName } from '../../shared/library/names.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { SearchEngine } from '../../shared/search/search-engine.ts';
import { generatePapers } from './corpus.ts';
import { englishWords } from './english-words.ts';
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
    papers: { type: 'string', default: '1000,10000,100000' },
    keys: { type: 'string', default: '40' },
    /** Processor time for one kind of query and one contender; after it, only the end of the query under way is asked. */
    seconds: { type: 'string', default: '20' },
    only: { type: 'string' },
  },
});

/** A search library as the bench sees it: the ids of the first rows, best first. */
interface Contender {
  readonly name: string;
  build(papers: readonly Paper[]): (query: string) => string[];
}

const roofline: Contender = {
  name: 'Roofline',
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

/** Takes times of something that is done again and again. */
class Stopwatch {
  readonly processor: number[] = [];
  readonly wall: number[] = [];

  time<T>(act: () => T): T {
    const [from, start] = [processorTime(), performance.now()];
    const result = act();
    this.wall.push(performance.now() - start);
    this.processor.push(processorTime() - from);
    return result;
  }

  get median(): number {
    return percentile(this.processor, 0.5);
  }

  toString(): string {
    const [median, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(this.processor, share).toFixed(1));
    return `${median} ms, p95 ${p95}, p99 ${p99} (wall ${percentile(this.wall, 0.5).toFixed(1)}, p95 ${percentile(this.wall, 0.95).toFixed(1)})`;
  }
}

/** The longest of many slices, and how many of them are longer than a frame. */
function longest({ processor, wall }: Stopwatch): string {
  const above = (times: readonly number[]): string => {
    const slow = times.filter((ms) => ms > 16).length;
    return `${Math.max(...times).toFixed(1)} (${slow} above 16)`;
  };
  return `longest ${above(processor)}, wall ${above(wall)}`;
}

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

function measure(contender: Contender, papers: readonly Paper[]): number {
  const before = memory();
  const start = processorTime();
  const search = contender.build(papers);
  const built = processorTime() - start;
  console.log(`  ${contender.name}: built in ${built.toFixed(0)} ms, ${(memory() - before).toFixed(0)} MB`);
  const medians: number[] = [];
  for (const spoiling of SPOILINGS) {
    const items = knownItems(papers, QUERIES, spoiling, seededRandom(7));
    const keys = new Stopwatch();
    const end = processorTime() + 1000 * Number(options.seconds);
    let [asked, first, five] = [0, 0, 0];
    for (const { id, query } of items) {
      if (processorTime() > end) break;
      let found: string[] = [];
      // Some queries are typed key by key, of the others only the end is asked, as of one whose time is up.
      for (let length = asked < Number(options.keys) ? 1 : query.length; length <= query.length; length++) {
        found = keys.time(() => search(query.slice(0, length)));
        if (processorTime() > end && length < query.length) length = query.length - 1;
      }
      asked++;
      if (found[0] === id) first++;
      if (found.slice(0, 5).includes(id)) five++;
    }
    const share = (n: number): string => `${((100 * n) / Math.max(1, asked)).toFixed(1).padStart(5)} %`;
    const name = typeof spoiling === 'string' ? spoiling : `${spoiling.typos} typos`;
    console.log(
      `    ${name.padEnd(8)} top 1 ${share(first)}  top 5 ${share(five)}  key ${keys} (${asked} queries, ${keys.wall.length} keys)`,
    );
    medians.push(keys.median);
  }
  return percentile(medians, 0.5);
}

/** What nobody types; each must be answered as fast as any key. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['10,000 letters', 'x'.repeat(10_000)],
  ['2,000 words', 'attention model cache serving '.repeat(500)],
  ['punctuation', '!?.,;:()[]{}"\'`~@#$%^&*-_=+|/<>'.repeat(30)],
  ['brackets', '('.repeat(5_000)],
  ['quotation marks', '"a'.repeat(3_000)],
  ['minus signs', '-a '.repeat(3_000)],
  ['OR of everything', Array.from('abcdefghijklmnopqrstuvwxyz').join(' OR ')],
  ['emoji', '🚀🔥'.repeat(1_000)],
  ['right to left', 'שלום עולם مرحبا '.repeat(200)],
  ['a bomb of a pattern', '(a+)+$'.repeat(500)],
  ['frequent phrase', '"of the"'],
  ['field values', 'author:'.concat('a,'.repeat(3_000))],
];

/** What only our engine has: facets, sorting, deep pages, pasted titles, slices, the cache, edits. */
function measureUpkeep(papers: readonly Paper[]): void {
  const engine = new SearchEngine();
  const slices = new Stopwatch();
  for (let steps = engine.build(papers); !slices.time(() => steps.next()).done;);
  console.log(`  slices of the build: ${slices}, ${longest(slices)}`);
  const [packing, loading] = [new Stopwatch(), new Stopwatch()];
  const bytes = packing.time(() => engine.pack());
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const loadSlices = new Stopwatch();
  for (let i = 0; i < 5; i++)
    loading.time(() => {
      for (const steps = SearchEngine.unpack(bytes, papers); !loadSlices.time(() => steps.next()).done;);
    });
  console.log(
    `  cache of ${(bytes.length / 1e6).toFixed(0)} MB: packed in ${packing}; loaded in ${loading}, ${longest(loadSlices)}`,
  );

  const preparing = new Stopwatch();
  for (const steps = engine.prepare(); !preparing.time(() => steps.next()).done;);
  console.log(`  slices of what is made ready for answers: ${preparing}, ${longest(preparing)}`);

  const now = new Date();
  const plain = { offset: 0, limit: ROWS, facets: false };
  const shown = papers.filter(({ status }) => status !== 'discarded');
  const nth = (i: number): Paper => shown[(i * 7919) % shown.length]!;
  const report = (name: string, count: number, act: (i: number) => unknown): void => {
    const times = new Stopwatch();
    for (let i = 0; i < count; i++) times.time(() => act(i));
    console.log(`  ${name}: ${times}`);
  };
  const words = (i: number): string => nth(i).title.split(' ').slice(1, 3).join(' ');
  report('pasted title', 100, (i) => engine.search({ ...plain, query: nth(i).title }, now));
  report('two words', 100, (i) => engine.search({ ...plain, query: words(i) }, now));
  report('two words with facets', 100, (i) =>
    engine.search({ ...plain, query: words(i + 100), facets: true }, now),
  );
  report('everything with facets', 20, (i) => {
    engine.put({ ...nth(i), rating: 1 });
    return engine.search({ ...plain, query: '', facets: true }, now);
  });
  for (const sort of ['added', 'title', 'claim'] as const)
    report(`sorted by ${sort}`, 20, (i) => engine.search({ ...plain, query: words(i + 200), sort }, now));
  report('a page far down', 20, (i) =>
    engine.search({ ...plain, query: 'model', offset: Math.floor((papers.length * i) / 100) }, now),
  );
  report('edit', 100, (i) => engine.put({ ...nth(i), note: `zzqx${i}` }));
  report('an edit found', 100, (i) => {
    engine.put({ ...nth(i), note: `zzqy${i}` });
    const { hits } = engine.search({ ...plain, query: `zzqy${i}` }, now);
    if (hits[0]?.id !== nth(i).id) throw new Error(`edit ${i} was not found`);
  });
  for (const [name, query] of HOSTILE)
    report(name, 5, (i) => {
      engine.put({ ...nth(i), rating: 2 });
      return engine.search({ ...plain, query }, now);
    });
  compareMarks(engine, byId);
}

/**
 * Marks the rows of answers with Fuse.js (token search, threshold 0.3, fed with the words that the index matched) beside our own
 * marks: how long it takes, and how many words of titles either marks.
 */
function compareMarks(engine: SearchEngine, papers: ReadonlyMap<string, Paper>): void {
  const times = new Stopwatch();
  let [own, fuzzy, both] = [0, 0, 0];
  for (const { query } of knownItems([...papers.values()], 30, { typos: 1 }, seededRandom(3))) {
    const { hits } = engine.search({ query, offset: 0, limit: ROWS, facets: false }, new Date());
    const rows = hits.map((hit) => ({
      title: papers.get(hit.id)!.title,
      snippet: hit.snippet?.text ?? '',
      ranges: hit.matches.filter(({ field }) => field === 'title').flatMap(({ ranges }) => ranges),
    }));
    const matched = rows.flatMap(({ title, ranges }) => ranges.map(([from, to]) => title.slice(from, to)));
    const words = [...new Set(matched.map((word) => word.toLowerCase()))].slice(0, 12);
    const found = times.time(() =>
      new Fuse(rows, {
        keys: ['title', 'snippet'],
        threshold: 0.3,
        includeMatches: true,
        findAllMatches: true,
        ignoreLocation: true,
        ignoreDiacritics: true,
        useTokenSearch: true,
      }).search(words.join(' ')),
    );
    for (const { item, matches } of found) {
      const marks = (matches ?? []).filter(({ key }) => key === 'title').flatMap(({ indices }) => indices);
      for (const { index, 0: word } of item.title.matchAll(/[\p{L}\p{N}]+/gu)) {
        const end = index + word.length;
        const isOwn = item.ranges.some(([from, to]) => from < end && to > index);
        const isFuzzy = marks.some(([from, to]) => from < end && to >= index);
        if (isOwn) own++;
        if (isFuzzy) fuzzy++;
        if (isOwn && isFuzzy) both++;
      }
    }
  }
  console.log(
    `  marking ${ROWS} rows with Fuse.js: ${times}; of the words of titles it marks ${fuzzy - both} that the index did not match, and leaves out ${own - both} of ${own} that it did`,
  );
}

const contenders = [roofline, miniSearch, uFuzzyContender, fuse].filter(
  ({ name }) => options.only === undefined || name.toLowerCase().startsWith(options.only.toLowerCase()),
);
const vocabulary = englishWords();
for (const size of options.papers.split(',').map(Number)) {
  for (const [label, words] of [
    ['made-up words', undefined],
    [`${vocabulary.length} English words, then made-up ones`, vocabulary],
  ] as const) {
    const papers = generatePapers(size, SEED, words ? { vocabulary: words } : {});
    console.log(`${size} papers, ${label}`);
    // The others once: what a real vocabulary changes is the same for all.
    const measured = words ? contenders.slice(0, 1) : contenders;
    const medians = measured.map((contender) => ({
      name: contender.name,
      key: measure(contender, papers),
    }));
    if (!words && contenders.includes(roofline)) measureUpkeep(papers);
    const [own, ...others] = medians;
    for (const other of others) {
      console.log(`  a key with ${other.name} takes ${(other.key / own!.key).toFixed(1)} times as long`);
    }
  }
}
