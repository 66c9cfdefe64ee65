/** What a number measures and which way is better, read from the words around it (labelling guide, sections 7 and 8). */
import type { Claim, ClaimMetric } from '../library/knowledge.ts';
import { changeIn, lastVerb, type Change, type FoundVerb } from './change-words.ts';
import { namedIn, namedItems, namedLast, type NamedMeasure } from './measure-names.ts';
import { NUMBER, type Mention } from './sentences.ts';
import type { UnitKind } from './units.ts';

export interface Measured {
  readonly metric: ClaimMetric;
  readonly direction: Claim['direction'];
  /** The measure as printed. */
  readonly measure?: string;
}

/** Where a list of heads ends. */
const LIST_END =
  /[#;:()]|\.(?:\s|$)|\b(?:over|than|compared|relative|versus|vs|against|while|when|with|without|on|for|across)\b/;

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
    const kind = before?.members.at(-1)?.unit?.kind;
    if (before !== undefined && kind === mention.unit?.kind && LIST_JOINT.test(mention.gapBefore)) {
      before.members.push(mention);
      lists.push(before);
    } else lists.push({ first: mention.index, members: [mention] });
  }
  return lists;
}

/** The measured thing for each mention of one sentence, in order. */
export function measuresOf(mentions: readonly Mention[]): Measured[] {
  const results: Measured[] = [];
  const lists = listsOf(mentions);
  for (const mention of mentions) {
    results.push(measure(mention, lists[mention.index]!, mentions[mention.index - 1], results.at(-1)));
  }
  return results;
}

/** What the words before a number say: the measure, and the verb that acts on it. */
interface Reading {
  readonly named: NamedMeasure | undefined;
  readonly change: Change;
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
  if (kind === 'percent' && SHARE_OF_REQUESTS.test(head))
    return conclude(mention, { named: ATTAINMENT, change: 'none' });
  if (kind === 'percent' && WITHIN_TRUTH.test(mention.left))
    return conclude(mention, { named: ERROR, change: 'none' });
  const inHead = namedIn(head);
  if (inHead !== undefined) {
    // "2.9x, 19x and 3x better throughput, energy efficiency and area efficiency": the heads come in the same order.
    const items = list.members.length > 1 ? namedItems(last.right.slice(0, 140).split(LIST_END, 1)[0]!) : [];
    const own = items.length >= list.members.length ? items[place] : undefined;
    const change = changeBeside(inHead, head);
    return conclude(mention, {
      named: own ?? inHead,
      change: change === 'none' ? verbChange(mention) : change,
    });
  }
  const sameKind = previous?.unit?.kind === kind;
  if (kind === 'percent' && RESTATED.test(mention.gapBefore) && isRate(previous?.unit?.kind)) {
    return conclude(mention, { named: SHARE_OF_PEAK, change: 'none' });
  }
  if (before !== undefined && RESTATED.test(mention.gapBefore) && (sameKind || isShare(kind))) {
    return inherit(mention, before, sameKind);
  }
  const reading = readBefore(list, place);
  if (reading !== undefined) return conclude(mention, reading);
  if (before !== undefined && sameKind) return inherit(mention, before, true);
  return conclude(mention, { named: nearest(mention), change: changeIn(mention.gapBefore.slice(-80)) });
}

const SHARE_OF_REQUESTS =
  /^ of (?:the |all |its )?(?:requests|queries|jobs|users|invocations|deadlines|SLOs)\b/;

/** "predictions are within 8% of measured values" */
const WITHIN_TRUTH = /\b(?:predict|estimat|simulat|model(?:s|ed|ing)\b)[^#;]{0,80}\bwithin (?:an? |about )?$/;

/** "reduces TTFT by 72-79% (3.6-4.8x)": the same figure again. */
const RESTATED = /^[^#(),;]{0,40}\((?:or |i\.e\.,? |up to |average |avg\.? )*$/i;

/** "1,639 TOP/s (83%)": how much of the peak that is. */
function isRate(kind: UnitKind | undefined): boolean {
  return kind === 'compute' || kind === 'bandwidth';
}

function isShare(kind: UnitKind | undefined): boolean {
  return kind === 'ratio' || kind === 'percent' || kind === 'points';
}

/** "the latency by ", "a power dissipation of only ", "overhead stays below ": the words that lead up to the number. */
const LEAD_IN =
  /(?:\s(?:by|of|to|is|are|was|at|below|under|above|within|from|reaches|reaching|stays|remains|as|between|:|=|than|only|just|another|an?|the|average|on|up|over|about|around|approximately|nearly|roughly|more|less|much|high|low|least|most|factors?|maximum|peak|in|with|[<>≤≥~]=?|even|down|further|additional))+\s?$/i;

/** The verb that acts on the number itself: "saves # of energy", "requires only #". */
function verbChange(mention: Mention): Change {
  const clause = clauseBefore(mention);
  const verb = lastVerb(clause);
  if (verb === undefined) return 'none';
  const lead = LEAD_IN.exec(clause)?.index ?? clause.trimEnd().length;
  // "saves # of memory and # of time"
  const between = clause.slice(verb.end, Math.max(lead, verb.end));
  return between.trim() === '' || /#[^#,;]{0,40}(?:,| and)$/.test(between.trimEnd()) ? verb.change : 'none';
}

/** The change that the words beside a measure name: "accuracy drop" is a measure, its drop is no change of it. */
function changeBeside(named: NamedMeasure, text: string): Change {
  return changeIn(text.toLowerCase().replace(named.measure, ''));
}

function readBefore(list: List, place: number): Reading | undefined {
  const clause = clauseBefore(list.members[0]!);
  const lead = LEAD_IN.exec(clause);
  const bare = lead === null ? clause.trimEnd() : clause.slice(0, lead.index);
  const leadIn = lead?.[0] ?? '';
  const verb = lastVerb(bare);
  if (verb === undefined) {
    // "with a mean error of 3.7%": what stands right before the number comes first.
    const named = namedRightBefore(bare) ?? namedLast(bare);
    return named === undefined ? undefined : { named, change: changeBeside(named, bare.slice(-60)) };
  }
  const wholeObject = bare.slice(verb.end);
  // "accelerated by # with an accuracy drop of": after another number, the nearer words come first.
  const after = wholeObject.slice(wholeObject.lastIndexOf(NUMBER) + 1);
  const nearer =
    after.length < wholeObject.length
      ? namedIn(after.replace(/^.*\b(?:with|and|at|while)\b/, ''))
      : undefined;
  if (nearer !== undefined && !/\bby\b/.test(leadIn))
    return { named: nearer, change: changeBeside(nearer, after) };
  const object = wholeObject;
  const change = verb.change === 'none' ? changeIn(object) : verb.change;
  if (verb.kind === 'win') {
    // "outperforms X in throughput by", "surpasses X's throughput by": only words at the end can be the measure.
    const opponent = object.split(NUMBER, 1)[0]!.replace(LEAD_IN, '');
    const respect = / in (?:terms of )?(.*)$/.exec(opponent)?.[1] ?? opponent.split(' ').slice(-2).join(' ');
    return { named: namedIn(respect) ?? SPEED, change };
  }
  const named = objectMeasure(object, verb, leadIn, list, place);
  if (named !== undefined) return { named, change };
  // "throughput increases by": nothing between the verb and the number, so the subject is what changes.
  if (object.trim() === '' && verb.kind !== 'state') {
    const subject = namedLast(clause.slice(0, verb.start).split(/[,;]/).at(-1)!);
    if (subject !== undefined) return { named: subject, change };
  }
  if (verb.kind === 'speed' || verb.kind === 'improve') return { named: SPEED, change };
  if (!/\bby\b/.test(leadIn)) return undefined;
  if (/^compress/i.test(clause.slice(verb.start))) return { named: COMPRESSION, change: 'none' };
  if (/\bmodels?\b/.test(object) && verb.kind === 'shrink') return { named: MODEL_SIZE, change };
  return verb.kind === 'shrink' ? { named: LESS_OF_SOMETHING, change } : undefined;
}

function objectMeasure(
  object: string,
  verb: FoundVerb,
  leadIn: string,
  list: List,
  place: number,
): NamedMeasure | undefined {
  // "cuts latency and cost by 2x and 3x": the objects come in the order of the numbers.
  const items = list.members.length > 1 ? namedItems(object) : [];
  if (items.length === list.members.length && items.length > 1) return items[place];
  // "accelerates training time by": faster, whatever the object.
  if (verb.kind === 'speed') return SPEED;
  const named = (/\bof\b/.test(leadIn) ? namedRightBefore(object) : undefined) ?? namedLast(object);
  if (named?.measure.includes('bandwidth') === true && verb.kind === 'shrink') return LESS_OF_SOMETHING;
  return named;
}

/** The measure in the last part of a phrase, after its last preposition or comma. */
function namedRightBefore(phrase: string): NamedMeasure | undefined {
  return namedIn(phrase.split(/[,()#]|\b(?:with|and|while|at|in|of|for|by|to)\b/).at(-1)!);
}

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
function nearest(mention: Mention): NamedMeasure | undefined {
  return namedLast(mention.left.slice(-120).replace(/[;:]/g, ',')) ?? namedIn(mention.right.slice(0, 100));
}

function inherit(mention: Mention, before: Measured, sameKind: boolean): Measured {
  // From "by 72-79 %" to "3.6-4.8x": a factor is a gain, whatever the percentage was.
  return !sameKind && mention.unit?.kind === 'ratio' ? { ...before, direction: 'higher-better' } : before;
}

const plain = (metric: ClaimMetric, lessIsBetter: boolean, measured = ''): NamedMeasure => ({
  metric,
  lessIsBetter,
  measure: measured,
});

const SPEED = plain('speedup', false);
const COMPRESSION = plain('compression', false);
const MODEL_SIZE = plain('model-size', true);
const ERROR = plain('accuracy', true, 'error');
const SHARE_OF_PEAK = plain('other', false, 'peak');
const ATTAINMENT = plain('other', false, 'attainment');
/** What a verb of shrinking acts on is better small. */
const LESS_OF_SOMETHING = plain('other', true);

/** What a unit measures where no word says it. */
const BY_UNIT: Readonly<Record<UnitKind, NamedMeasure>> = {
  ratio: SPEED,
  percent: plain('other', false),
  points: plain('accuracy', false),
  bits: plain('compression', true),
  bytes: plain('memory', true),
  bandwidth: plain('throughput', false),
  time: plain('latency', true),
  rate: plain('throughput', false),
  compute: plain('throughput', false),
  power: plain('energy', true),
  energy: plain('energy', true),
  money: plain('cost', true),
  count: plain('scale', false),
};

/** Which metrics a unit can measure at all; any where it is not listed. */
const POSSIBLE: Readonly<Partial<Record<UnitKind, readonly ClaimMetric[]>>> = {
  points: ['accuracy', 'other', 'overhead'],
  bits: ['compression'],
  bytes: ['memory', 'model-size', 'compression', 'other', 'overhead'],
  bandwidth: ['throughput'],
  time: ['latency', 'overhead'],
  rate: ['throughput'],
  compute: ['throughput'],
  power: ['energy'],
  energy: ['energy'],
  money: ['cost'],
};

const COUNTED: Readonly<Record<string, NamedMeasure>> = {
  steps: plain('cost', true, 'steps'),
  samples: plain('cost', true, 'samples'),
  'GPU-hours': plain('cost', true, 'GPU hours'),
  'GPU-days': plain('cost', true, 'GPU days'),
  lines: plain('other', true, 'lines of code'),
};

/** Makes what the words say agree with what the unit can mean. */
function conclude(mention: Mention, { named, change }: Reading): Measured {
  let fitting = fitUnit(mention, named, change);
  if (fitting.metric === 'compression' && mention.unit?.kind === 'bytes') fitting = MODEL_SIZE;
  // A model that gets smaller is a smaller model; one that gets bigger is reach.
  if (fitting.metric === 'model-size' && change === 'more')
    fitting = { ...fitting, metric: 'scale', lessIsBetter: false };
  return {
    metric: fitting.metric,
    direction: directionOf(mention, fitting, change),
    ...(fitting.measure !== '' && { measure: fitting.measure }),
  };
}

function fitUnit({ unit }: Mention, named: NamedMeasure | undefined, change: Change): NamedMeasure {
  if (unit === undefined)
    return named?.metric === 'accuracy' ? named : plain('accuracy', false, named?.measure ?? '');
  if (unit.name === 'tokens' && named?.measure.includes('accept') === true) return named;
  if (unit.kind === 'count') return COUNTED[unit.name] ?? BY_UNIT.count;
  if (unit.name.endsWith('/W')) return plain('energy', false);
  const possible = POSSIBLE[unit.kind];
  // "an average improvement of 41%": performance without a measure.
  if (named === undefined && unit.kind === 'percent' && change === 'better') return SPEED;
  if (named === undefined || (possible !== undefined && !possible.includes(named.metric)))
    return BY_UNIT[unit.kind];
  return named;
}

function directionOf(mention: Mention, named: NamedMeasure, change: Change): Claim['direction'] {
  return isBetterHigher(mention, named, change) ? 'higher-better' : 'lower-better';
}

function isBetterHigher(mention: Mention, named: NamedMeasure, change: Change): boolean {
  switch (mention.unit?.kind) {
    case 'compute':
    case 'rate':
    case 'bandwidth':
      return true;
    case 'time':
    case 'bytes':
    case 'bits':
    case 'power':
    case 'energy':
    case 'money':
      return (
        /\b(?:sav|less|fewer|reduction|shorter|faster)/.test(mention.head) || verbChange(mention) === 'better'
      );
    case 'count':
      return !named.lessIsBetter || /\b(?:fewer|less)\b/.test(mention.head);
    case 'ratio':
      // "0.7x the power" says how much is left.
      if (mention.values[0] < 1) return !named.lessIsBetter;
      if (named.metric === 'overhead' && change !== 'less' && change !== 'better') return false;
      return !(change === 'worse' || (change === 'more' && named.lessIsBetter));
    default:
      if (change === 'better') return true;
      if (change === 'worse') return false;
      return change === 'less' ? named.lessIsBetter : !named.lessIsBetter;
  }
}
