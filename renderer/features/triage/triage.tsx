/**
 * Triage: one paper at a time in big type, decided with single keys. The queue is fixed when triage starts, so a paper that
 * leaves the inbox does not shift the others.
 */
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { catchFocus } from '../../actions/focus.ts';
import { undo } from '../../state/edits.ts';
import { idsBetween, useResults } from '../../state/results.ts';
import { chooseNone, useSelection } from '../../state/selection.ts';
import { setMode, useView } from '../../state/view.ts';
import { usePaper } from '../../state/paper.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TriageCard } from './triage-card.tsx';
import { TriageKeys } from './triage-keys.tsx';
import { listenToTriageKeys } from './keys.ts';
import './triage.css';

/** More papers than this are several sittings. */
const MOST = 2_000;

export function Triage() {
  const place = useView((state) => state.place.name);
  const [queue, setQueue] = useState<readonly string[]>();
  const [at, setAt] = useState(0);
  const { open, loaded } = usePaper();

  useEffect(() => {
    const start = useSelection.getState().index;
    chooseNone();
    void idsBetween(0, Math.min(MOST, useResults.getState().total) - 1).then((ids) => {
      setQueue(ids);
      setAt(Math.min(start, Math.max(0, ids.length - 1)));
    });
  }, []);

  const id = queue?.[at];
  // Before the next key: a decision is about the paper that is shown.
  useLayoutEffect(() => {
    // The cursor is what every action works on; beyond the last paper there is nothing to work on.
    if (queue) useSelection.setState({ id, chosen: new Set() });
  }, [id, queue]);

  const length = queue?.length ?? 0;
  const move = useCallback(
    (step: number) => setAt((now) => Math.max(0, Math.min(now + step, length))),
    [length],
  );
  /** Undoes the last step, and shows the paper that it was about. */
  const takeBack = useCallback(async () => {
    const changed = await undo();
    const places = changed.map((each) => queue?.indexOf(each) ?? -1).filter((place) => place >= 0);
    setAt((now) => (places.includes(now) ? now : (places[0] ?? now)));
  }, [queue]);
  useLayoutEffect(() => listenToTriageKeys(move, () => void takeBack()), [move, takeBack]);
  /** Deleted, here or in another window. */
  const isGone = id !== undefined && open === undefined && loaded === id;
  useEffect(catchFocus, [id, open, isGone]);

  return (
    <main className="triage" aria-label="Triage">
      <header className="triage-head">
        <IconButton icon="close" label="Leave triage" keys="escape" onClick={() => setMode('library')} />
        <h1 className="truncate">Triage: {place}</h1>
        <span className="triage-count" role="status">
          {length === 0 ? '' : at < length ? `${at + 1} of ${length.toLocaleString('en')}` : 'Done'}
        </span>
        <progress
          className="triage-progress"
          value={Math.min(at, length)}
          max={Math.max(1, length)}
          aria-label="Progress"
        />
      </header>
      {queue && at >= length ? (
        <Empty
          main
          icon="check"
          title="That was the last one"
          more="Press k to go back over them, or Esc for the list."
        >
          <Button look="primary" keys="escape" onClick={() => setMode('library')}>
            Back to the list
          </Button>
        </Empty>
      ) : (
        open && <TriageCard key={open.paper.id} open={open} />
      )}
      {at < length && isGone && (
        <Empty
          main
          icon="trash"
          title="This paper is not in the library any more"
          more="Press u to undo, k or j for the papers beside it."
        />
      )}
      {at < length && <TriageKeys onMove={move} onUndo={() => void takeBack()} />}
    </main>
  );
}
