import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHANNELS } from '../../electron/desktop/channels.ts';
import { connectWindow } from '../../electron/desktop/connect-window.ts';
import { lockContents, lockPermissions } from '../../electron/desktop/lockdown.ts';
import { fileArguments, OpenedFiles } from '../../electron/desktop/opened-files.ts';
import { setMenu } from '../../electron/menu.ts';
import { isPageUrl, PAGE_URL, registerPageScheme, servePage } from '../../electron/protocol.ts';
import { bringToFront, openMainWindow } from '../../electron/window.ts';
import type { DesktopBridge } from '../../shared/api/bridge.ts';
import { events } from '../../shared/api/contract.ts';
import { ok } from '../../shared/api/result.ts';
import { EchoHost } from '../helpers/echo-host.ts';
import * as standIn from '../helpers/electron-stand-in.ts';

vi.mock('electron', () => import('../helpers/electron-stand-in.ts'));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roofline-desktop-'));
});

afterEach(() => {
  standIn.app.removeAllListeners();
  standIn.ipcRenderer.removeAllListeners();
  standIn.ipcRenderer.frame = undefined;
  rmSync(folder, { recursive: true });
});

/** Opens a window; the types of the stand-in are those of the parts of Electron that it has. */
function openWindow(): standIn.BrowserWindow {
  return openMainWindow('/preload.cjs') as unknown as standIn.BrowserWindow;
}

function connect(window: standIn.BrowserWindow, host: EchoHost, files = new OpenedFiles()): void {
  connectWindow(window as unknown as Parameters<typeof connectWindow>[0], host, files);
}

async function loadBridge(): Promise<DesktopBridge> {
  await import('../../electron/preload.ts');
  return standIn.seen.exposed.get('roofline') as DesktopBridge;
}

describe('the window', () => {
  test('runs its page in a sandbox, without Node', () => {
    const { webPreferences } = openWindow().options;
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      preload: '/preload.cjs',
    });
    expect(Object.keys(webPreferences ?? {})).not.toContain('webSecurity');
  });

  test('is shown when there is something to see', async () => {
    const window = openWindow();
    const shown = new Promise((resolve) => window.once('show', resolve));
    expect(window.webContents.mainFrame.url).toBe(PAGE_URL);
    await shown;
  });

  test('comes back after a crash of its page, but not again and again', () => {
    const { webContents } = openWindow();
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(webContents.reloads).toBe(1);
    const other = openWindow().webContents;
    other.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(other.reloads).toBe(0);
  });

  test('is brought to the front when Roofline is started again', () => {
    const window = openWindow();
    window.minimized = true;
    bringToFront(window as unknown as Parameters<typeof bringToFront>[0]);
    expect(window.minimized).toBe(false);
  });
});

describe('what a page may not do', () => {
  test('leave, or embed another page', () => {
    lockContents();
    const { webContents } = openWindow();
    for (const name of ['will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn();
      webContents.emit(name, { preventDefault, url: 'https://evil.example/' });
      expect(preventDefault, name).toHaveBeenCalledOnce();
    }
  });

  test('open windows; https links go to the system browser, nothing else goes anywhere', () => {
    lockContents();
    const { webContents } = openWindow();
    const open = (url: string): unknown => webContents.openWindow?.({ url } as never);
    standIn.seen.external.length = 0;
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'http://arxiv.org/',
      'smb://host/share',
      'ms-msdt:/id',
      'not an address',
    ]) {
      expect(open(url)).toEqual({ action: 'deny' });
    }
    expect(standIn.seen.external).toEqual([]);
    expect(open('https://arxiv.org/abs/2405.04437')).toEqual({ action: 'deny' });
    expect(standIn.seen.external).toEqual(['https://arxiv.org/abs/2405.04437']);
  });

  test('have permissions, but for our own page to copy', () => {
    lockPermissions();
    const check = (permission: string, origin: string): boolean =>
      standIn.permissions.check!(null, permission as never, origin, {} as never);
    expect(check('clipboard-sanitized-write', PAGE_URL)).toBe(true);
    expect(check('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(check('clipboard-sanitized-write', 'app://roofline.evil.example/')).toBe(false);
    for (const permission of [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'usb',
    ]) {
      expect(check(permission, PAGE_URL), permission).toBe(false);
      const grant = vi.fn();
      standIn.permissions.request!({} as never, permission as never, grant, {
        requestingUrl: PAGE_URL,
      } as never);
      expect(grant).toHaveBeenCalledWith(false);
    }
  });
});

describe('app://', () => {
  beforeEach(() => {
    mkdirSync(path.join(folder, 'page'));
    writeFileSync(path.join(folder, 'page', 'index.html'), '<title>Roofline</title>');
    writeFileSync(path.join(folder, 'secret.txt'), 'secret');
    servePage(path.join(folder, 'page'));
  });

  test('serves the page with a strict policy', async () => {
    const page = await standIn.load(PAGE_URL);
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<title>Roofline</title>');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test.each([
    'app://roofline/../secret.txt',
    'app://roofline/%2e%2e%2fsecret.txt',
    'app://other/',
    'app://roofline/no',
  ])('finds nothing at %s', async (url) => {
    expect((await standIn.load(url)).status).toBe(404);
  });

  test('is a scheme with an origin, without extra rights', () => {
    standIn.seen.schemes.length = 0;
    registerPageScheme();
    expect(standIn.seen.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(isPageUrl('app://roofline')).toBe(true);
    expect(isPageUrl('app://roofline.evil.example/')).toBe(false);
    expect(isPageUrl('app://rooflin')).toBe(false);
  });
});

describe('the bridge', () => {
  test('carries requests, answers and events', async () => {
    const host = new EchoHost();
    connect(openWindow(), host);
    const bridge = await loadBridge();
    expect(await bridge.request('papers.search', { query: 'moe' })).toEqual(
      ok({ name: 'papers.search', input: { query: 'moe' } }),
    );
    const changed = vi.fn();
    const stop = bridge.on('library.changed', changed);
    host.emit('notice', { level: 'info', message: 'not this one' });
    host.emit('library.changed', { revision: 3 });
    expect(changed.mock.calls).toEqual([[{ revision: 3 }]]);
    stop();
    host.emit('library.changed', { revision: 4 });
    expect(changed).toHaveBeenCalledOnce();
  });

  test('refuses everybody but the main frame of our page', async () => {
    const window = openWindow();
    connect(window, new EchoHost());
    const bridge = await loadBridge();
    for (const frame of [null, { url: PAGE_URL }]) {
      standIn.ipcRenderer.frame = frame;
      expect(await bridge.request('papers.search', {})).toMatchObject({ ok: false });
    }
    standIn.ipcRenderer.frame = undefined;
    window.webContents.mainFrame.url = 'https://evil.example/';
    expect(await bridge.request('papers.search', {})).toMatchObject({ ok: false });
    window.webContents.mainFrame.url = PAGE_URL;
    expect(await bridge.request('papers.destroy' as never, {} as never)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  test('brings addresses that a bookmarklet opened, and no others', async () => {
    const files = new OpenedFiles();
    const link = (url: string): string => `roofline://add?url=${encodeURIComponent(url)}`;
    files.openArguments([link('https://arxiv.org/abs/2309.06180'), '--flag'], folder);
    for (const other of [
      link('file:///etc/passwd'),
      link('javascript:alert(1)'),
      'roofline://add',
      'roofline://delete?url=https://arxiv.org/',
      'https://arxiv.org/abs/2309.06180',
      'roofline:',
    ]) {
      files.openLink(other);
    }
    connect(openWindow(), new EchoHost(), files);
    const opened = vi.fn();
    (await loadBridge()).onOpenFile(opened);
    expect(opened.mock.calls).toEqual([[{ address: 'https://arxiv.org/abs/2309.06180' }]]);
  });

  test('lets go of the library when the window closes', () => {
    const host = new EchoHost();
    const window = openWindow();
    connect(window, host);
    expect(host.listening).toBe(Object.keys(events).length);
    window.close();
    expect(host.listening).toBe(0);
  });

  test('brings files that were opened before there was a window, and after', async () => {
    const files = new OpenedFiles();
    writeFileSync(path.join(folder, 'early.bib'), '@misc{early}');
    writeFileSync(path.join(folder, 'late.bib'), '@misc{late}');
    await files.open(path.join(folder, 'early.bib'));
    await files.open(path.join(folder, 'missing.bib'));
    connect(openWindow(), new EchoHost(), files);
    const bridge = await loadBridge();
    const opened = vi.fn();
    const stop = bridge.onOpenFile(opened);
    await files.open(path.join(folder, 'late.bib'));
    expect(opened.mock.calls).toEqual([
      [{ name: 'early.bib', text: '@misc{early}' }],
      [{ name: 'late.bib', text: '@misc{late}' }],
    ]);
    stop();
  });

  test('passes on what the menu asks for', async () => {
    const window = openWindow();
    connect(window, new EchoHost());
    const bridge = await loadBridge();
    const asked = vi.fn();
    bridge.onMenu(asked);
    setMenu('linux', (command) => window.webContents.send(CHANNELS.menu, command));
    const file = standIn.seen.menu.find(({ label }) => label === '&File');
    const items = Array.isArray(file?.submenu) ? file.submenu : [];
    items
      .find(({ label }) => label === 'Import…')
      ?.click?.(undefined as never, undefined, undefined as never);
    expect(asked.mock.calls).toEqual([['import-file']]);
  });
});

test('files among the arguments of a second start are found, options are not', () => {
  expect(fileArguments(['.', '--flag', 'a.bib', '/x/b.txt'], '/home/me')).toEqual([
    '/home/me/a.bib',
    '/x/b.txt',
  ]);
});

test('macOS has its own first menu, with settings and quit in it', () => {
  setMenu('darwin', () => undefined);
  expect(standIn.seen.menu[0]?.role).toBe('appMenu');
  setMenu('win32', () => undefined);
  expect(standIn.seen.menu[0]?.label).toBe('&File');
});
