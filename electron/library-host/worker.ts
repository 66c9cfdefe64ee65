/** The worker's side of a library host that runs apart, in a worker thread or a utility process; thread-host.ts is the shell's. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Log } from './host.ts';
import { failedHost, openLibrary, type OpenLibraryOptions } from './open-library.ts';
import { isReaderThread, runReaderThread } from './read-apart.ts';
import { serveTransport } from './serve-transport.ts';
import type { HostPlace } from './thread-host.ts';

/** What a shell hands its worker thread as `workerData`. */
const workerOptionsSchema = z.object({
  role: z.literal('library-host'),
  folder: z.string(),
  cacheFolder: z.string().optional(),
});

/** Which library this worker opens, and the file that its own threads start from. */
type WorkerPlace = HostPlace & Pick<OpenLibraryOptions, 'readerEntry'>;

/** Does what this worker thread, whose code is the file at `entry`, was started for: keeps a library, or reads one listing. */
export function runThread(entry: URL, log: Log): void {
  if (isReaderThread()) return runReaderThread();
  const port = parentPort;
  if (!port) throw new Error('runThread needs a worker thread');
  runWorker({ ...workerOptionsSchema.parse(workerData), readerEntry: entry }, log, {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    exit: () => port.close(),
  });
}

/** What a worker needs of its surroundings. */
export interface WorkerSide {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Ends the worker, after the host has closed. */
  exit(): void;
}

/**
 * Opens the library and answers the shell. A library that can't be opened answers every request with the reason, so that
 * the window can show it.
 */
export function runWorker(place: WorkerPlace, log: Log, side: WorkerSide): void {
  const opening = openLibrary({ ...place, log }).catch((error: unknown) => failedHost(error, log));
  const early: unknown[] = [];
  let deliver = (message: unknown): void => void early.push(message);

  side.onMessage((message) => {
    if (!isClose(message)) return deliver(message);
    void opening.then((host) => host.close()).then(() => side.exit());
  });
  void opening.then((host) => {
    serveTransport(host, {
      send: (message) => side.postMessage(message),
      onMessage: (listener) => {
        deliver = listener;
        early.splice(0).forEach(listener);
      },
      onClose: () => undefined,
      close: () => side.exit(),
    });
  });
}

function isClose(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'close' in message;
}
