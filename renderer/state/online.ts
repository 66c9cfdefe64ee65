/** What concerns the network: papers whose look-up waits for it, and saved sources with what is new in them. */
import { create } from 'zustand';
import type { RequestOutput } from '../../shared/api/contract.ts';
import type { SavedSourceState } from '../../shared/api/schemas.ts';
import { api } from '../api.ts';
import { useLibrary } from './library.ts';
import { openSheet, useSheets } from './sheets.ts';

interface Online {
  readonly queue: RequestOutput<'complete.queue'>;
  readonly sources: readonly SavedSourceState[];
}

export const useOnline = create<Online>()(() => ({ queue: [], sources: [] }));

export async function refreshQueue(): Promise<void> {
  const answer = await api.request('complete.queue', {});
  if (answer.ok) useOnline.setState({ queue: answer.value });
}

export async function refreshSources(): Promise<void> {
  const answer = await api.request('saved-sources.list', {});
  if (answer.ok) useOnline.setState({ sources: answer.value });
}

/** Looks papers up that an import added, where the user wants that and is not busy with another sheet. */
export function completeAdded(ids: readonly string[]): void {
  if (ids.length === 0 || useSheets.getState().sheet !== undefined) return;
  if (useLibrary.getState().settings?.completeAfterImport) openSheet({ kind: 'complete', ids });
}

/** Follows the network: when it is back, what waits is looked up. */
export function followNetwork(): void {
  api.on('complete.queue-changed', () => void refreshQueue());
  window.addEventListener('online', () => {
    if (useOnline.getState().queue.length > 0) void api.request('complete.run-queue', {});
  });
}
