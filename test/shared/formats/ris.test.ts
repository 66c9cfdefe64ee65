import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { ris } from '../../../shared/formats/ris/ris.ts';
import { dataFolder, expectFacts, hasData } from '../../helpers/expected-facts.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const parse = (text: string) => ris.parse!(text, { from: 'refs.ris' });
const print = (drafts: readonly PaperDraft[]) =>
  ris.print!(
    drafts.map((one, index) => paperFrom(one, { id: `id${index}`, citeKey: one.citeKey ?? `key${index}` })),
    { notes: true },
  ).text;

/** What a paper says, without where it was read. */
const content = ({ sources: _, citeKey: _key, ...rest }: PaperDraft) => rest;

const RECORD = `TY  - CONF
ID  - lovelace2024fusion
TI  - Deep Kernel Fusion
AU  - Lovelace, Ada
AU  - van Beethoven, Ludwig, Jr.
AU  - NVIDIA Research,
PY  - 2024
DA  - 2024/07/03/
T2  - 18th USENIX Symposium on Operating Systems Design and Implementation (OSDI 24)
SP  - 101
EP  - 120
SN  - 978-1-939133-40-3
DO  - https://doi.org/10.1145/3600006.1
UR  - https://arxiv.org/pdf/2401.00001v2
L1  - https://example.org/fusion.pdf
KW  - kernels
KW  - compilers; fusion
N1  - A first thought.

A second one.
AB  - We fuse kernels
deeply.
C1  - kept as it is
ER  - 
`;

describe('reading RIS', () => {
  it('reads a whole record', () => {
    const { papers, warnings, unused } = parse(RECORD);
    expect({ warnings, unused }).toEqual({ warnings: [], unused: [] });
    expect(papers).toEqual([
      {
        title: 'Deep Kernel Fusion',
        abstract: 'We fuse kernels deeply.',
        authors: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'Beethoven', particle: 'van', given: 'Ludwig', suffix: 'Jr.' },
          { literal: 'NVIDIA Research' },
        ],
        published: { year: 2024, month: 7, day: 3 },
        ids: { doi: '10.1145/3600006.1', arxiv: '2401.00001', arxivVersion: 2, isbn: '9781939133403' },
        type: 'inproceedings',
        venue: 'OSDI',
        links: [
          { kind: 'pdf', url: 'https://arxiv.org/pdf/2401.00001v2', from: 'source' },
          { kind: 'pdf', url: 'https://example.org/fusion.pdf', from: 'source' },
        ],
        bib: { pages: '101--120', 'ris-c1': 'kept as it is' },
        tags: ['kernels', 'compilers', 'fusion'],
        note: 'A first thought.\n\nA second one.',
        citeKey: 'lovelace2024fusion',
        sources: [{ format: 'ris', from: 'refs.ris', lines: [1, 24] }],
      },
    ]);
  });

  it.each([
    ['semicolons', 'Lovelace, Ada; Turing, Alan', 2],
    ['"and"', 'Ada Lovelace, Alan Turing, and Kurt Goedel', 3],
    ['commas between whole names', 'Ada Lovelace, Alan Turing, Kurt Goedel', 3],
    ['continuation lines', 'Lovelace, Ada\nTuring, Alan', 2],
    ['one name of four words', 'Author Name, Author2 Name2', 1],
  ])('takes authors on one line apart: %s', (_how, value, count) => {
    expect(parse(`TY  - JOUR\nTI  - T\nAU  - ${value}\nER  - `).papers[0]?.authors).toHaveLength(count);
  });

  it('loses no record that lacks its first or last line, and says so', () => {
    const { papers, warnings } = parse(
      'JF - Nature\nTI  - One\nER  -\nTY  - BOOK\nTI  - Two\nTY  - RPRT\nTI  - Three',
    );
    expect(papers.map(({ title, type }) => [title, type])).toEqual([
      ['One', 'article'],
      ['Two', 'book'],
      ['Three', 'techreport'],
    ]);
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['incomplete-record', 1],
      ['incomplete-record', 4],
      ['incomplete-record', 6],
    ]);
  });

  it('reads a preprint as one, and takes ids out of notes and types of work', () => {
    const [paper] = parse(
      'TY  - RPRT\nTI  - T\nJO  - arXiv\nN1  - arXiv: 2410.08164v3\nM3  - 10.1016/j.x.2012.01.008\nER  -',
    ).papers;
    expect(paper).toMatchObject({
      type: 'preprint',
      ids: { arxiv: '2410.08164', arxivVersion: 3, doi: '10.1016/j.x.2012.01.008' },
    });
    expect(paper).not.toHaveProperty('venue');
  });

  it.each([
    ['2012///', { year: 2012 }],
    ['2001/09/01/', { year: 2001, month: 9, day: 1 }],
    ['2001/9//spring', { year: 2001, month: 9 }],
    ['2001/13/01', { year: 2001 }],
    ['Date of Code', undefined],
  ])('reads the date %s', (printed, published) => {
    expect(parse(`TY  - JOUR\nTI  - T\nPY  - ${printed}\nER  -`).papers[0]?.published).toEqual(published);
  });

  it('imports a record without a title under another name, with a warning', () => {
    const { papers, warnings } = parse('TY  - JFULL\nJF  - Nature\nER  -');
    expect(papers[0]?.title).toBe('Nature');
    expect(warnings).toMatchObject([{ code: 'missing-title', line: 1 }]);
  });

  it('accounts for text outside records', () => {
    const { papers, unused } = parse(`Provider: a database\nstray words\n\n${RECORD}`);
    expect(papers).toHaveLength(1);
    expect(unused.map(({ from, kind }) => [from, kind])).toEqual([
      [1, 'chrome'],
      [2, 'unread'],
    ]);
  });
});

describe('writing RIS', () => {
  it('writes what it read', () => {
    const { papers } = parse(RECORD);
    expect(parse(print(papers)).papers.map(content)).toEqual(papers.map(content));
  });

  it('reports papers without authors and writes none', () => {
    const { text, problems } = ris.print!([paperFrom(draft('T', { authorCount: 3 }))], {});
    expect(text).not.toContain('AU  -');
    expect(problems).toMatchObject([{ code: 'missing-author' }]);
  });

  it('keeps a kind of work that goes on over two lines', () => {
    const first = parse(
      'TY  - JOUR\nTI  - T\nM3  - Letter\nto the editor\nVL  - 3\nand a half\nER  - \n',
    ).papers;
    expect(first[0]!.bib).toMatchObject({ 'ris-m3': 'Letter to the editor', volume: '3 and a half' });
    expect(parse(print(first)).papers.map(content)).toEqual(first.map(content));
  });

  it('is stable: parse, print, parse gives the same papers, and printing again the same bytes', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Lovelace, Ada',
        'A and B',
        '2024/05/06/',
        'TY  - X',
        'a -- b',
        '{x}\\%$y$',
        '10.1145/1.2',
        'https://arxiv.org/abs/2401.00001',
      ),
    );
    const tags = fc.constantFrom(
      'TI',
      'AU',
      'A2',
      'PY',
      'DA',
      'Y2',
      'JO',
      'T2',
      'JA',
      'VL',
      'IS',
      'SP',
      'EP',
      'SN',
      'DO',
      'UR',
      'L1',
      'KW',
      'AB',
      'N1',
      'M3',
      'AN',
      'C1',
      'ST',
      'LA',
      'ID',
      'U1',
    );
    const record = fc.uniqueArray(fc.tuple(tags, value), {
      minLength: 1,
      maxLength: 9,
      selector: ([tag]) => tag,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('JOUR', 'CONF', 'UNPB', 'RPRT', 'ELEC', 'XXXX'),
        fc.array(record, { maxLength: 3 }),
        (type, records) => {
          const text = records
            .map((fields) =>
              [`TY  - ${type}`, ...fields.map(([tag, content]) => `${tag}  - ${content}`), 'ER  - '].join(
                '\n',
              ),
            )
            .join('\n');
          const first = parse(text).papers;
          const printed = print(first);
          const second = parse(printed).papers;
          expect(second.map(content)).toEqual(first.map(content));
          expect(print(second.map((paper, index) => ({ ...paper, citeKey: first[index]?.citeKey })))).toBe(
            printed,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe.runIf(hasData)('the real files', () => {
  it('reads every fact of a publisher-style export', () => {
    expectFacts('bibliographies/code_to_everything_excerpt.ris');
  });

  it("finds the titles and authors of the reference type catalogue that Zotero's translator finds", () => {
    const name = join(dataFolder, 'bibliographies/zt_ris_case04');
    const { papers, unused } = parse(readFileSync(`${name}.ris`, 'utf8'));
    const expected = JSON.parse(readFileSync(`${name}.expected.json`, 'utf8')) as {
      papers: { title: string | null; authors: string[] }[];
    };
    expect(unused).toEqual([]);
    expect(papers).toHaveLength(expected.papers.length);
    for (const [index, { title, authors }] of expected.papers.entries()) {
      // Zotero has other fields for the names of cases and letters, and other roles for inventors and composers.
      if (title !== null) expect(papers[index]?.title).toBe(title);
      if (authors.length > 0) expect(papers[index]?.authors).toHaveLength(authors.length);
    }
  });

  it('reads the corrupted record of the JabRef tests', () => {
    const { papers, warnings } = parse(
      readFileSync(join(dataFolder, 'bibliographies/jabref_RisImporterCorrupted.ris'), 'utf8'),
    );
    expect(papers).toMatchObject([
      { type: 'article', published: { year: 2001, month: 9, day: 1 }, bib: { pages: '193--194' } },
    ]);
    expect(warnings).toHaveLength(1);
  });
});
