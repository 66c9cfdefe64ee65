/** In narrow windows everything that wide ones show can be seen or reached: WCAG's reflow, down to 320 pixels. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ask } from '../helpers/library.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { draft, paperFrom } from '../helpers/papers.ts';
import { withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

const open = openWindows({ always: { reducedMotion: 'reduce', prepare: withSample } });
const NARROW = { width: 480, height: 600 };

const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Library' });
const hasFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

async function openNarrow(options: TestWindowOptions = {}): Promise<TestWindow> {
  const window = await open({ viewport: NARROW, ...options });
  await window.page.locator('[data-row] .row-title').first().waitFor();
  await list(window.page).focus();
  return window;
}

describe('nothing is cut off', () => {
  test('at 320 pixels no screen scrolls sideways, and what can be pressed can be reached', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'roofline-narrow-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { page } = await openNarrow({
      prepare: async (host) => {
        await withSample(host);
        for (const name of ['references.bib', 'chapter-two.bib'])
          await ask(host, 'export.keep-updated', { path: path.join(folder, name), format: 'bibtex' });
      },
    });
    await page.setViewportSize({ width: 320, height: 600 });
    await page.getByText('chapter-two.bib up to date', { exact: true }).waitFor();
    const cut: Record<string, readonly string[]> = {};
    const look = async (name: string): Promise<void> => {
      await page.waitForTimeout(100);
      const found = await cutOff(page);
      if (found.length > 0) cut[name] = found;
    };
    await look('list');
    for (const tab of ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4']) {
      await page.keyboard.press(tab);
      await look(tab);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+b');
    await sidebar(page).waitFor();
    await look('sidebar');
    await page.keyboard.press('Escape');
    for (const [name, key, leave] of [
      ['several', 'Shift+ArrowDown', 'Escape'],
      ['table', 'v', 'v'],
      ['compare', 'm', 'Escape'],
      ['insights', 'g', 'Escape'],
      ['triage', 't', 'Escape'],
      ['palette', 'Control+k', 'Escape'],
      ['shortcuts', '?', 'Escape'],
      ['settings', 'Control+,', 'Escape'],
      ['tags', '#', 'Escape'],
      ['import', 'Control+i', 'Escape'],
      ['export', 'Control+e', 'Escape'],
      ['complete', 'f', 'Escape'],
    ] as const) {
      await page.keyboard.press(key);
      await look(name);
      await page.keyboard.press(leave);
      await list(page).waitFor();
      await expect.poll(() => hasFocus(page, '[data-main-focus]')).toBe(true);
    }
    expect(cut).toEqual({});
  });

  test('a claim in Compare shows paper, value, baseline and quote below each other', async () => {
    const { page } = await openNarrow();
    await page.keyboard.press('m');
    const row = page.getByRole('row', { name: /Orca.*36\.9×/ });
    const boxes = [];
    for (const part of ['.compare-paper', '.compare-value', '[data-column=baseline]', '.compare-quote']) {
      const cell = row.locator(part);
      expect((await cell.innerText()).length).toBeGreaterThan(0);
      boxes.push(await cell.boundingBox());
    }
    const [paper, value, baseline, quote] = boxes;
    expect(paper?.width).toBeGreaterThan(NARROW.width * 0.8);
    expect(value?.y).toBeGreaterThan(paper?.y ?? Infinity);
    expect(Math.abs((baseline?.y ?? Infinity) - (value?.y ?? 0))).toBeLessThan(3);
    expect(quote?.y).toBeGreaterThan(value?.y ?? Infinity);
  });

  test('charts say where they leave out years, and Tab reaches those that are drawn', async () => {
    const papers = Array.from({ length: 11 }, (_, at) =>
      paperFrom(
        draft(`Kernels of ${2015 + at}`, {
          abstract: 'On an NVIDIA A100 it reaches a 2.5x speedup over cuBLAS.',
          published: { year: 2015 + at },
        }),
      ),
    );
    const { page } = await open({
      papers,
      prepare: async () => undefined,
      viewport: { width: 320, height: 600 },
    });
    await page.locator('[data-row] .row-title').first().waitFor();
    await page.keyboard.press('g');
    const chart = page.getByRole('region', { name: 'Hardware over time' });
    await chart.getByText(/^The last \d+ years; the data has all 11\.$/).waitFor();
    expect(await chart.locator('[data-mark][tabindex="0"]').count()).toBe(1);
    await page.setViewportSize({ width: 1280, height: 800 });
    await chart.getByText(/^The last/).waitFor({ state: 'detached' });
    expect(await chart.locator('[data-mark]').count()).toBe(11);
  });
});

/** What reaches over the window's edge where nothing scrolls it into sight; and the page, should it scroll sideways. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
    const sheet = document.querySelector('.sheet');
    const wanted =
      'button, a, input, select, textarea, [role=tab], [role=option], [role=textbox], h1, h2, h3, p, .status-bar > *';
    for (const element of (sheet ?? document).querySelectorAll(wanted)) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (left < -1 || right > innerWidth + 1) found.push(element.outerHTML.slice(0, 120));
    }
    for (const element of (sheet ?? document).querySelectorAll(
      '.sheet-body, .tab-panel, .detail, .insights-charts',
    )) {
      if (element.scrollWidth > element.clientWidth + 1) found.push(`${element.className} scrolls sideways`);
    }
    return found;
  });
}
