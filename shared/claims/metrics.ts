/** What a number measures and which way is better, read from the words around it (labelling guide, sections 7 and 8). */
import type { Claim, ClaimMetric } from '../library/knowledge.ts';
import { METRIC_WORDS } from './metric-words.ts';
import type { Mention } from './sentences.ts';
import type { UnitKind } from './units.ts';

export interface Measured {
  readonly metric: ClaimMetric;
  readonly direction: Claim['direction'];
  /** The measure as printed. */
  readonly measure?: string;
}

interface Named {
  readonly metric: ClaimMetric;
  readonly lessIsBetter: boolean;
  readonly measure: string;
}

const TERMS = new Map<string, { readonly metric: ClaimMetric; readonly lessIsBetter: boolean }>(
  METRIC_WORDS.flatMap(({ metric, lessIsBetter, terms }) =>
    terms.split(',').map((term) => [term.trim().replace(/\s+/g, ' '), { metric, lessIsBetter }] as const),
  ),
);
const LONGEST_TERM = 4;

/** Words after which a new part of the noun phrase begins. */
const QUALIFIERS = new Set(
  `of in for on to from with per during between across when while under using via at by than over compared relative versus vs
   without within as into onto through after before is are was be remains stays`.split(/\s+/),
);
const CONJUNCTIONS = new Set([',', ';', ':', '(', ')', '&', 'and', 'or', 'but', 'while', 'which', 'that']);

const WORD = /-?[a-z\d@]+|[,;:()&/$]/g;

/**
 * The measure that a noun phrase names. The head of an English noun phrase stands last ("latency prediction error" is an
 * error), so within each part between prepositions the last term counts, and of several parts the first that names
 * anything: "reductions in the cost of prefill" is about cost. Of "latency and cost" the first is taken. "Faster" and
 * "speedup" decide wherever they stand in their part. A preposition inside a compound ("rollout-to-train time") is none.
 */
function namedIn(phrase: string): Named | undefined {
  const printed = phrase.toLowerCase().match(WORD) ?? [];
  const words = printed.map((word) => (word.startsWith('-') ? word.slice(1) : word));
  let last: Named | undefined;
  for (let i = 0; i < words.length;) {
    const hit = termAt(words, i);
    if (hit !== undefined) {
      if (last?.metric !== 'speedup' || last.measure.startsWith('performance') || hit.metric === 'speedup')
        last = hit.named;
      i += hit.length;
      continue;
    }
    const word = words[i]!;
    const inCompound = printed[i]!.startsWith('-') || printed[i + 1]?.startsWith('-') === true;
    if (last !== undefined && !inCompound && (CONJUNCTIONS.has(word) || QUALIFIERS.has(word))) return last;
    i++;
  }
  return last;
}

function termAt(
  words: readonly string[],
  at: number,
): { named: Named; metric: ClaimMetric; length: number } | undefined {
  for (let length = Math.min(LONGEST_TERM, words.length - at); length > 0; length--) {
    const run = words.slice(at, at + length).map((word) => (word === '/' ? 'per' : word));
    const printed = run.join(' ');
    const term = TERMS.get(printed) ?? TERMS.get(singular(run));
    if (term !== undefined) return { named: { ...term, measure: printed }, metric: term.metric, length };
  }
  return undefined;
}

function singular(run: readonly string[]): string {
  return run
    .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
    .join(' ');
}

/** How far the head of "35.8x speedup" reaches: to punctuation, the next number, or a word that starts another phrase. */
const HEAD_END =
  /[#,;:()]|\.\s|\b(?:over|than|compared|relative|versus|vs|against|while|when|with|without|under|using|via|by|at|across|but|which|that|where|and|or|as well|thanks|because|since|after|before|respectively|depending|even)\b/;

/** Where a list of heads ends. */
const LIST_END =
  /[#;:()]|\.\s|\b(?:over|than|compared|relative|versus|vs|against|while|when|with|without|on|for|across)\b/;

/** The words right after a number that say what it is: "higher throughput", "reduction in GPU memory". */
export function headAfter(mention: Mention): string {
  const right = mention.right.slice(0, 90);
  const end = right.search(HEAD_END);
  return end === -1 ? right : right.slice(0, end);
}

const LESS =
  /\b(?:reduc\w+|lower\w*|less|fewer|sav(?:e|es|ed|ing|ings)|smaller|shrink\w*|cut(?:s|ting)?|decreas\w+|shorter|shorten\w*|drop\w*|loss(?:es)?|degradation\w*|declin\w+|minimi[sz]\w+|tighter|eliminat\w+|mitigat\w+|alleviat\w+|avoid\w*|remov\w+|compress\w+|trim\w*|slash\w*|halv\w+|cheaper|down)\b/i;
const MORE =
  /\b(?:increas\w+|higher|more|larger|longer|bigger|greater|grow\w*|rais\w+|boost\w*|gain\w*|extra|additional|lift\w*|up)\b/i;
const BETTER =
  /\b(?:improv\w+|better|enhanc\w+|faster|speed\w*|accelerat\w+|outperform\w*|superior|tighter|cheaper|sav(?:e|es|ed|ing|ings)|efficien\w+|surpass\w*|beat\w*)\b/i;
const WORSE = /\b(?:worse\w*|slower|slowdown|sacrific\w+|degrad\w+)\b/i;

function changeIn(words: string): Change {
  if (WORSE.test(words)) return 'worse';
  if (BETTER.test(words)) return 'better';
  if (LESS.test(words)) return 'less';
  if (MORE.test(words)) return 'more';
  return 'none';
}

/** What the words say that happens to the measure; `none` for an absolute result. */
type Change = 'less' | 'more' | 'better' | 'worse' | 'none';

/** A verb of change and what stands between it and the number: "reduces | GPU memory usage of LLMs | by up to ". */
const VERB =
  /\b(?:reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?|decreas(?:es?|ed|ing)|cut(?:s|ting)?|shorten(?:s|ed|ing)?|shrink(?:s|ing)?|sav(?:es?|ed|ing)|improv(?:es?|ed|ing)|increas(?:es?|ed|ing)|boost(?:s|ed|ing)?|enhanc(?:es?|ed|ing)|rais(?:es?|ed|ing)|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beat(?:s|ing)?|accelerat(?:es?|ed|ing)|speed(?:s|ing)?(?: up)?|sped(?: up)?|exceed(?:s|ed|ing)?|minimi[sz](?:es?|ed|ing)|degrad(?:es?|ed|ing)|compress(?:es|ed|ing)?|drop(?:s|ped|ping)?|eliminat(?:es?|ed|ing)|extend(?:s|ed|ing)?|expand(?:s|ed|ing)?|mitigat(?:es?|ed|ing)|slash(?:es|ed|ing)?|amplif(?:y|ies|ied)|maximi[sz](?:es?|ed|ing)|optimi[sz](?:es?|ed|ing)|achiev(?:es?|ed|ing)|deliver(?:s|ed|ing)?|provid(?:es?|ed|ing)|reach(?:es|ed|ing)?|attain(?:s|ed|ing)?|obtain(?:s|ed|ing)?|incur(?:s|red|ring)?|enabl(?:es?|ed|ing)|yield(?:s|ed|ing)?|maintain(?:s|ed|ing)?|retain(?:s|ed|ing)?|keep(?:s|ing)?|preserv(?:es?|ed|ing)|scal(?:es?|ed|ing)|support(?:s|ed|ing)?|sustain(?:s|ed|ing)?|demonstrat(?:es?|ed|ing)|show(?:s|ed|ing|n)?|introduc(?:es|ed|ing)|offer(?:s|ed|ing)?|observ(?:es?|ed|ing)|report(?:s|ed|ing)?|serv(?:es?|ed)|match(?:es|ed|ing)|gain(?:s|ed|ing)?)\b/gi;

const SPEED_VERB =
  /^(?:outperform|surpass|beat|accelerat|speed|sped|exceed|boost|improv|enhanc|optimi|amplif)/i;
const SHRINKING_VERB = /^(?:reduc|lower|decreas|cut|shorten|shrink|sav|minimi|eliminat|mitigat|slash|drop)/i;

/** The measured thing for each mention of one sentence, in order. */
export function measuresOf(mentions: readonly Mention[]): Measured[] {
  const results: Measured[] = [];
  const lists = listsOf(mentions);
  for (const mention of mentions)
    results.push(measure(mention, lists[mention.index]!, mentions[mention.index - 1], results.at(-1)));
  return results;
}

/** Numbers in a row: "2.9x, 19x and 3x". */
interface List {
  readonly first: number;
  readonly members: readonly Mention[];
}

const LIST_JOINT = /^(?:,| ?\/|,? (?:and|or|to))? ?(?:up to |over |about |around |an? |even |by )*$/;

function listsOf(mentions: readonly Mention[]): List[] {
  const lists: { first: number; members: Mention[] }[] = [];
  for (const mention of mentions) {
    const before = lists.at(-1);
    const last = before?.members.at(-1);
    if (
      before !== undefined &&
      last?.unit?.kind === mention.unit?.kind &&
      LIST_JOINT.test(mention.gapBefore)
    ) {
      before.members.push(mention);
      lists.push(before);
    } else lists.push({ first: mention.index, members: [mention] });
  }
  return lists;
}

function measure(
  mention: Mention,
  list: List,
  previous: Mention | undefined,
  before: Measured | undefined,
): Measured {
  const unit = mention.unit?.kind;
  const place = mention.index - list.first;
  const lastMember = list.members.at(-1)!;
  const head = headAfter(lastMember);
  if (unit === 'percent' && /^ of (?:the |all )?(?:requests|queries|jobs|users|invocations)\b/.test(head)) {
    return conclude(mention, { metric: 'other', lessIsBetter: false, measure: 'attainment' }, '');
  }
  if (namedIn(head) !== undefined) {
    // "2.9x, 19x and 3x better throughput, energy efficiency and area efficiency": the heads come in the same order.
    const items = namedItems(lastMember.right.slice(0, 140).split(LIST_END)[0]!);
    const own = list.members.length > 1 && items.length >= list.members.length ? items[place] : undefined;
    return conclude(mention, own ?? namedIn(head), head);
  }
  if (before !== undefined && previous !== undefined && restates(mention) && mayRestate(mention, previous)) {
    return inherit(mention, before, previous);
  }
  const left = leftPhrase(list, place);
  if (left !== undefined) return conclude(mention, left.named, left.words, left.verb);
  if (before !== undefined && previous !== undefined && previous.unit?.kind === unit)
    return inherit(mention, before, previous);
  return conclude(mention, nearest(mention), mention.gapBefore.slice(-80));
}

function namedItems(text: string): Named[] {
  const items: Named[] = [];
  for (const item of text.split(/,? and |, /)) {
    const named = namedIn(item);
    if (named === undefined) break;
    items.push(named);
  }
  return items;
}

/** "reduces TTFT by 72-79% (3.6-4.8x)": the same figure again. */
function restates(mention: Mention): boolean {
  return /^[^#(),;]{0,40}\((?:or |i\.e\.,? |up to |average |avg\.? )*$/i.test(mention.gapBefore);
}

function mayRestate(mention: Mention, previous: Mention): boolean {
  const kind = mention.unit?.kind;
  return kind === previous.unit?.kind || kind === 'ratio' || kind === 'percent' || kind === 'points';
}

/** "the latency by ", "a power dissipation of only ", "overhead stays below ": the words that lead up to the number. */
const LEAD_IN =
  /(?:\s(?:by|of|to|is|are|was|at|below|under|above|within|from|reaches|reaching|stays|remains|as|between|:|=|than|only|just|another|an?|the|average|on|up|over|about|around|approximately|nearly|roughly|more|less|much|high|low|least|most|factors?|maximum|peak|in|with|[<>≤≥~]=?|even|down|further|additional))+\s?$/i;

function leftPhrase(
  list: List,
  place: number,
): { named: Named | undefined; words: string; verb: string } | undefined {
  const clause = clauseBefore(list.members[0]!);
  let verb: RegExpExecArray | null = null;
  for (const match of clause.matchAll(VERB)) verb = match;
  const leadIn = LEAD_IN.exec(clause);
  const bare = leadIn === null ? clause.trimEnd() : clause.slice(0, leadIn.index);
  if (verb === null) {
    const named = namedFromEnd(bare);
    return named === undefined ? undefined : { named, words: bare.slice(-60), verb: '' };
  }
  const object = bare.slice(verb.index + verb[0].length);
  const words = `${verb[0]} ${object}`;
  if (OPPONENT_VERB.test(verb[0])) {
    const respect = / in (?:terms of )?(.*)$/.exec(object)?.[1];
    return {
      named: (respect === undefined ? undefined : namedIn(respect)) ?? SPEED,
      words: verb[0],
      verb: verb[0],
    };
  }
  // "cuts latency and cost by 2x and 3x": the objects come in the order of the numbers.
  const items = list.members.length > 1 ? namedItems(object) : [];
  const named = items.length === list.members.length ? items[place] : namedFromEnd(object);
  if (named !== undefined) return { named, words, verb: verb[0] };
  // "throughput increases by": nothing between the verb and the number, so the subject is what changes.
  if (INTRANSITIVE.test(verb[0]) && object.trim() === '') {
    const subject = namedFromEnd(clause.slice(0, verb.index).split(/[,;]/).at(-1)!);
    if (subject !== undefined) return { named: subject, words: verb[0], verb: verb[0] };
  }
  if (SPEED_VERB.test(verb[0])) return { named: SPEED, words: verb[0], verb: verb[0] };
  if (!/\bby\b/.test(leadIn?.[0] ?? '')) return undefined;
  if (SHRINKING_VERB.test(verb[0])) return { named: OTHER, words: verb[0], verb: verb[0] };
  if (/^compress/i.test(verb[0])) return { named: COMPRESSION, words: '', verb: verb[0] };
  return undefined;
}

/** Verbs whose object is an opponent, not a measure. */
const OPPONENT_VERB = /^(?:outperform|surpass|beat|exceed)/i;

const INTRANSITIVE = /^(?:improv|increas|decreas|drop|reduc|shrink|grow|degrad|rais|reach|exceed|scal)/i;

/** The measure that stands nearest before the number: phrase by phrase from the end. */
function namedFromEnd(text: string): Named | undefined {
  const phrases = text.split(/,|#|\band\b|\bwhile\b|[()]/);
  for (let i = phrases.length - 1; i >= 0; i--) {
    const named = namedIn(phrases[i]!);
    if (named !== undefined) return named;
  }
  return undefined;
}

const OTHER: Named = { metric: 'other', lessIsBetter: true, measure: '' };
const COMPRESSION: Named = { metric: 'compression', lessIsBetter: false, measure: '' };
const SPEED: Named = { metric: 'speedup', lessIsBetter: false, measure: '' };

/** The clause before the number, back to punctuation that ends one. A bracket that holds only the number is no border. */
function clauseBefore(mention: Mention): string {
  const left = mention.left.slice(-200).replace(/\((?:up to |on average |average |about |over |only )*$/, '');
  const cut = Math.max(
    left.lastIndexOf(';'),
    left.lastIndexOf(': '),
    left.lastIndexOf('('),
    left.lastIndexOf(')'),
  );
  return left.slice(cut + 1);
}

/** The last resort: the nearest term before the number, or else after it, in the same sentence. */
function nearest(mention: Mention): Named | undefined {
  return namedFromEnd(mention.left.slice(-120).replace(/[;:]/g, ',')) ?? namedIn(mention.right.slice(0, 100));
}

function inherit(mention: Mention, before: Measured, previous: Mention): Measured {
  if (mention.unit?.kind === previous.unit?.kind) return before;
  // From "by 72-79 %" to "3.6-4.8x": a factor is a gain, whatever the percentage was.
  return mention.unit?.kind === 'ratio' ? { ...before, direction: 'higher-better' } : before;
}

const BY_UNIT: Readonly<Record<UnitKind, Named>> = {
  ratio: SPEED,
  percent: OTHER,
  points: { metric: 'accuracy', lessIsBetter: false, measure: '' },
  bits: { metric: 'compression', lessIsBetter: true, measure: '' },
  bytes: { metric: 'memory', lessIsBetter: true, measure: '' },
  bandwidth: { metric: 'throughput', lessIsBetter: false, measure: '' },
  time: { metric: 'latency', lessIsBetter: true, measure: '' },
  rate: { metric: 'throughput', lessIsBetter: false, measure: '' },
  compute: { metric: 'throughput', lessIsBetter: false, measure: '' },
  power: { metric: 'energy', lessIsBetter: true, measure: '' },
  energy: { metric: 'energy', lessIsBetter: true, measure: '' },
  money: { metric: 'cost', lessIsBetter: true, measure: '' },
  count: { metric: 'scale', lessIsBetter: false, measure: '' },
};

/** Which metrics a unit can measure at all; an empty list means any. */
const POSSIBLE: Readonly<Partial<Record<UnitKind, readonly ClaimMetric[]>>> = {
  points: ['accuracy', 'other', 'overhead'],
  bits: ['compression'],
  bytes: ['memory', 'model-size', 'compression', 'other', 'overhead'],
  bandwidth: ['throughput'],
  time: ['latency', 'overhead'],
  rate: ['throughput'],
  compute: ['throughput', 'cost'],
  power: ['energy'],
  energy: ['energy'],
  money: ['cost'],
};

const COUNT_METRIC: Readonly<Record<string, Named>> = {
  steps: { metric: 'cost', lessIsBetter: true, measure: 'steps' },
  samples: { metric: 'cost', lessIsBetter: true, measure: 'samples' },
  'GPU-hours': { metric: 'cost', lessIsBetter: true, measure: 'GPU hours' },
  'GPU-days': { metric: 'cost', lessIsBetter: true, measure: 'GPU days' },
  lines: { metric: 'other', lessIsBetter: true, measure: 'lines' },
  cores: { metric: 'other', lessIsBetter: false, measure: 'cores' },
};

function conclude(mention: Mention, found: Named | undefined, words: string, verb = ''): Measured {
  const unit = mention.unit;
  let named = found;
  if (unit !== undefined) {
    const possible = POSSIBLE[unit.kind];
    if (unit.kind === 'count') named = COUNT_METRIC[unit.name] ?? BY_UNIT.count;
    else if (unit.kind === 'compute' && /\/W$/.test(unit.name))
      named = { ...BY_UNIT.energy, lessIsBetter: false };
    else if (possible !== undefined && (named === undefined || !possible.includes(named.metric)))
      named = BY_UNIT[unit.kind];
    named ??= BY_UNIT[unit.kind];
  } else if (named?.metric !== 'accuracy')
    named = { metric: 'accuracy', lessIsBetter: false, measure: named?.measure ?? '' };

  if (named.metric === 'compression' && unit?.kind === 'bytes')
    named = { metric: 'model-size', lessIsBetter: true, measure: '' };
  const change =
    changeIn(headAfter(mention)) === 'none' ? changeIn(`${verb} ${words}`) : changeIn(headAfter(mention));
  // A model that gets smaller is a smaller model; one that gets bigger is reach.
  if (named.metric === 'model-size' && change === 'more')
    named = { ...named, metric: 'scale', lessIsBetter: false };
  return {
    metric: named.metric,
    direction: directionOf(mention, named, change),
    ...(named.measure !== '' && { measure: named.measure }),
  };
}

function directionOf(mention: Mention, named: Named, change: Change): Claim['direction'] {
  const kind = mention.unit?.kind;
  const up = (yes: boolean): Claim['direction'] => (yes ? 'higher-better' : 'lower-better');
  if (kind === 'compute' || kind === 'rate' || kind === 'bandwidth') return 'higher-better';
  if (kind === 'time' || kind === 'bytes' || kind === 'bits' || kind === 'power' || kind === 'energy')
    return up(/\b(?:sav|less|fewer)/.test(headAfter(mention)));
  if (kind === 'count') return up(!named.lessIsBetter);
  if (named.metric === 'overhead')
    return up(
      change === 'less' &&
        !/\b(?:less than|lower performance|loss|drop|degrad)/.test(
          mention.left.slice(-30) + headAfter(mention),
        ),
    );
  if (kind === 'ratio') return up(!(change === 'worse' || (change === 'more' && named.lessIsBetter)));
  if (change === 'better') return 'higher-better';
  if (change === 'worse') return 'lower-better';
  if (change === 'less') return up(named.lessIsBetter);
  return up(!named.lessIsBetter);
}
