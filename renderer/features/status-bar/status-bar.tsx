/** The line at the bottom: whether everything is saved, how big the library is, what is wrong if something is. */
import { papers } from '../../../shared/library/paper-count.ts';
import { runAction } from '../../actions/registry.ts';
import { stoppableWork, useLibrary } from '../../state/library.ts';
import { useNotes } from '../../state/notes.ts';
import { useOnline } from '../../state/online.ts';
import { openSheet } from '../../state/sheets.ts';
import { Icon } from '../../ui/icon.tsx';
import './status-bar.css';

export function StatusBar() {
  const { overview, live, progress, connected } = useLibrary();
  const [task] = progress.values();
  return (
    <footer className="status-bar">
      <SavedState />
      {overview && <span>{papers(overview.total)}</span>}
      {live.slice(0, 3).map(({ path, state, message }) => (
        <span
          key={path}
          className={state === 'current' || state === 'pending' ? 'truncate' : 'truncate status-warning'}
          title={message ?? path}
        >
          {path.split(/[\\/]/).pop()} {LIVE_SAYS[state]}
        </span>
      ))}
      <span className="status-gap" />
      {task && (
        <span className="status-task" role="status">
          <progress value={task.fraction} max={1} aria-label={task.label} />
          {task.label}
          {stoppableWork() !== undefined && (
            <button type="button" className="status-undo" onClick={() => runAction('stop-work')}>
              Stop
            </button>
          )}
        </span>
      )}
      {overview?.indexing !== undefined && (
        <span role="status">Indexing {Math.round(overview.indexing * 100)} %</span>
      )}
      <Queue />
      {overview?.trouble.map((trouble) => (
        <Warning key={trouble} text={trouble} />
      ))}
      {overview?.readOnly !== undefined && <Warning text={`Read only: ${overview.readOnly}`} />}
      {!connected && <Warning text="Connection lost, trying again" />}
      {overview?.undo !== undefined && (
        <button type="button" className="status-undo" onClick={() => runAction('undo')}>
          <Icon name="undo" />
          <span className="truncate">Undo {overview.undo}</span>
        </button>
      )}
    </footer>
  );
}

const LIVE_SAYS = {
  current: 'up to date',
  pending: 'being written',
  'changed-outside': 'changed outside',
  failed: 'not written',
} as const;

/** Papers that wait for the network, or were looked up since: one press shows them. */
function Queue() {
  const queue = useOnline((state) => state.queue);
  const ready = queue.filter(({ state }) => state === 'ready');
  const [first] = ready.length > 0 ? ready : queue;
  if (!first) return null;
  const { state, publishedVersions } = first;
  // The sheet shows one kind of look-up; the other kind's papers are next in line.
  const shown = queue.filter((each) => each.state === state && each.publishedVersions === publishedVersions);
  return (
    <button
      type="button"
      className="status-undo"
      onClick={() => openSheet({ kind: 'complete', ids: shown.map(({ id }) => id), publishedVersions })}
    >
      <Icon name="spark" />
      <span className="truncate">
        {ready.length > 0
          ? `${papers(shown.length)} looked up, to review`
          : `${papers(shown.length)} waiting for the network`}
      </span>
    </button>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <span className="status-warning" role="alert" title={text}>
      <Icon name="warning" />
      <span className="truncate">{text}</span>
    </span>
  );
}

function SavedState() {
  const pending = useLibrary((state) => state.pending);
  const failed = useNotes((state) => [...state.states.values()].includes('failed'));
  const typing = useNotes((state) => [...state.states.values()].some((each) => each !== 'saved'));
  if (failed) return <Warning text="Not saved" />;
  return <span role="status">{pending > 0 || typing ? 'Saving…' : 'Saved'}</span>;
}
