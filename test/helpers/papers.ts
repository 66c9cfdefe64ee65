/** Papers and drafts for tests, made the way the library makes them. */
import { parseName } from '../../shared/library/names.ts';
import { newPaper } from '../../shared/library/new-paper.ts';
import type { Paper, PaperDraft } from '../../shared/library/paper.ts';

let made = 0;

/** A draft with a title and what else matters; `authors` as people print them, separated by semicolons. */
export function draft(
  title: string,
  more: Omit<Partial<PaperDraft>, 'authors'> & { authors?: string } = {},
): PaperDraft {
  const { authors, ...fields } = more;
  return {
    title,
    sources: [{ format: 'test', from: 'listing.txt' }],
    ...(authors === undefined ? {} : { authors: authors.split(';').map(parseName) }),
    ...fields,
  };
}

/** The paper that a draft becomes, with an id and key of its own unless they are given. */
export function paperFrom(
  from: PaperDraft,
  { id = `paper-${++made}`, citeKey = `key${made}`, now = '2026-01-02T03:04:05Z' } = {},
): Paper {
  return newPaper(from, { id, citeKey, now });
}
