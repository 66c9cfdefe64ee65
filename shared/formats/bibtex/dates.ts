/** Dates in bibliographies: BibTeX's `year` and `month`, BibLaTeX's `date` (EDTF levels 0 and 1, BibLaTeX manual 2.3.8). */
import type { PartialDate } from '../../library/paper.ts';

/** BibTeX's month macros, January first. */
export const MONTH_MACROS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;

/** What the month macros print in the standard styles. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The first date of a BibLaTeX `date` ("2024-05", "2024-05/2024-06", "2024~"), as exact as it is; undefined for none. */
export function parseBiblatexDate(text: string): PartialDate | undefined {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)/.exec(text.trim());
  if (!found) return undefined;
  const [, year, month, day] = found.map(Number);
  if (!month || month > 12) return { year: year! };
  return day && day <= 31 ? { year: year!, month, day } : { year: year!, month };
}

/** Whether a `date` says nothing beyond its first date: no range, no doubt, no time. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(text.trim());
}

/** A date as BibLaTeX's `date`: "2024", "2024-08", "2024-08-03"; undefined without a year. */
export function biblatexDate(date: PartialDate | undefined): string | undefined {
  if (date?.year === undefined) return undefined;
  const parts = [String(date.year).padStart(4, '0')];
  if (date.month !== undefined) {
    parts.push(String(date.month).padStart(2, '0'));
    if (date.day !== undefined) parts.push(String(date.day).padStart(2, '0'));
  }
  return parts.join('-');
}

/** The year of a raw `year` value ("2024", "c. 1999", "2020a"): the first number of four digits, or a short plain number. */
export function yearOf(raw: string): number | undefined {
  const found = /(?<!\d)\d{4}(?!\d)/.exec(raw) ?? /^\d{1,3}$/.exec(raw.trim());
  return found ? Number(found[0]) : undefined;
}

/** The month and day of a raw `month` value ("8", "Aug.", "August~3", "3 August"); the first of a range. Undefined for none. */
export function monthOf(raw: string): { month: number; day?: number } | undefined {
  const text = raw
    .replace(/[{}~.,]/g, ' ')
    .trim()
    .toLowerCase();
  if (/^\d{1,2}$/.test(text)) {
    const month = Number(text);
    return month >= 1 && month <= 12 ? { month } : undefined;
  }
  const word = /[a-z]+/.exec(text)?.[0] ?? '';
  const month =
    word.length >= 3 ? MONTH_NAMES.findIndex((name) => name.toLowerCase().startsWith(word)) + 1 : 0;
  const known = month > 0 ? month : word === 'sept' ? 9 : 0;
  if (known === 0) return undefined;
  const day = Number(/\d{1,2}(?!\d)/.exec(text)?.[0] ?? 0);
  return day >= 1 && day <= 31 ? { month: known, day } : { month: known };
}

/** Whether a raw `month` says nothing beyond a month and perhaps a day. */
export function isPlainMonth(raw: string): boolean {
  const text = raw.replace(/[{}~.,]/g, ' ').trim();
  return /^(?:\d{1,2}|[a-z]{3,9}|[a-z]{3,9} +\d{1,2}|\d{1,2} +[a-z]{3,9})$/i.test(text);
}
