/** What a number measures and which way is better, read from the words around it (labelling guide, sections 7 and 8). */
import { changeIn, lastVerb } from './change-words.ts';
import { MODEL_SIZE, plain, SHARE_OF_PEAK } from './known-measures.ts';
import { ABSTRACT_NOUN, changeBeside, readBefore, verbChange, type List } from './measure-before.ts';
import { conclude, type Measured } from './measure-conclusion.ts';
import { namedIn, namedItems, namedLast, type NamedMeasure } from './measure-names.ts';
import { shareReading } from './measure-shares.ts';
import type { Mention } from './sentences.ts';
import type { UnitKind } from './units.ts';

/** Where a list of heads ends. */
const LIST_END =
  /[#;:()]|\.(?:\s|$)|\b(?:over|than|compared|relative|versus|vs|against|while|when|with|without|on|for|across|respectively)\b(?!-)/;

const LIST_JOINT = /^(?:,| ?\/|,? (?:and|or|to))? ?(?:up to |over |about |around |an? |even |by )*$/;

/** "# inference and # training speedup": a bare kind of work, whose noun follows the next number. */
const SHARED_NOUN =
  /^(?: (?!(?:and|or|on|for|in|of|to|with|by|at|over|than)\b)[\w-]+){1,2},? (?:and|or) (?:an? |up to )?$/;

function sharesNoun(one: Mention, next: Mention): boolean {
  return (
    one.unit?.kind === next.unit?.kind &&
    isShare(one.unit?.kind) &&
    SHARED_NOUN.test(one.gapAfter) &&
    changeIn(one.gapAfter) === 'none' &&
    namedIn(one.gapAfter) === undefined &&
    namedIn(next.head) !== undefined
  );
}

function listsOf(mentions: readonly Mention[]): List[] {
  const lists: { first: number; members: Mention[] }[] = [];
  for (const mention of mentions) {
    const before = lists.at(-1);
    const kind = before?.members.at(-1)?.unit?.kind;
    if (
      before !== undefined &&
      kind === mention.unit?.kind &&
      (LIST_JOINT.test(mention.gapBefore) || sharesNoun(before.members.at(-1)!, mention))
    ) {
      before.members.push(mention);
      lists.push(before);
    } else lists.push({ first: mention.index, members: [mention] });
  }
  return lists;
}

/**
 * The measured thing for each mention of one sentence, in order. `spokenOf` is what the last claim before the sentence
 * measured: "increases that to #", "the gain grows to #".
 */
export function measuresOf(mentions: readonly Mention[], spokenOf?: Measured): Measured[] {
  const results: Measured[] = [];
  const lists = listsOf(mentions);
  for (const mention of mentions) {
    const meant =
      mention.index === 0 && isShare(mention.unit?.kind) && isSpokenOf(mention) ? spokenOf : undefined;
    results.push(
      meant === undefined
        ? measure(mention, lists[mention.index]!, mentions[mention.index - 1], results.at(-1))
        : { ...meant, direction: 'higher-better' },
    );
  }
  return results;
}

/** "increases that to #", "these gains reach #": the gain that the sentence before spoke of. */
const GAIN_MEANT =
  /\b[Tt]h(?:is|e|at) (?:number|figure|gain|improvement) can be (?:further )?(?:increas|push|improv|rais|extend|boost)ed (?:further )?to (?:about |over |up to )*$|\b(?:increas|improv|extend|push|rais|boost|bring|widen|lift)\w* (?:that|this|it|these|the (?:gains?|improvements?|advantages?|savings?|reductions?))(?: further| even| even further)? (?:up )?to (?:as much as |about |over |up to |even )*$|(?:^|[,;] )(?:(?:[Tt]he|[Tt]hese|[Oo]ur|[Ii]ts) )?(?:[Gg]ains?|[Ii]mprovements?|[Bb]enefits?|[Aa]dvantages?|[Ss]avings|[Rr]eductions?)(?: (?:on|for|with|at|in) [^#,;]{1,40})? (?:grows?|rises?|reach(?:es)?|increases?|is|are|widens?|becomes?|remains?|averages?|climbs?)(?: even| further| still)?(?: to| of| by| at)?(?: up to| about| over| as much as)? $/;

/** A cheap look: most numbers have none of these words before them. */
const GAIN_WORD =
  /\b(?:[Gg]ains?|[Ii]mprovements?|[Bb]enefits?|[Aa]dvantages?|[Ss]avings|[Rr]eductions?|that|[Tt]his|it|these|number|figure) [^#,;]{0,60}$/;

function isSpokenOf({ gapBefore, head }: Mention): boolean {
  return GAIN_WORD.test(gapBefore) && GAIN_MEANT.test(gapBefore.slice(-120)) && namedIn(head) === undefined;
}

function measure(
  mention: Mention,
  list: List,
  previous: Mention | undefined,
  before: Measured | undefined,
): Measured {
  const kind = mention.unit?.kind;
  const place = mention.index - list.first;
  const last = list.members.at(-1)!;
  const head = last.head;
  const share = shareReading(mention, head);
  if (share !== undefined) return conclude(mention, share);
  // "A stays within # error, B within # and C within #"
  if (
    kind === 'percent' &&
    before?.metric === 'accuracy' &&
    WITHIN.test(mention.gapBefore) &&
    (WITHIN.test(previous!.gapBefore) || PREDICTS.test(previous!.left))
  )
    return before;
  // "an error of # in predicting latency": what is predicted is not what is measured.
  // "reduces the overhead to # of the attention latency": nor is what it is a share of.
  const inHead =
    /^ (?:in|when|for|of) (?:predict|estimat|model|simulat)\w*ing\b/.test(head) ||
    (head.startsWith(' of ') && AMOUNT.test(mention.gapBefore))
      ? undefined
      : ((FOR_MEASURE.test(last.right) ? namedIn(FOR_MEASURE.exec(mention.right)?.[1] ?? '') : undefined) ??
        namedIn(head));
  if (inHead !== undefined) {
    // "2.9x, 19x and 3x better throughput, energy efficiency and area efficiency": the heads come in the same order.
    const items =
      list.members.length > 1
        ? namedItems(last.right.slice(0, 140).split(LIST_END, 1)[0]!, list.members.length)
        : [];
    const own = items.length >= list.members.length ? items[place] : undefined;
    const change = changeBeside(inHead, head);
    return conclude(mention, {
      named: own ?? inHead,
      // "saves # more energy": what is saved more is less.
      change: change === 'none' || SAVES.test(mention.gapBefore) ? verbChange(mention) : change,
    });
  }
  // "a 2x, 3x and 5x improvement over X in terms of latency, throughput and cost"
  const terms = IN_TERMS_OF.exec(last.right)?.[1];
  if (terms !== undefined && isShare(kind)) {
    const items = namedItems(` in ${terms}`, list.members.length);
    const named = list.members.length > 1 ? items[place] : items[0];
    if (named !== undefined)
      return conclude(mention, {
        named,
        change: changeIn(head) === 'none' ? verbChange(mention) : changeIn(head),
      });
  }
  // "outperforms X in terms of completion time, achieving a # improvement"
  const respect = BARE_GAIN.test(head) ? IN_TERMS_BEFORE.exec(mention.gapBefore)?.[1] : undefined;
  const respected = respect === undefined ? undefined : namedIn(respect);
  if (respected !== undefined)
    return conclude(mention, {
      named: respected,
      change: /^ improve/.test(head) ? 'better' : changeIn(head),
    });
  // "outperforms X by # on throughput"
  const on = isShare(kind) ? ON_MEASURE.exec(mention.right)?.[1] : undefined;
  const onNamed = on === undefined ? undefined : namedIn(on);
  if (onNamed !== undefined) return conclude(mention, { named: onNamed, change: 'better' });
  const sameKind = previous?.unit?.kind === kind;
  // "in 2 hours, # less than X": the same measure. Less of a rate is worse.
  if (
    before !== undefined &&
    isShare(kind) &&
    !isShare(previous?.unit?.kind) &&
    AGAIN_COMPARED.test(head) &&
    /^[^;#]{0,140}, (?:or |i\.e\.,? |which is |only |just |about |up to )*$/.test(mention.gapBefore)
  )
    return {
      ...before,
      direction: before.direction === 'lower-better' ? 'higher-better' : 'lower-better',
    };
  if (kind === 'percent' && RESTATED.test(mention.gapBefore) && isRate(previous?.unit?.kind)) {
    return conclude(mention, { named: SHARE_OF_PEAK, change: 'none' });
  }
  if (before !== undefined && RESTATED.test(mention.gapBefore) && (sameKind || isShare(kind))) {
    return inherit(mention, before, sameKind);
  }
  // "increases throughput (#) and linearity (#)"
  const bracketed =
    mention.gapBefore.endsWith('(') || mention.gapBefore.endsWith('(up to ')
      ? NEXT_BRACKETED.exec(mention.left)
      : null;
  if (bracketed !== null)
    return conclude(mention, {
      named: namedIn(bracketed[1]!) ?? plain('other', false, bracketed[1]),
      change: lastVerb(mention.left.slice(-160))?.change ?? 'none',
    });
  if ((kind === 'ratio' || kind === 'percent') && head.trim() === 'smaller')
    return conclude(mention, { named: MODEL_SIZE, change: 'less' });
  // "sustains # the load of X", "supports # more adapters"
  if (kind === 'ratio' && THE_LOAD.test(head))
    return conclude(mention, { named: plain('throughput', false, 'load'), change: 'none' });
  if (isShare(kind) && MORE_OF.test(head) && HOLDS.test(mention.gapBefore))
    return conclude(mention, { named: plain('scale', false, head.trim()), change: 'none' });
  // "# higher resilience": a noun that names none of the metrics.
  const unknown = isShare(kind) ? COMPARED_NOUN.exec(head) : null;
  if (unknown !== null)
    return conclude(mention, {
      named: plain(
        'other',
        unknown[1] !== 'higher' && /^(?:lower|less|fewer|smaller|shorter)/.test(unknown[1]!),
        unknown[2],
      ),
      change: changeIn(head),
    });
  // "a # improvement in robustness"
  const quality = kind === 'percent' || kind === 'ratio' ? GAIN_IN.exec(head)?.[1] : undefined;
  if (quality !== undefined && ABSTRACT_NOUN.test(quality.trimEnd()))
    return conclude(mention, { named: plain('other', false, quality), change: 'better' });
  if (mention.unit !== undefined && /\/(?:[WJ]|mm2)$/.test(mention.unit.name))
    return conclude(mention, { named: undefined, change: 'none' });
  const noun = isShare(kind) && before !== undefined ? FOR_NOUN.exec(mention.right)?.[1] : undefined;
  if (
    noun !== undefined &&
    FOR_MEASURE.test(previous!.right) &&
    namedIn(FOR_MEASURE.exec(previous!.right)![1]!) !== undefined
  )
    return { ...before!, metric: 'other', measure: noun };
  const reading = readBefore(list, place);
  if (reading !== undefined)
    return conclude(
      mention,
      // "(predicts # savings)": the head says which way it went.
      reading.change === 'none' && BARE_GAIN.test(head) ? { ...reading, change: changeIn(head) } : reading,
    );
  if (before !== undefined && sameKind) return inherit(mention, before, true);
  return conclude(mention, {
    named: nearest(mention),
    change: changeIn(BARE_GAIN.test(head) ? head : mention.gapBefore.slice(-80)),
  });
}

const COMPARED_NOUN =
  /^ (higher|lower|greater|better|more|less|fewer|larger|smaller|stronger|shorter) ((?!than\b)(?:[a-z-]+(?: [a-z-]+)?|[A-Z]{2,6}\b))/;

const THE_LOAD = /^ the (?:[a-z]+ )?load of\b/;
const MORE_OF = /^ (?:more|as many) (?:[A-Za-z-]+ ){0,2}[a-z]+s\b/;
const HOLDS =
  /\b(?:serv|support|hold|host|pack|fit|handl|accommodat|run|deploy|co-?locat|keep)\w* (?:up to |about |over |on average )*$/;
const NEXT_BRACKETED = /\w \((?:up to )?#\)(?:,|,? and) ((?:[\w-]+ ){0,2}[\w-]+) \((?:up to )?$/;

const AGAIN_COMPARED = /^ (?:less|fewer|lower|shorter|smaller) ?$/;

/** "cuts the overhead to #" */
const AMOUNT =
  /\b(?:reduc|cut|lower|decreas|limit|shrink|bring)\w* [^#,;]{3,60} to (?:about |around |approximately |only |just |under |below |less than |~)*$/;

/** "by # for energy, # for water and # for cost" */
const FOR_MEASURE =
  /^ for (?!(?:the )?(?:same|equal|similar|comparable|identical|equivalent)\b)((?:[\w-]+ ){0,2}[\w-]+)(?:[,.;]| and\b|$)/;

/** "# for energy, # for water and # for carbon": what stands between measures is one. */
const FOR_NOUN = /^ for (?!(?:the|an?|each|every)\b)([a-z][\w-]*(?: [a-z][\w-]*)?)(?:,|,? and\b|[.;]|$)/;

const SAVES = /\bsav(?:es?|ed|ing) (?:up to |about |over |an? |another )*$/;

const WITHIN = /\bwithin (?:about |only )?$/;

const IN_TERMS_OF = /^[^#;:.]{0,80} in terms of ([^#;:()]+?)(?:,? respectively|\.|,? while\b|$)/;

const ON_MEASURE =
  /^ on ((?:[\w-]+ )?(?:throughput|latency|goodput|TTFT|accuracy|energy|memory))(?:[,.;]|,? and\b|$)/;

const GAIN_IN = /^ (?:improvements?|increases?|gains?|reductions?|decreases?) in ([a-z -]{3,40})$/;

const BARE_GAIN = /^ (?:improvements?|gains?|reductions?|advantages?|boosts?|savings?)\b/;
const IN_TERMS_BEFORE =
  / in terms of ([^#;:(),]+), (?:[a-z]+ing|with) (?:an? |up to |over |about |on average |more than |an average )*$/;

const PREDICTS = /\b(?:predict|estimat|simulat)\w*\b/;

/** "reduces TTFT by 72-79% (3.6-4.8x)": the same figure again. */
const RESTATED = /^[^#(),;]{0,40}\((?:or |i\.e\.,? |up to |average |avg\.? )*$/i;

/** "1,639 TOP/s (83%)": how much of the peak that is. */
function isRate(kind: UnitKind | undefined): boolean {
  return kind === 'compute' || kind === 'bandwidth';
}

function isShare(kind: UnitKind | undefined): boolean {
  return kind === 'ratio' || kind === 'percent' || kind === 'points';
}

/** The last resort: the nearest term before the number, or else after it, in the same sentence. */
function nearest(mention: Mention): NamedMeasure | undefined {
  const before = namedLast(mention.left.slice(-120).replace(/[;:]/g, ','));
  // A unit of bytes or time says more than words that belong to another number.
  if (mention.unit !== undefined && !isShare(mention.unit.kind)) return before;
  return before ?? namedIn(mention.right.slice(0, 100));
}

function inherit(mention: Mention, before: Measured, sameKind: boolean): Measured {
  // From "by 72-79 %" to "3.6-4.8x": a factor is a gain, whatever the percentage was.
  const isGain =
    mention.unit?.kind === 'ratio' ||
    /^ (?:reduction|improvement|decrease|saving|faster|lower|less|shorter)/.test(mention.head);
  return !sameKind && isGain ? { ...before, direction: 'higher-better' } : before;
}
