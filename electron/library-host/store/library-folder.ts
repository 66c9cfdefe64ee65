/** What a library's folder holds, and which folders may become one. */
import { join } from 'node:path';
import { RooflineError } from '../../../shared/api/errors.ts';
import { errorCode, fileState, ifExists, type FileLayer } from './file-layer.ts';
import { parseJournalFileName } from './journal-format.ts';

export const LIBRARY_FILE = 'library.json';
export const HISTORY_FILE = 'history.jsonl';
export const BACKUP_FOLDER = 'backups';
export const ATTACHMENT_FOLDER = 'attachments';
export const LOCK_FOLDER = 'library.lock';

/** Files that systems leave in folders; a folder that holds nothing else counts as empty. */
const SYSTEM_FILES = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  '.git',
  '.gitignore',
  '.gitattributes',
  '.stfolder',
]);

/**
 * `library`: it holds library.json. `missing-snapshot`: a journal or backups, but no library.json. `new`: empty or missing.
 * `unreadable`: neither can be told. Rejects with `not-a-library` for a folder with other things in it, and for a file.
 */
export async function inspectFolder(
  files: FileLayer,
  folder: string,
): Promise<'library' | 'missing-snapshot' | 'new'> {
  let names: string[] | undefined;
  try {
    names = await ifExists(files.list(folder));
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR')
      throw notALibrary(
        `${folder} is a file. A library is a folder; give the folder that holds library.json.`,
      );
    throw new RooflineError('io-failed', `The folder ${folder} can't be read: ${messageOf(error)}.`, {
      cause: error,
    });
  }
  if (!names) return 'new';
  if (names.includes(LIBRARY_FILE)) return 'library';
  if (names.some((name) => parseJournalFileName(name))) return 'missing-snapshot';
  if (
    names.includes(BACKUP_FOLDER) &&
    (await files.list(join(folder, BACKUP_FOLDER))).some((name) => name.startsWith('library-'))
  )
    return 'missing-snapshot';
  const others = names.filter((name) => !SYSTEM_FILES.has(name) && !isOurs(name));
  if (others.length === 0) return 'new';
  const some = others.slice(0, 3).join(', ');
  throw notALibrary(
    `The folder ${folder} holds other things (${some}${others.length > 3 ? ', …' : ''}) and no ${LIBRARY_FILE}. ` +
      `Nothing was changed. Choose a library's folder, or an empty or new folder for a new library.`,
  );
}

/** Changes whenever the files that a library is loaded from do, as far as their times and sizes tell. */
export async function libraryStamp(files: FileLayer, folder: string): Promise<string> {
  const names = (await files.list(folder))
    .filter((name) => name === LIBRARY_FILE || name === HISTORY_FILE || parseJournalFileName(name))
    .sort();
  const states = names.map(async (name) => `${name} ${await fileState(files, join(folder, name))}`);
  return (await Promise.all(states)).join('\n');
}

function isOurs(name: string): boolean {
  return (
    name === LOCK_FOLDER ||
    name.startsWith(`${LOCK_FOLDER}.`) ||
    [HISTORY_FILE, BACKUP_FOLDER, ATTACHMENT_FOLDER].includes(name) ||
    name === `${LIBRARY_FILE}.new` ||
    name === `${HISTORY_FILE}.new`
  );
}

function notALibrary(message: string): RooflineError {
  return new RooflineError('not-a-library', message);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
