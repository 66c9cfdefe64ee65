/** Fetches the PDFs of papers that were just imported, where arXiv has them. */
import { RooflineError } from '../../shared/api/errors.ts';
import type { ImportReport } from '../../shared/api/schemas.ts';
import { isPdfFile } from '../../shared/library/paper.ts';
import type { Library } from './session.ts';
import { oneLine, type Terminal } from './terminal.ts';

/** What became of a paper's PDF. */
interface FetchedPdf {
  readonly citeKey: string;
  /** Why there is none. */
  readonly message?: string;
}

/**
 * Fetches the PDF of every paper of an import that is on arXiv and has none yet, those included that were there already. One
 * that fails keeps none of the others, and the import stands.
 */
export async function fetchPdfs(
  terminal: Terminal,
  library: Library,
  { added, merged, duplicates }: ImportReport,
): Promise<readonly FetchedPdf[]> {
  const fetched: FetchedPdf[] = [];
  for (const { citeKey: key } of [...added, ...merged, ...duplicates]) {
    const { paper } = await library.ask('papers.get', { key });
    if (!paper.ids.arxiv || paper.attachments.some(isPdfFile)) continue;
    const { id, citeKey } = paper;
    try {
      await library.ask('attachments.fetch-pdf', { id });
      fetched.push({ citeKey });
      terminal.err(`Fetched the PDF of ${citeKey}.\n`);
    } catch (error) {
      if (!(error instanceof RooflineError)) throw error;
      fetched.push({ citeKey, message: error.message });
      terminal.err(`No PDF of ${citeKey}: ${oneLine(error.message)}\n`);
    }
  }
  return fetched;
}
