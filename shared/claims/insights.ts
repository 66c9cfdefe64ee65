/** Counts over papers, for charts and the tables behind them: pure functions, each with a stated order. */
import type { Paper } from '../library/paper.ts';
import { systemsIn } from './baseline-system.ts';
import { deviceName } from './hardware.ts';

/** How many papers there are of one kind. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/** How many papers of one kind one month or year has. */
export interface PeriodCount extends Count {
  /** "2025-04" or "2025". */
  readonly period: string;
}

/** What papers are counted by over time. */
export type PeriodUnit = 'month' | 'year';

/** Months where at least half of the papers that have a year have a month too: bibliographies often print years only. */
export function periodUnit(papers: readonly Paper[]): PeriodUnit {
  const dated = papers.filter((paper) => periodOf(paper, 'year') !== undefined);
  const months = dated.filter((paper) => periodOf(paper, 'month') !== undefined);
  return months.length * 2 >= dated.length ? 'month' : 'year';
}

/** The month ("2025-04") or year ("2025") that a paper appeared in; undefined where its source is not as exact. */
export function periodOf({ published }: Paper, unit: PeriodUnit): string | undefined {
  if (published?.year === undefined) return undefined;
  const year = String(published.year);
  if (unit === 'year') return year;
  return published.month === undefined ? undefined : `${year}-${String(published.month).padStart(2, '0')}`;
}

/**
 * Papers per month or year by topic area ("serving", not "serving/kv-cache"). A paper counts once for each of its areas; papers
 * without such a date or without a topic are not counted. `topicsOf` may know topics that a paper does not carry itself.
 * By period, then by area.
 */
export function papersByTopic(
  papers: readonly Paper[],
  unit: PeriodUnit,
  topicsOf: (paper: Paper) => readonly string[] = (paper) => paper.topics,
): PeriodCount[] {
  return countByPeriod(papers, unit, (paper) => topicsOf(paper).map((topic) => topic.split('/')[0]!));
}

/** Papers per year by the devices that their claims were measured on, under the devices' common names. */
export function hardwareByYear(papers: readonly Paper[]): PeriodCount[] {
  return countByPeriod(papers, 'year', (paper) =>
    usedClaims(paper).flatMap(({ hardware }) => hardware.map(deviceName)),
  );
}

/** The systems that papers compare with, most used first. A paper counts once for each; generic baselines are left out. */
export function mostUsedBaselines(papers: readonly Paper[]): Count[] {
  return countEach(papers, (paper) =>
    usedClaims(paper).flatMap(({ baseline }) => (baseline === undefined ? [] : systemsIn(baseline))),
  );
}

/** Venues, most papers first; papers without a venue are left out. */
export function venues(papers: readonly Paper[]): Count[] {
  return countEach(papers, ({ venue }) => (venue === undefined ? [] : [venue]));
}

function usedClaims(paper: Paper): Paper['claims'] {
  return paper.claims.filter(({ settled }) => settled !== 'rejected');
}

function countEach(papers: readonly Paper[], namesOf: (paper: Paper) => readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const paper of papers) {
    for (const name of new Set(namesOf(paper))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || compareText(a.name, b.name));
}

function countByPeriod(
  papers: readonly Paper[],
  unit: PeriodUnit,
  namesOf: (paper: Paper) => readonly string[],
): PeriodCount[] {
  const periods = new Map<string, Paper[]>();
  for (const paper of papers) {
    const period = periodOf(paper, unit);
    if (period === undefined) continue;
    const group = periods.get(period);
    if (group === undefined) periods.set(period, [paper]);
    else group.push(paper);
  }
  return [...periods]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([period, group]) =>
      countEach(group, namesOf)
        .sort((a, b) => compareText(a.name, b.name))
        .map((count) => ({ period, ...count })),
    );
}

/** Code-unit order: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
