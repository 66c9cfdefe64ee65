/**
 * Pictures of every screen and state of the window, into the ignored folder screenshots/: to be looked at after every
 * change of the window. `npm run screenshots [-- part of a name ...]`.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../helpers/chromium.ts';
import { root } from '../helpers/root.ts';
import { openWindow } from '../helpers/window.ts';
import { scenes } from './scenes.ts';

const WIDE = { width: 1280, height: 800 };

/** How a scene that is open comes to look another way: one window serves all its pictures. */
const LOOKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  light: async (page) => {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize(WIDE);
  },
  dark: (page) => page.emulateMedia({ colorScheme: 'dark' }),
  narrow: async (page) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 480, height: 600 });
  },
  'narrow-dark': async (page) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 640, height: 600 });
  },
  // A window of 1280 by 800 at 200 % has so many pixels for the style sheet.
  zoomed: async (page) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 640, height: 400 });
  },
  forced: async (page) => {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  },
};
const USUAL = ['light', 'dark', 'narrow', 'narrow-dark'];

const wanted = process.argv.slice(2);
const folder = path.join(root, 'screenshots');
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
for (const [name, { looks = USUAL, library, go }] of Object.entries(scenes)) {
  const files = looks.map((look) => [look, `${name}-${look}`] as const);
  const taken = files.filter(([, file]) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
  if (taken.length === 0) continue;
  const window = await openWindow(browser, { colorScheme: 'light', ...library });
  const { page } = window;
  try {
    await page.locator('[data-row] .row-title, .welcome').first().waitFor();
    await page.waitForTimeout(150);
    await go?.(window);
  } catch (error) {
    process.stderr.write(`${name}: ${String(error)}\n`);
  }
  for (const [look, file] of taken) {
    await LOOKS[look]?.(page);
    // Fonts, toasts and the last answer settle.
    await page.waitForTimeout(350);
    await page.screenshot({ path: path.join(folder, `${file}.png`) });
  }
  if (window.errors.length > 0) process.stderr.write(`${name}: ${window.errors.join('\n')}\n`);
  await window.close();
}
await browser.close();
