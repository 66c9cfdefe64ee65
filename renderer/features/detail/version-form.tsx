/** One version of a work as fields. Escape gives up. */
import { useEffect, useRef, type FormEvent } from 'react';
import { z } from 'zod';
import { PAPER_TYPES, paperTypeSchema, type Version } from '../../../shared/library/paper.ts';
import { useDraft } from '../../state/drafts.ts';
import { Button } from '../../ui/button.tsx';
import { checkId, isoDate, readDate, withId } from './paper-text.ts';

const NOTHING: Version = { type: 'preprint', ids: {} };

const wordsSchema = z.object({
  type: paperTypeSchema,
  venue: z.string(),
  date: z.string(),
  title: z.string(),
  arxiv: z.string(),
  doi: z.string(),
});
type Words = z.infer<typeof wordsSchema>;

/** The name of the draft of a version at its place in the paper; of a new one without. */
export const versionDraft = (at: number | undefined): string => `version ${at ?? 'new'}`;

export function VersionForm({
  version = NOTHING,
  at,
  onSave,
  onCancel,
}: {
  readonly version?: Version;
  /** Its place in the paper; a new one has none. */
  readonly at?: number;
  /** Saves; false where that failed. */
  readonly onSave: (version: Version) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const kept = useDraft<Words>(versionDraft(at), wordsSchema, () => ({
    type: version.type,
    venue: version.venue ?? '',
    date: isoDate(version.published),
    title: version.title ?? '',
    arxiv: version.ids.arxiv ?? '',
    doi: version.ids.doi ?? '',
  }));
  const { value: words, wasLeft } = kept;
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (wasLeft) return;
    first.current?.focus();
    first.current?.form?.scrollIntoView({ block: 'nearest' });
  }, [wasLeft]);
  const date = readDate(words.date.trim());

  const wrongIds = (['arxiv', 'doi'] as const).filter(
    (name) => checkId(name, words[name].trim()) !== undefined,
  );
  const problem =
    date === undefined
      ? 'Write a date as 2024, 2024-11 or 2024-11-22.'
      : wrongIds[0] && checkId(wrongIds[0], words[wrongIds[0]].trim());
  const isWrong = (name: keyof Words): boolean =>
    name === 'date' ? date === undefined : wrongIds.some((wrong) => wrong === name);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (date === undefined || problem !== undefined) return;
    const saved = await onSave({
      type: words.type,
      ids: withId(withId(version.ids, 'arxiv', words.arxiv.trim()), 'doi', words.doi.trim()),
      ...given('venue', words.venue),
      ...given('title', words.title),
      ...(date === null ? {} : { published: date }),
    });
    if (saved) kept.drop();
  }
  function cancel(): void {
    kept.drop();
    onCancel();
  }
  const field = (name: Exclude<keyof Words, 'type'>, label: string, placeholder = '') => (
    <label>
      {label}
      <input
        className="text-field"
        value={words[name]}
        placeholder={placeholder}
        spellCheck={false}
        aria-invalid={isWrong(name) || undefined}
        onChange={(event) => kept.set({ ...words, [name]: event.target.value })}
      />
    </label>
  );
  return (
    // Escape gives up from any of its fields.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="entry-form"
      aria-label="Version"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        cancel();
      }}
    >
      <label>
        Type
        <select
          ref={first}
          className="text-field"
          value={words.type}
          onChange={(event) =>
            kept.set({ ...words, type: PAPER_TYPES.find((each) => each === event.target.value) ?? 'misc' })
          }
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
          {problem}
        </span>
        <Button onClick={cancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={problem !== undefined}>
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
