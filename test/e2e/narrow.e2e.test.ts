/** A window with room for one pane, which is also what 200 % zoom makes of a wide one: the list, or the paper. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask } from '../helpers/library.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { pasteText, withSample, type TestWindow } from '../helpers/window.ts';

const open = openWindows({ always: { reducedMotion: 'reduce', prepare: withSample } });
const NARROW = { width: 480, height: 600 };
const WIDE = { width: 1280, height: 800 };

const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });
const back = (page: Page) => page.getByRole('button', { name: 'Back to All papers' });
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Library' });
const hasFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
const widthOf = async (page: Page, selector: string) =>
  Math.round((await page.locator(selector).boundingBox())?.width ?? 0);

async function openNarrow(): Promise<TestWindow> {
  const window = await open({ viewport: NARROW });
  await window.page.locator('[data-row] .row-title').first().waitFor();
  await list(window.page).focus();
  return window;
}

describe('with the keyboard alone', () => {
  test('opens a paper, reads it, edits its title, writes a note and comes back', async () => {
    const { page, host } = await openNarrow();
    expect(await details(page).isVisible()).toBe(false);
    for (let step = 0; step < 9; step++) await page.keyboard.press('j');
    const row = page.locator('[data-row][data-cursor]');
    await expect.poll(() => row.getAttribute('id')).toBe('row-9');
    const title = await row.locator('.row-title').innerText();
    const top = await list(page).evaluate((element) => element.scrollTop);
    expect(top).toBeGreaterThan(0);

    await page.keyboard.press('Enter');
    await details(page).getByText(title).first().waitFor();
    expect(await list(page).isVisible()).toBe(false);
    expect(await hasFocus(page, '[role=tab]')).toBe(true);
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'title' }).waitFor();
    await page.keyboard.type('A Title from a Narrow Window');
    await page.keyboard.press('Enter');
    await details(page).getByText('A Title from a Narrow Window').first().waitFor();
    await page.keyboard.press('n');
    await expect.poll(() => hasFocus(page, '.cm-content')).toBe(true);
    await page.keyboard.type('Read the appendix.');
    await page.keyboard.press('Escape');

    expect(await details(page).isVisible()).toBe(false);
    expect(await hasFocus(page, '[data-main-focus]')).toBe(true);
    expect(await list(page).getAttribute('aria-activedescendant')).toBe('row-9');
    expect(await list(page).evaluate((element) => element.scrollTop)).toBe(top);
    await expect.poll(() => row.locator('.row-title').innerText()).toBe('A Title from a Narrow Window');
    await expect
      .poll(async () => (await ask(host, 'papers.search', { query: 'narrow window' })).rows[0]?.hasNote)
      .toBe(true);
  });

  test('has every way to the paper and back that a wide window has', async () => {
    const { page } = await openNarrow();
    await page.keyboard.press('ArrowRight');
    await back(page).waitFor();
    // The next paper, without the list.
    const before = await details(page).locator('.head-title').innerText();
    await page.keyboard.press('j');
    await expect.poll(() => details(page).locator('.head-title').innerText()).not.toBe(before);
    expect(await back(page).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await back(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Alt+4');
    await expect.poll(() => hasFocus(page, '[role=tab][aria-selected=true]')).toBe(true);
    await back(page).press('Enter');
    await expect.poll(() => hasFocus(page, '[data-main-focus]')).toBe(true);
    // What was searched for stays when a paper was only looked at.
    await page.keyboard.press('/');
    await page.keyboard.type('roofline');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await details(page).getByText('Roofline').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('combobox', { name: 'Search papers' }).inputValue()).toBe('roofline');
    await page.keyboard.press('Enter');
    await page.keyboard.press('/');
    await expect.poll(() => hasFocus(page, '[data-search-field]')).toBe(true);
    // A paper by its name, from over the list.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('megatron');
    await page.keyboard.press('Enter');
    await details(page).getByText('Megatron-LM').first().waitFor();
    await expect.poll(() => hasFocus(page, '[role=tab]')).toBe(true);
  });

  test('the sidebar is a drawer: it takes the focus, a place or Escape closes it', async () => {
    const { page } = await openNarrow();
    await page.keyboard.press('Control+b');
    await expect.poll(() => hasFocus(page, '[aria-current=page]')).toBe(true);
    await page.keyboard.press('Escape');
    await sidebar(page).waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(page, '[data-main-focus]')).toBe(true);
    await page.keyboard.press('Enter');
    await back(page).waitFor();
    await page.keyboard.press('Control+b');
    await sidebar(page).waitFor();
    await page.keyboard.press('Control+b');
    await sidebar(page).waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(page, '[role=tab]')).toBe(true);
    await page.keyboard.press('Control+b');
    await sidebar(page)
      .getByRole('button', { name: /^Starred/ })
      .press('Enter');
    await expect.poll(() => page.locator('[data-row]').count()).toBe(1);
    expect(await sidebar(page).count()).toBe(0);
    await expect.poll(() => hasFocus(page, '[data-main-focus]')).toBe(true);
  });

  test('after a sheet, the focus is in what is in sight', async () => {
    const { page } = await openNarrow();
    await page.keyboard.press('Enter');
    await back(page).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('star');
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(page, '[role=tab]')).toBe(true);
    // An import shows what it added: in the list, which the paper gives way to.
    await pasteText(page, '@misc{a, title = {Paged Buffers}, year = 2025, author = {Ann Example}}');
    await page.getByRole('button', { name: 'Import 1 paper' }).waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('Added 1 paper', { exact: true }).waitFor();
    await expect.poll(() => hasFocus(page, '[role=listbox]')).toBe(true);
    await expect.poll(() => page.locator('[data-row]').count()).toBeGreaterThan(0);
  });

  test('compares: a claim opens its paper over the table, and back is back to the claim', async () => {
    const { page } = await openNarrow();
    await page.keyboard.press('m');
    const claims = page.getByRole('table', { name: 'Claims' });
    await expect.poll(() => hasFocus(page, '.compare-paper')).toBe(true);
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('Enter');
    await details(page).getByText(name).first().waitFor();
    expect(await claims.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back to Compare' }).waitFor();
    await page.keyboard.press('Escape');
    await claims.waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    // Once more leaves Compare, as in a wide window.
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(page, '[role=listbox]')).toBe(true);
  });
});

describe('with the mouse', () => {
  test('a click on a paper opens it, one on the way back closes it, one beside the drawer closes that', async () => {
    const { page } = await openNarrow();
    await page.locator('[data-row]').nth(2).click();
    await back(page).click();
    await list(page).waitFor();
    expect(await list(page).getAttribute('aria-activedescendant')).toBe('row-2');
    // Choosing several is no wish to read one.
    await page
      .locator('[data-row]')
      .nth(4)
      .click({ modifiers: ['Shift'] });
    await page.getByText('3 papers selected', { exact: true }).waitFor();
    expect(await list(page).isVisible()).toBe(true);
    await page.getByRole('button', { name: /^Show the sidebar/ }).click();
    await sidebar(page).waitFor();
    await page.mouse.click(NARROW.width - 10, 200);
    await sidebar(page).waitFor({ state: 'detached' });
    expect(await list(page).isVisible()).toBe(true);
  });
});

describe('resized across the threshold', () => {
  test('with the focus in the note keeps focus and text, in both directions', async () => {
    const { page, host } = await open({ viewport: WIDE });
    await page.locator('[data-row] .row-title').first().waitFor();
    await list(page).focus();
    await page.keyboard.press('n');
    await expect.poll(() => hasFocus(page, '.cm-content')).toBe(true);
    await page.keyboard.type('one ');
    await page.setViewportSize(NARROW);
    await back(page).waitFor();
    await page.keyboard.type('two ');
    await page.setViewportSize(WIDE);
    await back(page).waitFor({ state: 'detached' });
    await page.keyboard.type('three');
    expect(await note(page).innerText()).toMatch(/one two three/);
    await page.setViewportSize(NARROW);
    await expect.poll(() => hasFocus(page, '.cm-content')).toBe(true);
    await page.keyboard.press('Escape');
    await expect
      .poll(async () => (await ask(host, 'papers.get', { key: 'kwon2023efficient' })).paper.note)
      .toMatch(/one two three/);
  });

  test('with the focus in the list shows the list, which keeps it', async () => {
    const { page } = await open({ viewport: WIDE });
    await page.locator('[data-row] .row-title').first().waitFor();
    await list(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    for (const size of [NARROW, WIDE, NARROW]) {
      await page.setViewportSize(size);
      await expect.poll(() => hasFocus(page, '[role=listbox]')).toBe(true);
      expect(await list(page).isVisible()).toBe(true);
    }
    // In the sidebar, which goes away: the list gets it.
    await page.setViewportSize(WIDE);
    await sidebar(page)
      .getByRole('button', { name: /^Inbox/ })
      .focus();
    await page.setViewportSize(NARROW);
    await expect.poll(() => hasFocus(page, '[role=listbox]')).toBe(true);
  });

  test('leaves the panes of wide windows as the user sized them', async () => {
    const { page } = await open({ viewport: WIDE });
    await page.locator('[data-row] .row-title').first().waitFor();
    const edge = page.getByRole('separator', { name: 'Resize the details' });
    await edge.focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    const sizes = async () => [
      await widthOf(page, '#sidebar'),
      await widthOf(page, '#list'),
      await widthOf(page, '#detail'),
    ];
    const wide = await sizes();
    await page.setViewportSize(NARROW);
    await list(page).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await sidebar(page).waitFor();
    await page.setViewportSize({ width: 320, height: 500 });
    await page.setViewportSize(WIDE);
    await expect.poll(sizes).toEqual(wide);
    await page.setViewportSize(NARROW);
    await page.reload();
    await page.locator('[data-row] .row-title').first().waitFor();
    await page.setViewportSize(WIDE);
    await expect.poll(sizes).toEqual(wide);
  });
});
