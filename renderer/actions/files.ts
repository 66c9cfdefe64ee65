/** Files that the user chooses or drops: read as text for the import sheet, or as PDFs. */
import { openSheet, type IncomingText } from '../state/sheets.ts';
import { change, notifyUndo } from '../state/edits.ts';
import { notify } from '../state/notify.ts';
import { completeAdded } from '../state/online.ts';
import { goTo, PLACES } from '../state/view.ts';

/** The host refuses more; saying so before reading is kinder. */
const LARGEST = 256 * 1024 * 1024;
/** Base64 takes four bytes for three, and the host takes no request over 256 MB. */
const LARGEST_ATTACHMENT = 150 * 1024 * 1024;
/** Larger ones are scanned books, and the host reads none. */
const LARGEST_PDF = 100 * 1024 * 1024;

/** Opens the system's file chooser and hands over what was chosen. */
export function pickFiles(take: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  input.click();
}

/** Lets the user choose files, and opens the import sheet with them. */
export const chooseFiles = (): void => pickFiles((files) => void importFiles(files));

/** Copies files into the library as files of a paper. A page knows no paths, so their bytes are sent. */
export async function attachFiles(id: string, files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (file.size > LARGEST_ATTACHMENT) {
      notify(
        `${file.name} is too large to copy from here.`,
        { level: 'error' },
        'The limit is 150 MB. Link it by its path instead.',
      );
      continue;
    }
    const bytes = await readBase64(file).catch(() => undefined);
    if (bytes === undefined) couldNotRead(file);
    else if (await change('attachments.add', { id, name: file.name, bytes }))
      notifyUndo(`Added ${file.name}`);
  }
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}

function couldNotRead(file: File): void {
  notify(
    `${file.name} could not be read.`,
    { level: 'error' },
    'Check that the file still exists and may be read.',
  );
}

/** Reads files and opens the import sheet with them; PDFs go in at once. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const incoming: IncomingText[] = [];
  const pdfs = files.filter(({ name, type }) => type === 'application/pdf' || /\.pdf$/i.test(name));
  for (const file of files) {
    if (pdfs.includes(file)) continue;
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
      couldNotRead(file);
    }
  }
  if (incoming.length > 0) openSheet({ kind: 'import', incoming });
  const added: string[] = [];
  for (const pdf of pdfs) added.push(...(await importPdf(pdf)));
  completeAdded(added);
}

/**
 * Puts a PDF beside the paper that it is, a new one where the library has none, and offers Undo. Resolves to the ids of new
 * papers.
 */
async function importPdf(file: File): Promise<readonly string[]> {
  const name = file.name.slice(0, 80);
  if (file.size > LARGEST_PDF) {
    notify(
      `${name} is too large to import.`,
      { level: 'error' },
      'The limit is 100 MB. Add it to its paper as a file instead.',
    );
    return [];
  }
  const bytes = await readBase64(file).catch(() => undefined);
  if (bytes === undefined) {
    couldNotRead(file);
    return [];
  }
  const preview = await change('import.pdf', { name: file.name, bytes });
  const report = preview && (await change('import.commit', { previewId: preview.previewId }));
  if (!report) return [];
  const [added] = report.added;
  const [merged] = report.merged;
  if (added) {
    const like = preview.items[0]?.match?.citeKey;
    notifyUndo(`Added ${added.citeKey} with its PDF`, like && `Perhaps the same as ${like}: see Duplicates.`);
    goTo(PLACES.inbox);
  } else if (merged) notifyUndo(`Added ${name} to ${merged.citeKey}`);
  else notify(`${report.duplicates[0]?.citeKey ?? 'The library'} has ${name} already.`);
  return report.added.map(({ id }) => id);
}

/** What a paste or drop holds for the import: its HTML (which carries links and ids) and its text. */
export function incomingFrom(data: DataTransfer): IncomingText | undefined {
  const html = data.getData('text/html');
  const text = data.getData('text/plain') || data.getData('text/uri-list');
  if (text.trim() === '' && html.trim() === '') return undefined;
  return { text, ...(html.trim() === '' ? {} : { html }) };
}
