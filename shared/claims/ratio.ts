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
  'overhead',
]);

/**
 * How many times better the claim says the work is: 2.4 for "2.4x", 1.093 for "9.3 % faster", 1.67 for "40 % less latency".
 * The better end of a range. Undefined where no ratio is meant: absolute results, scores, counts, bits, prices paid.
 */
export function claimRatio(claim: Claim): number | undefined {
  const value = claim.value ?? (claim.range && Math.max(...claim.range));
  if (value === undefined || !Number.isFinite(value) || value <= 0) return undefined;
  if (claim.unit === 'x') {
    // "incurs 1.1x overhead" is a price; "0.4x the memory" says how much is left.
    if (claim.metric === 'overhead') return undefined;
    return value < 1 && COSTS.has(claim.metric) ? 1 / value : value;
  }
  if (claim.unit !== '%' || claim.metric === 'overhead' || claim.metric === 'accuracy') return undefined;
  if (claim.metric === 'speedup' || claim.metric === 'throughput') return 1 + value / 100;
  if (!COSTS.has(claim.metric) || value >= 100) return undefined;
  // "reduces memory by 60 %": 40 % is left. "with only 12 % of the KV cache" (lower is better): 12 % is left.
  return claim.direction === 'higher-better' ? 1 / (1 - value / 100) : 100 / value;
}
