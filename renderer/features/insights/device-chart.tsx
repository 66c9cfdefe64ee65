/** Hardware over time: a row for each device, a column for each year, discs whose area is the number of papers. */
import type { Insights } from '../../../shared/api/schemas.ts';
import { Chart, ChartMark, useTabStop } from '../../ui/chart.tsx';
import { cutAtStart, seriesOf } from './insights-data.ts';

const ROW = 28;
const HEAD = 22;
/** Devices drawn; the table has them all. */
const MOST = 12;
const CHARACTER = 6.9;
const LARGEST_DISC = 20;

export function DeviceChart({
  counts,
  onOpen,
}: {
  readonly counts: Insights['hardware'];
  readonly onOpen: (device: string, year: string) => void;
}) {
  const devices = seriesOf(counts).slice(0, MOST);
  const first = Number(counts[0]?.period);
  const years = Array.from({ length: Number(counts.at(-1)?.period) - first + 1 }, (_, at) =>
    String(first + at),
  );
  const shown = counts.filter(({ name }) => devices.some((device) => device.name === name));
  const id = ({ name, period }: { name: string; period: string }): string => `${period} ${name}`;
  const [tabStopOf, setTabStop] = useTabStop();
  const most = Math.max(1, ...shown.map(({ count }) => count));
  /** A disc with its number beside it. */
  const markWidth = LARGEST_DISC + 3 + String(most).length * CHARACTER;

  function draw(width: number) {
    const left = Math.min(Math.max(...devices.map(({ name }) => name.length)) * CHARACTER + 12, width * 0.45);
    const visible = years.slice(-Math.max(1, Math.floor((width - left) / (markWidth + 6))));
    const drawn = shown.filter(({ period }) => visible.includes(period));
    const tabStop = tabStopOf(drawn.map(id));
    const isCut = visible.length < years.length;
    const bottom = HEAD + devices.length * ROW;
    const step = Math.min(96, (width - left) / visible.length);
    const content = (
      <>
        {visible.map((year, at) => (
          <text key={year} className="chart-strong" x={left + (at + 0.5) * step} y={14} textAnchor="middle">
            {year}
          </text>
        ))}
        {devices.map(({ name }, row) => (
          <g key={name} transform={`translate(0 ${HEAD + row * ROW})`}>
            <line className="chart-grid" x2={left + visible.length * step} y1={0} y2={0} />
            <text x={0} y={ROW / 2 + 4}>
              {name}
            </text>
            {visible.map((year, at) => {
              const entry = drawn.find((each) => each.name === name && each.period === year);
              if (!entry) return null;
              const radius = 3 + (LARGEST_DISC / 2 - 3) * Math.sqrt(entry.count / most);
              return (
                <ChartMark
                  key={year}
                  lane={row}
                  label={`${name}, ${year}: ${entry.count} ${entry.count === 1 ? 'paper' : 'papers'}`}
                  tabStop={id(entry) === tabStop}
                  onFocus={(from) => from === 'focus' && setTabStop(id(entry))}
                  onOpen={() => onOpen(name, year)}
                  transform={`translate(${(left + (at + 0.5) * step).toFixed(1)} ${ROW / 2})`}
                  data-colour={5}
                >
                  <rect
                    className="chart-track"
                    x={-markWidth / 2 - 2}
                    y={-12}
                    width={markWidth + 4}
                    height={24}
                    rx={4}
                  />
                  <circle className="chart-shape" cx={(LARGEST_DISC - markWidth) / 2} r={radius} />
                  <text className="chart-value" x={LARGEST_DISC + 3 - markWidth / 2} y={4}>
                    {entry.count}
                  </text>
                </ChartMark>
              );
            })}
          </g>
        ))}
        {isCut && <text y={bottom + 18}>{cutAtStart(visible.length, years.length, 'year')}</text>}
      </>
    );
    return { height: bottom + (isCut ? 24 : 0), content };
  }
  return <Chart label="Papers by hardware and year" draw={draw} />;
}
