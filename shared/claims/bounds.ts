/** Which bound words govern a number ("up to", "on average", "around"), by the labelling guide's section 6. */
import type { ClaimBound } from '../library/knowledge.ts';
import { lastOfRow } from './number-row.ts';
import type { Mention } from './sentences.ts';

/** Small words that may stand between a bound word and its number ("up to a 3x"). */
const FILLER = String.raw`(?: (?:a|an|the|only|just|another|additional|further|even|merely))*`;

/** Bound words right before a number, strongest first; the pattern's match is part of the quote. */
const BEFORE: readonly (readonly [ClaimBound, RegExp])[] = [
  [
    'up-to',
    bound(
      String.raw`up to|as (?:much|high|many|fast|large|low|few|little|small|long) as|at (?:the )?most|(?:no|not) (?:more|greater|higher|longer) than|less[ -]than|fewer than|lower than|smaller than|under|below|within|peak|maximum|max\.?|a max of|not exceeding|[<≤]=?`,
    ),
  ],
  [
    'up-to',
    /\b(?:peak|maximum|max\.?)(?! (?:memory|GPU memory|power)) (?:(?:[\w/-]+ ){0,4}(?:of|at|is|=)|(?:[\w/-]+ ){0,2}(?:error|deviation|loss|latency|speed-?up|throughput|overhead|improvement|gain|reduction))(?: (?:a|an|the|only|just|about|around|nearly|roughly))* $/i,
  ],
  [
    'at-least',
    bound(
      String.raw`more[ -]than|(?:no|not) (?:less|fewer) than|greater than|higher than|over|at least|at minimum|beyond|above|exceeds?|exceeding|surpassing|upwards? of|[>≥]=?`,
    ),
  ],
  [
    'average',
    bound(
      String.raw`(?:on|an|in|by|of|with)? ?average(?: of)?,?|on avg\.?,?|avg\.?|mean of|(?:a )?(?:geometric mean|geomean)(?: of)?`,
    ),
  ],
  // "average pass@1 scores of 80.6%": of the result itself. "by 30%" after "average" would be a change of an average.
  [
    'average',
    /\b(?:average|averaged|geomean|geometric[- ]mean|mean)(?! (?:absolute|squared|square|percentage|time|opinion)) (?:[\w@/-]+ ){0,5}(?:of|is|to|at|from|reaches|:)(?: (?:a|an|the|only|just|about|around|nearly|roughly|[~]))* $/i,
  ],
  [
    'approx',
    bound(String.raw`about|around|approximately|approx\.?|nearly|close to|roughly|almost|some|circa|~|near`),
  ],
];

function bound(words: string): RegExp {
  return new RegExp(String.raw`(?:(?<![\w-])|(?=[<>≤≥~]))(?:${words})${FILLER}(?: ?|-)$`, 'i');
}

/** "4.6x on average": the words follow at once, or after the short head they belong to. */
const AVERAGE_AFTER =
  /^[^#,;:().]{0,50}?,? ?\(?(?:on average\b|in average(?![ -]\w)|averaged (?:over|across)\b)|^ ?\((?:average|avg\.?|geomean|geometric mean)\)|^ (?:average|geomean|geometric mean)\b|^ (?:[\w-]+ ){1,2}(?:geomean|geometric[- ]mean)\b/i;

const ON_AVERAGE_AFTER = /^(?: [\w-]+){1,4} on average\b/;
const SAME_ROW = /^(?: (?!(?:by|at|with|on|over|than|in|for)\b)[\w-]+){1,4},? and (?:an? )?$/;

/** "On average, X cuts latency by 30%": governs what follows up to the next number. */
const ON_AVERAGE_BEFORE = /\b(?:on|in) average\b[^#;:(,]*$|(?:^|, |\bthat )(?:on|in) average, [^#;:(]*$/i;

/** What may stand between a number and the next for the second to be its conjunct. */
const CONJUNCT =
  /^(?!.*\b(?:at|by|while|with|but)\b)[^#;:()]{0,70}?(?:(?:,? (?:and|or)|,|\/| to) |\/)(?:even |another |a |an )*$/;

/** "(83% of peak)", "(or 2.96x of the original)": the same figure again in other words. */
const RESTATED = /^[^#,;:()]{0,40}?\((?:or |i\.e\.,? |that is,? |equivalently,? )?$/;
const RESTATED_END = /^(?:\)| of | (?:[\w-]+ ){0,2}(?:utili[sz]ation|MFU|efficiency|peak)\b)/;

/** An operating point after a conjunct frees it from the bound of the first. */
const OWN_OPERATING_POINT = /^[^#,;:()]{0,40}? (?:at|for) #/;

/** The bound of each mention of one sentence, in order, with the bound word's own length before the number. */
export function boundsOf(mentions: readonly Mention[]): { bound: ClaimBound; wordsBefore: number }[] {
  const result: { bound: ClaimBound; wordsBefore: number }[] = [];
  // The last number outside brackets: a figure restated in brackets does not come between conjuncts.
  let outer: Mention | undefined;
  for (const mention of mentions) {
    const own = ownBound(mention);
    const governor = isRestated(mention) ? mentions[mention.index - 1] : outer;
    if (
      own === undefined &&
      governor !== undefined &&
      spreads(governor, mention) &&
      isGoverned(mention, governor)
    ) {
      result.push({ bound: result[governor.index]!.bound, wordsBefore: 0 });
    } else result.push(own ?? { bound: 'exact', wordsBefore: 0 });
    if (!isRestated(mention) && !isInBracket(mention)) outer = mention;
  }
  // "# and # speedup on average": the words behind a row are said of all of it.
  for (const mention of mentions.toReversed()) {
    if (result[mention.index]!.bound !== 'exact') continue;
    // "# faster prefill and # energy savings on average"
    const next = mentions[mention.index + 1];
    if (
      next !== undefined &&
      result[next.index]!.bound === 'average' &&
      result[next.index]!.wordsBefore === 0 &&
      ON_AVERAGE_AFTER.test(next.gapAfter) &&
      SAME_ROW.test(mention.gapAfter) &&
      spreads(mention, next)
    ) {
      result[mention.index] = { bound: 'average', wordsBefore: 0 };
      continue;
    }
    const last = lastOfRow(mention);
    if (last !== mention && result[last.index]!.bound === 'average' && AVERAGE_AFTER.test(last.gapAfter))
      result[mention.index] = { bound: 'average', wordsBefore: 0 };
  }
  return result;
}

/** "never slows it down by more than" */
const NEVER_MORE = /\b(?:never|not|no|without)(?: [\w-]+){1,5} more than $/;

function ownBound(mention: Mention): { bound: ClaimBound; wordsBefore: number } | undefined {
  let first: { bound: ClaimBound; wordsBefore: number } | undefined;
  let text = mention.gapBefore.slice(-90);
  // "up to about 3x", "an average of over 90%": look behind the word next to the number too.
  for (let depth = 0; depth < 2; depth++) {
    const hit = boundAtEnd(text);
    if (hit === undefined) break;
    const wordsBefore = text.length - hit.start + (first?.wordsBefore ?? 0);
    if (first === undefined || STRENGTH[hit.bound] > STRENGTH[first.bound])
      first = { bound: hit.bound, wordsBefore };
    text = text.slice(0, hit.start);
    if (!text.endsWith(' ')) text += ' ';
  }
  if (first?.bound === 'at-least' && NEVER_MORE.test(mention.gapBefore)) first = { ...first, bound: 'up-to' };
  if (mention.orMore && first?.bound !== 'up-to')
    return { bound: 'at-least', wordsBefore: first?.wordsBefore ?? 0 };
  if (first !== undefined && STRENGTH[first.bound] >= STRENGTH.average) return first;
  if (AVERAGE_AFTER.test(mention.gapAfter) || ON_AVERAGE_BEFORE.test(mention.gapBefore)) {
    return { bound: 'average', wordsBefore: first?.wordsBefore ?? 0 };
  }
  return first;
}

/** True for words that end in any of them; looks backwards, and most numbers have none. */
const ANY_BEFORE = new RegExp(`(?<=${BEFORE.map(([, { source }]) => source).join('|')})$`, 'i');

function boundAtEnd(text: string): { bound: ClaimBound; start: number } | undefined {
  if (!ANY_BEFORE.test(text)) return undefined;
  for (const [bound, pattern] of BEFORE) {
    const start = text.search(pattern);
    if (start !== -1) return { bound, start };
  }
  return undefined;
}

const STRENGTH: Readonly<Record<ClaimBound, number>> = {
  exact: 0,
  approx: 1,
  average: 2,
  'at-least': 3,
  'up-to': 3,
};

/** "an average of # (up to #) and #" */
function isInBracket({ gapBefore, gapAfter }: Mention): boolean {
  return /\((?:up to |on average |average |avg\.? )$/.test(gapBefore) && gapAfter.startsWith(')');
}

function isRestated(mention: Mention): boolean {
  return mention.index > 0 && RESTATED.test(mention.gapBefore) && RESTATED_END.test(mention.right);
}

/** "Up to" governs a conjunct of another unit too ("up to 3x faster and 40% cheaper"); "within 2 GB and 20 ms" does not. */
function spreads(governor: Mention, mention: Mention): boolean {
  const isRelative = (one: Mention): boolean => one.unit?.kind === 'ratio' || one.unit?.kind === 'percent';
  if (isRestated(mention)) return true;
  // "a 2x average speedup and 3x lower latency": an adjective belongs to its own noun.
  if (/^ (?:average|geomean|geometric mean)\b/.test(governor.gapAfter)) return false;
  if (/[<>≤≥~]=? ?$/.test(governor.gapBefore)) return false;
  return governor.unit?.kind === mention.unit?.kind || (isRelative(governor) && isRelative(mention));
}

/** True where the bound word of the number before governs this one too. */
function isGoverned(mention: Mention, governor: Mention): boolean {
  if (isRestated(mention)) return true;
  const between = mention.sentence.masked
    .slice(governor.at + 1, mention.at)
    .replace(/\([^()]{0,80}\)/g, '')
    .replace(/\b(?:over|than|compared (?:to|with)) [^#,;:]*?(?=,? and |,? or |, )/, '');
  const isPaired = /\brespectively\b/.test(mention.right);
  return CONJUNCT.test(between) && (isPaired || !OWN_OPERATING_POINT.test(mention.right));
}
