/** Notes: nothing that was typed is ever lost. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask } from '../helpers/library.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { withSample, type TestWindow } from '../helpers/window.ts';

const open = openWindows({ always: { prepare: withSample }, errorsExpected: true });

async function openOn(key: string): Promise<TestWindow> {
  const window = await open();
  const { page } = window;
  await page.locator('[data-row]').first().waitFor();
  await page.getByRole('combobox', { name: 'Search papers' }).fill(`key:${key}`);
  await page.getByRole('complementary').getByText(key).first().waitFor();
  await page.keyboard.press('Enter');
  return window;
}
async function write(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.classList.contains('cm-content')))
    .toBe(true);
}
const noteOf = async ({ host }: TestWindow, key: string): Promise<string> =>
  (await ask(host, 'papers.get', { key })).paper.note;

describe('a note', () => {
  test('is saved while it is typed, to the last character', async () => {
    const window = await openOn('williams2009roofline');
    await write(window.page);
    const text = 'The roof is flat where compute binds, and slopes where memory does. '.repeat(4);
    await window.page.keyboard.type(text);
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe(text);
    await window.page.getByText('Saved').first().waitFor();
  });

  test('survives the window being closed at once', async () => {
    const window = await openOn('williams2009roofline');
    await write(window.page);
    await window.page.keyboard.type('last words');
    await window.page.close({ runBeforeUnload: true });
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('last words');
  });

  test('goes with its paper when the cursor moves on, mid-word', async () => {
    const window = await openOn('williams2009roofline');
    const { page } = window;
    await write(page);
    await page.keyboard.type('half a sen');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Search papers' }).fill('key:kwon2023efficient');
    await page.getByRole('complementary').getByText('kwon2023efficient').first().waitFor();
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('half a sen');
    expect(await noteOf(window, 'kwon2023efficient')).not.toContain('half a sen');
  });

  test('is one undo step', async () => {
    const window = await openOn('williams2009roofline');
    await write(window.page);
    await window.page.keyboard.type('first words, ');
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('first words, ');
    await window.page.keyboard.type('and more');
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('first words, and more');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('u');
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('');
    await expect.poll(() => window.page.locator('.cm-content').innerText()).not.toContain('first words');
  });

  test('is left by Escape, also right after a letter', async () => {
    const window = await openOn('williams2009roofline');
    await write(window.page);
    await window.page.keyboard.type('quick');
    await window.page.keyboard.press('Escape');
    await window.page.locator('.cm-content:not(:focus)').waitFor({ timeout: 5000 });
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('quick');
  });

  test('follows an undo that comes before the window has seen what was saved', async () => {
    const window = await openOn('williams2009roofline');
    const { page } = window;
    await write(page);
    await page.route('**/api/papers.get', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.keyboard.type('not for long');
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('not for long');
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('');
    await expect.poll(() => page.locator('.cm-content').innerText()).not.toContain('not for long');
  });

  test('links papers by key, completes the key, and shows where it is linked from', async () => {
    const window = await openOn('williams2009roofline');
    const { page } = window;
    await write(page);
    await page.keyboard.type('see [[pagedatt');
    await page.locator('.cm-tooltip-autocomplete').getByText('kwon2023efficient').waitFor();
    // The list of completions takes no Enter in its first moments, so that fast typing is not surprised by it.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await expect.poll(() => noteOf(window, 'williams2009roofline')).toBe('see [[kwon2023efficient]]');
    await page.getByRole('group', { name: 'Note view' }).getByRole('button', { name: 'Read' }).click();
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('button', { name: 'kwon2023efficient' })
      .click();
    await page.getByRole('region', { name: 'Linked from' }).getByText('williams2009roofline').waitFor();
  });

  test('is kept and saved later when the library can’t be reached', async () => {
    const window = await openOn('williams2009roofline');
    const { page } = window;
    await write(page);
    await page.route('**/api/papers.edit', (route) => route.abort());
    await page.keyboard.type('typed while nobody listened');
    await page.getByText('Not saved', { exact: false }).first().waitFor();
    await page.unroute('**/api/papers.edit');
    await expect
      .poll(() => noteOf(window, 'williams2009roofline'), { timeout: 10_000 })
      .toBe('typed while nobody listened');
  });
});
