/** Counts as charts want them: few series, no gaps in time. Pure functions. */
import type { Insights } from '../../../shared/api/schemas.ts';

type PeriodCount = Insights['topics'][number];

export interface Series {
  readonly name: string;
  readonly total: number;
}

/** The names with their totals, most first; of two equals the one that comes first by name. */
export function seriesOf(counts: readonly PeriodCount[]): Series[] {
  const totals = new Map<string, number>();
  for (const { name, count } of counts) totals.set(name, (totals.get(name) ?? 0) + count);
  return [...totals]
    .map(([name, total]) => ({ name, total }))
    .sort((a, b) => b.total - a.total || a.name.localeCompare(b.name, 'en'));
}

/** Months or years drawn, where there is room for them. */
export const MOST_PERIODS = { month: 60, year: 30 } as const;

/** Every month or year from the first to the last, those without papers too; at most `most`, the latest. */
export function periodsOf(counts: readonly PeriodCount[], unit: Insights['unit'], most: number): string[] {
  const [first] = counts;
  const last = counts.at(-1);
  if (!first || !last) return [];
  const number = (period: string): number =>
    unit === 'year' ? Number(period) : Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;
  const to = number(last.period);
  const from = Math.max(number(first.period), to - most + 1);
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const place = from + at;
    if (unit === 'year') return String(place);
    return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
  });
}

/** What stands below a chart that has no room for its first months or years. */
export const cutAtStart = (drawn: number, all: number, unit: Insights['unit']): string =>
  `The last ${drawn === 1 ? unit : `${drawn} ${unit}s`}; the data has all ${all}.`;

/** How many papers each of the series has in a period, in their order; what is in no series is the last number. */
export function countsIn(
  counts: readonly PeriodCount[],
  period: string,
  series: readonly Series[],
): readonly number[] {
  const here = counts.filter((count) => count.period === period);
  const of = (name: string): number => here.find((count) => count.name === name)?.count ?? 0;
  const shown = series.map(({ name }) => of(name));
  const all = here.reduce((sum, { count }) => sum + count, 0);
  return [...shown, all - shown.reduce((sum, count) => sum + count, 0)];
}

/** Where an axis of counts is marked: 0, then round steps up to or just over `most`. */
export function countTicks(most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].find(
    (each) => most / each <= 5,
  );
  const by = step ?? 50_000;
  return Array.from({ length: Math.ceil(most / by) + 1 }, (_, at) => at * by);
}
