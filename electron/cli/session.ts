/** What every command needs: the options that all of them take, the terminal, and the open library. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { LibraryClient } from '../../shared/api/client.ts';
import type { RequestInput, RequestName, RequestOutput } from '../../shared/api/contract.ts';
import { RooflineError } from '../../shared/api/errors.ts';
import { defaultCacheFolder, defaultLibraryFolder, defaultLogFile } from '../platform-folders.ts';
import { logFile } from '../log-file.ts';
import path from 'node:path';
import { oneLine, type Terminal } from './terminal.ts';

/** How many warnings a command prints before its own answer. */
const MOST_WARNINGS = 5;

/** Options that every command takes. */
export interface CommonOptions {
  readonly library?: string;
  readonly json?: boolean;
}

/** An open library, asked so that an error ends the command. */
export interface Library {
  ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>>;
}

/** Adds the options that every command takes to the program. */
export function addCommonOptions(program: Command): void {
  program
    .option(
      '--library <folder>',
      'the library to work on (default: $ROOFLINE_LIBRARY, else your data folder)',
    )
    .option('--json', 'print JSON on standard output, and nothing else there');
}

/** The folder of the library that the options name. */
export function libraryFolder(options: CommonOptions): string {
  return options.library === undefined ? defaultLibraryFolder() : path.resolve(options.library);
}

/**
 * Opens the library, runs `work` with it and closes it again, also when `work` fails. Progress of long work is drawn on
 * standard error where somebody watches, and so is what is wrong with the library unless `work` says that itself.
 */
export async function withLibrary<T>(
  terminal: Terminal,
  options: CommonOptions,
  work: (library: Library) => Promise<T>,
  { saysTrouble = false } = {},
): Promise<T> {
  // Loaded only where it is used: the core is most of the program.
  const { openLibrary } = await import('../library-host/open-library.ts');
  const host = await openLibrary({
    folder: libraryFolder(options),
    cacheFolder: defaultCacheFolder(),
    log: logFile(defaultLogFile()),
  });
  const progress = showProgress(terminal, host);
  const stop = host.on('notice', ({ message }) => warn(terminal, [message]));
  try {
    const trouble = saysTrouble ? undefined : await host.request('library.trouble', {});
    if (trouble?.ok) warn(terminal, trouble.value);
    return await work({
      async ask(name, input) {
        const result = await host.request(name, input);
        if (!result.ok) throw new RooflineError(result.error.code, result.error.message, result.error);
        return result.value;
      },
    });
  } finally {
    progress.end();
    await host.close();
    stop();
  }
}

/** Says on standard error what the user should know about the library, whatever else was asked. */
function warn(terminal: Terminal, messages: readonly string[]): void {
  for (const message of messages.slice(0, MOST_WARNINGS)) terminal.err(`Warning: ${oneLine(message)}\n`);
  const more = messages.length - MOST_WARNINGS;
  if (more > 0) terminal.err(`Warning: and ${more} more; roofline doctor lists them.\n`);
}

/** Prints data as JSON, the one thing on standard output. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(JSON.stringify(value, null, 2) + '\n');
}

/** A whole number from `least` to `most`, for commander. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** An option that takes one of a few words, for commander. */
export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices);
}

/** An option's value added to those before it, for commander. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function showProgress(terminal: Terminal, host: LibraryClient): { end(): void } {
  if (!terminal.watched) return { end: () => undefined };
  let shown = false;
  const stop = host.on('progress', ({ label, fraction }) => {
    shown = true;
    terminal.err(`\r${label} ${Math.round(fraction * 100)} %\u001b[K`);
  });
  return {
    end() {
      stop();
      if (shown) terminal.err('\r\u001b[K');
    },
  };
}
