import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/formats/decode.ts';
import { readText } from '../../../shared/formats/read-text.ts';

const LISTING = `Daily Papers

Dec 26

Paged Caches for Everyone: Serving Long Prompts on Small GPUs

We describe how a block table lets a server keep many more requests in memory at once. The idea is old, the numbers are new.

  • 4 authors
·
Nov 22, 2024
`;

describe('readText', () => {
  it('recognises and reads a listing', () => {
    const read = readText(LISTING);
    expect(read.ok && read.value.format.id).toBe('hugging-face');
    expect(read.ok && read.value.result.papers).toHaveLength(1);
  });

  it.each([
    ['an empty text', ''],
    ['blank lines', ' \n\t\n'],
    ['prose', 'It was a bright cold day, and nobody had written a paper about it.\n'.repeat(50)],
    ['binary data', '%PDF-1.7\u0000\u0001\u0002\u0003\u0004\u0005\u0000\u0001\u0002'.repeat(200)],
    ['source code', 'export function add(a: number, b: number) {\n  return a + b;\n}\n'.repeat(30)],
  ])('refuses %s with a message that says what to do', (_, text) => {
    const read = readText(text);
    expect(read).toMatchObject({ ok: false, error: { code: 'unrecognised-input' } });
    expect(!read.ok && read.error.message).toMatch(/copy|choose|open/i);
  });

  it('names the formats it knows when asked for one it does not', () => {
    const read = readText(LISTING, { format: 'papyrus' });
    expect(read).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    expect(!read.ok && read.error.message).toContain('hugging-face');
  });

  it('reads a text with a byte order mark and stray NULs, and says so', () => {
    const read = readText(`\ufeff${LISTING.replace('Daily Papers', 'Daily\0Papers')}`);
    expect(read.ok && read.value.result.papers).toHaveLength(1);
    expect(read.ok && read.value.result.warnings).toContainEqual(
      expect.objectContaining({ code: 'nul-character', line: 1, column: 6 }),
    );
  });

  it.each([
    [
      'BibTeX',
      '@article{a, title = {A Page Table for Prompts}, abstract = {It is fast. Code: https://github.com/foo/bar.}}',
    ],
    [
      'RIS',
      'TY  - JOUR\nTI  - A Page Table for Prompts\nAB  - It is fast. Code: https://github.com/foo/bar.\nER  - \n',
    ],
    [
      'CSL-JSON',
      '[{"type": "article", "title": "A Page Table for Prompts", "abstract": "It is fast. Code: https://github.com/foo/bar."}]',
    ],
  ])('makes links of the addresses in an abstract, also in %s', (_, text) => {
    const read = readText(text);
    expect(read.ok && read.value.result.papers[0]?.links).toEqual([
      { kind: 'code', url: 'https://github.com/foo/bar', from: 'abstract' },
    ]);
  });

  it('takes the text where its HTML flavour says less', () => {
    const read = readText(LISTING, { html: '<p>Nothing to see</p>' });
    expect(read.ok && read.value.result.papers).toHaveLength(1);
  });
});

describe('decodeText', () => {
  const text = 'Müller — “KV cache”\n';

  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 little-endian with its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 little-endian', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian with its mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16 big-endian', Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text, encoding } });
  });

  it('reads Latin-1 with a warning', () => {
    const decoded = decodeText(Buffer.from('Müller, Pâris and Ångström\n', 'latin1'));
    expect(decoded).toMatchObject({
      ok: true,
      value: { text: 'Müller, Pâris and Ångström\n', encoding: 'windows-1252', warning: expect.any(String) },
    });
  });

  it('keeps UTF-8 that was cut inside a character', () => {
    const decoded = decodeText(Buffer.from('Zoë Müller').subarray(0, 7));
    expect(decoded).toMatchObject({ ok: true, value: { encoding: 'utf-8', text: 'Zoë M\ufffd' } });
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.7\nobj')],
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['random bytes', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 256))],
  ])('refuses %s', (_, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ ok: false, error: { code: 'unrecognised-input' } });
  });
});
