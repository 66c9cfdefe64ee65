/** Markdown copies of Hugging Face pages: one set of papers, printed many ways. */
import { describe, expect, it } from 'vitest';
import {
  PAPERS,
  read,
  expectPapers,
  head,
  page,
  plain,
  wrap,
  type Printed,
} from '../../helpers/hugging-face-pages.ts';

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
