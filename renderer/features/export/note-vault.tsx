/** A Markdown file for each paper, in a folder of notes that another program shows too. */
import { useState } from 'react';
import type { Selection } from '../../../shared/api/schemas.ts';
import { change } from '../../state/edits.ts';
import { stopWork, useLibrary } from '../../state/library.ts';
import { notify } from '../../state/notify.ts';
import { Button } from '../../ui/button.tsx';
import { PathForm } from './path-form.tsx';

export function NoteVault({ papers }: { readonly papers: Selection }) {
  const [busy, setBusy] = useState(false);
  const task = useLibrary((state) => state.progress.get('notes'));

  async function write(folder: string): Promise<boolean> {
    setBusy(true);
    const done = await change('export.vault', { folder, papers });
    setBusy(false);
    if (!done) return false;
    const { written, unchanged, kept } = done;
    const parts = [
      `${written.toLocaleString('en')} written`,
      `${unchanged.toLocaleString('en')} as they were`,
    ];
    const left =
      kept.length === 0 ? undefined : `Changed by somebody else and left alone: ${kept.join(', ')}`;
    notify(`Notes: ${parts.join(', ')}`, { level: left ? 'warning' : 'success' }, left);
    return false;
  }
  return (
    <PathForm
      label="Or a file for each paper, into a folder"
      placeholder="/home/me/notes/papers"
      action="Write the files"
      onSubmit={write}
      stop={
        busy ? (
          <Button onClick={() => stopWork('notes')}>
            Stop{task ? ` (${Math.round(task.fraction * 100)} %)` : ''}
          </Button>
        ) : undefined
      }
    />
  );
}
