/** Numbers in a row: "3x, 2x and 5x". */
import type { Mention } from './sentences.ts';

const JOINT = /^,? ?(?:and )?(?:up to )?$/;

/** The last number of the row that this one stands in; itself where it stands alone. */
export function lastOfRow({ sentence: { mentions }, index }: Mention): Mention {
  let last = index;
  while (last + 1 < mentions.length && JOINT.test(mentions[last + 1]!.gapBefore)) last++;
  return mentions[last]!;
}

/** The numbers that stand in one row with this one: "3x, 2x and 5x". */
export function rowOf(mention: Mention): readonly Mention[] {
  const { mentions } = mention.sentence;
  let from = mention.index;
  while (from > 0 && JOINT.test(mentions[from]!.gapBefore)) from--;
  return mentions.slice(from, lastOfRow(mention).index + 1);
}
