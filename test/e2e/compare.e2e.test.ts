/** Compare and Insights as a person meets them: in a real browser, on the real host and store. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openWindows } from '../helpers/open-windows.ts';
import { draft, paperFrom } from '../helpers/papers.ts';
import { withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

const openOne = openWindows({ always: { prepare: withSample, reducedMotion: 'reduce' } });

async function open(options?: TestWindowOptions): Promise<TestWindow> {
  const window = await openOne(options);
  await window.page.locator('[data-row]').first().waitFor();
  return window;
}

const table = (page: Page) => page.getByRole('table', { name: 'Claims' });
const plot = (page: Page) => page.getByRole('group', { name: 'Dot plot of claims by metric' });
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

async function copy(page: Page, what: string): Promise<string> {
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
  return clipboard(page);
}

describe('Compare', () => {
  test('opens by key, filters, sorts, and goes back to the list', async () => {
    const { page } = await open();
    await page.keyboard.press('m');
    await table(page).getByRole('cell').first().waitFor();
    const filter = page.getByRole('combobox', { name: 'Metric' });
    await filter.selectOption('throughput');
    await expect
      .poll(async () => new Set(await table(page).locator('[role=cell][data-column=metric]').allInnerTexts()))
      .toSatisfy((metrics: Set<string>) => [...metrics].every((metric) => metric.startsWith('throughput')));
    expect(await plot(page).locator('.chart-strong').allTextContents()).toEqual(['Throughput']);
    await page.getByRole('button', { name: 'Clear' }).click();

    const heads = table(page).getByRole('columnheader', { name: 'Paper' });
    await heads.getByRole('button').click();
    expect(await heads.getAttribute('aria-sort')).toBe('ascending');
    const papers = await table(page).locator('[role=cell][data-column=paper]').allInnerTexts();
    expect(papers).toEqual([...papers].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));

    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: 'Papers' }).waitFor();
  });

  test('opens a paper from a dot that arrow keys reached, and warns of mixed baselines', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await plot(page).waitFor();
    await page.getByText(/^These numbers are against \d+ different baselines/).waitFor();
    await plot(page).locator('[data-mark][tabindex="0"]').focus();
    await page.keyboard.press('Home');
    const first = await focused(page);
    await page.keyboard.press('ArrowRight');
    const second = await focused(page);
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('Enter');
    const title = first!.slice(0, first!.lastIndexOf(': '));
    await page.locator('.head-title').filter({ hasText: title }).waitFor();
    expect(await plot(page).locator('[data-current]').count()).toBeGreaterThan(0);
  });

  test('says of more claims than it compares how many there are, and what to do', async () => {
    const papers = Array.from({ length: 2_502 }, (_, at) =>
      paperFrom(
        draft(`Paper number ${at}`, {
          abstract: 'It reaches a 2.5x speedup over vLLM and a 1.5x lower latency than Orca.',
          published: { year: at < 2 ? 2025 : 2024 },
        }),
      ),
    );
    const { page } = await open({ papers, prepare: async () => undefined });
    await page.keyboard.press('m');
    const note = page.getByText(/^Only the first 5,000 of 5,004 claims are compared/);
    await note.waitFor();
    await page.getByRole('combobox', { name: 'Search papers' }).fill('year:2025');
    await note.waitFor({ state: 'detached' });
    await expect.poll(() => table(page).getAttribute('aria-rowcount')).toBe('5');
  });

  test('follows the search, which stays in Compare', async () => {
    const { page } = await open();
    await page.keyboard.press('m');
    await table(page).getByRole('cell').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('zzzznothing');
    await page.getByText('No claims here').waitFor();
  });

  test('moves from row to row by keyboard and opens the paper', async () => {
    const { page } = await open();
    await page.keyboard.press('m');
    await page.locator('.compare-paper:focus').waitFor();
    await page.keyboard.press('j');
    const title = await page.locator('.compare-paper:focus').innerText();
    await page.keyboard.press('Enter');
    await page.locator('.head-title').filter({ hasText: title }).waitFor();
  });

  test('copies the table as Markdown, LaTeX and CSV, the plot as SVG', async () => {
    const { page } = await open();
    await page.keyboard.press('m');
    await plot(page).waitFor();
    const rows = Number(await table(page).getAttribute('aria-rowcount')) - 1;
    const markdown = await copy(page, 'Table as Markdown');
    expect(markdown.trimEnd().split('\n')).toHaveLength(rows + 2);
    expect(markdown).toMatch(/^\| Paper \| Metric \| Claim \|/);
    expect(await copy(page, 'Table as LaTeX')).toContain('\\cite{');
    expect(await copy(page, 'Table as CSV')).toMatch(/^Paper,Metric,Claim/);
    const svg = await copy(page, 'Plot as SVG');
    const parsed = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return { name: root.localName, texts: root.querySelectorAll('text').length };
    }, svg);
    expect(parsed.name).toBe('svg');
    expect(parsed.texts).toBeGreaterThan(3);
    expect(svg).not.toMatch(/class=|var\(|oklch/);
  });
});

describe('Insights', () => {
  test('opens by key, shows data as tables, and leads to the papers behind a bar', async () => {
    const { page } = await open();
    await page.keyboard.press('g');
    const venues = page.getByRole('region', { name: 'Venues', exact: true });
    await venues.locator('[data-mark][tabindex="0"]').focus();
    const label = await focused(page);
    await venues.getByRole('button', { name: 'Data' }).click();
    const [venue = '', count] = await venues.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
    expect(label).toMatch(new RegExp(`: ${count} papers?$`));
    await venues.getByRole('button', { name: 'Data' }).click();
    await venues.locator('[data-mark][tabindex="0"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox', { name: 'Papers' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Search papers' }).inputValue()).toContain(`venue:`);
    expect(venue).not.toBe('');
    await expect.poll(() => page.locator('[data-row]').count()).toBe(Number(count));
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('axe finds nothing', async () => {
    const { page } = await open({ colorScheme });
    const found: string[] = [];
    for (const [key, mark] of [
      ['m', '.compare-row'],
      ['g', '.chart-mark'],
    ] as const) {
      await page.keyboard.press(key);
      for (const width of [1280, 640, 480]) {
        await page.setViewportSize({ width, height: 800 });
        await page.locator(mark).first().waitFor();
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        found.push(
          ...violations.flatMap(({ id, nodes }) =>
            nodes.slice(0, 3).map(({ html }) => `${width}, ${id}: ${html}`),
          ),
        );
      }
    }
    expect(found).toEqual([]);
  });
});

describe('The claims of a paper, by keyboard alone', () => {
  test('are reached from the abstract, confirmed, corrected, removed and added, and the keyboard is never lost', async () => {
    const { page } = await open({
      prepare: async (host) => {
        const text =
          '@misc{foo, title={Foo}, abstract={We present Foo. Foo is 2.4x faster than Orca and uses 40\\% less memory than Orca.}}';
        const preview = await host.request('import.preview', { text });
        expect(preview.ok).toBe(true);
        if (preview.ok) await host.request('import.commit', { previewId: preview.value.previewId });
      },
    });
    const quote = page.getByRole('button', { name: '2.4x faster' });
    await quote.focus();
    await page.keyboard.press('Enter');
    const correct = page.getByRole('button', { name: 'Correct this claim' });
    await expect
      .poll(() => correct.first().evaluate((element) => element === document.activeElement))
      .toBe(true);

    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('confirmed', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toBe('Correct this claim');

    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.keyboard.type('lat');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('corrected', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toBe('Correct this claim');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Claim removed').first().waitFor();
    await expect.poll(() => focused(page)).toBe('Correct this claim');

    for (const key of ['Tab', 'Tab', 'Enter', 'Tab', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type('3.5');
    await page.keyboard.press('Enter');
    await page.getByText('added', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toBe('Correct this claim');
  });
});
