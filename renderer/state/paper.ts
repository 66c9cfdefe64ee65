/** The paper in the detail pane, whole. It follows the cursor; the old one stays until the new one is there. */
import { create } from 'zustand';
import type { RequestOutput } from '../../shared/api/contract.ts';
import type { ApiError } from '../../shared/api/errors.ts';
import { api } from '../api.ts';
import { leavePaper, useSelection } from './selection.ts';

export type OpenPaper = RequestOutput<'papers.get'>;

interface PaperState {
  readonly open: OpenPaper | undefined;
  /** The id of the paper that the library was last asked for and has answered about, whether it is there or not. */
  readonly loaded: string | undefined;
  readonly error: ApiError | undefined;
}

export const usePaper = create<PaperState>()(() => ({
  open: undefined,
  loaded: undefined,
  error: undefined,
}));

let turn = 0;
export async function loadPaper(id: string | undefined): Promise<void> {
  const mine = ++turn;
  if (id === undefined) {
    usePaper.setState({ open: undefined, error: undefined });
    return;
  }
  const answer = await api.request('papers.get', { id });
  // Where the library changed meanwhile it is asked once more; until then this is nearer than the paper before.
  const isWanted = useSelection.getState().id === id && usePaper.getState().loaded !== id;
  if (mine !== turn && !isWanted) return;
  if (answer.ok) usePaper.setState({ open: answer.value, loaded: id, error: undefined });
  else if (answer.error.code === 'not-found') {
    usePaper.setState({ open: undefined, loaded: id, error: undefined });
    leavePaper(id);
  } else usePaper.setState({ error: answer.error });
}

export const reloadPaper = (): Promise<void> => loadPaper(useSelection.getState().id);

useSelection.subscribe((now, before) => {
  if (now.id !== before.id) void loadPaper(now.id);
});

/** A note was saved: whoever shows it next must not begin with the one before, which a moment later would be written over it. */
export function takeSavedNote(id: string, note: string): void {
  const { open } = usePaper.getState();
  if (open?.paper.id === id) usePaper.setState({ open: { ...open, paper: { ...open.paper, note } } });
}
