/**
 * A short number that tells whether two papers are the same apart from `updatedAt` and what the program may read anew by itself
 * (claims that nobody settled): 53 bits (cyrb53, public domain), over the fields in alphabetical order. It finds changes; it is
 * no protection against someone who wants to deceive.
 */
import { settledClaims } from './knowledge.ts';
import type { Paper } from './paper.ts';

export function fingerprint(paper: Paper): number {
  const fields = Object.entries({ ...paper, claims: settledClaims(paper.claims) })
    .filter(([field, value]) => field !== 'updatedAt' && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return hash(JSON.stringify(fields, inOrder));
}

/** Objects inside a paper too are written with their fields in order. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
