import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cslJson } from '../../../shared/formats/csl-json/csl-json.ts';
import { readCslDate } from '../../../shared/formats/csl-json/dates.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { dataFolder, hasData } from '../../helpers/expected-facts.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const parse = (text: string) => cslJson.parse!(text, { from: 'refs.json' });
const print = (drafts: readonly PaperDraft[]) =>
  cslJson.print!(
    drafts.map((one, index) => paperFrom(one, { id: `id${index}`, citeKey: one.citeKey ?? `key${index}` })),
    { notes: true },
  ).text;
const content = ({ sources: _, citeKey: _key, ...rest }: PaperDraft) => rest;

const ITEMS = `[
  {
    "id": "http://zotero.org/users/1/items/ABC",
    "citation-key": "lovelace2024fusion",
    "type": "paper-conference",
    "title": "Deep <span class=\\"nocase\\">Kernel</span> Fusion &amp; Co",
    "author": [
      { "family": "Lovelace", "given": "Ada" },
      { "family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van", "suffix": "Jr." },
      { "literal": "NVIDIA Research" }
    ],
    "issued": { "date-parts": [["2024", 7, "3"]] },
    "container-title": "Proceedings of the 18th USENIX Symposium on Operating Systems Design and Implementation (OSDI 24)",
    "page": "101–120", "volume": 3,
    "DOI": "10.1145/3600006.1",
    "URL": "https://arxiv.org/abs/2401.00001v2",
    "ISBN": "978-1-939133-40-3",
    "keyword": "kernels, fusion",
    "original-date": { "date-parts": [[1999]] },
    "custom": { "a": [1, "two"] }
  },
  { "id": "x1", "type": "article", "title": "A Preprint", "archive": "arXiv", "number": "arXiv:2303.06865v2", "issued": { "raw": "2023-03" } }
]`;

describe('reading CSL-JSON', () => {
  it('reads items with their lines', () => {
    const { papers, warnings, unused } = parse(ITEMS);
    expect(warnings).toEqual([]);
    expect(unused.every(({ kind }) => kind === 'chrome')).toBe(true);
    expect(papers).toMatchObject([
      {
        title: 'Deep Kernel Fusion & Co',
        citeKey: 'lovelace2024fusion',
        authors: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'Beethoven', given: 'Ludwig', particle: 'van', suffix: 'Jr.' },
          { literal: 'NVIDIA Research' },
        ],
        published: { year: 2024, month: 7, day: 3 },
        type: 'inproceedings',
        venue: 'OSDI',
        ids: { doi: '10.1145/3600006.1', arxiv: '2401.00001', arxivVersion: 2, isbn: '9781939133403' },
        bib: { pages: '101--120', volume: '3' },
        tags: ['kernels', 'fusion'],
        sources: [{ format: 'csl-json', lines: [2, 21] }],
      },
      {
        title: 'A Preprint',
        type: 'preprint',
        ids: { arxiv: '2303.06865', arxivVersion: 2 },
        published: { year: 2023, month: 3 },
        citeKey: 'x1',
      },
    ]);
  });

  it.each<[string, unknown, object | undefined, boolean]>([
    ['numbers', { 'date-parts': [[2024, 7, 3]] }, { year: 2024, month: 7, day: 3 }, true],
    ['strings', { 'date-parts': [['2024', '07']] }, { year: 2024, month: 7 }, true],
    [
      'a range',
      {
        'date-parts': [
          [2011, 5, 25],
          [2012, 6, 26],
        ],
      },
      { year: 2011, month: 5, day: 25 },
      false,
    ],
    ['an open range', { 'date-parts': [[2014, 12, 31], [0]] }, { year: 2014, month: 12, day: 31 }, false],
    ['a season', { 'date-parts': [[2017]], season: 3 }, { year: 2017 }, false],
    ['circa', { 'date-parts': [['2011', 5]], circa: true }, { year: 2011, month: 5 }, false],
    ['a year before 1', { 'date-parts': [['-334']] }, undefined, false],
    ['raw text', { raw: '2017-05-03' }, { year: 2017, month: 5, day: 3 }, true],
    ['words', { literal: '13th cent' }, undefined, false],
    ['a plain year', 2017, { year: 2017 }, true],
    ['a day that does not exist', { 'date-parts': [[2023, 2, 30]] }, { year: 2023, month: 2 }, true],
    ['nonsense', { 'date-parts': 'x' }, undefined, false],
  ])('reads dates: %s', (_shape, value, date, exact) => {
    expect(readCslDate(value)).toEqual({ ...(date ? { date } : {}), exact });
  });

  it('leaves out only the broken item, with its line', () => {
    const { papers, warnings } = parse(
      '[\n{"type":"book","title":"One"},\n{"type":"book","title":oops},\n{"type":"book","title":"Three"}\n]',
    );
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(warnings).toMatchObject([{ line: 3 }, ...warnings.slice(1)]);
  });

  it('keeps hostile names away from prototypes', () => {
    const { papers } = parse(
      '[{"type":"book","title":"One","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]',
    );
    expect(papers).toHaveLength(1);
    expect({}).not.toHaveProperty('polluted');
    expect(papers[0]).not.toHaveProperty('polluted');
  });
});

describe('writing CSL-JSON', () => {
  it('writes what it read, unknown variables included', () => {
    const { papers } = parse(ITEMS);
    const printed = print(papers);
    expect(parse(printed).papers.map(content)).toEqual(papers.map(content));
    expect(JSON.parse(printed)).toMatchObject([
      {
        id: 'http://zotero.org/users/1/items/ABC',
        'original-date': { 'date-parts': [[1999]] },
        custom: { a: [1, 'two'] },
      },
      { archive: 'arXiv', archive_location: 'arXiv:2303.06865v2' },
    ]);
  });

  it('is indented as JSON is, whatever separators a text has', () => {
    const papers = ['A title', 'Two\u2028lines\u2029of it'].map((title) => paperFrom(draft(title, {})));
    for (const some of [[], papers.slice(0, 1), papers]) {
      const { text } = cslJson.print!(some, {});
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
    }
  });

  it('reports papers without authors', () => {
    expect(cslJson.print!([paperFrom(draft('T', { authorCount: 3 }))], {}).problems).toMatchObject([
      { code: 'missing-author' },
    ]);
  });

  it('is stable on what a parse gives', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a -- b', '{x}\\%$y$', '<i>a</i>', '10.1145/1.2', 'https://a.org/b'),
    );
    const item = fc.record(
      {
        id: text,
        type: fc.constantFrom(
          'book',
          'article',
          'article-journal',
          'paper-conference',
          'post',
          'speech',
          'thesis',
        ),
        title: text,
        author: fc.array(fc.record({ family: text, given: text }), { maxLength: 3 }),
        issued: fc.oneof(
          fc.constant({ 'date-parts': [[2011, 5], [2012]] }),
          fc.constant({ raw: '2017-05' }),
          text,
        ),
        'container-title': text,
        page: text,
        volume: text,
        DOI: text,
        URL: text,
        keyword: text,
        note: text,
        custom: fc.jsonValue(),
      },
      { requiredKeys: ['type', 'title'] },
    );
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 2 }), (items) => {
        const once = parse(print(parse(JSON.stringify(items)).papers)).papers;
        const printed = print(once);
        const twice = parse(printed).papers;
        expect(twice.map(content)).toEqual(once.map(content));
        expect(print(twice)).toBe(printed);
      }),
      { numRuns: 100 },
    );
  });
});

it("takes Zotero's lines for the key and the arXiv id out of the note", () => {
  const [paper] = parse(
    JSON.stringify([
      {
        id: 'http://zotero.org/users/1/items/ABCD2345',
        type: 'article',
        title: 'Pools',
        note: 'arXiv:2309.06180 [cs.LG]\nCitation Key: lovelace2023pools\nRead twice.',
      },
    ]),
  ).papers;
  expect(paper).toMatchObject({
    citeKey: 'lovelace2023pools',
    ids: { arxiv: '2309.06180' },
    note: 'Read twice.',
  });
});

describe.runIf(hasData)('the real file', () => {
  it('reads every item of the dates test of Better CSL-JSON, and writes every date back', () => {
    const source = readFileSync(join(dataFolder, 'bibliographies/bbt_csl_dates_360.csl.json'), 'utf8');
    const items = JSON.parse(source) as { title: string; issued?: object; 'citation-key': string }[];
    const { papers, warnings } = parse(source);
    expect(warnings).toEqual([]);
    expect(papers.map(({ title, citeKey }) => [title, citeKey])).toEqual(
      items.map((item) => [item.title, item['citation-key']]),
    );
    const numbers = (date: unknown) => JSON.stringify(date)?.replace(/"(-?\d+)"/g, '$1');
    const written = JSON.parse(print(papers)) as { issued?: object }[];
    expect(written.map(({ issued }) => numbers(issued))).toEqual(items.map(({ issued }) => numbers(issued)));
  });
});
