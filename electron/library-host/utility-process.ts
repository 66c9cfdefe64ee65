/**
 * The entry of the desktop shell's utility process: runs the library host for the folder that its first argument names, with
 * its caches in the folder that the second names.
 */
import type { ParentPort } from 'electron';
import { runWorker } from './worker.ts';

// `process.parentPort` exists in utility processes only (Electron documentation, "utilityProcess").
const port = (process as NodeJS.Process & { parentPort: ParentPort }).parentPort;
const [, , folder = '', cacheFolder] = process.argv;

runWorker(
  { folder, cacheFolder },
  (message, error) => process.stderr.write(`${message} ${String(error ?? '')}\n`),
  {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (event) => listener(event.data)),
    exit: () => process.exit(0),
  },
);
