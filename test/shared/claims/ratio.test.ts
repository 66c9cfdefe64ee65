import { describe, expect, it } from 'vitest';
import { claimRatio } from '../../../shared/claims/ratio.ts';
import type { Claim } from '../../../shared/library/knowledge.ts';

const claim = (fields: Partial<Claim>): Claim => ({
  metric: 'speedup',
  direction: 'higher-better',
  unit: 'x',
  bound: 'exact',
  hardware: [],
  quote: '',
  ...fields,
});

describe('claimRatio', () => {
  it.each([
    ['2.4x faster', { value: 2.4 }, 2.4],
    ['9.3 % faster', { value: 9.3, unit: '%' }, 1.093],
    ['40 % less latency', { metric: 'latency' as const, value: 40, unit: '%' }, 1.667],
    [
      'only 12 % of the memory',
      { metric: 'memory' as const, direction: 'lower-better' as const, value: 12, unit: '%' },
      8.333,
    ],
    ['0.4x the memory', { metric: 'memory' as const, direction: 'lower-better' as const, value: 0.4 }, 2.5],
    ['2 to 4x', { range: [2, 4] as [number, number] }, 4],
  ])('%s', (_text, fields, ratio) => {
    expect(claimRatio(claim(fields))).toBeCloseTo(ratio, 2);
  });

  it.each([
    ['80.6 % accuracy', { metric: 'accuracy' as const, value: 80.6, unit: '%' }],
    ['5 % overhead', { metric: 'overhead' as const, value: 5, unit: '%' }],
    ['120 tokens/s', { metric: 'throughput' as const, value: 120, unit: 'tokens/s' }],
    ['no number', {}],
  ])('%s means no ratio', (_text, fields) => {
    expect(claimRatio(claim(fields))).toBeUndefined();
  });
});
