/** The window's frame: three panes, the status line, and whatever sheet is open over them. */
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { listenToDesktop } from './actions/desktop.ts';
import { catchFocus, focusSidebar } from './actions/focus.ts';
import { keepFocus } from './actions/keep-focus.ts';
import { followPanes } from './actions/panes.ts';
import { listenToKeys } from './actions/registry.ts';
import { ComparePane } from './features/compare/compare-pane.tsx';
import { DetailPane } from './features/detail/detail-pane.tsx';
import { DropTarget } from './features/import/drop-target.tsx';
import { InsightsPane } from './features/insights/insights-pane.tsx';
import { ListPane } from './features/list/list-pane.tsx';
import { SearchBar } from './features/search/search-bar.tsx';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { StatusBar } from './features/status-bar/status-bar.tsx';
import { Toaster } from './features/toasts/toaster.tsx';
import { Triage } from './features/triage/triage.tsx';
import { Welcome } from './features/welcome/welcome.tsx';
import { preloadSheets, Sheets } from './sheets.tsx';
import { useLibrary } from './state/library.ts';
import { usePane } from './state/pane.ts';
import { hasDrawer, hideDrawer, useSidebar } from './state/sidebar.ts';
import { useView } from './state/view.ts';
import { Boundary } from './ui/boundary.tsx';
import './app.css';

export function App() {
  useEffect(listenToKeys, []);
  useEffect(followPanes, []);
  useEffect(keepFocus, []);
  useEffect(listenToDesktop, []);
  useEffect(preloadSheets, []);
  return (
    <Tooltip.Provider delay={500} closeDelay={0}>
      <div className="app">
        <Body />
        <StatusBar />
      </div>
      <Sheets />
      <DropTarget />
      <Toaster />
    </Tooltip.Provider>
  );
}

function Body() {
  const { overview, error } = useLibrary();
  const mode = useView((state) => state.mode);
  if (!overview) {
    return (
      <main className="app-main app-waiting">
        {error && <Trouble message={error.message} detail={error.detail} />}
      </main>
    );
  }
  if (overview.total === 0) return <Welcome />;
  if (mode === 'triage') {
    return (
      <Boundary name="Triage">
        <Triage />
      </Boundary>
    );
  }
  return <Panes />;
}

function Panes() {
  const mode = useView((state) => state.mode);
  // Insights are about all papers at once: there is no paper beside them.
  const detail = mode !== 'insights';
  const sidebar = useSidebar((state) => state.shown);
  const single = usePane((state) => state.single);
  const drawer = single && sidebar;
  // What had the focus goes away with it; a drawer lies over what has it.
  useEffect(() => void (hasDrawer() ? focusSidebar() : catchFocus()), [sidebar]);
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: 'roofline.panes',
    panelIds: [...(sidebar ? ['sidebar'] : []), 'list', ...(detail ? ['detail'] : [])],
    onlySaveAfterUserInteractions: true,
  });
  return (
    <main className="app-main">
      <h1 className="visually-hidden">Roofline</h1>
      <Group
        className="panes"
        disabled={single}
        defaultLayout={defaultLayout}
        onLayoutChanged={onLayoutChanged}
      >
        {sidebar && (
          <Panel
            id="sidebar"
            className="pane"
            defaultSize="13.5rem"
            minSize="9rem"
            maxSize="22rem"
            groupResizeBehavior="preserve-pixel-size"
          >
            <Boundary name="The sidebar">
              <Sidebar />
            </Boundary>
          </Panel>
        )}
        {sidebar && <Separator className="pane-edge" aria-label="Resize the sidebar" />}
        <Panel id="list" className="pane pane-middle" minSize="15rem" inert={drawer}>
          <SearchBar />
          {mode === 'compare' ? (
            <Boundary name="Compare">
              <ComparePane />
            </Boundary>
          ) : mode === 'insights' ? (
            <Boundary name="Insights">
              <InsightsPane />
            </Boundary>
          ) : (
            <Boundary name="The list">
              <ListPane />
            </Boundary>
          )}
        </Panel>
        {detail && <Separator className="pane-edge" aria-label="Resize the details" />}
        {detail && (
          <Panel id="detail" className="pane" defaultSize="43%" minSize="17rem" collapsible inert={drawer}>
            <Boundary name="The details">
              <DetailPane />
            </Boundary>
          </Panel>
        )}
      </Group>
      {drawer && (
        <button type="button" className="drawer-scrim" tabIndex={-1} aria-hidden onClick={hideDrawer} />
      )}
    </main>
  );
}

function Trouble({ message, detail }: { readonly message: string; readonly detail: string | undefined }) {
  return (
    <div role="alert" className="app-trouble">
      <h1>The library can’t be opened</h1>
      <p>{message}</p>
      {detail !== undefined && <p className="muted">{detail}</p>}
    </div>
  );
}
