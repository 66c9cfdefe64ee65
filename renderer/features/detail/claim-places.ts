/** Where a paper's claims stand in the abstract as it is shown. */
import type { Claim } from '../../../shared/library/knowledge.ts';

export interface ClaimPlace {
  readonly claim: Claim;
  readonly start: number;
  readonly end: number;
}

/**
 * Places of claims in `text`, in order, not overlapping. Offsets refer to the abstract as its source printed it; where
 * repair changed the text, the quote is looked for instead, and a claim whose quote is not there has no place.
 */
export function claimPlaces(text: string, claims: readonly Claim[]): readonly ClaimPlace[] {
  const places: ClaimPlace[] = [];
  for (const claim of claims) {
    if (claim.settled === 'rejected' || claim.quote === '') continue;
    const { start = -1, end = -1 } = claim;
    const exact = start >= 0 && text.slice(start, end) === claim.quote;
    const at = exact ? start : text.indexOf(claim.quote);
    if (at >= 0) places.push({ claim, start: at, end: at + claim.quote.length });
  }
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  return places.filter((place, at) => places.slice(0, at).every((before) => before.end <= place.start));
}
