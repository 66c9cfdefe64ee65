/** Dragging papers out as BibTeX. A drag's data must be there when it starts, so the selection's entries are kept ready. */
import { api } from '../../api.ts';
import { targets, useSelection } from '../../state/selection.ts';

/** More papers than this are exported, not dragged. */
const MOST = 200;
let ready: { readonly key: string; readonly text: string } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Fetches the entries of the selection a moment after it settles. */
export function prepareDrags(): () => void {
  return useSelection.subscribe((now, before) => {
    if (now.id === before.id && now.chosen === before.chosen) return;
    clearTimeout(timer);
    timer = setTimeout(() => void prepare(), 300);
  });
}

async function prepare(): Promise<void> {
  const ids = targets();
  const key = ids.join();
  if (ids.length === 0 || ids.length > MOST || ready?.key === key) return;
  const answer = await api.request('export.cite', { papers: { ids: [...ids] }, style: 'bibtex' });
  if (answer.ok) ready = { key, text: answer.value.text };
}

/** Fills a drag that starts now. */
export function dragAsBibtex(data: DataTransfer): void {
  data.effectAllowed = 'copy';
  data.setData('application/x-roofline-papers', targets().join());
  if (ready?.key !== targets().join()) return;
  data.setData('text/plain', ready.text);
  data.setData('application/x-bibtex', ready.text);
}
