/** The right pane: one paper, editable where it stands. */
import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useEffect } from 'react';
import { papers } from '../../../shared/library/paper-count.ts';
import { useSelection } from '../../state/selection.ts';
import { usePaper } from '../../state/paper.ts';
import { useView, setTab, type DetailTab } from '../../state/view.ts';
import { DraftsOf } from '../../state/drafts.ts';
import { noteKeeper } from '../../state/notes.ts';
import { Empty } from '../../ui/empty.tsx';
import { BackBar } from './back-bar.tsx';
import { BibtexTab } from './bibtex-tab.tsx';
import { ClaimsTab } from './claims-tab.tsx';
import { PaperHead } from './paper-head.tsx';
import { PaperTab } from './paper-tab.tsx';
import './detail.css';

/** The editor is the heaviest part of the window; it loads when a note is first looked at. */
const loadNotes = () => import('./notes-tab.tsx');
const NotesTab = lazy(async () => ({ default: (await loadNotes()).NotesTab }));

const TABS: readonly (readonly [DetailTab, string])[] = [
  ['paper', 'Paper'],
  ['notes', 'Notes'],
  ['claims', 'Claims'],
  ['bibtex', 'BibTeX'],
];

export function DetailPane() {
  const id = usePaper((state) => state.open?.paper.id);
  return (
    <DraftsOf value={id}>
      <Details />
    </DraftsOf>
  );
}

function Details() {
  const { open, error } = usePaper();
  const tab = useView((state) => state.tab);
  const chosen = useSelection((state) => state.chosen.size);
  const id = open?.paper.id;
  useEffect(() => void requestIdleCallback(() => void loadNotes()), []);
  useEffect(() => () => void (id !== undefined && noteKeeper.flush(id)), [id, tab]);

  if (error && !open) {
    return (
      <aside className="detail" aria-label="Details">
        <BackBar />
        <Empty icon="warning" title={error.message} more={error.detail} />
      </aside>
    );
  }
  if (!open) {
    return (
      <aside className="detail" aria-label="Details">
        <BackBar />
        <Empty icon="file" title="No paper selected" more="Choose one in the list, or press / to search." />
      </aside>
    );
  }
  const counts: Readonly<Partial<Record<DetailTab, number>>> = {
    claims: open.paper.claims.filter(({ settled }) => settled !== 'rejected').length,
  };
  return (
    <aside className="detail" aria-label="Details" data-detail-pane>
      <BackBar />
      <h2 className="visually-hidden">The paper</h2>
      {chosen > 1 && <p className="detail-many">The last of {papers(chosen)} selected</p>}
      <PaperHead open={open} />
      <Tabs.Root className="detail-tabs" value={tab} onValueChange={(next: DetailTab) => setTab(next)}>
        <Tabs.List className="tab-list" aria-label="Parts of the paper">
          {TABS.map(([value, name]) => (
            <Tabs.Tab
              key={value}
              value={value}
              className="tab"
              {...(value === tab ? { 'data-detail-focus': true } : {})}
            >
              {name}
              {value === 'notes' && open.paper.note !== '' && (
                <span className="tab-dot" aria-label="has a note" role="img" />
              )}
              {counts[value] ? <span className="tab-count">{counts[value]}</span> : null}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="paper" className="tab-panel" tabIndex={-1}>
          <PaperTab key={id} open={open} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className="tab-panel tab-panel-fill" tabIndex={-1}>
          <Suspense fallback={null}>
            <NotesTab key={id} open={open} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="claims" className="tab-panel" tabIndex={-1}>
          <ClaimsTab key={id} paper={open.paper} />
        </Tabs.Panel>
        <Tabs.Panel value="bibtex" className="tab-panel" tabIndex={-1}>
          <BibtexTab key={id} paper={open.paper} />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
}
