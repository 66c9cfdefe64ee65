/** What every test file of the window begins with: one browser for the file, and windows that close with their test. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { openWindow, type TestWindow, type TestWindowOptions } from './window.ts';

export interface OpenWindows {
  /** What every window of the file has. */
  readonly always?: TestWindowOptions;
  /** True where tests break things on purpose; else a test fails with what its page wrote as an error. */
  readonly errorsExpected?: boolean;
}

/** Starts a browser before the file's tests. Returns the function by which a test opens a window on a library of its own. */
export function openWindows({ always = {}, errorsExpected = false }: OpenWindows = {}): (
  options?: TestWindowOptions,
) => Promise<TestWindow> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  return async (options = {}) => {
    const window = await openWindow(browser, { ...always, ...options });
    onTestFinished(async () => {
      if (!errorsExpected) expect(window.errors).toEqual([]);
      await window.close();
    });
    return window;
  };
}
