import type { Paper } from '../../../shared/library/paper.ts';

/** A paper with the given fields; the rest is empty. */
export function samplePaper(fields: Partial<Paper> & Pick<Paper, 'id'>): Paper {
  return {
    title: '',
    authors: [],
    ids: {},
    type: 'preprint',
    versions: [],
    links: [],
    bib: {},
    attachments: [],
    tags: [],
    note: '',
    starred: false,
    status: 'inbox',
    citeKey: fields.id,
    keyAliases: [],
    claims: [],
    topics: [],
    sources: [],
    origin: {},
    addedAt: '2025-01-01T00:00:00.000Z',
    updatedAt: '2025-01-01T00:00:00.000Z',
    ...fields,
  };
}
