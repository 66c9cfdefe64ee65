/** DBLP's search API (dblp.org/faq/How+to+use+the+dblp+search+API.html): published versions by title. */
import { z } from 'zod';
import type { MetadataSource } from './source.ts';
import { askForPapers, readAs } from './format-source.ts';
import { comparableTitle } from '../../../shared/library/text.ts';

const MANNERS = { intervalMs: 1_000, retries: 3 };

export const dblp: MetadataSource = {
  id: 'dblp',
  name: 'DBLP',
  origin: 'https://dblp.org',
  sends: 'the title',
  // Its records by key are XML; the search answers the same facts as JSON, and finds papers whose key is not known.
  knows: () => false,
  knowsPublished: true,
  batch: 1,
  byIds: () => Promise.resolve(),
  byTitle(title, access) {
    const query = new URLSearchParams({ q: comparableTitle(title), format: 'json', h: '5' });
    return askForPapers(access, {
      source: 'DBLP',
      path: `/search/publ/api?${query.toString()}`,
      accept: 'application/json',
      shape: z.object({ result: z.object({ hits: z.object({}) }) }),
      read: readAs('dblp'),
      manners: MANNERS,
    });
  },
};
