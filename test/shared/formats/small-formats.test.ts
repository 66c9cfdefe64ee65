import { describe, expect, it } from 'vitest';
import { csv, csvCell } from '../../../shared/formats/csv.ts';
import { identifierList } from '../../../shared/formats/identifier-list.ts';
import { json } from '../../../shared/formats/json.ts';
import { markdownExport, markdownFiles, type MarkdownFile } from '../../../shared/formats/markdown-export.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { sampleLibrary } from '../../../shared/library/sample-library.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const papers = sampleLibrary().map((one, index) =>
  paperFrom(one, { id: `id${index}`, citeKey: `key${index}` }),
);

describe('lists of identifiers', () => {
  const list =
    '# to read\n10.1145/3600006.3613165\narXiv: 2401.00001v2\n- https://arxiv.org/abs/2401.00001\nhttps://openreview.net/forum?id=abc123, doi:10.1145/1.2\n';

  it('gives papers known by their identifiers, each once, and says that they want completing', () => {
    const read = readText(list, {});
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.format.id).toBe('identifier-list');
    const { papers, warnings, unused } = read.value.result;
    expect(
      papers.map(({ title, ids, sources }) => [title, ids, sources.map(({ lines }) => lines?.[0])]),
    ).toEqual([
      ['10.1145/3600006.3613165', { doi: '10.1145/3600006.3613165' }, [2]],
      ['arXiv:2401.00001', { arxiv: '2401.00001', arxivVersion: 2 }, [3, 4]],
      ['https://openreview.net/forum?id=abc123', { openreview: 'abc123' }, [5]],
      ['10.1145/1.2', { doi: '10.1145/1.2' }, [5]],
    ]);
    expect(warnings).toMatchObject([{ code: 'identifiers-only' }]);
    expect(unused).toMatchObject([{ from: 1, kind: 'chrome' }]);
  });

  it('warns about lines that are none', () => {
    expect(identifierList.parse!('10.1145/1.2\nnot an id\n', {}).warnings).toMatchObject([
      {},
      { code: 'unread-text', line: 2 },
    ]);
  });

  it('leaves prose alone', () => {
    expect(identifierList.recognise!('See 10.1145/1.2 for more.\nIt is good.')).toBe(0);
  });
});

describe('CSV', () => {
  it.each([
    ['a, b', '"a, b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['@cmd', "'@cmd"],
    ['plain', 'plain'],
    [12, '12'],
    [undefined, ''],
  ])('writes %j as %s', (value, cell) => expect(csvCell(value)).toBe(cell));

  it('writes one row a paper under a head', () => {
    const rows = csv.print!(papers, { abstracts: false }).text.split('\r\n');
    expect(rows).toHaveLength(papers.length + 2);
    expect(rows[0]).toMatch(/^key,title,authors,/);
    expect(rows[1]).toContain('Woosuk Kwon; Zhuohan Li');
  });
});

describe('our JSON', () => {
  it('reads back what it wrote', () => {
    const { text } = json.print!(papers, {});
    const read = readText(text, {});
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.format.id).toBe('json');
    expect(read.value.result.warnings).toEqual([]);
    for (const [index, back] of read.value.result.papers.entries()) {
      const { title, authors, ids, tags, note, citeKey } = papers[index]!;
      expect(back).toMatchObject({ title, authors, ids, tags, note, citeKey });
    }
  });

  it('leaves out only what does not fit, and warns about a newer version', () => {
    const text =
      '{ "roofline": 9, "papers": [\n{"title": "One", "sources": []},\n{"title": 2, "sources": []}\n] }';
    const { papers: read, warnings } = json.parse!(text, {});
    expect(read.map(({ title }) => title)).toEqual(['One']);
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['newer-format', 1],
      ['broken-record', 3],
    ]);
  });
});

describe('Markdown', () => {
  const paper = paperFrom(
    draft('Deep *Kernels* in $O(n_1)$', {
      authors: 'Ada Lovelace',
      venue: 'OSDI',
      published: { year: 2024 },
      ids: { arxiv: '2401.00001' },
      tags: ['fast kernels'],
      note: 'see [[key1]]',
    }),
    { citeKey: 'a:b/c' },
  );

  it('writes a list', () => {
    expect(markdownExport.print!([paper], { notes: true }).text).toBe(
      '- **[Deep \\*Kernels\\* in $O(n_1)$](https://arxiv.org/abs/2401.00001)** · Ada Lovelace · OSDI 2024 · `a:b/c` · #fast-kernels\n\n  see [[key1]]\n\n',
    );
  });

  it('writes a file for a vault, with front matter that is YAML and a name that is safe', () => {
    const [{ name, text }, second] = markdownFiles([paper, { ...paper, citeKey: 'A_b_c' }]) as [
      MarkdownFile,
      MarkdownFile,
    ];
    expect(name).toBe('a_b_c.md');
    expect(second.name).toBe('A_b_c-2.md');
    expect(text).toContain(
      'citekey: "a:b/c"\ntitle: "Deep *Kernels* in $O(n_1)$"\nauthors: ["Ada Lovelace"]\n',
    );
    expect(text).toContain('\n## Notes\n\nsee [[key1]]\n');
  });
});
