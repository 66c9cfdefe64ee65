/** Reads a listing or bibliography of any kind: recognises the format and parses. What every import starts with. */
import { fail, ok, type Result } from '../api/result.ts';
import { MAX_INPUT_BYTES, notTextMessage, tooLargeMessage } from './decode.ts';
import type { Format, ParseOptions, ParseResult, Warning } from './format.ts';
import type { PaperDraft } from '../library/paper.ts';
import { lineFinder } from './lines.ts';
import { linksInAbstract, uniqueLinks } from './links.ts';
import { findFormat, formats } from './registry.ts';

export interface ReadOptions extends ParseOptions {
  /** The HTML flavour of a paste or drop. Read first: it carries the links and ids that the text lacks. */
  readonly html?: string;
  /** A format's id, to skip recognition. */
  readonly format?: string;
}

/** A recognised and parsed input. */
export interface ReadText {
  readonly format: Format;
  readonly result: ParseResult;
}

/** Formats less sure than this are not tried. */
const MIN_CONFIDENCE = 0.1;
/** Recognition looks at so many characters from the start, and at some windows further on. */
const HEAD = 256 * 1024;
const WINDOW = 32 * 1024;
const WINDOWS = 8;

/**
 * Reads papers from a text, or from its HTML flavour where that yields at least as many. Fails with `unrecognised-input` (empty,
 * binary, or no kind of listing), `too-large`, or `invalid-request` (no format by that name); every message says what to do.
 * Input in which a format is recognised but no paper found is no failure: an empty feed is a valid answer.
 */
export function readText(text: string, options: ReadOptions = {}): Result<ReadText> {
  const { html, format, ...parseOptions } = options;
  const size = Math.max(text.length, html?.length ?? 0);
  if (size > MAX_INPUT_BYTES) return fail({ code: 'too-large', message: tooLargeMessage(size) });
  if (format !== undefined && !findFormat(format)?.parse) {
    const known = formats.filter((one) => one.parse).map((one) => one.id);
    return fail({
      code: 'invalid-request',
      message: `There is no format "${format}" to read. Known formats: ${known.join(', ')}.`,
    });
  }
  const fromHtml = html !== undefined && /\S/.test(html) ? readOne(html, format, parseOptions) : undefined;
  const fromText = /\S/.test(text) || !fromHtml ? readOne(text, format, parseOptions) : undefined;
  if (!fromHtml?.ok) return fromText ?? fromHtml!;
  if (!fromText?.ok) return fromHtml;
  const richer = fromHtml.value.result.papers.length >= fromText.value.result.papers.length;
  return richer ? fromHtml : fromText;
}

function readOne(input: string, format: string | undefined, options: ParseOptions): Result<ReadText> {
  if (looksBinary(recognitionSample(input))) return unrecognised(notTextMessage('binary data'));
  const { text, warnings: marks } = withoutMarks(input);
  const warnings = [...marks, ...entityWarnings(text)];
  if (!/\S/.test(text)) {
    return unrecognised(
      'There is nothing to read: the input is empty. Copy the whole page, or choose another file.',
    );
  }
  const sample = recognitionSample(text);
  if (format !== undefined) {
    const chosen = findFormat(format)!;
    return ok(read(chosen, text, options, warnings));
  }
  const candidates = recognise(sample, options);
  let empty: ReadText | undefined;
  for (const candidate of candidates) {
    const outcome = read(candidate, text, options, warnings);
    const found = outcome.result.papers.length + (outcome.result.enrichments?.length ?? 0);
    if (found > 0) return ok(outcome);
    empty ??= outcome;
  }
  if (empty) return ok(empty);
  return unrecognised(
    'No listing or bibliography was recognised in this text. Copy the whole page including titles and dates, or name its kind (in the terminal: --format).',
  );
}

function unrecognised(message: string): Result<never> {
  return fail({ code: 'unrecognised-input', message });
}

/** The formats that think the text is theirs, the surest first. */
function recognise(sample: string, options: ParseOptions): Format[] {
  return formats
    .filter((format) => format.parse && format.recognise)
    .map((format) => ({ format, confidence: format.recognise!(sample, options) }))
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .sort((a, b) => b.confidence - a.confidence)
    .map(({ format }) => format);
}

function read(format: Format, text: string, options: ParseOptions, warnings: readonly Warning[]): ReadText {
  const parsed = format.parse!(text, options);
  // Roofline's own JSON says all there is: a link that its user took away stays away.
  const result =
    format.id === 'json' ? parsed : { ...parsed, papers: parsed.papers.map(withLinksInAbstract) };
  if (warnings.length === 0) return { format, result };
  return { format, result: { ...result, warnings: [...warnings, ...result.warnings] } };
}

/** "Code is available at ...": whatever the format, an abstract's addresses are links of its paper. */
function withLinksInAbstract(paper: PaperDraft): PaperDraft {
  const found = linksInAbstract(paper.abstractPrinted ?? paper.abstract ?? '');
  return found.length === 0 ? paper : { ...paper, links: uniqueLinks([...(paper.links ?? []), ...found]) };
}

const ENTITY = /<!ENTITY\s/;

/** XML whose document type defines entities: they are never expanded, since a few lines of them can stand for gigabytes. */
function entityWarnings(text: string): Warning[] {
  const at = /^\s*</.test(text) ? text.slice(0, HEAD).search(ENTITY) : -1;
  if (at < 0) return [];
  const message = 'The file defines entities of its own; what it writes with them is left as it stands.';
  return [{ code: 'declared-entities', ...lineFinder(text.slice(0, at))(at), message }];
}

/** Drops a byte order mark, and turns the NULs of a damaged text into blanks so that offsets stay what they were. */
function withoutMarks(input: string): { text: string; warnings: Warning[] } {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input;
  const nul = text.indexOf('\0');
  if (nul < 0) return { text, warnings: [] };
  const message = 'The text has NUL characters, which were read as blanks; the file may be damaged.';
  return {
    text: text.replaceAll('\0', ' '),
    warnings: [{ code: 'nul-character', ...lineFinder(text.slice(0, nul + 1))(nul), message }],
  };
}

/** The start of a text and some windows of the rest: enough to tell what it is, whatever its size. */
function recognitionSample(text: string): string {
  if (text.length <= HEAD + WINDOW * WINDOWS) return text;
  const parts = [text.slice(0, HEAD)];
  const step = Math.floor((text.length - HEAD - WINDOW) / (WINDOWS - 1));
  for (let window = 0; window < WINDOWS; window++) {
    const start = HEAD + window * step;
    parts.push(text.slice(start, start + WINDOW));
  }
  return parts.join('\n');
}

/** Control characters and replacement characters in numbers that no text has. */
function looksBinary(sample: string): boolean {
  let strange = 0;
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index);
    if (
      code === 0xfffd ||
      (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27)
    ) {
      strange++;
    }
  }
  return strange > Math.max(8, sample.length / 50);
}
