/** Shows the sheet that is open. Sheets load when they are first needed. */
import { lazy, Suspense } from 'react';
import { Palette } from './features/palette/palette.tsx';
import { SaveSearch } from './features/search/save-search.tsx';
import { TagPapers } from './features/tags/tag-papers.tsx';
import { closeSheet, useSheets } from './state/sheets.ts';

// Sheets that take typing at once must be there at once; the others load when the window is idle.
const loadImport = () => import('./features/import/import-sheet.tsx');
const loadComplete = () => import('./features/complete/complete-sheet.tsx');
const loadExport = () => import('./features/export/export-sheet.tsx');
const loadSettings = () => import('./features/settings/settings-sheet.tsx');
const loadShortcuts = () => import('./features/shortcuts/shortcuts-sheet.tsx');
const loadDuplicates = () => import('./features/duplicates/duplicates-sheet.tsx');
const loadTags = () => import('./features/tags/tags-sheet.tsx');
const ImportSheet = lazy(async () => ({ default: (await loadImport()).ImportSheet }));
const CompleteSheet = lazy(async () => ({ default: (await loadComplete()).CompleteSheet }));
const ExportSheet = lazy(async () => ({ default: (await loadExport()).ExportSheet }));
const Settings = lazy(async () => ({ default: (await loadSettings()).SettingsSheet }));
const Shortcuts = lazy(async () => ({ default: (await loadShortcuts()).ShortcutsSheet }));
const Duplicates = lazy(async () => ({ default: (await loadDuplicates()).DuplicatesSheet }));
const ManageTags = lazy(async () => ({ default: (await loadTags()).TagsSheet }));

const LOADS = [loadImport, loadComplete, loadExport, loadSettings, loadShortcuts, loadDuplicates, loadTags];

/** Loads what will be needed sooner or later, when the window has nothing else to do. */
export function preloadSheets(): void {
  requestIdleCallback(() => {
    for (const load of LOADS) void load();
  });
}

export function Sheets() {
  const sheet = useSheets((state) => state.sheet);
  if (!sheet) return null;
  return (
    <Suspense fallback={null}>
      {sheet.kind === 'import' && (
        <ImportSheet
          key={importKey(sheet.incoming)}
          incoming={sheet.incoming}
          address={sheet.address}
          onClose={closeSheet}
        />
      )}
      {sheet.kind === 'complete' && (
        <CompleteSheet
          key={`${sheet.publishedVersions ? 'published ' : ''}${sheet.ids.join()}`}
          ids={sheet.ids}
          publishedVersions={sheet.publishedVersions ?? false}
          onClose={closeSheet}
        />
      )}
      {sheet.kind === 'export' && <ExportSheet onClose={closeSheet} />}
      {sheet.kind === 'palette' && <Palette onClose={closeSheet} />}
      {sheet.kind === 'shortcuts' && <Shortcuts onClose={closeSheet} />}
      {sheet.kind === 'settings' && <Settings onClose={closeSheet} />}
      {sheet.kind === 'duplicates' && <Duplicates onClose={closeSheet} />}
      {sheet.kind === 'tags' && <ManageTags onClose={closeSheet} />}
      {sheet.kind === 'tag-papers' && <TagPapers onClose={closeSheet} />}
      {sheet.kind === 'save-search' && <SaveSearch saved={sheet.saved} onClose={closeSheet} />}
    </Suspense>
  );
}

/** A second paste while the sheet is open starts it anew. */
const keys = new WeakMap<object, number>();
let count = 0;
function importKey(incoming: object): number {
  const key = keys.get(incoming) ?? ++count;
  keys.set(incoming, key);
  return key;
}
