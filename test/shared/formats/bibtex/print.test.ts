import { describe, expect, it } from 'vitest';
import { bibtex, biblatex } from '../../../../shared/formats/bibtex/bibtex.ts';
import type { PrintOptions } from '../../../../shared/formats/format.ts';
import type { Paper } from '../../../../shared/library/paper.ts';
import { draft, paperFrom } from '../../../helpers/papers.ts';

function paperWith(fields: Partial<Paper>): Paper {
  return { ...paperFrom(draft('A Title')), ...fields };
}

function print(paper: Partial<Paper>, options: PrintOptions = {}): string {
  return bibtex.print!([paperWith(paper)], options).text;
}

function field(text: string, name: string): string | undefined {
  return new RegExp(`^ {2}${name} = (.*),$`, 'm').exec(text)?.[1];
}

const PREPRINT: Partial<Paper> = {
  citeKey: 'cao2024moelens',
  title: 'MoE-Lens: Serving LLM Experts on A100 and Hopper',
  authors: [
    { family: 'Cao', given: 'Ada' },
    { family: 'Berg', given: 'Jan', particle: 'van der' },
  ],
  published: { year: 2025, month: 4, day: 12 },
  ids: { arxiv: '2504.09345', arxivCategory: 'cs.DC' },
  type: 'preprint',
};

describe('preprints', () => {
  it('are articles of arXiv in the plain profile', () => {
    expect(print(PREPRINT)).toBe(`@article{cao2024moelens,
  title = {{MoE-Lens}: Serving {LLM} Experts on {A100} and {Hopper}},
  author = {Cao, Ada and van der Berg, Jan},
  journal = {arXiv preprint arXiv:2504.09345},
  year = {2025},
  month = apr # "~12",
  primaryclass = {cs.DC},
}
`);
  });

  it('carry an eprint and no journal in the acm profile', () => {
    const text = print(PREPRINT, { profile: 'acm' });
    expect(text).toContain('@misc{');
    expect(field(text, 'eprint')).toBe('{2504.09345}');
    expect(field(text, 'archiveprefix')).toBe('{arXiv}');
    expect(field(text, 'primaryclass')).toBe('{cs.DC}');
    expect(text).not.toContain('journal');
  });

  it('are online entries in BibLaTeX', () => {
    const { text } = biblatex.print!([paperWith(PREPRINT)], {});
    expect(text).toContain('@online{');
    expect(field(text, 'eprinttype')).toBe('{arxiv}');
    expect(field(text, 'date')).toBe('{2025-04-12}');
  });

  it('without names show their id, sort by key, and are reported with the number of authors', () => {
    const { text, problems } = bibtex.print!(
      [paperWith({ ...PREPRINT, authors: [], authorCount: 13, yearInferred: true })],
      {},
    );
    expect(text).not.toContain('author =');
    expect(field(text, 'key')).toBe('{MoE-Lens}');
    expect(field(text, 'howpublished')).toBe('{arXiv preprint arXiv:2504.09345}');
    expect(problems.map((problem) => problem.code)).toEqual(['missing-author', 'year-inferred']);
    expect(problems[0]!.message).toContain('13');
    expect(problems[1]!.message).toContain('2025');
  });
});

it('writes a published paper under its venue, long or short, and keeps its arXiv id', () => {
  const paper: Partial<Paper> = { ...PREPRINT, type: 'inproceedings', venue: 'OSDI' };
  expect(field(print(paper), 'booktitle')).toBe(
    '{USENIX Symposium on Operating Systems Design and Implementation}',
  );
  expect(field(print(paper, { venue: 'short' }), 'booktitle')).toBe('{OSDI}');
  expect(field(print(paper), 'eprint')).toBe('{2504.09345}');
});

describe('titles', () => {
  it.each([
    ['LLM-Based Agents and vLLM', '{{LLM}-Based Agents and {vLLM}}'],
    ['A Bayesian View', '{A {Bayesian} View}'],
    ['FlashAttention-2 for GPUs', '{{FlashAttention-2} for {GPUs}}'],
    ['Attention Is All You Need', '{Attention Is All You Need}'],
    ['Sorting in $O(N)$ at 50% & more_or_less', '{Sorting in {$O(N)$} at 50\\% \\& more\\_or\\_less}'],
    [
      'From $5 to $10 #1 {x} ~ ^ \\',
      '{From \\$5 to \\$10 \\#1 \\{x\\} {\\textasciitilde} {\\textasciicircum} {\\textbackslash}}',
    ],
    [
      'Étude: 2× × α → β',
      "{{\\'E}tude: 2{\\ensuremath{\\times}} {\\ensuremath{\\times}} {\\ensuremath{\\alpha}} {\\ensuremath{\\rightarrow}} {\\ensuremath{\\beta}}}",
    ],
  ])('%s', (title, expected) => expect(field(print({ title }), 'title')).toBe(expected));

  it('keep the braces that came in', () => {
    const title = 'The Turnip and the Grand Hotel';
    expect(field(print({ title, titleProtected: ['Grand Hotel'] }), 'title')).toBe(
      '{The Turnip and the {Grand Hotel}}',
    );
  });

  it('stay UTF-8 where asked to, and say so where they must', () => {
    expect(field(print({ title: 'Naïve' }, { ascii: false }), 'title')).toBe('{Naïve}');
    const { text, problems } = bibtex.print!([paperWith({ title: '深度学习 in æ' })], {});
    expect(field(text, 'title')).toBe('{深度学习 in {\\ae}}');
    expect(problems.map((problem) => problem.code)).toContain('non-ascii');
  });
});

it('writes names so that BibTeX takes every part for what it is', () => {
  const text = print({
    authors: [
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { literal: 'Barnes and Noble, Inc.' },
      { family: 'van Helvoort', given: 'A.' },
      { family: 'Alembert', particle: "d'", given: 'Jean' },
      { family: 'Łoś', given: 'Jerzy' },
      { literal: 'others' },
    ],
  });
  expect(field(text, 'author')).toBe(
    "{King, Jr., Martin Luther and {Barnes and Noble, Inc.} and {van Helvoort}, A. and d'Alembert, Jean and {\\L}o{\\'s}, Jerzy and others}",
  );
});

it('writes the fields of bib back, in a fixed order, without braces that have no partner', () => {
  const bib = { zebra: '{\\"u} \\foo', volume: '3', pages: '1--9', odd: 'a}b{c' };
  const { text, problems } = bibtex.print!([paperWith({ bib })], {});
  expect(text.indexOf('volume')).toBeLessThan(text.indexOf('pages'));
  expect(field(text, 'zebra')).toBe('{{\\"u} \\foo}');
  expect(field(text, 'odd')).toBe('{abc}');
  expect(problems.map((problem) => problem.code)).toContain('unbalanced-braces');
  expect(field(print({ bib }, { ascii: false }), 'zebra')).toBe('{ü \\foo}');
});

it('gives every entry a key of its own that BibTeX can read', () => {
  const { text, problems } = bibtex.print!(
    [paperWith({ citeKey: 'a' }), paperWith({ citeKey: 'a' }), paperWith({ citeKey: 'b, {c}' })],
    {},
  );
  expect([...text.matchAll(/^@\w+\{(.*),$/gm)].map((match) => match[1])).toEqual(['a', 'a-2', 'b-c-']);
  expect(problems.filter((problem) => problem.code === 'key-changed')).toHaveLength(2);
});

it('gives the same bytes for the same papers', () => {
  const papers = [paperWith(PREPRINT), paperWith({ citeKey: 'k', bib: { b: '1', a: '2' } })];
  const shuffled = [paperWith(PREPRINT), paperWith({ citeKey: 'k', bib: { a: '2', b: '1' } })];
  expect(bibtex.print!(papers, {}).text).toBe(bibtex.print!(shuffled, {}).text);
});

it("leaves out arXiv's comment, which would come back as the user's note", () => {
  const bib = { comment: '12 pages, accepted at a workshop' };
  for (const format of [bibtex, biblatex]) {
    const [read] = format.parse!(format.print!([paperWith({ ...PREPRINT, bib })], {}).text, {}).papers;
    expect(read!.note).toBeUndefined();
  }
});

it('keeps the sorting key of a work that only editors made', () => {
  const paper = {
    ...PREPRINT,
    authors: [],
    editors: [{ family: 'Wren', given: 'Ada' }],
    bib: { key: 'FAQ' },
  };
  expect(field(print(paper), 'key')).toBe('{FAQ}');
});

it('says where a paper appeared, or that nobody knows', () => {
  const paper = paperWith({ ...PREPRINT, ids: {}, type: 'inproceedings' });
  expect(bibtex.print!([paper], {}).problems).toMatchObject([{ code: 'missing-venue' }]);
  expect(bibtex.print!([{ ...paper, venue: 'OSDI' }], {}).problems).toEqual([]);
});

it('is an online entry of BibLaTeX only with an address', () => {
  const links: Paper['links'] = [{ kind: 'code', url: 'https://github.com/lab/code', from: 'source' }];
  const entry = (paper: Partial<Paper>) => /^@\w+/.exec(biblatex.print!([paperWith(paper)], {}).text)![0];
  expect(entry({ ...PREPRINT, ids: {}, links })).toBe('@misc');
  const page: Paper['links'] = [{ kind: 'page', url: 'https://lab.example/paper', from: 'source' }];
  expect(entry({ ...PREPRINT, ids: {}, links: page })).toBe('@online');
});
