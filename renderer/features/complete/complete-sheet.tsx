/** Completing papers: what is sent to whom (once), the look-up with its progress, then what was found, to be filled in. */
import { useEffect, useState } from 'react';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import type { ApiError } from '../../../shared/api/errors.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import { api } from '../../api.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { stopWork } from '../../state/library.ts';
import { notify } from '../../state/notify.ts';
import { setPreference, usePreferences } from '../../state/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { CompleteReview } from './complete-review.tsx';
import { Consent } from './consent.tsx';
import { newPicks, pickedPapers, type Picks } from './picks.ts';
import { Searching } from './searching.tsx';
import './complete.css';

type LookUp = RequestOutput<'complete.look-up'>;

export function CompleteSheet({
  ids,
  publishedVersions,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly publishedVersions: boolean;
  readonly onClose: () => void;
}) {
  const agreed = usePreferences((state) => state.onlineAgreed);
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<LookUp>();
  const [stopped, setStopped] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [picks, setPicks] = useState<Picks>(newPicks);
  const [filling, setFilling] = useState(false);
  const [newKeys, setNewKeys] = useState(false);
  /** Asks every source anew: the user looks again although all had answered. */
  const [fresh, setFresh] = useState(false);

  useEffect(() => {
    if (!agreed) return;
    let open = true;
    let answered = false;
    void api.request('complete.look-up', { ids: [...ids], publishedVersions, fresh }).then((answer) => {
      answered = true;
      if (!open) return;
      if (answer.ok) {
        setFound(answer.value);
        setPicks(newPicks(answer.value.items));
      } else setError(answer.error);
    });
    return () => {
      open = false;
      // Nobody waits for the answer any more.
      if (!answered) stopWork('complete');
    };
  }, [agreed, ids, publishedVersions, fresh, attempt]);

  function again(): void {
    setFresh(!failed && !stopped);
    setFound(undefined);
    setError(undefined);
    setStopped(false);
    setAttempt(attempt + 1);
  }
  function stop(): void {
    setStopped(true);
    stopWork('complete');
  }
  async function fill(): Promise<void> {
    if (!found) return;
    setFilling(true);
    const done = await change('complete.apply', {
      lookUpId: found.lookUpId,
      ids: [...picked],
      chosen: Object.fromEntries(picks.chosen),
      newKeys,
    });
    setFilling(false);
    if (!done) return;
    if (done.papers > 0) notifyUndo(`Completed ${papers(done.papers)}`);
    else notify('Nothing was left to fill in.');
    onClose();
  }

  const picked = pickedPapers(found?.items ?? [], picks);
  const failed = error !== undefined || (found?.failures.length ?? 0) > 0;
  return (
    <Sheet
      title={
        publishedVersions
          ? `Find published versions of ${papers(ids.length)}`
          : `Complete ${papers(ids.length)}`
      }
      size={found && found.items.some(({ state }) => state !== 'nothing') ? 'large' : 'medium'}
      onClose={onClose}
      footer={
        <>
          {(found || error) && (
            <Button look="quiet" onClick={again}>
              Look up again
            </Button>
          )}
          {found && picked.size > 0 && (
            <label className="check">
              <input
                type="checkbox"
                checked={newKeys}
                onChange={(event) => setNewKeys(event.target.checked)}
              />
              New citation keys too
            </label>
          )}
          <span className="sheet-gap" />
          {agreed && !found && !error && (
            <Button disabled={stopped} onClick={stop}>
              Stop
            </Button>
          )}
          <Button onClick={onClose}>{found && picked.size === 0 ? 'Close' : 'Cancel'}</Button>
          {!agreed && (
            <Button look="primary" onClick={() => setPreference({ onlineAgreed: true })}>
              Look up {papers(ids.length)}
            </Button>
          )}
          {found && picked.size > 0 && (
            <Button look="primary" disabled={filling} onClick={() => void fill()}>
              Fill in {papers(picked.size)}
            </Button>
          )}
        </>
      }
    >
      {!agreed ? (
        <Consent />
      ) : error ? (
        <div className="complete-error" role="alert">
          <strong>{error.message}</strong>
          {error.detail !== undefined && <p>{error.detail}</p>}
        </div>
      ) : found ? (
        <CompleteReview
          items={found.items}
          failures={found.failures}
          queued={found.queued.length}
          stopped={stopped}
          picks={picks}
          onChange={setPicks}
        />
      ) : (
        <Searching count={ids.length} stopping={stopped} />
      )}
    </Sheet>
  );
}
