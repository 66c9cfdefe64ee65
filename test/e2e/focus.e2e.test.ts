/** Where the keyboard is, after whatever happens: in a real browser, on the real host and store. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask } from '../helpers/library.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { withSample, type TestWindow } from '../helpers/window.ts';

const openOne = openWindows();

async function open(): Promise<TestWindow> {
  const window = await openOne({ prepare: withSample });
  await rows(window.page).first().locator('.row-title').waitFor();
  return window;
}
const rows = (page: Page) => page.locator('[data-row]');
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate((each) => each === document.activeElement);
/** What has the focus, by its name or class. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.className ?? '');

describe('where what had the focus is taken away', () => {
  test('the next of its kind has it: tags of the library, searches, tags and versions of a paper', async () => {
    const { page, host } = await open();
    for (const name of ['A', 'B']) await ask(host, 'searches.save', { id: name, name, query: name });
    await page.getByRole('button', { name: 'Manage tags' }).click();
    await page.getByRole('button', { name: 'Delete attention' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Delete compilers');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Delete edge');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Delete A' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Delete B');
    await page.locator('.detail .tag-remove').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Remove tag kv-cache');
    await page.getByRole('button', { name: 'Add a version' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Venue' }).fill('TOCS');
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Add a version' }))).toBe(true);
  });

  test('a button that can be pressed no more leaves it to its neighbour', async () => {
    const { page } = await open();
    await page.keyboard.press('Control+,');
    await page.getByRole('textbox', { name: 'Pattern for citation keys' }).fill('{auth.lower}{year}');
    await page.getByRole('button', { name: 'Use', exact: true }).focus();
    await page.keyboard.press('Enter');
    const line = page.locator('.settings-line:focus-within');
    await page.getByRole('button', { name: 'Use', exact: true, disabled: true }).waitFor();
    await expect.poll(() => line.count()).toBe(1);
  });

  test('a paper that is deleted in triage gives way to the next, and comes back on undo', async () => {
    const { page, host } = await open();
    await list(page).focus();
    await page.keyboard.press('t');
    await page.getByText('1 of 14').waitFor();
    const first = await page.locator('.triage-title').innerText();
    await page.keyboard.press('Delete');
    await page.getByText('2 of 14').waitFor();
    await expect.poll(async () => (await ask(host, 'library.overview', {})).total).toBe(13);
    await page.keyboard.press('k');
    await page.getByText('not in the library any more').waitFor();
    await page.keyboard.press('u');
    await expect.poll(() => page.locator('.triage-title').innerText()).toBe(first);
    await expect.poll(() => hasFocus(page.locator('.triage-paper'))).toBe(true);
  });
});

test('Insights have the focus when they open, and Escape leads back to the list', async () => {
  const { page } = await open();
  await list(page).focus();
  await page.keyboard.press('g');
  await expect.poll(() => page.locator('.insights:focus-within').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => hasFocus(list(page))).toBe(true);
});

test('papers that are not neighbours are chosen by keyboard alone', async () => {
  const { page, host } = await open();
  await list(page).focus();
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('2 papers selected', { exact: true }).waitFor();
  const titles = await page.locator('[data-row][aria-selected=true] .row-title').allInnerTexts();
  expect(await list(page).getAttribute('aria-activedescendant')).toBe('row-2');
  await page.keyboard.press('4');
  await expect
    .poll(async () =>
      (await ask(host, 'papers.search', { query: 'rating:4' })).rows.map(({ title }) => title),
    )
    .toEqual(titles);
  await page.keyboard.press('Space');
  await page.getByText('2 papers selected', { exact: true }).waitFor({ state: 'detached' });
});

test('with alt, a digit is a digit on every keyboard', async () => {
  const { page } = await open();
  await list(page).dispatchEvent('keydown', { key: '¡', code: 'Digit4', altKey: true });
  await expect.poll(() => page.getByRole('tab', { selected: true }).innerText()).toBe('BibTeX');
});

test('a reload shows what the window looked at', async () => {
  const { page } = await open();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Inbox/ })
    .click();
  await list(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const title = await page.locator('#row-2 .row-title').innerText();
  await expect.poll(() => page.locator('.head-title').innerText()).toBe(title);
  await page.keyboard.press('Alt+2');
  await page.reload();
  await rows(page).first().locator('.row-title').waitFor();
  await expect.poll(() => page.locator('.head-title').innerText()).toBe(title);
  expect(await list(page).getAttribute('aria-activedescendant')).toBe('row-2');
  expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('Notes');
  await page.getByRole('heading', { name: /^Inbox/ }).waitFor();
});

test('words that are dropped on a note go into it, words of the window are no import, files always are', async () => {
  const { page } = await open();
  await list(page).focus();
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect.poll(() => hasFocus(note)).toBe(true);
  await page.keyboard.type('before ');
  const drop = (target: Locator, kind: 'words' | 'file'): Promise<void> =>
    target.evaluate((element, what) => {
      const data = new DataTransfer();
      if (what === 'words') data.setData('text/plain', 'dropped words');
      else data.items.add(new File(['@misc{a, title={One}}'], 'a.bib', { type: 'text/plain' }));
      const { x, y, width, height } = element.getBoundingClientRect();
      const place = { clientX: x + width / 2, clientY: y + height / 2 };
      for (const name of ['dragover', 'drop'])
        element.dispatchEvent(
          new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true, ...place }),
        );
    }, kind);
  await drop(note, 'words');
  await expect.poll(() => note.innerText()).toContain('dropped words');
  expect(await page.locator('.sheet, .drop-target').count()).toBe(0);
  await list(page).dispatchEvent('dragstart');
  await drop(list(page), 'words');
  expect(await page.locator('.sheet, .drop-target').count()).toBe(0);
  await list(page).dispatchEvent('dragend');
  await drop(note, 'file');
  await page.getByText('from a.bib').waitFor();
  expect(await page.locator('.cm-content').innerText()).not.toContain('@misc');
});

test('a tag that is renamed while its papers are looked at takes the window along', async () => {
  const { page } = await open();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^serving/ })
    .click();
  await expect.poll(() => rows(page).count()).toBe(5);
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await page.getByRole('button', { name: 'Edit tag serving' }).click();
  await page.getByRole('textbox', { name: 'tag serving' }).fill('inference');
  await page.keyboard.press('Enter');
  await page.getByText('Renamed serving to inference').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: /^inference/ }).waitFor();
  await expect.poll(() => rows(page).count()).toBe(5);
});

test('Undo in a toast is never about what another window did', async () => {
  const { page, host } = await open();
  await list(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  // The window has asked what its own step is called.
  const asked = page.waitForResponse('**/api/library.overview');
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
  await asked;
  await page.getByRole('contentinfo').getByText('Undo change of the status').waitFor();
  const { rows: found } = await ask(host, 'papers.search', { query: '' });
  await ask(host, 'papers.edit', { ids: [found.at(-1)!.id], edit: { rating: 5 } });
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor({ state: 'detached' });
});

test('a link of a note to a paper that does not exist says so', async () => {
  const { page } = await open();
  await list(page).focus();
  await page.keyboard.press('n');
  await expect.poll(() => hasFocus(page.getByRole('textbox', { name: 'Note' }))).toBe(true);
  await page.keyboard.type('[[nobody1999]]');
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'Note view' }).getByRole('button', { name: 'Read' }).click();
  await page.getByRole('button', { name: 'nobody1999' }).click();
  await page.getByText('No paper has the citation key nobody1999.').waitFor();
});

test('what is typed while a field is on its way is for the field: no letter is a shortcut', async () => {
  const { page, host } = await open();
  await list(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('exit next');
  await expect.poll(() => page.getByRole('textbox', { name: 'Note' }).innerText()).toBe('exit next');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.keyboard.type('exit title');
  await expect.poll(() => page.getByRole('textbox', { name: 'title' }).inputValue()).toBe('exit title');
  await page.keyboard.press('Escape');
  await list(page).focus();
  await page.keyboard.press('t');
  await page.getByText('1 of 14').waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type(' and more');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue())
    .toBe('exit next and more');
  expect((await ask(host, 'library.overview', {})).statuses).toMatchObject({ inbox: 14 });
});

test('the sidebar is walked with arrow keys', async () => {
  const { page } = await open();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Starred/ })
    .focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('.sidebar-fold:focus').innerText()).toBe('Tags');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^attention/ }).waitFor();
  await page.keyboard.press('End');
  expect(await page.locator('.place-open:focus').innerText()).toContain('Insights');
  await page.keyboard.press('ArrowRight');
  expect(await hasFocus(list(page))).toBe(true);
});

test('settings and saved searches are shown as they are, after an undo or a change elsewhere', async () => {
  const { page, host } = await open();
  await ask(host, 'searches.save', { id: 'a', name: 'Before', query: 'serving' });
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Before/ })
    .click();
  await page.getByRole('heading', { name: /^Before/ }).waitFor();
  await ask(host, 'searches.save', { id: 'a', name: 'After', query: 'moe' });
  await page.getByRole('heading', { name: /^After/ }).waitFor();
  await page.keyboard.press('Control+,');
  const short = page.getByRole('checkbox', { name: 'Short venue names' });
  // Its state is the library’s, which answers a moment later.
  await short.click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await ask(host, 'library.settings', {})).export.venue).toBe('short');
  await list(page).focus();
  await page.keyboard.press('u');
  await expect.poll(async () => (await ask(host, 'library.settings', {})).export.venue).toBeUndefined();
  await page.keyboard.press('Control+,');
  await expect.poll(() => short.isChecked()).toBe(false);
});

test('the key that opens the palette closes it again', async () => {
  const { page } = await open();
  await list(page).focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(list(page))).toBe(true);
});
