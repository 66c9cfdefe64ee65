/**
 * Opens a library for a shell, whoever else has it open: the first process owns the folder and serves the others through
 * its lock socket; where nobody can write (read-only folder, newer library) it is opened for reading.
 */
import { join } from 'node:path';
import { toApiError } from '../../shared/api/errors.ts';
import { fail } from '../../shared/api/result.ts';
import { createHost, type HostOptions, type LibraryHost, type Log } from './host.ts';
import { AnswerCache } from './metadata/answer-cache.ts';
import { indexCache } from './index-cache.ts';
import { keepingRows, openingHost } from './opening-host.ts';
import { readInThread } from './read-apart.ts';
import { remoteHost } from './remote-host.ts';
import { rowCache } from './row-cache.ts';
import { serveTransport } from './serve-transport.ts';
import { acquireLibrary } from './store/library-lock.ts';
import { openStore } from './store/open-store.ts';
import type { Transport } from './transport.ts';

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

/**
 * Opens the library in a folder; a missing or empty folder is a new library. When the process that had it open leaves, the
 * next one takes over by itself. Rejects with a RooflineError (`not-a-library`, `damaged-library`, ...) where there is
 * nothing to open.
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<LibraryHost> {
  const { log = () => undefined } = options;
  let opened: Transport | undefined = await connect(options, log);
  return remoteHost({
    log,
    connect: () => {
      const first = opened;
      opened = undefined;
      return first ? Promise.resolve(first) : connect(options, log);
    },
  });
}

/** A transport to whoever has the library: another process, or a host made here because nobody has it. */
async function connect(options: OpenLibraryOptions, log: Log): Promise<Transport> {
  const { folder, cacheFolder } = options;
  const access = await acquireLibrary(folder);
  if (access.role === 'client') return access.connection;
  const server = access.role === 'owner' ? access.server : undefined;
  const readOnly = access.role === 'read-only' ? access.reason : undefined;
  try {
    const rows = cacheFolder === undefined ? undefined : rowCache(cacheFolder, folder, log);
    const kept = await rows?.read();
    const opening = openHost(options, log, readOnly).then((host) =>
      rows ? keepingRows(host, rows, kept) : host,
    );
    const early = kept?.isCurrent && {
      ...kept.view,
      overview: { ...kept.view.overview, folder, readOnly },
    };
    const host = early ? openingHost(opening, early) : await opening;
    // Where it fails after all, the next process shall find the library free.
    if (early) void opening.catch(() => server?.release());
    server?.onConnection((visitor) => serveTransport(host, visitor));
    return localTransport(host, async () => {
      await host.close();
      await server?.release();
    });
  } catch (error) {
    await server?.release();
    throw error;
  }
}

/** Loads the library and puts a host on it; `readOnly` says why this process may not write it. */
async function openHost(
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

/** A transport to a host in this process. `close` is what closing it does. */
function localTransport(host: LibraryHost, close: () => Promise<void>): Transport {
  const messages: ((message: unknown) => void)[] = [];
  const closers: (() => void)[] = [];
  const deliver: ((message: unknown) => void)[] = [];
  serveTransport(host, {
    send: (message) => messages.forEach((listener) => listener(message)),
    onMessage: (listener) => void deliver.push(listener),
    onClose: (listener) => void closers.push(listener),
    close: () => undefined,
  });
  return {
    send: (message) => deliver.forEach((listener) => listener(message)),
    onMessage: (listener) => void messages.push(listener),
    onClose: (listener) => void closers.push(listener),
    close: () => void close().finally(() => closers.splice(0).forEach((listener) => listener())),
  };
}

/** A host that answers everything with the reason why there is none. */
export function failedHost(error: unknown, log: Log): LibraryHost {
  const reason = toApiError(error);
  if (reason.code === 'internal') log('the library could not be opened', error);
  return {
    request: () => Promise.resolve(fail(reason)),
    on: () => () => undefined,
    close: () => Promise.resolve(),
  };
}
