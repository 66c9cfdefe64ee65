import { describe, expect, it } from 'vitest';
import { markdownList } from '../../../shared/formats/markdown-list/markdown-list.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { expectFacts, hasData } from '../../helpers/expected-facts.ts';

const parse = (text: string) => markdownList.parse!(text, { from: 'list.md' });
const one = (line: string) => parse(line).papers[0];

describe('entries', () => {
  it.each([
    ['a link', '- [Deep Kernel Fusion](https://arxiv.org/abs/2401.00001)', 'Deep Kernel Fusion'],
    [
      'a name with its subtitle behind the link',
      "- [Fuse](https://arxiv.org/abs/2401.00001): Deep Kernels | OSDI' 24 | MIT",
      'Fuse: Deep Kernels',
    ],
    ['a colon inside the link', '- [Fuse:](https://a.org/x.pdf) Deep Kernels', 'Fuse: Deep Kernels'],
    ['no link at all', "- Fusing Deep Kernels for Serving | SOSP' 24", 'Fusing Deep Kernels for Serving'],
    [
      'text with a link in brackets',
      '* Fuse: Deep Kernels ([SIGCOMM 2023](../x.md)) \\[[Paper](https://doi.org/10.1145/1)]',
      'Fuse: Deep Kernels',
    ],
    [
      'a bare paragraph with a label',
      "[Arxiv'24.8] [Deep Kernel Fusion](https://arxiv.org/abs/2401.00001) [[Code](https://github.com/a/b)]",
      'Deep Kernel Fusion',
    ],
    [
      'bold text',
      '1. **Deep Kernel Fusion**, *Ada Lovelace, Alan Turing*, OSDI 2024. [[pdf]](https://a.org/x.pdf)',
      'Deep Kernel Fusion',
    ],
  ])('reads %s', (_how, line, title) => {
    expect(one(line)?.title).toBe(title);
  });

  it('reads venue, date, lab, ids and links', () => {
    expect(
      one(
        "- [Fuse](https://arxiv.org/abs/2401.00001v2): Deep Kernels | OSDI' 24 | MIT [[Code](https://github.com/a/b)]",
      ),
    ).toMatchObject({
      venue: 'OSDI',
      published: { year: 2024 },
      type: 'inproceedings',
      ids: { arxiv: '2401.00001', arxivVersion: 2 },
      links: [
        { kind: 'page', url: 'https://arxiv.org/abs/2401.00001v2' },
        { kind: 'code', url: 'https://github.com/a/b' },
      ],
      sources: [{ organisation: 'MIT', lines: [1, 1] }],
    });
    expect(one("[Arxiv'24.8] [Deep Kernel Fusion](https://arxiv.org/abs/2401.00001)")).toMatchObject({
      type: 'preprint',
      published: { year: 2024, month: 8 },
    });
    expect(
      one('- [Fuse the Deep Kernels](https://www.usenix.org/conference/osdi23/presentation/x)'),
    ).toMatchObject({ venue: 'OSDI', published: { year: 2023 } });
    expect(
      one('- **Deep Kernel Fusion**, *Ada Lovelace, Alan Turing*, OSDI 2024. [[pdf]](https://a.org/x.pdf)')
        ?.authors,
    ).toHaveLength(2);
  });

  it('takes nested lines as details, and nested papers as papers', () => {
    const { papers } = parse(
      '* Fuse: Deep Kernels for All ([ATC 2023](x.md)) \\[[Paper](https://a.org/x.pdf)]\n  * THU & ByteDance\n  * [Another Paper about Kernels](https://arxiv.org/abs/2401.00002)',
    );
    expect(papers.map(({ title }) => title)).toEqual([
      'Fuse: Deep Kernels for All',
      'Another Paper about Kernels',
    ]);
    expect(papers[0]?.sources[0]).toMatchObject({ organisation: 'THU & ByteDance', lines: [1, 2] });
  });

  it.each([
    ['code', '- [vLLM](https://github.com/vllm-project/vllm) | UCB'],
    ['models', '* Mixtral \\[[Hugging Face](https://huggingface.co/a/b)]\n  * Mistral AI'],
    ['a table of contents', '- [Training](#training)\n  - [Serving](#serving)'],
    ['how to cite', '```\n@misc{a, title={A Title}}\n```'],
    ['badges', '[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)'],
  ])('takes %s for no paper, without a warning', (_what, text) => {
    expect(parse(text)).toMatchObject({ papers: [], warnings: [], unused: [{ kind: 'chrome' }] });
  });

  it('warns about an entry that may be one', () => {
    expect(parse('- [The Long Story of a Long Kernel](https://example.org/story)').warnings).toMatchObject([
      { code: 'unread-text', line: 1 },
    ]);
  });
});

describe('sections', () => {
  const list = `# Awesome Kernels

## Training
<details>
<summary><b>Before 2024</b></summary>

- [Deep Kernel Fusion](https://arxiv.org/abs/2401.00001)

</details>

**2025**
- [Shallow Kernel Fusion](https://arxiv.org/abs/2501.00001)

## [Serving](serving.md) :rocket:
- **Post-Training**
  - [Deep Kernel Fusion](https://arxiv.org/abs/2401.00001) | OSDI' 24
`;

  it('keeps the heading path of every place, and makes one paper of repeated ones', () => {
    const { papers, warnings } = parse(list);
    expect(warnings).toEqual([]);
    expect(papers.map(({ title, sources }) => [title, sources.map(({ headings }) => headings)])).toEqual([
      [
        'Deep Kernel Fusion',
        [
          ['Training', 'Before 2024'],
          ['Serving', 'Post-Training'],
        ],
      ],
      ['Shallow Kernel Fusion', [['Training', '2025']]],
    ]);
    expect(papers[0]).toMatchObject({
      type: 'inproceedings',
      venue: 'OSDI',
      published: { year: 2024 },
      versions: [{ type: 'preprint' }],
    });
    expect(papers[0]).not.toHaveProperty('tags');
  });

  it("takes the venue from the page's heading", () => {
    expect(parse('# OSDI 2023\n\n* [Fusing Deep Kernels](https://a.org/x.pdf)').papers[0]).toMatchObject({
      venue: 'OSDI',
      published: { year: 2023 },
    });
  });
});

describe('tables', () => {
  it('reads a table of papers', () => {
    const { papers } = parse(
      '| Year | Title | Venue | Code |\n|---|:---|---|---|\n| 2024 | [Deep Kernel Fusion](https://arxiv.org/abs/2401.00001) | OSDI 2024 | [code](https://github.com/a/b) |',
    );
    expect(papers).toMatchObject([
      { title: 'Deep Kernel Fusion', venue: 'OSDI', published: { year: 2024 }, sources: [{ lines: [3, 3] }] },
    ]);
  });

  it('reads no table of models', () => {
    const table =
      '| Reference | Para. | Experts |\n|:--|:-:|:-:|\n| [NLLB](https://huggingface.co/a/b) <br/> [[Tech Report](https://arxiv.org/abs/2207.04672)] | 54B | 2/64 |';
    expect(parse(table)).toMatchObject({ papers: [], warnings: [] });
  });
});

it('stays linear on hostile lines', () => {
  for (const text of [
    '['.repeat(50_000),
    '- [' + '[a]('.repeat(20_000),
    '*'.repeat(50_000),
    `- ${'a | '.repeat(20_000)}`,
    '<a>'.repeat(200_000),
  ]) {
    expect(parse(text).papers.length).toBeLessThan(2);
  }
});

describe.runIf(hasData)('the real lists', () => {
  it('reads every paper of a list of bare paragraphs', () => {
    const { format, result } = expectFacts('listings/awesome_moe_inference.md');
    expect(format).toBe('markdown-list');
    expect(result.warnings).toEqual([]);
  });
});

it('is recognised', () => {
  const read = readText('# Kernels\n- [Deep Kernel Fusion](https://arxiv.org/abs/2401.00001)\n', {});
  expect(read.ok && read.value.format.id).toBe('markdown-list');
});
