/** Notes as they are typed: one keeper for the window, and the saved state that the editor and status bar show. */
import { create } from 'zustand';
import type { ApiError } from '../../shared/api/errors.ts';
import { api } from '../api.ts';
import { withdrawUndo } from './edits.ts';
import { createNoteKeeper, type NoteState } from './note-keeper.ts';
import { takeSavedNote } from './paper.ts';

interface Notes {
  readonly states: ReadonlyMap<string, NoteState>;
  readonly error: ApiError | undefined;
}
export const useNotes = create<Notes>()(() => ({ states: new Map(), error: undefined }));

export const noteKeeper = createNoteKeeper({
  async save(id, note) {
    const answer = await api.request('papers.edit', { ids: [id], edit: { note }, group: `note:${id}` });
    if (!answer.ok) return answer.error;
    takeSavedNote(id, note);
    withdrawUndo();
    return undefined;
  },
  backup: localStorage,
  onState(id, state, error) {
    useNotes.setState((before) => ({ states: new Map(before.states).set(id, state), error }));
  },
});

/** Saves at once when the window is left, hidden or closed. */
export function flushOnLeave(): void {
  window.addEventListener('pagehide', () => noteKeeper.leave());
  window.addEventListener('blur', () => void noteKeeper.flush());
  document.addEventListener('visibilitychange', () => void noteKeeper.flush());
}
