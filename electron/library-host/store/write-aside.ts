/** Replaces a file as a whole: readers and crashes see the old one or the new one, never a part. */
import { dirname } from 'node:path';
import { errorCode, ifExists, writeFully, type FileLayer } from './file-layer.ts';

/** Bytes that gather before they are written. */
const CHUNK = 256 * 1024;
/** Bytes that may wait for the disk before a sync, so that the last sync, and the journal's, never wait for a whole library. */
const UNSYNCED = 512 * 1024;

/**
 * Writes the pieces to a new file beside `path`, syncs it, and renames it over `path`; then syncs the folder. A symbolic link at
 * `path` stays one (its target is replaced), and the file keeps its mode. `beforeRename` may still stop it by throwing.
 * Resolves to the new file's size. On any failure the old file is untouched and the new one is removed.
 */
export async function writeAside(
  files: FileLayer,
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  beforeRename?: () => Promise<void>,
): Promise<number> {
  const target = (await ifExists(files.realPath(path))) ?? path;
  const aside = `${target}.new`;
  const mode = (await ifExists(files.stat(target)))?.mode;
  await ifExists(files.remove(aside));
  const file = await files.open(aside, 'create');
  try {
    let size = 0;
    let unsynced = 0;
    let waiting: Uint8Array[] = [];
    let waitingBytes = 0;
    const flush = async () => {
      await writeFully(file, Buffer.concat(waiting), size);
      size += waitingBytes;
      unsynced += waitingBytes;
      waiting = [];
      waitingBytes = 0;
      if (unsynced < UNSYNCED) return;
      await file.sync();
      unsynced = 0;
    };
    for await (const piece of pieces) {
      waiting.push(piece);
      waitingBytes += piece.length;
      if (waitingBytes >= CHUNK) await flush();
    }
    await flush();
    if (mode !== undefined) await file.chmod(mode & 0o777);
    await file.sync();
    await file.close();
    await beforeRename?.();
    await files.rename(aside, target);
    await files.syncFolder(dirname(target));
    return size;
  } catch (error) {
    await file.close().catch(ignoreClosed);
    await files.remove(aside).catch(() => undefined);
    throw error;
  }
}

/** Closing twice is the only failure that a clean-up may pass over. */
function ignoreClosed(error: unknown): void {
  if (errorCode(error) !== 'EBADF') return;
}
