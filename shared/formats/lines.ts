/**
 * Lines of an input, and the account of what became of each. A parser claims lines as it reads; what nobody claimed at the
 * end is reported as unread, so that no line of an import goes missing silently.
 */
import type { Unused, Warning } from './format.ts';

/** Splits at LF, CRLF and lone CR, the three line ends that files have. The pieces carry no line end. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

const FREE = 0;
const PAPER = 1;
const CHROME = 2;
const UNREAD = 3;

/** How much of an unused range is quoted; its line numbers say the rest. */
const QUOTE_LIMIT = 2000;
/** So many unread ranges are warned about one by one; a last warning counts the rest. */
const WARNING_LIMIT = 200;

/** Lines by index from 0: a list of strings, or a text that is cut up as far as it is asked for. */
interface Lines {
  readonly length: number;
  at(index: number): string | undefined;
}

/** The account of one input's lines. Line numbers count from 1; ranges are inclusive. */
export class LineAccount {
  private readonly states: Uint8Array;

  constructor(private readonly lines: Lines) {
    this.states = new Uint8Array(lines.length + 1);
  }

  /** These lines lie in `sources[].lines` of some paper. */
  paper(from: number, to = from): void {
    this.states.fill(PAPER, from, to + 1);
  }

  /** These lines are page furniture: navigation, headings, buttons. Lines of papers stay with their paper. */
  chrome(from: number, to = from): void {
    this.mark(from, to, CHROME);
  }

  /** These lines should have meant something, but could not be read. */
  unread(from: number, to = from): void {
    this.mark(from, to, UNREAD);
  }

  private mark(from: number, to: number, state: number): void {
    for (let line = from; line <= to && line < this.states.length; line++) {
      if (this.states[line] !== PAPER) this.states[line] = state;
    }
  }

  /**
   * What became nothing, and a warning for each unread range. Blank lines need no account; they never split a range.
   * Lines that nobody claimed count as unread, or as chrome where `rest` says that everything else on the page is.
   */
  close(rest: 'chrome' | 'unread' = 'unread'): { unused: Unused[]; warnings: Warning[] } {
    const unused: Unused[] = [];
    let open: { from: number; to: number; kind: 'chrome' | 'unread' } | undefined;
    const finish = () => {
      if (open) unused.push({ ...open, text: quote(this.lines, open.from, open.to) });
      open = undefined;
    };
    for (let line = 1; line <= this.lines.length; line++) {
      const state = this.states[line];
      if (state === PAPER) {
        finish();
        continue;
      }
      if (isBlank(this.lines.at(line - 1)!)) continue;
      const kind = state === CHROME || (state === FREE && rest === 'chrome') ? 'chrome' : 'unread';
      if (open?.kind === kind) open.to = line;
      else {
        finish();
        open = { from: line, to: line, kind };
      }
    }
    finish();
    return { unused, warnings: unreadWarnings(unused) };
  }
}

/** One warning for each unread range, up to a limit. */
function unreadWarnings(unused: readonly Unused[]): Warning[] {
  const unread = unused.filter((range) => range.kind === 'unread');
  const warnings = unread.slice(0, WARNING_LIMIT).map((range): Warning => {
    const where = range.from === range.to ? 'This line was' : `Lines ${range.from} to ${range.to} were`;
    return {
      code: 'unread-text',
      line: range.from,
      column: 1,
      message: `${where} not understood and imported as nothing: "${excerpt(range.text)}"`,
    };
  });
  const rest = unread[WARNING_LIMIT];
  if (rest) {
    const message = `${unread.length - WARNING_LIMIT} more passages from here on were not understood.`;
    warnings.push({ code: 'unread-text', line: rest.from, column: 1, message });
  }
  return warnings;
}

/** True for a line with nothing but white space. */
export function isBlank(line: string): boolean {
  return !/\S/.test(line);
}

function quote(lines: Lines, from: number, to: number): string {
  let text = '';
  for (let line = from; line <= to && text.length < QUOTE_LIMIT; line++) {
    text += (line === from ? '' : '\n') + lines.at(line - 1)!.slice(0, QUOTE_LIMIT);
  }
  return text.length > QUOTE_LIMIT ? `${text.slice(0, QUOTE_LIMIT)}…` : text;
}

/** The first words of a passage, on one line, for a message. */
export function excerpt(text: string, length = 60): string {
  const flat = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}

/** The lines of a text whose line ends are LF, by their offsets: none is copied before it is asked for. */
export class TextLines implements Lines {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    this.starts = lineStarts(text);
  }

  get length(): number {
    return this.starts.length;
  }

  at(index: number): string | undefined {
    const start = this.starts[index];
    const next = this.starts[index + 1];
    return start === undefined ? undefined : this.text.slice(start, next === undefined ? next : next - 1);
  }

  /** The line and column of an offset, both from 1. */
  readonly locate = (offset: number): { line: number; column: number } => locateIn(this.starts, offset);
}

/** Finds the line of an offset in a text: for parsers of JSON and markup, which work on offsets. */
export function lineFinder(text: string): (offset: number) => { line: number; column: number } {
  const starts = lineStarts(text);
  return (offset) => locateIn(starts, offset);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  } else {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return starts;
}

function locateIn(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}
