/** The entry of the desktop shell's utility process: runs the library host for the folder named by its first argument. */
import type { ParentPort } from 'electron';
import { runWorker } from './worker.ts';

// `process.parentPort` exists in utility processes only (Electron documentation, "utilityProcess").
const port = (process as NodeJS.Process & { parentPort: ParentPort }).parentPort;
const folder = process.argv[2] ?? '';

runWorker(folder, (message, error) => process.stderr.write(`${message} ${String(error ?? '')}\n`), {
  postMessage: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', (event) => listener(event.data)),
  exit: () => process.exit(0),
});
