/** A paper in the table: one line, one cell for each chosen column. */
import { memo } from 'react';
import type { Row, Sort } from '../../../shared/api/schemas.ts';
import type { Column } from '../../state/preferences.ts';
import { Icon } from '../../ui/icon.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { TagChip } from '../../ui/tag.tsx';
import { Rating, type RowLook } from './paper-row.tsx';
import { authorsText, dateText } from './row-text.ts';

/** What a column is called, and what a click on its head sorts by. */
export const COLUMN_FACTS: Readonly<Record<Column, { readonly name: string; readonly sort?: Sort }>> = {
  title: { name: 'Title', sort: 'title' },
  authors: { name: 'Authors', sort: 'author' },
  published: { name: 'Date', sort: 'published' },
  venue: { name: 'Venue', sort: 'venue' },
  tags: { name: 'Tags' },
  claim: { name: 'Claim', sort: 'claim' },
  rating: { name: 'Rating', sort: 'rating' },
  status: { name: 'Status' },
  citeKey: { name: 'Key' },
  added: { name: 'Added', sort: 'added' },
};

export const TableRow = memo(function TableRow({
  row,
  columns,
  tagColours,
}: RowLook & { readonly columns: readonly Column[] }) {
  return columns.map((column) => (
    <span key={column} className="cell" data-column={column}>
      <Cell row={row} column={column} tagColours={tagColours} />
    </span>
  ));
});

function Cell({ row, column, tagColours }: RowLook & { readonly column: Column }) {
  switch (column) {
    case 'title':
      return <TitleCell row={row} />;
    case 'authors':
      return <bdi className="truncate">{authorsText(row).slice(0, 200)}</bdi>;
    case 'published':
      return (
        <span className="truncate" title={row.yearInferred ? 'The year was inferred' : undefined}>
          {dateText(row.published)}
          {row.yearInferred && <span className="row-inferred">?</span>}
        </span>
      );
    case 'venue':
      return <bdi className="truncate">{row.venue?.slice(0, 100)}</bdi>;
    case 'tags':
      return row.tags.slice(0, 3).map((tag) => <TagChip key={tag} name={tag} colour={tagColours.get(tag)} />);
    case 'claim':
      return row.claim ? (
        <span className="row-claim" data-kind={row.claim.metric}>
          {row.claim.text.slice(0, 24)}
        </span>
      ) : null;
    case 'rating':
      return row.rating === undefined ? null : <Rating value={row.rating} />;
    case 'status':
      return <span className="truncate">{row.status}</span>;
    case 'citeKey':
      return <code className="truncate">{row.citeKey}</code>;
    case 'added':
      return <span className="truncate">{row.addedAt.slice(0, 10)}</span>;
  }
}

function TitleCell({ row }: { readonly row: Row }) {
  const title = row.matches.find(({ field }) => field === 'title');
  return (
    <>
      <span className="row-status" data-status={row.status} />
      <bdi className="row-title truncate">
        <MarkedText text={row.title} ranges={title?.ranges} />
      </bdi>
      {row.hasCode && <Icon name="code" />}
      {row.starred && (
        <span className="row-star">
          <Icon name="star" filled />
          <span className="visually-hidden">starred</span>
        </span>
      )}
    </>
  );
}
