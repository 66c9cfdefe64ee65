/** Above the tabs: title, authors, date and venue, and what the reader decided about the paper. */
import { useState } from 'react';
import { STATUSES, type Name, type Paper } from '../../../shared/library/paper.ts';
import { displayName } from '../../../shared/library/names.ts';
import { hasPdf, lacksPdf } from '../../actions/pdf.ts';
import { runAction } from '../../actions/registry.ts';
import { editPapers, setStatus, tagPapers } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import type { OpenPaper } from '../../state/paper.ts';
import { indexOf, rowAt, useResults } from '../../state/results.ts';
import { openSheet } from '../../state/sheets.ts';
import { goTo, tagPlace } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { EditableText } from '../../ui/editable-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MathText } from '../../ui/math-text.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { TagChip } from '../../ui/tag.tsx';
import { CiteKey } from './cite-key.tsx';
import { StarRating } from '../../ui/star-rating.tsx';
import { fullDate, STATUS_FACTS } from './paper-text.ts';

export function PaperHead({ open }: { readonly open: OpenPaper }) {
  const { paper } = open;
  const ids = [paper.id];
  const ranges = useResults((state) => rowAt(indexOf(paper.id, state.pages), state.pages)?.matches)?.find(
    ({ field }) => field === 'title',
  )?.ranges;
  return (
    <header className="head">
      <div className="head-top" data-title>
        <EditableText
          key={paper.id}
          label="title"
          value={paper.title}
          className="head-title"
          mark={{ 'data-edit-title': '' }}
          check={(text) => (text === '' ? 'A paper needs a title.' : undefined)}
          onSave={(title) => editPapers({ title }, ids)}
        >
          <bdi>
            <MathText text={paper.title} ranges={ranges} />
          </bdi>
        </EditableText>
        <IconButton
          icon="star"
          label={paper.starred ? 'Remove the star' : 'Star'}
          keys="s"
          filled={paper.starred}
          aria-pressed={paper.starred}
          className="head-star"
          onClick={() => void editPapers({ starred: !paper.starred }, ids)}
        />
        <Menu align="end" trigger={<IconButton icon="more" label="More for this paper" />}>
          <MenuItem icon="link" keys="o" onSelect={() => runAction('open-page')}>
            Open the paper’s page
          </MenuItem>
          {hasPdf(paper) && (
            <MenuItem icon="file" onSelect={() => runAction('open-pdf')}>
              Open the PDF
            </MenuItem>
          )}
          {lacksPdf(paper) && (
            <MenuItem icon="file" onSelect={() => runAction('fetch-pdf')}>
              Fetch the PDF from arXiv
            </MenuItem>
          )}
          <MenuItem icon="spark" keys="f" onSelect={() => openSheet({ kind: 'complete', ids })}>
            Complete from online sources…
          </MenuItem>
          <MenuItem icon="copy" keys="b" onSelect={() => runAction('copy-bibtex')}>
            Copy BibTeX
          </MenuItem>
          <MenuItem icon="copy" onSelect={() => runAction('copy-acm')}>
            Copy citation (ACM)
          </MenuItem>
          <MenuItem icon="copy" onSelect={() => runAction('copy-ieee')}>
            Copy citation (IEEE)
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon="trash" keys="delete" danger onSelect={() => runAction('delete')}>
            Delete
          </MenuItem>
        </Menu>
      </div>
      <Authors key={paper.id} id={paper.id} authors={paper.authors} count={paper.authorCount} />
      <p className="head-facts">
        {facts(paper).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <div className="head-strip">
        <Menu
          trigger={
            <button
              type="button"
              className="head-status"
              aria-label={`Status: ${STATUS_FACTS[paper.status].name}`}
            >
              <span className="row-status" data-status={paper.status} />
              {STATUS_FACTS[paper.status].name}
              <Icon name="down" />
            </button>
          }
        >
          {STATUSES.map((status) => (
            <MenuItem
              key={status}
              icon={STATUS_FACTS[status].icon}
              keys={STATUS_FACTS[status].key}
              onSelect={() => void setStatus(status, ids)}
            >
              {STATUS_FACTS[status].name}
            </MenuItem>
          ))}
        </Menu>
        <StarRating
          value={paper.rating}
          onChange={(rating) => void editPapers({ rating: rating ?? null }, ids)}
        />
        <span className="head-gap" />
        <CiteKey key={paper.id} paper={paper} />
      </div>
      <Tags paper={paper} suggestions={open.suggestedTopics.map(({ topic, label }) => ({ topic, label }))} />
    </header>
  );
}

function facts(paper: Paper): readonly string[] {
  const date = fullDate(paper.published);
  return [date === '' ? '' : paper.yearInferred ? `${date} (year inferred)` : date, paper.venue ?? '']
    .filter((fact) => fact !== '')
    .map((fact) => fact.slice(0, 300));
}

/** Names shown before "and 4,990 more". */
const NAMES_SHOWN = 12;

function Authors({
  id,
  authors,
  count,
}: {
  readonly id: string;
  readonly authors: readonly Name[];
  readonly count: number | undefined;
}) {
  const [all, setAll] = useState(false);
  if (authors.length === 0) {
    return (
      <p className="head-authors muted">
        {count === undefined
          ? 'No authors yet'
          : `${count} ${count === 1 ? 'author' : 'authors'}, names not printed by the source`}{' '}
        <button
          type="button"
          className="text-button"
          onClick={() => openSheet({ kind: 'complete', ids: [id] })}
        >
          Look up
        </button>
      </p>
    );
  }
  const shown = all ? authors.slice(0, 500) : authors.slice(0, NAMES_SHOWN);
  const more = authors.length - shown.length;
  return (
    <p className="head-authors">
      {shown.map((name, at) => (
        <span key={at}>
          <bdi>{displayName(name).slice(0, 200)}</bdi>
          {at < shown.length - 1 && ', '}
        </span>
      ))}
      {more > 0 &&
        (all ? (
          <span className="muted"> and {more.toLocaleString('en')} more</span>
        ) : (
          <button type="button" className="text-button" onClick={() => setAll(true)}>
            and {more.toLocaleString('en')} more
          </button>
        ))}
      {count !== undefined && count > authors.length && <span className="muted"> ({count} in all)</span>}
    </p>
  );
}

function Tags({
  paper,
  suggestions,
}: {
  readonly paper: Paper;
  readonly suggestions: readonly { readonly topic: string; readonly label: string }[];
}) {
  const colours = useLibrary((state) => state.overview?.tags);
  const fresh = suggestions
    .filter(({ topic }) => !paper.tags.includes(topic) && !paper.topics.includes(topic))
    .slice(0, 3);
  return (
    <div className="head-tags" role="group" aria-label="Tags">
      {paper.tags.map((tag) => (
        <TagChip
          key={tag}
          name={tag}
          colour={colours?.find(({ name }) => name === tag)?.colour}
          onOpen={() => goTo(tagPlace(tag))}
          onRemove={() => void tagPapers([], [tag], [paper.id])}
        />
      ))}
      <button type="button" className="tag-add" onClick={() => openSheet({ kind: 'tag-papers' })}>
        <Icon name="plus" /> Tag
      </button>
      {fresh.map(({ topic, label }) => (
        <button
          key={topic}
          type="button"
          className="tag-suggested"
          title={`Suggested by the text. Adds the tag ${topic}`}
          onClick={() => void tagPapers([topic], [], [paper.id])}
        >
          <Icon name="spark" />
          {label}
        </button>
      ))}
    </div>
  );
}
