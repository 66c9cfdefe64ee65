/** A Markdown file for each paper, in a folder of notes that another program shows too. */
import { useState, type FormEvent } from 'react';
import type { Selection } from '../../../shared/api/schemas.ts';
import { change } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { notify } from '../../state/notify.ts';
import { Button } from '../../ui/button.tsx';

export function NoteVault({ papers }: { readonly papers: Selection }) {
  const [folder, setFolder] = useState('');
  const [busy, setBusy] = useState(false);
  const task = useLibrary((state) => state.progress.get('notes'));

  async function write(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const done = await change('export.vault', { folder: folder.trim(), papers });
    setBusy(false);
    if (!done) return;
    const { written, unchanged, kept } = done;
    const parts = [
      `${written.toLocaleString('en')} written`,
      `${unchanged.toLocaleString('en')} as they were`,
    ];
    const left =
      kept.length === 0 ? undefined : `Changed by somebody else and left alone: ${kept.join(', ')}`;
    notify(`Notes: ${parts.join(', ')}`, { level: left ? 'warning' : 'success' }, left);
  }
  return (
    <form className="export-group" onSubmit={(event) => void write(event)}>
      <label className="export-choice">
        Or a file for each paper, into a folder
        <input
          className="text-field"
          placeholder="/home/me/notes/papers"
          value={folder}
          spellCheck={false}
          onChange={(event) => setFolder(event.target.value)}
        />
      </label>
      {busy ? (
        <Button onClick={() => void change('export.stop-vault', {})}>
          Stop{task ? ` (${Math.round(task.fraction * 100)} %)` : ''}
        </Button>
      ) : (
        <Button type="submit" disabled={folder.trim() === ''}>
          Write the files
        </Button>
      )}
    </form>
  );
}
