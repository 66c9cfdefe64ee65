/** Files that the user chooses or drops, read as text for the import sheet. */
import { openSheet, type IncomingText } from '../state/sheets.ts';
import { notify } from '../state/notify.ts';

/** The host refuses more; saying so before reading is kinder. */
const LARGEST = 256 * 1024 * 1024;

/** Opens the system's file chooser and then the import sheet. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => void importFiles([...(input.files ?? [])]));
  input.click();
}

/** Reads files and opens the import sheet with them. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const incoming: IncomingText[] = [];
  for (const file of files) {
    if (file.size > LARGEST) {
      notify(
        `${file.name} is too large to import.`,
        { level: 'error' },
        'The limit is 256 MB. Split the file and try again.',
      );
      continue;
    }
    try {
      incoming.push({ text: await file.text(), from: file.name });
    } catch {
      notify(
        `${file.name} could not be read.`,
        { level: 'error' },
        'Check that the file still exists and may be read.',
      );
    }
  }
  if (incoming.length > 0) openSheet({ kind: 'import', incoming });
}

/** What a paste or drop holds for the import: its HTML (which carries links and ids) and its text. */
export function incomingFrom(data: DataTransfer): IncomingText | undefined {
  const html = data.getData('text/html');
  const text = data.getData('text/plain') || data.getData('text/uri-list');
  if (text.trim() === '' && html.trim() === '') return undefined;
  return { text, ...(html.trim() === '' ? {} : { html }) };
}
