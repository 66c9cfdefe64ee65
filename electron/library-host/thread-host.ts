/**
 * The shell's side of a library host that runs apart, in a worker thread (browser shell) or a utility process (desktop), behind one
 * transport; worker.ts is the other side. It loads nothing of the core, so that a shell starts fast.
 */
import { Worker } from 'node:worker_threads';
import type { LibraryHost, Log } from './host.ts';
import type { OpenLibraryOptions } from './open-host.ts';
import { remoteHost } from './remote-host.ts';
import type { Transport } from './transport.ts';

/** Asks the worker to write what is due and end. Not a request: it has no answer but the end itself. */
export const CLOSE = { close: true } as const;

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

/**
 * Starts the host in a worker thread, again whenever it stops.
 * @param entry The built file of library-thread.ts.
 */
export function startThreadHost(entry: URL, options: HostPlace, log: Log): LibraryHost {
  return remoteHost({
    log,
    connect: () =>
      Promise.resolve().then(() => {
        const worker = new Worker(entry, { workerData: options });
        worker.on('error', (error) => log('the library host crashed', error));
        return workerTransport(worker);
      }),
  });
}
