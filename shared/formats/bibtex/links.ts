/** Web addresses in BibTeX fields. */
import type { Link, PaperType } from '../../library/paper.ts';
import { linkKind } from '../links.ts';

/** Works that live at their address: their `url` is whatever it leads to, and not a page about them. */
const AT_THEIR_ADDRESS: ReadonlySet<PaperType> = new Set(['software', 'dataset', 'online', 'misc'] as const);

/** What the `url` field of a work leads to. */
export function kindOfUrlField(type: PaperType, url: string): Link['kind'] {
  const kind = AT_THEIR_ADDRESS.has(type) ? linkKind(url) : 'page';
  return kind === 'pdf' || kind === 'project' ? 'page' : kind;
}

/**
 * An address as a verbatim field can hold it: what LaTeX or BibTeX would trip over (white space, braces, backslashes, characters
 * beyond ASCII) percent-encoded. `urlFromField` does the same, so reading it back gives the same address.
 */
export function urlForField(url: string): string {
  return url.trim().replace(/[^\u0021-\u007e]|[{}\\"<>^`|]/gu, (char) => {
    try {
      return encodeURIComponent(char);
    } catch {
      return ''; // half of a surrogate pair stands for nothing
    }
  });
}

/** An address out of a raw field: without `\url{}`, LaTeX escapes and braces. */
export function urlFromField(raw: string): string {
  if (!/[\\{}\s<>]|[^\u0021-\u007e]/.test(raw)) return raw;
  return urlForField(
    raw
      .replace(/\\(?:url|href|path)\s*(?=\{)/g, '')
      .replace(/\{?\\(?:textasciitilde|sim)\}?(?:\{\})?|\\~(?:\{\})?/g, '~')
      .replace(/\\textunderscore(?:\{\})?/g, '_')
      .replace(/\\([_%&#$])/g, '$1')
      .replace(/[{}<>]/g, '')
      .trim(),
  );
}
