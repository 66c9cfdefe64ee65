/** Actions on the selected papers. */
import { STATUSES, type Paper, type Status } from '../../shared/library/paper.ts';
import { papers } from '../../shared/library/paper-count.ts';
import { api } from '../api.ts';
import { change, deletePapers, editPapers, notifyUndo, setStatus } from '../state/edits.ts';
import { usePaper } from '../state/paper.ts';
import { setPreference, usePreferences } from '../state/preferences.ts';
import { indexOf, rowAt } from '../state/results.ts';
import { targets, useSelection } from '../state/selection.ts';
import { openSheet } from '../state/sheets.ts';
import { setTab, useView } from '../state/view.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Action } from './action.ts';
import { copyCitations, openLink } from './copy.ts';
import { focusNote, focusTitle } from './focus.ts';
import { inTriage } from './view-actions.ts';
import { fetchPdf, hasPdf, lacksPdf, openPdf } from './pdf.ts';

/** Where no paper can be seen, none is acted on. */
const seesPapers = (): boolean => useView.getState().mode !== 'insights';
const opened = (test: (paper: Paper) => boolean) => (): boolean => {
  const { open } = usePaper.getState();
  return seesPapers() && open !== undefined && test(open.paper);
};
export const hasTargets = (): boolean => seesPapers() && targets().length > 0;

const STATUS_ACTIONS: Readonly<Record<Status, readonly [string, string, IconName]>> = {
  inbox: ['Move to inbox', 'i', 'inbox'],
  'to-read': ['Keep to read', 'y', 'bookmark'],
  reading: ['Mark as reading', 'r', 'book'],
  read: ['Mark as read', 'd', 'check'],
  archived: ['Archive', 'e', 'archive'],
  discarded: ['Discard', 'x', 'trash'],
};

const statusActions: readonly Action[] = STATUSES.map((status) => {
  const [name, key, icon] = STATUS_ACTIONS[status];
  return {
    id: `status.${status}`,
    name,
    group: 'Papers',
    keys: [key],
    icon,
    also: 'status',
    when: hasTargets,
    run: () => void setStatus(status),
  };
});

const ratingActions: readonly Action[] = [1, 2, 3, 4, 5, 0].map((rating) => ({
  id: `rating.${rating}`,
  name: rating === 0 ? 'Remove rating' : `Rate ${rating} of 5`,
  group: 'Papers',
  keys: [String(rating)],
  icon: 'star',
  when: hasTargets,
  run: () => void editPapers({ rating: rating === 0 ? null : rating }),
}));

let starring: Promise<unknown> = Promise.resolve();
/**
 * Stars the selection, or takes the star off where every one of it has one. One after the other: what is on screen may be older than
 * the last press of the key.
 */
function toggleStar(): void {
  const ids = targets();
  starring = starring.then(async () => editPapers({ starred: !(await areStarred(ids)) }, ids));
}

/** More papers than these are judged by the rows on screen. */
const ASKED = 30;

async function areStarred(ids: readonly string[]): Promise<boolean> {
  if (ids.length > ASKED) return ids.every((id) => rowAt(indexOf(id))?.starred ?? false);
  const answers = await Promise.all(ids.map((id) => api.request('papers.get', { id })));
  return answers.every((answer) => answer.ok && answer.value.paper.starred);
}

async function regenerateKeys(): Promise<void> {
  const ids = targets();
  if (await change('papers.regenerate-keys', { ids: [...ids] })) {
    notifyUndo(`New citation keys for ${papers(ids.length)}`);
  }
}

function pinKey(): void {
  const { open } = usePaper.getState();
  if (open) void editPapers({ citeKeyPinned: !open.paper.citeKeyPinned }, [open.paper.id]);
}

export const paperActions: readonly Action[] = [
  ...statusActions,
  {
    id: 'star',
    name: 'Star',
    group: 'Papers',
    keys: ['s'],
    icon: 'star',
    also: 'unstar favourite',
    when: hasTargets,
    run: toggleStar,
  },
  ...ratingActions,
  {
    id: 'tag',
    name: 'Tag…',
    group: 'Papers',
    keys: ['#', 'l'],
    icon: 'tag',
    also: 'label topic',
    when: hasTargets,
    run: () => openSheet({ kind: 'tag-papers' }),
  },
  {
    id: 'complete',
    name: 'Complete from online sources…',
    group: 'Papers',
    keys: ['f'],
    icon: 'spark',
    also: 'fill look up enrich metadata authors arxiv doi dblp crossref',
    when: hasTargets,
    run: () => openSheet({ kind: 'complete', ids: targets() }),
  },
  {
    id: 'find-published',
    name: 'Find published versions…',
    group: 'Papers',
    keys: [],
    icon: 'spark',
    also: 'proceedings journal preprint dblp crossref',
    when: hasTargets,
    run: () => openSheet({ kind: 'complete', ids: targets(), publishedVersions: true }),
  },
  {
    id: 'note',
    name: 'Write a note',
    group: 'Papers',
    keys: ['n'],
    icon: 'note',
    when: hasTargets,
    run() {
      if (!inTriage()) {
        setTab('notes');
        if (usePreferences.getState().noteView === 'read') setPreference({ noteView: 'write' });
      }
      focusNote();
    },
  },
  {
    id: 'edit-title',
    name: 'Edit the title',
    group: 'Papers',
    keys: ['f2'],
    icon: 'pencil',
    when: () => seesPapers() && !inTriage() && useSelection.getState().id !== undefined,
    run: focusTitle,
  },
  {
    id: 'open-page',
    name: 'Open the paper’s page',
    group: 'Papers',
    keys: ['o'],
    icon: 'link',
    also: 'arxiv doi web browser',
    when: () => seesPapers() && usePaper.getState().open !== undefined,
    run: openLink,
  },
  {
    id: 'open-pdf',
    name: 'Open the PDF',
    group: 'Papers',
    keys: [],
    icon: 'file',
    also: 'view file read',
    when: opened(hasPdf),
    run: () => void openPdf(),
  },
  {
    id: 'fetch-pdf',
    name: 'Fetch the PDF from arXiv',
    group: 'Papers',
    keys: [],
    icon: 'file',
    also: 'download get file',
    when: opened(lacksPdf),
    run: () => void fetchPdf(),
  },
  {
    id: 'copy-key',
    name: 'Copy \\cite{key}',
    group: 'Copy',
    keys: ['c'],
    icon: 'copy',
    also: 'citation latex',
    when: hasTargets,
    run: () => void copyCitations('latex'),
  },
  {
    id: 'copy-bibtex',
    name: 'Copy BibTeX',
    group: 'Copy',
    keys: ['b', 'mod+shift+c'],
    icon: 'copy',
    also: 'citation entry',
    when: hasTargets,
    run: () => void copyCitations('bibtex'),
  },
  {
    id: 'copy-acm',
    name: 'Copy citation (ACM)',
    group: 'Copy',
    keys: [],
    icon: 'copy',
    when: hasTargets,
    run: () => void copyCitations('acm'),
  },
  {
    id: 'copy-ieee',
    name: 'Copy citation (IEEE)',
    group: 'Copy',
    keys: [],
    icon: 'copy',
    when: hasTargets,
    run: () => void copyCitations('ieee'),
  },
  {
    id: 'copy-markdown',
    name: 'Copy as Markdown',
    group: 'Copy',
    keys: [],
    icon: 'copy',
    when: hasTargets,
    run: () => void copyCitations('markdown'),
  },
  {
    id: 'pin-key',
    name: 'Pin or unpin the citation key',
    group: 'Papers',
    keys: [],
    icon: 'pin',
    when: () => seesPapers() && usePaper.getState().open !== undefined,
    run: pinKey,
  },
  {
    id: 'regenerate-keys',
    name: 'Make new citation keys',
    group: 'Papers',
    keys: [],
    icon: 'pin',
    also: 'regenerate',
    when: hasTargets,
    run: () => void regenerateKeys(),
  },
  {
    id: 'delete',
    name: 'Delete',
    group: 'Papers',
    keys: ['delete', 'mod+backspace'],
    icon: 'trash',
    also: 'remove',
    when: hasTargets,
    run: () => void deletePapers(),
  },
];
