/** Makes what the words say about a number agree with what its unit can mean, and decides which way is better. */
import type { Claim, ClaimMetric } from '../library/knowledge.ts';
import type { Change } from './change-words.ts';
import { MODEL_SIZE, plain, SPEED } from './known-measures.ts';
import { verbChange, type Reading } from './measure-before.ts';
import type { NamedMeasure } from './measure-names.ts';
import type { Mention } from './sentences.ts';
import type { UnitKind } from './units.ts';

export interface Measured {
  readonly metric: ClaimMetric;
  readonly direction: Claim['direction'];
  /** The measure as printed. */
  readonly measure: string | undefined;
}

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
export function conclude(mention: Mention, { named, change }: Reading): Measured {
  // "from 8.4 to 6.4" ends in an amount; "by 2" is a change.
  const isAmount =
    /\b(?<!up )to (?:only |just |about |approximately |roughly |~|below |under |over |around |nearly |an? |less than |more than )*$/.test(
      mention.gapBefore,
    );
  const isBareAmount =
    mention.unit === undefined &&
    !/\bby (?:up to |about |over )?$/.test(mention.gapBefore) &&
    !/^ ?(?:lower|less|higher|better|improvement|reduction|increase|drop|gain|points?)\b/.test(mention.head);
  if ((isAmount && mention.unit?.kind !== 'ratio') || isBareAmount) change = 'none';
  let fitting = fitUnit(mention, named, change);
  // "keeps stalls below # of the iteration time": a share of a time is none.
  if (fitting.metric === 'latency' && isShareOfTime(mention, change))
    fitting = plain(STALL.test(fitting.measure) ? 'overhead' : 'other', true, fitting.measure);
  // "at the cost of # higher latency", "degrades throughput by #": the price of the mechanism.
  if (
    mention.unit?.kind === 'percent' &&
    ['latency', 'throughput', 'speedup'].includes(fitting.metric) &&
    (change === 'worse' ||
      change === (fitting.metric === 'latency' ? 'more' : 'less') ||
      PRICE.test(mention.gapBefore))
  )
    fitting = { ...fitting, metric: 'overhead', lessIsBetter: true };
  if (fitting.metric === 'compression' && mention.unit?.kind === 'bytes') fitting = MODEL_SIZE;
  // A model that gets smaller is a smaller model; one that gets bigger is reach.
  if (fitting.metric === 'model-size' && change === 'more')
    fitting = { ...fitting, metric: 'scale', lessIsBetter: false };
  return {
    metric: fitting.metric,
    direction: directionOf(mention, fitting, change),
    measure: fitting.measure === '' ? undefined : fitting.measure,
  };
}

const PRICE =
  /\b(?:at|for) (?:the|an?) (?:(?:small|modest|slight) )?(?:cost|price|expense|penalty) of (?:only |just |about |up to |an? |less than |under |over |around )*$/;

const STALL = /\b(?:stall|delay|downtime|overhead)s?\b/;

function isShareOfTime({ unit, head }: Mention, change: Change): boolean {
  return (
    unit?.kind === 'percent' &&
    change === 'none' &&
    /^ of (?:the |its |each |total |overall )*(?:(?!the\b)[\w-]+ )?(?:time|duration|runtime|step|iteration)\b/.test(
      head,
    )
  );
}

function fitUnit(
  { unit, head, gapBefore }: Mention,
  named: NamedMeasure | undefined,
  change: Change,
): NamedMeasure {
  if (unit === undefined)
    return named?.metric === 'accuracy' ? named : plain('accuracy', false, named?.measure ?? '');
  if (unit.name === 'tokens' && named?.measure.includes('accept') === true) return named;
  if (unit.name === 'tokens' && /\baccept\w* (?:up to |about |on average |an average of )*$/.test(gapBefore))
    return plain('other', false, 'accepted tokens');
  if (unit.kind === 'time' && /\b(?:between failures?|mtbf|uptime|lifetime)$/.test(named?.measure ?? ''))
    return named!;
  if (unit.kind === 'time' && ENDS_IN.test(gapBefore)) return BY_UNIT.time;
  if (unit.kind === 'count') return COUNTED[unit.name] ?? BY_UNIT.count;
  if (/\/[WJ]$/.test(unit.name)) return plain('energy', false);
  if (unit.name.endsWith('/mm2')) return plain('other', false, 'area efficiency');
  // More FLOPS are a rate, fewer FLOPs a saving.
  if (/^[tgp]?flops?$/.test(named?.measure ?? '') && (change === 'better' || change === 'more'))
    return BY_UNIT.compute;
  const possible = POSSIBLE[unit.kind];
  // "an average improvement of 41%": performance without a measure.
  if (
    named === undefined &&
    unit.kind === 'percent' &&
    (change === 'better' ||
      /\bgain(?:s|ed|ing)? (?:up to |about |over |another )*$/.test(gapBefore) ||
      /\b(?:gains?|boosts?|advantage|improvements?)\b/.test(head))
  )
    return SPEED;
  if (named === undefined || (possible !== undefined && !possible.includes(named.metric)))
    return BY_UNIT[unit.kind];
  return named;
}

/** "recovery completes in under #" */
const ENDS_IN =
  /\b(?:complet|finish|recover|converg|restor|respond|answer|return|resum)\w*(?: [\w-]+){0,3} (?:in|within|after) (?:only |just |about |around |under |less than |as little as )*$/;

const SAVES = /\bsav(?:es?|ed|ing) (?:up to |about |over |nearly |more than |an? )*$/;

function directionOf(mention: Mention, named: NamedMeasure, change: Change): Claim['direction'] {
  return isBetterHigher(mention, named, change) ? 'higher-better' : 'lower-better';
}

function isBetterHigher(mention: Mention, named: NamedMeasure, change: Change): boolean {
  if (mention.unit !== undefined && /\/[WJ]$/.test(mention.unit.name)) return true;
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
        // Time between failures is better long.
        (named.metric === 'other' && !named.lessIsBetter) ||
        /\b(?:sav|less|fewer|reduction|shorter|faster)/.test(mention.head) ||
        SAVES.test(mention.gapBefore) ||
        verbChange(mention) === 'better'
      );
    case 'count':
      return !named.lessIsBetter || /\b(?:fewer|less)\b/.test(mention.head) || SAVES.test(mention.gapBefore);
    case 'ratio':
      // "0.7x the power" says how much is left.
      if (mention.values[0] < 1 || /\bwithin (?:just |only |about )?$/.test(mention.gapBefore))
        return !named.lessIsBetter;
      if (named.metric === 'overhead' && change !== 'less' && change !== 'better') return false;
      return !(change === 'worse' || (change === 'more' && named.lessIsBetter));
    default:
      // "within # of X" says how much is missing.
      if (
        mention.values[0] < 50 &&
        /\bwithin (?:just |only |about )?$/.test(mention.gapBefore) &&
        /^ of\b/.test(mention.right)
      )
        return false;
      if (change === 'better') return true;
      if (change === 'worse') return false;
      return change === 'less' ? named.lessIsBetter : !named.lessIsBetter;
  }
}
