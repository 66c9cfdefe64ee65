/**
 * arXiv's daily e-mail and its `.abs` records: fields between lines of `\\`, then the abstract. The layout is that of arXiv's own
 * listing files (info.arxiv.org/help/subscribe.html).
 */
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { excerpt, isBlank, LineAccount, splitLines } from '../lines.ts';
import { joinWrapped } from '../join-wrapped.ts';
import { mergePrintings } from '../merge-printings.ts';
import type { PaperDraft } from '../../library/paper.ts';
import { toDraft } from './arxiv-record.ts';

const START = /^(?:arXiv:\s?|Paper(?:\s\(\*cross-listing\*\))?:\s?)([\w.-]+(?:\/\d{7})?(?:v\d+)?)(?:\s|$)/i;
const FIELD =
  /^(Date|Title|Authors?|Categories|Comments|Report-no|ACM-class|MSC-class|Subj-class|Journal-ref|DOI|License|Proxy|From|Notes)(?:\s?\([^)]{0,40}\))?:\s?(.*)$/i;
const REPLACED = /^(?:replaced with revised version|figures added|part added|withdrawn)(?:\s(.*))?$/i;
const RULE = /^(?:-{6,}|(?:%-){3,}%?|(?:%%-{2,3}){3,}%*|(?:%%%-{3}){3,}|={6,})\s*$/;
const SIZE = /\s*\(\s*\d+\s*kb[^)]*\)\s*$/i;

/** True where a text has records of this layout. */
export function looksLikeMail(sample: string): boolean {
  return /^(?:> ?)?\\\\[ \t]*(?:\r\n|\r|\n)(?:> ?)?(?:arXiv:|Paper(?: \(\*cross-listing\*\))?:)/m.test(
    sample,
  );
}

/** Reads all records of a digest or `.abs` file. */
export function parseMail(input: string, options: ParseOptions): ParseResult {
  const inputLines = splitLines(input);
  const lines = inputLines.map((line) =>
    line
      .replace(/^(?:>\s?)+/, '')
      .replace(/\u00a0/g, ' ')
      .trimEnd(),
  );
  const account = new LineAccount(inputLines);
  const warnings: Warning[] = [];
  const papers: PaperDraft[] = [];
  let last = 0;
  for (let at = 0; at < lines.length; at++) {
    if (!startsRecord(lines, at)) continue;
    const record = new MailRecord(lines, at);
    const draft = toDraft(record, options);
    const [from, to] = record.lines;
    if (draft) {
      papers.push(draft);
      account.paper(from, to);
      if (record.cut) {
        const message = `The text ends inside "${excerpt(draft.title)}": it was imported as far as it goes.`;
        warnings.push({ code: 'truncated-paper', line: from, column: 1, message });
      }
    } else {
      account.unread(from, to);
    }
    at = to - 1;
    last = to;
  }
  markFurniture(lines, last, account);
  const closed = account.close();
  return {
    papers: mergePrintings(papers),
    warnings: [...warnings, ...closed.warnings].sort((a, b) => a.line - b.line),
    unused: closed.unused,
  };
}

/** An id line counts below `\\` or a rule, or where fields follow it: not where a comment mentions an id. */
function startsRecord(lines: readonly string[], at: number): boolean {
  if (!START.test(lines[at]!)) return false;
  let above = at - 1;
  while (above >= 0 && isBlank(lines[above]!)) above--;
  if (above < 0 || /^\\\\/.test(lines[above]!) || RULE.test(lines[above]!)) return true;
  return FIELD.test(lines[at + 1] ?? '') || REPLACED.test(lines[at + 1] ?? '');
}

/** One record, read from its id line on. */
class MailRecord {
  readonly id: string;
  readonly lines: readonly [number, number];
  /** The text ends before the record does. */
  readonly cut: boolean;
  readonly announced?: string;
  readonly abstract: string;
  private readonly fields = new Map<string, string[]>();

  constructor(lines: readonly string[], start: number) {
    this.id = START.exec(lines[start]!)![1]!;
    const first = start > 0 && /^\\\\\s*$/.test(lines[start - 1]!) ? start - 1 : start;
    const body = this.readFields(lines, start + 1);
    const abstract: string[] = [];
    let at = body;
    // Below the fields: the abstract, up to the line of backslashes that closes the record.
    const hasAbstract = /^\\\\\s*$/.test(lines[at] ?? '');
    if (hasAbstract) {
      for (at++; at < lines.length && !/^\\\\/.test(lines[at]!) && !RULE.test(lines[at]!); at++)
        abstract.push(lines[at]!);
    }
    this.abstract = joinWrapped(abstract.map((line) => line.trim()).filter((line) => line !== ''));
    this.cut = at >= lines.length;
    const closed = /^\\\\/.test(lines[at] ?? '');
    // `\\` alone may open the next record instead of closing this one.
    const opensNext = closed && /^\\\\\s*$/.test(lines[at]!) && START.test(lines[at + 1] ?? '');
    const end = closed && !opensNext ? at : at - 1;
    let last = end;
    while (last > start && isBlank(lines[last] ?? '')) last--;
    this.lines = [first + 1, last + 1];
    const replaced = this.fields.get('replaced')?.join(' ').replace(SIZE, '').trim();
    if (replaced) this.announced = replaced;
  }

  /** Reads fields with their continuation lines; gives the line behind them. */
  private readFields(lines: readonly string[], start: number): number {
    let values: string[] | undefined;
    let at = start;
    for (; at < lines.length && !/^\\\\/.test(lines[at]!) && !RULE.test(lines[at]!); at++) {
      const line = lines[at]!;
      const field = FIELD.exec(line);
      const replaced = REPLACED.exec(line);
      if (field ?? replaced) {
        const name = field ? field[1]!.toLowerCase().replace(/^author$/, 'authors') : 'replaced';
        values = [field?.[2] ?? replaced?.[1] ?? ''];
        // "Date" may come again for later versions; the first is the submission.
        if (!this.fields.has(name)) this.fields.set(name, values);
      } else if (!isBlank(line)) values?.push(line.trim());
    }
    return at;
  }

  private field(name: string): string {
    return joinWrapped(this.fields.get(name) ?? []);
  }

  get title(): string {
    return this.field('title');
  }

  get authors(): string {
    return this.field('authors');
  }

  get categories(): string {
    return this.field('categories') || this.field('subj-class');
  }

  get comments(): string {
    return this.field('comments');
  }

  get journalRef(): string {
    return this.field('journal-ref');
  }

  get doi(): string {
    return this.field('doi');
  }

  get submitted(): string {
    return this.field('date').replace(SIZE, '');
  }
}

/** Rules and the lines of the heading and the ending. Other text between records is left to be warned about. */
function markFurniture(lines: readonly string[], last: number, account: LineAccount): void {
  let first = true;
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (/^\\\\/.test(line) || START.test(line)) first = false;
    if (first || number > last || RULE.test(line) || /^\\\\\s*$/.test(line)) account.chrome(number);
  }
}
