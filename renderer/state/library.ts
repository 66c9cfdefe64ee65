/** The library as a whole: counts, tags, settings, and whether its host answers. */
import { create } from 'zustand';
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
  readonly progress: ReadonlyMap<string, { readonly fraction: number; readonly label: string }>;
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

export function setProgress(task: string, fraction: number, label: string): void {
  const progress = new Map(useLibrary.getState().progress);
  if (fraction >= 1) progress.delete(task);
  else progress.set(task, { fraction, label });
  useLibrary.setState({ progress });
}
