/** Intake by address: an arXiv, Hugging Face, DOI, OpenReview or USENIX link, an id, or a day's listing ("hf 2025-08-28"). */
import { RooflineError } from '../../../shared/api/errors.ts';
import { decodeText } from '../../../shared/formats/decode.ts';
import type { ParseResult } from '../../../shared/formats/format.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { idsFromUrl, parseArxivId, parseDoi } from '../../../shared/library/identifiers.ts';
import type { PaperIds } from '../../../shared/library/paper.ts';
import { accessTo, completePapers, type CompleteOptions } from './complete.ts';
import { foldRecords } from './fold-records.ts';
import { dailyPapers, huggingFace } from './hugging-face.ts';

/** What an address means. */
export type Intake =
  | { readonly kind: 'paper'; readonly ids: PaperIds }
  | { readonly kind: 'daily'; readonly date: string }
  | { readonly kind: 'page'; readonly url: string };

const DAILY = /^(?:hf\s+|https:\/\/huggingface\.co\/papers(?:\/date\/|\?date=))(\d{4}-\d{2}-\d{2})$/i;
/** Pages are read with patience for people's servers. */
const PAGE_MANNERS = { intervalMs: 1_000, retries: 2 };
const PAGE_BYTES = 20 * 1024 * 1024;

/** Reads what the user typed or pasted; undefined where it is neither an address nor an id. */
export function readAddress(text: string): Intake | undefined {
  const address = text.trim();
  const date = DAILY.exec(address)?.[1];
  if (date) return { kind: 'daily', date };
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
  return { kind: 'page', url: address };
}

/**
 * Fetches what an address names. Throws RooflineError: `invalid-request` (no address, or one that may not be reached),
 * `not-found` (an id that does not exist), `unrecognised-input` (a page without papers), `network`.
 */
export async function fetchAddress(
  address: string,
  options: CompleteOptions,
): Promise<{ format: string; formatName: string; result: ParseResult }> {
  const intake = readAddress(address);
  if (!intake) {
    throw new RooflineError(
      'invalid-request',
      `“${address}” is no address that Roofline can read. Give an arXiv, Hugging Face, DOI, OpenReview or USENIX link, an arXiv id or DOI, or “hf 2025-08-28” for a day's listing.`,
    );
  }
  switch (intake.kind) {
    case 'daily':
      return fetchDaily(intake.date, options);
    case 'paper':
      return fetchPaper(address, intake.ids, options);
    case 'page':
      return fetchPage(intake.url, options);
  }
}

async function fetchDaily(date: string, options: CompleteOptions): ReturnType<typeof fetchAddress> {
  const papers = await dailyPapers(date, accessTo(huggingFace, options));
  if (papers.length === 0) {
    throw new RooflineError(
      'not-found',
      `Hugging Face lists no papers for ${date}. Weekends have none; try another day.`,
    );
  }
  const formatName = `Hugging Face Daily Papers of ${date}`;
  return { format: 'hugging-face', formatName, result: { papers, warnings: [], unused: [] } };
}

/** Asks the sources that know the ids; their records are one paper. */
async function fetchPaper(
  address: string,
  ids: PaperIds,
  options: CompleteOptions,
): ReturnType<typeof fetchAddress> {
  const { completions, failures } = await completePapers([{ id: address, title: '', ids }], options);
  const records = (completions[0]?.accepted ?? []).map(({ draft }) => ({
    ...draft,
    ids: { ...ids, ...draft.ids },
  }));
  const paper = foldRecords(records, new Date().toISOString());
  if (paper) {
    return {
      format: 'online',
      formatName: 'Online sources',
      result: { papers: [paper], warnings: [], unused: [] },
    };
  }
  const [failure] = failures;
  if (failure) throw new RooflineError(failure.error.code, failure.error.message, failure.error);
  throw new RooflineError(
    'not-found',
    `No source knows a paper at “${address}”. Check the address; nothing was changed.`,
  );
}

async function fetchPage(url: string, options: CompleteOptions): ReturnType<typeof fetchAddress> {
  const answer = await options.http.fetch({
    url,
    accept: 'text/html,application/xhtml+xml,text/plain,application/json,application/atom+xml,*/*;q=0.5',
    manners: PAGE_MANNERS,
    maxBytes: PAGE_BYTES,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const host = new URL(answer.url).host;
  if (answer.status !== 200)
    throw new RooflineError('not-found', `${host} has no such page. Check the address.`);
  const decoded = decodeText(answer.bytes);
  const read = decoded.ok ? readText(decoded.value.text, { from: answer.url }) : decoded;
  if (!read.ok) {
    throw new RooflineError(
      'unrecognised-input',
      `Roofline found no papers on the page at ${host}. Copy the part of it that lists papers, and paste that.`,
    );
  }
  return { format: read.value.format.id, formatName: read.value.format.name, result: read.value.result };
}
