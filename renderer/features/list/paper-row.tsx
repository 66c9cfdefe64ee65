/** A paper in the list: two lines, matches marked. Nothing in it takes focus; the list has it. */
import { memo } from 'react';
import type { Row } from '../../../shared/api/schemas.ts';
import { topicLabel } from '../../../shared/topics/topic-label.ts';
import { Icon } from '../../ui/icon.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { TagChip } from '../../ui/tag.tsx';
import { authorsText, centred, dateText } from './row-text.ts';

export interface RowLook {
  readonly row: Row;
  readonly tagColours: ReadonlyMap<string, number | undefined>;
}

export const PaperRow = memo(function PaperRow({ row, tagColours }: RowLook) {
  const title = row.matches.find(({ field }) => field === 'title');
  const snippet = row.snippet && row.snippet.ranges.length > 0 && !title ? centred(row.snippet) : undefined;
  return (
    <>
      <div className="row-line">
        <span className="row-status" data-status={row.status} title={row.status} />
        <bdi className="row-title truncate">
          <MarkedText text={row.title} ranges={title?.ranges} />
        </bdi>
        {row.claim && (
          <span className="row-claim" data-kind={row.claim.metric}>
            {row.claim.text.slice(0, 24)}
          </span>
        )}
        {row.starred && (
          <span className="row-star">
            <Icon name="star" filled />
            <span className="visually-hidden">starred</span>
          </span>
        )}
      </div>
      <div className="row-line row-meta">
        <RowFacts row={row} />
        {snippet ? (
          <span className="row-snippet truncate">
            <MarkedText text={snippet.text} ranges={snippet.ranges} />
          </span>
        ) : (
          <span className="row-tags">
            {row.topics[0] !== undefined && <span className="row-topic">{topicLabel(row.topics[0])}</span>}
            {row.tags.slice(0, 4).map((tag) => (
              <TagChip key={tag} name={tag} colour={tagColours.get(tag)} />
            ))}
            {row.tags.length > 4 && <span>+{row.tags.length - 4}</span>}
          </span>
        )}
        {row.rating !== undefined && <Rating value={row.rating} />}
      </div>
    </>
  );
});

function RowFacts({ row }: { readonly row: Row }) {
  const authors = row.matches.find(({ field, index }) => field === 'authors' && (index ?? 0) === 0);
  const names = authorsText(row);
  const date = dateText(row.published);
  return (
    <span className="row-facts">
      {names !== '' && (
        <bdi className="row-authors truncate">
          <MarkedText
            text={names}
            ranges={row.authors[0] && names.startsWith(row.authors[0]) ? authors?.ranges : []}
            limit={120}
          />
        </bdi>
      )}
      {date !== '' && (
        <span className="row-fact" title={row.yearInferred ? 'The year was inferred' : undefined}>
          {date}
          {row.yearInferred && <span className="row-inferred">?</span>}
        </span>
      )}
      {row.venue !== undefined && <bdi className="row-fact row-venue truncate">{row.venue.slice(0, 60)}</bdi>}
      {row.hasCode && (
        <span className="row-badge">
          <Icon name="code" />
          <span className="visually-hidden">has code</span>
        </span>
      )}
      {row.hasNote && (
        <span className="row-badge">
          <Icon name="note" />
          <span className="visually-hidden">has a note</span>
        </span>
      )}
    </span>
  );
}

export function Rating({ value }: { readonly value: number }) {
  return (
    <span className="row-rating">
      {Array.from({ length: value }, (_, at) => (
        <Icon key={at} name="star" filled />
      ))}
      <span className="visually-hidden">rated {value} of 5</span>
    </span>
  );
}
