/** The claims of a paper after its abstract or the rules changed: what the user settled stays as it is. */
import type { Claim } from '../library/knowledge.ts';
import type { Paper } from '../library/paper.ts';
import { extractClaims } from './extract.ts';

/**
 * Reads the paper's abstract again. Claims that the user confirmed, corrected, added or rejected are kept, and win over an
 * extracted claim about the same words. Offsets of kept claims are found again by their quote; a quote that is gone from
 * the abstract keeps the claim without a place.
 */
export function refreshClaims(paper: Pick<Paper, 'abstract' | 'abstractPrinted' | 'claims'>): Claim[] {
  const abstract = paper.abstractPrinted ?? paper.abstract ?? '';
  const settled = paper.claims
    .filter((claim) => claim.settled !== undefined)
    .map((claim) => placed(claim, abstract));
  const extracted = extractClaims(abstract).filter(
    (claim) => !settled.some((known) => overlap(known, claim)),
  );
  return [...settled, ...extracted].sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity));
}

function placed(claim: Claim, abstract: string): Claim {
  const { start, end, ...rest } = claim;
  if (start === undefined || end === undefined || abstract.slice(start, end) === claim.quote) return claim;
  const found = abstract.indexOf(claim.quote);
  return found === -1 ? rest : { ...rest, start: found, end: found + claim.quote.length };
}

function overlap(a: Claim, b: Claim): boolean {
  if (a.start === undefined || a.end === undefined || b.start === undefined || b.end === undefined)
    return false;
  return a.start < b.end && b.start < a.end;
}
