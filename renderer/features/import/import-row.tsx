/** One paper of an import: what it is, what would become of it, and what a merge would change. */
import type { ImportItem } from '../../../shared/api/schemas.ts';
import { displayName } from '../../../shared/library/names.ts';
import { FieldChanges } from '../../ui/field-changes.tsx';
import { MathText } from '../../ui/math-text.tsx';
import '../../ui/item.css';
import { withMember, type Choices } from './choices.ts';

const SAYS: Readonly<Record<ImportItem['state'], string>> = {
  new: 'New',
  duplicate: 'Already here',
  merge: 'Merge',
  suggestion: 'Same paper?',
};

export function ImportRow({
  item,
  choices,
  onChange,
}: {
  readonly item: ImportItem;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}) {
  const { draft, index, state, match, changes } = item;
  const taken = choices.include.has(index);
  const id = `import-${index}`;
  return (
    <div className="item" data-taken={taken || undefined}>
      <input
        type="checkbox"
        id={id}
        checked={taken}
        onChange={(event) =>
          onChange({ ...choices, include: withMember(choices.include, index, event.target.checked) })
        }
      />
      <div className="item-words">
        <label htmlFor={id} className="item-title">
          <bdi>
            <MathText text={draft.title.slice(0, 300)} />
          </bdi>
        </label>
        <p className="item-facts">{draftFacts(item)}</p>
        {match && (
          <p className="item-match">
            <span className="muted">{match.reason}: </span>
            <code>{match.citeKey}</code> <bdi>{match.title.slice(0, 200)}</bdi>
          </p>
        )}
        {state === 'suggestion' && (
          <label className="check item-same">
            <input
              type="checkbox"
              checked={choices.sameAs.has(index)}
              onChange={(event) =>
                onChange({ ...choices, sameAs: withMember(choices.sameAs, index, event.target.checked) })
              }
            />
            It is the same paper: merge them
          </label>
        )}
        {changes.length > 0 && <FieldChanges changes={changes} />}
      </div>
      <span className="item-state" data-state={state}>
        {SAYS[state]}
      </span>
    </div>
  );
}

function draftFacts({ draft, citeKey }: ImportItem): string {
  const names = draft.authors ?? [];
  const shown = names.slice(0, 3).map(displayName).join(', ');
  const authors =
    names.length > 3
      ? `${shown} and ${(names.length - 3).toLocaleString('en')} more`
      : shown === '' && draft.authorCount !== undefined
        ? `${draft.authorCount} ${draft.authorCount === 1 ? 'author' : 'authors'}`
        : shown;
  const { year, month, day } = draft.published ?? {};
  const date = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const inferred = draft.yearInferred ? ' (year inferred)' : '';
  const code = draft.links?.some(({ kind }) => kind === 'code') ? 'code' : '';
  return [authors, date === '' ? '' : date + inferred, draft.venue, code, citeKey]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')
    .slice(0, 400);
}
