/** Numbers in running text: value or range, multipliers, unit, and whether the digits are only part of a name. */
import { unitAt, type Unit } from './units.ts';

/** A number or range with its unit, and its place in the text it was read from. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** One number, or the two ends of a range. */
  readonly values: readonly [number] | readonly [number, number];
  /** Absent for a bare number. */
  readonly unit: Unit | undefined;
  /** "25.5x or more", "90%+". */
  readonly orMore: boolean;
  /** Written as an adjective ("15-minute"), as sizes and conditions mostly are. */
  readonly hyphenated: boolean;
}

/** Thousands separators (a comma; a blank where a unit follows), decimal points, and a decimal comma where a unit follows ("1,4x"). */
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?= [a-zA-Z])|\d+,\d{1,2}(?= ?[x×%])|\d+)(?:\.\d+)?|\.\d+`;

/**
 * A number: digits, then a power of ten (`1e-7`, `1.2×10^4`, and `1.88x104`, whose superscript was lost), then a
 * multiplier (`53k`, `100B`, `1.6 trillion`).
 */
const ONE = new RegExp(
  String.raw`(${NUMBER})(?:[eE]([-+]?\d{1,3})(?![\w.])| ?[x×] ?10\^(-?\d{1,2})|[x×]10(\d)(?= (?:frames|tok|req|sam|ima|op|ins)))?(?:([kKMBT]|bn)(?![\w/])| ?-?([tT]housand|[mM]illion|[bB]illion|[tT]rillion)\b)?`,
  'y',
);

const MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  bn: 1e9,
  T: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** What joins the two ends of a range. "and" does so only after "between", "or" only between bare neighbours ("3 or 4 bits"). */
const JOINT = / ?(?:[-–—~]| (?:up )?to| or| through| and) ?/y;

/** Letters, digits and marks right before digits that make them part of a name, an address or a formula. */
const PART_OF_NAME = /[\w@#^/.&\\]$|\d,$|[A-Za-z\d)](?<!\b(?:less|more)-than)-$|[A-Za-z\d]–$/;

/** "by up to2.4x": a word that lost the blank behind it. */
const LOST_BLANK = / (?:up to|by|over)$/;

/** "1,233/1,048 TFLOP/s": the numbers of a list joined by slashes. */
const SLASH_LIST = /(?:^|[\s(~<>≤≥])(?:\d{2,}|\d+\.\d+|\d{1,3}(?:,\d{3})+) ?[x×%]?\/$/;

interface OneNumber {
  readonly value: number;
  readonly end: number;
  readonly multiplier: number;
  readonly unit: Unit | undefined;
  readonly hyphenated: boolean;
}

const DOLLARS: Unit = { kind: 'money', name: 'USD' };

function numberAt(text: string, at: number): OneNumber | undefined {
  ONE.lastIndex = at;
  const match = ONE.exec(text);
  if (match === null) return undefined;
  const [, number, exponent, power, lost, short, long] = match;
  const multiplier = MULTIPLIERS[short ?? long?.toLowerCase() ?? ''] ?? 1;
  const tenTo = Number(exponent ?? power ?? lost ?? 0);
  const digits = /[, ]\d{3}/.test(number!) ? number!.replace(/[, ]/g, '') : number!.replace(',', '.');
  // Read "1.88e-7" as one literal: multiplying by a power of ten would round.
  const value = Number(tenTo === 0 ? digits : `${digits}e${tenTo}`) * multiplier;
  const end = ONE.lastIndex;
  // "10+%"
  const gap =
    text[end] === ' ' || text[end] === '-' || (text[end] === '+' && /^\+[%x×]/.test(text.slice(end, end + 2)))
      ? 1
      : 0;
  const found = unitAt(text, end + gap);
  if (found === undefined)
    return { value, end, multiplier, unit: text[at - 1] === '$' ? DOLLARS : undefined, hyphenated: false };
  const hyphenated = gap === 1 && text[end] === '-' && found.unit.name !== 'x';
  return { value, end: found.end, multiplier, unit: found.unit, hyphenated };
}

function isWholeWord(text: string, end: number): boolean {
  return !/[A-Za-z_]/.test(text[end] ?? '');
}

/** Every number of `text` that is not part of a name, in order. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  const digits = /\.?\d/g;
  for (let match = digits.exec(text); match !== null; match = digits.exec(text)) {
    const start = match.index;
    const before = text.slice(Math.max(0, start - 90), start);
    const first = numberAt(text, start);
    if (
      first === undefined ||
      (PART_OF_NAME.test(before) && !SLASH_LIST.test(before) && !LOST_BLANK.test(before)) ||
      !isWholeWord(text, first.end)
    ) {
      digits.lastIndex = endOfName(text, start);
      continue;
    }
    const quantity = rangeFrom(text, start, first, before);
    const plus = /^\+|^ (?:or|and) more\b|^ or (?:higher|greater|better)\b/.exec(
      text.slice(quantity.end, quantity.end + 12),
    );
    const end = quantity.end + (plus?.[0].length ?? 0);
    const orMore = plus !== null || /\d\+[%x×]/.test(text.slice(quantity.start, end));
    const { values, unit, hyphenated } = quantity;
    const sign = text[start - 1] === '$' ? 1 : 0;
    const whole: Quantity = { start: start - sign, end, values, unit, orMore, hyphenated };
    found.push(whole);
    digits.lastIndex = whole.end;
  }
  return sharingUnits(text, found);
}

/** What may stand between a number without a unit and the one whose unit it shares: "273.8 and up to 15.1 times". */
const COORDINATED = /^\/$|^(?:,|,? (?:and|or)) (?:up to |about |over |nearly |~)?$/;

/** Kinds of units that a list prints only after its last number. */
const SHARED: ReadonlySet<string> = new Set(['ratio', 'percent', 'points', 'time', 'bytes', 'rate', 'compute', 'bandwidth', 'energy', 'power']); // prettier-ignore

/** "5.9, 5.8 and 4.1x faster" gives its one unit to each of its numbers. */
function sharingUnits(text: string, quantities: Quantity[]): Quantity[] {
  for (let i = quantities.length - 2; i >= 0; i--) {
    const one = quantities[i]!;
    const next = quantities[i + 1]!;
    if (one.unit !== undefined || next.unit === undefined || !SHARED.has(next.unit.kind)) continue;
    const between = text.slice(one.end, next.start);
    const isYear = one.values.length === 1 && one.values[0] >= 1900 && one.values[0] < 2100;
    // A list has an "and" somewhere; a comma alone may end a clause.
    const inList =
      /\b(?:and|or)\b|^\/$/.test(between) ||
      (i + 2 < quantities.length && quantities[i + 2]!.unit === next.unit);
    if (COORDINATED.test(between) && inList && !isYear) quantities[i] = { ...one, unit: next.unit };
  }
  return quantities;
}

/** "by a factor of 3.2" */
const FACTOR_OF =
  /\bfactors? of (?:up to |about |over |at least |almost |nearly |more than |around |approximately |~)?$/i;
const RATIO: Unit = { kind: 'ratio', name: 'x' };
/** "a context length of up to 1 million" */
const LENGTH_OF =
  /\b(?:context|sequence|prompt|input) (?:lengths?|windows?|sizes?) (?:of |to |up to |beyond |over )+(?:[\d.]+ ?[KM]? (?:million )?to )?$/;
const TOKENS: Unit = { kind: 'count', name: 'tokens' };

const BEFORE_AND_AFTER =
  /\b(?:improv|increas|reduc|rais|boost|cut|drop|lower|decreas|push|bring|shorten|shrink|grow|went|goes|mov|extend|expand|scal|ris|rose|fell|fall|jump|climb|declin)\w*\b(?:(?!rang|vary)(?:[^.;:]|\.(?=\d))){0,90}\bfrom (?:an? |about |only |just |over |~)?(?:[\d.,]+ ?[%x×]? (?:and|or) )?$/i;

/** Reads on from a first number: is it the lower end of a range? */
function rangeFrom(text: string, start: number, first: OneNumber, before: string): Quantity {
  const { value, end, unit, hyphenated } = first;
  const printed =
    first.unit ?? (FACTOR_OF.test(before) ? RATIO : LENGTH_OF.test(before) ? TOKENS : undefined);
  const single: Quantity = {
    start,
    end,
    values: [value],
    unit: printed,
    orMore: false,
    hyphenated,
  };
  JOINT.lastIndex = end;
  const joint = JOINT.exec(text);
  if (joint === null) return single;
  const second = numberAt(text, JOINT.lastIndex);
  if (second === undefined || !isWholeWord(text, second.end)) return single;
  const word = joint[0].trim();
  if (word === 'and' && !/\bbetween $/.test(before)) return single;
  // "2x or 3x" may be two results; "3 or 4 bits" is one.
  if (word === 'or' && (unit !== undefined || second.unit?.kind !== 'bits')) return single;
  // "improves it from 1.3x to 2x" is before and after, not a range.
  if (word.endsWith('to') && BEFORE_AND_AFTER.test(before)) return single;
  if (second.unit === undefined && word !== '-' && word !== '–') return single;
  if (unit !== undefined && second.unit !== undefined && unit.name !== second.unit.name) return single;
  if (second.unit === undefined && unit !== undefined) return single;
  const lower = first.multiplier === 1 && unit === undefined ? value * second.multiplier : value;
  return {
    start,
    end: second.end,
    values: [lower, second.value],
    unit: second.unit,
    orMore: false,
    hyphenated: second.hyphenated,
  };
}

/** Where the name that the digits at `at` belong to ends: nothing inside it is a number of its own. */
function endOfName(text: string, at: number): number {
  const rest = /^[\w.@/]*(?:-\w[\w.]*)*/.exec(text.slice(at, at + 80));
  const end = at + Math.max(1, rest?.[0].length ?? 1);
  return /[.]$/.test(text.slice(at, end)) ? end - 1 : end;
}
