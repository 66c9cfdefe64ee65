/**
 * Keeps what is typed into notes: saves at most `interval` after the first unsaved character (not after the last, so that
 * steady typing is saved too), one save of a note at a time, the latest text always last. A save that fails is kept aside
 * in `backup` and tried again.
 */
import type { ApiError } from '../../shared/api/errors.ts';

export type NoteState = 'saved' | 'unsaved' | 'saving' | 'failed';

export interface NoteKeeperOptions {
  /** Writes one note. Resolves to an error where it could not. */
  readonly save: (id: string, text: string) => Promise<ApiError | undefined>;
  /** Where text goes that could not be saved, so that closing the window does not lose it. */
  readonly backup: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly onState: (id: string, state: NoteState, error?: ApiError) => void;
  /** Milliseconds from the first unsaved character to its save. */
  readonly interval?: number;
  /** Milliseconds from a failed save to the next try. */
  readonly retryAfter?: number;
}

export interface NoteKeeper {
  /** Takes the text of a note as it is now. */
  type(id: string, text: string): void;
  /** Saves what is unsaved without waiting; of one note or of all. Resolves when the host has answered. */
  flush(id?: string): Promise<void>;
  /**
   * The window is going away: sends every unsaved text now, even while an older text of the same note is on its way, and
   * keeps it aside until it is known to be saved. Waits for nothing.
   */
  leave(): void;
  /** Text that the library does not have yet: unsaved now, or left over from a save that failed. */
  unsaved(id: string): string | undefined;
}

interface Draft {
  text: string;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: Promise<void> | undefined;
  dirty: boolean;
}

const backupKey = (id: string): string => `roofline.unsaved-note.${id}`;

export function createNoteKeeper(options: NoteKeeperOptions): NoteKeeper {
  const { save, backup, onState, interval = 150, retryAfter = 3_000 } = options;
  const drafts = new Map<string, Draft>();

  async function saveNow(id: string, draft: Draft): Promise<void> {
    clearTimeout(draft.timer);
    draft.timer = undefined;
    while (draft.dirty) {
      draft.dirty = false;
      onState(id, 'saving');
      const text = draft.text;
      const error = await save(id, text);
      if (error) {
        draft.dirty = true;
        backup.setItem(backupKey(id), draft.text);
        onState(id, 'failed', error);
        draft.timer ??= setTimeout(() => void start(id, draft), retryAfter);
        return;
      }
      backup.removeItem(backupKey(id));
    }
    drafts.delete(id);
    onState(id, 'saved');
  }

  function start(id: string, draft: Draft): Promise<void> {
    draft.saving ??= saveNow(id, draft).finally(() => (draft.saving = undefined));
    return draft.saving;
  }

  return {
    type(id, text) {
      const draft = drafts.get(id) ?? { text, timer: undefined, saving: undefined, dirty: true };
      draft.text = text;
      draft.dirty = true;
      drafts.set(id, draft);
      onState(id, 'unsaved');
      // While a save is under way its loop picks the new text up.
      if (!draft.saving) draft.timer ??= setTimeout(() => void start(id, draft), interval);
    },
    async flush(id) {
      const waiting = id === undefined ? [...drafts] : [...drafts].filter(([key]) => key === id);
      await Promise.all(waiting.map(([key, draft]) => start(key, draft)));
    },
    leave() {
      for (const [id, draft] of drafts) {
        backup.setItem(backupKey(id), draft.text);
        if (draft.dirty)
          void save(id, draft.text).then((error) => !error && backup.removeItem(backupKey(id)));
      }
    },
    unsaved(id) {
      const draft = drafts.get(id);
      return draft ? draft.text : (backup.getItem(backupKey(id)) ?? undefined);
    },
  };
}
