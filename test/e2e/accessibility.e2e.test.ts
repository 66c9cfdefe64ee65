/** What axe says of every screen, light and dark; and text that tries to break the window. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hostilePapers } from '../helpers/hostile-papers.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { pasteText, withSample } from '../helpers/window.ts';

const open = openWindows({ always: { reducedMotion: 'reduce' } });

/** Rules broken on screen, with where: "color-contrast: .row-fact". */
async function broken(page: Page): Promise<string[]> {
  // What lies behind a sheet is inert.
  const sheet = (await page.locator('.sheet').count()) > 0 ? '.sheet' : 'body';
  // The window has no frames: axe need not open a page of its own to gather what it found, which takes longest.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(sheet).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

/** Screens in the window and the keys that open them, one after the other. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  list: [],
  table: ['v'],
  'back to the list': ['v'],
  notes: ['Alt+2'],
  claims: ['Alt+3'],
  BibTeX: ['Alt+4'],
  paper: ['Alt+1'],
  'without the sidebar, or with its drawer': ['Control+b'],
  'with the sidebar again': ['Control+b'],
  'several papers': ['Shift+ArrowDown', 'Shift+ArrowDown'],
};
/** Sheets over it; each is left with Escape. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  palette: ['Control+k'],
  shortcuts: ['?'],
  settings: ['Control+,'],
  tags: ['#'],
  import: ['Control+i'],
  export: ['Control+e'],
  complete: ['f'],
};
/** The same, opened by name from the palette. */
const COMMANDS: Readonly<Record<string, string>> = { Tags: 'manage tags', Duplicates: 'find duplicates' };

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  // 640 pixels are what 200 % zoom leaves of a usual window.
  test.each([1280, 640, 480])(
    'axe finds nothing on any screen %i wide',
    { timeout: 400_000 },
    async (width) => {
      const { page } = await open({ prepare: withSample, colorScheme, viewport: { width, height: 800 } });
      const list = page.getByRole('listbox', { name: 'Papers' });
      await list.locator('.row-title').first().waitFor();
      const found: Record<string, string[]> = {};
      const look = async (name: string): Promise<void> => {
        await page.waitForTimeout(250);
        const problems = await broken(page);
        if (problems.length > 0) found[name] = problems;
      };
      const press = async (keys: readonly string[]): Promise<void> => {
        if (!(await list.isVisible())) await page.keyboard.press('Escape');
        await list.focus();
        for (const key of keys) await page.keyboard.press(key);
      };
      for (const [name, keys] of Object.entries(SCREENS)) {
        await press(keys);
        await look(name);
      }
      const sheet = page.locator('.sheet');
      // Sheets are no wider than the narrower one of two narrow windows lets them be.
      for (const [name, keys] of Object.entries(width === 640 ? {} : SHEETS)) {
        await press(keys);
        await sheet.waitFor();
        await look(name);
        await page.keyboard.press('Escape');
        await sheet.waitFor({ state: 'detached' });
      }
      for (const [name, words] of Object.entries(width === 640 ? {} : COMMANDS)) {
        await press(['Control+k', ...words, 'Enter']);
        await page.getByRole('dialog', { name }).waitFor();
        await look(name);
        await page.keyboard.press('Escape');
        await sheet.waitFor({ state: 'detached' });
      }
      await press(['t']);
      await page.locator('.triage-paper').waitFor();
      await look('triage');
      expect(found).toEqual({});
    },
  );

  test('axe finds nothing on the first screen and in an import', async () => {
    const { page } = await open({ colorScheme });
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    expect(await broken(page)).toEqual([]);
    await pasteText(page, 'not a listing at all, only words that nobody could take for one');
    await page.getByRole('alert').waitFor();
    expect(await broken(page)).toEqual([]);
  });
});

describe('with forced colours', () => {
  test('what is selected, focused or on can be told apart, and axe finds nothing', async () => {
    const { page } = await open({ prepare: withSample, forcedColors: 'active' });
    const list = page.getByRole('listbox', { name: 'Papers' });
    await list.locator('.row-title').first().waitFor();
    const drawn = (selector: string, property: 'outlineStyle' | 'borderTopStyle') =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element)[name], property);
    // Backgrounds are gone: selection needs a line of its own, and so does every control.
    expect(await drawn('[data-row][aria-selected=true]', 'outlineStyle')).toBe('solid');
    expect(await drawn('.place[data-current] .place-open', 'outlineStyle')).toBe('solid');
    expect(await drawn('.icon-button', 'borderTopStyle')).toBe('solid');
    await page.keyboard.press('Tab');
    expect(await drawn(':focus-visible', 'outlineStyle')).toBe('solid');
    expect(await broken(page)).toEqual([]);
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    expect(await drawn('.segment[data-pressed]', 'outlineStyle')).toBe('solid');
    expect(await broken(page)).toEqual([]);
  });
});

describe('hostile papers', () => {
  test('are shown as text, run nothing and break no layout', async () => {
    const { page, errors } = await open({ papers: hostilePapers() });
    const list = page.getByRole('listbox', { name: 'Papers' });
    await list.locator('.row-title').first().waitFor();
    const count = await list.locator('[data-row]').count();
    expect(count).toBe(hostilePapers().length);
    for (let at = 0; at < count; at++) {
      await list.focus();
      await page.keyboard.press('Home');
      for (let step = 0; step < at; step++) await page.keyboard.press('j');
      for (const tab of ['Alt+2', 'Alt+4', 'Alt+1']) {
        await page.keyboard.press(tab);
        await page.waitForTimeout(120);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
    expect(await page.locator('a[href^="javascript:" i], .row img, .detail img').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('in a note’s preview stay text as well', async () => {
    const { page } = await open({ papers: hostilePapers().slice(0, 1) });
    await page.getByRole('listbox', { name: 'Papers' }).locator('.row-title').first().waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByRole('group', { name: 'Note view' }).getByRole('button', { name: 'Read' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('<script>window.broken = true</script>').first().waitFor();
    expect(await preview.locator('script, img, a[href^="javascript:" i]').count()).toBe(0);
    expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
  });
});

describe('at 200 % zoom', () => {
  test('everything still fits and can be reached', async () => {
    // A 1280 pixel window zoomed to 200 % has 640 CSS pixels.
    const { page } = await open({
      prepare: withSample,
      viewport: { width: 640, height: 400 },
      deviceScaleFactor: 2,
    });
    await page.getByRole('listbox', { name: 'Papers' }).locator('.row-title').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    // The paper's head scrolls away instead of leaving a line for the note.
    await page.keyboard.press('Alt+2');
    await page.locator('.note-editor .cm-content').waitFor();
    expect((await page.locator('.note-editor').boundingBox())?.height).toBeGreaterThan(150);
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: /^Save/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Save/ }).isVisible()).toBe(true);
  });
});
