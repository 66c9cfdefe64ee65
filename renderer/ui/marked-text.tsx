/** Text with ranges marked. The text is only ever a text node, whatever it holds. */
import { Fragment } from 'react';

export type Ranges = readonly (readonly [number, number])[];

/** Longer texts than this are cut for a row; the whole text is in the detail pane. */
const ROW_LIMIT = 400;

export function MarkedText({
  text,
  ranges = [],
  limit = ROW_LIMIT,
}: {
  readonly text: string;
  /** UTF-16 ranges, end exclusive, in order, not overlapping; what does not fit the text is left out. */
  readonly ranges?: Ranges | undefined;
  readonly limit?: number;
}) {
  const shown = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return splitAtRanges(shown, ranges).map(({ part, marked, at }) =>
    marked ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>,
  );
}

/** Cuts a text at its ranges, dropping ranges that overlap or leave it. */
export function splitAtRanges(
  text: string,
  ranges: Ranges,
): readonly { readonly part: string; readonly marked: boolean; readonly at: number }[] {
  const parts: { part: string; marked: boolean; at: number }[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    if (start < done || end <= start || start >= text.length) continue;
    if (start > done) parts.push({ part: text.slice(done, start), marked: false, at: done });
    parts.push({ part: text.slice(start, end), marked: true, at: start });
    done = Math.min(end, text.length);
  }
  if (done < text.length) parts.push({ part: text.slice(done), marked: false, at: done });
  return parts;
}
