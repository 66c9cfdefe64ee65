import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '../../../../shared/formats/bibtex/bibtex.ts';
import type { Format, PrintOptions } from '../../../../shared/formats/format.ts';
import { foldText } from '../../../../shared/library/text.ts';
import type { Paper, PaperDraft } from '../../../../shared/library/paper.ts';
import { dataFolder, expectFacts, hasData } from '../../../helpers/expected-facts.ts';
import { draft, paperFrom } from '../../../helpers/papers.ts';

function papersOf(drafts: readonly PaperDraft[]): Paper[] {
  return drafts.map((one, at) => paperFrom(one, { id: `id-${at}`, citeKey: one.citeKey ?? `key${at}` }));
}

/** What a draft says, without where it stood in the file. */
function facts({ sources: _sources, ...rest }: PaperDraft): unknown {
  return rest;
}

/** Reads, writes, reads and writes: the papers and the bytes must have settled after the first reading. */
function expectSettled(format: Format, text: string, options: PrintOptions = {}): void {
  const first = format.parse!(text, {}).papers;
  const written = format.print!(papersOf(first), options).text;
  const second = format.parse!(written, {});
  expect(second.papers.map(facts)).toEqual(
    first.map((paper, at) => ({ ...(facts(paper) as object), citeKey: paper.citeKey ?? `key${at}` })),
  );
  expect(format.print!(papersOf(second.papers), options).text).toBe(written);
  expect(second.warnings.filter((warning) => warning.code !== 'duplicate-key')).toEqual([]);
}

/** Text that is out to break printers: LaTeX, braces, dollars, accents, other scripts, emoji, control characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        ..."\\ { } $ % & # _ ~ ^ < > | \" ' ` - -- --- '' `` , ; : = @ and others \\foo \\textbf{x} $x^2$ $O(N)$ {A} é ß Ł ı ǆ ế α → ² ₂ ’ “ – — … 中文 🚀 LLM MoE-Lens A100 x86 http://a.b/c_d".split(
          ' ',
        ),
        ' ',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const words = hostile.map(foldText);

const name = fc.oneof(
  fc.record({ literal: words }),
  fc.record(
    {
      family: words,
      given: words,
      particle: fc.constantFrom('van', 'de la', "d'", 'von der'),
      suffix: fc.constantFrom('Jr.', 'III'),
    },
    { requiredKeys: ['family'] },
  ),
);

const paper: fc.Arbitrary<Paper> = fc
  .record({
    title: words,
    authors: fc.array(name, { maxLength: 3 }),
    abstract: fc.option(words, { nil: undefined }),
    venue: fc.option(fc.oneof(words, fc.constantFrom('OSDI', 'Nature', 'arXiv')), { nil: undefined }),
    type: fc.constantFrom<Paper['type']>(
      'preprint',
      'article',
      'inproceedings',
      'book',
      'phdthesis',
      'techreport',
      'online',
      'software',
      'misc',
      'unpublished',
    ),
    published: fc.constantFrom(
      undefined,
      { year: 2024 },
      { year: 2024, month: 8 },
      { year: 2024, month: 8, day: 31 },
    ),
    ids: fc.constantFrom<Paper['ids']>(
      {},
      { arxiv: '2404.12345' },
      { arxiv: '2404.12345', arxivVersion: 2, doi: '10.1145/1.2_3' },
    ),
    tags: fc.array(words, { maxLength: 3 }),
    note: hostile,
    titleProtected: fc.option(fc.array(words, { maxLength: 2 }), { nil: undefined }),
    bib: fc.dictionary(
      fc.constantFrom('volume', 'pages', 'note', 'x-field', 'month', 'year', 'journal'),
      hostile,
    ),
    links: fc.array(
      fc.record({
        kind: fc.constantFrom('code' as const, 'page' as const, 'pdf' as const),
        url: words.map((text) => `https://example.org/${text}`),
      }),
      { maxLength: 2 },
    ),
    attachments: fc.array(
      fc.record({
        kind: fc.constant('linked' as const),
        path: words.map((text) => `/p/${text}`),
        title: words,
      }),
      { maxLength: 2 },
    ),
  })
  .map((fields) => {
    const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    // One tag for all: an entry without any field says nothing, and is not read as a paper.
    return {
      ...paperFrom(draft('T'), { id: 'id', citeKey: 'key' }),
      ...kept,
      tags: [...fields.tags, 'made'],
    };
  });

describe.each([
  ['bibtex', bibtex, {}],
  ['bibtex in UTF-8', bibtex, { ascii: false }],
  ['bibtex for ACM', bibtex, { profile: 'acm' }],
  ['biblatex', biblatex, {}],
] as const)('%s', (_, format, options) => {
  it('writes any paper so that it is read back, and settles', () => {
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 3 }), (papers) => {
        const keyed = papers.map((one, at) => ({ ...one, citeKey: `key${at}` }));
        const { text } = format.print!(keyed, options);
        const read = format.parse!(text, {});
        expect(read.papers.map((one) => one.citeKey)).toEqual(keyed.map((one) => one.citeKey));
        expect(read.warnings).toEqual([]);
        expectSettled(format, text, options);
      }),
      { numRuns: 150 },
    );
  });

  it('gives titles, authors and tags back exactly', () => {
    fc.assert(
      fc.property(words, words, fc.array(words, { maxLength: 2 }), (title, family, tags) => {
        const one = {
          ...paperFrom(draft(title)),
          authors: [{ family: family || 'Wren', given: 'Ada' }],
          tags,
        };
        const [read] = format.parse!(format.print!([one], options).text, {}).papers;
        const written = foldText(title);
        if (!/^(?:arXiv:|10\.|https?:)/.test(written)) expect(read!.title).toBe(written);
        expect(read!.authors).toEqual(one.authors);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on damaged bibliographies, and accounts for every line', () => {
    const whole = format.print!(
      papersOf([
        draft('A {Fine} Title', { authors: 'Ada Wren; Ben Oak', abstract: 'It is.' }),
        draft('Another'),
      ]),
      options,
    ).text;
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(8), hostile, (at, cut, insert) => {
        const damaged = whole.slice(0, at) + insert + whole.slice(at + cut);
        const { papers, unused } = format.parse!(damaged, {});
        const covered = new Set<number>();
        for (const one of papers) {
          const [from, to] = one.sources[0]!.lines!;
          for (let line = from; line <= to; line++) covered.add(line);
        }
        for (const range of unused) for (let line = range.from; line <= range.to; line++) covered.add(line);
        for (const [index, line] of damaged
          .replace(/^\ufeff/, '')
          .split(/\r\n|\r|\n/)
          .entries()) {
          if (/[^\s\0]/.test(line)) expect(covered.has(index + 1)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** What random papers found. */
describe('names and dashes that once came back otherwise', () => {
  it.each([
    ["d' ' ¡, Jr., ", { particle: "d'", family: "' ¡", suffix: 'Jr.' }],
    ["d'' ¡, Jr., ", { particle: 'd”', family: '¡', suffix: 'Jr.' }],
    ["d'{\\textbackslash}' ¡, Jr., ", { particle: "d'\\'", family: '¡', suffix: 'Jr.' }],
    ['xyz Foo,', { particle: 'xyz', family: 'Foo' }],
    ['van A b C,', { particle: 'van', family: 'A b C' }],
    ["d' ormesson, Jean", { particle: "d'", family: 'ormesson', given: 'Jean' }],
  ])('the author %s', (author, expected) => {
    const text = `@article{key0,\n  title = {T},\n  author = {${author}},\n}\n`;
    expect(bibtex.parse!(text, {}).papers[0]!.authors).toEqual([expected]);
    for (const format of [bibtex, biblatex]) expectSettled(format, text);
    expectSettled(bibtex, text, { ascii: false });
  });

  it('a journal beside the field for the venue, with a dash between dollars', () => {
    expectSettled(bibtex, '@online{a, title = {T}, journal = {$–$}}');
  });

  it.each(['-–', '–-', "'”", '`“'])('the journal %s', (journal) => {
    const text = `@book{key0,\n  title = {T},\n  journal = {${journal}},\n}\n`;
    for (const format of [bibtex, biblatex]) expectSettled(format, text);
    expectSettled(bibtex, text, { ascii: false });
  });
});

describe.runIf(hasData)('real bibliographies', () => {
  const folder = join(dataFolder, 'bibliographies');
  const files = hasData ? readdirSync(folder).filter((file) => file.endsWith('.bib')) : [];

  it.each(files.flatMap((file) => [[file, bibtex] as const, [file, biblatex] as const]))(
    '%s settles',
    (file, format) => expectSettled(format, readFileSync(join(folder, file), 'utf8')),
    60_000,
  );

  it('yield their facts', () => {
    for (const file of ['acl_anthology_style_entries.bib', 'arxiv_mail_to_bib_2024-11.bib']) {
      expectFacts(`bibliographies/${file}`);
    }
  });
});
