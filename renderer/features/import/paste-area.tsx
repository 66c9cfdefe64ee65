/** Where an import starts: a field to paste into, a file, or what went wrong with the last try. */
import { useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../../shared/api/errors.ts';
import { chooseFiles, incomingFrom } from '../../actions/files.ts';
import { dropDraft, IMPORT_DRAFT, keepDraft, readDraft } from '../../state/drafts.ts';
import { useLibrary } from '../../state/library.ts';
import type { Incoming } from '../../state/sheets.ts';
import { Button } from '../../ui/button.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** A shorter paste may be one of several pieces that are put together in the field. */
const WHOLE_LISTING = 40;

export function PasteArea({
  reading,
  fetching,
  error,
  given = '',
  onReceive,
}: {
  readonly reading: boolean;
  /** What is being read is fetched from an address. */
  readonly fetching: boolean;
  readonly error: ApiError | undefined;
  /** An address that another program gave. */
  readonly given?: string | undefined;
  readonly onReceive: (incoming: Incoming) => void;
}) {
  const [text, setText] = useState(() => readDraft(IMPORT_DRAFT) ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  // What was left is there to go on with; a paste takes its place.
  useEffect(() => area.current?.select(), []);
  const [address, setAddress] = useState(given);
  const task = useLibrary((state) => state.progress.get('import'));
  if (reading) {
    return (
      <div className="paste">
        <TaskProgress task={task} label={fetching ? 'Fetching' : 'Reading'} />
      </div>
    );
  }
  return (
    <div className="paste">
      {error && (
        <div className="paste-error" role="alert">
          <strong>{error.message}</strong>
          {error.detail !== undefined && <p>{error.detail}</p>}
        </div>
      )}
      <textarea
        className="text-field paste-field"
        ref={area}
        aria-label="Text to import"
        placeholder="Paste a listing, BibTeX, RIS, or a list of arXiv ids, DOIs or addresses"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === '') dropDraft(IMPORT_DRAFT);
          else keepDraft(IMPORT_DRAFT, event.target.value);
        }}
        onPaste={(event) => {
          const incoming = incomingFrom(event.clipboardData);
          const { selectionStart, selectionEnd } = event.currentTarget;
          const isWhole = selectionEnd - selectionStart === text.length;
          if (!incoming || !isWhole || incoming.text.trim().length < WHOLE_LISTING) return;
          event.preventDefault();
          onReceive(incoming);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '')
            onReceive({ text });
        }}
      />
      <form
        className="paste-address"
        onSubmit={(event) => {
          event.preventDefault();
          if (address.trim() !== '') onReceive({ address: address.trim() });
        }}
      >
        <label className="paste-address-field">
          <span>Or fetch a page</span>
          <input
            className="text-field"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the user just asked for this address: Enter fetches it
            autoFocus={given !== ''}
            placeholder="arXiv, Hugging Face, DOI, OpenReview or USENIX link, or hf 2025-08-28"
            value={address}
            maxLength={4_000}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setAddress(event.target.value)}
          />
        </label>
        <Button type="submit" icon="link" disabled={address.trim() === ''}>
          Fetch
        </Button>
      </form>
      <div className="paste-actions">
        <Button icon="file" onClick={chooseFiles}>
          Choose a file
        </Button>
        <Button
          look="primary"
          keys="mod+enter"
          disabled={text.trim() === ''}
          onClick={() => onReceive({ text })}
        >
          Read this
        </Button>
      </div>
    </div>
  );
}
