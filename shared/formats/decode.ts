/** Bytes of a file to text: which encoding, and whether it is text at all. */
import { fail, ok, type Result } from '../api/result.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file over this many bytes is refused (DESIGN 4). */
export const MAX_INPUT_BYTES = 256 * 1024 * 1024;

/** Enough to tell an encoding by; the rest of the file is only decoded. */
const SAMPLE = 64 * 1024;

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** What the reader should know: the file was no UTF-8, so accents were guessed. For people. */
  readonly warning?: string;
}

/**
 * Decodes a file. In order: a byte order mark (UTF-8, UTF-16); UTF-16 by the zero bytes of its Latin letters; UTF-8 where
 * it is valid; else Windows-1252, which is Latin-1 with printable characters in its gaps (WHATWG Encoding Standard), with a
 * warning. Refused with `unrecognised-input`: an empty file, and bytes that are no text (PDF, archives, pictures).
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  if (bytes.length > MAX_INPUT_BYTES) {
    return fail({ code: 'too-large', message: tooLargeMessage(bytes.length) });
  }
  if (bytes.length === 0) {
    return fail({
      code: 'unrecognised-input',
      message: 'The file is empty. Check that it was saved or downloaded completely, then try again.',
    });
  }
  const mark = byteOrderMark(bytes);
  if (mark) return ok(decode(bytes.subarray(mark.length), mark.encoding));
  const kind = binaryKind(bytes);
  if (kind) return fail({ code: 'unrecognised-input', message: notTextMessage(kind) });
  const wide = utf16WithoutMark(bytes);
  if (wide) return ok(decode(bytes, wide));
  if (looksBinary(bytes)) return fail({ code: 'unrecognised-input', message: notTextMessage('binary data') });
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' });
  } catch {
    return ok(decodeDamaged(bytes));
  }
}

/** What to say about an input over the cap. `size` in bytes (or characters, which are no fewer). */
export function tooLargeMessage(size: number): string {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return `The input has ${megabytes} MB; at most 256 MB can be read at once. Split it into parts and import them one by one.`;
}

/** What to say about an input that is no text. */
export function notTextMessage(kind: string): string {
  return `This is ${kind}, not text. Open it in the program it belongs to and copy the listing, or export it as text, HTML or BibTeX.`;
}

function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** UTF-16 of mostly Latin text has a zero in nearly every second byte, always on the same side. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | undefined {
  const pairs = Math.min(bytes.length, SAMPLE) >> 1;
  if (pairs < 2) return undefined;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) even++;
    if (bytes[pair * 2 + 1] === 0) odd++;
  }
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

/** Files that people drop by mistake, by their first bytes. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or office document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u001f\u008b', 'a compressed file'],
  ['SQLite format 3\0', 'a database'],
  ['bplist00', 'a web archive or property list'],
];

function binaryKind(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1];
}

/** More than one control character in a hundred is no text in any encoding; a stray NUL in a text is. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls > Math.max(2, sample.length / 100);
}

function decode(bytes: Uint8Array, encoding: Encoding): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** Not valid UTF-8: a UTF-8 file with a few broken bytes (cut inside a character), or an 8-bit one. */
function decodeDamaged(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let good = 0;
  for (const char of text.matchAll(/[^\0-\x7f]/gu)) {
    if (char[0] === '\ufffd') broken++;
    else good++;
  }
  if (broken <= 3 && (good >= broken * 4 || endsCut(text, broken))) {
    return {
      text,
      encoding: 'utf-8',
      warning: `The file is UTF-8 but has ${broken} broken ${broken === 1 ? 'character' : 'characters'}, shown as "\ufffd".`,
    };
  }
  return {
    ...decode(bytes, 'windows-1252'),
    warning:
      'The file is not UTF-8; it was read as Windows-1252 (Latin-1). Check the accents, or save it as UTF-8.',
  };
}

/** The only broken character is the last one: the file was cut inside it. */
function endsCut(text: string, broken: number): boolean {
  return broken === 1 && text.endsWith('\ufffd');
}
