/** One paper in big type: what is needed to decide, and nothing else. */
import { useState } from 'react';
import { displayName } from '../../../shared/library/names.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { isSafeUrl } from '../../actions/copy.ts';
import { editPaper, tagPapers } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { noteKeeper } from '../../state/notes.ts';
import type { OpenPaper } from '../../state/paper.ts';
import { Icon } from '../../ui/icon.tsx';
import { MathText } from '../../ui/math-text.tsx';
import { StarRating } from '../../ui/star-rating.tsx';
import { TagChip } from '../../ui/tag.tsx';

const SHOWN = 12_000;

export function TriageCard({ open }: { readonly open: OpenPaper }) {
  const { paper, suggestedTopics } = open;
  const tags = useLibrary((state) => state.overview?.tags);
  const links = paper.links.filter(({ url }) => isSafeUrl(url)).slice(0, 6);
  const suggested = suggestedTopics.filter(({ topic }) => !paper.tags.includes(topic)).slice(0, 6);
  return (
    // A long abstract scrolls, so it must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="triage-paper" data-main-focus tabIndex={0} aria-label={paper.title.slice(0, 300)}>
      <div className="triage-page">
        <p className="triage-facts">
          {facts(paper)}
          {paper.starred && (
            <span className="row-star">
              <Icon name="star" filled />
              <span className="visually-hidden">starred</span>
            </span>
          )}
        </p>
        <h2 className="triage-title">
          <bdi>
            <MathText text={paper.title.slice(0, 2_000)} />
          </bdi>
        </h2>
        <p className="triage-authors">{authors(paper)}</p>
        <div className="triage-strip">
          <StarRating
            value={paper.rating}
            onChange={(rating) => void editPaper(paper, { rating: rating ?? null })}
          />
          {paper.tags.map((tag) => (
            <TagChip
              key={tag}
              name={tag}
              colour={tags?.find(({ name }) => name === tag)?.colour}
              onRemove={() => void tagPapers([], [tag], [paper.id])}
            />
          ))}
          {suggested.map(({ topic, label, evidence }) => (
            <button
              key={topic}
              type="button"
              className="tag-suggested"
              title={`Because of: ${evidence.join(', ')}`}
              onClick={() => void tagPapers([topic], [], [paper.id])}
            >
              <Icon name="spark" />
              {label}
            </button>
          ))}
        </div>
        <p className="triage-abstract">
          {paper.abstract === undefined ? (
            <span className="muted">No abstract.</span>
          ) : (
            <bdi>
              <MathText text={paper.abstract.slice(0, SHOWN)} />
            </bdi>
          )}
        </p>
        {links.length > 0 && (
          <ul className="triage-links">
            {links.map(({ url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {url}
                </a>
              </li>
            ))}
          </ul>
        )}
        <QuickNote paper={paper} />
      </div>
    </article>
  );
}

/** A note is gone on with where it ends. */
function caretAtEnd(area: HTMLTextAreaElement | null): void {
  area?.setSelectionRange(area.value.length, area.value.length);
}

/** A plain field for a thought while triaging; the same note as in the Notes tab, saved as it is typed. */
function QuickNote({ paper }: { readonly paper: Paper }) {
  const [text, setText] = useState(() => noteKeeper.unsaved(paper.id) ?? paper.note);
  return (
    <label className="triage-note">
      Note
      <textarea
        className="text-field"
        data-triage-note
        rows={Math.min(12, Math.max(2, text.split('\n').length))}
        value={text}
        ref={caretAtEnd}
        onChange={(event) => {
          setText(event.target.value);
          noteKeeper.type(paper.id, event.target.value);
        }}
        onBlur={() => void noteKeeper.flush(paper.id)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.closest<HTMLElement>('[data-main-focus]')?.focus();
        }}
      />
    </label>
  );
}

function authors({ authors: names, authorCount }: Paper): string {
  if (names.length === 0) return authorCount === undefined ? '' : `${authorCount} authors`;
  const shown = names.slice(0, 10).map(displayName).join(', ');
  return names.length > 10 ? `${shown} and ${(names.length - 10).toLocaleString('en')} more` : shown;
}

function facts({ published, venue, yearInferred, sources }: Paper): string {
  const date = [published?.year, published?.month, published?.day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const comments = sources.find((source) => source.comments !== undefined)?.comments;
  return [
    date === '' ? undefined : date + (yearInferred ? ' (year inferred)' : ''),
    venue?.slice(0, 120),
    comments === undefined ? undefined : `${comments} comments`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
