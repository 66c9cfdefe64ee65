/**
 * The list of papers: only the rows on screen exist, whatever the library holds. It is one listbox with one tab stop; the
 * cursor moves with the keyboard (actions/) and the focused row is told to screen readers as the active descendant.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type DragEvent, type MouseEvent } from 'react';
import { useLibrary } from '../../state/library.ts';
import { usePane } from '../../state/pane.ts';
import { rowHeight, usePreferences, type Column } from '../../state/preferences.ts';
import { ensureRows, rowAt, useResults } from '../../state/results.ts';
import { extendTo, moveTo, toggleChosen, useSelection } from '../../state/selection.ts';
import { IS_MAC } from '../../ui/keys.tsx';
import { focusDetail } from '../../actions/focus.ts';
import { dragAsBibtex } from './drag-out.ts';
import { PaperRow } from './paper-row.tsx';
import { TableRow } from './table-row.tsx';

export function PaperList({ columns }: { readonly columns: readonly Column[] }) {
  const total = useResults((state) => state.total);
  const pages = useResults((state) => state.pages);
  const { index, id, chosen, reveal } = useSelection();
  const density = usePreferences((state) => state.density);
  const layout = usePreferences((state) => state.layout);
  const tags = useLibrary((state) => state.overview?.tags);
  const tagColours = useMemo(() => new Map(tags?.map(({ name, colour }) => [name, colour])), [tags]);
  const scroller = useRef<HTMLDivElement>(null);
  const height = rowHeight(density, layout);

  // The compiler's memoisation does not fit a virtualizer, which changes in place.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  useEffect(() => virtual.measure(), [virtual, height]);

  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (total > 0) ensureRows(first, last);
  }, [first, last, total, pages]);

  useEffect(() => {
    virtual.scrollToIndex(useSelection.getState().index, { align: 'auto' });
    // Rows of another height stand elsewhere.
  }, [virtual, reveal, height]);

  function onRowClick(event: MouseEvent, at: number): void {
    if (event.shiftKey) void extendTo(at);
    else if (IS_MAC ? event.metaKey : event.ctrlKey) toggleChosen(at);
    else {
      moveTo(at);
      // Where the paper isn't beside the list, a click is to see it.
      if (usePane.getState().single) focusDetail();
    }
  }

  function onDragStart(event: DragEvent, at: number): void {
    const row = rowAt(at);
    if (!row) return;
    if (!useSelection.getState().chosen.has(row.id)) moveTo(at);
    dragAsBibtex(event.dataTransfer);
  }

  return (
    <div
      ref={scroller}
      className="list"
      data-layout={layout}
      data-main-focus
      role="listbox"
      tabIndex={0}
      aria-label="Papers"
      aria-multiselectable="true"
      aria-activedescendant={total > 0 ? `row-${index}` : undefined}
    >
      <div className="list-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(item.index, pages);
          const picked = row !== undefined && (chosen.size > 0 ? chosen.has(row.id) : row.id === id);
          return (
            // The keyboard reaches rows through the list itself (actions/registry.ts).
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={item.index}
              id={`row-${item.index}`}
              data-row
              className={layout === 'table' ? 'row row-table' : 'row'}
              role="option"
              tabIndex={-1}
              aria-selected={picked}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              data-cursor={item.index === index || undefined}
              draggable={row !== undefined}
              onDragStart={(event) => onDragStart(event, item.index)}
              onMouseDown={(event) => event.shiftKey && event.preventDefault()}
              onClick={(event) => onRowClick(event, item.index)}
              onDoubleClick={() => focusDetail()}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              {row === undefined ? (
                <span className="row-waiting" aria-label="Loading" />
              ) : layout === 'table' ? (
                <TableRow row={row} columns={columns} tagColours={tagColours} />
              ) : (
                <PaperRow row={row} tagColours={tagColours} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
