/** What a number was measured with, where the abstract says it right there: a model, a data set, a benchmark. */
import { rowOf } from './number-row.ts';
import type { Mention } from './sentences.ts';
import { DATA_NAMES, MODEL_NAMES } from './workload-names.ts';

const SIZE = String.raw`(?:[- ]\d+(?:\.\d+)?(?:x\d+)?[BM])?(?:-(?:[Ii]nstruct|[Cc]hat|Base))?`;
const NAME = String.raw`(?:(?:${MODEL_NAMES.join('|')})${SIZE}|${DATA_NAMES.join('|')})(?![\w])`;
const NAMES = new RegExp(String.raw`(?<![\w-])${NAME}`, 'g');

/** "on X and Y", "for X", "training X": from the words after a number to the names. */
const AFTER = new RegExp(
  String.raw`^[^#;]{0,70}?\b(?:on|for|of|with|training|serving|running|in)\b (?:[a-z-]+ ){0,2}(${NAME}(?:(?:, (?:and )?| and |/)${NAME})*)`,
);
/** "On X, ...", "For X and Y, ...", "When training X, ..." */
const OPENING = new RegExp(
  String.raw`^(?:On|For|With|When|In|Running|Training|Serving)\b[^,;#]{0,40}?\b(${NAME}(?:(?:, (?:and )?| and |/)${NAME})*)[^,;#]{0,40},`,
);

/**
 * The workload of a number as printed, several names joined by commas; undefined where none is named beside it. Of a row of
 * numbers with as many names, each has its own.
 */
export function workloadOf(mention: Mention): string | undefined {
  const row = rowOf(mention);
  const { masked } = mention.sentence;
  const after = AFTER.exec(row.at(-1)!.gapAfter)?.[1]?.match(NAMES);
  if (after && after.length > 1 && after.length === row.length && /\brespectively\b/.test(masked))
    return after[row.indexOf(mention)];
  const names = after ?? OPENING.exec(masked)?.[1]?.match(NAMES);
  return names ? [...new Set(names)].join(', ') : undefined;
}
