/** The claims that mean a ratio, as dots on one logarithmic axis: a lane for each metric, a mark for each baseline. */
import { useState } from 'react';
import { Chart, ChartMark, useTabStop } from '../../ui/chart.tsx';
import { claimInWords, metricName, mixedBaselines, type CompareRow } from './compare-rows.ts';
import { layoutPlot, MARK_COLOURS, markedBaselines, markOf, type Lane, type Mark } from './plot-layout.ts';

const LEGEND_ROW = 20;
/** The numbers of the axis above the plot, pixels. */
const AXIS = 20;

/** About what a text takes, pixels; it can't be measured before it is drawn. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[fijlrt.,'’() -]/.test(character) ? 4.6 : /[A-Zmw@%]/.test(character) ? 9.2 : 7.1;
  return width;
}

interface DotPlotProps {
  readonly rows: readonly CompareRow[];
  /** The paper that is open beside it. */
  readonly paperId: string | undefined;
  readonly onOpen: (row: CompareRow) => void;
}

export function DotPlot({ rows, paperId, onOpen }: DotPlotProps) {
  const plotted = rows.filter(({ ratio }) => ratio !== undefined);
  const [tabStopOf, setTabStop] = useTabStop();
  const tabStop = tabStopOf(plotted.map(({ id }) => id));
  const [pointed, setPointed] = useState<string>();
  const names = markedBaselines(plotted);
  const warning = mixedBaselines(plotted);
  const others = rows.length - plotted.length;
  const shown = plotted.find(({ id }) => id === pointed);
  if (plotted.length === 0) return null;

  function draw(width: number) {
    const legend = layoutLegend(plotted, names, width);
    const top = legend.height + AXIS;
    const { lanes, ticks, bottom } = layoutPlot(plotted, width, top);
    const content = (
      <>
        {legend.items.map(({ mark, name, x, y }) => (
          <g key={name} transform={`translate(${x} ${y})`} data-colour={colourOf(mark)}>
            <MarkShape mark={mark} />
            <text x={11} y={4}>
              {name}
            </text>
          </g>
        ))}
        {ticks.map(({ value, x }) => (
          <g key={value} transform={`translate(${x} 0)`}>
            <line className={value === 1 ? 'chart-axis' : 'chart-grid'} y1={top} y2={bottom + 2} />
            {/* At both ends: a tall plot shows one of them. */}
            {[top - 4, bottom + 16].map((y) => (
              <text key={y} y={y} textAnchor="middle">
                {value.toLocaleString('en')}×
              </text>
            ))}
          </g>
        ))}
        <text x={width / 2} y={bottom + 34} textAnchor="middle">
          Times better than the baseline, logarithmic
        </text>
        {lanes.map((lane, at) => (
          <g key={lane.metric}>
            <LaneHead lane={lane} />
            <line className="chart-axis" x2={width} y1={lane.baseline} y2={lane.baseline} />
            {lane.dots.map(({ row, x, y }) => (
              <ChartMark
                key={row.id}
                lane={at}
                label={`${row.title}: ${claimInWords(row.claim)}`}
                tabStop={row.id === tabStop}
                onFocus={(from) => {
                  if (from === 'focus') setTabStop(row.id);
                  setPointed(row.id);
                }}
                onLeave={() => setPointed(undefined)}
                onOpen={() => onOpen(row)}
                current={row.paperId === paperId}
                transform={`translate(${x.toFixed(1)} ${y})`}
                data-colour={colourOf(markOf(row, names))}
              >
                {row.claim.bound === 'up-to' && <path className="chart-tail" d="M-10 0H-3" />}
                {row.claim.bound === 'at-least' && <path className="chart-tail" d="M3 0H10" />}
                <MarkShape mark={markOf(row, names)} />
              </ChartMark>
            ))}
          </g>
        ))}
      </>
    );
    return { height: bottom + 40, content };
  }

  return (
    <section className="compare-plot" aria-label="Plot">
      {warning !== undefined && <p className="compare-warning">{warning}</p>}
      <Chart label="Dot plot of claims by metric" draw={draw} />
      <p className="compare-caption" aria-hidden={shown !== undefined || undefined}>
        {shown ? (
          <>
            <strong>{shown.title}</strong> {claimInWords(shown.claim)}
          </>
        ) : (
          <>
            A tail to the left means at most, to the right at least.
            {others > 0 && ` ${countedClaims(others)} without a ratio: in the table only.`}
          </>
        )}
      </p>
    </section>
  );
}

function LaneHead({ lane: { metric, dots, top } }: { readonly lane: Lane }) {
  const name = metricName(metric);
  return (
    <text y={top + 14}>
      <tspan className="chart-strong">{name.charAt(0).toUpperCase() + name.slice(1)}</tspan>
      <tspan dx={6}>{countedClaims(dots.length)}</tspan>
    </text>
  );
}

const countedClaims = (count: number): string =>
  count === 1 ? '1 claim' : `${count.toLocaleString('en')} claims`;

const colourOf = (mark: Mark): number | undefined =>
  typeof mark === 'number' ? MARK_COLOURS[mark] : undefined;

/** Shape and colour say the same, so that neither is needed alone. */
const SHAPES = [
  'M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0 -4.5 0Z',
  'M-4 -4H4V4H-4Z',
  'M0 -5L5 4H-5Z',
  'M0 -5.5L5.5 0L0 5.5L-5.5 0Z',
  'M0 5L5 -4H-5Z',
  'M-1.8 -5H1.8V-1.8H5V1.8H1.8V5H-1.8V1.8H-5V-1.8H-1.8Z',
] as const;

function MarkShape({ mark }: { readonly mark: Mark }) {
  if (mark === 'none') return <circle className="chart-shape chart-hollow" r={3.75} />;
  if (mark === 'other') return <circle className="chart-shape" r={3.5} />;
  return <path className="chart-shape" d={SHAPES[mark]} />;
}

/** The legend's entries in rows. Long baselines are cut: the line below the plot has them whole. */
function layoutLegend(rows: readonly CompareRow[], names: readonly string[], width: number) {
  const marks = new Set(rows.map((row) => markOf(row, names)));
  const entries: (readonly [Mark, string])[] = names.map((name, at) => [
    at,
    name.length > 30 ? `${name.slice(0, 29)}…` : name,
  ]);
  if (marks.has('other')) entries.push(['other', 'other baselines']);
  if (marks.has('none')) entries.push(['none', 'none named']);
  let x = 8;
  let y = 10;
  const items = entries.map(([mark, name]) => {
    const space = 24 + widthOf(name);
    if (x > 8 && x + space > width) [x, y] = [8, y + LEGEND_ROW];
    const item = { mark, name, x, y };
    x += space;
    return item;
  });
  return { items, height: y + LEGEND_ROW / 2 };
}
