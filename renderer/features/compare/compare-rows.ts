/** Claims as Compare shows them: which are shown, in which order, and what there is to filter by. Pure functions. */
import type { ClaimRow } from '../../../shared/api/schemas.ts';
import { baselineName } from '../../../shared/claims/baseline-system.ts';
import { deviceName } from '../../../shared/claims/hardware.ts';
import { formatClaim } from '../../../shared/claims/format-claim.ts';
import type { Claim, ClaimBound } from '../../../shared/library/knowledge.ts';

export interface CompareRow extends ClaimRow {
  readonly id: string;
  /** What filters and plots call the baseline; undefined where the paper names none. */
  readonly baseline: string | undefined;
  readonly devices: readonly string[];
}

/** Each undefined where everything is shown; a baseline of `null` means claims that name none. */
export interface CompareFilter {
  readonly metric?: string | undefined;
  readonly baseline?: string | null | undefined;
  readonly hardware?: string | undefined;
}

export type CompareColumn = 'paper' | 'metric' | 'value' | 'baseline' | 'hardware';

export function compareRows(claims: readonly ClaimRow[]): CompareRow[] {
  return claims.map((row) => ({
    ...row,
    id: `${row.paperId}:${row.index}`,
    baseline: row.claim.baseline === undefined ? undefined : baselineName(row.claim.baseline),
    devices: [...new Set(row.claim.hardware.map(deviceName))],
  }));
}

export function filterRows(rows: readonly CompareRow[], filter: CompareFilter): CompareRow[] {
  const { metric, baseline, hardware } = filter;
  return rows.filter(
    (row) =>
      (metric === undefined || row.claim.metric === metric) &&
      (baseline === undefined || row.baseline === (baseline ?? undefined)) &&
      (hardware === undefined || row.devices.includes(hardware)),
  );
}

/** In the order of a column. Ratios are compared as ratios and stand before other numbers, which go by unit. */
export function sortRows(
  rows: readonly CompareRow[],
  column: CompareColumn,
  descending: boolean,
): CompareRow[] {
  const turn = descending ? -1 : 1;
  const words = {
    paper: (row: CompareRow) => row.title,
    metric: ({ claim }: CompareRow) => `${metricName(claim.metric)} ${claim.measure ?? ''}`,
    baseline: (row: CompareRow) => row.baseline ?? '',
    hardware: (row: CompareRow) => row.devices.join(', '),
  };
  return [...rows].sort((a, b) => {
    if (column === 'value') return compareValues(a, b, turn) || compareWords(a.title, b.title);
    const [x, y] = [words[column](a), words[column](b)];
    // What is not said comes last in either direction.
    if ((x === '') !== (y === '')) return x === '' ? 1 : -1;
    return turn * compareWords(x, y) || compareValues(a, b, -1);
  });
}

function compareValues(a: CompareRow, b: CompareRow, turn: 1 | -1): number {
  if (a.ratio !== undefined && b.ratio !== undefined) return turn * (a.ratio - b.ratio);
  if (a.ratio !== undefined || b.ratio !== undefined) return a.ratio === undefined ? 1 : -1;
  const unit = compareWords(a.claim.unit ?? '', b.claim.unit ?? '');
  return unit || turn * (number(a.claim) - number(b.claim));
}

const number = ({ value, range }: Claim): number => value ?? range?.[1] ?? 0;
const compareWords = (a: string, b: string): number =>
  a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true });

/** The values with how many rows have each, most first. */
export function counted(values: readonly string[]): { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || compareWords(a.name, b.name));
}

/** "These numbers are against 5 different baselines", where they are; undefined where they can be compared as they stand. */
export function mixedBaselines(rows: readonly CompareRow[]): string | undefined {
  const named = new Set(rows.flatMap(({ baseline }) => baseline ?? [])).size;
  const without = rows.filter(({ baseline }) => baseline === undefined).length;
  const rest = `${without.toLocaleString('en')} ${without === 1 ? 'names' : 'name'} none`;
  if (named > 1)
    return `These numbers are against ${named} different baselines${without > 0 ? `, and ${rest}` : ''}.`;
  return named === 1 && without > 0 ? `One baseline is named; ${rest}.` : undefined;
}

export const metricName = (metric: string): string => metric.replace('-', ' ');

const BOUND_WORDS: Readonly<Record<ClaimBound, string>> = {
  exact: '',
  'up-to': 'up to ',
  'at-least': 'at least ',
  average: 'on average ',
  approx: 'about ',
};

/** A claim in words, for screen readers and the line below the plot: "up to 2.4×, throughput over vLLM on H100". */
export function claimInWords(claim: Claim): string {
  const exact = formatClaim({ ...claim, bound: 'exact' });
  const measure = claim.measure === undefined ? '' : ` (${claim.measure})`;
  const over = claim.baseline === undefined ? '' : ` over ${claim.baseline}`;
  const on = claim.hardware.length === 0 ? '' : ` on ${claim.hardware.join(', ')}`;
  return `${BOUND_WORDS[claim.bound]}${exact}, ${metricName(claim.metric)}${measure}${over}${on}`;
}
