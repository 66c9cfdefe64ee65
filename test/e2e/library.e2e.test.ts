/** Editing, tags, exports, large libraries, and a host that fails: in a real browser, on the real host and store. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHost } from '../../electron/library-host/host.ts';
import { openLibrary } from '../../electron/library-host/open-library.ts';
import { diskFiles, type FileLayer } from '../../electron/library-host/store/file-layer.ts';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import { generatePapers } from '../bench/corpus.ts';
import { ask } from '../helpers/library.ts';
import { root } from '../helpers/root.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

const openOne = openWindows({ errorsExpected: true });

async function open(options: TestWindowOptions): Promise<TestWindow> {
  const window = await openOne(options);
  await window.page.locator('[data-row] .row-title').first().waitFor();
  return window;
}
async function show(page: Page, key: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Search papers' }).fill(`key:${key}`);
  await page.getByRole('complementary').getByText(key).first().waitFor();
  await page.keyboard.press('Enter');
}

describe('a paper', () => {
  test('is edited where it stands, and every edit can be undone', async () => {
    const { page, host } = await open({ prepare: withSample });
    const paper = async () => (await ask(host, 'papers.get', { key: 'kwon2023efficient' })).paper;
    const before = await paper();
    await show(page, 'kwon2023efficient');
    await page.keyboard.press('F2');
    const title = page.getByRole('textbox', { name: 'title' });
    await title.fill('A <b>better</b> title');
    await title.press('Enter');
    await expect.poll(async () => (await paper()).title).toBe('A <b>better</b> title');
    await page.getByRole('button', { name: 'Edit Venue' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Venue' }).fill('SOSP 2023');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await paper()).venue).not.toBe(before.venue);
    await page.getByRole('button', { name: 'Edit Date' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Date' }).fill('last year');
    await page.keyboard.press('Enter');
    await page.getByText('Write a date as 2024').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: 'Papers' }).focus();
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await expect.poll(async () => (await paper()).title).toBe(before.title);
    expect((await paper()).venue).toBe(before.venue);
  });

  test('is written as BibTeX that can be copied', async () => {
    const { page } = await open({ prepare: withSample });
    await show(page, 'kwon2023efficient');
    await page.keyboard.press('b');
    await page.getByText('Copied BibTeX').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      '@inproceedings{kwon2023efficient,',
    );
  });
});

describe('the library', () => {
  test('is exported as the very text of the preview', async () => {
    const { page, host } = await open({ prepare: withSample });
    await page.keyboard.press('Control+e');
    const save = page.getByRole('button', { name: /^Save .*\.bib$/ });
    await save.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const expected = await ask(host, 'export.text', { format: 'bibtex', papers: { query: '' } });
    expect(readFileSync(await download.path(), 'utf8')).toBe(expected.text);
  });

  test('is written as a folder of notes', async () => {
    const { page, folder } = await open({ prepare: withSample });
    await page.keyboard.press('Control+e');
    const sheet = page.getByRole('dialog', { name: 'Export' });
    await sheet.getByRole('radio', { name: 'Markdown' }).check();
    await sheet.getByRole('textbox', { name: /a file for each paper/ }).fill(path.join(folder, 'notes'));
    await page.keyboard.press('Enter');
    await page.getByText('Notes: 14 written, 0 as they were').waitFor();
    expect(readdirSync(path.join(folder, 'notes'))).toContain('kwon2023efficient.md');
  });

  test('renames, merges and deletes tags, with undo', async () => {
    const { page, host } = await open({ prepare: withSample });
    const names = async () => (await ask(host, 'tags.list', {})).map(({ name }) => name);
    await page.getByRole('button', { name: 'Manage tags' }).click();
    const sheet = page.getByRole('dialog', { name: 'Tags' });
    await sheet.getByRole('button', { name: 'Edit tag kernels' }).click();
    await page.getByRole('textbox', { name: 'tag kernels' }).fill('compilers');
    await page.keyboard.press('Enter');
    await page.getByText('Merged kernels into compilers').waitFor();
    expect(await names()).not.toContain('kernels');
    await sheet.getByRole('button', { name: 'Delete serving' }).click();
    await page.getByText('Deleted the tag serving').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await expect.poll(names).toContain('serving');
  });

  test('shows changes that another window makes', async () => {
    const { page, host } = await open({ prepare: withSample });
    const { rows } = await ask(host, 'papers.search', { query: 'key:kwon2023efficient' });
    await ask(host, 'papers.edit', { ids: rows.map(({ id }) => id), edit: { title: 'Changed elsewhere' } });
    await page.getByText('Changed elsewhere').first().waitFor();
  });

  test(
    'of 10,000 papers is scrolled end to end with few rows in the page, chosen and saved as a whole',
    { timeout: 120_000 },
    async () => {
      const { page, host } = await open({ papers: generatePapers(10_000, 3) });
      const list = page.getByRole('listbox', { name: 'Papers' });
      await list.focus();
      for (const key of ['End', 'PageUp', 'PageUp', 'Home', 'End']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(150);
      }
      const total = Number(await list.locator('[data-row]').first().getAttribute('aria-setsize'));
      await expect.poll(() => list.getAttribute('aria-activedescendant')).toBe(`row-${total - 1}`);
      await expect.poll(() => list.locator(`#row-${total - 1} .row-title`).count()).toBe(1);
      expect(await list.locator('[data-row]').count()).toBeLessThan(60);
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByText(`The last of ${total.toLocaleString('en')} papers selected`).waitFor();
      await page.keyboard.press('ControlOrMeta+e');
      const save = page.getByRole('button', { name: /^Save .*\.bib$/ });
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
      const { ids } = await ask(host, 'papers.ids', { limit: total });
      const { text } = await ask(host, 'export.text', { format: 'bibtex', papers: { ids } });
      expect(readFileSync(await download.path(), 'utf8') === text).toBe(true);
    },
  );
});

describe('when the library fails', () => {
  test('the window says that it can’t be reached, and goes on by itself when it can', async () => {
    const { page } = await open({ prepare: withSample });
    await page.context().setOffline(true);
    await page.getByRole('combobox', { name: 'Search papers' }).fill('roofline');
    await page
      .getByText(/can’t reach its library/)
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await page.locator('[data-row]').first().waitFor();
  });

  test('a full disk is said, nothing pretends that a change was kept, and there is a way on', async () => {
    let full = false;
    const { page, host } = await open({
      openHost: async (folder) =>
        createHost({ store: await openStore(folder, { files: filling(() => full) }) }),
      prepare: withSample,
    });
    full = true;
    await page.getByRole('listbox', { name: 'Papers' }).focus();
    await page.keyboard.press('s');
    await page
      .getByRole('alert')
      .getByText(/disk is full/)
      .first()
      .waitFor();
    expect((await ask(host, 'library.overview', {})).starred).toBe(1);
    full = false;
    await page.keyboard.press('s');
    // The paper was starred: the same key takes the star away now that there is room.
    await expect.poll(async () => (await ask(host, 'library.overview', {})).starred).toBe(0);
  });

  test('another program that has the library and does not answer is named; reading goes on', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'roofline-locked-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const library = path.join(folder, 'library');
    const before = await openLibrary({ folder: library });
    await withSample(before);
    await before.close();
    const holder = fork(path.join(root, 'test/electron/library-host/store/lock-holder.ts'), [library], {
      execArgv: ['--import', 'tsx'],
    });
    onTestFinished(() => void holder.kill('SIGKILL'));
    expect((await once(holder, 'message'))[0]).toBe('owner');
    holder.kill('SIGSTOP');

    const { page, host } = await open({ openHost: () => openLibrary({ folder: library }) });
    await page
      .getByRole('alert')
      .getByText(/another Roofline has it open/)
      .waitFor();
    await page.getByRole('listbox', { name: 'Papers' }).focus();
    await page.keyboard.press('s');
    await page
      .locator('.toast')
      .getByText(/another Roofline has it open/)
      .waitFor();
    expect((await ask(host, 'library.overview', {})).starred).toBe(1);
  });
});

/** The real files, on a disk that takes no more bytes while it is full. */
function filling(isFull: () => boolean): FileLayer {
  return {
    ...diskFiles,
    async open(name, how) {
      const file = await diskFiles.open(name, how);
      const noSpace = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return {
        ...file,
        write: (bytes, position) => (isFull() ? Promise.reject(noSpace) : file.write(bytes, position)),
      };
    },
  };
}
