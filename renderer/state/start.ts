/** Wires the stores together once: what reloads when the words, the sort, or the library change. */
import { api } from '../api.ts';
import { checkUndo } from './edits.ts';
import { refreshLive, refreshOverview, refreshSettings, takeProgress, useLibrary } from './library.ts';
import { flushOnLeave } from './notes.ts';
import { notify } from './notify.ts';
import { followNetwork, refreshQueue, refreshSources } from './online.ts';
import { applyPane } from './pane.ts';
import { reloadPaper } from './paper.ts';
import { applyAppearance, usePreferences } from './preferences.ts';
import { search } from './results.ts';
import { keepSession } from './session.ts';
import { useSelection } from './selection.ts';
import { followSaved, useView } from './view.ts';

export function start(): void {
  applyAppearance();
  applyPane();
  flushOnLeave();
  keepSession(() => {
    const { place, text, mode, tab } = useView.getState();
    // Triage begins where the cursor is.
    return {
      place,
      text,
      tab,
      mode: mode === 'triage' ? 'library' : mode,
      paper: useSelection.getState().id,
    };
  });
  useLibrary.subscribe(({ overview }, before) => {
    if (!overview || overview === before.overview) return;
    checkUndo(overview);
    followSaved(overview.savedSearches);
  });
  useView.subscribe((now, before) => {
    if (now.text !== before.text || now.place !== before.place) void search();
  });
  usePreferences.subscribe((now, before) => {
    if (now.sort !== before.sort || now.descending !== before.descending) void search();
  });
  api.on('library.changed', ({ ids }) => {
    void refreshOverview();
    void search();
    void refreshSources();
    // Of settings no paper tells, and many papers are not named.
    if (ids === undefined || ids.length === 0) void refreshSettings();
    if (useLibrary.getState().live.length > 0) void refreshLive();
    const { id } = useSelection.getState();
    if (id !== undefined && (ids === undefined || ids.includes(id))) void reloadPaper();
  });
  api.on('progress', takeProgress);
  api.on('notice', ({ level, message }) => notify(message, { level }));
  followNetwork();
  api.onConnection((connected) => {
    useLibrary.setState({ connected });
    if (connected) reload();
  });
  reload();
}

function reload(): void {
  void refreshOverview();
  void refreshSettings();
  void refreshLive();
  void refreshQueue();
  void refreshSources();
  void search();
  void reloadPaper();
}
