/**
 * The claims as rows, the quote below each. Only the rows on screen exist; they are one tab stop, and arrow keys go from
 * row to row.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { formatClaim } from '../../../shared/claims/format-claim.ts';
import { Icon } from '../../ui/icon.tsx';
import { metricName, type CompareColumn, type CompareRow } from './compare-rows.ts';

const COLUMNS: readonly (readonly [CompareColumn, string])[] = [
  ['paper', 'Paper'],
  ['value', 'Claim'],
  ['metric', 'Metric'],
  ['baseline', 'Over'],
  ['hardware', 'On'],
];

interface ClaimsTableProps {
  readonly rows: readonly CompareRow[];
  readonly sort: { readonly column: CompareColumn; readonly descending: boolean };
  readonly onSort: (column: CompareColumn) => void;
  readonly paperId: string | undefined;
  readonly onOpen: (row: CompareRow) => void;
  /** What scrolls, and what stands above the table in it. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly above: number;
  /** Too narrow for columns: a claim's paper, numbers and quote stand below each other. */
  readonly stacked: boolean;
}

/** Pixels: two lines; stacked four. */
const ROW_HEIGHT = 54;
const STACKED_HEIGHT = 86;

export function ClaimsTable({
  rows,
  sort,
  onSort,
  paperId,
  onOpen,
  scroller,
  above,
  stacked,
}: ClaimsTableProps) {
  const body = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(0);
  const at = Math.min(cursor, rows.length - 1);
  const wanted = useRef<number>(undefined);
  const height = stacked ? STACKED_HEIGHT : ROW_HEIGHT;

  // The compiler's memoisation does not fit a virtualizer, which changes in place.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    scrollMargin: above,
    // The row that Tab goes to exists also where it is scrolled away.
    rangeExtractor: (range) =>
      [...new Set([...(at >= 0 ? [at] : []), ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });

  useEffect(() => virtual.measure(), [virtual, height]);

  useEffect(() => {
    if (wanted.current === undefined) return;
    body.current?.querySelector<HTMLElement>(`[data-at="${wanted.current}"]`)?.focus();
    wanted.current = undefined;
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(to, rows.length - 1));
    wanted.current = next;
    setCursor(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    if (next === at) wanted.current = undefined;
  }

  return (
    <div
      className="compare-table"
      data-stacked={stacked || undefined}
      role="table"
      aria-label="Claims"
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup" className="compare-heads">
        <div role="row" className="compare-columns" aria-rowindex={1}>
          {COLUMNS.map(([column, name]) => {
            const active = sort.column === column;
            return (
              <span
                key={column}
                role="columnheader"
                data-column={column}
                aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" className="table-sort compare-sort" onClick={() => onSort(column)}>
                  {name}
                  {active && <Icon name={sort.descending ? 'down' : 'up'} />}
                </button>
              </span>
            );
          })}
          <span role="columnheader" className="visually-hidden">
            Quote
          </span>
        </div>
      </div>
      {/* The rows' own buttons take the focus; keys are read where they bubble to. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="rowgroup"
        ref={body}
        className="compare-body"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, size, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            // The keyboard opens a row by the button in it.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={row.id}
              role="row"
              aria-rowindex={index + 2}
              className="compare-columns compare-row"
              data-kind={row.claim.metric}
              data-current={row.paperId === paperId || undefined}
              onClick={() => {
                setCursor(index);
                onOpen(row);
              }}
              style={{ height: size, transform: `translateY(${start - above}px)` }}
            >
              <Cells row={row} at={index} tabStop={index === at} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cells({
  row: { title, claim },
  at,
  tabStop,
}: {
  readonly row: CompareRow;
  readonly at: number;
  readonly tabStop: boolean;
}) {
  return (
    <>
      <span role="cell" data-column="paper">
        <button
          type="button"
          className="compare-paper truncate"
          data-at={at}
          data-main-focus={tabStop || undefined}
          tabIndex={tabStop ? 0 : -1}
        >
          <bdi>{title}</bdi>
        </button>
      </span>
      <span role="cell" data-column="value" className="truncate compare-value">
        {formatClaim(claim)}
      </span>
      <span role="cell" data-column="metric" className="truncate">
        {metricName(claim.metric)}
        {claim.measure !== undefined && claim.measure.toLowerCase() !== metricName(claim.metric) && (
          <span className="compare-measure"> {claim.measure}</span>
        )}
      </span>
      <span role="cell" data-column="baseline" className="truncate">
        {claim.baseline}
      </span>
      <span role="cell" data-column="hardware" className="truncate">
        {claim.hardware.join(', ')}
      </span>
      <span role="cell" className="truncate compare-quote" title={claim.quote}>
        {claim.quote}
      </span>
    </>
  );
}
