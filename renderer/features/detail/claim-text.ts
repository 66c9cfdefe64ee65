/** How a claim reads. */
import type { Claim, ClaimBound } from '../../../shared/library/knowledge.ts';

const BOUNDS: Readonly<Record<ClaimBound, string>> = {
  exact: '',
  'up-to': '≤ ',
  'at-least': '≥ ',
  average: 'ø ',
  approx: '≈ ',
};
export const boundText = (bound: ClaimBound): string => BOUNDS[bound];

/** "100×", "2.4× to 3.1×", "12 %", "900 tokens/s". */
export function valueText({ value, range, unit }: Pick<Claim, 'value' | 'range' | 'unit'>): string {
  const suffix = unit === null ? '' : unit === 'x' ? '×' : ` ${unit}`;
  const number = (each: number): string => each.toLocaleString('en', { maximumFractionDigits: 4 });
  if (range) return `${number(range[0])}${suffix} to ${number(range[1])}${suffix}`;
  return value === undefined ? '' : `${number(value)}${suffix}`;
}

/** "over CUTLASS · on A100, H100 · batch 1": what the number is about. */
export function claimFacts({ baseline, hardware, workload, where, direction }: Claim): string {
  return [
    baseline && `over ${baseline}`,
    hardware.length > 0 && `on ${hardware.join(', ')}`,
    workload,
    where,
    direction === 'lower-better' && 'lower is better',
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}
