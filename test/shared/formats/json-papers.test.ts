import { describe, expect, it } from 'vitest';
import { readText } from '../../../shared/formats/read-text.ts';
import { displayName } from '../../../shared/library/names.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';

/** Reads a text by recognition alone; papers in short. */
function read(value: unknown, format = 'json-papers') {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  const outcome = readText(text);
  if (!outcome.ok) throw new Error(outcome.error.message);
  expect(outcome.value.format.id).toBe(format);
  expect(unaccountedLines(text, outcome.value.result)).toEqual([]);
  return outcome.value.result.papers.map(({ authors = [], ...paper }) => ({
    ...paper,
    authors: authors.map(displayName),
  }));
}

describe('lists of papers as JSON', () => {
  it("reads the site of a virtual conference: a paper's name, people with an institution, some without a name", () => {
    const results = [
      {
        id: 3608,
        name: 'PagedPool: One Pool',
        authors: [
          { id: 1, fullname: 'Ada Lovelace', institution: 'Example Lab' },
          { id: 2, fullname: '', institution: null },
          { id: 3, fullname: 'Alan Turing' },
        ],
        abstract: 'We hold 2.4\\times more. Code: https://github.com/example/pool.',
        eventtype: 'Poster',
        paper_url: 'https://openreview.net/forum?id=abcDEF123',
      },
    ];
    expect(read({ count: 1, next: null, results })).toMatchObject([
      {
        title: 'PagedPool: One Pool',
        authors: ['Ada Lovelace', 'Alan Turing'],
        abstract: 'We hold 2.4× more. Code: https://github.com/example/pool.',
        ids: { openreview: 'abcDEF123' },
        links: [{ kind: 'page' }, { kind: 'code', url: 'https://github.com/example/pool' }],
      },
    ]);
  });

  it("reads arXiv's metadata as JSON lines: LaTeX in names, the month of the id", () => {
    const lines = [
      {
        id: '0704.0001',
        authors: "C. Bal\\'azs, E. L. Berger and P. Nadolsky",
        title: 'Cross\n  Sections',
        doi: '10.1103/X.1',
      },
      { id: '2401.00002v2', authors: 'Ada Lovelace', title: 'Second', abstract: ' Text. ' },
    ];
    expect(read(lines.map((line) => JSON.stringify(line)).join('\n'))).toMatchObject([
      {
        title: 'Cross Sections',
        authors: ['C. Balázs', 'E. L. Berger', 'P. Nadolsky'],
        ids: { arxiv: '0704.0001', doi: '10.1103/x.1' },
        published: { year: 2007, month: 4 },
        type: 'preprint',
        sources: [{ lines: [1, 1] }],
      },
      { title: 'Second', ids: { arxiv: '2401.00002' }, sources: [{ lines: [2, 2] }] },
    ]);
  });

  it('reads OpenAlex, and the dump of papers of Papers with Code', () => {
    expect(
      read({
        meta: { count: 1 },
        results: [
          {
            id: 'https://openalex.org/W1',
            doi: 'https://doi.org/10.1145/1234567.890',
            title: 'Pools',
            publication_year: 2023,
            type: 'article',
            authorships: [{ author: { display_name: 'Ada Lovelace' } }],
          },
        ],
      }),
    ).toMatchObject([
      {
        title: 'Pools',
        authors: ['Ada Lovelace'],
        ids: { doi: '10.1145/1234567.890' },
        published: { year: 2023 },
      },
    ]);
    expect(
      read([
        {
          paper_url: 'https://paperswithcode.com/paper/pools',
          arxiv_id: '2309.06180',
          title: 'Pools',
          authors: ['Ada Lovelace'],
          url_pdf: 'https://arxiv.org/pdf/2309.06180v1.pdf',
          date: '2023-09-12',
          proceeding: 'OSDI 2024',
        },
      ]),
    ).toMatchObject([
      {
        ids: { arxiv: '2309.06180' },
        published: { year: 2023, month: 9, day: 12 },
        venue: 'OSDI',
        type: 'inproceedings',
      },
    ]);
  });

  it.each([
    ['Ada Lovelace; Alan Turing', ['Ada Lovelace', 'Alan Turing']],
    ['Lovelace, Ada and Turing, Alan', ['Ada Lovelace', 'Alan Turing']],
    [
      'Ada Lovelace, Alan Turing, and Kurt Goedel (IAS, Princeton)',
      ['Ada Lovelace', 'Alan Turing', 'Kurt Goedel'],
    ],
  ])('reads the authors %s', (authors, names) => {
    expect(read([{ title: 'Pools', authors, year: '2024' }])).toMatchObject([
      { authors: names, published: { year: 2024 } },
    ]);
  });

  it('takes JSON about other things for no papers', () => {
    expect(readText('{"name": "a-package", "version": "1.0.0", "author": "Ada"}').ok).toBe(false);
    expect(readText('[{"name": "cat", "size": 3}]').ok).toBe(false);
  });
});

describe('Crossref', () => {
  const work = {
    DOI: '10.1145/1234567.890',
    type: 'proceedings-article',
    title: ['Pools of Pages'],
    subtitle: ['A Study'],
    'container-title': ['Proceedings of the 29th Symposium on Operating Systems Principles'],
    author: [{ given: 'Ada', family: 'Lovelace', sequence: 'first', affiliation: [] }],
    issued: { 'date-parts': [[2023, 10, 23]] },
    abstract: '<jats:p>We pool pages.</jats:p>',
    'reference-count': 3,
  };
  const expected = {
    title: 'Pools of Pages: A Study',
    authors: ['Ada Lovelace'],
    venue: 'SOSP',
    type: 'inproceedings',
    abstract: 'We pool pages.',
    published: { year: 2023, month: 10, day: 23 },
    ids: { doi: '10.1145/1234567.890' },
  };

  it.each([
    ['a list of works', { status: 'ok', 'message-type': 'work-list', message: { items: [work] } }],
    ['one work', { status: 'ok', 'message-type': 'work', message: work }],
  ])('reads %s', (_, answer) => {
    const [paper] = read(answer, 'csl-json');
    expect(paper).toMatchObject(expected);
    expect(paper?.bib).toBeUndefined();
  });
});
