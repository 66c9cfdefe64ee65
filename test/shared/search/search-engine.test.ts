import { describe, expect, it } from 'vitest';
import { searchInputSchema } from '../../../shared/api/schemas.ts';
import { QUERY_FIELDS } from '../../../shared/search/query-fields.ts';
import { SearchEngine, type SearchAnswer } from '../../../shared/search/search-engine.ts';
import { samplePaper } from './sample-paper.ts';

const NOW = new Date('2025-06-15T12:00:00.000Z');

const PAPERS = [
  samplePaper({
    id: 'marlin',
    title: 'MARLIN: Mixed-Precision Auto-Regressive Parallel Inference on Large Language Models',
    abstract:
      'Weights quantised to 4 bits speed up inference. MARLIN kernels reach a 3.9× speedup at batch sizes up to 32.',
    authors: [
      { given: 'Elias', family: 'Frantar' },
      { given: 'Torsten', family: 'Hoefler' },
    ],
    published: { year: 2024, month: 8, day: 21 },
    ids: { arxiv: '2408.11743' },
    tags: ['kernels', 'quantisation/weights'],
    citeKey: 'frantar2024marlin',
    addedAt: '2025-06-12T08:00:00.000Z',
    updatedAt: '2025-06-12T08:00:00.000Z',
    links: [{ kind: 'code', url: 'https://github.com/IST-DASLab/marlin' }],
    claims: [
      {
        metric: 'speedup',
        direction: 'higher-better',
        value: 3.9,
        unit: 'x',
        bound: 'exact',
        hardware: ['A10'],
        quote: '3.9×',
      },
    ],
    rating: 4,
    starred: true,
  }),
  samplePaper({
    id: 'pagedattention',
    title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
    abstract:
      'Serving systems waste KV cache memory through fragmentation. Paging lets vLLM share blocks between requests.',
    authors: [{ given: 'Woosuk', family: 'Kwon' }],
    published: { year: 2023, month: 9 },
    venue: 'SOSP',
    type: 'inproceedings',
    tags: ['moe/serving'],
    topics: ['serving/kv-cache'],
    ids: { doi: '10.1145/3600006.3613165' },
    citeKey: 'kwon2023pagedattention',
    addedAt: '2025-06-01T08:00:00.000Z',
    status: 'to-read',
    note: 'The block table is the **key idea**.',
    claims: [
      {
        metric: 'throughput',
        direction: 'higher-better',
        value: 9.3,
        unit: '%',
        bound: 'exact',
        hardware: ['A100'],
        quote: '9.3%',
      },
    ],
  }),
  samplePaper({
    id: 'old',
    title: 'A Survey nobody wants',
    abstract: 'Large language models, once more.',
    authors: [{ given: 'José', family: 'Muñoz' }],
    published: { year: 2021 },
    citeKey: 'munoz2021survey',
    addedAt: '2025-01-01T00:00:00.000Z',
    status: 'discarded',
  }),
];

function engineWith(papers = PAPERS): SearchEngine {
  const engine = new SearchEngine();
  for (const paper of papers) engine.put(paper);
  return engine;
}

function search(query: string, more: object = {}, engine = engineWith()): SearchAnswer {
  return engine.search(searchInputSchema.parse({ query, ...more }), NOW);
}

const found = (query: string, more: object = {}): string[] => search(query, more).hits.map((hit) => hit.id);

describe('SearchEngine', () => {
  it('shows all that is not discarded, last added first, for an empty query', () => {
    expect(found('')).toEqual(['marlin', 'pagedattention']);
    expect(found('   ')).toEqual(['marlin', 'pagedattention']);
    expect(search('').total).toBe(2);
  });

  it('shows the discarded ones only when asked', () => {
    expect(found('survey')).toEqual([]);
    expect(found('status:discarded')).toEqual(['old']);
    expect(found('survey is:discarded')).toEqual(['old']);
  });

  it('says where a followed paper is in the whole result, whatever page was asked for', () => {
    const placeOf = (query: string, more: object): number | undefined => search(query, more).place;
    expect(placeOf('', { follow: 'pagedattention', limit: 1 })).toBe(1);
    expect(placeOf('', { follow: 'pagedattention', limit: 0, descending: false })).toBe(0);
    expect(placeOf('large language models', { follow: 'marlin', offset: 1 })).toBeTypeOf('number');
    for (const more of [{}, { descending: false }, { sort: 'title' }, { sort: 'title', descending: true }])
      for (const query of ['', 'large language models'])
        for (const [at, id] of found(query, more).entries())
          expect(placeOf(query, { ...more, follow: id, limit: 0 })).toBe(at);
    expect(placeOf('status:discarded', { follow: 'marlin' })).toBeUndefined();
    expect(placeOf('', { follow: 'nobody' })).toBeUndefined();
    expect(placeOf('', {})).toBeUndefined();
  });

  it('finds words, beginnings of words and phrases', () => {
    expect(found('marlin')).toEqual(['marlin']);
    expect(found('large lang mod')).toHaveLength(2);
    expect(found('kv cache')).toEqual(['pagedattention']);
    expect(found('kwon')).toEqual(['pagedattention']);
    expect(found('"block table"')).toEqual(['pagedattention']);
    expect(found('language -marlin')).toEqual(['pagedattention']);
    expect(found('marlin OR kwon')).toHaveLength(2);
  });

  it('filters by fields', () => {
    expect(found('tag:quantisation')).toEqual(['marlin']);
    expect(found('tag:moe')).toEqual(['pagedattention']);
    expect(found('author:hoefler')).toEqual(['marlin']);
    expect(found('author:munoz status:discarded')).toEqual(['old']);
    expect(found('year:2024..2025')).toEqual(['marlin']);
    expect(found('year:<2024')).toEqual(['pagedattention']);
    expect(found('venue:sosp')).toEqual(['pagedattention']);
    expect(found('has:code')).toEqual(['marlin']);
    expect(found('has:note')).toEqual(['pagedattention']);
    expect(found('is:starred')).toEqual(['marlin']);
    expect(found('rating:>=4')).toEqual(['marlin']);
    expect(found('status:to-read')).toEqual(['pagedattention']);
    expect(found('hardware:a100')).toEqual(['pagedattention']);
    expect(found('added:<7d')).toEqual(['marlin']);
    expect(found('key:kwon')).toEqual(['pagedattention']);
    expect(found('2408.11743')).toEqual(['marlin']);
  });

  it('knows every field of the language', () => {
    const queries: Readonly<Record<string, string>> = {
      tag: 'tag:moe',
      author: 'author:"woosuk kwon"',
      year: 'year:2023',
      venue: 'venue:sosp',
      status: 'status:to-read',
      has: 'has:note',
      is: '-is:starred',
      topic: 'topic:serving',
      claim: 'claim:throughput<2',
      hardware: 'hardware:a100',
      rating: '-rating:>3',
      added: 'added:>7d',
      updated: '-updated:>=2025-06-10',
      title: 'title:"memory management"',
      abstract: 'abstract:fragmentation',
      note: 'note:"block table"',
      key: 'key:kwon2023',
      type: 'type:inproceedings',
      authors: 'authors:..1',
      id: 'id:10.1145/3600006.3613165',
    };
    expect(Object.keys(queries).sort()).toEqual(QUERY_FIELDS.map(({ name }) => name).sort());
    for (const query of Object.values(queries)) {
      expect([query, ...found(query)]).toEqual([query, 'pagedattention']);
      expect([query, ...found(`-(${query})`)]).toEqual([query, 'marlin']);
    }
  });

  it('puts phrases in order by what their words say, too', () => {
    const papers = ['An aside on block tables', 'Block tables', 'Nothing of the kind'].map((title, i) =>
      samplePaper({
        id: `p${i}`,
        title,
        abstract: i === 0 ? '' : 'A block table, a block table.',
        addedAt: `2025-06-1${3 - i}T00:00:00.000Z`,
      }),
    );
    const { hits } = search('"block table"', {}, engineWith(papers));
    expect(hits.map(({ id }) => id)).toEqual(['p1', 'p2']);
    expect(hits.every(({ score }) => score > 0)).toBe(true);
  });

  it('finds with a part that means nothing what it finds without it', () => {
    for (const wrong of [
      'year:abc',
      '-',
      'claim:zz>2',
      'status:lost',
      '()',
      '""',
      'OR',
      'added:soon',
      ')',
      '!!!',
    ]) {
      expect([wrong, ...found(`marlin ${wrong} `)]).toEqual([wrong, 'marlin']);
      expect([wrong, ...found(`${wrong} marlin`)]).toEqual([wrong, 'marlin']);
    }
  });

  it('compares claims by the ratio they mean', () => {
    expect(found('claim:speedup>=2')).toEqual(['marlin']);
    expect(found('claim:throughput>=2')).toEqual([]);
    expect(found('claim:throughput>=1.05')).toEqual(['pagedattention']);
  });

  it('searches what it understood of a wrong query', () => {
    const answer = search('marlin year:abc');
    expect(answer.hits.map((hit) => hit.id)).toEqual(['marlin']);
    expect(answer.problems).toHaveLength(1);
    expect(found('year:abc')).toHaveLength(2);
  });

  it('sorts both ways and pages', () => {
    expect(found('', { sort: 'published' })).toEqual(['marlin', 'pagedattention']);
    expect(found('', { sort: 'published', descending: false })).toEqual(['pagedattention', 'marlin']);
    expect(found('', { sort: 'title' })).toEqual(['pagedattention', 'marlin']);
    expect(found('', { sort: 'author' })).toEqual(['marlin', 'pagedattention']);
    expect(found('', { sort: 'rating', descending: false })).toEqual(['marlin', 'pagedattention']);
    expect(found('', { offset: 1, limit: 1 })).toEqual(['pagedattention']);
    expect(search('', { limit: 0 })).toMatchObject({ total: 2, hits: [] });
  });

  it('gives the ids of everything that a query finds', () => {
    expect(engineWith().ids('language', NOW)).toEqual(['marlin', 'pagedattention']);
    expect(engineWith().ids('status:discarded', NOW)).toEqual(['old']);
  });

  it('counts facets for the whole result', () => {
    expect(search('language', { facets: true, limit: 1 }).facets).toMatchObject({
      years: [
        { value: '2024', count: 1 },
        { value: '2023', count: 1 },
      ],
      venues: [{ value: 'SOSP', count: 1 }],
    });
  });

  it('marks what matched and cuts a snippet around it', () => {
    const [hit] = search('large fragmentation').hits;
    const title = hit?.matches.find((match) => match.field === 'title');
    const shown = title?.ranges.map(([from, to]) => PAPERS[1]?.title.slice(from, to));
    expect(shown).toEqual(['Large']);
    expect(hit?.snippet?.field).toBe('abstract');
    expect(hit?.snippet?.ranges.map(([from, to]) => hit.snippet?.text.slice(from, to))).toContain(
      'fragmentation',
    );
  });

  it('follows additions, changes and removals', () => {
    const engine = engineWith();
    const [paper] = PAPERS;
    engine.put({ ...paper!, title: 'Renamed entirely', abstract: '', citeKey: 'x', tags: [] });
    expect(engine.size).toBe(3);
    expect(search('marlin', {}, engine).total).toBe(0);
    expect(search('renamed', {}, engine).total).toBe(1);
    engine.remove('marlin');
    expect(engine.has('marlin')).toBe(false);
    expect(search('renamed', {}, engine).total).toBe(0);
  });

  it('answers the same when asked again after a change elsewhere', () => {
    const queries = [
      'kv paralel',
      'moe servin',
      'marln inferense',
      'kv cache p',
      'large langage m',
      '"kv cache" moe',
    ];
    const engine = engineWith();
    const ask = (): unknown => queries.map((query) => search(query, { facets: true }, engine));
    const first = ask();
    for (let round = 0; round < 3; round++) {
      engine.put(samplePaper({ id: 'elsewhere', status: 'discarded', note: String(round) }));
      engine.remove('elsewhere');
      expect(ask()).toEqual(first);
    }
  });

  it('takes the first letter of a next word for a hint, not for a condition', () => {
    const engine = engineWith([
      samplePaper({ id: 'flash', title: 'Flash attention', addedAt: '2025-01-01T00:00:00.000Z' }),
      samplePaper({ id: 'paged', title: 'Paged attention', addedAt: '2025-01-02T00:00:00.000Z' }),
    ]);
    const ids = (query: string): string[] => search(query, {}, engine).hits.map(({ id }) => id);
    expect(ids('attention f')).toEqual(['flash', 'paged']);
    expect(ids('attention fl')).toEqual(['flash']);
  });

  it('completes fields and values', () => {
    const engine = engineWith();
    expect(engine.complete('auth', 4).items.map((item) => item.text)).toEqual(['author:', 'authors:']);
    expect(engine.complete('tag:', 4).items.map((item) => item.text)).toContain('moe/serving');
    expect(engine.complete('x author:hoe', 12)).toEqual({
      from: 9,
      to: 12,
      items: [{ text: '"Torsten Hoefler"', label: 'Torsten Hoefler', count: 1 }],
    });
    expect(engine.complete('status:to', 9).items).toEqual([{ text: 'to-read', label: 'to-read', count: 1 }]);
  });

  describe('knows how this field writes', () => {
    const texts: Readonly<Record<string, string>> = {
      kv: 'Paging the KV-cache of long requests',
      joined: 'A kvcache for everyone',
      flash: 'FlashAttention-2: better work partitioning',
      moe: 'Routing in mixture-of-experts layers',
      moeShort: 'Serving MoE on one card',
      llm: 'Large Language Models are slow',
      quant: 'Post-training quantization of weights',
      times: 'Decoding 2.4× faster',
      greek: 'β-divergence for pruning',
      chinese: '大模型的缓存管理',
      fpga: 'Field-programmable gate arrays as accelerators',
    };
    const engine = engineWith(Object.entries(texts).map(([id, title]) => samplePaper({ id, title })));
    const ids = (query: string): string[] => search(query, {}, engine).hits.map((hit) => hit.id);

    it.each([
      ['kv cache', ['kv', 'joined']],
      ['kvcache', ['kv', 'joined']],
      ['KV-Cache', ['kv', 'joined']],
      ['"kv cache"', ['kv', 'joined']],
      ['flash attention', ['flash']],
      ['flashattention2', ['flash']],
      ['moe', ['moe', 'moeShort']],
      ['mixture of experts', ['moe', 'moeShort']],
      ['llm', ['llm']],
      ['llms', ['llm']],
      ['quantisation', ['quant']],
      ['2.4x', ['times']],
      ['beta', ['greek']],
      ['缓存', ['chinese']],
      ['存', ['chinese']],
      ['fpga', ['fpga']],
    ])('%s', (query, expected) => {
      expect(ids(query).sort()).toEqual([...expected].sort());
    });

    it('marks the other spelling', () => {
      const marked = (query: string): string[] =>
        search(query, {}, engine).hits.flatMap((hit) =>
          hit.matches
            .filter((match) => match.field === 'title')
            .flatMap((match) => match.ranges.map(([from, to]) => texts[hit.id]!.slice(from, to))),
        );
      expect(marked('moe').sort()).toEqual(['MoE', 'mixture-of-experts']);
      expect(marked('kvcache').sort()).toEqual(['KV-cache', 'kvcache']);
      expect(marked('quantisation')).toEqual(['quantization']);
    });
  });

  describe('forgives typing mistakes', () => {
    it.each([
      ['marln', 'a letter missing'],
      ['marllin', 'a letter too many'],
      ['marlim', 'a wrong letter'],
      ['malrin', 'two letters swapped'],
      ['paralel inferense', 'two words with one each'],
      ['autoregressive', 'a hyphen left out'],
      ['auto regresive', 'split, with a mistake'],
      ['parallelinference', 'two words merged'],
      ['infer ence', 'one word split'],
    ])('%s (%s)', (query) => {
      expect(found(query)[0]).toBe('marlin');
    });

    it('in a name of several words written as one', () => {
      const engine = engineWith([
        samplePaper({ id: 'megascale', title: 'MegaScale: training on many cards' }),
        samplePaper({ id: 'scale', title: 'Scale out, scale up' }),
        samplePaper({ id: 'burst', title: 'A burst engine' }),
      ]);
      for (const query of ['MeaScale', 'MeagScale', 'megscale'])
        expect(search(query, {}, engine).hits[0]?.id).toBe('megascale');
    });

    it('does not take one number for another', () => {
      expect(found('2408.11742')).toEqual([]);
    });

    it('marks the word that was meant', () => {
      const [hit] = search('paralel').hits;
      const title = hit?.matches.find((match) => match.field === 'title');
      expect(title?.ranges.map(([from, to]) => PAPERS[0]?.title.slice(from, to))).toEqual(['Parallel']);
    });
  });

  describe('survives what nobody types', () => {
    const queries: readonly (readonly [string, string])[] = [
      ['10,000 characters', 'attention '.repeat(1_000)],
      ['10,000 different words', Array.from({ length: 2_000 }, (_, i) => `w${i}`).join(' ')],
      ['one word of 10,000 letters', 'x'.repeat(10_000)],
      ['only punctuation', '!!! ??? ...'],
      ['a lone minus', '-'],
      ['unbalanced quotes', '"kv "cache'],
      ['unbalanced brackets', '((((marlin))'],
      ['a wrong year', 'marlin year:abc'],
      ['emoji', '🚀🔥'],
      ['right-to-left text', 'שלום עולם مرحبا'],
      ['a regular-expression bomb', '(a+)+$ (x|x)*y .*.*.*'],
      ['lone surrogates', 'marlin \ud800 \udc00'],
      ['control characters', 'marlin\u0000\u0001'],
    ];
    it.each(queries)('%s', (_name, query) => {
      const answer = search(query);
      for (const { column, length } of answer.problems) {
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column - 1 + length).toBeLessThanOrEqual(query.length);
      }
      for (const hit of answer.hits) {
        for (const match of hit.matches) {
          for (const [from, to] of match.ranges) expect(from).toBeLessThan(to);
        }
      }
    });

    it('searches so many conditions, and says so', () => {
      const excluded = Array.from({ length: 100 }, (_, i) => `-zz${i}`).join(' ');
      const many = search(`marlin ${excluded}`);
      expect(many.hits.map(({ id }) => id)).toEqual(['marlin']);
      expect(many.problems).toEqual([
        { column: 8 + 10 * 5 + 30 * 6 + 1, length: 1, message: 'Only the first 40 conditions are searched.' },
      ]);
      expect(search(`marlin ${'-serving '.repeat(100)}`).problems).toEqual([]);
      const values = search(`author:${Array.from({ length: 60 }, (_, i) => `a${i}`).join(',')} marlin`);
      expect(values.hits.map(({ id }) => id)).toEqual(['marlin']);
      expect(values.problems.map(({ column, message }) => ({ column, message }))).toEqual([
        { column: 1, message: '“author:” takes at most 50 values.' },
      ]);
    });

    it('says what it left out, with the column', () => {
      expect(search('!!! marlin').problems).toMatchObject([{ column: 1, length: 3 }]);
      expect(search(Array.from({ length: 40 }, (_, i) => `w${i}`).join(' ')).problems[0]?.message).toBe(
        'Only the first 32 words are searched.',
      );
      expect(search(`${'x'.repeat(10_000)} marlin`).problems).toMatchObject([{ column: 1, length: 10_000 }]);
      expect(found('!!!')).toHaveLength(2);
      expect(found('marlin nosuchfield:xyzzy')).toEqual(['marlin']);
    });
  });
});
