/** A field that collects tags: Enter, comma or leaving it adds, Backspace takes the last one back, known tags complete. */
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import { normaliseTag } from '../../shared/library/tags.ts';
import { matchShortList } from '../../shared/search/match-short-list.ts';
import { MarkedText } from './marked-text.tsx';
import { TagChip, TagDot } from './tag.tsx';
import './tags-field.css';

interface KnownTag {
  readonly name: string;
  readonly count: number;
  readonly colour?: number | undefined;
}

interface TagsFieldProps {
  readonly label: string;
  readonly tags: readonly string[];
  readonly known: readonly KnownTag[];
  readonly onChange: (tags: readonly string[]) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Keeps the suggestions open under the field instead of floating over what follows. */
  readonly inline?: boolean;
  /** Enter in an empty field. */
  readonly onDone?: () => void;
}

const SHOWN = 8;

export function TagsField({
  label,
  tags,
  known,
  onChange,
  inputRef,
  inline = false,
  onDone,
}: TagsFieldProps) {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(-1);
  const [open, setOpen] = useState(false);
  const id = useId();
  const free = known.filter(({ name }) => !tags.includes(name));
  const found =
    text.trim() === ''
      ? [...free].sort((a, b) => b.count - a.count).map((item) => ({ item, ranges: [] }))
      : matchShortList(free, text, ({ name }) => name);
  const shown = open || inline ? found.slice(0, SHOWN) : [];
  const at = Math.min(picked, shown.length - 1);

  function add(name: string): void {
    const tag = normaliseTag(name);
    setText('');
    setPicked(-1);
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag]);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // The keys are then about the letters that are being put together.
    if (event.nativeEvent.isComposing) return;
    const pick = shown[at]?.item.name;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (pick !== undefined) add(pick);
      else if (text.trim() !== '') add(text);
      else onDone?.();
    } else if (event.key === ',' || (event.key === 'Tab' && pick !== undefined)) {
      if (text.trim() === '' && pick === undefined) return;
      add(pick ?? text);
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
    else if (event.key === 'ArrowDown') setPicked(Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setPicked(Math.max(at - 1, -1));
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="tags-field" data-inline={inline || undefined}>
      <div className="tags-box text-field">
        {tags.map((tag) => (
          <TagChip
            key={tag}
            name={tag}
            colour={known.find(({ name }) => name === tag)?.colour}
            onRemove={() => onChange(tags.filter((each) => each !== tag))}
          />
        ))}
        <input
          ref={inputRef}
          className="tags-input"
          role="combobox"
          aria-label={label}
          aria-expanded={shown.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          placeholder={tags.length === 0 ? label : ''}
          autoComplete="off"
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPicked(event.target.value.trim() === '' ? -1 : 0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={(event) => {
            setOpen(false);
            // A tag that was typed is meant, also without Enter; the window losing the focus ends nothing.
            if (document.activeElement !== event.currentTarget) add(text);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} className="tags-known" role="listbox" aria-label="Known tags" hidden={shown.length === 0}>
        {shown.map(({ item, ranges }, index) => (
          // The keyboard chooses through the field (aria-activedescendant).
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={item.name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(item.name)}
          >
            <TagDot colour={item.colour} />
            <bdi className="truncate">
              <MarkedText text={item.name} ranges={ranges} />
            </bdi>
            <span className="muted">{item.count.toLocaleString('en')}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
