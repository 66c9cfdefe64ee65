/** The PDF of the open paper: fetched from arXiv, opened in the system's viewer. */
import { isPdfFile, type Paper } from '../../shared/library/paper.ts';
import { change, notifyUndo } from '../state/edits.ts';
import { notify } from '../state/notify.ts';
import { usePaper } from '../state/paper.ts';

/** Papers whose PDF is on its way. */
const fetching = new Set<string>();

export const hasPdf = (paper: Paper): boolean => paper.attachments.some(isPdfFile);

/** Whether its PDF can be fetched, and is not there yet. */
export const lacksPdf = (paper: Paper): boolean => paper.ids.arxiv !== undefined && !hasPdf(paper);

export async function fetchPdf(): Promise<void> {
  const { open } = usePaper.getState();
  if (!open || fetching.has(open.paper.id)) return;
  const { id, citeKey } = open.paper;
  fetching.add(id);
  notify(`Fetching the PDF of ${citeKey} from arXiv`);
  if (await change('attachments.fetch-pdf', { id })) notifyUndo(`Fetched the PDF of ${citeKey}`);
  fetching.delete(id);
}

export async function openPdf(): Promise<void> {
  const { open } = usePaper.getState();
  if (!open) return;
  const index = open.paper.attachments.findIndex(isPdfFile);
  if (index >= 0) await change('attachments.open', { id: open.paper.id, index });
}
