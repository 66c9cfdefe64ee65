import { describe, expect, it } from 'vitest';
import { markdownList } from '../../../shared/formats/markdown-list/markdown-list.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { displayName } from '../../../shared/library/names.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';

/** What a list gives, in short. */
function read(text: string) {
  const result = markdownList.parse!(text, { from: 'list.md' });
  expect(unaccountedLines(text, result)).toEqual([]);
  return result.papers.map((paper) => ({
    title: paper.title,
    authors: (paper.authors ?? []).map(displayName),
    date: Object.values(paper.published ?? {}).join('-'),
    venue: paper.venue,
    type: paper.type,
    ids: paper.ids,
    links: (paper.links ?? []).map(({ kind, url }) => `${kind} ${url}`),
    organisation: paper.sources[0]?.organisation,
    headings: paper.sources[0]?.headings,
  }));
}

describe('where the title ends', () => {
  it.each([
    [
      'a lab behind the title',
      '- Pooling Pages Twice(@Example Lab) [[pdf]](https://arxiv.org/abs/2401.00001)',
    ],
    ['a nickname in code', "- [OSDI'24] Pooling Pages Twice (`Twice`)"],
    [
      'a full stop',
      '1. [**Pooling Pages Twice.**](https://arxiv.org/abs/2401.00001) *Ada Lovelace, Alan Turing.* Arxiv 2024.',
    ],
    [
      'venue and year behind commas',
      '- Pooling Pages Twice, <ins>ICLR, 2024</ins> [[Paper](https://arxiv.org/abs/2401.00001)]',
    ],
    [
      'the same without markup',
      '- Pooling Pages Twice, ICLR, 2024 [[Paper](https://arxiv.org/abs/2401.00001)]',
    ],
    [
      'authors behind a break',
      '- Pooling Pages Twice <br> Ada Lovelace, Alan Turing, Grace Hopper <br> **ASPLOS 2024**. [[Paper](https://arxiv.org/abs/2401.00001)]',
    ],
    [
      'a citation with quotes',
      '- Lovelace, Ada, et al. "Pooling Pages Twice." OSDI 2022. [[pdf]](https://arxiv.org/abs/2401.00001)',
    ],
    [
      'authors before the link',
      "- Lovelace, A. et al. [Pooling Pages Twice](https://arxiv.org/abs/2401.00001). SC '21.",
    ],
    [
      'a label that says what it is',
      '- Paper: [Pooling Pages Twice](https://arxiv.org/abs/2401.00001) ICLR 2025',
    ],
    [
      'a first author',
      "- **[ICML'24 Oral]** Pooling Pages Twice, Lovelace et al. [[Paper]](https://arxiv.org/abs/2401.00001)",
    ],
    [
      'a sentence about it behind a dash',
      '- [Pooling](https://arxiv.org/abs/2401.00001): Pages Twice — shares blocks. Up to 2x. | MIT',
    ],
  ])('%s is no part of it', (_what, line) => {
    expect(read(line)[0]?.title).toMatch(/^Pooling:? Pages Twice$/);
  });

  it('keeps brackets, quotes and question marks that belong to it', () => {
    expect(
      read(
        '1. **Probing Is [MASK]: Learning to Recall.** NAACL 2021. [[pdf](https://arxiv.org/abs/2401.00001)]',
      )[0],
    ).toMatchObject({
      title: 'Probing Is [MASK]: Learning to Recall',
      venue: 'NAACL',
    });
    expect(
      read('- [arxiv\'24] [Pools: Scheduling with "Split and Join"](https://arxiv.org/abs/2401.00001)')[0]
        ?.title,
    ).toBe('Pools: Scheduling with "Split and Join"');
    expect(read("- [SIGMOD'22] Where Is My Memory? Trade-Offs in Pooling Pages")[0]?.title).toBe(
      'Where Is My Memory? Trade-Offs in Pooling Pages',
    );
  });

  it('has its entities decoded, whichever way they are written', () => {
    expect(
      read('- [What&#39;s in a Page &ndash; Pools &#x26; Blocks](https://arxiv.org/abs/2401.00001)')[0]
        ?.title,
    ).toBe("What's in a Page – Pools & Blocks");
  });
});

describe('authors', () => {
  it('are read where they are set off, whatever stands among them', () => {
    const [paper] = read(`1. **Pooling Pages Twice.** Preprint. ![](https://img.shields.io/badge/Pool-blue)

   *Hopper, Grace, Ada Lovelace\\*, J.N. Turing, Example-AI, and Kurt Gödel.* [[pdf](https://arxiv.org/abs/2401.00001)] [[project](https://github.com/a/b)], 2021.11
`);
    expect(paper).toMatchObject({
      authors: ['Grace Hopper', 'Ada Lovelace', 'J.N. Turing', 'Example-AI', 'Kurt Gödel'],
      date: '2021-11',
    });
  });

  it('are read from the line under a paper, with its venue', () => {
    expect(
      read(`- Pooling Pages Twice. [[Paper]](https://arxiv.org/abs/2401.00001)
  - Ada Lovelace, Alan Turing, Grace Hopper (*MLSys 2022*)
  - Summary: two pools in one.
`),
    ).toMatchObject([
      { authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'], venue: 'MLSys', date: '2022' },
    ]);
  });

  it('are read from a line of their own in which the owner of the page is in bold', () => {
    expect(
      read(`1. **Pools: Pages Twice? (*Twice*)**  
   A Lovelace\\*, **A Turing**\\*, K Goedel, JM Eyck  
   *NeurIPS 2024 Spotlight*  
   Keywords: Paged Memory, Key Caches, Long Contexts  
   [Paper](https://arxiv.org/abs/2401.00001)
`)[0],
    ).toMatchObject({
      title: 'Pools: Pages Twice?',
      authors: ['A Lovelace', 'A Turing', 'K Goedel', 'JM Eyck'],
      venue: 'NeurIPS',
    });
  });

  it('are no institutions', () => {
    const [paper] = read(`* Pooling Pages Twice (SIGMOD 2025) \\[[arXiv](https://arxiv.org/abs/2401.00001)]
  * Example Research & IIT Bombay & UC Berkeley`);
    expect(paper).toMatchObject({
      authors: [],
      organisation: 'Example Research & IIT Bombay & UC Berkeley',
      venue: 'SIGMOD',
      date: '2025',
    });
  });
});

describe('venues and dates', () => {
  it.each([
    ["[HotPool'24]", 'HotPool', '2024'],
    ["[MICRO'25 (to appear)]", 'MICRO', '2025'],
    ['(2023-05)', undefined, '2023-5'],
    ['**[SOSP 2024]**', 'SOSP', '2024'],
    ["`NSDI '23`", 'NSDI', '2023'],
  ])('reads %s', (tag, venue, date) => {
    expect(read(`- ${tag} [Pooling Pages Twice](https://a.org/twice.pdf)`)).toMatchObject([{ venue, date }]);
  });

  it('are read from the name of the proceedings, not from the town behind it', () => {
    expect(
      read(
        '- [Pooling Pages Twice](https://dl.acm.org/doi/10.1145/1.2). _A. Lovelace, A. Turing and K. Goedel_. In Proceedings of the Fifteenth Conference on Pools (ASPLOS 2010). Pittsburgh, USA. March 2010.',
      )[0],
    ).toMatchObject({ venue: 'ASPLOS', authors: ['A. Lovelace', 'A. Turing', 'K. Goedel'] });
  });

  it('are not taken for a lab, nor badges and topics', () => {
    const [paper] = read(`| # | Paper Title | Category | Venue | Year | PDF |
|---|---|---|---|---|---|
| 1 | Pooling Pages Twice | Memory Systems | MLSys | 2022 | [PDF](https://arxiv.org/pdf/2401.00001) |
`);
    expect(paper).toMatchObject({ venue: 'MLSys', date: '2022', organisation: undefined });
  });

  it('knows a journal', () => {
    expect(
      read('1. **Pooling Pages Twice.** JMLR 2020. [[pdf](https://arxiv.org/abs/2401.00001)]')[0],
    ).toMatchObject({
      venue: 'JMLR',
      type: 'article',
    });
  });
});

describe('tables', () => {
  it('reads authors under the title, badges, and comments at the end of a row', () => {
    const text = `#### Pools

| Title & Authors | Introduction | Links |
|:--|  :----: | :---:|
|[![Star](https://img.shields.io/github/stars/a/b.svg)](https://github.com/a/b)<br>[Pooling Pages Twice](https://arxiv.org/abs/2401.00001) <br> Ada Lovelace, Alan Turing |<img width="1002" alt="image" src="https://arxiv.org/html/2401.00001v1/x1.png"> |[Paper](https://arxiv.org/abs/2401.00001)|[//]: #06/05
|[Pooling Alone](https://arxiv.org/abs/2401.00002) <br> Kurt Gödel ||[Github](https://github.com/c/d) <br> [Paper](https://arxiv.org/abs/2401.00002)| [//]: #05/29
`;
    const result = readText(text, { from: 'list.md' });
    expect(result.ok && result.value.format.id).toBe('markdown-list');
    expect(read(text)).toMatchObject([
      { title: 'Pooling Pages Twice', authors: ['Ada Lovelace', 'Alan Turing'] },
      {
        title: 'Pooling Alone',
        authors: ['Kurt Gödel'],
        links: ['page https://arxiv.org/abs/2401.00002', 'code https://github.com/c/d'],
      },
    ]);
  });

  it('reads the tables of daily arXiv lists, whose links are labelled with ids', () => {
    expect(
      read(`|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2025-11-20**|**Pooling Pages**|Ada Lovelace et.al.|[2511.00001](http://arxiv.org/abs/2511.00001)|**[link](https://github.com/a/b)**|
|**2025-11-19**|**Paging Pools**|Alan Turing et.al.|[2511.00002](http://arxiv.org/abs/2511.00002)|null|
`),
    ).toMatchObject([
      {
        title: 'Pooling Pages',
        authors: ['Ada Lovelace', 'et al.'],
        date: '2025-11-20',
        ids: { arxiv: '2511.00001' },
      },
      {
        title: 'Paging Pools',
        authors: ['Alan Turing', 'et al.'],
        date: '2025-11-19',
        ids: { arxiv: '2511.00002' },
      },
    ]);
  });

  it('takes years, authors and venues from their columns', () => {
    expect(
      read(`| Year | Venue | Title | Authors | Link |
| --- | --- | --- | --- | --- |
| 2021 | MLSys | Pooling Pages Twice | Ada Lovelace; Alan Turing | [link](https://proceedings.mlsys.org/paper/2021/hash/c81e-Abstract.html) |
`),
    ).toMatchObject([{ venue: 'MLSys', date: '2021', authors: ['Ada Lovelace', 'Alan Turing'] }]);
  });

  it('trusts a column headed Paper, and asks for a paper where the paper has a column of its own', () => {
    expect(
      read(`| Date | Institute | Paper |
|:---:|:---:|---|
| 2023-03 | Example | [Pools that Speak](https://pools-that-speak.github.io) |
`),
    ).toMatchObject([{ title: 'Pools that Speak', date: '2023-3', organisation: 'Example' }]);
    expect(
      read(`|Date|Title|Paper|Code|
|:---:|:---:|:---:|:---:|
|2024.06|🔥[**Twice**] Twice: Pooling Pages Again(@Example AI) |[[pdf]](https://github.com/a/b/blob/main/twice-v3.pdf) | [[Twice]](https://github.com/a/b) ![](https://img.shields.io/github/stars/a/b.svg)|
|2025.02|🔥[**PoolLib**] A Library of Pools(@example)|⚠️| [[PoolLib]](https://github.com/a/lib) |
`),
    ).toMatchObject([
      {
        title: 'Twice: Pooling Pages Again',
        organisation: 'Example AI',
        date: '2024-6',
        links: ['pdf https://github.com/a/b/blob/main/twice-v3.pdf', 'code https://github.com/a/b'],
      },
    ]);
  });
});

describe('structure', () => {
  it('reads short titles under a date, and code from the badges below an entry', () => {
    expect(
      read(`## Weeks

- **[2025.01.30]**
    - Paper: [Pool Transformer](https://arxiv.org/abs/2401.00001)

1. [**Pooling Pages Twice.**](https://arxiv.org/abs/2401.00002) *Ada Lovelace.* Arxiv 2024.

&nbsp;&nbsp;&nbsp; [![GitHub Repo stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b/)
`),
    ).toMatchObject([
      { title: 'Pool Transformer', headings: ['Weeks', '[2025.01.30]'] },
      {
        title: 'Pooling Pages Twice',
        links: ['page https://arxiv.org/abs/2401.00002', 'code https://github.com/a/b/'],
      },
    ]);
  });

  it('reads records with a label on each line, below a heading that says "Title"', () => {
    const text = `# Serving

### Title: Pools: Serving Pages Twice
Institution: Example Labs
Conference: OSDI 2024
Paper Link: https://arxiv.org/abs/2401.00001
Source Code: https://github.com/example/pools

### Title: Pages: Paging Pools
Conference: ArXiv 18 Mar 2024
Paper: https://arxiv.org/abs/2403.00002
Keywords: Paged Memory, Key Caches, Long Contexts
`;
    expect(markdownList.recognise!(text)).toBeGreaterThan(0.4);
    expect(read(text)).toMatchObject([
      {
        title: 'Pools: Serving Pages Twice',
        venue: 'OSDI',
        organisation: 'Example Labs',
        ids: { arxiv: '2401.00001' },
        links: ['page https://arxiv.org/abs/2401.00001', 'code https://github.com/example/pools'],
      },
      { title: 'Pages: Paging Pools', type: 'preprint', authors: [], organisation: undefined },
    ]);
  });

  it('reads headings above lines that name authors, and no lab from a label in another language', () => {
    expect(
      read(`### Pooling Pages
- Authors: Ada Lovelace, Alan Turing
- Venue: OSDI 2024
- Links: [Paper](https://www.usenix.org/conference/osdi24/presentation/wren) | [Code](https://github.com/a/b)
- Summary: It pools pages, and it is fast.

#### 2. **[Paging Pools: Fewer Pages](https://huggingface.co/papers/2606.05102)** (👍 13)
* **研究机构/作者**：未显式提供
* **核心痛点与创新点**：本文提出了 **Paging** 框架。
`),
    ).toMatchObject([
      {
        title: 'Pooling Pages',
        authors: ['Ada Lovelace', 'Alan Turing'],
        venue: 'OSDI',
        organisation: undefined,
        links: [
          'page https://www.usenix.org/conference/osdi24/presentation/wren',
          'code https://github.com/a/b',
        ],
      },
      { title: 'Paging Pools: Fewer Pages', ids: { arxiv: '2606.05102' }, organisation: undefined },
    ]);
  });

  it('reads the definition lists of course pages', () => {
    expect(
      read(`10/27

: [Pooling Pages Twice](https://www.usenix.org/conference/osdi24/presentation/wren) **(optional)**{: .label }

: [Paging Pools Again](https://arxiv.org/abs/2401.00002)
`),
    ).toMatchObject([{ title: 'Pooling Pages Twice', venue: 'OSDI' }, { title: 'Paging Pools Again' }]);
  });

  it('reads papers that are headings, not headings that mention one', () => {
    expect(
      read(`## Serving ([back](#top))

### [Pooling Pages Twice](https://arxiv.org/abs/2401.00001)

*Ada Lovelace, Alan Turing, Grace Hopper* · OSDI 2024

### News: our survey is out at [[OpenReview](https://openreview.net/forum?id=bsCCJHbO8A)]
`),
    ).toMatchObject([
      {
        title: 'Pooling Pages Twice',
        authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'],
        venue: 'OSDI',
        headings: ['Serving'],
      },
    ]);
  });

  it('knows a paper by its whole title where one section prints only its name', () => {
    expect(
      read(`- **Twice** [[Paper]](https://arxiv.org/abs/2401.00001)
- [Twice: Pooling Pages Again](https://arxiv.org/abs/2401.00001)`),
    ).toMatchObject([{ title: 'Twice: Pooling Pages Again' }]);
  });
});

it('takes the title behind the name of a system, where it reads like one', () => {
  const list =
    read(`- [Twice](https://arxiv.org/abs/2401.00001) Pooling Pages for Many Language Models (OSDI 2024)
- [Thrice](https://arxiv.org/abs/2401.00002) - Pooling Pages Again and Again, ICML'23
- [Once](https://arxiv.org/abs/2401.00003) is a nice system that pools pages.
- [**[MLSys'24]** Pools: Pages in Pools](https://arxiv.org/abs/2401.00004)`);
  expect(list.map(({ title, venue }) => [title, venue])).toEqual([
    ['Pooling Pages for Many Language Models', 'OSDI'],
    ['Thrice: Pooling Pages Again and Again', 'ICML'],
    ['Once', undefined],
    ['Pools: Pages in Pools', 'MLSys'],
  ]);
});

it('does not take a workshop, or the findings, for the venue itself', () => {
  const list = read(`- [Pooling Pages Twice](https://arxiv.org/abs/2401.00001), NeurIPS'24 Workshop
- [NeurIPS'24 Workshop] [Pooling Pages Thrice](https://arxiv.org/abs/2401.00002)
- [Pooling Pages Again](https://arxiv.org/abs/2401.00003) | EMNLP 2023 Findings`);
  expect(list.map(({ venue }) => venue)).toEqual([
    'NeurIPS Workshop',
    'NeurIPS Workshop',
    'Findings of EMNLP',
  ]);
});

it('reads tables: those of pages, and those whose titles link nowhere', () => {
  expect(
    read(`| Paper title | Badges | Available at |
|:---:|:---:|:---:|
| [Pooling Pages Twice]() | <span>AVAILABLE</span> | [Github](https://github.com/a/b) |`),
  ).toMatchObject([{ title: 'Pooling Pages Twice', links: ['code https://github.com/a/b'] }]);
  const html = `<table>
<tr><th>Title</th><th>Venue</th><th>Links</th></tr>
<tr><td><b>Pooling Pages Twice</b></td><td>ISCA 2024</td><td><a href="https://arxiv.org/abs/2401.00001">paper</a></td></tr>
<tr><td><a href="https://arxiv.org/abs/2401.00002">Pooling Pages Thrice</a></td><td>arXiv 2023</td><td></td></tr>
</table>`;
  const result = readText(html, { from: 'list.md' });
  if (!result.ok) throw new Error(result.error.message);
  expect(unaccountedLines(html, result.value.result)).toEqual([]);
  expect(result.value.result.papers).toMatchObject([
    {
      title: 'Pooling Pages Twice',
      venue: 'ISCA',
      ids: { arxiv: '2401.00001' },
      sources: [{ lines: [3, 3] }],
    },
    { title: 'Pooling Pages Thrice', type: 'preprint', sources: [{ lines: [4, 4] }] },
  ]);
});

it('reads the list that a browser puts on the clipboard', () => {
  const html = `<meta charset='utf-8'><h2>Serving</h2>
<ul dir="auto"><li>[OSDI'24] <a href="https://www.usenix.org/conference/osdi24/presentation/x" rel="nofollow"><b>Pooling Pages Twice</b></a></li>
<li>[arXiv'24] <a href="https://arxiv.org/abs/2401.00003">Third Pool of Pages</a> <a href="https://github.com/a/b">[code]</a></li></ul>`;
  const result = readText('Pooling Pages Twice\nThird Pool of Pages [code]', { html });
  if (!result.ok) throw new Error(result.error.message);
  expect(unaccountedLines(html, result.value.result)).toEqual([]);
  expect(result.value.result.papers).toMatchObject([
    { title: 'Pooling Pages Twice', venue: 'OSDI', sources: [{ headings: ['Serving'], lines: [2, 2] }] },
    {
      title: 'Third Pool of Pages',
      ids: { arxiv: '2401.00003' },
      links: { length: 2 },
      sources: [{ lines: [3, 3] }],
    },
  ]);
});
