/** Claims in a few characters, for pills and tables. The bound is always shown. */
import type { Claim, ClaimBound, ClaimMetric } from '../library/knowledge.ts';
import { claimRatio } from './ratio.ts';

const BOUND_SIGN: Readonly<Record<ClaimBound, string>> = {
  exact: '',
  'up-to': '≤',
  'at-least': '≥',
  average: '⌀',
  approx: '≈',
};

const UNIT_SIGN: Readonly<Record<string, string>> = { x: '×', us: 'µs' };

/** A claim's number with its bound and unit: "≤100×", "65–92 %", "⌀80.6 %", "≥1 T parameters". */
export function formatClaim(claim: Claim): string {
  const numbers = claim.range ?? [claim.value ?? Number.NaN];
  const scale =
    Math.max(...numbers.map(Math.abs)) >= 1e6
      ? SCALES.find(([, size]) => Math.max(...numbers) >= size)
      : undefined;
  const text = numbers
    .map((number) => formatNumber(scale === undefined ? number : number / scale[1]))
    .join('–');
  const sign = UNIT_SIGN[claim.unit ?? ''] ?? claim.unit ?? '';
  const unit = sign === '' || sign === '×' ? sign : ` ${sign}`;
  return `${BOUND_SIGN[claim.bound]}${text}${scale === undefined ? '' : ` ${scale[0]}`}${unit}`;
}

const SCALES: readonly (readonly [string, number])[] = [
  ['T', 1e12],
  ['B', 1e9],
  ['M', 1e6],
];

function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential().replace('e', '·10^');
  const [whole, fraction] = String(Number(value.toPrecision(12))).split('.');
  const grouped = whole!.length > 4 ? whole!.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole!;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** What a reader wants to see first of a paper, best first. */
const TOP_METRICS: readonly ClaimMetric[] = [
  'speedup',
  'throughput',
  'latency',
  'energy',
  'memory',
  'cost',
  'compression',
  'model-size',
  'scale',
  'accuracy',
  'other',
  'overhead',
];

/**
 * The claim that stands for a paper in a list, or undefined where it has none: a gain that is a ratio before any other
 * number, the metric that says most, then the larger ratio, then the earlier claim. Rejected claims do not count.
 */
export function topClaim(claims: readonly Claim[]): Claim | undefined {
  let top: Claim | undefined;
  let topRank: readonly number[] = [];
  for (const claim of claims) {
    if (claim.settled === 'rejected') continue;
    const ratio = claimRatio(claim);
    const rank = [ratio === undefined ? 1 : 0, TOP_METRICS.indexOf(claim.metric), -(ratio ?? 0)];
    if (top === undefined || isBefore(rank, topRank)) {
      top = claim;
      topRank = rank;
    }
  }
  return top;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i !== -1 && a[i]! < b[i]!;
}
