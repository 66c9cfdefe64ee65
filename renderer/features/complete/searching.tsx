/** A look-up under way. */
import { papers } from '../../../shared/library/paper-count.ts';
import { useLibrary } from '../../state/library.ts';

export function Searching({ count, stopping }: { readonly count: number; readonly stopping: boolean }) {
  const fraction = useLibrary((state) => state.progress.get('complete')?.fraction) ?? 0;
  return (
    <div className="searching">
      <p role="status">{stopping ? 'Stopping…' : `Looking up ${papers(count)}…`}</p>
      {fraction > 0 ? (
        <progress value={fraction} max={1} aria-label="Papers looked up" />
      ) : (
        <progress aria-label="Papers looked up" />
      )}
      <p className="muted">
        Sources are asked slowly, as they wish; arXiv takes one question every three seconds. Stop keeps what
        was found so far.
      </p>
    </div>
  );
}
