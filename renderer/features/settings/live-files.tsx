/** The `.bib` files that are kept up to date, and what is wrong with any of them. */
import { change } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { openSheet } from '../../state/sheets.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Setting } from './setting.tsx';

export function LiveFiles() {
  const live = useLibrary((state) => state.live);
  async function stop(path: string): Promise<void> {
    const next = await change('export.stop-updating', { path });
    if (next) useLibrary.setState({ live: next });
  }
  return (
    <Setting name="Live bibliographies" hint="Files that Roofline rewrites whenever their papers change.">
      <ul className="settings-files">
        {live.map(({ path, query, message }) => (
          <li key={path} className="settings-file">
            <code className="settings-path">{path}</code>
            <span className="muted">{query === '' ? 'all papers' : query}</span>
            <IconButton icon="close" label={`Stop updating ${path}`} onClick={() => void stop(path)} />
            {message !== undefined && <p className="problem">{message}</p>}
          </li>
        ))}
      </ul>
      <Button icon="export" onClick={() => openSheet({ kind: 'export' })}>
        Add one in Export
      </Button>
    </Setting>
  );
}
