/** Copying citations and opening a paper's page. */
import type { CitationStyle } from '../../shared/api/schemas.ts';
import { paperPageUrl } from '../../shared/library/identifiers.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { papers } from '../../shared/library/paper-count.ts';
import { api } from '../api.ts';
import { notify, notifyError } from '../state/notify.ts';
import { usePaper } from '../state/paper.ts';
import { targets } from '../state/selection.ts';

/** Puts text on the clipboard and says so; says what to do where the browser refuses. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(`Copied ${what}`, { level: 'success' });
  } catch {
    notify(
      'The clipboard could not be written.',
      { level: 'error' },
      'Allow clipboard access for this page and try again.',
    );
  }
}

const STYLE_SAYS: Readonly<Record<CitationStyle, string>> = {
  latex: '\\cite{…}',
  bibtex: 'BibTeX',
  acm: 'ACM citation',
  ieee: 'IEEE citation',
  pandoc: 'Pandoc citation',
  markdown: 'Markdown',
  key: 'citation key',
};

/** Copies the selection's citations in a style. */
export async function copyCitations(style: CitationStyle, ids = targets()): Promise<void> {
  if (ids.length === 0) return;
  const answer = await api.request('export.cite', { papers: { ids: [...ids] }, style });
  if (!answer.ok) return notifyError(answer.error);
  const what = ids.length === 1 ? STYLE_SAYS[style] : `${STYLE_SAYS[style]} of ${papers(ids.length)}`;
  await copyText(answer.value.text, what);
}

/** The best page to open for a paper: only ever https. */
export function pageOf({ ids, links }: Paper): string | undefined {
  const known = paperPageUrl(ids);
  if (known !== undefined) return known;
  const order = ['page', 'pdf', 'project', 'code'];
  const ranked = links.filter(({ url }) => isSafeUrl(url)).sort((a, b) => rank(a.kind) - rank(b.kind));
  return ranked[0]?.url;

  function rank(kind: string): number {
    const at = order.indexOf(kind);
    return at < 0 ? order.length : at;
  }
}

/** Whether an address may be a link: http or https, nothing that runs. */
export function isSafeUrl(url: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

export function openLink(): void {
  const { open } = usePaper.getState();
  if (!open) return;
  const page = pageOf(open.paper);
  if (page) window.open(page, '_blank', 'noopener,noreferrer');
  else
    notify(
      'No page is known for this paper.',
      { level: 'info' },
      'Add its arXiv id, DOI or a link in the Paper tab.',
    );
}
