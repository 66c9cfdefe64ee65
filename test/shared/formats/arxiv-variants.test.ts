/** arXiv in every dress we know: e-mails, feeds, pages as text and as HTML, cut and quoted. */
import { describe, expect, it } from 'vitest';
import { arxiv } from '../../../shared/formats/arxiv/arxiv.ts';
import type { ParseResult } from '../../../shared/formats/format.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { displayName } from '../../../shared/library/names.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';

function read(text: string): ParseResult {
  const result = readText(text);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.format.id).toBe('arxiv');
  expect(unaccountedLines(text, result.value.result)).toEqual([]);
  return result.value.result;
}

const names = (paper: PaperDraft | undefined) => paper?.authors?.map(displayName);

const RULE = '-'.repeat(78);
const MAIL = `${RULE}
${RULE}
Submissions to:
Computational Finance
received from  Wed 15 Mar 23 18:00:00 GMT  to  Thu 16 Mar 23 18:00:00 GMT
${RULE}
${RULE}
\\\\
arXiv:2303.08968
Date: Wed, 15 Mar 2023 22:31:09 GMT   (1417kb,D)

Title: A parsimonious scheduler that needs no dynamic programming and no
  oracle
Authors: Ada Lovelace (1), Mar Canet Sol\\\`a (2) and Erd\\H{o}s P\\'al
\u00a0((1) Example Lab, (2) Elsewhere)
Categories: cs.DC cs.PF
Comments: 12 pages, code at https://github.com/example/scheduler
DOI: 10.1145/1234567.7654321
Journal-ref: Proc. Workshop on Examples, 2022
\\\\
  We schedule with 2.4\\times fewer decisions. The bound $O(n \\log n)$ is
tight for low-
latency traces.
\\\\ ( https://arxiv.org/abs/2303.08968 ,  1417kb)
%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-
\\\\
arXiv:2303.08119 (*cross-listing*)
Date: Tue, 14 Mar 2023 08:00:00 GMT   (12kb)

Title: Crossing Lists
Authors: Grace Hopper
Categories: math.OC cs.DC
\\\\
  Short text.
\\\\ ( https://arxiv.org/abs/2303.08119 ,  12kb)
%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
\\\\
arXiv:2206.09348
replaced with revised version Thu, 16 Mar 2023 11:00:00 GMT   (123kb,D)

Title: An Older Paper, Revised
Authors: Alan Turing, John von Neumann, and Charles Babbage, Jr.
Categories: cs.DC
\\\\ ( https://arxiv.org/abs/2206.09348 ,  123kb)
%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---
For subscribe options to combined computer science archives, e-mail To: cs@arxiv.org
`;

function expectMail(result: ParseResult): void {
  expect(result.papers.map((paper) => paper.ids?.arxiv)).toEqual(['2303.08968', '2303.08119', '2206.09348']);
  const [first, cross, replaced] = result.papers;
  expect(first).toMatchObject({
    title: 'A parsimonious scheduler that needs no dynamic programming and no oracle',
    abstract:
      'We schedule with 2.4× fewer decisions. The bound $O(n \\log n)$ is tight for low-latency traces.',
    published: { year: 2023, month: 3, day: 15 },
    ids: { arxivCategory: 'cs.DC', doi: '10.1145/1234567.7654321' },
    versions: [
      { type: 'inproceedings', venue: 'Proc. Workshop on Examples, 2022', published: { year: 2022 } },
    ],
    links: [{ kind: 'code', url: 'https://github.com/example/scheduler' }],
  });
  expect(names(first)).toEqual(['Ada Lovelace', 'Mar Canet Solà', 'Erdős Pál']);
  expect(cross).toMatchObject({ title: 'Crossing Lists', published: { year: 2023, month: 3, day: 14 } });
  expect(replaced).toMatchObject({
    title: 'An Older Paper, Revised',
    published: { year: 2022, month: 6 },
    sources: [{ datePrinted: 'Thu, 16 Mar 2023 11:00:00 GMT' }],
  });
  expect(names(replaced)).toEqual(['Alan Turing', 'John von Neumann', 'Charles Babbage Jr.']);
  expect(replaced?.abstract).toBeUndefined();
  expect(result.warnings).toEqual([]);
}

describe('the daily e-mail', () => {
  it.each([
    ['as sent', MAIL],
    ['with CRLF', MAIL.replaceAll('\n', '\r\n')],
    ['quoted', MAIL.replace(/^/gm, '> ')],
    [
      'with its mail header',
      `From: no-reply@arxiv.org\nSubject: cs daily Subj-class mailing 210001 1\nDate: Fri, 17 Mar 2023 00:00:00 GMT\n\n${MAIL}`,
    ],
    ['without indented continuation lines', MAIL.replace('\n  oracle', '\noracle')],
  ])('is read %s', (_, text) => {
    expectMail(read(text));
  });

  it('imports what is whole of a cut one, and names the rest', () => {
    const result = read(MAIL.slice(0, MAIL.indexOf('is\ntight')));
    expect(result.papers).toHaveLength(1);
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: 'truncated-paper', line: 8 }));
  });
});

describe('feeds', () => {
  const atom = (entries: string, head = '') => `<?xml version="1.0" encoding="UTF-8"?>
${head}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query</title><id>http://arxiv.org/api/x</id>
${entries}
</feed>`;
  const entry = (id: string, title: string) => `<entry>
<id>http://arxiv.org/abs/${id}</id><updated>2024-06-01T00:00:00Z</updated><published>2024-05-10T12:00:00Z</published>
<title>${title}</title><summary>  Caches &lt;small&gt; and K\\"ahler
manifolds. </summary><author><name>Ada Lovelace</name><arxiv:affiliation>Example Lab</arxiv:affiliation></author>
<author><name>Ludwig van Beethoven</name></author>
<arxiv:comment>Accepted at OSDI, 10% shorter</arxiv:comment><arxiv:journal_ref>Journal of Examples 3 (2025) 1-9</arxiv:journal_ref>
<arxiv:doi>10.1000/XYZ.1</arxiv:doi><arxiv:primary_category term="cs.DC"/><category term="cs.DC"/><category term="cs.PF"/>
</entry>`;

  it('reads the fields of the API', () => {
    const result = read(atom(entry('2405.01234v2', 'Pools &amp; Pages')));
    expect(result.papers).toHaveLength(1);
    expect(result.papers[0]).toMatchObject({
      title: 'Pools & Pages',
      abstract: 'Caches <small> and Kähler manifolds.',
      ids: { arxiv: '2405.01234', arxivVersion: 2, arxivCategory: 'cs.DC', doi: '10.1000/xyz.1' },
      published: { year: 2024, month: 5, day: 10 },
      versions: [{ type: 'article', venue: 'Journal of Examples 3 (2025) 1-9', published: { year: 2025 } }],
      bib: { comment: 'Accepted at OSDI, 10\\% shorter' },
    });
    expect(names(result.papers[0])).toEqual(['Ada Lovelace', 'Ludwig van Beethoven']);
  });

  it('does not take an error for a paper', () => {
    const result = read(
      atom(
        '<entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title><summary>incorrect id</summary></entry>',
      ),
    );
    expect(result.papers).toEqual([]);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['no-title']);
  });

  it('never expands entities that the document defines', () => {
    const bomb =
      '<!DOCTYPE feed [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>\n';
    const result = read(atom(entry('2405.01234v1', 'Pools &b; &file;'), bomb));
    expect(result.papers[0]?.title).not.toMatch(/boom|root:/);
  });

  it('reads what is whole of a cut feed', () => {
    const text = atom(entry('2405.01234v1', 'First') + entry('2405.01235v1', 'Second'));
    const result = read(text.slice(0, text.indexOf('Second') + 3));
    expect(result.papers.map((paper) => paper.title)).toEqual(['First']);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['truncated-paper']);
  });

  it('takes an empty feed for what it is', () => {
    const result = read(
      '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>cs.DC updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.DC</link></channel></rss>',
    );
    expect(result).toMatchObject({ papers: [], warnings: [] });
  });

  it('reads the older RSS, with its id in the title', () => {
    const result =
      read(`<?xml version="1.0"?><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>cs.DC updates on arXiv.org</title></channel>
<item rdf:about="http://arxiv.org/abs/2303.08867"><title>Pools, again. (arXiv:2303.08867v2 [cs.DC] UPDATED)</title><link>http://arxiv.org/abs/2303.08867</link>
<description>&lt;p&gt;Text of it.&lt;/p&gt;</description><dc:creator> &lt;a href="http://arxiv.org/a/l"&gt;Ada Lovelace&lt;/a&gt;, &lt;a href="x"&gt;Alan Turing&lt;/a&gt;</dc:creator></item></rdf:RDF>`);
    expect(result.papers[0]).toMatchObject({
      title: 'Pools, again',
      abstract: 'Text of it.',
      ids: { arxiv: '2303.08867', arxivVersion: 2 },
    });
    expect(names(result.papers[0])).toEqual(['Ada Lovelace', 'Alan Turing']);
  });
});

describe('pages as text', () => {
  const listing = `Distributed, Parallel, and Cluster Computing

Showing new listings for Monday, 23 February 2026

Total of 3 entries

New submissions (showing 2 of 2 entries)

[1] arXiv:2602.17675 [pdf, html, other]
Title: Mind the Boundary: Pools Across Projects
Ada Lovelace, Grace Hopper
Comments: 7 pages
Subjects: Distributed, Parallel, and Cluster Computing (cs.DC); Artificial Intelligence (cs.AI)

We need to orchestrate agents across projects. It is hard.

[2] arXiv:2602.17676 [pdf]
Title: Second Boundary
Alan Turing
Subjects: Distributed, Parallel, and Cluster Computing (cs.DC)
Journal-ref: Journal of Examples, 2026

Another abstract. It has two sentences.

Cross submissions (showing 1 of 1 entries)

[3] arXiv:2602.11111 (cross-list from cs.LG) [pdf, html, other]
Title: Third
Charles Babbage
Subjects: Machine Learning (cs.LG); Distributed, Parallel, and Cluster Computing (cs.DC)

The last abstract.

Total of 3 entries
About
Help
`;

  it.each([
    ['as copied', listing],
    ['with CRLF', listing.replaceAll('\n', '\r\n')],
    ['as Markdown', listing.replace(/\[(\d)\] arXiv:([\d.]+)/g, '[$1] [arXiv:$2](https://arxiv.org/abs/$2)')],
    ['with labels', listing.replace(/^(Ada|Alan|Charles)/gm, 'Authors: $1')],
    ['with a wrapped title', listing.replace('Pools Across', 'Pools\nAcross')],
  ])('reads a listing %s', (_, text) => {
    const result = read(text);
    expect(
      result.papers.map((paper) => [
        paper.ids?.arxiv,
        paper.title,
        names(paper),
        paper.abstract,
        paper.ids?.arxivCategory,
      ]),
    ).toEqual([
      [
        '2602.17675',
        'Mind the Boundary: Pools Across Projects',
        ['Ada Lovelace', 'Grace Hopper'],
        'We need to orchestrate agents across projects. It is hard.',
        'cs.DC',
      ],
      ['2602.17676', 'Second Boundary', ['Alan Turing'], 'Another abstract. It has two sentences.', 'cs.DC'],
      ['2602.11111', 'Third', ['Charles Babbage'], 'The last abstract.', 'cs.LG'],
    ]);
    expect(result.warnings).toEqual([]);
  });

  it('reads a recent page, which has no abstracts', () => {
    const recent = listing.replace(/\n(?:We need|Another|The last).*\n/g, '');
    expect(read(recent).papers.map((paper) => paper.abstract)).toEqual([undefined, undefined, undefined]);
  });

  it('reads search results', () => {
    const result = read(`Showing 1–2 of 2 results

arXiv:2411.15100 [pdf, other]  cs.CL  cs.AI
Title: A Flexible Engine
Authors: Ada Lovelace, Alan Turing
Abstract: Engines need structure. We give it. △ Less
Submitted 22 November, 2024; originally announced November 2024.
Comments: 9 pages

arXiv:2410.00001 [pdf]  cs.DC
Title: Another Engine
Authors: Grace Hopper
Abstract: Short. △ Less
Submitted 1 October, 2024; originally announced October 2024.
`);
    expect(
      result.papers.map((paper) => [paper.title, paper.abstract, paper.published, paper.ids?.arxivCategory]),
    ).toEqual([
      [
        'A Flexible Engine',
        'Engines need structure. We give it.',
        { year: 2024, month: 11, day: 22 },
        'cs.CL',
      ],
      ['Another Engine', 'Short.', { year: 2024, month: 10, day: 1 }, 'cs.DC'],
    ]);
  });

  it('reads search results whose titles have no label, with the day of the first version', () => {
    const result = read(`Showing 1–2 of 2,003 results for all: engines

    arXiv:2411.15100 [pdf, other] cs.CL cs.AI
    A Flexible Engine for Everything
    Authors: Ada Lovelace, Alan Turing
    Abstract: Engines need structure. … ▽ More
    Submitted 14 November, 2024; originally announced November 2024.
    arXiv:2410.00001 [pdf, other] cs.DC
    Another Engine
    Authors: Grace Hopper
    Abstract: Short without an end △ Less
    Submitted 9 October, 2024; v1 submitted 1 October, 2024; originally announced October 2024.
`);
    expect(result.papers.map(({ title, published }) => [title, published])).toEqual([
      ['A Flexible Engine for Everything', { year: 2024, month: 11, day: 14 }],
      ['Another Engine', { year: 2024, month: 10, day: 1 }],
    ]);
    expect(result.papers.map(names)).toEqual([['Ada Lovelace', 'Alan Turing'], ['Grace Hopper']]);
    expect(result.warnings).toEqual([]);
  });

  it('reads a listing whose lines a mirror ran together', () => {
    const result = read(`Showing new listings for Wednesday, 21 January 2026
- [1] arXiv:2601.11553 [pdf, html, other]
-
Title: Pools on Mobile DevicesSubjects: Distributed, Parallel, and Cluster Computing (cs.DC)
We propose pools on devices that have little memory, and measure them on two phones and a watch.
They are fast. - [2] arXiv:2601.11577 [pdf, other]
-
Title: Offloading PoolsSubjects: Machine Learning (cs.LG)
Some text of the second paper in the listing, which goes on for quite a while as well.
`);
    expect(
      result.papers.map(({ title, ids, abstract }) => [title, ids?.arxivCategory, abstract?.slice(0, 12)]),
    ).toEqual([
      ['Pools on Mobile Devices', 'cs.DC', 'We propose p'],
      ['Offloading Pools', 'cs.LG', 'Some text of'],
    ]);
  });

  it('reads an abstract page whose fields have no labels', () => {
    const result = read(`Skip to main content
arXiv:2310.06839 (cs)
[Submitted on 10 Oct 2023]
Long Prompts Made Short
Ada Lovelace, Alan Turing
View PDF

    Prompts are long, and longer than they need to be. We make them short, and measure what is lost by it.

Comments:\tAccepted
Subjects:\tComputation and Language (cs.CL)
`);
    expect(result.papers).toMatchObject([
      {
        title: 'Long Prompts Made Short',
        abstract: expect.stringMatching(/^Prompts are .* by it\.$/) as string,
      },
    ]);
    expect(result.warnings).toEqual([]);
  });

  it('says so where no record can be read', () => {
    const result = arxiv.parse!(
      'arXiv:2310.06839\n\nNothing that could be read as a record of a paper.\n',
      {},
    );
    expect(result.papers).toEqual([]);
    expect(result.warnings).toMatchObject([{ code: 'unread-text', line: 1 }]);
  });

  it('reads an abstract page', () => {
    const result = read(`Computer Science > Computation and Language
arXiv:2310.06839 (cs)
[Submitted on 10 Oct 2023 (v1), last revised 12 Aug 2024 (this version, v2)]
Title:Long Prompts Made Short
Authors:Ada Lovelace, Alan Turing
View PDF
Abstract:Prompts are long. We make them short.
Comments:\tAccepted at ACL 2024
Subjects:\tComputation and Language (cs.CL); Machine Learning (cs.LG)
Cite as:\tarXiv:2310.06839 [cs.CL]
Submission history
`);
    expect(result.papers).toHaveLength(1);
    expect(result.papers[0]).toMatchObject({
      title: 'Long Prompts Made Short',
      abstract: 'Prompts are long. We make them short.',
      published: { year: 2023, month: 10, day: 10 },
      ids: { arxiv: '2310.06839', arxivCategory: 'cs.CL' },
    });
    expect(names(result.papers[0])).toEqual(['Ada Lovelace', 'Alan Turing']);
  });
});

describe('pages as HTML', () => {
  it('reads an abstract page by its citation metadata', () => {
    const result = read(`<!DOCTYPE html><html><head><title>[2310.06839] Long Prompts</title>
<meta name="citation_title" content="Long Prompts &amp; Short Ones" /><meta name="citation_author" content="Lovelace, Ada" />
<meta name="citation_author" content="van Beethoven, Ludwig" /><meta name="citation_date" content="2023/10/10" />
<meta name="citation_arxiv_id" content="2310.06839" /></head><body><h1 class="title mathjax"><span class="descriptor">Title:</span>Long Prompts &amp; Short Ones</h1>
<blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>Prompts are long.</blockquote>
<table><tr><td class="tablecell subjects"><span class="primary-subject">Computation and Language (cs.CL)</span></td></tr></table></body></html>`);
    expect(result.papers[0]).toMatchObject({
      title: 'Long Prompts & Short Ones',
      abstract: 'Prompts are long.',
      published: { year: 2023, month: 10, day: 10 },
      ids: { arxiv: '2310.06839', arxivCategory: 'cs.CL' },
    });
    expect(names(result.papers[0])).toEqual(['Ada Lovelace', 'Ludwig van Beethoven']);
  });

  it('reads search results', () => {
    const result =
      read(`<ol><li class="arxiv-result"><p class="list-title"><a href="https://arxiv.org/abs/2411.15100">arXiv:2411.15100</a></p>
<span class="tag is-small is-link">cs.CL</span><p class="title is-5 mathjax">A Flexible <span class="search-hit">Engine</span></p>
<p class="authors"><span>Authors:</span> <a href="x">Ada Lovelace</a>, <a href="y">Alan Turing</a></p>
<p class="abstract"><span class="abstract-full">Engines need structure. <a class="is-size-7">△ Less</a></span></p>
<p class="is-size-7"><span>Submitted</span> 22 November, 2024; originally announced November 2024.</p></li></ol>`);
    expect(result.papers[0]).toMatchObject({
      title: 'A Flexible Engine',
      abstract: 'Engines need structure.',
      published: { year: 2024, month: 11, day: 22 },
      ids: { arxiv: '2411.15100', arxivCategory: 'cs.CL' },
    });
  });

  it('loses only the entry that a cut page ends in', () => {
    const entry = (id: string, title: string) => `<dt><a href="/abs/${id}">arXiv:${id}</a></dt>
<dd><div class="list-title mathjax"><span class="descriptor">Title:</span> ${title}</div><div class="list-authors"><a href="x">Ada Lovelace</a></div></dd>
`;
    const text = `<dl>${entry('2303.08867', 'First')}${entry('2303.08868', 'Second')}`;
    const result = read(text.slice(0, text.indexOf('2303.08868</a>') + 5));
    expect(result.papers.map((paper) => paper.title)).toEqual(['First']);
    expect(result.warnings.length).toBeGreaterThan(0);
  });
});

it('reads a listing of which no element is closed, each paper with what is its own', () => {
  const entries = Array.from({ length: 800 }, (_, at) => {
    const id = `2401.${String(at + 1).padStart(5, '0')}`;
    return `<dt><a href="/abs/${id}">arXiv:${id}</a></dt><dd><div class="list-title">Title: Paper ${at}\n`;
  });
  const { papers } = arxiv.parse!(entries.join(''), {});
  expect(papers).toHaveLength(800);
  expect(papers[0]).toMatchObject({ title: 'Paper 0', ids: { arxiv: '2401.00001' } });
  expect(papers.at(-1)).toMatchObject({ title: 'Paper 799', ids: { arxiv: '2401.00800' } });
});
