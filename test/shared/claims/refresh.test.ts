import { expect, it } from 'vitest';
import { extractClaims } from '../../../shared/claims/extract.ts';
import { refreshClaims } from '../../../shared/claims/refresh.ts';
import type { Claim } from '../../../shared/library/knowledge.ts';

const ABSTRACT = 'PagePlan serves up to 2.5x more requests than vLLM. It reduces GPU memory usage by 40%.';

it('reads the claims of an abstract', () => {
  expect(refreshClaims({ abstract: ABSTRACT, claims: [] })).toEqual(extractClaims(ABSTRACT));
});

it('keeps what the user settled, and does not bring back what was rejected or corrected', () => {
  const [first, second] = extractClaims(ABSTRACT) as [Claim, Claim];
  const claims: Claim[] = [
    { ...first, settled: 'rejected' },
    { ...second, value: 45, settled: 'corrected' },
    {
      ...first,
      quote: 'Fig. 3: 3x',
      value: 3,
      where: 'Fig. 3',
      settled: 'added',
      start: undefined,
      end: undefined,
    },
  ];
  const after = refreshClaims({ abstract: ABSTRACT, claims });
  expect(after.map(({ settled }) => settled).sort()).toEqual(['added', 'corrected', 'rejected']);
});

it('finds a settled claim again after the abstract moved', () => {
  const [first] = extractClaims(ABSTRACT) as [Claim];
  const abstract = `New first words. ${ABSTRACT}`;
  const [kept] = refreshClaims({ abstract, claims: [{ ...first, settled: 'confirmed' }] });
  expect(abstract.slice(kept!.start, kept!.end)).toBe(first.quote);
});
