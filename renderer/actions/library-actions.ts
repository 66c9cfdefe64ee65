/** Actions on the library, the search and the selection. */
import { redo, undo } from '../state/edits.ts';
import { stoppableWork, stopWork, useLibrary } from '../state/library.ts';
import { chooseAll } from '../state/selection.ts';
import { openSheet } from '../state/sheets.ts';
import { useView } from '../state/view.ts';
import type { Action } from './action.ts';
import { chooseFiles } from './files.ts';
import { focusSearch } from './focus.ts';
import { inLibrary, inTriage } from './view-actions.ts';

export const libraryActions: readonly Action[] = [
  {
    id: 'search',
    name: 'Search',
    group: 'Search',
    keys: ['/', 'mod+f'],
    icon: 'search',
    when: () => !inTriage(),
    run: focusSearch,
  },
  {
    id: 'save-search',
    name: 'Save this search…',
    group: 'Search',
    keys: ['mod+d'],
    icon: 'filter',
    when: () => useView.getState().text.trim() !== '' || useView.getState().place.query !== '',
    run: () => openSheet({ kind: 'save-search' }),
  },
  {
    id: 'select-all',
    name: 'Select all',
    group: 'Papers',
    keys: ['mod+a'],
    icon: 'check',
    when: inLibrary,
    run: () => void chooseAll(),
  },
  {
    id: 'import-file',
    name: 'Import a file…',
    group: 'Library',
    keys: ['mod+o'],
    icon: 'import',
    also: 'open bib listing',
    run: chooseFiles,
  },
  {
    id: 'import-paste',
    name: 'Import from pasted text…',
    group: 'Library',
    keys: ['mod+i'],
    icon: 'clipboard',
    also: 'add paste listing doi arxiv url',
    run: () => openSheet({ kind: 'import', incoming: [] }),
  },
  {
    id: 'export',
    name: 'Export…',
    group: 'Library',
    keys: ['mod+e'],
    icon: 'export',
    also: 'bibtex ris csl save',
    run: () => openSheet({ kind: 'export' }),
  },
  {
    id: 'undo',
    name: 'Undo',
    group: 'Library',
    keys: ['mod+z', 'u'],
    icon: 'undo',
    when: () => useLibrary.getState().overview?.undo !== undefined,
    run: () => void undo(),
  },
  {
    id: 'redo',
    name: 'Redo',
    group: 'Library',
    keys: ['mod+shift+z', 'mod+y'],
    icon: 'undo',
    when: () => useLibrary.getState().overview?.redo !== undefined,
    run: () => void redo(),
  },
  {
    id: 'stop-work',
    name: 'Stop what is under way',
    group: 'Library',
    keys: ['mod+.'],
    icon: 'close',
    also: 'cancel abort',
    when: () => stoppableWork() !== undefined,
    run() {
      const task = stoppableWork();
      if (task) stopWork(task);
    },
  },
  {
    id: 'tags',
    name: 'Manage tags…',
    group: 'Library',
    keys: [],
    icon: 'tag',
    also: 'rename merge colour delete',
    run: () => openSheet({ kind: 'tags' }),
  },
  {
    id: 'duplicates',
    name: 'Find duplicates…',
    group: 'Library',
    keys: [],
    icon: 'merge',
    also: 'same merge double',
    run: () => openSheet({ kind: 'duplicates' }),
  },
  {
    id: 'settings',
    name: 'Settings…',
    group: 'Library',
    keys: ['mod+,'],
    icon: 'settings',
    also: 'preferences theme density key pattern',
    run: () => openSheet({ kind: 'settings' }),
  },
];
