/**
 * Where the packed search index waits for the next start: the platform's cache folder, one folder a library. Never trusted
 * (the engine checks what it unpacks), never needed: any failure means building anew.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cachePlace } from './cache-place.ts';
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
  const path = (): Promise<string> => cachePlace(cacheFolder, folder, 'search-index');
  return {
    async read() {
      return readFile(await path()).catch(() => undefined);
    },
    async write(bytes) {
      const file = await path();
      await mkdir(dirname(file), { recursive: true });
      await writeAside(diskFiles, file, [bytes]).catch((error: unknown) =>
        log('the search index was not cached', error),
      );
    },
  };
}
