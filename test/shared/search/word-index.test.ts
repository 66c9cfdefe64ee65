import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../shared/library/knowledge.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { searchInputSchema, SORTS } from '../../../shared/api/schemas.ts';
import { runAll } from '../../../shared/library/steps.ts';
import type { Completion } from '../../../shared/api/schemas.ts';
import { SearchEngine, type SearchAnswer } from '../../../shared/search/search-engine.ts';
import { generatePapers } from '../../bench/corpus.ts';
import { samplePaper } from './sample-paper.ts';

const NOW = new Date('2025-06-15T12:00:00.000Z');
const WORDS =
  'kv-cache kvcache KVCache moe mixture of experts serving quantization quantisation vLLM Müller 2.4× attention atention flash FlashAttention'.split(
    ' ',
  );
const QUERIES = [
  '',
  'kv cache',
  'kvcache',
  'moe',
  'mixture of experts',
  'quantisation',
  'atention flash',
  '"flash attention"',
  'serv',
  'a',
  'muller OR vllm',
  '-moe serving',
  'title:flash',
  'author:mul',
  'tag:serving',
  'qantization servin',
];

function answers(engine: SearchEngine): SearchAnswer[] {
  const sorted = SORTS.filter((sort) => sort !== 'relevance').flatMap((sort) =>
    [true, false].flatMap((descending) =>
      // The next page and, far down, the last are taken from the same order as the first.
      [0, 3, 100, 0].map((offset) => ({ query: '', sort, descending, offset, limit: offset === 3 ? 40 : 3 })),
    ),
  );
  return [...QUERIES.map((query) => ({ query, facets: true })), ...sorted].map((input) =>
    engine.search(searchInputSchema.parse(input), NOW),
  );
}

function completions(engine: SearchEngine): Completion[] {
  return ['author:', 'tag:', 'tag:serv', 'tag:mo', 'author:jurgn', 'status:', 'key:'].map((query) =>
    engine.complete(query, query.length),
  );
}

const paperArbitrary = (id: string): fc.Arbitrary<Paper> =>
  fc
    .record({
      title: fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }),
      abstract: fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }),
      tags: fc.uniqueArray(fc.constantFrom('serving', 'moe/serving', 'kernels'), { maxLength: 2 }),
      status: fc.constantFrom('inbox' as const, 'discarded' as const, 'read' as const),
      added: fc.integer({ min: 1, max: 5 }),
      rating: fc.constantFrom(undefined, 1, 2, 5),
    })
    .map(({ title, abstract, tags, status, added, rating }) =>
      samplePaper({
        id,
        title: title.join(' '),
        abstract: abstract.join(' '),
        authors: [{ given: 'Jürgen', family: WORDS[title.length]! }],
        tags,
        status,
        addedAt: `2025-01-0${added}T00:00:00.000Z`,
        updatedAt: `2025-02-0${title.length + 1}T00:00:00.000Z`,
        ...(rating === undefined ? {} : { rating }),
      }),
    );

type Step =
  | { readonly kind: 'put'; readonly paper: Paper }
  | { readonly kind: 'mark'; readonly id: string; readonly fields: Partial<Paper> }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'expect' }
  | { readonly kind: 'maintain' };

/** What changes without a change of what is searched for words, mostly. */
const marks: fc.Arbitrary<Partial<Paper>> = fc
  .record(
    {
      status: fc.constantFrom('inbox' as const, 'discarded' as const, 'reading' as const),
      rating: fc.constantFrom(1, 3, 4),
      starred: fc.boolean(),
      published: fc.record({ year: fc.integer({ min: 2020, max: 2023 }) }),
      added: fc.integer({ min: 1, max: 5 }),
      updated: fc.integer({ min: 1, max: 9 }),
      claims: fc.integer({ min: 2, max: 4 }).map((value) => [claimOf(value)]),
      keyAliases: fc.constantFrom(['moe'], []),
      note: fc.constantFrom('flash attention', ''),
    },
    { requiredKeys: [] },
  )
  .map(({ added, updated, ...fields }) => ({
    ...fields,
    ...(added === undefined ? {} : { addedAt: `2025-01-0${added}T00:00:00.000Z` }),
    ...(updated === undefined ? {} : { updatedAt: `2025-03-0${updated}T00:00:00.000Z` }),
  }));

function claimOf(value: number): Claim {
  return {
    metric: 'speedup',
    direction: 'higher-better',
    value,
    unit: 'x',
    bound: 'exact',
    quote: `${value}x`,
    hardware: [],
  };
}

const idArbitrary = fc.integer({ min: 0, max: 9 }).map((n) => `paper-${n}`);
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: idArbitrary.chain(paperArbitrary).map((paper) => ({ kind: 'put' as const, paper })),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('mark' as const), id: idArbitrary, fields: marks }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'expect' as const }) },
  { weight: 2, arbitrary: idArbitrary.map((id) => ({ kind: 'remove' as const, id })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'maintain' as const }) },
);

describe('the index', () => {
  it('is the same after any changes as one built anew', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 40, size: 'max' }), (steps) => {
        const engine = new SearchEngine();
        const papers = new Map<string, Paper>();
        for (const step of steps) {
          if (step.kind === 'put') {
            engine.put(step.paper);
            papers.set(step.paper.id, step.paper);
          } else if (step.kind === 'mark') {
            const paper = papers.get(step.id);
            if (!paper) continue;
            const marked = { ...paper, ...step.fields };
            engine.put(marked);
            papers.set(step.id, marked);
          } else if (step.kind === 'expect') {
            engine.expect(papers.size);
          } else if (step.kind === 'remove') {
            engine.remove(step.id);
            papers.delete(step.id);
          } else {
            for (const _ of engine.maintain(true));
            for (const _ of engine.prepare());
          }
        }
        const fresh = new SearchEngine();
        for (const paper of papers.values()) fresh.put(paper);
        expect(engine.size).toBe(papers.size);
        expect(answers(engine)).toEqual(answers(fresh));
        expect(completions(engine)).toEqual(completions(fresh));
      }),
      { numRuns: 100 },
    );
  });

  it('takes changes in the middle of its upkeep', () => {
    const papers = generatePapers(120, 3);
    const engine = new SearchEngine();
    for (const paper of papers.slice(0, 100)) engine.put(paper);
    engine.remove(papers[7]!.id);
    let step = 0;
    for (const _ of engine.maintain(true)) {
      if (step < 20) engine.put(papers[100 + step]!);
      engine.remove(papers[50 + step]!.id);
      step++;
    }
    expect(step).toBeGreaterThan(0);
    const fresh = new SearchEngine();
    for (const paper of papers) if (engine.has(paper.id)) fresh.put(paper);
    for (const round of [0, 1]) {
      expect(answers(engine)).toEqual(answers(fresh));
      expect(engine.search(searchInputSchema.parse({ query: papers[100]!.title }), NOW).hits[0]?.id).toBe(
        papers[100]!.id,
      );
      if (round === 0) {
        for (const _ of engine.maintain(true));
        engine.put(papers[7]!);
        fresh.put(papers[7]!);
      }
    }
  });

  it('answers while it is being built', () => {
    const papers = generatePapers(200, 4);
    const engine = new SearchEngine();
    const slices = engine.build(papers);
    expect(slices.next().value).toBeLessThan(1);
    expect(engine.size).toBeGreaterThan(0);
    expect(engine.search(searchInputSchema.parse({ query: papers[0]!.title }), NOW).hits[0]?.id).toBe(
      papers[0]!.id,
    );
    for (const _ of slices);
    expect(engine.size).toBe(200);
  });

  it('takes changes while it makes its sorted lists', () => {
    const papers = generatePapers(5_000, 6);
    const engine = new SearchEngine();
    for (const paper of papers.slice(1)) engine.put(paper);
    let step = 0;
    for (const _ of engine.prepare()) {
      if (++step === 3) engine.put(papers[0]!);
      if (step === 9) engine.remove(papers[9]!.id);
    }
    const input = searchInputSchema.parse({ query: '', sort: 'title', limit: 500, offset: 2_000 });
    const titles = engine.search(input, NOW).hits.map(({ id }) => id);
    const fresh = new SearchEngine();
    for (const paper of papers) if (paper !== papers[9]) fresh.put(paper);
    expect(titles).toEqual(fresh.search(input, NOW).hits.map(({ id }) => id));
  });
});

describe('the cache', () => {
  const papers = generatePapers(150, 5);
  const built = new SearchEngine();
  for (const paper of papers) built.put(paper);
  const queries = ['model', papers[3]!.title, 'trainin memry', 'author:mull', 'tag:moe', 'status:discarded'];
  const ask = (engine: SearchEngine): SearchAnswer[] =>
    queries.map((query) => engine.search(searchInputSchema.parse({ query, facets: true }), NOW));

  it('gives the same answers as the engine that was packed, and takes changes', () => {
    const loaded = runAll(SearchEngine.unpack(built.pack(), papers));
    expect(loaded?.size).toBe(150);
    expect(ask(loaded!)).toEqual(ask(built));
    const changed = { ...papers[0]!, title: 'Zyzzyva herding', updatedAt: '2026-01-01T00:00:00.000Z' };
    loaded!.put(changed);
    const hits = loaded!.search(searchInputSchema.parse({ query: 'zyzzyva' }), NOW).hits;
    expect(hits.map(({ id }) => id)).toEqual([papers[0]!.id]);
  });

  it('leaves out papers that changed or are gone', () => {
    const changed = { ...papers[1]!, note: 'new words', updatedAt: '2026-01-01T00:00:00.000Z' };
    const now = [...papers.slice(2, 90), changed, ...papers.slice(90)];
    const loaded = runAll(SearchEngine.unpack(built.pack(), now));
    expect(loaded?.size).toBe(148);
    expect(loaded?.has(papers[1]!.id)).toBe(false);
    loaded!.put(changed);
    const fresh = new SearchEngine();
    for (const paper of papers.slice(2)) fresh.put(paper);
    fresh.put(changed);
    expect(ask(loaded!)).toEqual(ask(fresh));
    expect(ask(runAll(SearchEngine.unpack(loaded!.pack(), now))!)).toEqual(ask(fresh));
    expect(ask(runAll(SearchEngine.unpack(loaded!.pack(), now.toReversed()))!)).toEqual(ask(fresh));
  });

  it('refuses bytes that are cut, changed or foreign', () => {
    const bytes = built.pack();
    const unpack = (given: Uint8Array): unknown => runAll(SearchEngine.unpack(given, papers));
    expect(unpack(new Uint8Array(0))).toBeUndefined();
    expect(unpack(new TextEncoder().encode('{"papers":[]}'.repeat(100)))).toBeUndefined();
    expect(unpack(bytes.slice(0, bytes.length - 8))).toBeUndefined();
    const otherVersion = bytes.slice();
    new Uint32Array(otherVersion.buffer)[1]!++;
    expect(unpack(otherVersion)).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = bytes.slice();
        damaged[at]! ^= flip;
        expect(unpack(damaged)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('packs an empty library', () => {
    const loaded = runAll(SearchEngine.unpack(new SearchEngine().pack(), []));
    expect(loaded?.size).toBe(0);
    loaded!.put(papers[0]!);
    expect(ask(loaded!)).toHaveLength(queries.length);
  });
});
