/**
 * The library host apart from its shell: as a worker thread (browser shell) or a utility process (desktop), behind one
 * transport. The shell's side is `startWorkerHost`; the worker's side is `runWorker`.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { LibraryHost, Log } from './host.ts';
import { failedHost, openLibrary, type OpenLibraryOptions } from './open-library.ts';
import { remoteHost } from './remote-host.ts';
import { serveTransport } from './serve-transport.ts';
import type { Transport } from './transport.ts';

/** What a shell hands its worker thread as `workerData`. */
const workerOptionsSchema = z.object({
  role: z.literal('library-host'),
  folder: z.string(),
  cacheFolder: z.string().optional(),
});

/** Asks the worker to write what is due and end. Not a request: it has no answer but the end itself. */
const CLOSE = { close: true } as const;

/** What both kinds of port have: Node's MessagePort and Worker, Electron's UtilityProcess. */
interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
}

/** The transport to a started worker: closing it asks the worker to finish; it is closed when the worker has ended. */
export function workerTransport(port: Port): Transport {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.once('exit', listener),
    close: () => port.postMessage(CLOSE),
  };
}

/** Which library a worker opens, and where its caches go. */
export type HostPlace = Pick<OpenLibraryOptions, 'folder' | 'cacheFolder'>;

/** The same inside the worker, which knows the file that its own threads start from. */
type WorkerPlace = HostPlace & Pick<OpenLibraryOptions, 'readerEntry'>;

/** Starts the host in a worker thread whose code is the file at `entry`, again whenever it stops. */
export function startThreadHost(entry: URL, options: HostPlace, log: Log): LibraryHost {
  return remoteHost({
    log,
    connect: () =>
      Promise.resolve().then(() => {
        const worker = new Worker(entry, { workerData: { role: 'library-host', ...options } });
        worker.on('error', (error) => log('the library host crashed', error));
        return workerTransport(worker);
      }),
  });
}

/** True in a thread that `startThreadHost` started: its entry file then calls `runThreadHost` and nothing else. */
export function isHostThread(): boolean {
  return !isMainThread && workerOptionsSchema.safeParse(workerData).success;
}

/** Runs the host in this worker thread, whose code is the file at `entry`, until the shell closes it. */
export function runThreadHost(entry: URL, log: Log): void {
  const port = parentPort;
  if (!port) throw new Error('runThreadHost needs a worker thread');
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
