#!/usr/bin/env node
/** The terminal shell. */
import { runTerminal } from './cli/run-terminal.ts';

process.exitCode = await runTerminal(process.argv.slice(2));
