/** What a paper is made of, changed where it stands; duplicates; saved searches: in a real browser, on the real host and store. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../shared/library/paper.ts';
import { ask } from '../helpers/library.ts';
import { draft, paperFrom } from '../helpers/papers.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

const openOne = openWindows();

async function open(options: TestWindowOptions): Promise<TestWindow> {
  const window = await openOne(options);
  await window.page.locator('[data-row] .row-title').first().waitFor();
  return window;
}
const KEY = 'kwon2023efficient';
const paperOf = async ({ host }: TestWindow): Promise<Paper> =>
  (await ask(host, 'papers.get', { key: KEY })).paper;

async function show(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search papers' }).fill(`key:${KEY}`);
  await page.getByRole('complementary').getByText(KEY).first().waitFor();
}
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
}
/** Runs a command of the palette. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

describe('a paper', () => {
  test('gets fields it lacked, by keyboard alone', async () => {
    const window = await open({ prepare: withSample });
    const { page } = window;
    await show(page);
    await press(page, 'Add a field');
    await page.getByRole('menuitem', { name: 'Editors' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Editors' }).fill('Ann Example\nBob de Sample');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(async () => (await paperOf(window)).editors)
      .toMatchObject([
        { family: 'Example', given: 'Ann' },
        { family: 'Sample', particle: 'de' },
      ]);
    await press(page, 'Add a field');
    await page.getByRole('menuitem', { name: 'BibTeX field' }).click();
    const field = page.getByRole('textbox', { name: 'BibTeX field' });
    await field.fill('eleven pages');
    await field.press('Enter');
    await page.getByText(/an equals sign/).waitFor();
    await field.fill('pages = 611--626');
    await field.press('Enter');
    await expect.poll(async () => (await paperOf(window)).bib['pages']).toBe('611--626');
  });

  test('has other versions, one of which can be cited instead', async () => {
    const window = await open({ prepare: withSample });
    const { page } = window;
    await show(page);
    await press(page, 'Add a version');
    const form = page.getByRole('form', { name: 'Version' });
    await form.getByRole('combobox', { name: 'Type' }).selectOption('article');
    await form.getByRole('textbox', { name: 'Venue' }).fill('TOCS');
    await form.getByRole('textbox', { name: 'Date' }).fill('2024-09');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await paperOf(window)).versions)
      .toMatchObject([
        { type: 'preprint', ids: { arxiv: '2309.06180' } },
        { type: 'article', venue: 'TOCS', published: { year: 2024, month: 9 }, ids: {} },
      ]);
    // The window shows a moment later what the host holds; until then its buttons are those of the versions before.
    const citeFirst = async (shown: string): Promise<void> => {
      const first = page.getByRole('region', { name: 'Versions' }).getByRole('listitem').first();
      await first.filter({ hasText: shown }).waitFor();
      await first.getByRole('button', { name: 'Cite this one' }).focus();
      await page.keyboard.press('Enter');
    };
    await page.getByText('article · TOCS').waitFor();
    await citeFirst('preprint');
    await expect.poll(async () => (await paperOf(window)).type).toBe('preprint');
    const cited = await paperOf(window);
    expect(cited.ids.doi).toBeUndefined();
    expect(cited.versions).toMatchObject([{ type: 'inproceedings', venue: 'SOSP' }, { type: 'article' }]);
    // And back.
    await citeFirst('SOSP');
    await expect.poll(async () => (await paperOf(window)).venue).toBe('SOSP');
    expect((await paperOf(window)).ids.doi).toBe('10.1145/3600006.3613165');
  });

  test('keeps files that were chosen, dropped or named, and gives them back on undo', async () => {
    const window = await open({ prepare: withSample });
    const { page } = window;
    await show(page);
    const files = page.getByRole('region', { name: 'Files' });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      files.getByRole('button', { name: 'Add a file' }).click(),
    ]);
    await chooser.setFiles({
      name: 'paper <b>.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7'),
    });
    await files.getByRole('button', { name: 'paper <b>.pdf', exact: true }).waitFor();
    await files.evaluate((section) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['notes'], 'notes.md'));
      section.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await files.getByRole('button', { name: 'notes.md', exact: true }).waitFor();
    const linked = path.join(mkdtempSync(path.join(os.tmpdir(), 'roofline-file-')), 'slides.pdf');
    writeFileSync(linked, '%PDF-1.7');
    await press(page, /^Edit files/);
    await page.getByRole('textbox', { name: /^files/ }).fill(linked);
    await page.keyboard.press('Enter');
    await files.getByText('linked').waitFor();
    await files.getByRole('button', { name: 'Take off notes.md' }).click();
    await expect.poll(async () => (await paperOf(window)).attachments.length).toBe(2);
    await page.getByRole('listbox', { name: 'Papers' }).focus();
    await page.keyboard.press('u');
    await files.getByRole('button', { name: 'notes.md', exact: true }).waitFor();
  });

  test('is dragged out of the list as BibTeX', async () => {
    const { page } = await open({ prepare: withSample });
    await show(page);
    const text = () =>
      page
        .locator('[data-row]')
        .first()
        .evaluate((row) => {
          const dataTransfer = new DataTransfer();
          row.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }));
          return dataTransfer.getData('text/plain');
        });
    await expect.poll(text).toContain(`@inproceedings{${KEY},`);
  });
});

test('duplicates are merged after their differences were shown, and come back on undo', async () => {
  const title = 'RadixPlan: Sharing Prefixes across Agent Calls';
  const { page, host } = await open({
    papers: [
      paperFrom(draft(title, { authors: 'Ann Example' }), { id: 'one', citeKey: 'one2024' }),
      paperFrom(draft(title, { authors: 'Ann Example', venue: 'MLSys' }), { id: 'two', citeKey: 'two2024' }),
    ],
  });
  await command(page, 'find duplicates');
  const sheet = page.getByRole('dialog', { name: 'Duplicates' });
  await sheet.locator('ins', { hasText: 'MLSys' }).waitFor();
  await sheet.getByRole('button', { name: 'Leave them' }).click();
  await sheet.getByText('No duplicates').waitFor();
  await page.keyboard.press('Escape');
  // They are not shown again, until that is undone.
  await command(page, 'find duplicates');
  await sheet.getByText('No duplicates').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await page.getByText(/^Undid: leaving of 2 papers/).waitFor();
  await command(page, 'find duplicates');
  await sheet.getByRole('button', { name: 'Merge 2 papers' }).focus();
  await page.keyboard.press('Enter');
  await sheet.getByText('No duplicates').waitFor();
  expect((await ask(host, 'papers.get', { key: 'two2024' })).paper).toMatchObject({
    id: 'one',
    venue: 'MLSys',
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect.poll(async () => (await ask(host, 'library.overview', {})).total).toBe(2);
});

test('a saved search is changed and deleted, with undo', async () => {
  const { page, host } = await open({ prepare: withSample });
  const saved = async () =>
    (await ask(host, 'library.overview', {})).savedSearches.map(({ name, query }) => [name, query]);
  await page.getByRole('combobox', { name: 'Search papers' }).fill('tag:serving');
  await page.keyboard.press('Control+d');
  await page.keyboard.type('Serving');
  await page.keyboard.press('Enter');
  await expect.poll(saved).toEqual([['Serving', 'tag:serving']]);
  await press(page, 'Change Serving');
  const sheet = page.getByRole('dialog', { name: 'Change the search' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Caches');
  await sheet.getByRole('textbox', { name: 'Finds' }).fill('tag:kv-cache');
  await page.keyboard.press('Enter');
  await expect.poll(saved).toEqual([['Caches', 'tag:kv-cache']]);
  await press(page, 'Delete Caches');
  await expect.poll(saved).toEqual([]);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('u');
  await expect.poll(saved).toEqual([['Caches', 'tag:kv-cache']]);
});

test('the focus is never lost: not with the last row, nor with a sheet, nor at the end of triage', async () => {
  const { page } = await open({ prepare: withSample });
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.className,
    );
  await expect.poll(focused).toBe('Papers');
  await show(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await page.getByText('Nothing found').waitFor();
  await expect.poll(focused).toBe('empty');
  await page.keyboard.press('u');
  await page.getByRole('complementary').getByText(KEY).first().waitFor();
  await expect.poll(focused).toBe('Papers');
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('Papers');
  await page.keyboard.press('t');
  await page.locator('.triage-paper').waitFor();
  await page.keyboard.press('y');
  await page.getByText('That was the last one').waitFor();
  await expect.poll(focused).toBe('empty');
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('Papers');
});
