/** `roofline serve`: the window in a browser, until Ctrl-C. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { RooflineError } from '../../shared/api/errors.ts';
import { builtFile } from '../library-host/built-files.ts';
import { startThreadHost } from '../library-host/thread-host.ts';
import { logFile } from '../log-file.ts';
import { defaultCacheFolder, defaultLogFile } from '../platform-folders.ts';
import { libraryFolder, printJson, wholeNumber, type CommonOptions } from './session.ts';
import type { Terminal } from './terminal.ts';

/** The port tried first, so that the address stays the same from day to day. */
export const DEFAULT_PORT = 4117;

export interface ServeOptions extends CommonOptions {
  readonly port: number;
  /** Whether to open the system's browser. */
  readonly open: boolean;
}

export function addServeCommand(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .summary('open the window in a browser')
    .description('Serves the window to a browser on this machine, until Ctrl-C.')
    .option(
      '--port <n>',
      'the port; the next free one is taken where it is in use',
      wholeNumber(0, 65_535),
      DEFAULT_PORT,
    )
    .option('--no-open', 'print the address and open no browser')
    .action((_options: unknown, command: Command) =>
      serveInBrowser(terminal, command.optsWithGlobals<ServeOptions>()),
    );
}

/** Serves the library's window until the process is asked to end. */
export async function serveInBrowser(terminal: Terminal, options: ServeOptions): Promise<void> {
  const folder = libraryFolder(options);
  const log = logFile(defaultLogFile());
  const host = startThreadHost(
    pathToFileURL(builtFile('main/library-thread.mjs')),
    { folder, cacheFolder: defaultCacheFolder() },
    log,
  );
  try {
    // Loaded while the worker loads the core.
    const { startBrowserShell } = await import('../serve.ts');
    // A folder that is no library is said here, not in a window that can do nothing.
    const opened = await host.request('library.overview', {});
    if (!opened.ok) throw new RooflineError(opened.error.code, opened.error.message, opened.error);
    const shell = await startBrowserShell({ client: host, page: builtFile('renderer'), port: options.port });
    if (options.json) printJson(terminal, { address: shell.address, port: shell.port, library: folder });
    else terminal.out(`Roofline is at ${shell.address}\nLibrary: ${folder}. Ctrl-C ends it.\n`);
    if (options.open) openBrowser(shell.address);
    await untilAskedToEnd();
    await shell.close();
  } finally {
    await host.close();
  }
}

function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Asks the system for its browser. Where there is none, the printed address is all there is to do. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  if (command === 'xdg-open' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  const child = spawn(command!, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
