/** The main window: sandboxed, remembers its place, comes back after a crash of its page. */
import { BrowserWindow } from 'electron';
import { PAGE_URL } from './protocol.ts';

/** A page that crashes again within this time is left alone. Milliseconds. */
const CRASH_PAUSE = 10_000;

/**
 * Opens the main window on the page.
 * @param preload The file of the preload script.
 */
export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    // Electron keeps position, size and maximised state under this name.
    name: 'main',
    windowStatePersistence: true,
    title: 'Roofline',
    width: 1320,
    height: 860,
    // One pane, with nothing cut off.
    minWidth: 400,
    minHeight: 480,
    // Shown with its first picture instead of flashing an empty one.
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Spelling dictionaries would be downloaded, and nobody asked for that.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());

  let crashedAt = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || Date.now() - crashedAt < CRASH_PAUSE) return;
    crashedAt = Date.now();
    window.webContents.reload();
  });
  void window.loadURL(PAGE_URL);
  return window;
}

/** Brings a window to the front: the user started Roofline a second time, or opened a file with it. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
