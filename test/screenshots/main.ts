/**
 * Pictures of every screen and state of the window, into the ignored folder screenshots/: to be looked at after every
 * change of the window. `npm run screenshots [-- part of a name]`.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../helpers/chromium.ts';
import { root } from '../helpers/root.ts';
import { openWindow } from '../helpers/window.ts';
import { scenes } from './scenes.ts';

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  narrow: { colorScheme: 'light', viewport: { width: 720, height: 640 } },
};

const wanted = process.argv[2] ?? '';
const folder = path.join(root, 'screenshots');
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
for (const [name, scene] of Object.entries(scenes)) {
  for (const [look, options] of Object.entries(LOOKS)) {
    const file = `${name}-${look}`;
    if (!file.includes(wanted) || (scene.looks && !scene.looks.includes(look))) continue;
    const window = await openWindow(browser, { ...options, ...scene.library });
    try {
      await window.page.locator('[data-row] .row-title, .welcome').first().waitFor();
      await window.page.waitForTimeout(150);
      await scene.go?.(window);
      // Fonts, toasts and the last answer settle.
      await window.page.waitForTimeout(350);
      await window.page.screenshot({ path: path.join(folder, `${file}.png`) });
      if (window.errors.length > 0) process.stderr.write(`${file}: ${window.errors.join('\n')}\n`);
    } catch (error) {
      await window.page.screenshot({ path: path.join(folder, `${file}.png`) });
      process.stderr.write(`${file}: ${String(error)}\n`);
    } finally {
      await window.close();
    }
  }
}
await browser.close();
