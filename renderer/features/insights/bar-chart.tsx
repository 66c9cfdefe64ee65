/** Counts as horizontal bars, the longest first. */
import { Chart, ChartMark, useTabStop } from '../../ui/chart.tsx';

interface BarChartProps {
  readonly label: string;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  /** Shows the papers of a bar, where a search can find them. */
  readonly onOpen?: (name: string) => void;
}

const BAR = 24;
/** Bars drawn; the table has them all. */
const MOST = 12;
const CHARACTER = 6.9;

export function BarChart({ label, bars, onOpen }: BarChartProps) {
  const shown = bars.slice(0, MOST);
  const [tabStopOf, setTabStop] = useTabStop();
  const tabStop = tabStopOf(shown.map(({ name }) => name));
  const most = Math.max(1, ...shown.map(({ count }) => count));

  function draw(width: number) {
    const longest = Math.max(...shown.map(({ name }) => name.length)) * CHARACTER;
    const left = Math.min(longest + 12, width * 0.5);
    const room = Math.floor((left - 12) / CHARACTER);
    const scale = (width - left - 40) / most;
    const content = shown.map(({ name, count }, at) => (
      <ChartMark
        key={name}
        lane={at}
        label={`${name}: ${count} ${count === 1 ? 'paper' : 'papers'}`}
        tabStop={name === tabStop}
        onFocus={(from) => from === 'focus' && setTabStop(name)}
        onOpen={onOpen && (() => onOpen(name))}
        transform={`translate(0 ${at * BAR})`}
        data-colour={8}
      >
        <rect className="chart-track" width={width} height={BAR} />
        <text x={left - 10} y={16} textAnchor="end">
          {name.length > room ? `${name.slice(0, Math.max(1, room - 1))}…` : name}
        </text>
        <rect className="chart-shape" x={left} y={4} width={Math.max(2, count * scale)} height={16} rx={3} />
        <text className="chart-value" x={left + count * scale + 8} y={16}>
          {count}
        </text>
      </ChartMark>
    ));
    return { height: shown.length * BAR, content };
  }
  return <Chart label={label} draw={draw} />;
}
