/**
 * What Roofline reads out of an abstract: quantitative claims and topics (DESIGN 6). The rules are in shared/claims and
 * shared/topics; this file is only the data they leave on a paper.
 */
import { z } from 'zod';

/** The metrics, in the order in which the first that fits is chosen. */
export const CLAIM_METRICS = [
  'speedup',
  'latency',
  'throughput',
  'memory',
  'compression',
  'model-size',
  'energy',
  'cost',
  'accuracy',
  'overhead',
  'scale',
  'other',
] as const;
export type ClaimMetric = (typeof CLAIM_METRICS)[number];

export const CLAIM_BOUNDS = ['exact', 'up-to', 'at-least', 'average', 'approx'] as const;
export type ClaimBound = (typeof CLAIM_BOUNDS)[number];

/** One number by which authors say how well their work does. Exactly one of `value` and `range` is set. */
export const claimSchema = z.readonly(
  z.object({
    metric: z.enum(CLAIM_METRICS),
    direction: z.enum(['higher-better', 'lower-better']),
    value: z.number().optional(),
    range: z.readonly(z.tuple([z.number(), z.number()])).optional(),
    /** As GUIDE section 5 spells it ("x", "%", "tokens/s"); null for bare scores. */
    unit: z.string().nullable(),
    bound: z.enum(CLAIM_BOUNDS),
    /** The measure as printed beside the metric: "TTFT", "goodput", "MFU". */
    measure: z.string().optional(),
    /** What the number is compared with, as printed. */
    baseline: z.string().optional(),
    hardware: z.readonly(z.array(z.string())),
    workload: z.string().optional(),
    /** The exact words, and their place in the abstract as printed, counted in UTF-16 units. A claim read off a figure has no place. */
    quote: z.string(),
    start: z.int().nonnegative().optional(),
    end: z.int().nonnegative().optional(),
    /** "Fig. 9, p. 10" for a claim added by hand. */
    where: z.string().optional(),
    /** What the user settled survives re-extraction; a rejected claim is kept so that it does not come back. */
    settled: z.enum(['confirmed', 'corrected', 'added', 'rejected']).optional(),
  }),
);
export type Claim = z.infer<typeof claimSchema>;

/** A topic of the taxonomy that the user accepted for a paper: its id, "serving/kv-cache". */
export const topicAssignmentSchema = z.string().min(1);
export type TopicAssignment = z.infer<typeof topicAssignmentSchema>;

/** The claims that the user confirmed, corrected, added or rejected; the others are read anew when the rules change. */
export function settledClaims(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ settled }) => settled !== undefined);
}
