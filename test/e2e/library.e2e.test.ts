/** Editing, tags, exports, large libraries, and a host that fails: in a real browser, on the real host and store. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { generatePapers } from '../bench/corpus.ts';
import { launchBrowser } from '../helpers/chromium.ts';
import { ask } from '../helpers/library.ts';
import { openWindow, withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(options: TestWindowOptions): Promise<TestWindow> {
  const window = await openWindow(browser, options);
  onTestFinished(() => window.close());
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
    'of 10,000 papers is scrolled end to end with few rows in the page',
    { timeout: 120_000 },
    async () => {
      const { page } = await open({ papers: generatePapers(10_000, 3) });
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
    },
  );
});

describe('when the library fails', () => {
  test('the window says what happened and goes on by itself when it is back', async () => {
    const { page } = await open({ prepare: withSample });
    await page.route('**/api/papers.search', (route) => route.abort());
    await page.getByRole('combobox', { name: 'Search papers' }).fill('roofline');
    await page
      .getByText(/can’t reach its library/)
      .first()
      .waitFor();
    await page.unroute('**/api/papers.search');
    await page.locator('[data-row]').first().waitFor();
  });

  test('a change that was refused is said, and nothing pretends it happened', async () => {
    const { page, host } = await open({ prepare: withSample });
    await page.route('**/api/papers.edit', (route) =>
      route.fulfill({
        json: {
          ok: false,
          error: { code: 'disk-full', message: 'The disk is full. Free some space and try again.' },
        },
      }),
    );
    await page.keyboard.press('s');
    await page.getByText('The disk is full. Free some space and try again.').first().waitFor();
    expect((await ask(host, 'library.overview', {})).starred).toBe(1);
  });
});
