/** Identifiers and addresses in a query. */
import { idsFromUrl, parseArxivId, parseDoi } from '../library/identifiers.ts';
import type { FieldTerm } from './query-fields.ts';

/** A pasted arXiv id, DOI or address of a paper page means that paper, not its pieces as words. Undefined for any other text. */
export function identifierTerm(text: string): FieldTerm | undefined {
  if (text.length > 500) return undefined;
  if (/^https?:\/\//i.test(text)) {
    const ids = idsFromUrl(text);
    const id = ids.arxiv ?? ids.doi ?? ids.openreview ?? ids.acl ?? ids.dblp ?? ids.semanticScholar;
    return id === undefined ? undefined : { field: 'id', texts: [id.toLowerCase()] };
  }
  const arxiv = /^\d{4}\.\d{4,5}(?:v\d{1,3})?$/.test(text) ? parseArxivId(text) : undefined;
  if (arxiv) return { field: 'id', texts: [arxiv.id] };
  const doi = /^10\.\d{4,9}\/[^\s"“”„«»]+$/.test(text) ? parseDoi(text) : undefined;
  return doi === undefined ? undefined : { field: 'id', texts: [doi] };
}
