/** What the cursor and the choice of many do when the list under them changes: in a real browser, on the real host and store. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { generatePapers } from '../bench/corpus.ts';
import { ask } from '../helpers/library.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

const openOne = openWindows();

async function open(options: TestWindowOptions = { prepare: withSample }): Promise<TestWindow> {
  const window = await openOne(options);
  await rows(window.page).first().locator('.row-title').waitFor();
  return window;
}
const rows = (page: Page) => page.locator('[data-row]');
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search papers' });
const opened = (page: Page): Promise<string> => page.locator('.head-title').innerText();
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

/** The paper of a citation key, as the library has it. */
const paperOf = async ({ host }: TestWindow, key: string) => (await ask(host, 'papers.get', { key })).paper;

describe('a paper that is being worked on', () => {
  test('stays open beside a list that does not hold it, while its note is typed', async () => {
    const window = await open();
    const { page, host } = window;
    const { id } = await paperOf(window, 'kwon2023efficient');
    await ask(host, 'papers.edit', { ids: [id], edit: { status: 'read' } });
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Inbox/ })
      .click();
    await expect.poll(() => rows(page).count()).toBe(13);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('pagedattention');
    await page.getByRole('option', { name: /PagedAttention/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => opened(page)).toContain('PagedAttention');
    await page.keyboard.press('n');
    await expect.poll(() => note(page).evaluate((each) => each === document.activeElement)).toBe(true);
    // Slowly: it is saved in between, and each save changes the library.
    await page.keyboard.type('The block table is the idea.', { delay: 40 });
    await expect
      .poll(async () => (await paperOf(window, 'kwon2023efficient')).note)
      .toBe('The block table is the idea.');
    expect(await opened(page)).toContain('PagedAttention');
    // The next one from here is the one that the cursor stands at.
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await list(page).getAttribute('aria-activedescendant')).toBe('row-0');
  });

  test('stays open when a change to it takes it out of the list', async () => {
    const window = await open();
    const { page } = window;
    await search(page).fill('-has:note');
    await expect.poll(() => rows(page).count()).toBe(13);
    await page.keyboard.press('Enter');
    const title = await opened(page);
    await page.keyboard.press('n');
    await expect.poll(() => note(page).evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.type('Read this again.', { delay: 40 });
    await expect.poll(() => rows(page).count()).toBe(12);
    expect(await note(page).innerText()).toBe('Read this again.');
    expect(await opened(page)).toBe(title);
  });

  test('is let go of when it is deleted', async () => {
    const window = await open();
    const { page, host } = window;
    await search(page).fill('-has:note');
    await page.keyboard.press('Enter');
    await page.keyboard.press('n');
    await expect.poll(() => note(page).evaluate((each) => each === document.activeElement)).toBe(true);
    const title = await opened(page);
    await page.keyboard.type('x');
    await expect.poll(() => rows(page).count()).toBe(12);
    const { rows: found } = await ask(host, 'papers.search', { query: `"${title}"` });
    await ask(host, 'papers.delete', { ids: found.map(({ id }) => id) });
    await expect.poll(() => opened(page)).not.toBe(title);
  });
});

describe('the cursor', () => {
  test('keeps its paper when the list is sorted anew, however far that takes it', async () => {
    const { page } = await open({ papers: generatePapers(2_000, 5) });
    await list(page).focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('j');
    const title = await page.locator('#row-3 .row-title').innerText();
    await expect.poll(() => opened(page)).toBe(title);
    const sortBy = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Sort the papers' }).click();
      await page.getByRole('menuitemradio', { name, exact: true }).click();
    };
    for (const name of ['Title', 'First author', 'Published']) {
      await sortBy(name);
      await page.getByRole('button', { name: 'Sort the papers' }).getByText(name).waitFor();
      await expect
        .poll(() => page.locator('[data-row][aria-selected=true] .row-title').allInnerTexts())
        .toEqual([title]);
      expect(await opened(page)).toBe(title);
    }
  });

  test('stays at the top when the list is turned round', async () => {
    const { page } = await open();
    const sort = page.getByRole('button', { name: 'Sort the papers' });
    await sort.click();
    await page.getByRole('menuitemradio', { name: 'Title', exact: true }).click();
    await sort.getByText('Title').waitFor();
    await expect.poll(() => rows(page).first().locator('.row-title').innerText()).toMatch(/^AWQ/);
    await sort.click();
    await page.getByRole('menuitemcheckbox', { name: 'The other way round' }).click();
    await expect.poll(() => rows(page).first().locator('.row-title').innerText()).toMatch(/^ZeRO/);
  });

  test('does not bring back a list that was scrolled away from it when another window changes something', async () => {
    const { page, host } = await open({ papers: generatePapers(2_000, 5) });
    await list(page).evaluate((each) => each.scrollTo({ top: 20_000 }));
    await page.locator('#row-380 .row-title').waitFor();
    const at = await list(page).evaluate((each) => each.scrollTop);
    const title = await opened(page);
    const { ids } = await ask(host, 'papers.ids', { limit: 400, offset: 380 });
    await ask(host, 'papers.edit', { ids: ids.slice(0, 1), edit: { title: 'Changed elsewhere' } });
    await page.getByText('Changed elsewhere').waitFor();
    expect(await list(page).evaluate((each) => each.scrollTop)).toBe(at);
    expect(await opened(page)).toBe(title);
  });
});

test('papers that were chosen together are not acted on once they are gone from the list', async () => {
  const { page, host } = await open();
  await list(page).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('3 papers selected', { exact: true }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByText('3 papers selected', { exact: true }).waitFor({ state: 'detached' });
  await page.keyboard.press('4');
  await expect.poll(async () => (await ask(host, 'papers.search', { query: 'rating:4' })).total).toBe(1);
});

test('a star that is pressed twice in a row is off again', async () => {
  const { page, host } = await open();
  const starred = async () => (await ask(host, 'library.overview', {})).starred;
  const before = await starred();
  await list(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('5');
  await expect.poll(async () => (await ask(host, 'papers.search', { query: 'rating:5' })).total).toBe(1);
  await expect.poll(starred).toBe(before);
});

test('Escape goes from the details to the list before it clears the search', async () => {
  const { page } = await open();
  await search(page).fill('serving');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByRole('tab', { name: 'Paper' }).evaluate((each) => each === document.activeElement))
    .toBe(true);
  await page.keyboard.press('Escape');
  expect(await list(page).evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await search(page).inputValue()).toBe('serving');
  await page.keyboard.press('Escape');
  expect(await search(page).inputValue()).toBe('');
});

test('triage is of one paper: keys that move or select in the list do nothing to it', async () => {
  const { page, host } = await open();
  await list(page).focus();
  await page.keyboard.press('t');
  await page.getByText('1 of 14').waitFor();
  const title = page.locator('.triage-title');
  const first = await title.innerText();
  for (const key of ['PageDown', 'End', 'Shift+ArrowDown', 'Shift+J', 'Home', 'F2'])
    await page.keyboard.press(key);
  await page.keyboard.press('4');
  await expect.poll(async () => (await ask(host, 'papers.search', { query: 'rating:4' })).total).toBe(1);
  expect(await title.innerText()).toBe(first);
  await page.keyboard.press('x');
  await page.getByText('2 of 14').waitFor();
  await expect.poll(async () => (await ask(host, 'library.overview', {})).statuses.discarded).toBe(1);
  await page.keyboard.press('k');
  await page.getByText('1 of 14').waitFor();
  // It is in the list no more, and still the paper that is decided about.
  await page.keyboard.press('5');
  await expect
    .poll(async () => (await ask(host, 'papers.search', { query: 'rating:5 status:discarded' })).total)
    .toBe(1);
  await expect.poll(() => title.innerText()).toBe(first);
});
