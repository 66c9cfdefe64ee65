/** The Notes tab: an editor that saves as you type, a preview, and the notes that link here. */
import type { EditorView } from '@codemirror/view';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Paper } from '../../../shared/library/paper.ts';
import { focusList } from '../../actions/focus.ts';
import { api } from '../../api.ts';
import { notify, notifyError } from '../../state/notify.ts';
import { noteKeeper, useNotes } from '../../state/notes.ts';
import type { OpenPaper } from '../../state/paper.ts';
import { setPreference, usePreferences } from '../../state/preferences.ts';
import { openPaper } from '../../state/selection.ts';
import { Boundary } from '../../ui/boundary.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { createNoteEditor, replaceText, type CiteCompletion } from './note-editor.ts';
import './notes.css';

const NotePreview = lazy(() =>
  import('./note-preview.tsx').then((module) => ({ default: module.NotePreview })),
);

export function NotesTab({ open }: { readonly open: OpenPaper }) {
  const { id } = open.paper;
  const view = usePreferences((state) => state.noteView);
  const [text, setText] = useState(() => noteKeeper.unsaved(id) ?? open.paper.note);
  return (
    <div className="notes-tab">
      <div className="notes-bar">
        <Segmented
          label="Note view"
          value={view}
          options={[
            ['write', 'Write'],
            ['both', 'Both'],
            ['read', 'Read'],
          ]}
          onChange={(noteView) => setPreference({ noteView })}
        />
        <SavedState id={id} />
      </div>
      {view !== 'read' && <Editor paper={open.paper} onText={setText} />}
      {view !== 'write' && (
        <Suspense fallback={null}>
          <Boundary name="The preview">
            <NotePreview text={text} onOpenKey={(key) => void openKey(key)} />
          </Boundary>
        </Suspense>
      )}
      <Backlinks open={open} />
    </div>
  );
}

function Editor({ paper, onText }: { readonly paper: Paper; readonly onText: (text: string) => void }) {
  const { id, note: saved } = paper;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const told = useRef(onText);
  useEffect(() => {
    told.current = onText;
  }, [onText]);

  useEffect(() => {
    if (!place.current) return;
    const left = noteKeeper.unsaved(id);
    const view = createNoteEditor({
      parent: place.current,
      text: left ?? saved,
      onChange(text) {
        noteKeeper.type(id, text);
        told.current(text);
      },
      onBlur: () => void noteKeeper.flush(id),
      onEscape: () => focusList(),
      complete: completeKeys,
    });
    editor.current = view;
    // Text that an earlier save could not write is written now.
    if (left !== undefined && left !== saved) noteKeeper.type(id, left);
    return () => {
      void noteKeeper.flush(id);
      view.destroy();
    };
    // The editor owns its text from here on; what changes elsewhere comes in below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);

  useEffect(() => {
    // With every reading of the paper, not with every other note: a save and its undo may both come before the next reading.
    if (editor.current && noteKeeper.unsaved(paper.id) === undefined) replaceText(editor.current, paper.note);
  }, [paper]);

  return <div className="note-editor" data-note-editor ref={place} />;
}

async function completeKeys(typed: string): Promise<readonly CiteCompletion[]> {
  const answer = await api.request('papers.search', { query: typed.replace(/["():]/g, ' '), limit: 12 });
  return answer.ok ? answer.value.rows : [];
}

async function openKey(key: string): Promise<void> {
  const answer = await api.request('papers.get', { key });
  if (answer.ok) openPaper(answer.value.paper.id);
  else if (answer.error.code === 'not-found')
    notify(`No paper has the citation key ${key}.`, { level: 'info' }, 'Type [[ in the note to choose one.');
  else notifyError(answer.error);
}

function SavedState({ id }: { readonly id: string }) {
  const state = useNotes((notes) => notes.states.get(id));
  const error = useNotes((notes) => notes.error);
  if (state === 'failed') {
    return (
      <span className="note-state note-failed" role="alert" title={error?.message}>
        <Icon name="warning" /> Not saved. Trying again; the text is kept here.
      </span>
    );
  }
  return (
    <span className="note-state" role="status">
      {state === 'saved' ? (
        <>
          <Icon name="check" /> Saved
        </>
      ) : state === undefined ? (
        ''
      ) : (
        'Saving…'
      )}
    </span>
  );
}

function Backlinks({ open }: { readonly open: OpenPaper }) {
  if (open.backlinks.length === 0) return null;
  return (
    <section className="backlinks" aria-label="Linked from">
      <h3>Linked from</h3>
      <ul>
        {open.backlinks.slice(0, 100).map(({ id, citeKey, title }) => (
          <li key={id}>
            <button type="button" className="backlink" onClick={() => openPaper(id)}>
              <code>{citeKey}</code>
              <bdi className="truncate">{title.slice(0, 200)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
