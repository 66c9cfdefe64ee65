/** The cursor of the list and the papers chosen with it. Every action works on `targets()`. */
import { create } from 'zustand';
import { idsBetween, indexOf, loadPage, PAGE_SIZE, rowAt, useResults } from './results.ts';

interface Selection {
  /** The row under the cursor, and its paper once its page is loaded. */
  readonly index: number;
  readonly id: string | undefined;
  /** Papers chosen together; empty means the one under the cursor. */
  readonly chosen: ReadonlySet<string>;
  /** Where a shift-selection starts. */
  readonly anchor: number;
}

export const useSelection = create<Selection>()(() => ({
  index: 0,
  id: undefined,
  chosen: new Set(),
  anchor: 0,
}));

/** The papers that an action works on. */
export function targets(): readonly string[] {
  const { chosen, id } = useSelection.getState();
  if (chosen.size > 0) return [...chosen];
  return id === undefined ? [] : [id];
}

/** Puts the cursor on a row (clamped) and drops the choice of many. */
export function moveTo(index: number): void {
  const clamped = Math.max(0, Math.min(index, useResults.getState().total - 1));
  useSelection.setState({ index: clamped, id: rowAt(clamped)?.id, chosen: new Set(), anchor: clamped });
  void loadPage(Math.floor(clamped / PAGE_SIZE));
}
export const moveBy = (step: number): void => moveTo(useSelection.getState().index + step);

let extending = 0;
/** Chooses everything between the anchor and a row. */
export async function extendTo(index: number): Promise<void> {
  const clamped = Math.max(0, Math.min(index, useResults.getState().total - 1));
  const { anchor } = useSelection.getState();
  useSelection.setState({ index: clamped, id: rowAt(clamped)?.id });
  const turn = ++extending;
  const ids = await idsBetween(Math.min(anchor, clamped), Math.max(anchor, clamped));
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

/** Shows a paper wherever it is: on its row where that is loaded, else beside the list. */
export function openPaper(id: string): void {
  const at = indexOf(id);
  if (at >= 0) moveTo(at);
  else useSelection.setState({ id, chosen: new Set() });
}

/**
 * After new rows: the cursor follows its paper; where the paper is gone from the list, the cursor stays at its place, on
 * the paper that moved up. A new search starts at the top.
 */
let lastQuery: string | undefined;
useResults.subscribe((now, before) => {
  if (now.pages === before.pages) return;
  const { index, id } = useSelection.getState();
  const query = JSON.stringify(now.key);
  if (query !== lastQuery) {
    lastQuery = query;
    const kept = id === undefined ? -1 : indexOf(id, now.pages);
    const place = kept >= 0 ? kept : 0;
    useSelection.setState({
      index: place,
      anchor: place,
      id: rowAt(place, now.pages)?.id,
      chosen: new Set(),
    });
    return;
  }
  if (now.generation === before.generation) {
    if (id === undefined) useSelection.setState({ id: rowAt(index, now.pages)?.id });
    return;
  }
  const moved = id === undefined ? -1 : indexOf(id, now.pages);
  const place = Math.max(0, Math.min(moved >= 0 ? moved : index, now.total - 1));
  useSelection.setState({ index: place, id: rowAt(place, now.pages)?.id });
});
