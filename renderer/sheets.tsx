/** Shows the sheet that is open. Sheets load when they are first needed. */
import { lazy, Suspense } from 'react';
import { Palette } from './features/palette/palette.tsx';
import { closeSheet, useSheets } from './state/sheets.ts';

const ImportSheet = lazy(async () => ({
  default: (await import('./features/import/import-sheet.tsx')).ImportSheet,
}));
const ExportSheet = lazy(async () => ({
  default: (await import('./features/export/export-sheet.tsx')).ExportSheet,
}));
const Shortcuts = lazy(async () => ({
  default: (await import('./features/shortcuts/shortcuts-sheet.tsx')).ShortcutsSheet,
}));
const Settings = lazy(async () => ({
  default: (await import('./features/settings/settings-sheet.tsx')).SettingsSheet,
}));
const ManageTags = lazy(async () => ({
  default: (await import('./features/tags/tags-sheet.tsx')).TagsSheet,
}));
const TagPapers = lazy(async () => ({ default: (await import('./features/tags/tag-papers.tsx')).TagPapers }));
const SaveSearch = lazy(async () => ({
  default: (await import('./features/search/save-search.tsx')).SaveSearch,
}));

export function Sheets() {
  const sheet = useSheets((state) => state.sheet);
  if (!sheet) return null;
  return (
    <Suspense fallback={null}>
      {sheet.kind === 'import' && (
        <ImportSheet key={importKey(sheet.incoming)} incoming={sheet.incoming} onClose={closeSheet} />
      )}
      {sheet.kind === 'export' && <ExportSheet onClose={closeSheet} />}
      {sheet.kind === 'palette' && <Palette onClose={closeSheet} />}
      {sheet.kind === 'shortcuts' && <Shortcuts onClose={closeSheet} />}
      {sheet.kind === 'settings' && <Settings onClose={closeSheet} />}
      {sheet.kind === 'tags' && <ManageTags onClose={closeSheet} />}
      {sheet.kind === 'tag-papers' && <TagPapers onClose={closeSheet} />}
      {sheet.kind === 'save-search' && <SaveSearch onClose={closeSheet} />}
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
