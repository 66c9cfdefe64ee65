/** The orders of the list. Every order is total: ties fall to the date of adding (newest first), then to the id. */
import type { Sort } from '../api/schemas.ts';
import { claimRatio } from '../claims/ratio.ts';
import { familyName } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';
import { foldAccents } from '../library/text.ts';

/** What an order compares; undefined for papers that have no such property. */
type SortKey = string | number | undefined;

/** What papers themselves are sorted by. */
export type Property = Exclude<Sort, 'relevance'>;

/** Orders that people expect to begin with the largest or newest. */
const DESCENDING: ReadonlySet<Sort> = new Set([
  'relevance',
  'added',
  'updated',
  'published',
  'rating',
  'claim',
]);

/** The direction of an order where none is asked for. */
export function isDescendingByNature(sort: Sort): boolean {
  return DESCENDING.has(sort);
}

/** Compares papers by one property. Papers without it come last in both directions. */
export function paperOrder(sort: Property, descending: boolean): (a: Paper, b: Paper) => number {
  const keys = new WeakMap<Paper, { key: SortKey }>();
  const cheap = sort === 'added' || sort === 'updated' || sort === 'rating' || sort === 'published';
  const keyOf = (paper: Paper): SortKey => {
    if (cheap) return sortKey(paper, sort);
    let known = keys.get(paper);
    if (!known) keys.set(paper, (known = { key: sortKey(paper, sort) }));
    return known.key;
  };
  const sign = descending ? -1 : 1;
  return (a, b) => compareKeys(keyOf(a), keyOf(b), sign) || byAdded(a, b);
}

/** Compares the keys of two papers; `sign` is -1 where the largest comes first. */
export function compareKeys(a: SortKey, b: SortKey, sign: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -sign : sign;
}

/** Newest first; what came in together keeps the order of its listing (ids count up). The order of equals. */
export function byAdded(a: Paper, b: Paper): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The key of a paper in an order. */
export function sortKey(paper: Paper, sort: Property): SortKey {
  switch (sort) {
    case 'added':
      return paper.addedAt;
    case 'updated':
      return paper.updatedAt;
    case 'published': {
      const { year, month = 0, day = 0 } = paper.published ?? {};
      return year === undefined ? undefined : year * 10_000 + month * 100 + day;
    }
    case 'title':
      return foldAccents(paper.title)
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .replace(/^(?:an?|the) /, '');
    case 'author': {
      const first = paper.authors[0];
      return first && foldAccents(familyName(first));
    }
    case 'venue':
      return paper.venue === undefined ? undefined : foldAccents(paper.venue);
    case 'rating':
      return paper.rating;
    case 'claim': {
      let best: number | undefined;
      for (const claim of paper.claims) {
        const ratio = claim.settled === 'rejected' ? undefined : claimRatio(claim);
        if (ratio !== undefined && (best === undefined || ratio > best)) best = ratio;
      }
      return best;
    }
  }
}
