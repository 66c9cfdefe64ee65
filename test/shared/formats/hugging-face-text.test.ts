/** The copied text of Hugging Face pages: one set of papers, printed many ways. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../shared/formats/read-text.ts';
import { PAPERS, read, expectPapers, page, comments, plain, wrap } from '../../helpers/hugging-face-pages.ts';

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
