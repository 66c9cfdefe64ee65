/** Changes to the library: sent to the host, failures shown, the outcome offered for Undo. */
import type { RequestInput, RequestName, RequestOutput } from '../../shared/api/contract.ts';
import type { Overview, PaperEdit } from '../../shared/api/schemas.ts';
import type { LibrarySettings } from '../../shared/library/library-meta.ts';
import { papers } from '../../shared/library/paper-count.ts';
import type { Paper, Status } from '../../shared/library/paper.ts';
import { api } from '../api.ts';
import { useLibrary } from './library.ts';
import { notify, notifyError, toasts } from './notify.ts';
import { targets } from './selection.ts';

/** Sends a change, counting it as pending until it is on disk. Resolves to undefined after an error, which was shown. */
export async function change<N extends RequestName>(
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput<N> | undefined> {
  useLibrary.setState(({ pending }) => ({ pending: pending + 1 }));
  const answer = await api.request(name, input);
  useLibrary.setState(({ pending }) => ({ pending: pending - 1 }));
  if (!answer.ok) {
    notifyError(answer.error);
    return undefined;
  }
  withdrawUndo();
  return answer.value;
}

/** Sets fields of papers: those of the selection unless ids are given. True when it is on disk. */
export async function editPapers(edit: PaperEdit, ids = targets()): Promise<boolean> {
  if (ids.length === 0) return false;
  return (await change('papers.edit', { ids: [...ids], edit })) !== undefined;
}

/**
 * Sets fields of one paper to what was made of them as they are shown: what another window added to the same list or took off it in
 * that moment holds too. True when it is on disk.
 */
export async function editPaper(paper: Paper, edit: PaperEdit): Promise<boolean> {
  const seen = Object.fromEntries(Object.entries(paper).filter(([field]) => Object.hasOwn(edit, field)));
  return (await change('papers.edit', { ids: [paper.id], edit, seen })) !== undefined;
}

const STATUS_SAYS: Readonly<Record<Status, string>> = {
  inbox: 'Back in the inbox',
  'to-read': 'Kept to read',
  reading: 'Marked as reading',
  read: 'Marked as read',
  archived: 'Archived',
  discarded: 'Discarded',
};

export async function setStatus(status: Status, ids = targets()): Promise<void> {
  if (!(await editPapers({ status }, ids))) return;
  notifyUndo(ids.length > 1 ? `${STATUS_SAYS[status]}: ${papers(ids.length)}` : STATUS_SAYS[status]);
}

export async function tagPapers(add: string[], remove: string[], ids = targets()): Promise<void> {
  if (ids.length === 0 || (add.length === 0 && remove.length === 0)) return;
  await change('papers.tag', { ids: [...ids], add, remove });
}

export async function deletePapers(ids = targets()): Promise<void> {
  if (ids.length === 0) return;
  if (await change('papers.delete', { ids: [...ids] })) notifyUndo(`Deleted ${papers(ids.length)}`);
}

/** Takes the last step back; resolves to the first of the papers that it changed. */
export const undo = (): Promise<readonly string[]> => step('history.undo', 'Undid');
export const redo = (): Promise<readonly string[]> => step('history.redo', 'Did again');

async function step(name: 'history.undo' | 'history.redo', says: string): Promise<readonly string[]> {
  const answer = await api.request(name, {});
  if (!answer.ok) {
    if (answer.error.code === 'nothing-to-undo') notify(answer.error.message);
    else notifyError(answer.error);
    return [];
  }
  withdrawUndo();
  const { skipped, ids } = answer.value;
  const left = skipped.length === 0 ? undefined : `Changed since and left alone: ${skipped.join(', ')}`;
  notify(`${says}: ${answer.value.name}`, { level: left ? 'warning' : 'info' }, left);
  return ids;
}

/** The toast that offers Undo, and what the library says of the step: its name, and the revision at which it is the last. */
let offer: { readonly toast: string; step?: Pick<Overview, 'revision' | 'undo'> } | undefined;

/** A toast that offers to take the last step back. */
export function notifyUndo(title: string, description?: string): void {
  withdrawUndo();
  const action = { label: 'Undo', run: () => void undo() };
  const mine: typeof offer = { toast: notify(title, { level: 'success', action }, description) };
  offer = mine;
  void api.request('library.overview', {}).then((answer) => {
    if (answer.ok) mine.step = answer.value;
  });
}

/** Takes the offer away once another step was made: Undo would take back that one, not what the toast names. */
export function withdrawUndo(): void {
  if (offer) toasts.close(offer.toast);
  offer = undefined;
}

/** The same where another window, or the terminal, made it. */
export function checkUndo({ revision, undo: name }: Pick<Overview, 'revision' | 'undo'>): void {
  if (!offer?.step || revision < offer.step.revision) return;
  if (offer.step.undo !== name) withdrawUndo();
}

export async function changeSettings(settings: Partial<LibrarySettings>): Promise<void> {
  const value = await change('library.change-settings', settings);
  if (value) useLibrary.setState({ settings: value });
}
