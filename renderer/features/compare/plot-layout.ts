/** Where the dots of the plot stand: a lane for each metric, one logarithmic axis, dots that would overlap set above each other. */
import { CLAIM_METRICS } from '../../../shared/library/knowledge.ts';
import { counted, type CompareRow } from './compare-rows.ts';

/** Pixels. */
const DOT = 11;
const LANE_HEAD = 20;
const LANE_FOOT = 12;
/** A lane must not fill the window: taller stacks move closer together, as long as dots can be told apart. */
const TALLEST = 110;
const CLOSEST = 5;
const MOST_STACKED = TALLEST / CLOSEST;
const SIDE = 10;

/** Shapes and colours for as many baselines; the others share one mark. */
export const MARK_COLOURS = [8, 1, 5, 10, 3, 0] as const;

export interface Dot {
  readonly row: CompareRow;
  readonly x: number;
  readonly y: number;
}

export interface Lane {
  readonly metric: string;
  readonly top: number;
  readonly baseline: number;
  readonly dots: readonly Dot[];
}

export interface PlotLayout {
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly bottom: number;
}

/** Lays out the rows that have a ratio, from `top` down. */
export function layoutPlot(rows: readonly CompareRow[], width: number, top: number): PlotLayout {
  const ratios = rows.flatMap(({ ratio }) => ratio ?? []);
  const low = Math.min(1, ...ratios);
  const high = Math.max(2, ...ratios);
  const x = (ratio: number): number =>
    SIDE + ((width - 2 * SIDE) * Math.log(ratio / low)) / Math.log(high / low);
  const lanes: Lane[] = [];
  let bottom = top;
  for (const metric of CLAIM_METRICS) {
    const placed = stack(
      rows.filter((row) => row.claim.metric === metric && row.ratio !== undefined),
      x,
    );
    if (placed.length === 0) continue;
    const levels = Math.max(...placed.map(({ level }) => level)) + 1;
    const step = Math.min(DOT, TALLEST / levels);
    const baseline = bottom + LANE_HEAD + Math.ceil((levels - 1) * step) + DOT;
    lanes.push({
      metric,
      top: bottom,
      baseline,
      dots: placed.map(({ row, x: at, level }) => ({ row, x: at, y: baseline - level * step - DOT / 2 - 1 })),
    });
    bottom = baseline + LANE_FOOT;
  }
  return { lanes, ticks: ticks(low, high, x), bottom };
}

function stack(
  rows: readonly CompareRow[],
  x: (ratio: number) => number,
): { row: CompareRow; x: number; level: number }[] {
  const ends: number[] = [];
  return rows
    .map((row) => ({ row, x: x(row.ratio!) }))
    .sort((a, b) => a.x - b.x)
    .map((dot) => {
      const free = ends.findIndex((end) => end <= dot.x - DOT);
      const level = free >= 0 ? free : Math.min(ends.length, MOST_STACKED - 1);
      ends[level] = dot.x;
      return { ...dot, level };
    });
}

/** 1, 2, 5, 10, ... as far as there is room, else powers of ten. */
function ticks(low: number, high: number, x: (ratio: number) => number): PlotLayout['ticks'] {
  const all: { value: number; x: number; whole: boolean }[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const step of [1, 2, 5]) {
      const value = step * 10 ** power;
      if (value >= low * 0.999 && value <= high * 1.001) all.push({ value, x: x(value), whole: step === 1 });
    }
  }
  const crowded = all.some((tick, at) => at > 0 && tick.x - all[at - 1]!.x < 34);
  return crowded ? all.filter(({ whole }) => whole) : all;
}

/** Which mark stands for a baseline: its place in `names`, 'other', or 'none' where none is named. */
export type Mark = number | 'other' | 'none';

/** The baselines that get a mark of their own, most used first. */
export function markedBaselines(rows: readonly CompareRow[]): readonly string[] {
  return counted(rows.flatMap(({ baseline, ratio }) => (ratio === undefined ? [] : (baseline ?? []))))
    .slice(0, MARK_COLOURS.length)
    .map(({ name }) => name);
}

export function markOf({ baseline }: CompareRow, names: readonly string[]): Mark {
  if (baseline === undefined) return 'none';
  const at = names.indexOf(baseline);
  return at < 0 ? 'other' : at;
}
