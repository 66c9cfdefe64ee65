/**
 * Reads the records of a JSON text one by one, so that a broken or cut one costs itself alone, and each has its line numbers.
 * `JSON.parse` of the whole text gives neither.
 */
import type { Warning } from './format.ts';
import { lineFinder } from './lines.ts';

/** One object of the text. `value` is unchecked: read it through a schema. */
export interface JsonRecord {
  readonly value: unknown;
  /** First and last line, from 1. */
  readonly from: number;
  readonly to: number;
}

export interface JsonRecords {
  readonly records: readonly JsonRecord[];
  readonly warnings: readonly Warning[];
}

/** An array or object that is open at some place of the text. */
interface Open {
  readonly kind: '[' | '{';
  readonly start: number;
  /** Whether it is a record: an element of a wanted array, or the root. */
  readonly record: 'element' | 'root' | undefined;
  /** Keys from the root to here; array elements add nothing. */
  readonly path: string;
  /** The key whose value is being read. */
  key: string;
}

/** Nesting deeper than this is counted, not kept: no record needs it. */
const MAX_DEPTH = 200;

/**
 * Finds the objects that are elements of the arrays at `paths` ("" for a top-level array, "result.hits.hit" for a nested one),
 * and top-level objects where no array of that name is found (a single record, or JSON lines). Never throws; linear in the text.
 */
export function readJsonRecords(text: string, paths: readonly string[]): JsonRecords {
  const found = new RecordScanner(text, new Set(paths)).scan();
  const position = lineFinder(text);
  const slices = found.inArrays.length > 0 || found.arraySeen ? found.inArrays : found.topLevel;
  const records: JsonRecord[] = [];
  const warnings: Warning[] = [];
  for (const { start, end, cut } of slices) {
    const at = position(start);
    let value: unknown;
    try {
      value = JSON.parse(text.slice(start, end));
    } catch {
      const code = cut ? 'truncated-record' : 'broken-record';
      const what = cut
        ? 'The text ends inside this record; it was left out.'
        : 'This record is no valid JSON; it was left out.';
      warnings.push({ code, ...at, message: what });
      continue;
    }
    records.push({ value, from: at.line, to: position(Math.max(start, end - 1)).line });
  }
  return { records, warnings };
}

interface Slice {
  readonly start: number;
  readonly end: number;
  readonly cut: boolean;
}

/** What can change the scanner's state: brackets, separators, strings. */
const TOKEN = /["[\]{}]/g;

class RecordScanner {
  private readonly text: string;
  private readonly wanted: ReadonlySet<string>;
  private readonly stack: Open[] = [];
  /** Open brackets beyond MAX_DEPTH. */
  private deeper = 0;
  private readonly inArrays: Slice[] = [];
  private readonly topLevel: Slice[] = [];
  private arraySeen = false;

  constructor(text: string, wanted: ReadonlySet<string>) {
    this.text = text;
    this.wanted = wanted;
  }

  scan(): { inArrays: Slice[]; topLevel: Slice[]; arraySeen: boolean } {
    let at = 0;
    while (at < this.text.length) {
      TOKEN.lastIndex = at;
      const token = TOKEN.exec(this.text);
      if (!token) break;
      at = token.index;
      const char = token[0];
      if (char === '"') at = this.readString(at);
      else {
        if (char === '[' || char === '{') this.open(char, at);
        else this.close(char, at);
        at++;
      }
    }
    const cut =
      this.stack.find((open) => open.record === 'element') ?? this.stack.find((open) => open.record);
    if (cut) this.push(cut, this.text.length, true);
    return { inArrays: this.inArrays, topLevel: this.topLevel, arraySeen: this.arraySeen };
  }

  private open(kind: '[' | '{', start: number): void {
    if (this.stack.length >= MAX_DEPTH) {
      this.deeper++;
      return;
    }
    const parent = this.stack.at(-1);
    const path = !parent
      ? ''
      : parent.kind === '[' || parent.path === ''
        ? parent.path + parent.key
        : `${parent.path}.${parent.key}`;
    const inRecord = this.stack.some((open) => open.record === 'element');
    const wanted = !inRecord && this.wanted.has(path);
    if (kind === '[' && wanted) this.arraySeen = true;
    const element = kind === '{' && parent?.kind === '[' && wanted;
    const record = element ? 'element' : kind === '{' && !parent ? 'root' : undefined;
    this.stack.push({ kind, start, record, path, key: '' });
  }

  /** Closes the innermost open bracket of this kind; brackets left open inside it are closed with it. */
  private close(char: string, at: number): void {
    if (this.deeper > 0) {
      this.deeper--;
      return;
    }
    const kind = char === ']' ? '[' : '{';
    let depth = this.stack.length - 1;
    while (depth >= 0 && this.stack[depth]!.kind !== kind) depth--;
    // A stray bracket must not end the list that the records are in.
    if (depth < 0 || this.stack.slice(depth + 1).some((open) => open.record)) return;
    const closed = this.stack.splice(depth);
    if (closed[0]!.record) this.push(closed[0]!, at + 1, false);
  }

  private push(open: Open, end: number, cut: boolean): void {
    (open.record === 'element' ? this.inArrays : this.topLevel).push({ start: open.start, end, cut });
  }

  /** Passes over a string, remembers it where it is a key, and gives the place behind it. A raw line end closes a broken one. */
  private readString(start: number): number {
    let at = start + 1;
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 34 || code === 10 || code === 13) break;
    }
    const open = this.stack.at(-1);
    if (open?.kind === '{' && at - start < 100 && COLON_NEXT.test(this.text.slice(at + 1, at + 20))) {
      open.key = this.text.slice(start + 1, at);
    }
    return at + 1;
  }
}

const COLON_NEXT = /^\s*:/;
