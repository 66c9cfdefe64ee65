/** The papers of a reading list in Markdown, section by section. */
import type { PaperDraft } from '../../library/paper.ts';
import { typeOfVenue } from '../../library/venues.ts';
import type { ParseOptions } from '../format.ts';
import { isBlank, type LineAccount } from '../lines.ts';
import { readVenueTag } from '../venue-tag.ts';
import { labelled, readEntry, type EntryDetail, type ListEntry } from './entry.ts';
import { HeadingPath } from './heading-path.ts';
import { cleanInline } from './inline.ts';
import { isTableRule, paperColumns, tableCells, type PaperColumns } from './table.ts';

const BULLET = /^([ \t]*)(?:(?:[-*+•‣◦]|\d{1,3}[.)])[ \t]+|-(?=\[))(\S.*)$/;
/** Badges on a line of their own under an entry: `&nbsp;&nbsp; [![stars](...)](https://github.com/a/b)`. */
const BADGES = /^(?:\s|&nbsp;)*\[!\[[^\]]{0,200}\]\([^()\s]{1,500}\)\]\(https?:/;

/** Reads one list; every line is told to `account`. */
export class ListReader {
  readonly #lines: readonly string[];
  readonly #account: LineAccount;
  readonly #options: ParseOptions;
  readonly #format: string;
  readonly #headings = new HeadingPath();
  readonly #drafts: PaperDraft[] = [];
  #at = 0;

  constructor(lines: readonly string[], account: LineAccount, options: ParseOptions, format: string) {
    this.#lines = lines;
    this.#account = account;
    this.#options = options;
    this.#format = format;
  }

  read(): PaperDraft[] {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at]!;
      if (isBlank(line)) this.#at++;
      else if (/^\s{0,3}(?:```|~~~)/.test(line)) this.#skipFence(line);
      else if (/^\s*<!--/.test(line)) this.#skipComment();
      else if (this.#readHeading(line) || this.#headings.take(line)) this.#chrome(1);
      else if (this.#isTableHead()) this.#readTable();
      else if (BULLET.test(line)) this.#readBullet();
      else this.#readParagraph();
    }
    return this.#drafts;
  }

  #chrome(count: number): void {
    this.#account.chrome(this.#at + 1, this.#at + count);
    this.#at += count;
  }

  /** Code: usually how to cite the list itself. */
  #skipFence(line: string): void {
    const fence = line.trim().slice(0, 3);
    let end = this.#at + 1;
    while (end < this.#lines.length && !this.#lines[end]!.trim().startsWith(fence)) end++;
    this.#chrome(Math.min(end, this.#lines.length - 1) - this.#at + 1);
  }

  #skipComment(): void {
    let end = this.#at;
    while (end < this.#lines.length - 1 && !this.#lines[end]!.includes('-->')) end++;
    this.#chrome(end - this.#at + 1);
  }

  /** A heading that is a paper itself: `### [Title](https://arxiv.org/abs/...)`, with its authors and links in the lines below. */
  #readHeading(line: string): boolean {
    const text = /^\s{0,3}#{2,6}\s+(\S.*)$/.exec(line)?.[1];
    if (text === undefined || !(isHeadedPaper(text) || this.#namesItsAuthors())) return false;
    let end = this.#at + 1;
    while (
      end < this.#lines.length &&
      (isBlank(this.#lines[end]!) || this.#isUnderHeading(this.#lines[end]!))
    )
      end++;
    const details = this.#lines.slice(this.#at + 1, end).filter((one) => !isBlank(one));
    const outcome = readEntry(
      text,
      details.map((one) => ({ text: BULLET.exec(one)?.[2] ?? one })),
    );
    if (!('entry' in outcome)) return false;
    const last = lastFilled(this.#lines, this.#at, end);
    this.#headings.take(line);
    this.#add(outcome.entry, this.#at + 1, last, this.#headings.path().slice(0, -1));
    this.#at = last - 1;
    return true;
  }

  /** Whether the lines right below a heading say who the authors are: it is the title of their paper. */
  #namesItsAuthors(): boolean {
    const below = this.#lines.slice(this.#at + 1, this.#at + 6).filter((line) => !isBlank(line));
    const labels = below.slice(0, 3).map((line) => labelled(BULLET.exec(line)?.[2] ?? line).role);
    return labels.includes('authors');
  }

  /** Lines under a heading that is a paper: no heading, table, code or paper of their own. */
  #isUnderHeading(line: string): boolean {
    return (
      !/^\s*(?:#|\||```|<!--|<\/?(?:details|summary))/.test(line) && !isEntry(BULLET.exec(line)?.[2] ?? line)
    );
  }

  #isTableHead(): boolean {
    const next = this.#lines[this.#at + 1];
    return next !== undefined && isTableRule(next) && tableCells(this.#lines[this.#at]!) !== undefined;
  }

  #readTable(): void {
    const columns = paperColumns(tableCells(this.#lines[this.#at]!)!);
    this.#chrome(2);
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at]!;
      const cells = isBlank(line) ? undefined : tableCells(line);
      if (!cells) break;
      const number = this.#at + 1;
      if (!columns || !this.#readRow(cells, columns, number)) this.#account.chrome(number);
    }
  }

  #readRow(cells: readonly string[], columns: PaperColumns, line: number): boolean {
    const title = cells[columns.title];
    if (!title) return false;
    const others = columns.others.flatMap(({ index, role }): EntryDetail[] => {
      const text = cells[index] ?? '';
      return text === '' ? [] : [{ text, role }];
    });
    const outcome = readEntry(title, others, columns);
    if (!('entry' in outcome)) return false;
    this.#add(outcome.entry, line, line);
    return true;
  }

  /** A bullet with the lines that are wrapped or nested under it. */
  #readBullet(): void {
    const start = this.#at;
    const [, indent = '', first = ''] = BULLET.exec(this.#lines[start]!)!;
    const depth = width(indent);
    let text = first;
    const details: { text: string; line: number; indent: string }[] = [];
    let end = start + 1;
    let nested = false;
    for (; end < this.#lines.length; end++) {
      const line = this.#lines[end]!;
      if (isBlank(line)) {
        const next = this.#lines[end + 1] ?? '';
        if (isBlank(next) || (!BADGES.test(next) && width(/^[ \t]*/.exec(next)![0]) <= depth + 1)) break;
        continue;
      }
      if (BADGES.test(line)) {
        details.push({ text: line.trim(), line: end + 1, indent });
        continue;
      }
      const bullet = BULLET.exec(line);
      const inner = width(/^[ \t]*/.exec(line)![0]);
      if (bullet ? width(bullet[1]!) <= depth : inner <= depth && (depth > 0 || /^[#<|[]/.test(line.trim())))
        break;
      if (bullet) nested = true;
      if (bullet) details.push({ text: bullet[2]!, line: end + 1, indent: bullet[1]! });
      else if (nested) details[details.length - 1]!.text += ` ${line.trim()}`;
      else if (/ {2}$/.test(this.#lines[end - 1]!) && /^\*\*.+\*\*\s*$/.test(first))
        details.push({ text: line.trim(), line: end + 1, indent });
      else text += ` ${line.trim()}`;
    }
    const inner = details.findIndex((detail) => isEntry(detail.text));
    const outcome = readEntry(
      text,
      (inner < 0 ? details : details.slice(0, inner)).map((detail) => ({ text: detail.text })),
    );
    if ('entry' in outcome) {
      const stop = inner < 0 ? end : details[inner]!.line - 1;
      this.#add(outcome.entry, start + 1, lastFilled(this.#lines, start, stop));
      this.#at = stop;
      return;
    }
    // A bullet that is no paper but has others under it is a heading for them.
    if (details.length > 0 && !/\]\(https?:/.test(text)) this.#headings.nest(cleanInline(text), depth);
    else this.#headings.leave(depth);
    const inside = details.find((detail) => 'entry' in readEntry(detail.text));
    const stop = inside ? inside.line - 1 : end;
    if (outcome.other === 'resource' || inside || isContents(text)) this.#account.chrome(start + 1, stop);
    else this.#account.unread(start + 1, stop);
    this.#at = stop;
  }

  /** Lines up to the next blank one, heading or bullet; a paper where they start with a link or label. */
  #readParagraph(): void {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#lines.length) {
      const line = this.#lines[end]!;
      if (isBlank(line) || BULLET.test(line) || /^\s*(?:#|<|\[|```|\|)/.test(line)) break;
      end++;
    }
    const text = this.#lines.slice(start, end).join(' ').trim().replace(/^:\s+/, '');
    this.#at = end;
    const starts = /^(?:\\?\[|\*\*)/.test(text) && !/^\[!\[/.test(text);
    const outcome = starts ? readEntry(text) : undefined;
    if (outcome && 'entry' in outcome) this.#add(outcome.entry, start + 1, end);
    else if (outcome?.other === 'unclear' && /^\[/.test(text) && !isContents(text))
      this.#account.unread(start + 1, end);
    else this.#account.chrome(start + 1, end);
  }

  #add(entry: ListEntry, from: number, to: number, headings = this.#headings.path()): void {
    const { title, authors, ids, links, preprint, organisation } = entry;
    const page = this.#headings.venue();
    const venue = entry.venue ?? (preprint ? undefined : page?.venue);
    const published =
      entry.published ?? (venue !== undefined && venue === page?.venue ? page.published : undefined);
    const type = preprint ? 'preprint' : typeOfVenue(venue);
    this.#account.paper(from, to);
    this.#drafts.push({
      title,
      ...(authors.length > 0 ? { authors } : {}),
      ids,
      ...(type ? { type } : {}),
      ...(venue ? { venue } : {}),
      ...(published ? { published } : {}),
      ...(links.length > 0 ? { links } : {}),
      sources: [
        {
          format: this.#format,
          ...(this.#options.from ? { from: this.#options.from } : {}),
          lines: [from, to],
          ...(headings.length > 0 ? { headings } : {}),
          ...(organisation ? { organisation } : {}),
        },
      ],
    });
  }
}

/** Whether a heading is a paper: a title that it links, or that it calls one. */
function isHeadedPaper(heading: string): boolean {
  if (/^title\s*:\s*\S{2}/i.test(heading)) return true;
  const linked = /\[(?:\*\*)?([^[\]]{10,300}?)(?:\*\*)?\]\(https?:/.exec(heading)?.[1];
  if (linked === undefined || linked.trim().split(/\s+/).length < 3) return false;
  const bare = readEntry(heading);
  return 'entry' in bare && bare.entry.title.startsWith(cleanInline(linked).slice(0, 10));
}

/** Whether a line nested under a paper is a paper of its own, not a detail of the one above: it links a title of its own. */
function isEntry(text: string): boolean {
  if (!/\[[^\]]*\]\(https?:|\bhttps?:/.test(text)) return false;
  const outcome = readEntry(text);
  return 'entry' in outcome && !readVenueTag(cleanInline(text)) && outcome.entry.title.split(' ').length >= 3;
}

/** A table of contents links only inside its own page. */
function isContents(text: string): boolean {
  const links = [...text.matchAll(/\]\(([^()\s]{0,300})\)/g)].map((match) => match[1]!);
  return links.length > 0 && links.every((url) => !/^https?:/i.test(url));
}

function lastFilled(lines: readonly string[], start: number, stop: number): number {
  let line = stop;
  while (line > start + 1 && isBlank(lines[line - 1]!)) line--;
  return line;
}

function width(indent: string): number {
  return indent.replaceAll('\t', '    ').length;
}
