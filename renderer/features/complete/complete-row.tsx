/** One paper that was looked up: taken as found, or with candidates of which the user picks one or none. */
import type { CompletionItem } from '../../../shared/api/schemas.ts';
import { FieldChanges } from '../../ui/field-changes.tsx';
import '../../ui/item.css';
import { MathText } from '../../ui/math-text.tsx';
import { withChosen, withIncluded, type Picks } from './picks.ts';

interface CompleteRowProps {
  readonly item: CompletionItem;
  readonly picks: Picks;
  readonly onChange: (picks: Picks) => void;
}

export function CompleteRow(props: CompleteRowProps) {
  return props.item.state === 'choice' ? <ChoiceRow {...props} /> : <FoundRow {...props} />;
}

function FoundRow({ item, picks, onChange }: CompleteRowProps) {
  const { paperId, title, citeKey, sources, evidence, changes } = item;
  const taken = picks.include.has(paperId);
  const id = `complete-${paperId}`;
  return (
    <div className="item" data-taken={taken || undefined}>
      <input
        type="checkbox"
        id={id}
        checked={taken}
        onChange={(event) => onChange(withIncluded(picks, paperId, event.target.checked))}
      />
      <div className="item-words">
        <label htmlFor={id} className="item-title">
          <Title text={title} />
        </label>
        <p className="item-facts">
          {[citeKey, `from ${sources.join(', ')}`, evidence.join(', ')].filter(Boolean).join(' · ')}
        </p>
        <FieldChanges changes={changes} open />
      </div>
      <span className="item-state" data-state="new">
        Found
      </span>
    </div>
  );
}

function ChoiceRow({ item, picks, onChange }: CompleteRowProps) {
  const { paperId, title, citeKey, choices } = item;
  const chosen = picks.chosen.get(paperId);
  const name = `choice-${paperId}`;
  const pick = (choice: number | undefined): void => onChange(withChosen(picks, paperId, choice));
  return (
    <fieldset className="item complete-choice" data-taken={chosen !== undefined || undefined}>
      <legend className="visually-hidden">Which record is “{title.slice(0, 200)}”?</legend>
      <div className="item-words">
        <p className="item-title">
          <Title text={title} />
        </p>
        <p className="item-facts">{citeKey} · the title alone does not settle which of these it is</p>
        {choices.map((choice, at) => (
          <div key={at} className="complete-candidate">
            <input
              type="radio"
              id={`${name}-${at}`}
              name={name}
              checked={chosen === at}
              onChange={() => pick(at)}
            />
            <label htmlFor={`${name}-${at}`}>
              <bdi>{choice.title.slice(0, 300)}</bdi>
              <span className="item-facts">
                {[
                  choice.authors,
                  choice.year,
                  choice.venue,
                  choice.id,
                  choice.sources.join(', '),
                  choice.evidence.join(', '),
                ]
                  .filter((fact) => fact !== undefined && fact !== '')
                  .join(' · ')}
              </span>
            </label>
          </div>
        ))}
        <label className="complete-candidate">
          <input type="radio" name={name} checked={chosen === undefined} onChange={() => pick(undefined)} />
          None of these
        </label>
      </div>
      <span className="item-state" data-state="suggestion">
        Which one?
      </span>
    </fieldset>
  );
}

function Title({ text }: { readonly text: string }) {
  return (
    <bdi>
      <MathText text={text.slice(0, 300)} />
    </bdi>
  );
}
