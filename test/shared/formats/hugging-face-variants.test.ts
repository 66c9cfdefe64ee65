/** Listings of the same kind in every dress we could think of: one set of papers, printed many ways. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../shared/formats/read-text.ts';
import type { ParseResult } from '../../../shared/formats/format.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';

interface Printed {
  readonly title: string;
  readonly abstract: string;
  readonly authors: number;
  readonly date: string;
  readonly id: string;
  readonly comments?: number;
  readonly votes?: number;
}

const PAPERS: readonly Printed[] = [
  {
    title: 'PagedPool: One Memory Pool for Many Language Models',
    abstract:
      'Serving several models from one GPU wastes memory when each keeps its own cache. PagedPool lets them share blocks and moves what is idle to the host. On our traces it holds 2.4\\times more requests at the same latency. Code is at https://github.com/example/pagedpool.',
    authors: 13,
    date: 'Aug 5',
    id: '2508.01234',
  },
  {
    title: 'Do Authors of 7 Kernels Agree? A Study in 10 Minutes',
    abstract:
      'We asked the people behind seven widely used kernels how they choose tile sizes. Their answers differ, and so do the kernels: the spread reaches 35.8times on a matrix of 8192times 8192 elements. A simple rule recovers most of the loss.',
    authors: 1,
    date: 'Nov 22, 2024',
    id: '2411.05678',
    comments: 7,
  },
  {
    title: 'What Changed on March 4',
    abstract:
      'Schedulers are usually tested on traces of a single week. We replay a whole year of a public trace and find one day on which every policy that we tried fell behind. We explain why, and what a scheduler can do about it.',
    authors: 671,
    date: 'Jan 19',
    id: '2501.02468',
    comments: 2,
    votes: 24,
  },
];

function read(text: string, options: Parameters<typeof readText>[1] = {}): ParseResult {
  const result = readText(text, options);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.format.id).toBe('hugging-face');
  return result.value.result;
}

/** What every dress must yield. */
function expectPapers(result: ParseResult, papers: readonly Printed[] = PAPERS): readonly PaperDraft[] {
  expect(result.papers.map((paper) => paper.title)).toEqual(papers.map((paper) => paper.title));
  expect(result.papers.map((paper) => paper.authorCount)).toEqual(papers.map((paper) => paper.authors));
  for (const [index, paper] of result.papers.entries()) {
    const printed = papers[index]!;
    expect(paper.abstractPrinted ?? paper.abstract).toBe(printed.abstract);
    expect(paper.sources[0]?.datePrinted).toBe(printed.date);
    expect(paper.sources[0]?.comments).toBe(printed.comments);
  }
  expect(result.unused.filter((range) => range.kind === 'unread')).toEqual([]);
  return result.papers;
}

const head = [
  'new',
  '',
  'Get trending papers in your email inbox!',
  '',
  'Subscribe',
  '',
  'Daily Papers',
  '',
  'byAK and the research community',
  '',
  'Dec 26',
  '',
];

function page(
  paper: (printed: Printed) => readonly string[],
  options: { head?: readonly string[]; foot?: readonly string[]; papers?: readonly Printed[] } = {},
): string {
  return [
    ...(options.head ?? head),
    ...(options.papers ?? PAPERS).flatMap(paper),
    ...(options.foot ?? []),
  ].join('\n');
}

const comments = (printed: Printed) => (printed.comments === undefined ? '' : ` ${printed.comments}`);
const plain =
  (bullet = '  • ', separator = '·') =>
  (printed: Printed) => [
    printed.title,
    '',
    printed.abstract,
    '',
    `${bullet}${printed.authors} authors`,
    separator,
    `${printed.date}${comments(printed)}`,
    '',
  ];

function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

describe('copied text', () => {
  it('reads the page as it is copied', () => {
    const papers = expectPapers(read(page(plain())));
    expect(papers[0]).toMatchObject({
      abstract: expect.stringContaining('2.4× more requests') as string,
      links: [{ kind: 'code', url: 'https://github.com/example/pagedpool', from: 'abstract' }],
      published: { year: 2025, month: 8, day: 5 },
      yearInferred: true,
    });
    expect(papers[1]!.abstract).toContain('35.8× on a matrix of 8192 × 8192 elements');
    expect(papers[1]).toMatchObject({ published: { year: 2024, month: 11, day: 22 } });
    expect(papers[1]!.yearInferred).toBeUndefined();
  });

  it.each([
    ['other bullets', page(plain('* ', '·'))],
    ['dashes for bullets', page(plain('- ', '•'))],
    ['no bullets', page(plain('', '·'))],
    ['tabs', page(plain('\t•\t', '\t·'))],
    ['no-break spaces', page(plain('\u00a0\u00a0•\u00a0', '·'))],
    ['no header', page(plain(), { head: [] })],
    ['CRLF', page(plain()).replaceAll('\n', '\r\n')],
    ['lone CR', page(plain()).replaceAll('\n', '\r')],
    ['no blank lines', page(plain()).replace(/\n{2,}/g, '\n')],
    ['blank lines everywhere', page(plain()).replaceAll('\n', '\n\n')],
    ['trailing blanks', page(plain()).replaceAll('\n', '   \n')],
    [
      'a footer',
      page(plain(), {
        foot: [
          'Previous',
          'Next',
          'System theme',
          'Company',
          'TOS',
          'Privacy',
          'About',
          'Jobs',
          'Website',
          'Models',
          'Pricing',
          'Docs',
        ],
      }),
    ],
    [
      'German furniture around',
      page(plain(), {
        head: [
          'Zum Inhalt springen',
          '',
          'Startseite',
          'Anmelden',
          '',
          'Daily Papers',
          '',
          'Heute, 26. Dezember',
          '',
        ],
        foot: ['', 'Previous', 'Impressum', 'Datenschutz', '© 2025 Beispiel GmbH'],
      }),
    ],
    [
      'French furniture around',
      page(plain(), {
        head: ['Se connecter', 'Accueil', '', 'Papers du jour', '', '26 déc.', ''],
        foot: ['', 'Next', 'Mentions légales'],
      }),
    ],
    [
      'one line for the facts',
      page((printed) => [
        printed.title,
        '',
        printed.abstract,
        '',
        `  • ${printed.authors} authors · ${printed.date}${comments(printed)}`,
        '',
      ]),
    ],
    [
      'comment counts on their own line',
      page((printed) => [
        ...plain()({ ...printed, comments: undefined }).slice(0, -1),
        ...(printed.comments ? [String(printed.comments)] : []),
        '',
      ]),
    ],
    [
      'comment counts behind a blank line',
      page((printed) => [
        ...plain()({ ...printed, comments: undefined }),
        ...(printed.comments ? [String(printed.comments), ''] : []),
      ]),
    ],
    [
      'abstracts wrapped at 80 columns',
      page((printed) =>
        plain()(printed).flatMap((line) => (line === printed.abstract ? wrap(line, 80) : [line])),
      ),
    ],
    [
      'abstracts wrapped at 120 columns',
      page((printed) =>
        plain()(printed).flatMap((line) => (line === printed.abstract ? wrap(line, 120) : [line])),
      ),
    ],
    [
      'titles over two lines',
      page((printed) =>
        plain()(printed).flatMap((line) => (line === printed.title ? wrap(line, 30) : [line])),
      ),
    ],
  ])('reads %s', (_, text) => {
    expectPapers(read(text));
  });

  it('reads votes above the titles', () => {
    const text = page((printed) => [
      printed.votes === undefined ? '-' : String(printed.votes),
      '',
      ...plain()(printed),
    ]);
    expect(expectPapers(read(text)).map((paper) => paper.sources[0]?.votes)).toEqual([
      undefined,
      undefined,
      24,
    ]);
  });

  it('reads votes above the titles and comments on their own line', () => {
    const text = page((printed) => [
      printed.votes === undefined ? '-' : String(printed.votes),
      '',
      ...plain()({ ...printed, comments: undefined }),
      ...(printed.comments ? [String(printed.comments), ''] : []),
    ]);
    const papers = expectPapers(read(text));
    expect(papers.map((paper) => paper.sources[0]?.votes)).toEqual([undefined, undefined, 24]);
  });

  it('reads who submitted a paper as furniture', () => {
    const text = page((printed) => ['Submitted by', '', 'someone', '', '85', '', ...plain()(printed)]);
    const papers = expectPapers(read(text));
    expect(papers.map((paper) => paper.sources[0]?.votes)).toEqual([85, 85, 85]);
  });

  it('takes the name of a submitter for no title where no votes stand between', () => {
    const text = page((printed) => ['Submitted by', '', 'someone', '', ...plain()(printed)]);
    expectPapers(read(text));
  });

  it('reads an organisation above the number of authors', () => {
    const text = page((printed) => [
      ...['Submitted by', 'someone', '', String(printed.votes ?? 3), printed.title, '', '·'],
      ...['Example Lab', '·', `${printed.authors} authors`, ''],
    ]);
    const { papers } = read(text);
    expect(papers.map(({ title }) => title)).toEqual(PAPERS.map(({ title }) => title));
    expect(papers.map(({ authorCount }) => authorCount)).toEqual(PAPERS.map(({ authors }) => authors));
    expect(papers.map(({ sources }) => sources[0]?.organisation)).toEqual(Array(3).fill('Example Lab'));
  });

  it("reads a paper's own page: names, id, date, and the authors' abstract", () => {
    const [printed] = PAPERS;
    const { papers, warnings } = read(
      [
        ...['Papers', `arxiv:${printed!.id}`, '', printed!.title, '', 'Published on Aug 5, 2025'],
        ...['· Submitted by', 'someone on Aug 6, 2025', 'Upvote', '', '88', '', 'Authors:'],
        ...['Ada Lovelace ,', 'Alan Turing', 'Abstract', 'AI-generated summary', 'A short summary.'],
        ...[printed!.abstract, '', 'View arXiv page', 'View PDF', 'GitHub', '21.5k', 'Add to collection'],
      ].join('\n'),
    );
    expect(warnings).toEqual([]);
    expect(papers).toMatchObject([
      {
        title: printed!.title,
        abstractPrinted: printed!.abstract,
        authors: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'Turing', given: 'Alan' },
        ],
        published: { year: 2025, month: 8, day: 5 },
        ids: { arxiv: printed!.id },
      },
    ]);
  });

  it('reads an organisation in place of authors', () => {
    const text = page((printed) => [
      printed.title,
      '',
      printed.abstract,
      '',
      'Example Research',
      '·',
      printed.date,
      '',
    ]);
    const result = read(text);
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.map((paper) => paper.title));
    expect(result.papers.map((paper) => paper.sources[0]?.organisation)).toEqual(
      Array(3).fill('Example Research'),
    );
    expect(
      result.papers.every((paper) => paper.authorCount === undefined && paper.authors === undefined),
    ).toBe(true);
    expect(result.papers.map((paper) => paper.abstractPrinted ?? paper.abstract)).toEqual(
      PAPERS.map((paper) => paper.abstract),
    );
  });

  it('reads papers without abstracts, as the daily page prints them', () => {
    const text = page((printed) => [
      'Submitted by',
      'someone',
      '',
      String(printed.votes ?? 3),
      '',
      printed.title,
      '',
      'Example Lab',
      '·',
      `${printed.authors} authors`,
      '',
      String(printed.comments ?? 1),
      '',
    ]);
    const result = read(text);
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.map((paper) => paper.title));
    expect(result.papers.map((paper) => paper.authorCount)).toEqual([13, 1, 671]);
    expect(result.papers.map((paper) => paper.sources[0]?.comments)).toEqual([1, 7, 2]);
    expect(result.papers.map((paper) => paper.sources[0]?.votes)).toEqual([3, 3, 24]);
  });

  it('reads a paper without a date', () => {
    const text = page((printed) => [
      printed.title,
      '',
      printed.abstract,
      '',
      `  • ${printed.authors} authors`,
      '',
    ]);
    const result = read(text);
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.map((paper) => paper.title));
    expect(result.papers.every((paper) => paper.published === undefined)).toBe(true);
  });

  it('reads abstracts of several paragraphs', () => {
    const second = 'A second paragraph says what the first forgot. It is short.';
    const papers = PAPERS.map((paper) => ({ ...paper, abstract: `${paper.abstract} ${second}` }));
    const text = page(
      (printed) =>
        plain()(printed).flatMap((line) =>
          line === printed.abstract ? [line.slice(0, -second.length - 1), '', second] : [line],
        ),
      { papers },
    );
    expectPapers(read(text), papers);
  });

  it.each(PAPERS)('reads a page of one paper: $title', (printed) => {
    expectPapers(read(page(plain(), { papers: [printed] })), [printed]);
    expectPapers(read(page(plain(), { papers: [printed], head: [] })), [printed]);
  });

  it('reads a paper that is printed twice once, and remembers both places', () => {
    const result = read(page((printed) => [...plain()(printed), ...plain()(printed)]));
    expectPapers(result);
    expect(result.papers.map((paper) => paper.sources.length)).toEqual([2, 2, 2]);
  });

  it('resolves relative dates against the capture date, and says so without one', () => {
    const text = page((printed) => plain()({ ...printed, date: '11 days ago' }), {
      head: ['Daily Papers', ''],
    });
    const captured = read(text, { captured: '2026-03-05' });
    expect(captured.papers[0]).toMatchObject({
      published: { year: 2026, month: 2, day: 22 },
      yearInferred: true,
    });
    const bare = read(text);
    expect(bare.papers[0]?.published).toBeUndefined();
    expect(bare.warnings.map((warning) => warning.code)).toContain('relative-date');
  });

  it.each(['2025-08-05', 'Aug 05, 2025', '5 Aug 2025', '5. August 2025', 'Aug. 5, 2025', 'August 5, 2025'])(
    'reads the date %s',
    (date) => {
      const result = read(page((printed) => plain()({ ...printed, date })));
      expect(result.papers.map((paper) => paper.published)).toEqual(
        Array(3).fill({ year: 2025, month: 8, day: 5 }),
      );
    },
  );

  it('takes a stated year, and names its capture date as source', () => {
    const result = read(page(plain()), { year: 2023, captured: '2026-11-23' });
    expect(result.pageYear).toBe(2023);
    expect(result.papers[0]).toMatchObject({
      published: { year: 2023 },
      sources: [{ capturedAt: '2026-11-23' }],
    });
    expect(read(page(plain()), { captured: '2026-11-23' }).pageYear).toBe(2025);
  });
});

describe('a listing cut anywhere', () => {
  const text = page(plain());

  it('imports what is whole and says what is not', () => {
    const cut = text.slice(0, text.indexOf('We explain why'));
    const result = read(cut);
    expect(result.papers).toHaveLength(3);
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: 'truncated-paper', line: 29 }));
  });

  it('never invents a paper and never loses a whole one', () => {
    const ends = PAPERS.map(
      (paper) => text.indexOf(`${paper.authors} authors`) + `${paper.authors} authors`.length,
    );
    const titles = new Set(PAPERS.map((paper) => paper.title));
    for (let length = 200; length < text.length; length += 7) {
      const read = readText(text.slice(0, length));
      const papers = read.ok ? read.value.result.papers : [];
      const whole = ends.filter((end) => end <= length).length;
      expect(papers.length, `cut at ${length}`).toBeGreaterThanOrEqual(whole);
      expect(
        papers.slice(0, whole).every((paper) => titles.has(paper.title)),
        `cut at ${length}`,
      ).toBe(true);
      expect(papers.length, `cut at ${length}`).toBeLessThanOrEqual(whole + 1);
    }
  });
});

describe('Markdown copies', () => {
  const inline = (printed: Printed) => {
    const url = `https://huggingface.co/papers/${printed.id}`;
    return [
      `[${printed.votes ?? '-'}](https://huggingface.co/login?next=%2Fpapers%2F${printed.id})`,
      '',
      `### [${printed.title}](${url})`,
      '',
      `[${wrap(printed.abstract, 80).join('\\\\\n')}](${url})`,
      '',
      `[- ![](https://cdn-avatars.huggingface.co/v1/a.png)\\\\`,
      `- ${printed.authors} authors](${url})`,
      '',
      '·',
      '',
      `${printed.date}${printed.comments ? `[${printed.comments}](${url}#community)` : ''}`,
      '',
    ];
  };

  it('reads inline links: ids, votes, comments', () => {
    const papers = expectPapers(read(page(inline)));
    expect(papers.map((paper) => paper.ids?.arxiv)).toEqual(PAPERS.map((paper) => paper.id));
    expect(papers.map((paper) => paper.sources[0]?.votes)).toEqual([undefined, undefined, 24]);
  });

  it('lets the arXiv id settle the year', () => {
    const papers = expectPapers(read(page(inline), { captured: '2027-03-01' }));
    expect(papers.map((paper) => paper.published?.year)).toEqual([2025, 2024, 2025]);
  });

  const referenced = (printed: Printed, index: number) => [
    '[',
    printed.votes === undefined ? '-' : String(printed.votes),
    `][${index * 5 + 1}]`,
    '',
    `### [${printed.title}][${index * 5 + 2}]`,
    '',
    '[',
    '',
    ...wrap(printed.abstract, 120),
    '',
    `][${index * 5 + 3}]`,
    '[',
    `* ${printed.authors} authors`,
    `][${index * 5 + 4}]`,
    '·',
    `${printed.date}${printed.comments ? ` [ ${printed.comments}][${index * 5 + 5}]` : ''}`,
  ];

  it('reads numbered references without their definitions', () => {
    expectPapers(read([...head, ...PAPERS.flatMap(referenced)].join('\n')));
  });

  it('reads numbered references with their definitions', () => {
    const definitions = PAPERS.flatMap((paper, index) => [
      `[${index * 5 + 1}]: https://huggingface.co/login?next=%2Fpapers%2F${paper.id}`,
      `[${index * 5 + 2}]: https://huggingface.co/papers/${paper.id}`,
      `[${index * 5 + 3}]: https://huggingface.co/papers/${paper.id}`,
    ]);
    const papers = expectPapers(
      read([...head, ...PAPERS.flatMap(referenced), '', ...definitions].join('\n')),
    );
    expect(papers.map((paper) => paper.ids?.arxiv)).toEqual(PAPERS.map((paper) => paper.id));
  });

  it('reads addresses on their own lines below their text', () => {
    const text = page((printed) => {
      const url = `https://huggingface.co/papers/${printed.id}`;
      return [
        ` [-] ${printed.votes ?? '-'}`,
        '',
        `https://huggingface.co/login?next=%2Fpapers%2F${printed.id}`,
        '',
        printed.title,
        '',
        url,
        '',
        printed.abstract,
        '',
        url,
        '',
        '[',
        '',
        `${printed.authors} authors](${url})`,
        '',
        '·',
        '',
        `${printed.date} `,
        '',
        ...(printed.comments ? [String(printed.comments), '', `${url}#community`, ''] : []),
      ];
    });
    const papers = expectPapers(read(text));
    expect(papers.map((paper) => paper.ids?.arxiv)).toEqual(PAPERS.map((paper) => paper.id));
    expect(papers.map((paper) => paper.sources[0]?.votes)).toEqual([undefined, undefined, 24]);
  });

  it('reads trending pages: titles as headings, GitHub stars, each paper printed twice', () => {
    const card = (printed: Printed) => [
      `### ${printed.title}`,
      '',
      ...wrap(printed.abstract, 80),
      `- ${printed.authors} authors`,
      `[LINK: GitHub 11.3k](https://github.com/example/repo-${printed.id.slice(-5)})`,
      '',
    ];
    const result = read(
      page((printed) => [...card(printed), ...card(printed)], {
        head: ['# Trending', '', '## Trending Papers', '', '## by AK and the research community', ''],
      }),
    );
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.map((paper) => paper.title));
    expect(
      result.papers.map((paper) =>
        paper.links?.some((link) => link.url.startsWith('https://github.com/example/repo-')),
      ),
    ).toEqual([true, true, true]);
    expect(result.papers.every((paper) => paper.sources.length === 2)).toBe(true);
  });

  it('reads trending cards with organisations, upvotes and arXiv links', () => {
    const text = page(
      (printed) => [
        'Submitted by',
        '',
        'someone',
        '',
        `### [${printed.title}](https://huggingface.co/papers/${printed.id})`,
        '',
        '',
        printed.abstract,
        '',
        `[[logo] Example Lab](https://huggingface.co/ExampleLab) · Published on Sep 21, 2026`,
        '',
        '',
        '[Upvote',
        '',
        `132](https://huggingface.co/login?next=%2Fpapers%2F${printed.id})`,
        '',
        `[GitHub 561](https://github.com/example/suite-${printed.authors}) [arXiv Page](https://arxiv.org/abs/${printed.id})`,
        '',
      ],
      { head: ['# Trending Papers', ''] },
    );
    const result = read(text);
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.map((paper) => paper.title));
    for (const paper of result.papers) {
      expect(paper.published).toEqual({ year: 2026, month: 9, day: 21 });
      expect(paper.sources[0]).toMatchObject({ organisation: 'Example Lab', votes: 132 });
    }
    expect(result.papers.map((paper) => paper.ids?.arxiv)).toEqual(PAPERS.map((paper) => paper.id));
    expect(result.papers[1]?.links).toContainEqual({
      kind: 'code',
      url: 'https://github.com/example/suite-1',
      from: 'source',
    });
  });

  it('reads titles over two headings, and over an indented line', () => {
    const twoHeadings = page((printed) =>
      inline(printed).flatMap((line) =>
        line.startsWith('### ')
          ? [
              `### [${printed.title.split(' ').slice(0, 3).join(' ')}`,
              `### ${printed.title.split(' ').slice(3).join(' ')}](https://huggingface.co/papers/${printed.id})`,
            ]
          : [line],
      ),
    );
    expectPapers(read(twoHeadings));
    const indented = page((printed) =>
      inline(printed).flatMap((line) =>
        line.startsWith('### ')
          ? [
              `### ${printed.title.split(' ').slice(0, 3).join(' ')}`,
              `  ${printed.title.split(' ').slice(3).join(' ')}`,
            ]
          : [line],
      ),
    );
    expectPapers(read(indented));
  });

  it('takes the capture date from the header of a saved copy', () => {
    const header = [
      '---',
      'url: https://huggingface.co/papers?q=kernels',
      'retrieved: 2026-02-02',
      'title: Daily Papers - Hugging Face',
      '---',
    ];
    const papers = [PAPERS[2]!];
    const result = read(page(plain(), { head: [...header, ...head.slice(0, -2)], papers }));
    expect(result.papers[0]).toMatchObject({
      published: { year: 2026, month: 1, day: 19 },
      sources: [{ capturedAt: '2026-02-02' }],
    });
  });
});

describe('HTML', () => {
  const props = {
    dailyPapers: PAPERS.map((paper) => ({
      paper: {
        id: paper.id,
        title: paper.title,
        summary: `${paper.abstract} "quoted" & <angled>`,
        publishedAt: '2025-08-05T00:00:00.000Z',
        upvotes: 3,
        authors: [{ name: 'Ada Lovelace' }, { name: 'Ludwig van Beethoven' }],
        githubRepo: 'https://github.com/example/repo',
        organization: { name: 'lab', fullname: 'Example Lab' },
      },
      title: paper.title,
      numComments: 2,
    })),
  };
  const encoded = JSON.stringify(props)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  const saved = `<!doctype html>\n<html><head><title>Daily Papers</title></head>\n<body><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${encoded}"></div>\n<footer>x</footer></body></html>`;

  it('reads the JSON that a saved page carries', () => {
    const result = read(saved);
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.map((paper) => paper.title));
    expect(result.papers[0]).toMatchObject({
      abstract: expect.stringContaining('"quoted" & <angled>') as string,
      authors: [
        { given: 'Ada', family: 'Lovelace' },
        { given: 'Ludwig', particle: 'van', family: 'Beethoven' },
      ],
      ids: { arxiv: '2508.01234', hf: '2508.01234' },
      published: { year: 2025, month: 8, day: 5 },
      sources: [{ comments: 2, votes: 3, organisation: 'Example Lab', lines: [3, 3] }],
    });
    expect(result.papers[0]?.yearInferred).toBeUndefined();
  });

  it('reads what is whole of a saved page cut inside its JSON', () => {
    const result = read(saved.slice(0, saved.indexOf('What Changed') + 40));
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.slice(0, 2).map((paper) => paper.title));
    expect(result.warnings.map((warning) => warning.code)).toContain('truncated-record');
  });

  const card = (printed: Printed) => `<article class="relative flex">
<div class="w-full"><a href="/login?next=%2Fpapers%2F${printed.id}" class="self-start"><svg><path d="M0"/></svg><div class="leading-none">${printed.votes ?? '-'}</div></a>
<h3 class="mb-1"><a href="/papers/${printed.id}" class="line-clamp-3">${printed.title}</a></h3>
<a href="/papers/${printed.id}"><p class="line-clamp-2">${printed.abstract}</p></a>
<div class="flex"><a href="/papers/${printed.id}"><ul><li title="someone"><img alt="" src="a.png"></li><li class="text-xs">${printed.authors} authors</li></ul></a><span>·</span><time datetime="2025-08-05T00:00:00">${printed.date}</time>${printed.comments ? `<a href="/papers/${printed.id}#community"><svg></svg>${printed.comments}</a>` : ''}</div></div></article>`;
  const rendered = `<!DOCTYPE html><html><body><header><nav><a href="/models">Models</a></nav></header><main><h1>Daily Papers</h1><h2>by <a href="/akhaliq">AK</a> and the research community</h2>\n${PAPERS.map(card).join('\n')}</main><footer>Company TOS</footer></body></html>`;

  it('reads a rendered page: ids and exact dates first', () => {
    const papers = expectPapers(read(rendered));
    expect(papers.map((paper) => paper.ids?.arxiv)).toEqual(PAPERS.map((paper) => paper.id));
    expect(papers.map((paper) => paper.published)).toEqual(Array(3).fill({ year: 2025, month: 8, day: 5 }));
    expect(papers[0]?.yearInferred).toBeUndefined();
    expect(papers.map((paper) => paper.sources[0]?.votes)).toEqual([undefined, undefined, 24]);
  });

  it('prefers the HTML of a paste, for its ids', () => {
    const fragment = `<meta charset='utf-8'><!--StartFragment-->${PAPERS.map(card).join('').replaceAll('"/papers', '"https://huggingface.co/papers')}<!--EndFragment-->`;
    const papers = expectPapers(read(page(plain()), { html: fragment }));
    expect(papers.map((paper) => paper.ids?.hf)).toEqual(PAPERS.map((paper) => paper.id));
  });
});

describe('collections', () => {
  const item = (printed: Printed) => [
    '  • ' + printed.title,
    '',
    `    Paper • ${printed.id} • Published ${printed.date} • ${printed.votes ?? 3}`,
    '',
  ];

  it('reads papers, and neither Spaces nor models', () => {
    const spaces = [
      '  • Running',
      '    265',
      '    265',
      '',
      '    Price Calculator',
      '',
      '    📊',
      '',
      '  • example/model-7B',
      '    Text Generation • Updated Sep 2, 2024 • 1.2k • 33',
      '',
    ];
    const result = read(
      [
        'LLM Serving',
        '',
        'updated Sep 18, 2024',
        'Upvote',
        '-',
        '',
        ...spaces,
        ...PAPERS.flatMap(item),
        'Upvote',
        '-',
      ].join('\n'),
    );
    expect(result.papers.map((paper) => paper.title)).toEqual(PAPERS.map((paper) => paper.title));
    expect(result.papers.map((paper) => paper.ids?.arxiv)).toEqual(PAPERS.map((paper) => paper.id));
    expect(result.papers.map((paper) => paper.sources[0]?.votes)).toEqual([3, 3, 24]);
    expect(result.papers[1]?.published).toEqual({ year: 2024, month: 11, day: 22 });
    expect(result.warnings.map(({ code }) => code)).toEqual(['uncertain-year']);
  });

  it('reads items whose parts stand on lines of their own', () => {
    const { papers } = read(
      PAPERS.flatMap(({ title, id }) => [title, 'Paper', '•', id, '•', 'Published', 'Dec 23, 2025', '']).join(
        '\n',
      ),
    );
    expect(papers.map(({ title, ids, published }) => [title, ids?.arxiv, published])).toEqual(
      PAPERS.map(({ title, id }) => [title, id, { year: 2025, month: 12, day: 23 }]),
    );
  });
});

it("reads the site's search results as JSON", () => {
  const records = PAPERS.map(({ title, id, abstract }) => ({ id, title, summary: abstract, upvotes: 3 }));
  expect(read(JSON.stringify(records)).papers.map(({ ids }) => ids?.arxiv)).toEqual(
    PAPERS.map(({ id }) => id),
  );
});
