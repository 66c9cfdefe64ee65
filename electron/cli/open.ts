/** `roofline open`: the desktop window where there can be one, else the same window in the browser. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Command } from 'commander';
import { RooflineError } from '../../shared/api/errors.ts';
import { builtFile } from '../library-host/built-files.ts';
import { WINDOW_SHOWN } from '../desktop/window-shown.ts';
import { findRuntime } from './desktop-runtime.ts';
import { serveInBrowser, type ServeOptions } from './serve.ts';
import { DEFAULT_PORT } from './serve.ts';
import { libraryFolder, type CommonOptions } from './session.ts';
import type { Terminal } from './terminal.ts';

interface OpenOptions extends CommonOptions {
  readonly desktop?: boolean;
}

export function addOpenCommand(program: Command, terminal: Terminal): void {
  program
    .command('open')
    .summary('open the window')
    .description('Opens the desktop window; where that is not possible, the same window in the browser.')
    .argument('[file...]', 'listings or bibliographies to import')
    .option('--desktop', 'fail where there can be no desktop window')
    .action(async (files: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<OpenOptions>();
      const problem = await openDesktop(terminal, options, files);
      if (problem === undefined) return;
      if (options.desktop) throw new RooflineError('io-failed', `No desktop window: ${problem}.`);
      terminal.err(`No desktop window: ${problem}. The same window, in the browser:\n`);
      const browser: ServeOptions = { ...options, port: DEFAULT_PORT, open: true };
      await serveInBrowser(terminal, browser);
    });
}

/** Runs the desktop window until it is closed. Resolves to the reason where there was none, at once. */
async function openDesktop(
  terminal: Terminal,
  options: OpenOptions,
  files: readonly string[],
): Promise<string | undefined> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return 'this session has no display';
  }
  // Chromium refuses to start as root with its sandbox on, and the sandbox stays on.
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'it does not run as root';
  const runtime = await findRuntime((line) => terminal.err(`${line}\n`));
  if ('missing' in runtime) return runtime.missing;

  const application = path.dirname(path.dirname(builtFile('cli.mjs')));
  const child = spawn(runtime.executable, [application, ...files.map((file) => path.resolve(file))], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ROOFLINE_LIBRARY: libraryFolder(options) },
  });
  let shown = false;
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  child.on('message', (message) => {
    if (message === WINDOW_SHOWN) shown = true;
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`Electron can't be run (${error.message})`));
    child.once('exit', (status, signal) => {
      // A second start ends at once with status 0: the window that is open already came to the front.
      if (shown || status === 0) resolve(undefined);
      else
        resolve(
          `Electron ended before it showed one (${signal ?? `status ${String(status)}`})${lastLine(said)}`,
        );
    });
  });
}

/** The last thing that a process said, for people. */
function lastLine(said: string): string {
  const line = said.trim().split('\n').at(-1)?.trim();
  return line ? `: ${line}` : '';
}
