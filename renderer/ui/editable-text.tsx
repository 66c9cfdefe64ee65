/**
 * Text that is edited where it stands: a click on it, or its pencil, opens it; Enter (or ctrl/cmd-Enter where it has lines) and leaving
 * it save, Escape gives up. What can't be saved stays open, with the reason.
 */
import {
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { DraftsOf, dropDraft, keepDraft, readDraft } from '../state/drafts.ts';
import { Icon } from './icon.tsx';
import './editable-text.css';

interface EditableTextProps {
  /** What is edited, for its accessible name: "Title". */
  readonly label: string;
  readonly value: string;
  /** How the value looks when it is not being edited; the plain value when missing. */
  readonly children?: ReactNode;
  readonly placeholder?: string;
  readonly lines?: boolean;
  /** Opens when it appears: it was asked for. */
  readonly openAtOnce?: boolean;
  /** Only the pencil opens it: long texts are read and selected more often than changed. */
  readonly pencilOnly?: boolean;
  readonly className?: string;
  /** Why a text can't be saved, or undefined. */
  readonly check?: (text: string) => string | undefined;
  /** Saves; false where that failed. */
  readonly onSave: (text: string) => Promise<boolean>;
  /** Marks the place for the keyboard (data-edit-title). */
  readonly mark?: Readonly<Record<`data-${string}`, string>>;
}

export function EditableText(props: EditableTextProps) {
  const { label, value, children, placeholder = 'Add', pencilOnly = false, className = '', mark } = props;
  const owner = useContext(DraftsOf);
  const name = owner === undefined ? undefined : `${owner}.${label}`;
  /** Open because somebody asked for it, or because a draft was left. */
  const [open, setOpen] = useState<'asked' | 'left' | undefined>(() => {
    const left = name === undefined ? undefined : readDraft(name);
    // The page may have gone away between the saving of a draft and the news of it.
    return left !== undefined && left.trim() !== value ? 'left' : props.openAtOnce ? 'asked' : undefined;
  });
  const opener = useRef<HTMLButtonElement>(null);
  const giveBack = useRef(false);
  useEffect(() => {
    if (!open && giveBack.current) opener.current?.focus();
    giveBack.current = false;
  }, [open]);
  if (open) {
    return (
      <Editor
        {...props}
        name={name}
        takesFocus={open === 'asked'}
        onDone={(byKey) => {
          giveBack.current = byKey;
          setOpen(undefined);
        }}
        onFailed={(byKey) => setOpen(byKey ? 'asked' : 'left')}
      />
    );
  }
  return (
    // A convenience for the mouse; the keyboard has the pencil.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={`editable ${className}`}
      data-empty={value === '' || undefined}
      data-pencil-only={pencilOnly || undefined}
      onClick={(event) => {
        const onLink = event.target instanceof Element && event.target.closest('a, button');
        if (!onLink && String(getSelection()) === '' && (!pencilOnly || value === '')) setOpen('asked');
      }}
    >
      {value === '' ? placeholder : (children ?? <bdi>{value}</bdi>)}
      <button
        ref={opener}
        type="button"
        className="editable-open"
        aria-label={`Edit ${label}`}
        onClick={() => setOpen('asked')}
        {...mark}
      >
        <Icon name="pencil" />
      </button>
    </div>
  );
}

function Editor({
  label,
  value,
  lines = false,
  className = '',
  check,
  onSave,
  name,
  takesFocus,
  onDone,
  onFailed,
}: EditableTextProps & {
  /** Of its draft. */
  readonly name: string | undefined;
  readonly takesFocus: boolean;
  readonly onDone: (byKey: boolean) => void;
  readonly onFailed: (byKey: boolean) => void;
}) {
  const [text, setText] = useState(() => (name === undefined ? undefined : readDraft(name)) ?? value);
  const [problem, setProblem] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    field.style.height = '0';
    field.style.height = `${field.scrollHeight + 2}px`;
  }, [text]);
  useEffect(() => {
    if (!takesFocus) return;
    area.current?.focus();
    area.current?.select();
  }, [takesFocus]);

  function forget(): void {
    if (name !== undefined) dropDraft(name);
  }
  async function save(byKey: boolean): Promise<void> {
    if (done.current) return;
    const next = lines ? text.trim() : text.replace(/\s+/g, ' ').trim();
    const wrong = next === value ? undefined : check?.(next);
    if (wrong !== undefined) return setProblem(wrong);
    done.current = true;
    const saving = next === value ? true : onSave(next);
    onDone(byKey);
    if ((await saving) === false) onFailed(byKey);
    else forget();
  }
  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    // Enter and Escape are then about the letters that are being put together.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      done.current = true;
      forget();
      onDone(true);
    } else if (event.key === 'Enter' && !event.shiftKey && (!lines || event.ctrlKey || event.metaKey)) {
      void save(true);
    } else return;
    event.preventDefault();
  }
  return (
    <div className={`editable-editor ${className}`}>
      <textarea
        ref={area}
        aria-label={label}
        aria-invalid={problem !== undefined || undefined}
        rows={1}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          if (name !== undefined) keepDraft(name, event.target.value);
        }}
        onKeyDown={onKeyDown}
        // The window losing the focus ends nothing.
        onBlur={(event) => document.activeElement !== event.currentTarget && void save(false)}
      />
      {problem !== undefined && (
        <p className="editable-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
