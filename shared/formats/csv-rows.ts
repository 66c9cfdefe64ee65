/** The rows of a CSV file (RFC 4180), with the lines they stand on; damage costs the row that has it. */
import type { Warning } from './format.ts';
import { lineFinder } from './lines.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** First and last line, from 1. */
  readonly from: number;
  readonly to: number;
}

/** Commas, semicolons (where commas are decimal) or tabs, by which the first line has most of, outside quotes. */
export function csvDelimiter(text: string): string {
  const head = (/^[^\r\n]{0,20000}/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * Reads all rows. `start` says what the beginning of a record looks like, where the writer makes that certain: there a quote that
 * was never closed ends. Without it, such a quote ends at its line, and after it no cell spans lines. Linear in the text.
 */
export function readCsvRows(text: string, start?: RegExp): { rows: CsvRow[]; warnings: Warning[] } {
  const position = lineFinder(text);
  const delimiter = csvDelimiter(text);
  const starts = start ? [...text.matchAll(start)].map((match) => match.index).filter((at) => at > 0) : [];
  const rows: CsvRow[] = [];
  const warnings: Warning[] = [];
  let linesSpan = true;
  let next = 0;
  for (let at = 0; at < text.length;) {
    while (next < starts.length && starts[next]! <= at) next++;
    const limit = starts[next] ?? text.length;
    let row = readRow(text, at, limit, delimiter, linesSpan);
    if (row.unclosed !== undefined) {
      const { line, column } = position(row.unclosed);
      warnings.push({
        code: 'unclosed-quote',
        line,
        column,
        message:
          'A quotation mark is opened here and never closed. The row was read up to the end of its line.',
      });
      if (start === undefined) linesSpan = false;
      row = readRow(text, at, limit, delimiter, false);
    }
    const from = position(at).line;
    if (row.cells.length > 1 || /\S/.test(row.cells[0] ?? ''))
      rows.push({ cells: row.cells, from, to: Math.max(from, position(row.last).line) });
    at = row.end;
  }
  return { rows, warnings };
}

interface ReadRow {
  readonly cells: string[];
  /** Where the next row starts, and the last character of this one. */
  readonly end: number;
  readonly last: number;
  /** Where a quote was opened that has no end. */
  readonly unclosed?: number;
}

function readRow(text: string, from: number, limit: number, delimiter: string, linesSpan: boolean): ReadRow {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1, limit, linesSpan);
      if (close === undefined && linesSpan) return { cells, end: limit, last: limit, unclosed: at };
      if (close !== undefined) {
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      } else at++;
    }
    // What follows a closing quote up to the delimiter is damage; it stays with the cell.
    const end = restOfCell(text, at, limit, delimiter);
    cells.push(cell + text.slice(at, end));
    at = end;
    if (at >= limit || text[at] !== delimiter) break;
    at++;
  }
  const last = Math.max(from, at - 1);
  if (text[at] === '\r' && text[at + 1] === '\n') at++;
  return { cells, end: Math.max(at + (at < limit ? 1 : 0), from + 1), last };
}

function restOfCell(text: string, from: number, limit: number, delimiter: string): number {
  let at = from;
  while (at < limit && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** A quote that closes a cell; a doubled one is a quote inside it. */
function closingQuote(text: string, from: number, limit: number, linesSpan: boolean): number | undefined {
  for (let at = from; at < limit; at++) {
    const char = text[at];
    if (!linesSpan && (char === '\n' || char === '\r')) return undefined;
    if (char !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return undefined;
}
