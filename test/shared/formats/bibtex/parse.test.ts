import { describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '../../../../shared/formats/bibtex/bibtex.ts';
import type { ParseResult } from '../../../../shared/formats/format.ts';
import type { PaperDraft } from '../../../../shared/library/paper.ts';

function parse(text: string): ParseResult {
  return bibtex.parse!(text, { from: 'refs.bib' });
}

function one(text: string): PaperDraft {
  const { papers } = parse(text);
  expect(papers).toHaveLength(1);
  return papers[0]!;
}

describe('values', () => {
  it('may be quoted, braced, numbers, macros, and joined', () => {
    const paper = one(`@string{ osdi = "Symposium on " # {Brisk Kernels} }
@article{a, title = "A " # {Fine} # " Title", journal = osdi, year = 2024, month = aug # "~3", volume = 7 }`);
    expect(paper).toMatchObject({
      citeKey: 'a',
      title: 'A Fine Title',
      venue: 'Symposium on Brisk Kernels',
      published: { year: 2024, month: 8, day: 3 },
      bib: { volume: '7' },
    });
  });

  it('may stand in parentheses, without a last comma, after comments', () => {
    const paper = one('@book(b,\n  % not this\n  title = {Part (one)},\n  year = "1999"\n)\nThanks!');
    expect(paper).toMatchObject({ type: 'book', title: 'Part (one)', published: { year: 1999 } });
  });

  it.each([
    ['date = {2024-05/2024-06}', { year: 2024, month: 5 }, { date: '2024-05/2024-06' }],
    ['date = {2024~}', { year: 2024 }, { date: '2024~' }],
    ['date = {2024-05-06}', { year: 2024, month: 5, day: 6 }, {}],
    ['year = {2024}, month = {May}', { year: 2024, month: 5 }, {}],
    ['year = {2024}, month = "6~" # jul', { year: 2024, month: 7, day: 6 }, {}],
    ['year = {in press}', undefined, { year: 'in press' }],
    ['year = {2021}, month = {07 -- 08 June}', { year: 2021, month: 6, day: 7 }, { month: '07 -- 08 June' }],
    ['year = {2020}, month = {Spring}', { year: 2020 }, { month: 'Spring' }],
  ])('dates: %s', (fields, published, bib) => {
    const paper = one(`@misc{a, title = {T}, ${fields}}`);
    expect(paper.published).toEqual(published);
    expect(paper.bib).toEqual(bib);
  });

  it('become Unicode; maths stays; what LaTeX says beyond the text is kept', () => {
    const paper = one(
      "@misc{a, title = {{\\\"U}ber $O(n^2)$ in {DNA} \\& {\\o}re -- ``so'' \\emph{fast}}, note = {see \\url{https://x.org/a_b}}}",
    );
    expect(paper.title).toBe('Über $O(n^2)$ in DNA & øre – “so” fast');
    expect(paper.bib?.title).toContain('\\emph{fast}');
    expect(paper.links).toEqual([{ kind: 'page', url: 'https://x.org/a_b', from: 'source' }]);
  });

  it('keep what the source protected, in whole words', () => {
    expect(one('@misc{a, title = {The {T}urnip of {New York} and {{GPU}s}}}').titleProtected).toEqual([
      'Turnip',
      'New York',
    ]);
    expect(one('@misc{a, title = {Ray for $\\{$Turnip$\\}$ apps}}')).toMatchObject({
      title: 'Ray for Turnip apps',
      titleProtected: ['Turnip'],
    });
  });
});

describe('names', () => {
  it.each([
    ['Ludwig van der Berg', [{ given: 'Ludwig', particle: 'van der', family: 'Berg' }]],
    ['van der Berg, Ludwig', [{ given: 'Ludwig', particle: 'van der', family: 'Berg' }]],
    [
      '{van Helvoort}, A. and {Data Corp, Inc.}',
      [{ family: 'van Helvoort', given: 'A.' }, { literal: 'Data Corp, Inc.' }],
    ],
    ['King, Jr., Martin', [{ family: 'King', suffix: 'Jr.', given: 'Martin' }]],
    ['King, Martin, Jr.', [{ family: 'King', suffix: 'Jr.', given: 'Martin' }]],
    ["Jean d'Alembert", [{ given: 'Jean', particle: "d'", family: 'Alembert' }]],
    [
      'Sol\\`a, Jordi  and\n  Jun Zhang 0009 and others',
      [{ family: 'Solà', given: 'Jordi' }, { family: 'Zhang', given: 'Jun' }, { literal: 'others' }],
    ],
    ['family=Berg, given=Jan, prefix=van den', [{ family: 'Berg', given: 'Jan', particle: 'van den' }]],
    ['张三 and NVIDIA', [{ family: '张三' }, { family: 'NVIDIA' }]],
    ['and A. Smith and', [{ family: 'Smith', given: 'A.' }]],
    [
      '\\L ukasz Kowal and N. H\\aa kanson and Fran\\c cois Petit and \\O ystein \\O',
      [
        { family: 'Kowal', given: 'Łukasz' },
        { family: 'Håkanson', given: 'N.' },
        { family: 'Petit', given: 'François' },
        { family: 'Ø', given: 'Øystein' },
      ],
    ],
  ])('%s', (author, names) =>
    expect(one(`@misc{a, title={T}, author = {${author}}}`).authors).toEqual(names),
  );
});

it('takes the indentation of a wrapped field for no part of a note', () => {
  expect(
    one('@misc{a, title={T}, annotation = {First line\n              and second.\n\n  A paragraph.}}').note,
  ).toBe('First line\nand second.\n\nA paragraph.');
});

describe('arXiv ids', () => {
  it.each([
    'journal = {arXiv preprint arXiv:2404.12345}',
    'journal = {CoRR}, volume = {abs/2404.12345}',
    'eprint = {2404.12345}, archivePrefix = {arXiv}',
    'eprint = {arXiv:2404.12345}, eprinttype = {arxiv}',
    'howpublished = {arXiv:2404.12345}',
    'url = {https://arxiv.org/abs/2404.12345}',
    'doi = {10.48550/arXiv.2404.12345}, publisher = {arXiv}',
    'journal = {ArXiv}, volume = {abs/2404.12345}',
    'number = {arXiv:2404.12345}, publisher = {arXiv}',
    'arxivid = {2404.12345}',
  ])('%s is a preprint', (fields) => {
    const paper = one(`@article{a, title = {T}, year = 2024, ${fields}}`);
    expect(paper).toMatchObject({ type: 'preprint', ids: { arxiv: '2404.12345' } });
    expect(paper.venue).toBeUndefined();
    expect(paper.bib).toEqual({});
  });

  it('of a published paper leave its venue the one to cite', () => {
    const paper = one(
      '@inproceedings{a, title = {T}, booktitle = {OSDI}, eprint = {2404.12345v2}, archiveprefix = {arXiv}, primaryclass = {cs.DC}}',
    );
    expect(paper).toMatchObject({
      type: 'inproceedings',
      venue: 'OSDI',
      ids: { arxiv: '2404.12345', arxivVersion: 2, arxivCategory: 'cs.DC' },
    });
  });

  it('are not taken from other archives', () => {
    const paper = one('@article{a, title={T}, journal={J}, eprint={2404.12345}, eprinttype={hal}}');
    expect(paper.ids).toEqual({});
    expect(paper.bib).toEqual({ eprint: '2404.12345', eprinttype: 'hal' });
  });
});

describe('broken input', () => {
  const NEXT = '\n@article{next,\n  title = {The Next One},\n  year = 2020\n}\n';

  it.each([
    [
      'an opening brace too many',
      '@article{bad,\n  title = {Half {open},\n  author = {Ada Wren},\n  year = 2019\n}',
    ],
    [
      'a closing brace too many',
      '@article{bad,\n  title = {Half} open}},\n  author = {Ada Wren},\n  year = 2019\n}',
    ],
    [
      'a missing closing brace',
      '@article{bad,\n  title = {Half open},\n  author = {Ada Wren},\n  year = 2019\n',
    ],
    [
      'an open quotation mark',
      '@article{bad,\n  title = "Half open,\n  author = {Ada Wren},\n  year = 2019\n}',
    ],
  ])('%s costs nothing but a warning', (_, bad) => {
    const { papers, warnings } = parse(bad + NEXT);
    expect(papers.map((paper) => paper.title)).toEqual([expect.stringContaining('Half'), 'The Next One']);
    expect(papers[0]!.authors).toEqual([{ family: 'Wren', given: 'Ada' }]);
    expect(papers[0]!.published).toEqual({ year: 2019 });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ code: 'broken-entry' });
  });

  it('keeps values that were joined', () => {
    const text =
      '@article{a, title = "An "odd" one", month = aug # "~3", note = "x" # {y}, volume = 12, year = 2020}';
    expect(one(text)).toMatchObject({
      title: 'An "odd" one',
      published: { year: 2020, month: 8, day: 3 },
      bib: { note: 'xy', volume: '12' },
    });
  });

  it('names the line and column', () => {
    const { warnings } = parse(`${NEXT}@article{bad,\n  title = {Half {open},\n}`);
    expect(warnings[0]).toMatchObject({ line: 7, column: 3 });
  });

  it('that nobody can read is accounted for', () => {
    const { papers, warnings, unused } = parse(`@article{bad, ]]]\n${NEXT}`);
    expect(papers).toHaveLength(1);
    expect(warnings.some((warning) => warning.code === 'broken-entry' && warning.line === 1)).toBe(true);
    expect(unused).toEqual([{ from: 1, to: 1, kind: 'unread', text: '@article{bad, ]]]' }]);
  });

  it('with duplicate and missing keys, missing commas and repeated fields is read', () => {
    const { papers, warnings } = parse(
      '@misc{k\n  title = {A}\n  year = 2020}\n@misc{k, title = {B}, title = {C}}\n@misc{title = {D}}\n@misc{, title = {E}}',
    );
    expect(papers.map((paper) => [paper.citeKey, paper.title])).toEqual([
      ['k', 'A'],
      ['k', 'B'],
      [undefined, 'D'],
      [undefined, 'E'],
    ]);
    expect(warnings.map((warning) => warning.code)).toEqual([
      'missing-comma',
      'missing-comma',
      'duplicate-key',
      'duplicate-field',
      'missing-key',
      'missing-key',
    ]);
  });

  it('survives byte order marks, NULs, mixed line ends, and web pages', () => {
    const { papers, warnings } = parse('\ufeff@misc{a,\r\n title = {One\0two},\r year = 2020}\n');
    expect(papers[0]!.title).toBe('One two');
    expect(warnings.map((warning) => warning.code)).toEqual(['nul-character']);
    const page = parse('<!DOCTYPE html><html><pre>\n@misc{a, title={T}}\n</pre></html>');
    expect(page.papers).toHaveLength(1);
    expect(page.warnings[0]!.code).toBe('html');
    expect(parse('<html><body>Nothing</body></html>').papers).toEqual([]);
  });

  it('cannot reach prototypes', () => {
    const paper = one('@misc{__proto__, title = {T}, __proto__ = {x}, constructor = {y}}');
    expect(Object.getPrototypeOf(paper.bib)).toBe(Object.prototype);
    expect(paper.bib).toEqual(Object.fromEntries([['constructor', 'y']]));
  });
});

it('keeps names that are commands', () => {
  const paper = one('@misc{a, title = {The {\\LaTeX} Companion and \\BibTeX{} too}, year = 2004}');
  expect(paper.title).toBe('The LaTeX Companion and BibTeX too');
  expect(paper.bib!['title']).toBe('The {\\LaTeX} Companion and \\BibTeX{} too');
});

it('takes entries that only steer a style for no papers', () => {
  const { papers, unused } = parse('@IEEEtranBSTCTL{c,\n  CTLuse_url = "yes"\n}\n@misc{a, title={T}}');
  expect(papers.map((paper) => paper.title)).toEqual(['T']);
  expect(unused).toMatchObject([{ from: 1, to: 3, kind: 'chrome' }]);
});

it('inherits from crossref and xdata', () => {
  const { papers, unused, warnings } = parse(`@xdata{pub, publisher = {Fern Press}, location = {Oslo}}
@inproceedings{child, title = {A Child}, author = {Ada Wren}, crossref = {parent}}
@proceedings{parent, title = {Proceedings of the Brisk Meeting}, editor = {Ben Oak}, year = 2021, xdata = {pub}}
@inproceedings{orphan, title = {An Orphan}, crossref = {nobody}}`);
  expect(papers[0]).toMatchObject({
    venue: 'Proceedings of the Brisk Meeting',
    published: { year: 2021 },
    editors: [{ family: 'Oak', given: 'Ben' }],
    bib: { publisher: 'Fern Press', location: 'Oslo' },
  });
  expect(papers.map((paper) => paper.citeKey)).toEqual(['child', 'parent', 'orphan']);
  expect(warnings.map((warning) => warning.code)).toEqual(['missing-crossref']);
  expect(unused.map((range) => [range.from, range.kind])).toEqual([[1, 'chrome']]);
});

it('moves in from JabRef: groups as nested tags, comments as notes, files, read status', () => {
  const paper = one(`@Article{a, title = {T}, groups = {Inner, Loose}, keywords = {kernels; GPU, Triton},
  comment = {Read *this*.
Twice.}, file = {Main text:papers/a.pdf:PDF;:C\\:/b.txt:Text}, readstatus = {read}, ids = {old1, old2}, priority = {prio1}}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Outer\\;0\\;1\\;0x6d74baff\\;\\;\\;;
2 StaticGroup:Inner\\;0\\;1\\;\\;\\;\\;;
}`);
  expect(paper.tags).toEqual(['kernels', 'GPU', 'Triton', 'Outer/Inner', 'Loose']);
  expect(paper.note).toBe('Read *this*.\nTwice.');
  expect(paper.attachments).toEqual([
    { kind: 'linked', path: 'papers/a.pdf', title: 'Main text', mimeType: 'application/pdf' },
    { kind: 'linked', path: 'C:/b.txt', mimeType: 'Text' },
  ]);
  expect(paper.status).toBe('read');
  expect(paper.keyAliases).toEqual(['old1', 'old2']);
  expect(paper.bib).toEqual({ readstatus: 'read', priority: 'prio1' });
});

it('accounts for every line', () => {
  const text =
    'Some words\n\n@string{a = "b"}\n@misc{k,\n  title = {T}\n}\n@comment{x}\n% @misc{old, title = {Gone}}\n';
  const { papers, unused } = parse(text);
  expect(papers[0]!.sources[0]!.lines).toEqual([4, 6]);
  expect(unused.map((range) => [range.from, range.to, range.kind])).toEqual([
    [1, 3, 'chrome'],
    [7, 8, 'chrome'],
  ]);
});

it('recognises bibliographies and their dialect', () => {
  const plain = '@article{a, title={T}, journal={J}, year=2020}';
  const modern = '@online{a, title={T}, date={2020}}';
  expect(bibtex.recognise!(plain)).toBeGreaterThan(biblatex.recognise!(plain));
  expect(biblatex.recognise!(modern)).toBeGreaterThan(bibtex.recognise!(modern));
  expect(bibtex.recognise!('Write to me@article.org {soon}')).toBe(0);
});
