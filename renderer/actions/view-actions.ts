/** Actions on what the window shows: moving in the list, places, panes, tabs, themes. */
import { showPane, usePane } from '../state/pane.ts';
import { setPreference, THEMES, usePreferences, type Theme } from '../state/preferences.ts';
import { usePaper } from '../state/paper.ts';
import { useResults } from '../state/results.ts';
import {
  chooseNone,
  extendBy,
  extendTo,
  moveBy,
  moveTo,
  toggleChosen,
  useSelection,
  walkBy,
} from '../state/selection.ts';
import { openSheet } from '../state/sheets.ts';
import { hasDrawer, hideDrawer, toggleSidebar } from '../state/sidebar.ts';
import { goTo, PLACES, setMode, setSearchText, setTab, useView } from '../state/view.ts';
import type { Action } from './action.ts';
import { catchFocus, focusDetail, focusList, focusListSoon } from './focus.ts';

export const inLibrary = (): boolean => useView.getState().mode === 'library';
const hasList = (): boolean => ['library', 'triage'].includes(useView.getState().mode);
export const inTriage = (): boolean => useView.getState().mode === 'triage';
const last = (): number => useResults.getState().total - 1;
/** Rows that fit the list, for Page Up and Page Down. */
const page = (): number => {
  const list = document.querySelector('[data-main-focus]');
  const row = list?.querySelector('[data-row]');
  return list && row ? Math.max(1, Math.floor(list.clientHeight / row.clientHeight) - 1) : 10;
};

/** Esc goes one step back: from the drawer, from beside or over the list to it, choice, words, mode, then to the list. */
function stepBack(): void {
  const { single, shown } = usePane.getState();
  if (hasDrawer()) return hideDrawer();
  if (single && shown === 'detail') return backFromDetail();
  const isBeside = document.activeElement?.matches(':is([data-detail-pane], nav) *') ?? false;
  if (isBeside && focusList()) return;
  if (useSelection.getState().chosen.size > 0) chooseNone();
  else if (!inLibrary()) return showList();
  else if (useView.getState().text !== '') setSearchText('');
  focusList();
}

function backFromDetail(): void {
  showPane('list');
  catchFocus();
}

function showList(): void {
  setMode('library');
  focusListSoon();
}

const movement = (id: string, name: string, keys: readonly string[], run: () => void): Action => ({
  id,
  name,
  group: 'View',
  keys,
  when: inLibrary,
  run,
  movement: true,
});

export const movementActions: readonly Action[] = [
  movement('next', 'Next paper', ['j', 'arrowdown'], () => moveBy(1)),
  movement('previous', 'Previous paper', ['k', 'arrowup'], () => moveBy(-1)),
  movement(
    'extend-down',
    'Extend the selection down',
    ['shift+arrowdown', 'shift+j'],
    () => void extendBy(1),
  ),
  movement('extend-up', 'Extend the selection up', ['shift+arrowup', 'shift+k'], () => void extendBy(-1)),
  movement('choose', 'Select or unselect', ['space', 'mod+space'], () =>
    toggleChosen(useSelection.getState().index),
  ),
  movement('walk-down', 'Next paper, keeping the selection', ['mod+arrowdown'], () => walkBy(1)),
  movement('walk-up', 'Previous paper, keeping the selection', ['mod+arrowup'], () => walkBy(-1)),
  movement('page-down', 'A page down', ['pagedown'], () => moveBy(page())),
  movement('page-up', 'A page up', ['pageup'], () => moveBy(-page())),
  movement('first', 'First paper', ['home'], () => moveTo(0)),
  movement('last', 'Last paper', ['end'], () => moveTo(last())),
  movement('extend-first', 'Extend to the first', ['shift+home'], () => void extendTo(0)),
  movement('extend-last', 'Extend to the last', ['shift+end'], () => void extendTo(last())),
  movement('open', 'Go to the paper’s details', ['enter', 'arrowright'], () => focusDetail()),
  { ...movement('back', 'Back: clear, then the list', ['escape'], stepBack), when: () => true },
];

const places: readonly Action[] = Object.values(PLACES).map((place) => ({
  id: `go.${place.id}`,
  name: `Go to ${place.name}`,
  group: 'View',
  keys: [],
  icon: 'right',
  run() {
    goTo(place);
    focusList();
  },
}));

const tabs: readonly Action[] = (['paper', 'notes', 'claims', 'bibtex'] as const).map((tab, at) => ({
  id: `tab.${tab}`,
  name: `Show ${{ paper: 'Paper', notes: 'Notes', claims: 'Claims', bibtex: 'BibTeX' }[tab]}`,
  group: 'View',
  keys: [`alt+${at + 1}`],
  icon: 'eye',
  when: () => inLibrary() && usePaper.getState().open !== undefined,
  run() {
    setTab(tab);
    showPane('detail');
  },
}));

const themes: readonly Action[] = THEMES.map((theme: Theme) => ({
  id: `theme.${theme}`,
  name: { system: 'Theme: follow the system', light: 'Theme: light', dark: 'Theme: dark' }[theme],
  group: 'View',
  keys: [],
  icon: 'settings',
  run: () => setPreference({ theme }),
}));

export const viewActions: readonly Action[] = [
  {
    id: 'palette',
    name: 'All commands…',
    group: 'View',
    keys: ['mod+k'],
    icon: 'keyboard',
    run: () => openSheet({ kind: 'palette' }),
  },
  {
    id: 'shortcuts',
    name: 'Keyboard shortcuts',
    group: 'View',
    keys: ['?'],
    icon: 'keyboard',
    also: 'help keys',
    run: () => openSheet({ kind: 'shortcuts' }),
  },
  {
    id: 'triage',
    name: 'Triage the list',
    group: 'View',
    keys: ['t'],
    icon: 'triage',
    also: 'inbox review',
    when: () => inLibrary() && useResults.getState().total > 0,
    run: () => setMode('triage'),
  },
  {
    id: 'compare',
    name: 'Compare the claims',
    group: 'View',
    keys: ['m'],
    icon: 'compare',
    also: 'measure plot table numbers speedup',
    when: () => !inTriage(),
    run() {
      setMode('compare');
      focusListSoon();
    },
  },
  {
    id: 'insights',
    name: 'Insights',
    group: 'View',
    keys: ['g'],
    icon: 'insights',
    also: 'graphs charts statistics',
    when: () => !inTriage(),
    run() {
      setMode('insights');
      focusListSoon();
    },
  },
  {
    id: 'show-list',
    name: 'Back to the list',
    group: 'View',
    keys: [],
    icon: 'list',
    when: () => !hasList(),
    run: showList,
  },
  {
    id: 'layout',
    name: 'Switch between list and table',
    group: 'View',
    keys: ['v'],
    icon: 'table',
    when: inLibrary,
    run: () => setPreference({ layout: usePreferences.getState().layout === 'list' ? 'table' : 'list' }),
  },
  {
    id: 'sidebar',
    name: 'Show or hide the sidebar',
    group: 'View',
    keys: ['mod+b'],
    icon: 'sidebar',
    also: 'places tags panel toggle',
    when: () => !inTriage(),
    run: toggleSidebar,
  },
  ...places,
  ...tabs,
  ...themes,
];
