/** Loads a library and puts a host on it. All of the core hangs on this module: what need not wait for it is in open-library.ts. */
import { join } from 'node:path';
import { createHost, type HostOptions, type LibraryHost, type Log } from './host.ts';
import { indexCache } from './index-cache.ts';
import { AnswerCache } from './metadata/answer-cache.ts';
import { readInThread } from './read-apart.ts';
import { openStore } from './store/open-store.ts';

export interface OpenLibraryOptions {
  readonly folder: string;
  /** Where caches go (never needed, never trusted); none are kept when missing. */
  readonly cacheFolder?: string;
  readonly log?: Log;
  /** The built file that threads for reading large files start from; without it they are read in this thread. */
  readonly readerEntry?: URL;
  /** Reads PDFs; in a thread of the built files when missing. */
  readonly readPdf?: HostOptions['readPdf'];
  /** Where online sources live instead of their own hosts: for tests. */
  readonly online?: HostOptions['online'];
}

/** Loads the library and puts a host on it; `readOnly` says why this process may not write it. */
export async function openHost(
  { folder, cacheFolder, readerEntry, readPdf, online }: OpenLibraryOptions,
  log: Log,
  readOnly: string | undefined,
): Promise<LibraryHost> {
  const store = await openStore(folder, readOnly === undefined ? {} : { readOnly });
  const cache = cacheFolder === undefined ? undefined : indexCache(cacheFolder, folder, log);
  const answers = cacheFolder === undefined ? undefined : new AnswerCache(join(cacheFolder, 'answers'));
  return createHost({
    store,
    log,
    ...(cache ? { cache } : {}),
    ...(online ? { online } : {}),
    ...(readerEntry ? { readApart: readInThread(readerEntry) } : {}),
    ...(answers ? { answers } : {}),
    ...(readPdf ? { readPdf } : {}),
  });
}
