/** A paper's PDF from arXiv, from the host that arXiv keeps for programs (info.arxiv.org/help/bulk_data.html). */
import { RooflineError } from '../../../shared/api/errors.ts';
import { arxiv } from './arxiv.ts';
import { accessTo, type CompleteOptions } from './complete.ts';

const MANNERS = { intervalMs: 3_000, retries: 2 };
const LARGEST = 100 * 1024 * 1024;

/** Fetches the newest version. Throws RooflineError: `not-found`, `network`, `too-large`. */
export async function fetchPdf(arxivId: string, options: CompleteOptions): Promise<Uint8Array> {
  const { http, origin, signal } = accessTo(arxiv, options);
  const { status, bytes } = await http.fetch({
    url: `${origin}/pdf/${arxivId}`,
    accept: 'application/pdf',
    manners: MANNERS,
    redirectHosts: ['arxiv.org', 'export.arxiv.org'],
    maxBytes: LARGEST,
    ...(signal ? { signal } : {}),
  });
  if (status !== 200) {
    throw new RooflineError('not-found', `arXiv has no PDF of ${arxivId}. It may have been withdrawn.`);
  }
  if (!isPdf(bytes)) {
    throw new RooflineError(
      'network',
      `arXiv answered with something that is no PDF of ${arxivId}. It may still be making it; try again in a minute.`,
      { retry: true },
    );
  }
  return bytes;
}

/** Whether bytes begin as a PDF does; some writers put a few bytes before. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}
