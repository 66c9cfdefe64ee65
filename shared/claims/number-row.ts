/** Numbers in a row: "3x, 2x and 5x". */
import type { Mention } from './sentences.ts';

/** The numbers that stand in one row with this one: "3x, 2x and 5x". */
export function rowOf({ sentence: { mentions }, index }: Mention): readonly Mention[] {
  const joins = ({ gapBefore }: Mention): boolean => /^,? ?(?:and )?(?:up to )?$/.test(gapBefore);
  let from = index;
  while (from > 0 && joins(mentions[from]!)) from--;
  let to = index + 1;
  while (to < mentions.length && joins(mentions[to]!)) to++;
  return mentions.slice(from, to);
}
