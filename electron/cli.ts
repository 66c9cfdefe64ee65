#!/usr/bin/env node
/**
 * The terminal shell. The built file is also the code of its own worker threads, so that it needs no second file. Imports wait until
 * it is known what is wanted: to run all of the program's modules would be most of the time that a short command takes.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const { runTerminal } = await import('./cli/run-terminal.ts');
  process.exitCode = await runTerminal(process.argv.slice(2));
} else {
  const [{ runThread }, { logFile }, { defaultLogFile }] = await Promise.all([
    import('./library-host/worker.ts'),
    import('./log-file.ts'),
    import('./platform-folders.ts'),
  ]);
  runThread(new URL(import.meta.url), logFile(defaultLogFile()));
}
