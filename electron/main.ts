/**
 * The desktop shell's main process: the order in which things start, and nothing else. With a terminal command among its
 * arguments the application answers that instead, without opening a window.
 */

import { app, type BrowserWindow } from 'electron';
import { builtFile } from './library-host/built-files.ts';
import { isTerminalCommand, runTerminal } from './cli/run-terminal.ts';
import { CHANNELS } from './desktop/channels.ts';
import { connectWindow } from './desktop/connect-window.ts';
import { startLibraryProcess } from './desktop/library-process.ts';
import { lockContents, lockPermissions } from './desktop/lockdown.ts';
import { LINK_SCHEME, OpenedFiles } from './desktop/opened-files.ts';
import { logFile } from './log-file.ts';
import { setMenu } from './menu.ts';
import { defaultLibraryFolder, defaultLogFile } from './platform-folders.ts';
import { registerPageScheme, servePage } from './protocol.ts';
import { WINDOW_SHOWN } from './desktop/window-shown.ts';
import { bringToFront, openMainWindow } from './window.ts';

const args = process.argv.slice(app.isPackaged ? 1 : 2);

if (isTerminalCommand(args)) void runTerminal(args).then((status) => app.exit(status));
else if (app.requestSingleInstanceLock()) start();
else app.quit();

/** Opens the window as soon as Electron allows. Nothing here may be awaited: Electron is ready only when this file has run. */
function start(): void {
  const log = logFile(defaultLogFile());
  const files = new OpenedFiles();
  let window: BrowserWindow | undefined;
  process.on('uncaughtException', (error) => log('unexpected exception in the main process', error));

  registerPageScheme();
  lockContents();
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void files.open(file);
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    files.openLink(link);
    if (window) bringToFront(window);
  });
  // Packaged only: from its sources the program that would be registered is Electron itself.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  files.openArguments(args, process.cwd());
  app.on('second-instance', (_event, otherArgs, folder) => {
    files.openArguments(otherArgs.slice(1), folder);
    if (window) bringToFront(window);
  });

  void app.whenReady().then(() => {
    lockPermissions();
    servePage(builtFile('renderer'));
    const library = startLibraryProcess(builtFile('main/library-host.mjs'), defaultLibraryFolder(), log);
    const open = (): void => {
      const opened = openMainWindow(builtFile('preload/preload.cjs'));
      connectWindow(opened, library, files);
      opened.once('show', () => process.send?.(WINDOW_SHOWN));
      opened.once('closed', () => (window = undefined));
      window = opened;
    };
    setMenu(process.platform, (command) => window?.webContents.send(CHANNELS.menu, command));
    open();
    app.on('activate', () => {
      if (!window) open();
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    app.once('will-quit', (event) => {
      event.preventDefault();
      void library.close().finally(() => app.exit());
    });
  });
}
