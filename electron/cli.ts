#!/usr/bin/env node
/** The terminal shell. The built file is also the code of its own worker threads, so that it needs no second file. */
import { runTerminal } from './cli/run-terminal.ts';
import { isReaderThread, runReaderThread } from './library-host/read-apart.ts';
import { isHostThread, runThreadHost } from './library-host/worker.ts';
import { logFile } from './log-file.ts';
import { defaultLogFile } from './platform-folders.ts';

if (isReaderThread()) runReaderThread();
else if (isHostThread()) runThreadHost(new URL(import.meta.url), logFile(defaultLogFile()));
else process.exitCode = await runTerminal(process.argv.slice(2));
