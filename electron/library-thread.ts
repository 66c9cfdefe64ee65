/** The entry of the browser shell's worker thread: runs the library host for the folder that its `workerData` names. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runWorker } from './library-host/worker.ts';
import { logFile } from './log-file.ts';
import { defaultLogFile } from './platform-folders.ts';

const placeSchema = z.object({ folder: z.string(), cacheFolder: z.string().optional() });

const port = parentPort;
if (!port) throw new Error('this is the code of a worker thread');
runWorker(placeSchema.parse(workerData), logFile(defaultLogFile()), {
  postMessage: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  exit: () => port.close(),
});
