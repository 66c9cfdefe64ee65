/** OpenReview's API 2 (docs.openreview.net, "Notes"): submissions by forum id, candidates by title. */
import { z } from 'zod';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { askForPapers, readAs } from './format-source.ts';
import type { MetadataSource, SourceAccess } from './source.ts';

const MANNERS = { intervalMs: 1_000, retries: 3 };

export const openreview: MetadataSource = {
  id: 'openreview',
  name: 'OpenReview',
  origin: 'https://api2.openreview.net',
  sends: 'OpenReview ids, or the title',
  knows: (ids) => ids.openreview !== undefined,

  knowsPublished: true,

  batch: 1,

  async byIds(papers, access, take) {
    for (const { id, ids } of papers) {
      const query = new URLSearchParams({ id: ids.openreview ?? '' });
      const drafts = await ask(access, `/notes?${query.toString()}`);
      const draft = drafts.find((candidate) => candidate.ids?.openreview === ids.openreview);
      if (draft) take(id, draft);
    }
  },

  byTitle(title, access) {
    const query = new URLSearchParams({ term: title, content: 'title', source: 'forum', limit: '5' });
    return ask(access, `/notes/search?${query.toString()}`);
  },
};

function ask(access: SourceAccess, path: string): Promise<readonly PaperDraft[]> {
  return askForPapers(access, {
    source: 'OpenReview',
    path,
    accept: 'application/json',
    shape: z.object({ notes: z.array(z.unknown()) }),
    read: readAs('openreview'),
    manners: MANNERS,
  });
}
