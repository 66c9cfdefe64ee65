/** Compare: what the papers of the current search claim, side by side, as a plot and as a table. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { claimsTable, type ClaimTableFormat } from '../../../shared/claims/table.ts';
import { copyText } from '../../actions/copy.ts';
import { runAction } from '../../actions/registry.ts';
import { useForSearch } from '../../state/for-search.ts';
import { usePane } from '../../state/pane.ts';
import { openPaper, useSelection } from '../../state/selection.ts';
import { setTab, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { PaneBar } from '../../ui/pane-bar.tsx';
import { standaloneSvg } from '../../ui/standalone-svg.ts';
import { ClaimsTable } from './claims-table.tsx';
import { CompareFilters } from './compare-filters.tsx';
import {
  compareRows,
  filterRows,
  sortRows,
  type CompareColumn,
  type CompareFilter,
  type CompareRow,
} from './compare-rows.ts';
import { DotPlot } from './dot-plot.tsx';
import './compare.css';

/** More claims than these can't be compared by eye; the search narrows them. */
const MOST = 5_000;
const LIMIT = { limit: MOST };

export function ComparePane() {
  const place = useView((state) => state.place.name);
  const { answer, error } = useForSearch('claims.list', LIMIT);
  const paperId = useSelection((state) => state.id);
  const [filter, setFilter] = useState<CompareFilter>({});
  const [sort, setSort] = useState<{ column: CompareColumn; descending: boolean }>({
    column: 'value',
    descending: true,
  });
  const scroller = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<HTMLDivElement | null>(null);
  const { width, height } = useSize(plot);
  const single = usePane((state) => state.single);

  const all = useMemo(() => compareRows(answer?.claims ?? []), [answer]);
  const rows = useMemo(
    () => sortRows(filterRows(all, filter), sort.column, sort.descending),
    [all, filter, sort],
  );

  function open(row: CompareRow): void {
    openPaper(row.paperId);
    setTab('claims');
  }
  function sortBy(column: CompareColumn): void {
    setSort((before) => ({
      column,
      descending: before.column === column ? !before.descending : column === 'value',
    }));
  }
  const copyAs = (format: ClaimTableFormat, name: string): void =>
    void copyText(claimsTable(rows, format), `${rows.length} claims as ${name}`);

  function copyPlot(): void {
    const text = standaloneSvg(plot);
    if (text) void copyText(text, 'the plot as SVG');
  }

  return (
    <section className="compare" aria-label="Compare">
      <PaneBar
        title={
          <>
            Compare: <bdi>{place}</bdi>
          </>
        }
        count={answer && rows.length}
        of="claims"
        onBack={() => runAction('show-list')}
      >
        <Menu
          align="end"
          trigger={
            <button type="button" className="pane-menu" disabled={rows.length === 0}>
              <Icon name="copy" />
              <span>Copy</span>
            </button>
          }
        >
          <MenuItem icon="table" onSelect={() => copyAs('markdown', 'Markdown')}>
            Table as Markdown
          </MenuItem>
          <MenuItem icon="table" onSelect={() => copyAs('latex', 'LaTeX')}>
            Table as LaTeX
          </MenuItem>
          <MenuItem icon="table" onSelect={() => copyAs('csv', 'CSV')}>
            Table as CSV
          </MenuItem>
          <MenuItem icon="compare" onSelect={copyPlot}>
            Plot as SVG
          </MenuItem>
        </Menu>
      </PaneBar>
      {all.length > 0 && <CompareFilters rows={all} filter={filter} onChange={setFilter} />}
      {answer && answer.total > MOST && (
        <p className="compare-note" role="status">
          Only the first {MOST.toLocaleString('en')} of {answer.total.toLocaleString('en')} claims are
          compared and copied. Narrow the search, by a tag or a year for example, to see the others.
        </p>
      )}
      {rows.length > 0 ? (
        <div className="compare-scroll" ref={scroller}>
          <div ref={setPlot} className="compare-plots">
            <DotPlot rows={rows} paperId={paperId} onOpen={open} />
          </div>
          <ClaimsTable
            rows={rows}
            sort={sort}
            onSort={sortBy}
            paperId={paperId}
            onOpen={open}
            scroller={scroller}
            above={height + HEADS}
            stacked={single || width < STACKED_BELOW}
          />
        </div>
      ) : error ? (
        <Empty icon="warning" title={error.message} more={error.detail} />
      ) : all.length > 0 ? (
        <Empty icon="filter" title="No claim is left by these filters">
          <Button onClick={() => setFilter({})}>Clear the filters</Button>
        </Empty>
      ) : answer ? (
        <Empty
          icon="compare"
          title="No claims here"
          more="Claims are read from abstracts, and can be added by hand in a paper’s Claims tab."
        >
          <Button keys="escape" onClick={() => runAction('show-list')}>
            Back to the list
          </Button>
        </Empty>
      ) : (
        <Empty waiting icon="compare" title="Gathering claims…" />
      )}
    </section>
  );
}

/** The column heads, pixels. */
const HEADS = 28;
/** Columns of a table narrower than this show less than a title's first words. Pixels. */
const STACKED_BELOW = 416;

/** The size of an element, in pixels; before it is there, that of a wide one without height. */
function useSize(element: HTMLElement | null): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: Infinity, height: 0 });
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.offsetWidth, height: element.offsetHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
