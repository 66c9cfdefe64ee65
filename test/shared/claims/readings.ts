/** Sentences and what they claim, in a short form: one line of text for each claim. */
import { extractClaims } from '../../../shared/claims/extract.ts';
import { formatClaim } from '../../../shared/claims/format-claim.ts';

/** "≤2.4× speedup > CUTLASS @ H100": number, metric, baseline and hardware; a lower-is-better claim ends in "↓". */
export function reading(abstract: string): string[] {
  return extractClaims(abstract).map((claim) =>
    [
      formatClaim(claim),
      claim.metric,
      ...(claim.baseline === undefined ? [] : [`> ${claim.baseline}`]),
      ...(claim.hardware.length === 0 ? [] : [`@ ${claim.hardware.join(', ')}`]),
      ...(claim.direction === 'lower-better' ? ['↓'] : []),
    ].join(' '),
  );
}

/** The sentence as part of an abstract that has said "we" before. */
export function readingOf(sentence: string): string[] {
  return reading(`We present a new system. ${sentence}`);
}
