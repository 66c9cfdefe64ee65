/** Intake by address: fetches the paper or the listing that an address names. */
import { RooflineError } from '../../../shared/api/errors.ts';
import { decodeText } from '../../../shared/formats/decode.ts';
import type { ParseResult } from '../../../shared/formats/format.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import type { PaperDraft, PaperIds } from '../../../shared/library/paper.ts';
import { arxiv, newestPapers } from './arxiv.ts';
import { accessTo, completePapers, type CompleteOptions } from './complete.ts';
import { foldRecords } from './fold-records.ts';
import { dailyPapers, huggingFace } from './hugging-face.ts';
import { readAddress } from './read-address.ts';

/** Where pages of papers live and lead to each other. */
const PAPER_HOSTS = [
  'arxiv.org',
  'export.arxiv.org',
  'huggingface.co',
  'openreview.net',
  'usenix.org',
  'dblp.org',
];
/** Pages are read with patience for people's servers. */
const PAGE_MANNERS = { intervalMs: 3_000, retries: 2 };
const PAGE_BYTES = 20 * 1024 * 1024;

/** What was fetched, read. */
interface Fetched {
  readonly format: string;
  readonly formatName: string;
  readonly result: ParseResult;
}

/**
 * Fetches what an address names. Throws RooflineError: `invalid-request` (no address, or one that may not be reached),
 * `not-found` (an id that does not exist), `unrecognised-input` (a page without papers), `network`.
 */
export async function fetchAddress(address: string, options: CompleteOptions): Promise<Fetched> {
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
    case 'hf-search':
      return listingOf(
        'hugging-face',
        `Hugging Face search for “${intake.words}”`,
        await huggingFace.byTitle(intake.words, accessTo(huggingFace, options)),
      );
    case 'arxiv-query':
      return listingOf('arxiv', 'arXiv query', await newestPapers(intake.query, accessTo(arxiv, options)));
    case 'paper':
      return fetchPaper(address, intake.ids, options);
    case 'page':
      return fetchPage(intake.url, options);
  }
}

async function fetchDaily(date: string | undefined, options: CompleteOptions): Promise<Fetched> {
  const papers = await dailyPapers(date, accessTo(huggingFace, options));
  if (papers.length === 0) {
    throw new RooflineError(
      'not-found',
      `Hugging Face lists no papers${date ? ` for ${date}` : ''}. Weekends have none; try another day.`,
    );
  }
  return listingOf('hugging-face', `Hugging Face Daily Papers${date ? ` of ${date}` : ''}`, papers);
}

/** What an API listed, as if it had been read from a page. */
function listingOf(format: string, formatName: string, papers: readonly PaperDraft[]): Fetched {
  return { format, formatName, result: { papers, warnings: [], unused: [] } };
}

/** Asks the sources that know the ids; their records are one paper. */
async function fetchPaper(address: string, ids: PaperIds, options: CompleteOptions): Promise<Fetched> {
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

async function fetchPage(address: string, options: CompleteOptions): Promise<Fetched> {
  const answer = await options.http.fetch({
    url: atHome(address, options),
    accept: 'text/html,application/xhtml+xml,text/plain,application/json,application/atom+xml,*/*;q=0.5',
    manners: PAGE_MANNERS,
    maxBytes: PAGE_BYTES,
    redirectHosts: PAPER_HOSTS,
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

/** The address, on the host that answers for its own in tests. */
function atHome(address: string, { origins }: CompleteOptions): string {
  if (!origins) return address;
  const { host, pathname, search } = new URL(address);
  const home = origins[host];
  return home === undefined ? address : home + pathname + search;
}
