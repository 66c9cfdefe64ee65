/** What an address means: an arXiv, Hugging Face, DOI, OpenReview or USENIX link, an id, or a day's listing ("hf 2025-08-28"). */
import { idsFromUrl, parseArxivId, parseDoi } from '../../../shared/library/identifiers.ts';
import type { PaperIds } from '../../../shared/library/paper.ts';

/** What an address means. */
export type Intake =
  | { readonly kind: 'paper'; readonly ids: PaperIds }
  /** Hugging Face's papers of a day; the latest day without a date. */
  | { readonly kind: 'daily'; readonly date?: string }
  /** Hugging Face's search for words. */
  | { readonly kind: 'hf-search'; readonly words: string }
  /** A query in the language of arXiv's API, newest first. */
  | { readonly kind: 'arxiv-query'; readonly query: string }
  | { readonly kind: 'page'; readonly url: string };

const DAILY =
  /^(?:hf|https:\/\/huggingface\.co\/papers)\/?(?:(?:\s+|\/date\/|\?date=|date\/)(\d{4}-\d{2}-\d{2}))?$/i;
const HF_SEARCH = /^https:\/\/huggingface\.co\/papers\/?\?q=/i;
/** "arxiv cat:cs.DC AND abs:serving": field prefixes as the API's manual lists them. */
const ARXIV_QUERY = /^arxiv:? +(\S.*)$/i;
const QUERY_FIELD = /\b(?:ti|au|abs|co|jr|cat|rn|id|all):/;
/** What the bookmarklet and other programs open Roofline with. */
const OWN = /^roofline:\/\/add\/?\?/i;

/** Reads what the user typed or pasted; undefined where it is neither an address nor an id. */
export function readAddress(text: string): Intake | undefined {
  const given = text.trim();
  const address = OWN.test(given) ? (new URL(given).searchParams.get('url')?.trim() ?? '') : given;
  const daily = DAILY.exec(address);
  if (daily) return { kind: 'daily', ...(daily[1] ? { date: daily[1] } : {}) };
  if (HF_SEARCH.test(address) && URL.canParse(address)) {
    const words = new URL(address).searchParams.get('q')?.trim();
    if (words) return { kind: 'hf-search', words };
  }
  const query = ARXIV_QUERY.exec(address)?.[1];
  if (query && QUERY_FIELD.test(query)) return { kind: 'arxiv-query', query };
  const ids = idsFromUrl(address);
  // Other ids (ACL Anthology, DBLP) have pages that Roofline reads as pages.
  if (ids.arxiv ?? ids.doi ?? ids.openreview ?? ids.semanticScholar) return { kind: 'paper', ids };
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(address);
  if (!isUrl) {
    const arxiv = parseArxivId(address);
    if (arxiv) return { kind: 'paper', ids: { arxiv: arxiv.id } };
    const doi = parseDoi(address);
    if (doi) return { kind: 'paper', ids: { doi } };
    return undefined;
  }
  // Old links say http; what they lead to has long been https.
  const url = address.replace(/^http:/i, 'https:');
  return URL.canParse(url) ? { kind: 'page', url } : undefined;
}
