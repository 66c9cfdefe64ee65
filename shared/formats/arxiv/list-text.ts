/**
 * arXiv's pages as copied text: listings ("[1] arXiv:2602.17675 [pdf, html, other]"), search results, abstract pages. Fields have
 * labels; authors and abstracts often have none and are told by their place.
 */
import { parseArxivId } from '../../library/identifiers.ts';
import type { PaperDraft } from '../../library/paper.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { joinWrapped } from '../join-wrapped.ts';
import { excerpt, LineAccount, splitLines } from '../lines.ts';
import { mergePrintings } from '../merge-printings.ts';
import { looksLikeMarkdown, richLinesFromMarkdown } from '../page/markdown-lines.ts';
import { richLinesFromText, type RichLine } from '../page/rich-line.ts';
import { toDraft } from './arxiv-record.ts';

const ID_LINE =
  /^(?:[-*]\s+)?(?:\[?\[?\d+\]?\]?\.?\s+)?arXiv:\s?([\w.-]+(?:\/\d{7})?(?:v\d+)?)(?=$|\s|\[|\()/;
const LABEL =
  /^(Title|Authors?|Comments|Subjects|Journal-ref|Journal ref(?:erence)?|DOI|Related DOI|Report-no|Report number|MSC-class|ACM-class|Abstract|Cite as|Submission history)\s?:\s?(.*)$/i;
const SECTION =
  /^(?:new submissions|cross[- ]?(?:submissions|lists?)|replacements?(?: submissions)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? \d{1,2} \w{3,9} \d{4})\b.*$/i;
const FOOTER =
  /^(?:about|help|contact(?: arxiv)?|subscribe(?: to arxiv mailings)?|copyright|privacy policy|web accessibility assistance|arxiv operational status|get status notifications via|total of \d+ entries|showing up to \d+ entries|links to:|click here to contact arxiv|view (?:pdf|license)|html \(experimental\)|tex source|△ less|submission history)\b/i; /** Search results name the day of the newest version first. */
const FIRST_VERSION = /\bv1 submitted (\d{1,2} \w{3,9},? \d{4})/i;
/** Where a page was flattened: the next record, and the subjects, at the end of another line. */
const GLUED = /^(.*\S)\s+-\s+(\[\d+\]\s+arXiv:.*)$|^(Title\s?:.*\S)(Subjects:.*)$/;
const SUBMITTED = /^\[?Submitted(?: on)?\s+(\d{1,2} \w{3,9},? \d{4})/i;

/** Search results print the title without a label, and the authors with one. */
const SEARCH_RESULT = /^arXiv:[^\n]{1,120}\n\s*\S[^\n]{3,300}\n(?:\s*\S[^\n]{3,300}\n)?\s*Authors?:/;

/** True where a text has such id lines with titles below, or is a copied abstract page. */
export function looksLikeListText(sample: string): boolean {
  let seen = 0;
  for (const id of sample.matchAll(/arXiv:\s?\d{4}\.\d{4,5}/g)) {
    const below = sample.slice(id.index, id.index + 600);
    if (/^[ \t]*(?:\*\*)?Title\s?:/m.test(below) || SEARCH_RESULT.test(below)) return true;
    if (++seen > 50) break;
  }
  return seen > 0 && /^\[Submitted on \d{1,2} \w{3} \d{4}/m.test(sample);
}

/** Reads all records of a page. */
export function parseListText(input: string, options: ParseOptions): ParseResult {
  const inputLines = splitLines(input);
  const lines = (
    looksLikeMarkdown(input.slice(0, 600_000))
      ? richLinesFromMarkdown(inputLines)
      : richLinesFromText(inputLines)
  ).flatMap(unglued);
  const account = new LineAccount(inputLines);
  const warnings: Warning[] = [];
  const papers: PaperDraft[] = [];
  const starts = recordStarts(lines);
  let last = 0;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? lines.length;
    const record = new TextRecord(lines, start, end);
    const draft = toDraft(record, options);
    const [from, to] = record.lines;
    last = to;
    if (!draft) {
      account.unread(from, to);
      continue;
    }
    papers.push(draft);
    account.paper(from, to);
    // A page whose papers have abstracts ends inside one, or before one.
    const cut =
      record.submitted === undefined &&
      end === lines.length &&
      to >= lastTextLine(lines) &&
      !/[.!?)\]}"”…]$/.test(record.abstract || '.');
    if (cut) {
      const message = `The text ends inside "${excerpt(draft.title)}": it was imported as far as it goes.`;
      warnings.push({ code: 'truncated-paper', line: from, column: 1, message });
    }
  }
  if (starts.length === 0) last = readAbstractPage(lines, options, papers, account);
  const first = starts[0] === undefined ? (papers[0]?.sources[0]?.lines?.[0] ?? 0) : lines[starts[0]]!.line;
  for (const line of lines)
    if ((papers.length > 0 && (line.line < first || line.line > last)) || isFurniture(line.text))
      account.chrome(line.line);
  const closed = account.close();
  return {
    papers: mergePrintings(papers),
    warnings: [...warnings, ...closed.warnings].sort((a, b) => a.line - b.line),
    unused: closed.unused,
  };
}

/** The lines that a flattened page ran together into one. */
function unglued(line: RichLine): RichLine[] {
  const parts = line.text.length < 20_000 ? GLUED.exec(line.text) : null;
  if (!parts) return [line];
  return parts.slice(1).flatMap((text) => (text ? unglued({ ...line, text }) : []));
}

function lastTextLine(lines: readonly RichLine[]): number {
  return lines.findLast((line) => line.text !== '')?.line ?? 0;
}

function isFurniture(text: string): boolean {
  return text === '' || SECTION.test(text) || FOOTER.test(text) || text.length < 3;
}

/** Id lines that a title follows; "Cite as: arXiv:..." is none. */
function recordStarts(lines: readonly RichLine[]): number[] {
  const starts: number[] = [];
  for (const [index, line] of lines.entries()) {
    const id = ID_LINE.exec(line.text)?.[1];
    if (id === undefined || !parseArxivId(id)) continue;
    const below = lines.slice(index + 1, index + 6).filter((next) => next.text !== '');
    const title = below.findIndex((next) => /^Title\s?:/i.test(next.text));
    // Between the id and the title of an abstract page stands its date.
    const abstractPage = below.slice(0, Math.max(title, 0)).some((next) => SUBMITTED.test(next.text));
    const authors = below.findIndex((next) => /^Authors?\s?:/i.test(next.text));
    const unlabelled = title < 0 && (authors === 1 || authors === 2);
    if (((title >= 0 && title < 3) || unlabelled) && !abstractPage) starts.push(index);
  }
  return starts;
}

/** One record of a listing or of search results: the id line and what follows up to the next. */
class TextRecord {
  readonly id: string;
  readonly lines: readonly [number, number];
  readonly abstract: string;
  readonly title: string;
  readonly authors: string;
  readonly submitted?: string;
  private readonly fields = new Map<string, string[]>();
  private readonly header: string;

  constructor(lines: readonly RichLine[], start: number, end: number) {
    this.header = lines[start]!.text;
    this.id = ID_LINE.exec(this.header)![1]!;
    let last = start;
    let label = '';
    const loose: string[][] = [];
    let blank = true;
    for (let at = start + 1; at < end; at++) {
      const { text } = lines[at]!;
      if (text === '') {
        blank = true;
        continue;
      }
      if (text === '-') continue;
      if (SECTION.test(text)) break;
      if (FOOTER.test(text) && text.length < 60) {
        if (!/^△ less/i.test(text)) break;
        continue;
      }
      const submitted = SUBMITTED.exec(text);
      if (submitted) {
        this.submitted = (FIRST_VERSION.exec(text) ?? submitted)[1]!.replace(',', '');
        label = 'submitted';
      } else {
        const field = LABEL.exec(text);
        if (field) {
          label = field[1]!.toLowerCase().replace(/^author$/, 'authors');
          // Search results print the title without a label.
          if (label === 'authors' && !this.fields.has('title') && loose.length > 0)
            this.fields.set('title', loose.splice(0).flat());
          this.fields.set(label, [field[2]!]);
        } else if (
          !blank &&
          label !== '' &&
          !(label === 'subjects' && isProse(text)) &&
          (label !== 'title' || !this.fields.has('title'))
        ) {
          this.fields.get(label)?.push(text);
        } else if (label === 'abstract') this.fields.get('abstract')!.push(text);
        else if (blank || loose.length === 0) loose.push([text]);
        else loose.at(-1)!.push(text);
      }
      blank = false;
      last = at;
    }
    const [title, authors] = this.splitTitle(loose);
    this.title = title;
    this.authors = this.field('authors') || authors;
    this.abstract = (this.field('abstract') || joinWrapped(loose.flat())).replace(
      /\s*(?:△ Less|▽ More)$/,
      '',
    );
    this.lines = [lines[start]!.line, lines[last]!.line];
  }

  /** The lines right below the title are the authors, where no label says so; longer titles are wrapped onto them. */
  private splitTitle(loose: string[][]): [title: string, authors: string] {
    const title = this.fields.get('title') ?? [''];
    if (this.fields.has('authors')) return [joinWrapped([...title, ...this.takeWrapped(loose)]), ''];
    const below = loose[0] ?? [];
    // The last line is the authors; lines above belong to them where they break off inside the list of names.
    let names = below.length - 1;
    while (names > 0 && /(?:,|\band)$/.test(below[names - 1]!)) names--;
    if (below.length === 0 || !looksLikeNames(below.at(-1)!)) return [joinWrapped(title), ''];
    loose.shift();
    // At most the first lines can belong to the title.
    return [joinWrapped([...title, ...below.slice(0, names)]), joinWrapped(below.slice(names))];
  }

  private takeWrapped(loose: string[][]): string[] {
    return loose.length > 1 ? loose.shift()! : [];
  }

  private field(name: string): string {
    return joinWrapped(this.fields.get(name) ?? []);
  }

  get categories(): string {
    // Search results print the categories behind the id.
    return this.field('subjects') || this.header.replace(ID_LINE, '').replace(/\[[^\]]*\]|\([^)]*\)/g, ' ');
  }

  get comments(): string {
    return this.field('comments');
  }

  get journalRef(): string {
    return this.field('journal-ref') || this.field('journal ref') || this.field('journal reference');
  }

  get doi(): string {
    return this.field('doi') || this.field('related doi');
  }
}

/** What no list of subjects is: a long line that names no category. */
function isProse(text: string): boolean {
  return text.length > 60 && !/\([a-z-]+(?:\.[A-Za-z-]+)?\)/.test(text);
}

/** A line of names: pieces of a few words, most of them starting with a capital letter. */
function looksLikeNames(line: string): boolean {
  const pieces = line
    .replace(/\([^()]*\)/g, '')
    .split(/,|\sand\s/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const isName = (piece: string) =>
    /^[\p{Lu}\p{Lo}]/u.test(piece) && piece.split(/\s+/).length <= 5 && !/[:?!]/.test(piece);
  // A few names start in lower case ("van Rossum"); a sentence has few pieces that read like names.
  return pieces.length > 0 && pieces.filter(isName).length * 2 >= pieces.length;
}

/** A copied abstract page: "[Submitted on ...]", then title, authors and abstract. Gives the last line used. */
function readAbstractPage(
  lines: readonly RichLine[],
  options: ParseOptions,
  papers: PaperDraft[],
  account: LineAccount,
): number {
  const dateAt = lines.findIndex((line) => SUBMITTED.test(line.text));
  const id = lines.map((line) => /arXiv:(\d{4}\.\d{4,5}(?:v\d+)?)/.exec(line.text)?.[1]).find(Boolean);
  if (dateAt < 0 || id === undefined) return 0;
  const text = lines
    .map((line, index) => ({ ...line, index }))
    .filter((line) => line.index > dateAt && line.text !== '');
  const label = (name: RegExp) => text.findIndex((line) => name.test(line.text));
  const field = (name: RegExp) => text[label(name)]?.text.replace(name, '').trim() ?? '';
  const next = (name: RegExp) =>
    field(name) === '' && label(name) >= 0 ? (text[label(name) + 1]?.text ?? '') : field(name);
  const abstractAt = label(/^Abstract\s?:/i);
  const stop = text.findIndex(
    (line, at) =>
      at > Math.max(abstractAt, 1) && (LABEL.test(line.text) || (abstractAt >= 0 && FOOTER.test(line.text))),
  );
  const until = stop < 0 ? text.length : stop;
  const title = field(/^Title\s?:/i) || (text[0]?.text ?? '');
  const authors = field(/^Authors?\s?:/i) || (text[1]?.text ?? '');
  // Without its label the abstract stands between the authors, or the buttons below them, and the next label.
  const prose = text
    .slice(abstractAt < 0 ? 2 : abstractAt, until)
    .map((line) => line.text.replace(/^Abstract\s?:\s?/i, ''))
    .filter((line) => !(abstractAt < 0 && FOOTER.test(line) && line.length < 60));
  const abstract = abstractAt < 0 && joinWrapped(prose).length < 80 ? [] : prose;
  const draft = toDraft(
    {
      id,
      title,
      authors,
      abstract: joinWrapped(abstract),
      categories: next(/^Subjects\s?:/i),
      comments: next(/^Comments\s?:/i),
      journalRef: next(/^Journal reference\s?:/i),
      doi: next(/^Related DOI\s?:/i),
      submitted: SUBMITTED.exec(lines[dateAt]!.text)![1]!,
      lines: [lines[dateAt]!.line, text[Math.max(until - 1, 0)]?.line ?? lines[dateAt]!.line],
    },
    options,
  );
  if (!draft) return 0;
  papers.push(draft);
  const used = draft.sources[0]!.lines!;
  account.paper(...used);
  return used[1];
}
