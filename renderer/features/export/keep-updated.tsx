/** "Keep this file up to date": a `.bib` file that the library rewrites whenever its papers change. */
import { useState, type FormEvent } from 'react';
import type { PrintOptions } from '../../../shared/formats/format.ts';
import { change } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { Button, IconButton } from '../../ui/button.tsx';

export function KeepUpdated({
  format,
  query,
  options,
}: {
  readonly format: 'bibtex' | 'biblatex';
  readonly query: string;
  readonly options: PrintOptions;
}) {
  const live = useLibrary((state) => state.live);
  const [path, setPath] = useState('');

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    const next = await change('export.keep-updated', { path: path.trim(), format, query, options });
    if (!next) return;
    useLibrary.setState({ live: next });
    setPath('');
  }
  async function stop(gone: string): Promise<void> {
    const next = await change('export.stop-updating', { path: gone });
    if (next) useLibrary.setState({ live: next });
  }
  return (
    <form className="export-group" onSubmit={(event) => void keep(event)}>
      <label className="export-choice">
        Keep a file up to date with {query === '' ? 'all papers' : 'this list'}
        <input
          className="text-field"
          placeholder="/home/me/paper/references.bib"
          value={path}
          spellCheck={false}
          onChange={(event) => setPath(event.target.value)}
        />
      </label>
      <Button type="submit" disabled={path.trim() === ''}>
        Keep up to date
      </Button>
      <ul>
        {live.map((file) => (
          <li key={file.path} className="live-file">
            <span className="truncate" title={file.path}>
              {file.path}
            </span>
            <IconButton
              icon="close"
              label={`Stop updating ${file.path}`}
              onClick={() => void stop(file.path)}
            />
            {file.message !== undefined && <p className="problem">{file.message}</p>}
          </li>
        ))}
      </ul>
    </form>
  );
}
