/** What a row says about its paper, in words: authors, date, a label for screen readers. */
import type { Row, Snippet } from '../../../shared/api/schemas.ts';
import { MONTH_NAMES } from '../../../shared/formats/bibtex/dates.ts';
import type { PartialDate } from '../../../shared/library/paper.ts';

/** "Nov 2024", "2024", "Aug 5" where the source gave no year; empty where nothing is known. */
export function dateText(date: PartialDate | undefined): string {
  if (!date) return '';
  const month = date.month === undefined ? '' : (MONTH_NAMES[date.month - 1]?.slice(0, 3) ?? '');
  if (date.year === undefined) return [month, date.day].filter(Boolean).join(' ');
  return [month, date.year].filter(Boolean).join(' ');
}

/** "Zhao", "Zhao & Chen", "Zhao et al.", or "13 authors" where only the number is known. */
export function authorsText(row: Pick<Row, 'authors' | 'authorCount'>): string {
  const { authors, authorCount = authors.length } = row;
  const [first, second] = authors;
  if (first === undefined)
    return authorCount === 0 ? '' : `${authorCount} ${authorCount === 1 ? 'author' : 'authors'}`;
  if (authorCount === 1) return first;
  return authorCount === 2 && second !== undefined ? `${first} & ${second}` : `${first} et al.`;
}

/** A snippet cut so that its first match is near the start: rows are narrow. */
export function centred({ text, ranges }: Snippet): Pick<Snippet, 'text' | 'ranges'> {
  const first = ranges[0]?.[0] ?? 0;
  if (first < 24) return { text, ranges };
  const blank = text.lastIndexOf(' ', first - 12);
  const from = blank < 0 ? first : blank + 1;
  const kept = ranges.map(([start, end]) => [start - from + 1, end - from + 1] as const);
  return { text: `…${text.slice(from)}`, ranges: kept };
}
