/**
 * A chart as plain SVG, drawn to the width it has. Its marks are one tab stop; arrow keys go from mark to mark: left and
 * right along a lane, up and down between lanes.
 */
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import './chart.css';

interface Drawing {
  readonly height: number;
  readonly content: ReactNode;
}

export function Chart({
  label,
  draw,
}: {
  readonly label: string;
  readonly draw: (width: number) => Drawing;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  // Drawings are made for text of the usual size, and grow with it.
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const drawn = Math.max(width / scale, 120);
  const { height, content } = draw(drawn);
  return (
    <div className="chart" ref={frame}>
      {width > 0 && (
        <svg
          role="group"
          aria-label={label}
          width={width}
          height={height * scale}
          viewBox={`0 0 ${drawn} ${height}`}
          style={{ '--chart-scale': scale } as CSSProperties}
          onKeyDown={moveBetweenMarks}
        >
          {content}
        </svg>
      )}
    </div>
  );
}

/**
 * Which of the marks that are drawn Tab goes to: the one that had the focus last, where it is among them, else the first. And
 * what to tell of the one that got the focus.
 */
export function useTabStop(): readonly [
  (drawn: readonly string[]) => string | undefined,
  (id: string) => void,
] {
  const [last, setLast] = useState<string>();
  return [(drawn) => (last !== undefined && drawn.includes(last) ? last : drawn[0]), setLast];
}

export function ChartMark({
  lane,
  label,
  tabStop,
  onFocus,
  onLeave,
  onOpen,
  current = false,
  children,
  ...rest
}: {
  readonly lane: number;
  /** What the mark says, in words. */
  readonly label: string;
  readonly tabStop: boolean;
  /** Called on focus and when the pointer comes. */
  readonly onFocus: (from: 'focus' | 'pointer') => void;
  readonly onLeave?: () => void;
  readonly onOpen?: (() => void) | undefined;
  readonly current?: boolean;
  readonly transform?: string;
  readonly 'data-colour'?: number | undefined;
  readonly children: ReactNode;
}) {
  return (
    <g
      {...rest}
      className="chart-mark"
      data-mark
      data-lane={lane}
      data-current={current || undefined}
      data-opens={onOpen !== undefined || undefined}
      role={onOpen ? 'button' : 'img'}
      tabIndex={tabStop ? 0 : -1}
      aria-label={label}
      onFocus={() => onFocus('focus')}
      onPointerEnter={() => onFocus('pointer')}
      onPointerLeave={onLeave}
      onBlur={onLeave}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onOpen?.();
      }}
    >
      {children}
    </g>
  );
}

function moveBetweenMarks(event: KeyboardEvent<SVGSVGElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  const from = event.target.closest('[data-mark]');
  if (!from) return;
  const marks = [...event.currentTarget.querySelectorAll<SVGGElement>('[data-mark]')]
    .map((mark) => {
      const box = mark.getBoundingClientRect();
      return { mark, lane: Number(mark.dataset['lane']), x: box.x + box.width / 2, y: box.y };
    })
    .sort((a, b) => a.lane - b.lane || a.x - b.x || b.y - a.y);
  const at = marks.findIndex(({ mark }) => mark === from);
  const here = marks[at];
  if (!here) return;
  const next = {
    ArrowRight: () => marks[at + 1],
    ArrowLeft: () => marks[at - 1],
    ArrowDown: () => inLane(marks.find(({ lane }) => lane > here.lane)?.lane),
    ArrowUp: () => inLane(marks.findLast(({ lane }) => lane < here.lane)?.lane),
    Home: () => marks[0],
    End: () => marks.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next()?.mark.focus();

  function inLane(lane: number | undefined) {
    return marks
      .filter((mark) => mark.lane === lane)
      .sort((a, b) => Math.abs(a.x - here!.x) - Math.abs(b.x - here!.x))[0];
  }
}
