/** Hugging Face pages as HTML and JSON, and collections: one set of papers, printed many ways. */
import { describe, expect, it } from 'vitest';
import { PAPERS, read, expectPapers, page, plain, type Printed } from '../../helpers/hugging-face-pages.ts';

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
