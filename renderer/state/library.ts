/** The library as a whole: counts, tags, settings, and whether its host answers. */
import { create } from 'zustand';
import type { EventData, StoppableTask, Task } from '../../shared/api/contract.ts';
import type { ApiError } from '../../shared/api/errors.ts';
import type { LiveExportState, Overview } from '../../shared/api/schemas.ts';
import type { LibrarySettings } from '../../shared/library/library-meta.ts';
import { api } from '../api.ts';

/** Milliseconds until an overview that found no host is asked for again. */
const RETRY_AFTER = 1_500;

interface Library {
  readonly overview: Overview | undefined;
  readonly settings: LibrarySettings | undefined;
  /** The `.bib` files that are kept up to date. */
  readonly live: readonly LiveExportState[];
  readonly connected: boolean;
  /** Why the overview could not be read. */
  readonly error: ApiError | undefined;
  /** Work under way, by task. */
  readonly progress: ReadonlyMap<Task, EventData<'progress'>>;
  /** Edits sent and not yet acknowledged. */
  readonly pending: number;
}

export const useLibrary = create<Library>()(() => ({
  overview: undefined,
  settings: undefined,
  live: [],
  connected: true,
  error: undefined,
  progress: new Map(),
  pending: 0,
}));

let loading = false;
let again = false;
/** Reads the counts anew; calls made meanwhile are one more read. */
export async function refreshOverview(): Promise<void> {
  again = true;
  if (loading) return;
  loading = true;
  while (again) {
    again = false;
    const answer = await api.request('library.overview', {});
    useLibrary.setState(answer.ok ? { overview: answer.value, error: undefined } : { error: answer.error });
    if (!answer.ok && answer.error.retry) setTimeout(() => void refreshOverview(), RETRY_AFTER);
  }
  loading = false;
}

export async function refreshSettings(): Promise<void> {
  const answer = await api.request('library.settings', {});
  if (answer.ok) useLibrary.setState({ settings: answer.value });
}

export async function refreshLive(): Promise<void> {
  const answer = await api.request('export.live', {});
  if (answer.ok) useLibrary.setState({ live: answer.value });
}

export function takeProgress(said: EventData<'progress'>): void {
  const progress = new Map(useLibrary.getState().progress);
  if (said.fraction >= 1) progress.delete(said.task);
  else progress.set(said.task, said);
  useLibrary.setState({ progress });
}

/** The work under way that the user can stop. */
export function stoppableWork(): StoppableTask | undefined {
  for (const { task, stoppable } of useLibrary.getState().progress.values())
    if (stoppable && task !== 'live') return task;
  return undefined;
}

/** Ends work: whoever asked for it is told. */
export function stopWork(task: StoppableTask): void {
  void api.request('work.stop', { task });
}
