/** Titles that stand for a paper of which only an identifier or address is known, until it is completed. */
import type { PaperIds } from './paper.ts';

/** The title that a paper known only by its identifiers goes by: "arXiv:2309.06180", a DOI, or its address. */
export function placeholderTitle(ids: PaperIds, url = ''): string {
  if (ids.arxiv) return `arXiv:${ids.arxiv}`;
  if (ids.doi) return ids.doi;
  return url;
}

/** True for a title that only stands for an identifier or address: any real title is better. */
export function isPlaceholderTitle(title: string): boolean {
  return title === '' || /^(?:arXiv:\S+|10\.\d{4,9}\/\S+|https?:\/\/\S+)$/i.test(title);
}
