/**
 * Opens a library for a shell, whoever else has it open: the first process owns the folder and serves the others through
 * its lock socket; where nobody can write (read-only folder, newer library) it is opened for reading.
 */
import { toApiError } from '../../shared/api/errors.ts';
import { fail } from '../../shared/api/result.ts';
import type { LibraryHost, Log } from './host.ts';
import type { openHost as OpenHost, OpenLibraryOptions } from './open-host.ts';
import { keepingRows, openingHost } from './opening-host.ts';
import { remoteHost } from './remote-host.ts';
import { rowCache } from './row-cache.ts';
import { serveTransport } from './serve-transport.ts';
import { acquireLibrary } from './store/library-lock.ts';
import type { Transport } from './transport.ts';

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
  const rows = cacheFolder === undefined ? undefined : rowCache(cacheFolder, folder, log);
  const kept = await rows?.read();
  const open = async (): Promise<LibraryHost> => {
    try {
      const host = await loadHost(options, log, readOnly);
      return rows ? keepingRows(host, rows, kept) : host;
    } catch (error) {
      // The next process shall find the library free.
      await server?.release();
      throw error;
    }
  };
  const early = kept?.isCurrent && {
    ...kept.view,
    overview: { ...kept.view.overview, folder, readOnly },
  };
  const host = early ? openingHost(open, early) : await open();
  server?.onConnection((visitor) => serveTransport(host, visitor));
  return localTransport(host, async () => {
    await host.close();
    await server?.release();
  });
}

/** Opens the host, with the core's code, which is not loaded before: rows that are kept are answered without it. */
async function loadHost(...args: Parameters<typeof OpenHost>): ReturnType<typeof OpenHost> {
  const { openHost } = await import('./open-host.ts');
  return openHost(...args);
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
