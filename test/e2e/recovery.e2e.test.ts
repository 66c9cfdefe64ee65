/** What a window does when the library is large, busy, or dies under it: on the built host in its own thread. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { LibraryHost } from '../../electron/library-host/host.ts';
import { remoteHost } from '../../electron/library-host/remote-host.ts';
import { workerTransport } from '../../electron/library-host/thread-host.ts';
import { findFormat } from '../../shared/formats/registry.ts';
import { generatePapers } from '../bench/corpus.ts';
import { ask } from '../helpers/library.ts';
import { root } from '../helpers/root.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { pasteText, withSample } from '../helpers/window.ts';

const open = openWindows({ errorsExpected: true });

/** The worker that the host runs in, as the browser shell starts it, and the means to crash it. */
class Workers {
  #current: Worker | undefined;

  readonly openHost = (folder: string): LibraryHost =>
    remoteHost({
      connect: () => {
        const entry = pathToFileURL(path.join(root, 'dist/main/library-thread.mjs'));
        this.#current = new Worker(entry, { workerData: { folder } });
        return Promise.resolve(workerTransport(this.#current));
      },
    });

  /** Ends the worker where it stands, as a crash does. */
  async crash(): Promise<void> {
    await this.#current?.terminate();
  }
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });

describe('a worker that crashed', () => {
  test('is started again, and the window goes on by itself with everything that was acknowledged', async () => {
    const workers = new Workers();
    const { page, host } = await open({ openHost: workers.openHost, prepare: withSample });
    await list(page).locator('.row-title').first().waitFor();
    await list(page).focus();
    await page.keyboard.press('y');
    await page.getByText('Kept to read').waitFor();
    await workers.crash();
    // Nobody touches the page: it reads everything again because the host says that it is back.
    await expect.poll(async () => (await ask(host, 'library.overview', {})).statuses['to-read']).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await expect.poll(async () => (await ask(host, 'library.overview', {})).starred).toBeGreaterThan(1);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^To read 1/ })
      .waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('loses nothing of a note that is being typed', async () => {
    const workers = new Workers();
    const { page, host } = await open({ openHost: workers.openHost, prepare: withSample });
    await list(page).locator('.row-title').first().waitFor();
    await list(page).focus();
    const { rows } = await ask(host, 'papers.search', { query: '', limit: 1 });
    await page.keyboard.press('n');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.classList.contains('cm-content')))
      .toBe(true);
    await page.keyboard.type('before the crash, ');
    const crash = workers.crash();
    await page.keyboard.type('while it happens, and after it');
    await crash;
    const note = async () => (await ask(host, 'papers.get', { id: rows[0]!.id })).paper.note;
    await expect.poll(note).toBe('before the crash, while it happens, and after it');
  });
});

test(
  'a long import says how far it is, leaves the library usable, and stops',
  { timeout: 180_000 },
  async () => {
    const workers = new Workers();
    const { page, host } = await open({ openHost: workers.openHost, prepare: withSample });
    await list(page).locator('.row-title').first().waitFor();
    const text = findFormat('bibtex')!.print!(generatePapers(6_000, 5), { abstracts: true }).text;
    await pasteText(page, text);
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('progressbar').waitFor();
    // A thread reads the text: the host answers meanwhile.
    expect((await ask(host, 'library.overview', {})).total).toBe(14);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await list(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await ask(host, 'library.overview', {})).total).toBe(14);
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
  },
);

test('a large export says that it is under way, and stops by keyboard', { timeout: 180_000 }, async () => {
  const workers = new Workers();
  const { page } = await open({ openHost: workers.openHost, papers: generatePapers(20_000, 4) });
  await list(page).locator('.row-title').first().waitFor();
  await list(page).focus();
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.keyboard.press('Control+e');
  const sheet = page.getByRole('dialog');
  const save = sheet.getByRole('button', { name: 'Save references.bib' });
  await save.waitFor();
  await expect.poll(() => save.isEnabled()).toBe(true);
  await save.focus();
  await page.keyboard.press('Enter');
  await sheet.getByRole('progressbar').waitFor();
  await sheet.getByRole('button', { name: 'Stop' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Stopped. Nothing was written.').waitFor();
  // The same button closes the sheet now; nothing was saved. The next try goes through.
  await sheet.getByText('Close', { exact: true }).waitFor();
  await save.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^Saved [\d,]+ papers as references\.bib$/).waitFor({ timeout: 60_000 });
  expect(downloads).toHaveLength(1);
  expect(await save.evaluate((element) => element === document.activeElement)).toBe(true);
});

test(
  'a large library is scrolled end to end with few rows in the page and few in memory',
  { timeout: 300_000 },
  async () => {
    // The short form; `ROOFLINE_SCROLL=100000` makes it the full one.
    const count = Number(process.env['ROOFLINE_SCROLL'] ?? 10_000);
    const { page } = await open({ papers: generatePapers(count, 3) });
    await list(page).locator('.row-title').first().waitFor();
    const heap = async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      await session.detach();
      return usedSize / 1024 / 1024;
    };
    const total = Number(await list(page).locator('[data-row]').first().getAttribute('aria-setsize'));
    // Once through a tenth of it, so that everything is loaded that stays; then from end to end.
    const scroll = (to: number) =>
      list(page).evaluate(async (element, part) => {
        const goal = (element.scrollHeight - element.clientHeight) * part;
        const from = element.scrollTop;
        for (let step = 1; step <= 120; step++) {
          element.scrollTop = from + ((goal - from) * step) / 120;
          await new Promise(requestAnimationFrame);
        }
      }, to);
    await scroll(0.1);
    const before = await heap();
    await scroll(1);
    await scroll(0.5);
    await scroll(1);
    await expect
      .poll(() =>
        list(page)
          .locator(`#row-${total - 1} .row-title`)
          .count(),
      )
      .toBe(1);
    expect(await list(page).locator('[data-row]').count()).toBeLessThan(60);
    // Twelve pages of a hundred rows are kept, wherever the list stands.
    expect(await heap()).toBeLessThan(before + 8);
  },
);
