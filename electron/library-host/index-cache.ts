/**
 * Where the packed search index waits for the next start: the platform's cache folder, one folder a library. Never trusted
 * (the engine checks what it unpacks), never needed: any failure means building anew.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './host.ts';
import { diskFiles } from './store/file-layer.ts';
import { writeAside } from './store/write-aside.ts';

export interface IndexCache {
  /** The bytes of the last `write`; undefined where there are none. Never rejects. */
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
}

/** The cache for the library in `folder`, below the platform's `cacheFolder`. */
export function indexCache(cacheFolder: string, folder: string, log: Log): IndexCache {
  const path = async (): Promise<string> => {
    const real = await realpath(folder).catch(() => folder);
    const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
    return join(cacheFolder, name, 'search-index');
  };
  return {
    async read() {
      return readFile(await path()).catch(() => undefined);
    },
    async write(bytes) {
      const file = await path();
      await mkdir(join(file, '..'), { recursive: true });
      await writeAside(diskFiles, file, [bytes]).catch((error: unknown) =>
        log('the search index was not cached', error),
      );
    },
  };
}
