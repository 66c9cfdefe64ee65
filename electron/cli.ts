#!/usr/bin/env node
/** The terminal shell. The built file is also the code of its own worker thread, so that it needs no second file. */
import { runTerminal } from './cli/run-terminal.ts';
import { isHostThread, runThreadHost } from './library-host/worker.ts';
import { logFile } from './log-file.ts';
import { defaultLogFile } from './platform-folders.ts';

if (isHostThread()) runThreadHost(logFile(defaultLogFile()));
else process.exitCode = await runTerminal(process.argv.slice(2));
