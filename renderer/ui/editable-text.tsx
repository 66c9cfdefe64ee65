/**
 * Text that is edited where it stands: a click on it, or its pencil, opens it; Enter (or ctrl/cmd-Enter where it has lines) and leaving
 * it save, Escape gives up.
 */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
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
  readonly onSave: (text: string) => void;
  /** Marks the place for the keyboard (data-edit-title). */
  readonly mark?: Readonly<Record<`data-${string}`, string>>;
}

export function EditableText(props: EditableTextProps) {
  const { label, value, children, placeholder = 'Add', pencilOnly = false, className = '', mark } = props;
  const [editing, setEditing] = useState(props.openAtOnce ?? false);
  const opener = useRef<HTMLButtonElement>(null);
  const giveBack = useRef(false);
  useEffect(() => {
    if (!editing && giveBack.current) opener.current?.focus();
    giveBack.current = false;
  }, [editing]);
  if (editing) {
    return (
      <Editor
        {...props}
        onDone={(byKey) => {
          giveBack.current = byKey;
          setEditing(false);
        }}
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
        if (!onLink && String(getSelection()) === '' && (!pencilOnly || value === '')) setEditing(true);
      }}
    >
      {value === '' ? placeholder : (children ?? <bdi>{value}</bdi>)}
      <button
        ref={opener}
        type="button"
        className="editable-open"
        aria-label={`Edit ${label}`}
        onClick={() => setEditing(true)}
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
  onDone,
}: EditableTextProps & { readonly onDone: (byKey: boolean) => void }) {
  const [text, setText] = useState(value);
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
    area.current?.focus();
    area.current?.select();
  }, []);

  function save(byKey: boolean): void {
    if (done.current) return;
    const next = lines ? text.trim() : text.replace(/\s+/g, ' ').trim();
    const wrong = next === value ? undefined : check?.(next);
    if (wrong !== undefined && byKey) return setProblem(wrong);
    done.current = true;
    if (next !== value && wrong === undefined) onSave(next);
    onDone(byKey);
  }
  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') {
      done.current = true;
      onDone(true);
    } else if (event.key === 'Enter' && !event.shiftKey && (!lines || event.ctrlKey || event.metaKey)) {
      save(true);
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
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => save(false)}
      />
      {problem !== undefined && (
        <p className="editable-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
