/** arXiv's API (info.arxiv.org/help/api/user-manual.html): Atom, several ids a request, three seconds between requests. */
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { comparableTitle } from '../../../shared/library/text.ts';
import { askForPapers, assign, readAs } from './format-source.ts';
import type { MetadataSource, SourceAccess } from './source.ts';

const MANNERS = { intervalMs: 3_000, retries: 3 };

export const arxiv: MetadataSource = {
  id: 'arxiv',
  name: 'arXiv',
  origin: 'https://export.arxiv.org',
  sends: 'arXiv ids, or the title',
  knows: (ids) => ids.arxiv !== undefined,

  knowsPublished: false,

  // Long enough to be kind, short enough for an address.
  batch: 50,

  async byIds(papers, access, take) {
    const list = papers.map(({ ids }) => ids.arxiv ?? '').join(',');
    const query = new URLSearchParams({ id_list: list, max_results: String(papers.length) });
    const drafts = await ask(access, query);
    assign(papers, drafts, ({ ids }, { ids: got }) => ids.arxiv === got?.arxiv, take);
  },

  byTitle(title, access) {
    // The API's query language has operators and quotes; a plain list of words can't be misread.
    const words = comparableTitle(title)
      .split(' ')
      .filter((word) => word.length > 1);
    const query = words.map((word) => `ti:${word}`).join(' AND ');
    return ask(access, new URLSearchParams({ search_query: query, max_results: '5' }));
  },
};

/** The newest papers that a query in the API's language finds. */
export function newestPapers(query: string, access: SourceAccess): Promise<readonly PaperDraft[]> {
  return ask(
    access,
    new URLSearchParams({
      search_query: query,
      sortBy: 'submittedDate',
      sortOrder: 'descending',
      max_results: '100',
    }),
  );
}

function ask(access: SourceAccess, query: URLSearchParams): Promise<readonly PaperDraft[]> {
  return askForPapers(access, {
    source: 'arXiv',
    path: `/api/query?${query.toString()}`,
    accept: 'application/atom+xml',
    shape: 'feed',
    read: readAs('arxiv'),
    manners: MANNERS,
  });
}
