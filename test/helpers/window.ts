/**
 * The window as a person meets it: the built page, served by the real browser shell, over a real library host and store in
 * a temporary folder, in a real Chromium.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LibraryHost } from '../../electron/library-host/host.ts';
import { openLibrary } from '../../electron/library-host/open-library.ts';
import { readPdfApart, type ReadPdf } from '../../electron/library-host/pdf/read-pdf-apart.ts';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import { startBrowserShell } from '../../electron/serve.ts';
import type { Paper } from '../../shared/library/paper.ts';
import type { FakeSources } from './fake-sources.ts';
import { TestClock } from './test-clock.ts';
import { root } from './root.ts';

export interface TestWindow {
  readonly page: Page;
  readonly host: LibraryHost;
  readonly folder: string;
  /** The page's address, token included: for a second window. */
  readonly address: string;
  /** What the page wrote to its console as errors, and exceptions nobody caught. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface TestWindowOptions extends BrowserContextOptions {
  /** Papers that the library holds before anything else happens: for large libraries. */
  readonly papers?: readonly Paper[];
  /** What happens to the library before the window opens. */
  readonly prepare?: (host: LibraryHost) => Promise<unknown>;
  /** The online sources on this machine. */
  readonly sources?: FakeSources;
  /** Opens the host another way than in this process. */
  readonly openHost?: (folder: string) => LibraryHost | Promise<LibraryHost>;
}

/** Opens a window on a fresh library. */
export async function openWindow(browser: Browser, options: TestWindowOptions = {}): Promise<TestWindow> {
  const { prepare, sources, openHost, papers = [], ...contextOptions } = options;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'roofline-window-'));
  const library = path.join(folder, 'library');
  if (papers.length > 0) {
    const store = await openStore(library);
    await store.apply({ name: 'set-up', changes: papers.map((paper) => ({ kind: 'add', paper })) });
    await store.close();
  }
  const host = await (openHost?.(library) ??
    openLibrary({
      folder: library,
      readPdf: readPdfInBuiltThread,
      ...(sources ? { online: { origins: sources.origins, http: { clock: new TestClock() } } } : {}),
    }));
  await prepare?.(host);
  const shell = await startBrowserShell({ client: host, page: path.join(root, 'dist/renderer'), port: 0 });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...contextOptions });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(shell.address);
  return {
    page,
    host,
    folder,
    address: shell.address,
    errors,
    async close() {
      await context.close();
      await shell.close();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The tests run from the sources, where no built file is beside the host. */
const readPdfInBuiltThread: ReadPdf = (bytes) =>
  readPdfApart(bytes, pathToFileURL(path.join(root, 'dist/main/pdf-reader.mjs')));

/** Fills the library with the built-in sample. */
export const withSample = (host: LibraryHost): Promise<unknown> => host.request('import.sample', {});

/** Pastes into the window as a browser would: the clipboard's flavours at once, outside any field. */
export async function pasteText(page: Page, text: string, html?: string): Promise<void> {
  await page.evaluate(
    ([plain, rich]) => {
      const data = new DataTransfer();
      data.setData('text/plain', plain ?? '');
      if (rich !== undefined) data.setData('text/html', rich);
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [text, html] as const,
  );
  await page.locator('.sheet').waitFor();
}
