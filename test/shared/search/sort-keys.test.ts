import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Paper } from '../../../shared/library/paper.ts';
import { SortKeys } from '../../../shared/search/sort-keys.ts';
import { compareKeys, sortKey, type Property } from '../../../shared/search/sort.ts';
import { samplePaper } from './sample-paper.ts';

/** Dates as we write them and as others might, and venues that differ late or only by what is beyond the letters kept. */
const DATES = [
  '2025-06-15T12:00:00.000Z',
  '2025-06-15T12:00:00.001Z',
  '2024-12-31T23:59:59.999Z',
  '2025-06-15T12:00:00Z',
  '2025',
];
const VENUES = [
  undefined,
  '',
  'OSDI',
  'OSDI 2024',
  'Symposium on Operating S',
  'Symposium on Operating Systems Design',
  'Symposium on Operating Systems Principles',
];

const paperArbitrary = (dates: readonly string[]): fc.Arbitrary<Paper> =>
  fc
    .record({
      addedAt: fc.constantFrom(...dates),
      venue: fc.constantFrom(...VENUES),
      rating: fc.constantFrom(undefined, 1, 3),
    })
    .map(({ addedAt, venue, rating }) =>
      samplePaper({
        id: addedAt,
        addedAt,
        ...(venue === undefined ? {} : { venue }),
        ...(rating === undefined ? {} : { rating }),
      }),
    );

it('compares papers as their keys compare', () => {
  const papersArbitrary = fc
    .constantFrom(DATES.slice(0, 3), DATES)
    .chain((dates) => fc.array(fc.option(paperArbitrary(dates), { nil: undefined }), { maxLength: 8 }));
  const propertyArbitrary = fc.constantFrom<Property>('added', 'venue', 'rating', 'title', 'claim');
  fc.assert(
    fc.property(papersArbitrary, propertyArbitrary, fc.constantFrom(1, -1), (papers, property, sign) => {
      const keys = new SortKeys(property, papers, papers.length);
      papers.forEach((_, slot) => keys.read(slot));
      const keyOf = (paper: Paper | undefined): ReturnType<typeof sortKey> =>
        paper && sortKey(paper, property);
      papers.forEach((a, i) =>
        papers.forEach((b, j) =>
          expect(Math.sign(keys.compare(i, j, sign))).toBe(compareKeys(keyOf(a), keyOf(b), sign)),
        ),
      );
    }),
  );
});
