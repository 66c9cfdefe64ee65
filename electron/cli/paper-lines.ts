/** One paper in a few lines of text. */
import type { Paper } from '../../shared/library/paper.ts';
import { displayName, familyName } from '../../shared/library/names.ts';
import { oneLine } from './terminal.ts';

/** "Zhao et al. 2025, MLSys": who, when and where, as far as known. */
export function paperOrigin(paper: Paper): string {
  const [first, second] = paper.authors;
  const count = Math.max(paper.authors.length, paper.authorCount ?? 0);
  const who =
    first === undefined
      ? count > 0
        ? `${count} author${count === 1 ? '' : 's'}`
        : ''
      : count > 2
        ? `${familyName(first)} et al.`
        : [first, ...(second ? [second] : [])].map(familyName).join(' and ');
  return oneLine(
    [[who, paper.published?.year].filter(Boolean).join(' '), paper.venue].filter(Boolean).join(', '),
  );
}

/** A date as exact as it is known: "2025-08-05", "2025-08", "2025". */
export function paperDate(paper: Paper): string {
  const { year, month, day } = paper.published ?? {};
  const two = (value: number): string => String(value).padStart(2, '0');
  if (year === undefined) return '';
  const date = [String(year), ...(month ? [two(month), ...(day ? [two(day)] : [])] : [])].join('-');
  return paper.yearInferred ? `${date} (year inferred)` : date;
}

/** All names, or how many there are where the source printed only that. */
export function paperAuthors(paper: Paper): string {
  if (paper.authors.length > 0) return oneLine(paper.authors.map(displayName).join(', '));
  return paper.authorCount === undefined
    ? ''
    : `${paper.authorCount} authors (names not printed by the source)`;
}
