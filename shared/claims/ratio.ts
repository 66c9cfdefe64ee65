/** The ratio that a claim means (DESIGN 6), so that "9.3 % faster" and "2.4x" can be compared, sorted and plotted together. */
import type { Claim } from '../library/knowledge.ts';

/** Metrics that are a cost: "40 % less" of them means 1 / (1 - 0.4) times better. */
const COSTS: ReadonlySet<Claim['metric']> = new Set([
  'latency',
  'memory',
  'energy',
  'cost',
  'model-size',
  'compression',
]);

/** Words that make a bigger cost of what would else be a share that is left. */
const PRICE = /\b(?:more|higher|longer|larger|increas\w+|additional|extra|slower|degrad\w+)\b/i;

/**
 * How many times better the claim says the work is: 2.4 for "2.4x", 1.093 for "9.3 % faster", 1.67 for "40 % less latency".
 * The better end of a range. Undefined where no ratio is meant: absolute results, scores, counts, bits, prices paid.
 */
export function claimRatio(claim: Claim): number | undefined {
  const value = claim.value ?? (claim.range && Math.max(...claim.range));
  if (value === undefined || !Number.isFinite(value) || value <= 0) return undefined;
  const better = claim.direction === 'higher-better';
  if (claim.unit === 'x') {
    // "0.4x the memory" says how much is left; "1.3x slower", "1.1x overhead" are prices.
    if (value < 1 && COSTS.has(claim.metric)) return 1 / value;
    return better ? value : undefined;
  }
  if (claim.unit !== '%') return undefined;
  // A share of a peak is no gain, and neither is what a number says that carries no word of change.
  if (claim.metric === 'speedup' || claim.metric === 'throughput') {
    return better && !/\bof\b.*\bpeak\b/i.test(claim.quote) ? 1 + value / 100 : undefined;
  }
  if (!COSTS.has(claim.metric)) return undefined;
  if (!better) {
    // "with only 12 % of the KV cache": 12 % is left. "15 % more memory" is a price.
    return value < 100 && !PRICE.test(claim.quote) ? 100 / value : undefined;
  }
  // "reduces memory by 60 %": 40 % is left. "60 % more energy-efficient" is a gain.
  if (/\befficien\w+|\bsavings? of over 100/i.test(claim.quote)) return 1 + value / 100;
  return value < 100 ? 1 / (1 - value / 100) : undefined;
}
