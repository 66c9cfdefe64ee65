/** A Hugging Face papers listing in lines: dates completed, LaTeX repaired, every line accounted for. */
import { parseArxivId } from '../../library/identifiers.ts';
import type { Link, PaperDraft, Source } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { excerpt, LineAccount } from '../lines.ts';
import { cleanUrl, linkKind, uniqueLinks } from '../links.ts';
import { inferPageYear, parseIsoDate, resolveListingDate, type PageYear } from '../listing-date.ts';
import { mergePrintings } from '../merge-printings.ts';
import { repair } from '../repair.ts';
import { findCollectionEntries, isCollection } from './collection-entries.ts';
import { isFurniture, readFacts } from './line-kind.ts';
import { findEntries, type ListingEntry } from './listing-entries.ts';
import type { RichLine } from '../page/rich-line.ts';

export const FORMAT_ID = 'hugging-face';

/** Reads the papers of a page from its lines. `inputLines` is the input as it came, for the account. */
export function parseListing(
  inputLines: readonly string[],
  lines: readonly RichLine[],
  options: ParseOptions,
  source: 'text' | 'html' = 'text',
): ParseResult {
  const { entries, pageDates } = isCollection(lines) ? findCollectionEntries(lines) : findEntries(lines);
  takeOpeningBrackets(inputLines, lines, entries);
  const captured = earlier(options.captured, captureDate(lines));
  const dates = [...entries.flatMap((entry) => entry.date ?? []), ...pageDates].flatMap(
    (one) => one.date ?? [],
  );
  const page = inferPageYear({ dates, year: options.year, captured });
  const warnings: Warning[] = [];
  const drafts = entries.map((entry) => toDraft(entry, { page, captured, from: options.from }, warnings));
  for (const warning of yearWarnings(entries, page)) warnings.push(warning);
  const account = new LineAccount(inputLines);
  for (const entry of entries) account.paper(entry.from, entry.to);
  markFurniture(lines, entries, account);
  // Markup that shows nothing is furniture of the page.
  const closed = account.close(source === 'html' ? 'chrome' : 'unread');
  const undated = dates.some((date) => date.year === undefined);
  return {
    papers: mergePrintings(drafts),
    warnings: [...warnings, ...closed.warnings].sort((a, b) => a.line - b.line),
    unused: closed.unused,
    ...(undated && page.year !== undefined ? { pageYear: page.year } : {}),
    ...(undated && page.otherYears.length > 0 ? { otherYears: page.otherYears } : {}),
  };
}

/** The opening bracket of a link that spans lines, alone on its line, belongs to what it opens. */
function takeOpeningBrackets(
  inputLines: readonly string[],
  lines: readonly RichLine[],
  entries: readonly ListingEntry[],
): void {
  const bare = new Set(lines.flatMap((line) => (line.text === '' ? line.line : [])));
  for (const entry of entries) {
    while (bare.has(entry.from - 1) && /\S/.test(inputLines[entry.from - 2]!)) entry.from--;
  }
}

interface PageFacts {
  readonly page: PageYear;
  readonly captured: string | undefined;
  readonly from: string | undefined;
}

function toDraft(entry: ListingEntry, facts: PageFacts, warnings: Warning[]): PaperDraft {
  const title = repair(entry.title);
  const abstract = repair(entry.abstract);
  const arxiv = entry.arxiv === undefined ? undefined : parseArxivId(entry.arxiv)?.id;
  const date =
    entry.date && resolveListingDate(entry.date, { year: facts.page.year, captured: facts.captured }, arxiv);
  if (entry.cut) {
    const message = `The text ends inside "${excerpt(entry.title)}": it was imported as far as it goes.`;
    warnings.push({ code: 'truncated-paper', line: entry.from, column: 1, message });
  }
  if (entry.date?.ago && !date?.published) {
    const message = `"${entry.date.printed}" can't be resolved without a capture date; state it with --captured.`;
    warnings.push({ code: 'relative-date', line: entry.to, column: 1, message });
  }
  const links = uniqueLinks(printedLinks(entry));
  const source: Source = {
    format: FORMAT_ID,
    ...(facts.from === undefined ? {} : { from: facts.from }),
    ...(facts.captured === undefined ? {} : { capturedAt: facts.captured }),
    lines: [entry.from, entry.to],
    ...(entry.comments === undefined ? {} : { comments: entry.comments }),
    ...(entry.votes === undefined ? {} : { votes: entry.votes }),
    ...(entry.organisation === undefined ? {} : { organisation: foldText(entry.organisation) }),
    ...(entry.date === undefined ? {} : { datePrinted: entry.date.printed }),
    ...(title.changed ? { titlePrinted: entry.title } : {}),
  };
  return {
    title: title.text,
    ...(entry.abstract === '' ? {} : { abstract: abstract.text }),
    ...(abstract.changed ? { abstractPrinted: entry.abstract } : {}),
    ...(entry.authorCount ? { authorCount: entry.authorCount } : {}),
    ...(date?.published ? { published: date.published } : {}),
    ...(date?.inferred ? { yearInferred: true } : {}),
    ids: arxiv ? { arxiv, hf: arxiv } : {},
    type: 'preprint',
    ...(links.length > 0 ? { links } : {}),
    sources: [source],
  };
}

/** Links printed beside a paper: its repository, its project page. Those of the site itself (votes, people) are not the paper's. */
function printedLinks(entry: ListingEntry): Link[] {
  return entry.links.flatMap((link) => {
    const url = /^https?:/.test(link.href) ? cleanUrl(link.href) : undefined;
    if (!url || /\/\/(?:[\w-]+\.)*(?:huggingface\.co|hf\.co|hf-mirror\.com|arxiv\.org)\//.test(url))
      return [];
    return [{ kind: linkKind(url), url, from: 'source' as const }];
  });
}

/** What the user should know about the inferred year. */
function yearWarnings(entries: readonly ListingEntry[], page: PageYear): Warning[] {
  const first = entries.find((entry) => entry.date?.date && entry.date.date.year === undefined);
  if (!first) return [];
  const at = { line: first.to, column: 1 };
  if (page.year === undefined) {
    const message =
      'The page prints dates without a year and nothing tells it; state it (in the terminal: --year or --captured).';
    return [{ code: 'unknown-year', ...at, message }];
  }
  if (page.otherYears.length === 0) return [];
  const others = page.otherYears.join(' or ');
  const message = `Dates without a year were read as ${page.year}; ${others} would fit as well. State it if it is another (in the terminal: --year).`;
  return [{ code: 'uncertain-year', ...at, message }];
}

const CAPTURED =
  /^[-*\s]*"?(?:captured|retrieved|exported|accessed|fetched|crawled|saved|archived|snapshot|date)\b[^:]{0,20}:\s*["']?(\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?)/i;

/**
 * When the page was captured, where a saved copy says so in its heading; else about a week after the newest day that the
 * page's own "previous" and "next" links name.
 */
function captureDate(lines: readonly RichLine[]): string | undefined {
  for (const line of lines.slice(0, 40)) {
    const match = CAPTURED.exec(line.text);
    if (match && parseIsoDate(match[1]!)) return match[1]!;
  }
  let newest: string | undefined;
  for (const link of lines.flatMap((line) => line.links)) {
    const day = /\/papers\/date\/(\d{4}-\d{2}-\d{2})/.exec(link.href)?.[1];
    if (day && parseIsoDate(day) && (newest === undefined || day > newest)) newest = day;
  }
  if (newest === undefined) return undefined;
  const { year, month, day } = parseIsoDate(newest)!;
  return new Date(Date.UTC(year, month - 1, day + 7)).toISOString().slice(0, 10);
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/**
 * Accounts for what is no paper: known furniture everywhere; in the page's heading, and below the first furniture under the last
 * paper, every short line as well. Other text between papers stays unread, and is warned about.
 */
function markFurniture(
  lines: readonly RichLine[],
  entries: readonly ListingEntry[],
  account: LineAccount,
): void {
  const first = entries.reduce((line, entry) => Math.min(line, entry.from), Infinity);
  const last = entries.reduce((line, entry) => Math.max(line, entry.to), 0);
  let footer = false;
  let name = false;
  for (const line of lines) {
    if (line.text === '') {
      // Emptied by taking its markup off: rules, definitions, images.
      account.chrome(line.line);
      continue;
    }
    const furniture = isFurniture(line.text);
    if (line.line > last && furniture) footer = true;
    const facts = readFacts(line.text);
    const heading = line.line < first || footer;
    if (furniture || name || facts || (heading && line.text.length <= 100)) account.chrome(line.line);
    else account.unread(line.line);
    name = facts?.submittedBy === true && /^submitted by$/i.test(line.text);
  }
}
