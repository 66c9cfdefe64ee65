/** Papers per month or year, a bar for each, stacked by topic area. */
import type { Insights } from '../../../shared/api/schemas.ts';
import { topicLabel } from '../../../shared/topics/topic-label.ts';
import { Chart, ChartMark, useTabStop } from '../../ui/chart.tsx';
import { countsIn, countTicks, cutAtStart, MOST_PERIODS, periodsOf, seriesOf } from './insights-data.ts';

/** Colours of the areas that are drawn apart; the others share the last part of a bar. */
const COLOURS = [8, 5, 1, 10, 3, 0] as const;
const PLOT = 180;
const LEFT = 28;
const LEGEND_ROW = 20;
const CHARACTER = 6.9;
/** What the number of a year takes, with a space behind it. */
const YEAR_WIDTH = 40;
/** Six pixels a bar are the least that can be told apart. */
const LEAST_BAR = 6;

const MONTH = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
const LONG_MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function PeriodChart({
  counts,
  unit,
}: {
  readonly counts: Insights['topics'];
  readonly unit: Insights['unit'];
}) {
  const periods = periodsOf(counts, unit, MOST_PERIODS[unit]);
  const series = seriesOf(counts).slice(0, COLOURS.length);
  const all = periodsOf(counts, unit, Infinity).length;
  const [tabStopOf, setTabStop] = useTabStop();
  const bars = periods.map((period) => ({ period, parts: countsIn(counts, period, series) }));
  const heights = bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const ticks = countTicks(Math.max(1, ...heights));
  const names = [...series.map(({ name }) => topicLabel(name)), 'Other topics'];
  const used = names
    .map((name, at) => ({ name, at }))
    .filter(({ at }) => bars.some(({ parts }) => parts[at]! > 0));

  function draw(width: number) {
    const legend = layOut(used, width);
    const top = legend.height + 10;
    const bottom = top + PLOT;
    const shown = bars.slice(-Math.max(1, Math.floor((width - LEFT) / LEAST_BAR)));
    const tabStop = tabStopOf(shown.map(({ period }) => period));
    const step = (width - LEFT) / shown.length;
    const thick = Math.min(44, step - Math.min(4, step * 0.25));
    /** Pixels for one paper. */
    const scale = PLOT / ticks.at(-1)!;
    const every = Math.ceil(34 / step);
    const content = (
      <>
        {legend.items.map(({ name, at, x, y }) => (
          <g key={name} transform={`translate(${x} ${y})`} data-colour={COLOURS[at]}>
            <rect className="chart-shape" x={0} y={-5} width={10} height={10} rx={2} />
            <text x={16} y={4}>
              {name}
            </text>
          </g>
        ))}
        {ticks.map((tick) => (
          <g key={tick} transform={`translate(0 ${bottom - tick * scale})`}>
            <line className={tick === 0 ? 'chart-axis' : 'chart-grid'} x1={LEFT} x2={width} />
            <text x={LEFT - 8} y={4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {shown.map(({ period, parts }, at) => (
          <ChartMark
            key={period}
            lane={0}
            label={periodInWords(period, parts, names)}
            tabStop={period === tabStop}
            onFocus={(from) => from === 'focus' && setTabStop(period)}
            transform={`translate(${(LEFT + at * step + (step - thick) / 2).toFixed(1)} ${bottom})`}
          >
            <title>{periodInWords(period, parts, names)}</title>
            <rect className="chart-track" y={-PLOT} width={thick} height={PLOT} />
            {parts.map((count, place) => {
              const below = parts.slice(0, place).reduce((sum, part) => sum + part, 0);
              return (
                count > 0 && (
                  <g key={place} data-colour={COLOURS[place]}>
                    <rect
                      className="chart-shape"
                      y={-(below + count) * scale}
                      width={thick}
                      height={count * scale}
                      rx={Math.min(3, thick / 4)}
                    />
                  </g>
                )
              );
            })}
          </ChartMark>
        ))}
        {shown.map(({ period }, at) => (
          <PeriodLabels
            key={period}
            period={period}
            transform={`translate(${LEFT + (at + 0.5) * step} ${bottom})`}
            named={at % every === 0}
            first={at === 0}
            step={step}
          />
        ))}
        {shown.length < all && <text y={bottom + 54}>{cutAtStart(shown.length, all, unit)}</text>}
      </>
    );
    return { height: bottom + (shown.length < all ? 60 : 38), content };
  }
  return <Chart label={`Papers per ${unit} by topic`} draw={draw} />;
}

/** What stands under a bar: its month where `named`, and the year where it begins; or its year. */
function PeriodLabels({
  period,
  transform,
  named,
  first,
  step,
}: {
  readonly period: string;
  readonly transform: string;
  readonly named: boolean;
  readonly first: boolean;
  readonly step: number;
}) {
  const [year, month] = period.split('-');
  const monthsLeft = 13 - Number(month);
  const begins = month === '01' || (first && monthsLeft * step > YEAR_WIDTH);
  return (
    <g transform={transform} textAnchor="middle">
      {named && <text y={16}>{month === undefined ? year : MONTH.format(dateOf(period))}</text>}
      {month !== undefined && begins && (
        <text className="chart-strong" y={32}>
          {year}
        </text>
      )}
    </g>
  );
}

const dateOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

function periodInWords(period: string, parts: readonly number[], names: readonly string[]): string {
  const said = parts.flatMap((count, at) => (count > 0 ? [`${names[at] ?? ''} ${count}`] : []));
  const name = period.includes('-') ? LONG_MONTH.format(dateOf(period)) : period;
  return `${name}: ${said.join(', ') || 'no papers'}`;
}

function layOut(entries: readonly { readonly name: string; readonly at: number }[], width: number) {
  let x = 0;
  let y = 8;
  const items = entries.map((entry) => {
    const space = 32 + entry.name.length * CHARACTER;
    if (x > 0 && x + space > width) [x, y] = [0, y + LEGEND_ROW];
    const item = { ...entry, x, y };
    x += space;
    return item;
  });
  return { items, height: y + LEGEND_ROW / 2 };
}
