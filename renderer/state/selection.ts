/** The cursor of the list and the papers chosen with it. Every action works on `targets()`. */
import { create } from 'zustand';
import { showPane } from './pane.ts';
import {
  followPaper,
  idsBetween,
  indexOf,
  isOnScreen,
  loadPage,
  PAGE_SIZE,
  rowAt,
  useResults,
  type Pages,
} from './results.ts';
import { lastSession } from './session.ts';
import { useView } from './view.ts';

interface Selection {
  /** The row under the cursor, and its paper once its page is loaded. */
  readonly index: number;
  readonly id: string | undefined;
  /** Papers chosen together; empty means the one under the cursor. */
  readonly chosen: ReadonlySet<string>;
  /** Where a shift-selection starts. */
  readonly anchor: number;
  /** Counts up when the cursor's row is to be brought on screen. */
  readonly reveal: number;
}

export const useSelection = create<Selection>()(() => ({
  index: 0,
  id: lastSession?.paper,
  chosen: new Set(),
  anchor: 0,
  reveal: 0,
}));

/** The papers that an action works on. */
export function targets(): readonly string[] {
  const { chosen, id } = useSelection.getState();
  if (chosen.size > 0) return [...chosen];
  return id === undefined ? [] : [id];
}

/** Puts the cursor on a row (clamped) and drops the choice of many. */
export function moveTo(index: number): void {
  const cursor = rowUnderCursor(index);
  useSelection.setState({ ...cursor, anchor: cursor.index, chosen: new Set() });
}

/** Moves the cursor by so many rows; from a paper beside the list, the row where it would be is the next one. */
export function moveBy(step: number): void {
  const { index, id } = useSelection.getState();
  const row = rowAt(index);
  moveTo(index + (row && row.id !== id && step > 0 ? step - 1 : step));
}

/** Moves the cursor alone: what is chosen stays so, to be added to. */
export function walkBy(step: number): void {
  const { index, id, chosen } = useSelection.getState();
  useSelection.setState({
    ...rowUnderCursor(index + step),
    chosen: chosen.size === 0 && id !== undefined ? new Set([id]) : chosen,
  });
}

function rowUnderCursor(index: number): Pick<Selection, 'index' | 'id' | 'reveal'> {
  const clamped = Math.max(0, Math.min(index, useResults.getState().total - 1));
  void loadPage(Math.floor(clamped / PAGE_SIZE));
  return { index: clamped, id: rowAt(clamped)?.id, reveal: useSelection.getState().reveal + 1 };
}

let extending = 0;
/** Chooses everything between the anchor and a row. */
export async function extendTo(index: number): Promise<void> {
  const cursor = rowUnderCursor(index);
  const { anchor } = useSelection.getState();
  useSelection.setState(cursor);
  const turn = ++extending;
  const ids = await idsBetween(Math.min(anchor, cursor.index), Math.max(anchor, cursor.index));
  if (turn === extending) useSelection.setState({ chosen: new Set(ids) });
}
export const extendBy = (step: number): Promise<void> => extendTo(useSelection.getState().index + step);

/** Takes one row into the choice or out of it. */
export function toggleChosen(index: number): void {
  const row = rowAt(index);
  if (!row) return;
  const { chosen, id } = useSelection.getState();
  const next = new Set(chosen.size === 0 && id !== undefined && id !== row.id ? [id] : chosen);
  if (next.has(row.id)) next.delete(row.id);
  else next.add(row.id);
  useSelection.setState({ chosen: next, index, id: row.id, anchor: index });
}

export async function chooseAll(): Promise<void> {
  const ids = await idsBetween(0, useResults.getState().total - 1);
  useSelection.setState({ chosen: new Set(ids) });
}
export const chooseNone = (): void => useSelection.setState({ chosen: new Set() });

/** A paper that was open is gone from the library: beside the list there is nothing to stay at. */
export function leavePaper(id: string): void {
  const { index, id: current } = useSelection.getState();
  const isBeside = current === id && rowAt(index)?.id !== id;
  if (isBeside && useView.getState().mode !== 'triage') moveTo(index);
}

/** Shows a paper wherever it is: on its row where that is loaded, else beside the list. */
export function openPaper(id: string): void {
  const at = indexOf(id);
  if (at >= 0) moveTo(at);
  else useSelection.setState({ id, chosen: new Set() });
  showPane('detail');
}

followPaper(() => useSelection.getState().id);

/**
 * After new rows the cursor follows its paper. Where the paper has left the list, the cursor stays at its place, on the paper that
 * moved up; but a paper that is being worked on beside the list stays open. A new search starts at the top.
 */
useResults.subscribe((now, before) => {
  if (now.pages === before.pages) return;
  const { index, id, chosen, reveal } = useSelection.getState();
  if (now.generation === before.generation) {
    if (id === undefined) useSelection.setState({ id: rowAt(index, now.pages)?.id });
    return;
  }
  const loaded = id === undefined ? -1 : indexOf(id, now.pages);
  const isFirst = before.key === undefined;
  if (now.key?.query !== before.key?.query && !(isFirst && id !== undefined)) {
    const place = Math.max(0, loaded);
    const first = rowAt(place, now.pages)?.id;
    useSelection.setState({ index: place, anchor: place, id: first, chosen: new Set(), reveal: reveal + 1 });
    return;
  }
  const sorted =
    !isFirst && (now.key?.sort !== before.key?.sort || now.key?.descending !== before.key?.descending);
  if (chosen.size > 0) void dropMissing(chosen);
  if (sorted && index === 0 && chosen.size === 0) {
    useSelection.setState({ id: rowAt(0, now.pages)?.id });
    return;
  }
  const isKnown = loaded >= 0 || id === undefined || now.followed?.id === id;
  const found = loaded >= 0 ? loaded : now.followed?.index;
  const stays = !isKnown || (found === undefined && staysOpen(id, index, before.pages));
  const place = Math.max(0, Math.min(found ?? index, now.total - 1));
  useSelection.setState({
    index: place,
    id: found !== undefined || stays ? id : rowAt(place, now.pages)?.id,
    ...(chosen.size === 0 ? { anchor: place } : {}),
    // Who has scrolled away from the cursor is not brought back by what happens elsewhere.
    reveal: sorted || isOnScreen(index) ? reveal + 1 : reveal,
  });
  void loadPage(Math.floor(place / PAGE_SIZE));
});

/** Whether a paper that is not in the list stays open: it was not in it before, or somebody is working on it. */
function staysOpen(id: string | undefined, index: number, pages: Pages): boolean {
  return (
    rowAt(index, pages)?.id !== id ||
    useView.getState().mode === 'triage' ||
    (document.activeElement?.matches('[data-detail-pane] *') ?? false)
  );
}

/** Of the papers chosen together only those stay chosen that are still in the list: what is not seen is not acted on. */
async function dropMissing(chosen: ReadonlySet<string>): Promise<void> {
  const { generation, total } = useResults.getState();
  const listed = new Set(await idsBetween(0, total - 1));
  if (useResults.getState().generation !== generation || useSelection.getState().chosen !== chosen) return;
  const kept = [...chosen].filter((id) => listed.has(id));
  if (kept.length < chosen.size) useSelection.setState({ chosen: new Set(kept) });
}
