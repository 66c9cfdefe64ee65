/**
 * Live bibliographies: `.bib` files that Roofline keeps up to date. The first line of the file carries the checksum of the
 * rest, so that a change by somebody else is noticed without remembering anything elsewhere: such a file is left alone.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { diskFiles } from './store/file-layer.ts';
import { writeAside } from './store/write-aside.ts';

/** What became of a write. `changed-outside`: the file holds something that Roofline did not write; it was not touched. */
export type LiveWrite = 'written' | 'unchanged' | 'changed-outside';

const MARK =
  '% Kept up to date by Roofline. Edit this file and Roofline stops, so that nothing of yours is lost. sha256:';

/** Writes `text` to `path` with its mark, atomically, unless the file has it already or belongs to somebody else. */
export async function writeLiveBibliography(path: string, text: string): Promise<LiveWrite> {
  const next = `${MARK}${checksum(text)}\n${text}`;
  const current = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (current === next) return 'unchanged';
  if (current !== undefined && !isOurs(current)) return 'changed-outside';
  await writeAside(diskFiles, path, [Buffer.from(next)]);
  return 'written';
}

/** Whether a file is as Roofline wrote it (an empty one may be taken over). Line ends changed by git still count. */
function isOurs(content: string): boolean {
  const text = content.replaceAll('\r\n', '\n');
  if (text.trim() === '') return true;
  const end = text.indexOf('\n');
  if (!text.startsWith(MARK) || end === -1) return false;
  return text.slice(MARK.length, end) === checksum(text.slice(end + 1));
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
