/**
 * Dates as listings print them ("Aug 5", "Nov 22, 2024", "Aug 28 7" with a comment count, "11 days ago"), and the year of
 * those that print none (DESIGN 4.2).
 */
import { arxivIdDate } from '../library/identifiers.ts';
import type { PartialDate } from '../library/paper.ts';

/** A printed date. Exactly one of `date` and `ago` is set. */
export interface ListingDate {
  readonly date?: PartialDate;
  /** "11 days ago". */
  readonly ago?: { readonly amount: number; readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year' };
  /** The number printed after the date: the comments. */
  readonly count?: number;
  /** The date's own words, without the count. */
  readonly printed: string;
}

/** English months, and the German and French ones that a translated page shows. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'jänner', 'janv', 'janvier'],
  ['feb', 'february', 'februar', 'févr', 'fév', 'février'],
  ['mar', 'march', 'mär', 'märz', 'mrz', 'mars'],
  ['apr', 'april', 'avr', 'avril'],
  ['may', 'mai'],
  ['jun', 'june', 'juni', 'juin'],
  ['jul', 'july', 'juli', 'juil', 'juillet'],
  ['aug', 'august', 'août', 'aout'],
  ['sep', 'sept', 'september', 'septembre'],
  ['oct', 'october', 'okt', 'oktober', 'octobre'],
  ['nov', 'november', 'novembre'],
  ['dec', 'december', 'dez', 'dezember', 'déc', 'décembre'],
];
const MONTH_NUMBERS = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** The number of a month's name or usual abbreviation, 1 to 12. */
export function monthNumber(name: string): number | undefined {
  return MONTH_NUMBERS.get(name.normalize('NFC').toLowerCase().replace(/\.$/, ''));
}

const PREFIX = /^(?:(?:published|submitted|updated|posted)(?:\s+on)?:?\s+|[·•]\s*)/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,\s+/i;
const COUNT = /^(?:[·•])?\[?(\d[\d.,]*k?)?\]?$/i;
const TIME = /^(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})?/i;

/**
 * Reads a text that is a date and nothing else but a count: "Aug 5", "Aug 05", "5 Aug 2025", "5. August 2025",
 * "Nov 22, 2024 3", "2025-08-05", "Mon, 12 Jun 2023 18:21:23 GMT", "Aug 2025", "Published on Aug 5", "11 days ago".
 * Undefined where the text is anything else, or names a day that does not exist.
 */
export function readListingDate(text: string): ListingDate | undefined {
  if (text.length > 60) return undefined;
  const bare = text.trim().replace(PREFIX, '').trim();
  const ago = readAgo(bare);
  if (ago) return ago;
  const day = bare.replace(WEEKDAY, '');
  const weekday = bare.length - day.length;
  for (const read of [readIso, readMonthFirst, readDayFirst]) {
    const found = read(day);
    if (!found || !isRealDate(found.date)) continue;
    const time = TIME.exec(day.slice(found.length))?.[0] ?? '';
    const length = found.length + time.trimEnd().length;
    const count = COUNT.exec(day.slice(length).replace(/\s+/g, ''));
    if (!count) continue;
    const printed = bare.slice(0, weekday + length).trim();
    return { date: found.date, printed, ...(count[1] ? { count: readCount(count[1]) } : {}) };
  }
  return undefined;
}

/** A printed count: "7", "1,204", "11.3k". */
export function readCount(text: string): number | undefined {
  const match = /^(\d[\d.,]*)\s*(k|m)?$/i.exec(text.trim());
  if (!match) return undefined;
  const scale = match[2] ? (match[2].toLowerCase() === 'k' ? 1000 : 1_000_000) : 1;
  const number = Number(scale > 1 ? match[1]!.replace(',', '.') : match[1]!.replace(/[.,]/g, ''));
  return Number.isFinite(number) ? Math.round(number * scale) : undefined;
}

interface Found {
  readonly date: PartialDate;
  readonly length: number;
}

function readIso(text: string): Found | undefined {
  const match = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)/.exec(text);
  if (!match) return undefined;
  const date = {
    year: Number(match[1]),
    month: Number(match[3]),
    ...(match[4] ? { day: Number(match[4]) } : {}),
  };
  return { date, length: match[0].length };
}

/** "Aug 5", "August 5th, 2025", "Aug 2025". Four digits are a year, never a count. */
function readMonthFirst(text: string): Found | undefined {
  const match =
    /^(\p{L}{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?(?:(?:,\s*|\s+)(\d{4})(?!\d)|(?![\d,.:]))|(\d{4})(?!\d))/u.exec(
      text,
    );
  const month = match && monthNumber(match[1]!);
  if (!match || !month) return undefined;
  const year = match[3] ?? match[4];
  const date = {
    ...(year ? { year: Number(year) } : {}),
    month,
    ...(match[2] ? { day: Number(match[2]) } : {}),
  };
  return { date, length: match[0].length };
}

/** "5 Aug", "5. August 2025", "13 Jun 23" (as in e-mails). */
function readDayFirst(text: string): Found | undefined {
  const match = /^(\d{1,2})\.?\s+(\p{L}{3,9})(?:\.|,)?(?:\s+(\d{4}|\d{2}(?=\s+\d{1,2}:))(?!\d))?/u.exec(text);
  const month = match && monthNumber(match[2]!);
  if (!match || !month) return undefined;
  const year = match[3] === undefined ? undefined : Number(match[3]) + (match[3].length === 2 ? 2000 : 0);
  const date = { ...(year === undefined ? {} : { year }), month, day: Number(match[1]) };
  return { date, length: match[0].length };
}

const AGO =
  /^(?:about\s+|over\s+|almost\s+)?(\d{1,4}|an?|one)\s+(minute|hour|day|week|month|year)s?\s+ago(?:\s+(\d[\d.,]*k?))?$/i;

function readAgo(text: string): ListingDate | undefined {
  const named = /^(today|yesterday|just now)(?:\s+(\d[\d.,]*k?))?$/i.exec(text);
  const match = AGO.exec(text);
  if (!named && !match) return undefined;
  const count = named?.[2] ?? match?.[3];
  const printed = count ? text.slice(0, -count.length).trim() : text;
  const more = { printed, ...(count ? { count: readCount(count) } : {}) };
  if (named) return { ago: { amount: /yesterday/i.test(text) ? 1 : 0, unit: 'day' }, ...more };
  const amount = /^\d/.test(match![1]!) ? Number(match![1]) : 1;
  const unit = match![2]!.toLowerCase();
  if (unit === 'minute') return { ago: { amount: 0, unit: 'hour' }, ...more };
  return { ago: { amount, unit: unit as 'hour' | 'day' | 'week' | 'month' | 'year' }, ...more };
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** False for the 31st of June, and for 29 February of a year without one. */
export function isRealDate({ year, month, day }: PartialDate): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day === undefined) return true;
  if (day < 1 || month === undefined || day > DAYS[month - 1]!) return false;
  return !(month === 2 && day === 29 && year !== undefined && !isLeapYear(year));
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** What is known about a page's dates when its year is asked for. */
export interface PageDates {
  /** Every date of the page: those of its papers and the one in its heading. */
  readonly dates: readonly PartialDate[];
  /** The year the caller states (`--year`). */
  readonly year?: number | undefined;
  /** The capture date, ISO; today for a live paste; never a file's modification time. */
  readonly captured?: string | undefined;
}

export interface PageYear {
  readonly year?: number;
  /** Other years that fit as well. */
  readonly otherYears: readonly number[];
  /** What the choice rests on. */
  readonly from: 'stated' | 'captured' | 'printed' | 'nothing';
}

/**
 * The year of the dates that print none (DESIGN 4.2), in this order: the stated year; with a capture date, the latest year in
 * which no date of the page lies after it; one more than the largest printed year, since sites print a year only when it is
 * not the current one; none. A 29 February narrows the choice to leap years.
 */
export function inferPageYear({ dates, year, captured }: PageDates): PageYear {
  if (year !== undefined) return { year, otherYears: [], from: 'stated' };
  const undated = dates.filter((date) => date.year === undefined && date.month !== undefined);
  const printed = dates.flatMap((date) => date.year ?? []);
  const largest = printed.length > 0 ? printed.reduce((a, b) => Math.max(a, b)) : undefined;
  const exists = (candidate: number) => undated.every((date) => isRealDate({ ...date, year: candidate }));
  const capture = captured === undefined ? undefined : parseIsoDate(captured);
  if (capture) {
    const fits = (candidate: number) =>
      exists(candidate) && undated.every((date) => !isAfter({ ...date, year: candidate }, capture));
    let latest = capture.year;
    while (latest > capture.year - 9 && !fits(latest)) latest--;
    if (fits(latest)) {
      // A page of that year would print no year of its own; without any printed year, the year before is as good a guess.
      const first = largest === undefined ? latest - 1 : Math.max(largest + 1, latest - 5);
      const others: number[] = [];
      for (let other = latest - 1; other >= first; other--) if (exists(other)) others.push(other);
      return {
        year: latest,
        otherYears: nearCapture(undated, latest, capture) ? [] : others,
        from: 'captured',
      };
    }
  }
  if (largest === undefined) return { otherYears: [], from: 'nothing' };
  let next = largest + 1;
  while (!exists(next) && next < largest + 9) next++;
  if (!exists(next)) return { otherYears: [], from: 'nothing' };
  const other = [next + 1, next + 2, next + 3, next + 4].find(exists);
  return { year: next, otherYears: other === undefined ? [] : [other], from: 'printed' };
}

/** A date within a fortnight before the capture: the page was fresh, its year is not in doubt. */
function nearCapture(dates: readonly PartialDate[], year: number, capture: Required<PartialDate>): boolean {
  const day = (date: PartialDate) =>
    Date.UTC(date.year ?? year, (date.month ?? 1) - 1, date.day ?? 1) / 86_400_000;
  return dates.some(
    (date) => date.day !== undefined && Math.abs(day(capture) - day({ ...date, year })) <= 14,
  );
}

/** The calendar day of an ISO date or date-time. */
export function parseIsoDate(text: string): Required<PartialDate> | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text.trim());
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? date : undefined;
}

function isAfter(date: PartialDate, other: Required<PartialDate>): boolean {
  const order = (value: PartialDate) => (value.year ?? 0) * 400 + (value.month ?? 1) * 32 + (value.day ?? 1);
  return order(date) > order(other);
}

/** What a printed date means once the page's year is known. `inferred` where the source did not print the year. */
export interface ResolvedDate {
  readonly published?: PartialDate;
  readonly inferred: boolean;
  /** The arXiv id names another year than the page's; `published` has the id's. */
  readonly correctedByArxiv?: boolean;
}

/**
 * Completes a printed date: a missing year is the page's, unless the paper's arXiv id (`YYMM`) says that the month belongs to
 * another year; "11 days ago" counts back from the capture date, as exactly as its unit allows (weeks and months give a month).
 */
export function resolveListingDate(
  printed: ListingDate,
  page: { readonly year?: number | undefined; readonly captured?: string | undefined },
  arxiv?: string,
): ResolvedDate {
  if (printed.ago) {
    const capture = page.captured === undefined ? undefined : parseIsoDate(page.captured);
    return capture ? { published: countBack(capture, printed.ago), inferred: true } : { inferred: false };
  }
  const date = printed.date ?? {};
  if (date.year !== undefined) return { published: date, inferred: false };
  const byId = arxiv === undefined ? undefined : yearByArxivId(date, arxiv);
  const year = byId ?? page.year;
  if (year === undefined || !isRealDate({ ...date, year })) return { published: date, inferred: false };
  const corrected = byId !== undefined && page.year !== undefined && byId !== page.year;
  return { published: { ...date, year }, inferred: true, ...(corrected ? { correctedByArxiv: true } : {}) };
}

/**
 * The year in which a day and month lie nearest to the month of an arXiv id: a listing prints the first submission, which is
 * in the id's month or just before it. Undefined where the id is old or the month is more than two months off.
 */
export function yearByArxivId(date: PartialDate, arxiv: string): number | undefined {
  const issued = arxivIdDate(arxiv);
  if (!issued || date.month === undefined) return undefined;
  const months = (year: number) => year * 12 + date.month! - (issued.year * 12 + issued.month);
  return [issued.year, issued.year - 1, issued.year + 1].find((year) => Math.abs(months(year)) <= 2);
}

function countBack(capture: Required<PartialDate>, ago: NonNullable<ListingDate['ago']>): PartialDate {
  const from = Date.UTC(capture.year, capture.month - 1, capture.day);
  const days = ago.unit === 'week' ? ago.amount * 7 : ago.unit === 'day' ? ago.amount : 0;
  if (ago.unit === 'year') return { year: capture.year - ago.amount };
  if (ago.unit === 'month') {
    const month = capture.year * 12 + capture.month - 1 - ago.amount;
    return { year: Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1 };
  }
  const day = new Date(from - days * 86_400_000);
  const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 };
  return ago.unit === 'week' ? date : { ...date, day: day.getUTCDate() };
}
