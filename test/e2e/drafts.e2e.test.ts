/** What is typed anywhere is there until it is saved or given up: in a real browser, on the real host and store. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createHost } from '../../electron/library-host/host.ts';
import { diskFiles } from '../../electron/library-host/store/file-layer.ts';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { ask } from '../helpers/library.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

const openOne = openWindows({ errorsExpected: true });
const KEY = 'kwon2023efficient';

/** Opens a window on the sample, with one paper in the details. */
async function open(options: TestWindowOptions = {}): Promise<TestWindow> {
  const window = await openOne({ prepare: withSample, ...options });
  const { page } = window;
  await page.getByRole('combobox', { name: 'Search papers' }).fill(`key:${KEY}`);
  await shown(page);
  return window;
}
const shown = (page: Page): Promise<void> => page.getByRole('complementary').getByText(KEY).first().waitFor();
const paperOf = async ({ host }: TestWindow): Promise<Paper> =>
  (await ask(host, 'papers.get', { key: KEY })).paper;
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

describe('what is typed into a field', () => {
  test('is there after a reload, and saved then', async () => {
    const window = await open();
    const { page } = window;
    await press(page, 'Edit abstract');
    await textbox(page, 'abstract').fill('Half of an abs');
    await page.reload();
    await shown(page);
    expect(await textbox(page, 'abstract').inputValue()).toBe('Half of an abs');
    // It waits, and takes nobody’s keys.
    expect(await textbox(page, 'abstract').evaluate((each) => each === document.activeElement)).toBe(false);
    await textbox(page, 'abstract').fill('A whole abstract.');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await paperOf(window)).abstract).toBe('A whole abstract.');
    await page.reload();
    await shown(page);
    expect(await textbox(page, 'abstract').count()).toBe(0);
  });

  test('stays with the reason where it can’t be saved, also when the field is left', async () => {
    const window = await open();
    const { page } = window;
    await press(page, 'Edit Date');
    await textbox(page, 'Date').fill('some day');
    await page.getByRole('listbox', { name: 'Papers' }).click();
    await page.getByText('Write a date as 2024').waitFor();
    expect(await textbox(page, 'Date').inputValue()).toBe('some day');
    await press(page, 'Edit DOI');
    await textbox(page, 'DOI').fill('no doi at all');
    await page.keyboard.press('Enter');
    await page.getByText(/That is no DOI/).waitFor();
    await textbox(page, 'DOI').fill('https://doi.org/10.1145/3600006.3613166');
    await page.keyboard.press('Enter');
    await press(page, 'Edit arXiv');
    await textbox(page, 'arXiv').fill('https://arxiv.org/abs/2309.06181v2');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await paperOf(window)).ids)
      .toMatchObject({ doi: '10.1145/3600006.3613166', arxiv: '2309.06181', arxivVersion: 2 });
  });

  test('comes back where the disk is full', async () => {
    let full = false;
    const noSpace = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const window = await open({
      openHost: async (folder) =>
        createHost({
          store: await openStore(folder, {
            files: {
              ...diskFiles,
              async open(name, how) {
                const file = await diskFiles.open(name, how);
                const write: typeof file.write = (bytes, position) =>
                  full ? Promise.reject(noSpace) : file.write(bytes, position);
                return { ...file, write };
              },
            },
          }),
        }),
    });
    const { page } = window;
    full = true;
    await press(page, 'Edit Venue');
    await textbox(page, 'Venue').fill('A venue of many words');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/disk is full/)
      .first()
      .waitFor();
    expect(await textbox(page, 'Venue').inputValue()).toBe('A venue of many words');
    full = false;
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await paperOf(window)).venue).toBe('A venue of many words');
  });

  test('is not saved by the Enter that chooses letters of an input method', async () => {
    const { page } = await open();
    await page.getByRole('listbox', { name: 'Papers' }).focus();
    await page.keyboard.press('F2');
    await textbox(page, 'title').fill('にほん');
    await textbox(page, 'title').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(await textbox(page, 'title').inputValue()).toBe('にほん');
  });
});

test('a claim and a version that are being written wait for their paper', async () => {
  const window = await open();
  const { page } = window;
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+3');
  await press(page, 'Add a claim');
  const value = textbox(page, 'Value');
  await value.fill('2.5');
  await page.getByRole('tab', { name: 'Paper' }).click();
  await press(page, 'Add a version');
  await textbox(page, 'Venue').fill('TOCS');
  // Another paper, and a reload.
  await page.getByRole('combobox', { name: 'Search papers' }).fill('key:williams2009roofline');
  await page.getByRole('complementary').getByText('williams2009roofline').first().waitFor();
  expect(await page.getByRole('form', { name: 'Version' }).count()).toBe(0);
  await page.reload();
  await page.getByRole('combobox', { name: 'Search papers' }).fill(`key:${KEY}`);
  await shown(page);
  expect(await textbox(page, 'Venue').inputValue()).toBe('TOCS');
  await textbox(page, 'arXiv').fill('no id');
  await page.getByText(/That is no arXiv id/).waitFor();
  await textbox(page, 'arXiv').fill('');
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect.poll(async () => (await paperOf(window)).versions.at(-1)?.venue).toBe('TOCS');
  await page.getByRole('tab', { name: /^Claims/ }).click();
  expect(await value.inputValue()).toBe('2.5');
  await value.press('Escape');
  await page.getByRole('tab', { name: 'Paper' }).click();
  await page.getByRole('tab', { name: /^Claims/ }).click();
  expect(await page.getByRole('form', { name: 'Claim' }).count()).toBe(0);
});

test('text that is put together in the import sheet is there when the sheet is opened again, until it is imported', async () => {
  const { page, host } = await open();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+i');
  const field = textbox(page, 'Text to import');
  await field.waitFor();
  await page.keyboard.type('@article{a2024b, title = {A title that nobody has used before}, year = {2024}}');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+i');
  expect(await field.inputValue()).toContain('a2024b');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Import 1 paper' }).click();
  await page.getByText('Added 1 paper').waitFor();
  expect((await ask(host, 'papers.search', { query: 'key:a2024b' })).total).toBe(1);
  await page.keyboard.press('Control+i');
  expect(await field.inputValue()).toBe('');
});

test('the contact address counts also when Escape closes the settings', async () => {
  const { page, host } = await open();
  await page.keyboard.press('Control+,');
  await page.getByRole('textbox', { name: 'Contact address' }).fill('me@example.org');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await ask(host, 'library.settings', {})).contact).toBe('me@example.org');
});
