import { describe, expect, it } from 'vitest';
import { extractClaims } from '../../../shared/claims/extract.ts';
import { formatClaim, topClaim } from '../../../shared/claims/format-claim.ts';
import { claimRatio } from '../../../shared/claims/ratio.ts';
import type { Claim } from '../../../shared/library/knowledge.ts';

const claimOf = (sentence: string): Claim => extractClaims(`We present Foo. ${sentence}`)[0]!;

describe('claimRatio', () => {
  it.each([
    ['It is 2.4x faster.', 2.4],
    ['It is 9.3% faster.', 1.093],
    ['It reduces latency by 40%.', 1 / 0.6],
    ['It improves throughput by 150%.', 2.5],
    ['It is 2x to 6x faster.', 6],
    ['It matches the baseline while using only 20% of the KV cache.', 5],
  ])('%s', (sentence, ratio) => {
    expect(claimRatio(claimOf(sentence))).toBeCloseTo(ratio);
  });

  it.each([
    'It has a runtime overhead of 5%.',
    'It reaches 80.6% accuracy.',
    'It answers in 3 ms.',
    'It sustains 225 TFLOP/s.',
    'It is 1.8x slower than X.',
    'It uses 15% more memory.',
    'It raises utilization to 71%.',
  ])('means none: %s', (sentence) => {
    expect(claimRatio(claimOf(sentence))).toBeUndefined();
  });
});

describe('formatClaim', () => {
  const claim = {
    metric: 'speedup',
    direction: 'higher-better',
    unit: 'x',
    bound: 'exact',
    hardware: [],
    quote: '',
  } as const;

  it('shows the bound, whatever it is', () => {
    expect(formatClaim({ ...claim, value: 100, bound: 'up-to' })).toBe('≤100×');
    expect(formatClaim({ ...claim, value: 2, bound: 'at-least' })).toBe('≥2×');
    expect(formatClaim({ ...claim, value: 4.6, bound: 'average' })).toBe('⌀4.6×');
    expect(formatClaim({ ...claim, value: 3.25, bound: 'approx' })).toBe('≈3.25×');
  });

  it('shows ranges, large numbers and bare scores', () => {
    expect(formatClaim({ ...claim, range: [65, 92], unit: '%' })).toBe('65–92 %');
    expect(formatClaim({ ...claim, value: 1e12, unit: 'parameters' })).toBe('1 T parameters');
    expect(formatClaim({ ...claim, value: 24000 })).toBe('24,000×');
    expect(formatClaim({ ...claim, value: 2.5e-7, unit: null })).toBe('2.5·10^-7');
  });
});

describe('topClaim', () => {
  it('takes the strongest gain, and nothing that the user rejected', () => {
    const claims = extractClaims(
      'We present Foo. It reaches 80% accuracy, runs 2x faster and up to 5x faster on X.',
    );
    expect(topClaim(claims)?.value).toBe(5);
    expect(
      topClaim(claims.map((claim) => (claim.value === 5 ? { ...claim, settled: 'rejected' } : claim)))?.value,
    ).toBe(2);
    expect(topClaim([])).toBeUndefined();
  });
});
