/** The worker's side of a library host that runs apart, in a worker thread or a utility process; thread-host.ts is the shell's. */
import { pathToFileURL } from 'node:url';
import { builtFile } from './built-files.ts';
import type { Log } from './host.ts';
import { failedHost, openLibrary } from './open-library.ts';
import { serveTransport } from './serve-transport.ts';
import type { HostPlace } from './thread-host.ts';

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
export function runWorker(place: HostPlace, log: Log, side: WorkerSide): void {
  const readerEntry = pathToFileURL(builtFile('main/listing-reader.mjs'));
  const opening = openLibrary({ ...place, readerEntry, log }).catch((error: unknown) =>
    failedHost(error, log),
  );
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
