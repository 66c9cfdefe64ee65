/**
 * Files outside the library that Roofline writes again and again: each carries the checksum of its text, so that a change by somebody
 * else is noticed without remembering anything elsewhere. Such a file is left alone.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { diskFiles } from './store/file-layer.ts';
import { writeAside } from './store/write-aside.ts';

/** What became of a write. `changed-outside`: the file holds something that Roofline did not write; it was not touched. */
export type OwnedWrite = 'written' | 'unchanged' | 'changed-outside';

/** Where a kind of file has its checksum. */
export interface OwnMark {
  /** The text with the checksum of itself in it. */
  readonly put: (text: string, checksum: string) => string;
  /** What `put` was given, read out of a file; undefined where the file has no mark. */
  readonly take: (content: string) => { readonly text: string; readonly checksum: string } | undefined;
}

/** Writes `text` to `path` with its mark, atomically, unless the file has it already or belongs to somebody else. */
export async function writeOwnedFile(path: string, text: string, mark: OwnMark): Promise<OwnedWrite> {
  const next = mark.put(text, checksum(text));
  const current = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (current === next) return 'unchanged';
  if (current !== undefined && !isOurs(current, mark)) return 'changed-outside';
  await writeAside(diskFiles, path, [Buffer.from(next)]);
  return 'written';
}

/** Whether a file is as Roofline wrote it (an empty one may be taken over). Line ends changed by git still count. */
function isOurs(content: string, mark: OwnMark): boolean {
  const plain = content.replaceAll('\r\n', '\n');
  if (plain.trim() === '') return true;
  const taken = mark.take(plain);
  return taken !== undefined && taken.checksum === checksum(taken.text);
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
