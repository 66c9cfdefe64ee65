/** The import sheet: a place to paste, then what was read and what would become of it, then the commit. */
import { useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../../shared/api/errors.ts';
import type { ImportPreview, ImportReport } from '../../../shared/api/schemas.ts';
import { ok, type Result } from '../../../shared/api/result.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import { api } from '../../api.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { dropDraft, IMPORT_DRAFT } from '../../state/drafts.ts';
import type { Incoming } from '../../state/sheets.ts';
import { notify } from '../../state/notify.ts';
import { completeAdded, refreshSources } from '../../state/online.ts';
import { stopWork, useLibrary } from '../../state/library.ts';
import { goTo, PLACES } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { newChoices, type Choices } from './choices.ts';
import { ImportReview } from './import-review.tsx';
import { PasteArea } from './paste-area.tsx';
import './import.css';

export function ImportSheet({
  incoming,
  address,
  onClose,
}: {
  readonly incoming: readonly Incoming[];
  readonly address?: string | undefined;
  readonly onClose: () => void;
}) {
  const task = useLibrary((state) => state.progress.get('import'));
  const [queue, setQueue] = useState(incoming);
  const [year, setYear] = useState<number>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [choices, setChoices] = useState<Choices>(newChoices);
  const [error, setError] = useState<ApiError>();
  const [committing, setCommitting] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const current = queue[0];
  const from = current && sourceOf(current);
  const source = current && 'savedSource' in current ? current : undefined;
  const primary = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  const reading = current !== undefined && preview === undefined && error === undefined;

  useEffect(() => {
    if (!current) return;
    let latest = true;
    void read(current, year).then((answer) => {
      if (!latest) return;
      setError(answer.ok ? undefined : answer.error);
      if (source && answer.ok && answer.value.items.length === 0) {
        notify(`Nothing new in ${source.name}.`);
        void seen(source.savedSource);
        onClose();
        return;
      }
      setPreview(answer.ok ? answer.value : undefined);
      if (answer.ok && year === undefined) setChoices(newChoices(answer.value));
    });
    return () => {
      latest = false;
    };
    // What is closed over belongs to the same paper of the queue.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current, year, attempt]);

  // Enter takes what was read, unless the user went somewhere else meanwhile.
  const ready = preview !== undefined;
  useEffect(() => {
    if (ready && !document.activeElement?.closest('.review')) primary.current?.focus();
  }, [ready]);

  function startAgain(): void {
    setQueue([]);
    setPreview(undefined);
    setError(undefined);
    setYear(undefined);
  }
  function tryAgain(): void {
    setError(undefined);
    setAttempt(attempt + 1);
  }
  function next(): void {
    const rest = queue.slice(1);
    if (rest.length === 0) return onClose();
    setPreview(undefined);
    setYear(undefined);
    setQueue(rest);
  }

  /** Closing stops what is under way; an import that is already being written ends, and can be undone. */
  function close(): void {
    closed.current = true;
    if (reading || committing) stopWork('import');
    onClose();
  }

  async function commit(): Promise<void> {
    if (!preview) return;
    setCommitting(true);
    const report = await change('import.commit', {
      previewId: preview.previewId,
      include: [...choices.include],
      sameAs: [...choices.sameAs],
      tags: [...choices.tags],
      headingTags: choices.headingTags,
    });
    setCommitting(false);
    if (!report) return;
    dropDraft(IMPORT_DRAFT);
    if (source) await seen(source.savedSource);
    if (report.added.length + report.merged.length > 0) notifyUndo(reportText(report));
    if (closed.current) return;
    if (report.added.length > 0) goTo(PLACES.inbox);
    next();
    completeAdded(report.added.map(({ id }) => id));
  }

  const count = choices.include.size;
  return (
    <Sheet
      title={
        <>
          <bdi>{preview?.formatName ?? from ?? 'Import'}</bdi>
          {queue.length > 1 && <span className="muted"> · {queue.length - 1} more to come</span>}
        </>
      }
      size={preview ? 'large' : 'medium'}
      onClose={close}
      footer={
        <>
          {committing && <TaskProgress task={task} label="Importing" />}
          {(error || preview) && !committing && (
            <Button look="quiet" onClick={startAgain}>
              Paste something else
            </Button>
          )}
          {preview && current && 'address' in current && preview.items.length > 1 && (
            <Button look="quiet" onClick={() => void save(current.address)}>
              Save this source
            </Button>
          )}
          {preview && source && (
            <Button look="quiet" onClick={() => void seen(source.savedSource).then(onClose)}>
              Mark as seen
            </Button>
          )}
          <span className="sheet-gap" />
          <Button onClick={close}>{committing ? 'Stop' : 'Cancel'}</Button>
          {error?.retry && current && (
            <Button look="primary" onClick={tryAgain}>
              Try again
            </Button>
          )}
          {preview && (
            <Button
              ref={primary}
              look="primary"
              disabled={committing || count === 0}
              onClick={() => void commit()}
            >
              {count === 0 ? 'Nothing to import' : `Import ${papers(count)}`}
            </Button>
          )}
        </>
      }
    >
      {preview ? (
        <ImportReview
          preview={preview}
          choices={choices}
          onChange={setChoices}
          year={year}
          onYear={setYear}
          from={from}
        />
      ) : (
        <PasteArea
          reading={reading}
          fetching={current !== undefined && !('text' in current)}
          error={error}
          given={address}
          onReceive={(input) => {
            setError(undefined);
            setQueue([input]);
          }}
        />
      )}
    </Sheet>
  );
}

/** What is read, for people: a file's name, an address, a saved source. */
function sourceOf(incoming: Incoming): string | undefined {
  if ('address' in incoming) return incoming.address;
  return 'savedSource' in incoming ? incoming.name : incoming.from;
}

/** Keeps a listing, to be checked for what is new. */
async function save(address: string): Promise<void> {
  if (!(await change('saved-sources.add', { address }))) return;
  notify('Saved. The sidebar shows what is new in it.');
  await refreshSources();
}

/** The user has looked at what a saved source has. */
async function seen(id: string): Promise<void> {
  await change('saved-sources.mark-seen', { id });
  await refreshSources();
}

/** Asks the host what importing it would do. */
async function read(incoming: Incoming, year: number | undefined): Promise<Result<ImportPreview>> {
  if ('savedSource' in incoming) {
    const answer = await api.request('saved-sources.check', { id: incoming.savedSource });
    return answer.ok ? ok(answer.value.preview) : answer;
  }
  if ('address' in incoming) return api.request('import.fetch', incoming);
  return api.request('import.preview', {
    ...incoming,
    // A paste is of a page that is on screen now; when a file was captured nobody knows.
    ...(incoming.from === undefined ? { captured: today() } : {}),
    ...(year === undefined ? {} : { year }),
  });
}

/** "Added 12 papers, merged 1, 3 already here". */
function reportText({ added, merged, duplicates }: ImportReport): string {
  const parts = [
    added.length > 0 && `added ${papers(added.length)}`,
    merged.length > 0 && `merged ${papers(merged.length)}`,
    duplicates.length > 0 && `${duplicates.length} already here`,
  ].filter((part) => typeof part === 'string');
  const says = parts.join(', ');
  return says.charAt(0).toUpperCase() + says.slice(1);
}

/** Today's date here, ISO. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
