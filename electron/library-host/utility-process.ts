/**
 * The entry of the desktop shell's utility process: runs the library host for the folder that its first argument names, with
 * its caches in the folder that the second names. Its threads for reading large files start here too.
 */
import type { ParentPort } from 'electron';
import { isReaderThread, runReaderThread } from './read-apart.ts';
import { runWorker } from './worker.ts';

if (isReaderThread()) runReaderThread();
else runHost();

function runHost(): void {
  // `process.parentPort` exists in utility processes only (Electron documentation, "utilityProcess").
  const port = (process as NodeJS.Process & { parentPort: ParentPort }).parentPort;
  const [, , folder = '', cacheFolder] = process.argv;

  runWorker(
    { folder, cacheFolder, readerEntry: new URL(import.meta.url) },
    (message, error) => process.stderr.write(`${message} ${String(error ?? '')}\n`),
    {
      postMessage: (message) => port.postMessage(message),
      onMessage: (listener) => void port.on('message', (event) => listener(event.data)),
      exit: () => process.exit(0),
    },
  );
}
