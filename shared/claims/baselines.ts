/** Which of a sentence's comparisons a number belongs to (labelling guide, section 9). */
import { lastVerb } from './change-words.ts';
import type { Comparison } from './comparisons.ts';
import { lastOfRow, rowOf } from './number-row.ts';
import { NUMBER, type Mention, type Sentence } from './sentences.ts';

/** True for a number that says how much something changed; false for one that says how much there is. */
export function isRelative(mention: Mention): boolean {
  const kind = mention.unit?.kind;
  if (kind === 'ratio' || kind === 'points') return true;
  if (kind !== 'percent') return false;
  return (
    /^ (?:over|than|compared|relative)\b/.test(mention.right) ||
    /^ of (?:the |its )?(?:energy|power|memory|cost|time|latency|area|bandwidth|parameters|compute|storage)\b/.test(
      mention.head,
    ) ||
    /\b(?:faster|slower|higher|lower|less|fewer|more|better|smaller|larger|shorter|cheaper|accelerations?|improvements?|reductions?|increases?|decreases?|gains?|savings?|speed-?ups?|boost|overheads?|drop|loss|degradation|greater)\b/.test(
      lastOfRow(mention).head,
    ) ||
    /\bby(?: [\w-]+){0,4} $|(?:speed-?ups?|reductions?|improvements?|gains?|savings?|increases?|overheads?) (?:[\w-]+ ){0,4}(?:of|to|below|under)(?: [\w-]+){0,3} $|[#(] ?(?:or |and |, ?)?(?:up to )?$|\boverheads?(?: \w+){0,3} $|\bsav(?:es?|ed|ing) (?:up to |about |over |nearly )?$/.test(
      mention.left,
    )
  );
}

/** The comparison that each mention of a sentence belongs to, by index. */
export function baselinesOf(
  sentence: Sentence,
  comparisons: readonly Comparison[],
  isClaim: (mention: Mention) => boolean,
): (string | undefined)[] {
  // Sizes and counts do not come between a result and what it is compared with.
  let masked = sentence.masked;
  for (const mention of sentence.mentions)
    if (!isClaim(mention)) masked = `${masked.slice(0, mention.at)}n${masked.slice(mention.at + 1)}`;
  return sentence.mentions.map((mention) => {
    const relative = isRelative(mention);
    const isAmount = ['time', 'bytes', 'count'].includes(mention.unit?.kind ?? '');
    const after = comparisons.find(({ start }) => start > mention.at);
    const before = comparisons.findLast(({ nameEnd, ofOne }) => nameEnd <= mention.at && !ofOne);
    // "outperforms X with # higher throughput and # lower latency, and is # faster than Y"
    const isDirect = after !== undefined && !masked.slice(mention.at + 1, after.start).includes(NUMBER);
    if (
      !isDirect &&
      before?.ofAbsolutes === 'around' &&
      !isAmount &&
      OF_WINNING.test(sentence.masked.slice(before.nameEnd, mention.at))
    )
      return resolved(mention, before, comparisons);
    // "speedup over X is #, compared with # for Y"
    if (
      after?.ofOne === true &&
      before !== undefined &&
      IS.test(sentence.masked.slice(before.nameEnd, mention.at))
    )
      return resolved(mention, before, comparisons);
    if (after !== undefined && reaches(mention, after, relative, masked))
      return resolved(mention, after, comparisons);
    // "from 1.3x to 2x": what it was before is what it is compared with.
    if (
      /\bfrom # to (?:an? |about |over |only )?$/.test(masked.slice(Math.max(0, mention.at - 30), mention.at))
    )
      return undefined;
    // "2x faster than X with a 1% accuracy loss": the price is not X's.
    if (PRICE_PAID.test(mention.gapBefore) && (PRICE.test(mention.head) || PRICE_OF.test(mention.gapBefore)))
      return undefined;
    const goesOn =
      before?.ofAbsolutes === 'around' &&
      !isAmount &&
      GOES_ON.test(sentence.masked.slice(before.nameEnd, mention.at));
    return before === undefined || !(relative || goesOn) ? undefined : resolved(mention, before, comparisons);
  });
}

/** From a verb of winning and its opponent to the numbers of the win. */
const OF_WINNING =
  /^ (?:with|by|in|up to)\b(?:(?!,? (?:and|while|but) (?:also )?[a-z]+(?:s|ed|ing) )[^;:()])*$/;
const IS = /^ (?:is|was|are|reaches|averages) (?:about |only |up to |an average of )?$/;
const PRICE_PAID =
  /\b(?:with|at|without|incurring|adding|(?:at|for) (?:the|a) (?:cost|price|expense) of)\b[^#,;]{0,30}$/;
const PRICE_OF =
  /\b(?:loss|drop|degradation|overhead|slowdown|penalty) of (?:only |just |about |up to |less than |under )*$/;
const PRICE = /\b(?:loss|drop|degradation|overhead|slowdown|penalty|decrease)\b/;

/** "matches X while using only #", "outperforms X, reaching #", "matches X (#)". */
const GOES_ON = /^[^#;:]{0,30}(?:\bwhile|,|\() ?(?:\w+ing )?[^#;:,]{0,60}$/;

/** "over X by #", "relative to X under #": from the name to a number of the comparison's own. */
const OWN_NUMBER = /^ (?:by|under|below) (?:up to |about |over |only |an average of |on average )*#/;

/** Does a later comparison compare this number? Others between the two must be its conjuncts, with no new subject. */
function reaches(mention: Mention, comparison: Comparison, relative: boolean, masked: string): boolean {
  if (!relative && comparison.ofAbsolutes === 'no') return false;
  const between = masked.slice(mention.at + 1, comparison.start);
  // "improves A over X by # and B over Y by #", "runs at #, beating X by #": the number behind is the one compared.
  if (
    OWN_NUMBER.test(masked.slice(comparison.nameEnd, comparison.nameEnd + 40)) &&
    /[,;]|\band\b/.test(between)
  )
    return false;
  // "..., compared to X" at the end speaks of the whole sentence.
  const isDetached =
    /, $/.test(between) &&
    /^(?:(?:when |as )?compared|relative|in comparison|in contrast)/i.test(
      masked.slice(comparison.start, comparison.start + 20),
    );
  if (isDetached && relative && !startsAnew(between)) return true;
  if (/[;:]/.test(between)) return false;
  // "... by # and #, showing clear advantages over X": of everything the sentence says.
  if (
    relative &&
    /, (?:showing|demonstrating|exhibiting|representing|marking) (?!that\b)[^,;:#]*$/.test(between)
  )
    return true;
  const parts = between
    .replace(/^\)(?=,? and (?:[\w-]+ ){1,3}\((?:up to )?#\))/, '')
    .replace(/(,? and |, )(?:[\w-]+ ){1,3}\((?:up to )?#\)/g, '$1#')
    .replace(/\(((?:up to |by |about |over |average |avg\.? )?)#(?: on average)?\) $/, '($1# ')
    .replace(/\(#\)(?= and )/g, ', #')
    .replace(/\((up to |by |about |over )?#\)/g, ' # ')
    .replace(/ \([^()#]{1,30}\)/g, '')
    .split(NUMBER);
  if (!relative && !parts.slice(0, -1).every((part) => /^[^,;:]{0,40}(?:,|,? and) ?$/.test(part)))
    return false;
  return parts.slice(0, -1).every((part) => SAME_SUBJECT.test(part)) && !startsAnew(parts.at(-1)!);
}

/** True where another clause begins before the comparison: "#, restores Y where Z is slower than". */
function startsAnew(part: string): boolean {
  const comma = part.indexOf(', ');
  return (
    /\b(?:where|which|whose)\b|, (?:suggesting|indicating|highlighting|making|enabling|allowing|proving|implying|laying|opening|(?:show|demonstrat)ing that)\b/.test(
      part,
    ) ||
    (comma !== -1 && /s$/.test(lastVerbWord(part.slice(comma))))
  );
}

function lastVerbWord(text: string): string {
  const verb = lastVerb(text);
  return verb === undefined ? '' : text.slice(verb.start, verb.end);
}

/** From one number to the next without a new subject: "# on A and #", "# and reduces cost by #", "# (up to #". */
const SAME_SUBJECT =
  /^[^,;:()]{0,60}?(?:\(|,? (?:and|or|while)\b|,|\/)(?: (?:also|further|even|then|additionally|simultaneously|while))*\s?(?:(?:and )?(?:\w+(?:s|es|ed|ing)|use|produce|enforce|attain|tolerate|support|sustain|serve|handle|cut|lower|increase|decrease|boost|raise|lift|maintain|deliver|achieve|reduce|consume|require|incur|improve|save|cost|provide|run|up to|on average|an average of|over|average)\b[^,;:()]{0,70}|[\w -]{1,60} by(?: up to| over| about)? |[\w -]{1,50}(?:reduction|improvement|gain|saving|increase|speed-?up)s? of(?: up to| over| about)? )?$|^[^,;:()]{0,60} and an? $|^[^,;:()]{0,30} and [\w -]{1,40} (?:improves|drops|falls|rises|increases|decreases)(?: by)? $|^ with(?: an?| only)? $|^ (?:reduction|improvement|increase|decrease) in [\w -]{1,40} with (?:an? )?$|^ (?:faster|quicker|higher [\w-]+) with $/;

/** "24,000x and 3,400x more efficient than a CPU and GPU respectively": each number has its own opponent. */
function resolved(mention: Mention, comparison: Comparison, comparisons: readonly Comparison[]): string {
  const { name, start, nameEnd } = comparison;
  const parts = name.split(/,? and (?:an? |the )?|, (?:an? |the )?/);
  if (parts.length < 2) return name;
  const { masked, mentions } = mention.sentence;
  const paired =
    /\brespectively\b/.test(masked.slice(Math.min(start, mention.at))) ||
    parts.every((part) => /^[A-Z]/.test(part));
  if (!paired) return name;
  const list = rowOf(mention);
  if (list.length === parts.length) return parts[list.indexOf(mention)]!;
  const place = comparisons.indexOf(comparison);
  const from = comparisons[place - 1]?.nameEnd ?? 0;
  const to = comparisons[place + 1]?.start ?? masked.length;
  const group = mentions.filter(({ at }) =>
    mention.at < start ? at > from && at < start : at > nameEnd && at < to,
  );
  return (group.length === parts.length ? parts[group.indexOf(mention)] : undefined) ?? name;
}
