/** The main path through the window, as issue and UI brief tell it: in a real browser, on the real host and store. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask } from '../helpers/library.ts';
import { root } from '../helpers/root.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { pasteText, withSample } from '../helpers/window.ts';

const listing = readFileSync(path.join(root, 'test/fixtures/listings/daily-papers.txt'), 'utf8');
const open = openWindows();

const rows = (page: Page) => page.locator('[data-row]');
const search = (page: Page) => page.getByRole('combobox', { name: 'Search papers' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });

/** The titles on screen, in order. */
const titles = (page: Page): Promise<string[]> => page.locator('[data-row] .row-title').allInnerTexts();

describe('a first run', () => {
  test('offers the sample library, which one undo takes away', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Try the sample library/ }).click();
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
  });

  test('a toast offers Undo as long as that takes back what the toast names', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Try the sample library/ }).click();
    await page.getByText('Added 14 papers').waitFor();
    await list(page).press('s');
    await page.getByText('Added 14 papers').waitFor({ state: 'detached' });
    await list(page).press('e');
    await page.getByText('Archived', { exact: true }).nth(1).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText(/^Undid: /).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor({ state: 'detached' });
    expect(await rows(page).count()).toBe(14);
  });

  test('takes a listing by paste, shows what was read, and commits it', async () => {
    const { page, host } = await open();
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    await pasteText(page, listing);
    const sheet = page.getByRole('dialog', { name: 'Hugging Face papers page' });
    await sheet.getByText('6 new').waitFor();
    await sheet.getByText('11 lines of page furniture left out').waitFor();
    await sheet.getByRole('combobox', { name: 'Tags for all' }).fill('serving');
    await page.keyboard.press('Enter');
    await page.keyboard.type('to-cite');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('Added 6 papers').waitFor();
    await expect.poll(() => rows(page).count()).toBe(6);
    const { statuses, tags } = await ask(host, 'library.overview', {});
    expect(statuses.inbox).toBe(6);
    expect(tags).toMatchObject([
      { name: 'serving', count: 6 },
      { name: 'to-cite', count: 6 },
    ]);
  });

  test('says of a second import that everything is here already', async () => {
    const { page } = await open({
      prepare: async (host) => {
        const { previewId } = await ask(host, 'import.preview', { text: listing });
        await ask(host, 'import.commit', { previewId });
      },
    });
    await rows(page).first().waitFor();
    await pasteText(page, listing);
    await page.getByText('6 already here').waitFor();
    expect(await page.getByRole('button', { name: 'Nothing to import' }).isDisabled()).toBe(true);
  });

  test('says what is wrong with text that is no listing, and keeps the way open', async () => {
    const { page, host } = await open();
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    await pasteText(page, 'a letter to my grandmother, in which no paper is mentioned at all');
    await page
      .getByRole('alert')
      .getByText(/recognised/)
      .waitFor();
    await page.getByRole('textbox', { name: 'Text to import' }).waitFor();
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
  });

  test('reads a dropped file', async () => {
    const { page } = await open();
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'papers <b>.txt', { type: 'text/plain' }));
      const event = { dataTransfer: data, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('dragover', event));
      document.body.dispatchEvent(new DragEvent('drop', event));
    }, listing);
    await page.getByText('from papers <b>.txt').waitFor();
  });
});

describe('finding', () => {
  test('follows the typing, marks what matched, and keeps the query on Escape only once', async () => {
    const { page } = await open({ prepare: withSample });
    await rows(page).first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('roofline');
    await expect.poll(() => titles(page)).toEqual([expect.stringContaining('Roofline')]);
    // The answer to fewer letters may have been the same paper.
    await expect.poll(() => page.locator('[data-row] mark').first().innerText()).toBe('Roofline');
    await page.keyboard.press('Escape');
    await expect.poll(() => rows(page).count()).toBeGreaterThan(5);
    expect(await search(page).inputValue()).toBe('');
  });

  test('finds a paper in spite of a typo', async () => {
    const { page } = await open({ prepare: withSample });
    await rows(page).first().waitFor();
    await search(page).fill('roofine');
    await expect.poll(() => titles(page)).toContainEqual(expect.stringContaining('Roofline'));
  });

  test('completes filters and explains a wrong one', async () => {
    const { page } = await open({ prepare: withSample });
    await rows(page).first().waitFor();
    await search(page).pressSequentially('tag:serv');
    await page
      .getByRole('listbox', { name: 'Completions' })
      .getByRole('option', { name: /^serving/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => search(page).inputValue()).toBe('tag:serving');
    await expect.poll(() => rows(page).count()).toBe(5);
    await search(page).fill('year:soon');
    await expect.poll(() => page.locator('.search-problem').count()).toBe(1);
    expect(await search(page).getAttribute('aria-invalid')).toBe('true');
  });

  test('completes what the field holds now, also from a list of fewer letters', async () => {
    const { page } = await open({ prepare: withSample });
    await rows(page).first().waitFor();
    await search(page).pressSequentially('tag:s');
    const serving = page.getByRole('option', { name: /^serving/ });
    await serving.waitFor();
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/papers.complete-query', async (route) => {
      await asked;
      await route.continue();
    });
    await page.keyboard.type('erv');
    await page.keyboard.press('ArrowDown');
    while ((await serving.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    answer();
    await expect.poll(() => search(page).inputValue()).toBe('tag:serving');
    await expect.poll(() => rows(page).count()).toBe(5);
  });

  test('is saved under a name and found again in the sidebar', async () => {
    const { page } = await open({ prepare: withSample });
    await rows(page).first().waitFor();
    await search(page).fill('tag:serving');
    await page.keyboard.press('Control+d');
    await page.getByRole('textbox', { name: 'Name' }).fill('Serving papers');
    await page.keyboard.press('Enter');
    const saved = page.getByRole('navigation').getByRole('button', { name: /^Serving papers/ });
    await saved.waitFor();
    await page.getByRole('button', { name: /^All papers/ }).click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(5);
    await saved.click();
    await expect.poll(() => rows(page).count()).toBe(5);
  });
});

describe('with the keyboard alone', () => {
  test('imports, moves, tags, decides, undoes and exports', async () => {
    const { page, host } = await open();
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    await pasteText(page, listing);
    const commit = page.getByRole('button', { name: 'Import 6 papers' });
    await commit.waitFor();
    await expect.poll(() => commit.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(6);
    await expect.poll(() => list(page).evaluate((each) => each === document.activeElement)).toBe(true);

    await page.keyboard.press('j');
    await expect.poll(() => list(page).getAttribute('aria-activedescendant')).toBe('row-1');
    const second = (await titles(page))[1] ?? '';
    await page.keyboard.press('#');
    await page.keyboard.type('moe/routing');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^routing/ })
      .waitFor();

    // The paper leaves the inbox; the cursor stays in its place, on the next one.
    await page.keyboard.press('y');
    await expect.poll(() => rows(page).count()).toBe(5);
    expect(await titles(page)).not.toContain(second);
    await page.keyboard.press('u');
    await expect.poll(() => rows(page).count()).toBe(6);
    const found = await ask(host, 'papers.search', { query: 'tag:moe' });
    expect(found.rows.map(({ status }) => status)).toEqual(['inbox']);

    await page.keyboard.press('Control+e');
    await page.getByRole('region', { name: 'Preview' }).getByText('@').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => list(page).evaluate((each) => each === document.activeElement)).toBe(true);
  });

  test('hides the sidebar and brings it back; a narrow window gives its room to the papers', async () => {
    const { page } = await open({ prepare: withSample });
    const sidebar = page.getByRole('navigation', { name: 'Library' });
    await sidebar.getByRole('button', { name: /^Hide the sidebar/ }).focus();
    await page.keyboard.press('Control+b');
    await sidebar.waitFor({ state: 'detached' });
    // The focus was in it: it goes to the list, never to nowhere.
    await page.keyboard.press('j');
    await page.reload();
    await rows(page).first().waitFor();
    expect(await sidebar.count()).toBe(0);
    await page.getByRole('button', { name: /^Show the sidebar/ }).press('Enter');
    await sidebar.waitFor();
    await page.setViewportSize({ width: 800, height: 700 });
    await sidebar.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+b');
    await sidebar.waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await sidebar.waitFor();
  });

  test('runs any command from the palette, and jumps to a paper', async () => {
    const { page } = await open({ prepare: withSample });
    await rows(page).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('theme dark');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('megatron');
    // Before its papers are there: Enter means those of the words, not of their beginning.
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByText('Megatron-LM').first().waitFor();
  });

  test('chooses several papers and changes them in one step', async () => {
    const { page, host } = await open({ prepare: withSample });
    await list(page).focus();
    await rows(page).first().waitFor();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('3 papers selected', { exact: true }).waitFor();
    await page.keyboard.press('4');
    await expect.poll(async () => (await ask(host, 'papers.search', { query: 'rating:4' })).total).toBe(3);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await ask(host, 'papers.search', { query: 'rating:4' })).total).toBe(0);
  });

  test('triages: each decision brings the next paper', async () => {
    const { page, host } = await open({ prepare: withSample });
    await rows(page).first().waitFor();
    await page.keyboard.press('t');
    await page.getByText('1 of 14').waitFor();
    await page.keyboard.press('y');
    await page.getByText('2 of 14').waitFor();
    await page.keyboard.press('x');
    await page.getByText('3 of 14').waitFor();
    await page.keyboard.press('Space');
    await page.getByText('4 of 14').waitFor();
    // The next paper is shown before the decision is on disk.
    await expect
      .poll(async () => (await ask(host, 'library.overview', {})).statuses)
      .toMatchObject({ inbox: 12, 'to-read': 1, discarded: 1 });
    // What is undone here is shown here; what was undone of another paper brings that one.
    await page.keyboard.press('s');
    await expect.poll(async () => (await ask(host, 'library.overview', {})).undo).toMatch(/star/);
    await page.keyboard.press('u');
    await page.getByText(/^Undid: .*star/).waitFor();
    await page.getByText('4 of 14').waitFor();
    await page.keyboard.press('u');
    await page.getByText('2 of 14').waitFor();
    await page.keyboard.press('Escape');
    await rows(page).first().waitFor();
  });
});
