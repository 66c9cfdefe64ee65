/** Dragging papers out as BibTeX. A drag's data must be there when it starts, so the selection's entries are kept ready. */
import { api } from '../../api.ts';
import { targets, useSelection } from '../../state/selection.ts';

/** More papers than this are exported, not dragged. */
const MOST = 200;
let ready: { readonly key: string; readonly text: string } | undefined;
/** The papers that the timer waits for, or that were fetched last. */
let wanted = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** Fetches the entries of the selection a moment after it settles, and again when the library changed. */
export function prepareDrags(): () => void {
  const stopFollowing = useSelection.subscribe(follow);
  const stopListening = api.on('library.changed', () => {
    wanted = '';
    follow();
  });
  return () => {
    stopFollowing();
    stopListening();
  };
}

function follow(): void {
  // Choosing the same paper again must not put it off: the start of a drag does that.
  if (targets().join() === wanted) return;
  wanted = targets().join();
  clearTimeout(timer);
  timer = setTimeout(() => void prepare(), 300);
}

async function prepare(): Promise<void> {
  const ids = targets();
  if (ids.length === 0 || ids.length > MOST) return;
  const answer = await api.request('export.cite', { papers: { ids: [...ids] }, style: 'bibtex' });
  if (answer.ok) ready = { key: ids.join(), text: answer.value.text };
}

/** Fills a drag that starts now. */
export function dragAsBibtex(data: DataTransfer): void {
  data.effectAllowed = 'copy';
  data.setData('application/x-roofline-papers', targets().join());
  if (ready?.key !== targets().join()) return;
  data.setData('text/plain', ready.text);
  data.setData('application/x-bibtex', ready.text);
}
