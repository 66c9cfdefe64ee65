import { defineConfig } from 'vitest/config';

const common = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
        },
      },
      {
        // Tests that start what was built: the terminal, the browser shell, a real browser.
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/helpers/build.ts',
          testTimeout: 120_000,
          // What a page shows is waited for: a busy machine may need seconds for what takes milliseconds on a quiet one.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
