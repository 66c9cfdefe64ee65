/** The projection of a paper that a list row shows. */
import type { Match, Row, Snippet } from '../api/schemas.ts';
import { formatClaim, topClaim } from '../claims/format-claim.ts';
import { displayName } from './names.ts';
import type { Paper } from './paper.ts';

/** Names that a row can show; a paper with 5,000 authors costs no more than one with five. */
const ROW_AUTHORS = 12;

/** Makes the row of a paper, with where a query matched it. */
export function toRow(paper: Paper, hit: { matches: readonly Match[]; snippet?: Snippet | undefined }): Row {
  const claims = paper.claims.filter((claim) => claim.settled !== 'rejected');
  const claim = topClaim(claims);
  const authorCount = Math.max(paper.authors.length, paper.authorCount ?? 0);
  return {
    id: paper.id,
    citeKey: paper.citeKey,
    title: paper.title,
    authors: paper.authors.slice(0, ROW_AUTHORS).map(displayName),
    ...(authorCount > 0 ? { authorCount } : {}),
    ...(paper.published ? { published: paper.published } : {}),
    ...(paper.yearInferred ? { yearInferred: true } : {}),
    ...(paper.venue ? { venue: paper.venue } : {}),
    tags: paper.tags,
    topics: paper.topics,
    starred: paper.starred,
    status: paper.status,
    ...(paper.rating ? { rating: paper.rating } : {}),
    hasCode: paper.links.some((link) => link.kind === 'code'),
    hasNote: paper.note.trim() !== '',
    addedAt: paper.addedAt,
    ...(claim ? { claim: { metric: claim.metric, text: formatClaim(claim), more: claims.length - 1 } } : {}),
    matches: hit.matches,
    ...(hit.snippet ? { snippet: hit.snippet } : {}),
  };
}
