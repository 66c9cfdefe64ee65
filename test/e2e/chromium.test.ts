import { expect, test } from 'vitest';
import { launchBrowser } from '../helpers/chromium.ts';

test('a browser starts and runs a page', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent('<title>Roofline</title><p>hello</p>');
  expect(await page.title()).toBe('Roofline');
  expect(await page.locator('p').innerText()).toBe('hello');
  await browser.close();
});
