import { openreview } from '../../../shared/formats/programs/openreview.ts';
import { describe, expect, it } from 'vitest';
import { readPeopleLine } from '../../../shared/formats/programs/people-line.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { displayName } from '../../../shared/library/names.ts';
import { expectFacts, hasData } from '../../helpers/expected-facts.ts';

/** Reads a text by recognition alone. */
function read(text: string) {
  const outcome = readText(text, {});
  if (!outcome.ok) throw new Error(outcome.error.message);
  return { format: outcome.value.format.id, ...outcome.value.result };
}

describe('people with affiliations', () => {
  it.each([
    ['Ada Lovelace, Tel Aviv University', ['Ada Lovelace']],
    [
      'Ada Lovelace and Alan Turing, Hong Kong University of Science and Technology',
      ['Ada Lovelace', 'Alan Turing'],
    ],
    [
      'Ada Lovelace, Alan Turing, and Kurt Goedel, Microsoft; Jan van Eyck, unaffiliated',
      ['Ada Lovelace', 'Alan Turing', 'Kurt Goedel', 'Jan van Eyck'],
    ],
    ['Ada Lovelace, Alibaba Group and Hong Kong University', ['Ada Lovelace']],
    ['Ada Lovelace, University of California, Berkeley', ['Ada Lovelace']],
    ['Ada Lovelace, Alan Turing, Univ. of London, London, UK', ['Ada Lovelace', 'Alan Turing']],
    ['Plato and Ada C.Y. Lovelace, Yale University', ['Plato', 'Ada C.Y. Lovelace']],
    [
      'Ada Lovelace (Erlangen University (FAU)), Alan Turing (MIT, Cambridge // NPL), Kurt Goedel (IAS)',
      ['Ada Lovelace', 'Alan Turing', 'Kurt Goedel'],
    ],
    [
      'Ada Lovelace, Alan Turing (NPL); Jan van Eyck (Ghent)',
      ['Ada Lovelace', 'Alan Turing', 'Jan van Eyck'],
    ],
  ])('reads %s', (line, names) => {
    expect(readPeopleLine(line)?.map(displayName)).toEqual(names);
  });

  it.each([
    'Deep Kernels, Shallow Queues: A Study',
    'We propose a system, and we measure it.',
    'Tuesday, July 11, in the Ballroom',
    'If At First It Fails, Try, Try Again? Finding Retries in Software Systems',
    'Deep Kernels, Shallow Queues (Extended Abstract)',
  ])('does not take "%s" for people', (line) => expect(readPeopleLine(line)).toBeUndefined());
});

describe('conference programs as text', () => {
  const program = `OSDI '23 Technical Sessions

Session Chair: Grace Hopper, Yale University

Fusing Deep Kernels for Serving
Ada Lovelace and Alan Turing, Cambridge University; Kurt Goedel, IAS Princeton University
Available Media
We fuse kernels until nothing is left to fuse, and find that serving gets faster while the code stays short and readable.

Scheduling What Cannot Wait
Ada Lovelace, Cambridge University

A Title That Was Cu`;

  it('reads titles, people, abstracts, and the venue of the page', () => {
    const { format, papers, warnings } = read(program);
    expect(format).toBe('conference-program');
    expect(papers.map(({ title, authors, venue }) => [title, authors?.length, venue])).toEqual([
      ['Fusing Deep Kernels for Serving', 3, 'OSDI'],
      ['Scheduling What Cannot Wait', 1, 'OSDI'],
      ['A Title That Was Cu', undefined, 'OSDI'],
    ]);
    expect(papers[0]?.abstract).toMatch(/^We fuse kernels/);
    expect(warnings).toMatchObject([{ code: 'truncated-record', line: 13 }]);
  });

  /** What a program lists: each title with the number of its authors. */
  const listed = (text: string) => read(text).papers.map(({ title, authors }) => [title, authors?.length]);

  it('takes a keynote, opening remarks, breaks and chairs for no papers', () => {
    expect(
      listed(`9:00 am–10:00 am
USENIX ATC '23 and OSDI '23 Joint Keynote Address
A Talk About Everything
Ada Lovelace, Cambridge University
10:30 am–10:45 am
Opening Remarks and Awards
Kurt Goedel, Inria, and Alan Turing, Virginia Tech University
10:45 a.m.–11:00 a.m.  Break
11:00 am–12:10 pm Session 2: Queues (Session Chair: Grace Hopper, Yale University)
Program Chair: Ada Lovelace, Cambridge University
Queues That Never Wait
Alan Turing, Cambridge University
12:10 pm–1:40 pm
Conference Luncheon
Grand Ballroom Prefunction`),
    ).toEqual([['Queues That Never Wait', 1]]);
  });

  it('reads affiliations in parentheses, awards between, and a label before each title', () => {
    const { papers, unused } = read(`SOSP 2023 Program

Session 1: Kernels (Chair: Grace Hopper) 09:00 - 10:30 (UTC+02:00)
Paper Queues That Never Wait
Best Paper Award
Ada Lovelace (Cambridge University), Alan Turing (NPL)
Paper Can Kernels Count? A Study
Kurt Goedel (IAS, Princeton)
Coffee Break
Session 2: More 11:00 - 12:30 Session Chair: Grace Hopper
Paper Second Thoughts
Ada Lovelace (Cambridge University), Kurt Goedel (IAS)
`);
    expect(papers.map(({ title, authors, venue }) => [title, authors?.length, venue])).toEqual([
      ['Queues That Never Wait', 2, 'SOSP'],
      ['Can Kernels Count? A Study', 1, 'SOSP'],
      ['Second Thoughts', 2, 'SOSP'],
    ]);
    expect(unused.every(({ kind }) => kind === 'chrome')).toBe(true);
  });

  it('reads programs that print the people above the title', () => {
    expect(
      listed(`Thu, August 24th

13:45-14:50 Keynote 1

Ada Lovelace  (Distinguished Professor, Cambridge University)

Experiences with Everything
14:50-15:40 Session 1: Kernels, Session Chair: Grace Hopper (Yale)

Alan An  (NPL); Kurt Goedel  (Princeton University)

Queues that never wait

Kurt Goedel, Ada Lovelace (UNSW Sydney)

First steps in counting
`),
    ).toEqual([
      ['Queues that never wait', 2],
      ['First steps in counting', 2],
    ]);
  });

  it('reads bullets, headings with markup, quoted titles in one line, and tables', () => {
    expect(
      listed(`Conference Program
(Session Chair: Grace Hopper)
  • Queues That Never Wait
    Ada Lovelace (Cambridge University), Alan Turing (NPL)
###### Kernels That Count<br>
<p>Kurt Goedel (IAS); Ada Lovelace (Cambridge University)</p>
8:55 AM - 9:20 AM:  "Understanding Time in Queues" - Alan Turing (NPL), Kurt Goedel (IAS)
10:10 AM - 10:30 AM:  Morning Break`),
    ).toEqual([
      ['Queues That Never Wait', 2],
      ['Kernels That Count', 2],
      ['Understanding Time in Queues', 2],
    ]);
    expect(
      listed(
        'MICRO 1995\n\nAccepted papers\n\nPaper Title\tAuthors\nCounting Kernels\tAda Lovelace, Alan Turing\nWaiting Queues\tKurt Goedel\n',
      ),
    ).toEqual([
      ['Counting Kernels', 2],
      ['Waiting Queues', 1],
    ]);
  });

  it('reads the ACL Anthology and DBLP as copied', () => {
    expect(
      listed(`Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics
Ada Lovelace, Alan Turing (Editors)

Anthology ID:
    2023.acl-long

pdf bib
Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics
Ada Lovelace | Alan Turing

pdf bib abs
Counting Words! A Study of Numbers
Kurt Goedel | Ada Lovelace | Jan van Eyck

pdf bib abs
Waiting for Words
Alan Turing | Kurt Goedel
`),
    ).toEqual([
      ['Counting Words! A Study of Numbers', 3],
      ['Waiting for Words', 2],
    ]);
    const dblp = read(`18th USENIX Symposium on Operating Systems Design and Implementation, OSDI 2024.
view

    Ada Lovelace, Wei Zhang 0009:
    Counting Kernels: A Study. 117-134
view

    Kurt Goedel:
    Waiting Queues. 135-153
`);
    expect(dblp.papers.map(({ title, authors, venue }) => [title, authors?.map(displayName), venue])).toEqual(
      [
        ['Counting Kernels: A Study', ['Ada Lovelace', 'Wei Zhang'], 'OSDI'],
        ['Waiting Queues', ['Kurt Goedel'], 'OSDI'],
      ],
    );
  });

  it('reads titles between tags, with what they link to, and times that touch a capital word', () => {
    const { papers } = read(`Program of the Symposium

<p> 9:30 - 9:50 <a href="https://doi.org/10.1145/1111111.2222222"><b> RPC: Counting Calls </b> </a> </br>
<i> Ada Lovelace and Alan Turing (King's College), Kurt Goedel (IAS) </i> </p>
`);
    expect(papers).toMatchObject([
      {
        title: 'RPC: Counting Calls',
        authors: [{ family: 'Lovelace' }, { family: 'Turing' }, { family: 'Goedel' }],
        ids: { doi: '10.1145/1111111.2222222' },
        links: [{ kind: 'page', url: 'https://doi.org/10.1145/1111111.2222222' }],
      },
    ]);
  });

  it('reads numbered titles, and titles and people as nested bullets', () => {
    expect(
      listed(`# Program

#### (1) Counting Kernels
Ada Lovelace (King's College); Alan Turing (NPL)

#### (2) Waiting Queues
Kurt Goedel, Jan van Eyck (University of Vienna)
`),
    ).toEqual([
      ['Counting Kernels', 2],
      ['Waiting Queues', 2],
    ]);
    expect(
      listed(`#### Papers of the conference
* Counting Kernels: A Study
  * Ada Lovelace, Alan Turing (Univ. of London); Kurt Goedel (IAS)

* Waiting Queues
  * Jan van Eyck (Univ. of Bruges); Kurt Goedel (IAS)
`),
    ).toEqual([
      ['Counting Kernels: A Study', 3],
      ['Waiting Queues', 2],
    ]);
  });

  it('reads DBLP as Markdown: linked people with a colon, the title below, whatever stands above', () => {
    expect(
      listed(`# OSDI 2024: Santa Clara, CA, USA

## Session 1: Counting

- [Ada Lovelace](http://dblp.uni-trier.de/pers/hd/l/Lovelace:Ada), [Alan Turing](http://dblp.uni-trier.de/pers/hd/t/Turing:Alan):
  Counting Kernels: A Study. 3-17

- [Kurt Goedel](http://dblp.uni-trier.de/pers/hd/g/Goedel:Kurt):
  **Waiting Queues. 19-32**
`),
    ).toEqual([
      ['Counting Kernels: A Study', 2],
      ['Waiting Queues', 1],
    ]);
  });

  it('reads lists of accepted papers that print bare names', () => {
    expect(
      listed(
        'Accepted Papers\n\nCounting Kernels\nAda Lovelace, Alan Turing\n\nWaiting Queues, Short Waits\nKurt Goedel, Ada Lovelace and Jan van Eyck\n',
      ),
    ).toEqual([
      ['Counting Kernels', 2],
      ['Waiting Queues, Short Waits', 3],
    ]);
  });
});

describe('DBLP', () => {
  it('undoes its habits: the full stop, homonym numbers, volumes, CoRR', () => {
    const hit = (info: object) => ({ info });
    const { papers, format } = read(
      JSON.stringify({
        result: {
          hits: {
            hit: [
              hit({
                title: 'Kernels &amp; O<sub>2</sub> Queues.',
                authors: { author: { text: 'Wei Zhang 0009' } },
                venue: 'OSDI',
                year: '2024',
                type: 'Conference and Workshop Papers',
                key: 'conf/osdi/Zhang24',
                ee: 'https://www.usenix.org/conference/osdi24/presentation/zhang',
              }),
              hit({ title: 'Proceedings of OSDI.', year: '2024', type: 'Editorship', key: 'conf/osdi/2024' }),
              hit({
                title: 'A Preprint.',
                venue: 'CoRR',
                volume: 'abs/2303.06865',
                year: '2023',
                type: 'Informal and Other Publications',
                key: 'journals/corr/abs-2303-06865',
              }),
            ],
          },
        },
      }),
    );
    expect(format).toBe('dblp');
    expect(papers).toMatchObject([
      {
        title: 'Kernels & O2 Queues',
        authors: [{ family: 'Zhang', given: 'Wei' }],
        venue: 'OSDI',
        published: { year: 2024 },
        ids: { dblp: 'conf/osdi/Zhang24' },
      },
      { title: 'A Preprint', type: 'preprint', ids: { arxiv: '2303.06865' } },
    ]);
    expect(papers[1]).not.toHaveProperty('venue');
  });

  it('reads a table of contents as HTML, with the venue and year of its volume', () => {
    const { papers } = read(`<ul>
<li class="entry editor" id="conf/usenix/2025"><span class="title" itemprop="name">Proceedings of the 2025 USENIX Annual Technical Conference.</span></li>
<li class="entry inproceedings" id="conf/usenix/LovelaceT25">
  <span itemprop="author"><span itemprop="name" title="Ada Lovelace">Ada Lovelace</span></span>:
  <span class="title" itemprop="name">Fusing Deep Kernels.</span> <span itemprop="pagination">1-17</span>
</li>
</ul>`);
    expect(papers).toMatchObject([
      {
        title: 'Fusing Deep Kernels',
        authors: [{ family: 'Lovelace' }],
        venue: 'USENIX ATC',
        published: { year: 2025 },
        bib: { pages: '1--17' },
      },
    ]);
  });
});

describe('other exports', () => {
  it('reads OpenReview notes of both API versions, and tells submissions from publications', () => {
    const { papers } = read(
      JSON.stringify({
        notes: [
          {
            id: 'a',
            forum: 'a',
            content: {
              title: { value: 'One' },
              authors: { value: ['Ada Lovelace'] },
              venue: { value: 'NeurIPS 2023 poster' },
              pdf: { value: '/pdf/x.pdf' },
            },
          },
          {
            id: 'b',
            forum: 'b',
            content: { title: 'Two', authors: ['Ada Lovelace'], venue: 'Submitted to ICLR 2025' },
          },
        ],
      }),
    );
    expect(papers).toMatchObject([
      {
        title: 'One',
        venue: 'NeurIPS',
        published: { year: 2023 },
        type: 'inproceedings',
        links: [{ kind: 'pdf', url: 'https://openreview.net/pdf/x.pdf' }],
      },
      { title: 'Two', type: 'unpublished', ids: { openreview: 'b' } },
    ]);
  });

  it('reads a cut Semantic Scholar answer as far as it goes', () => {
    const whole = JSON.stringify({
      total: 2,
      data: [
        { paperId: 'a'.repeat(40), title: 'One', year: 2021, authors: [{ name: 'Ada Lovelace' }] },
        { paperId: 'b', title: 'Two' },
      ],
    });
    const { papers, warnings } = read(whole.slice(0, -10));
    expect(papers.map(({ title }) => title)).toEqual(['One']);
    expect(warnings).toMatchObject([{ code: 'truncated-record' }]);
  });

  it('takes Papers with Code links for facts about papers, not for papers', () => {
    const { papers, enrichments } = read(
      JSON.stringify([
        {
          paper_title: 'One',
          paper_arxiv_id: '2303.06865',
          repo_url: 'https://github.com/a/b',
          paper_url_abs: 'https://arxiv.org/abs/2303.06865',
        },
      ]),
    );
    expect(papers).toEqual([]);
    expect(enrichments).toMatchObject([
      {
        title: 'One',
        ids: { arxiv: '2303.06865' },
        links: [{ kind: 'code', url: 'https://github.com/a/b' }, {}],
      },
    ]);
  });

  it("reads a publisher's page by its citation tags", () => {
    const { format, papers } = read(`<html><head>
<meta name="citation_title" content="Fusing Deep Kernels" />
<meta content="Ada Lovelace" name="citation_author" /><meta name="citation_author" content="Ada Lovelace" />
<meta name="citation_publication_date" content="2021/06" />
<meta name="citation_conference_title" content="31st USENIX Security Symposium (USENIX Security 22)" />
<meta name="citation_firstpage" content="1" /><meta name="citation_lastpage" content="9" />
</head><body>Menu</body></html>`);
    expect(format).toBe('citation-page');
    expect(papers).toMatchObject([
      {
        title: 'Fusing Deep Kernels',
        published: { year: 2021, month: 6 },
        venue: 'USENIX Security',
        bib: { pages: '1--9' },
      },
    ]);
  });

  it('reads the sessions of a USENIX page', () => {
    const paper = (n: number) =>
      `<h2 class="node-title"><a href="/conference/osdi23/presentation/p${n}">Fusing Kernels, Part ${n}</a></h2>\n<div class="field-name-field-paper-people-text"><p>Ada Lovelace and Alan Turing, <em>Cambridge University</em></p></div>\n`;
    const { papers } = read(`<html><body>\n${paper(1)}${paper(2)}</body></html>`);
    expect(papers).toMatchObject([
      { title: 'Fusing Kernels, Part 1', authors: [{}, {}], venue: 'OSDI', published: { year: 2023 } },
      {
        title: 'Fusing Kernels, Part 2',
        links: [{ url: 'https://www.usenix.org/conference/osdi23/presentation/p2' }],
      },
    ]);
  });
});

describe.runIf(hasData)('the real files', () => {
  it.each([
    ['dblp', 'dblp_search_api_attention.json'],
    ['openreview', 'openreview_search_api_vocoder.json'],
    ['semantic-scholar', 'semanticscholar_search_transformer.json'],
    ['papers-with-code', 'paperswithcode_links_sample.json'],
    ['conference-program', 'posters_atc23_partial.txt'],
  ])('%s: every fact', (id, name) => {
    expect(expectFacts(`listings/${name}`).format).toBe(id);
  });
});

it('takes no review or decision on OpenReview for a paper', () => {
  const notes = [
    { id: 'abc123XYZ', forum: 'abc123XYZ', content: { title: 'Pools Twice', authors: ['Ada Lovelace'] } },
    {
      id: 'r1',
      forum: 'abc123XYZ',
      replyto: 'abc123XYZ',
      content: { title: 'Paper Decision', decision: 'Accept' },
    },
  ];
  const result = openreview.parse!(JSON.stringify({ notes }), {});
  expect(result.papers.map(({ title }) => title)).toEqual(['Pools Twice']);
  expect(result.warnings).toEqual([]);
});
