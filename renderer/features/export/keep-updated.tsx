/** "Keep this file up to date": a `.bib` file that the library rewrites whenever its papers change. */
import type { PrintOptions } from '../../../shared/formats/format.ts';
import { change } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { IconButton } from '../../ui/button.tsx';
import { PathForm } from './path-form.tsx';

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

  async function keep(path: string): Promise<boolean> {
    const next = await change('export.keep-updated', { path, format, query, options });
    if (next) useLibrary.setState({ live: next });
    return next !== undefined;
  }
  async function stop(gone: string): Promise<void> {
    const next = await change('export.stop-updating', { path: gone });
    if (next) useLibrary.setState({ live: next });
  }
  return (
    <PathForm
      label={`Keep a file up to date with ${query === '' ? 'all papers' : 'this list'}`}
      placeholder="/home/me/paper/references.bib"
      action="Keep up to date"
      onSubmit={keep}
    >
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
    </PathForm>
  );
}
