/** One version of a work as fields. Escape gives up. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { PAPER_TYPES, type PaperIds, type Version } from '../../../shared/library/paper.ts';
import { Button } from '../../ui/button.tsx';
import { isoDate, readDate } from './paper-text.ts';

const NOTHING: Version = { type: 'preprint', ids: {} };

export function VersionForm({
  version = NOTHING,
  onSave,
  onCancel,
}: {
  readonly version?: Version;
  readonly onSave: (version: Version) => void;
  readonly onCancel: () => void;
}) {
  const [type, setType] = useState(version.type);
  const [words, setWords] = useState({
    venue: version.venue ?? '',
    date: isoDate(version.published),
    title: version.title ?? '',
    arxiv: version.ids.arxiv ?? '',
    doi: version.ids.doi ?? '',
  });
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    first.current?.focus();
    first.current?.form?.scrollIntoView({ block: 'nearest' });
  }, []);
  const date = readDate(words.date.trim());

  function save(event: FormEvent): void {
    event.preventDefault();
    if (date === undefined) return;
    const { arxiv: _arxiv, doi: _doi, ...others } = version.ids;
    const ids: PaperIds = { ...others, ...given('arxiv', words.arxiv), ...given('doi', words.doi) };
    onSave({
      type,
      ids,
      ...given('venue', words.venue),
      ...given('title', words.title),
      ...(date === null ? {} : { published: date }),
    });
  }
  const field = (name: keyof typeof words, label: string, placeholder = '') => (
    <label>
      {label}
      <input
        className="text-field"
        value={words[name]}
        placeholder={placeholder}
        spellCheck={false}
        aria-invalid={(name === 'date' && date === undefined) || undefined}
        onChange={(event) => setWords({ ...words, [name]: event.target.value })}
      />
    </label>
  );
  return (
    // Escape gives up from any of its fields.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="entry-form"
      aria-label="Version"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label>
        Type
        <select
          ref={first}
          className="text-field"
          value={type}
          onChange={(event) => setType(PAPER_TYPES.find((each) => each === event.target.value) ?? 'misc')}
        >
          {PAPER_TYPES.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      {field('venue', 'Venue', 'MLSys')}
      {field('date', 'Date', '2024-11')}
      {field('arxiv', 'arXiv', '2411.00001')}
      {field('doi', 'DOI', '10.1145/…')}
      {field('title', 'Title, where it differs')}
      <div className="entry-buttons">
        <span className="muted" role="status">
          {date === undefined ? 'Write a date as 2024, 2024-11 or 2024-11-22.' : ''}
        </span>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={date === undefined}>
          Save version
        </Button>
      </div>
    </form>
  );
}

/** A field that was filled in, or nothing. */
function given<K extends string>(name: K, text: string): { readonly [key in K]?: string } {
  return text.trim() === '' ? {} : ({ [name]: text.trim() } as { [key in K]: string });
}
