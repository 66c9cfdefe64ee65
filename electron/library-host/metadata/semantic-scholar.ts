/** Semantic Scholar's Academic Graph API (api.semanticscholar.org/api-docs/graph): batches by id, candidates by title. */
import { z } from 'zod';
import type { PaperDraft, PaperIds } from '../../../shared/library/paper.ts';
import { askForPapers, assign, readAs } from './format-source.ts';
import type { Asked, MetadataSource, SourceAccess } from './source.ts';

/** Without a key all users share one limit: one request a second, and patience. */
const MANNERS = { intervalMs: 1_100, retries: 3 };
const FIELDS =
  'title,abstract,year,venue,publicationVenue,publicationDate,publicationTypes,externalIds,authors,journal,url';

export const semanticScholar: MetadataSource = {
  id: 'semantic-scholar',
  name: 'Semantic Scholar',
  origin: 'https://api.semanticscholar.org',
  sends: 'DOIs and arXiv ids, or the title',
  knows: (ids) => remoteId(ids) !== undefined,

  knowsPublished: true,

  // The API's limit.
  batch: 500,

  async byIds(papers, access, take) {
    const drafts = await ask(access, `/graph/v1/paper/batch?fields=${FIELDS}`, {
      ids: papers.map(({ ids }) => remoteId(ids)),
    });
    assign(papers, drafts, answers, take);
  },

  byTitle(title, access) {
    const query = new URLSearchParams({ query: title, limit: '5', fields: FIELDS });
    return ask(access, `/graph/v1/paper/search?${query.toString()}`);
  },
};

/** The id as the API wants it. */
function remoteId(ids: PaperIds): string | undefined {
  if (ids.semanticScholar) return ids.semanticScholar;
  if (ids.arxiv) return `ARXIV:${ids.arxiv}`;
  return ids.doi ? `DOI:${ids.doi}` : undefined;
}

function answers({ ids }: Asked, { ids: got }: PaperDraft): boolean {
  return (['semanticScholar', 'arxiv', 'doi'] as const).some(
    (kind) => ids[kind] !== undefined && ids[kind] === got?.[kind],
  );
}

function ask(access: SourceAccess, path: string, body?: unknown): Promise<readonly PaperDraft[]> {
  return askForPapers(access, {
    source: 'Semantic Scholar',
    path,
    accept: 'application/json',
    // A batch is a list with a place for each id; a search counts what it found, and leaves the list out where that is none.
    shape: body === undefined ? z.object({ total: z.number() }) : z.array(z.unknown()),
    read: readAs('semantic-scholar'),
    manners: MANNERS,
    ...(body === undefined ? {} : { body }),
  });
}
