/** Damaged, mistaken and hostile input of every kind, from the bytes of a file to papers: what is whole is read, the rest is named. */
import { describe, expect, it } from 'vitest';
import { arxiv } from '../../../shared/formats/arxiv/arxiv.ts';
import { decodeText } from '../../../shared/formats/decode.ts';
import { readText, type ReadOptions, type ReadText } from '../../../shared/formats/read-text.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';
import { SEEDS } from '../../proof/mutation-seeds.ts';

/** Reads a file as every import does. */
function readBytes(bytes: Uint8Array, options: ReadOptions = {}): ReadText & { notes: string[] } {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new Error(decoded.error.message);
  const read = readText(decoded.value.text, options);
  if (!read.ok) throw new Error(read.error.message);
  const { warning } = decoded.value;
  return { ...read.value, notes: warning === undefined ? [] : [warning] };
}

const wholes = SEEDS.map((text) => {
  const whole = readBytes(Buffer.from(text));
  return [`${whole.format.id} (${text.slice(0, 30).trim()}...)`, text, whole] as const;
}).filter(([, , whole]) => whole.result.papers.length > 0);

describe.each(wholes)('a file of %s', (_, text, whole) => {
  const { papers } = whole.result;

  it.each([
    ['UTF-16 little-endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['lines that end in CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['lines that end in CR', Buffer.from(text.replaceAll('\n', '\r'))],
    ['mixed line ends', Buffer.from(mixedLineEnds(text))],
  ])('is read the same in %s', (_, bytes) => {
    const read = readBytes(bytes);
    expect(read.format.id).toBe(whole.format.id);
    expect(read.result.papers).toEqual(papers);
  });

  it('is read in Latin-1, and the guess is said', () => {
    const accented = text
      .replace(/Pool|Second|Lovelace|Turing/g, (word) => word.replace(/o|a|u/, 'ö'))
      .replace(/^\ufeff/, '')
      .replace(/[^\0-\xff]/g, '*');
    const read = readBytes(Buffer.from(accented, 'latin1'));
    expect(read.result.papers).toEqual(readBytes(Buffer.from(accented)).result.papers);
    expect(JSON.stringify(read.result.papers)).toMatch(/ö/);
    expect(read.notes).toEqual([expect.stringContaining('Latin-1')]);
  });

  it('is read where NULs stand in it, and the first one is named', () => {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => /[a-z] [a-z]/i.test(line));
    const column = lines[at]!.search(/[a-z] [a-z]/i) + 2;
    lines[at] = lines[at]!.slice(0, column - 1) + '\0' + lines[at]!.slice(column);
    const read = readBytes(Buffer.from(lines.join('\n')));
    expect(read.result.papers).toEqual(papers);
    expect(read.result.warnings).toContainEqual(
      expect.objectContaining({ code: 'nul-character', line: at + 1, column }),
    );
  });

  it('cut at any byte gives what stood whole before the cut, and accounts for each line', () => {
    const bytes = Buffer.from(text);
    const lost: string[] = [];
    for (let cut = 1; cut < bytes.length; cut++) {
      const decoded = decodeText(bytes.subarray(0, cut));
      const read = decoded.ok && readText(decoded.value.text, { format: whole.format.id });
      if (!read || !read.ok) continue;
      const input = (decoded as { value: { text: string } }).value.text;
      expect(unaccountedLines(input, read.value.result), `cut at ${cut}`).toEqual([]);
      const titles = new Set(read.value.result.papers.map(({ title }) => title));
      const line = input.split('\n').length;
      for (const [index, { title }] of papers.entries()) {
        const next = papers[index + 1]?.sources[0]?.lines?.[0] ?? Infinity;
        if (next < line && !titles.has(title)) lost.push(`${cut}: ${title}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

/** A CR in front of an LF would make one end of two. */
function mixedLineEnds(text: string): string {
  const ends = ['\n', '\r', '\r\n'];
  let count = 0;
  return text.replaceAll('\n', () => ends[count++ % 3]!);
}

describe('a web page under the name of a bibliography', () => {
  it('gives the entries that it shows, with its entities decoded, and says what it is', () => {
    const page = `<!DOCTYPE html>
<html><body><h1>Export</h1><pre>
@article{lovelace2025,
  title = {Pools &amp; Pages: &quot;Memory&quot; for Caf&#233;s},
  author = {Lovelace, Ada},
  year = 2025
}
</pre></body></html>`;
    const { result } = readBytes(Buffer.from(page), { from: 'export.bib' });
    expect(result.papers).toEqual([
      expect.objectContaining({ title: 'Pools & Pages: "Memory" for Cafés', citeKey: 'lovelace2025' }),
    ]);
    expect(result.warnings).toEqual([expect.objectContaining({ code: 'html', line: 1, column: 1 })]);
  });

  it('is refused with what to do where it shows none', () => {
    const read = readText('<!DOCTYPE html>\n<html><body><h1>403 Forbidden</h1></body></html>', {
      from: 'export.bib',
    });
    expect(read).toMatchObject({ ok: false, error: { code: 'unrecognised-input' } });
    expect(!read.ok && read.error.message).toMatch(/copy/i);
  });
});

describe('XML with entities of its own', () => {
  const feed = `<?xml version="1.0"?>
<!DOCTYPE feed [
  <!ENTITY a "aaaaaaaaaa"> <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"> <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
  <!ENTITY passwords SYSTEM "file:///etc/passwd">
]>
<feed xmlns="http://www.w3.org/2005/Atom">
<entry><id>http://arxiv.org/abs/2605.08083v1</id><title>Pools &c;</title><summary>&passwords;</summary></entry>
<entry><id>http://arxiv.org/abs/2605.08084v1</id><title>Pages &amp; Pools</title><summary>Text.</summary></entry>
</feed>`;

  it('is read with them unexpanded, and the first one is named', () => {
    const { result } = readBytes(Buffer.from(feed));
    expect(result.papers.map(({ title }) => title)).toEqual(['Pools &c;', 'Pages & Pools']);
    expect(result.papers[0]!.abstract).toBe('&passwords;');
    expect(result.warnings).toContainEqual(
      expect.objectContaining({ code: 'declared-entities', line: 3, column: 3 }),
    );
  });
});

describe('JSON with __proto__', () => {
  it.each([
    [
      'CSL-JSON',
      '[{"id":"a","type":"book","title":"Pools","author":[{"family":"Wren","__proto__":{"given":"Eve"}}],"__proto__":{"polluted":1,"abstract":"Evil"},"constructor":{"prototype":{"polluted":1}}},{"id":"__proto__","type":"book","title":"Pages"}]',
    ],
    [
      'JSON lines',
      '{"title":"Pools","authors":["Wren"],"__proto__":{"polluted":1}}\n{"title":"Pages","authors":["Wren"]}',
    ],
    [
      'Better BibTeX JSON',
      '{"config":{"label":"BetterBibTeX JSON"},"items":[{"itemType":"book","title":"Pools","__proto__":{"polluted":1},"extra":"__proto__: x\\nconstructor: y"},{"itemType":"book","title":"Pages"}]}',
    ],
  ])('in %s touches nothing but its own record', (_, text) => {
    const { result } = readBytes(Buffer.from(text));
    expect(result.papers.map(({ title }) => title)).toEqual(['Pools', 'Pages']);
    expect(JSON.stringify(result.papers)).not.toMatch(/Evil|Eve/);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a large file', () => {
  it('keeps the five thousand entries around a broken one', () => {
    const entry = (at: number) => `@misc{k${at}, title = {Pool ${at}}, year = 2025}\n`;
    const entries = Array.from({ length: 5_000 }, (_, at) => entry(at));
    entries[100] = '@misc{k100, title = {Pool 100, year = 2025}\n';
    const { result } = readBytes(Buffer.from(entries.join('')));
    expect(result.papers).toHaveLength(5_000);
    expect(result.warnings).toEqual([expect.objectContaining({ code: 'broken-entry', line: 101 })]);
  });

  it('of nothing but broken entries has a warning for each', () => {
    const { result } = readBytes(Buffer.from('@misc{a,\n'.repeat(130_000)));
    expect(result.papers).toEqual([]);
    expect(result.warnings).toHaveLength(130_000);
  });

  it('of a feed whose items are never closed is read without an overflow of the stack', () => {
    const item =
      '<dt><a href="/abs/2401.00001">arXiv:2401.00001</a></dt><dd><div class="list-title">Title: A';
    const text = `<?xml version="1.0"?><rss><channel><title>arXiv</title><item><title>${item.repeat(3_500)}`;
    expect(() => arxiv.parse!(text, {})).not.toThrow();
  });

  it('with a hundred thousand blank lines in it is read to its end', () => {
    const text = SEEDS[0]!.replace('\n\n', '\n'.repeat(100_000));
    const { format, result } = readBytes(Buffer.from(text));
    expect(format.id).toBe('hugging-face');
    expect(result.papers).toHaveLength(2);
  });

  it('over 256 MB is refused before it is read', () => {
    const decoded = decodeText(new Uint8Array(256 * 1024 * 1024 + 1));
    expect(decoded).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });
});
