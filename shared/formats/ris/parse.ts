/** Reads RIS: tolerant of what programs really write (missing TY or ER, one-line author lists, untagged continuation lines). */
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { excerpt, isBlank, LineAccount, splitLines } from '../lines.ts';
import { risRecordToDraft } from './record-to-draft.ts';

/** One tag of a record with its value; continuation lines are joined with line ends. */
export interface RisField {
  readonly tag: string;
  readonly value: string;
  readonly line: number;
}

export interface RisRecord {
  readonly fields: readonly RisField[];
  readonly from: number;
  readonly to: number;
}

const TAG_LINE = /^[ \t]*([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](.*))?$/;

/** Reads all records of a RIS text. */
export function parseRis(text: string, options: ParseOptions): ParseResult {
  const lines = splitLines(text);
  const account = new LineAccount(lines);
  const warnings: Warning[] = [];
  const papers = [];
  for (const record of readRecords(lines, account, warnings)) {
    account.paper(record.from, record.to);
    papers.push(risRecordToDraft(record, options, warnings));
  }
  const { unused, warnings: unread } = account.close();
  return { papers, warnings: [...warnings, ...unread].sort((a, b) => a.line - b.line), unused };
}

function readRecords(lines: readonly string[], account: LineAccount, warnings: Warning[]): RisRecord[] {
  const records: RisRecord[] = [];
  let fields: { tag: string; value: string; line: number }[] = [];
  let last = 0;
  // Whether a blank line stands before this one: a paragraph of a note.
  let blank = false;
  const finish = (complaint?: string) => {
    const first = fields[0];
    if (first && fields.some(({ tag }) => tag !== 'TY')) {
      if (complaint)
        warnings.push({ code: 'incomplete-record', line: first.line, column: 1, message: complaint });
      records.push({ fields, from: first.line, to: last });
    } else if (first) {
      account.unread(first.line, last);
    }
    fields = [];
  };
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    const match = TAG_LINE.exec(raw);
    if (!match) {
      if (isBlank(raw)) {
        blank = true;
        continue;
      }
      const open = fields.at(-1);
      // Untagged text inside a record goes on with the value before it; outside it belongs to nothing.
      if (open) {
        open.value += `${blank ? '\n\n' : '\n'}${raw.trim()}`;
        blank = false;
        last = line;
      } else if (/^(?:Provider|Database|Content|Exported? (?:from|on|date))\b.*:/i.test(raw))
        account.chrome(line);
      continue;
    }
    blank = false;
    const [, tag = '', value = ''] = match;
    if (tag === 'ER') {
      if (fields.length > 0) last = line;
      else account.chrome(line);
      finish();
      continue;
    }
    if (tag === 'TY' && fields.length > 0) {
      finish(
        'This record does not end with "ER  -"; the next one starts right after it. It was read as far as it goes.',
      );
    }
    if (fields.length === 0 && tag !== 'TY') {
      const message = `This record does not start with "TY  -" (its first line is "${excerpt(raw, 40)}"); it was read as it is.`;
      warnings.push({ code: 'incomplete-record', line, column: 1, message });
    }
    fields.push({ tag, value: value.trim(), line });
    last = line;
  }
  finish('The text ends inside this record; it was read as far as it goes.');
  return records;
}
