/** The screens and states of the window, and how to get there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatePapers } from '../bench/corpus.ts';
import { hostilePapers } from '../helpers/hostile-papers.ts';
import { root } from '../helpers/root.ts';
import { pasteText, withSample, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

interface Scene {
  readonly library?: Pick<TestWindowOptions, 'papers' | 'prepare'>;
  /** Only these looks; all when missing. */
  readonly looks?: readonly string[];
  readonly go?: (window: TestWindow) => Promise<unknown>;
}

const sample = { prepare: withSample };
const listing = readFileSync(path.join(root, 'test/fixtures/listings/daily-papers.txt'), 'utf8');
const NOTE = `# Why it matters

The **KV cache** is paged like virtual memory, so fragmentation goes from 60 % to under 4 %.

- compare with [[yu2022orca]] on continuous batching
- arithmetic intensity $I = \\frac{\\text{FLOP}}{\\text{byte}}$ stays low in decode

$$
P = \\min(\\pi,\\; \\beta \\cdot I)
$$

> Check the tail latency in Fig. 12 again.
`;

async function open(window: TestWindow, text: string): Promise<void> {
  await window.page.getByRole('combobox', { name: 'Search papers' }).fill(text);
  await window.page.waitForTimeout(150);
}
const press =
  (...keys: string[]) =>
  async ({ page }: TestWindow) => {
    for (const key of keys) await page.keyboard.press(key);
  };

export const scenes: Readonly<Record<string, Scene>> = {
  welcome: {},
  list: { library: sample },
  search: { library: sample, go: (window) => open(window, 'servng effcient') },
  'search-filter': { library: sample, go: (window) => open(window, 'tag:serving year:2022.. -tag:moe ') },
  'search-complete': {
    library: sample,
    go: async ({ page }) => page.getByRole('combobox', { name: 'Search papers' }).pressSequentially('tag:'),
  },
  'search-problem': { library: sample, go: (window) => open(window, 'yaer:20x4 attention') },
  'search-nothing': { library: sample, go: (window) => open(window, 'zzzyyyxxx') },
  table: { library: sample, go: press('v') },
  chosen: {
    library: sample,
    go: async ({ page }) => {
      await page.getByRole('listbox', { name: 'Papers' }).focus();
      for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowDown');
    },
  },
  note: {
    library: sample,
    go: async (window) => {
      await open(window, 'paged');
      await window.page.keyboard.press('Enter');
      await window.page.keyboard.press('n');
      await window.page.locator('.cm-content').fill(NOTE);
      await window.page.getByRole('button', { name: 'Both' }).click();
    },
  },
  claims: {
    library: sample,
    go: async (window) => {
      await open(window, 'gptq');
      await window.page.keyboard.press('Enter');
      await window.page.keyboard.press('Alt+3');
    },
  },
  'claim-form': {
    library: sample,
    looks: ['light'],
    go: async (window) => {
      await window.page.keyboard.press('Alt+3');
      await window.page.getByRole('button', { name: 'Add a claim' }).click();
    },
  },
  bibtex: { library: sample, go: press('Alt+4') },
  'paper-claims': { library: sample, looks: ['light', 'dark'], go: (window) => open(window, 'distserve') },
  'edit-title': { library: sample, looks: ['light'], go: press('F2') },
  'import-paste': { library: sample, go: press('Control+i') },
  'import-preview': { library: sample, go: (window) => pasteText(window.page, listing) },
  'import-duplicates': {
    library: sample,
    looks: ['light'],
    go: async (window) => {
      await pasteText(window.page, listing);
      await window.page.getByRole('button', { name: /^Import \d/ }).click();
      await window.page.waitForTimeout(300);
      await pasteText(window.page, listing);
    },
  },
  'import-refused': {
    library: sample,
    looks: ['light', 'dark'],
    go: ({ page }) => pasteText(page, 'nothing in here that anyone could read as a paper, sorry'),
  },
  imported: {
    looks: ['light', 'dark'],
    go: async (window) => {
      await pasteText(window.page, listing);
      await window.page.getByRole('button', { name: /^Import \d/ }).click();
    },
  },
  export: { library: sample, go: press('Control+e') },
  palette: { library: sample, go: press('Control+k') },
  'palette-typed': {
    library: sample,
    looks: ['light', 'dark'],
    go: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('serv');
    },
  },
  shortcuts: { library: sample, go: press('?') },
  settings: { library: sample, go: press('Control+,') },
  tags: {
    library: sample,
    go: async ({ page }) => page.getByRole('button', { name: 'Manage tags' }).click(),
  },
  'tag-papers': { library: sample, go: press('#') },
  'save-search': {
    library: sample,
    looks: ['light'],
    go: async (window) => {
      await open(window, 'tag:serving');
      await window.page.keyboard.press('Control+d');
    },
  },
  triage: { library: sample, go: press('t') },
  'triage-done': { library: sample, looks: ['light'], go: press('t', ...Array<string>(20).fill('j')) },
  'status-menu': {
    library: sample,
    looks: ['light', 'dark'],
    go: async ({ page }) => page.getByRole('button', { name: /^Status/ }).click(),
  },
  many: { library: { papers: generatePapers(10_000, 7) }, go: press('End') },
  hostile: { library: { papers: hostilePapers() } },
  'hostile-table': { library: { papers: hostilePapers() }, looks: ['light'], go: press('v') },
  error: {
    library: sample,
    looks: ['light', 'dark'],
    go: async (window) => {
      await window.host.close();
      await window.page.getByRole('combobox', { name: 'Search papers' }).fill('attention');
      await window.page.waitForTimeout(500);
    },
  },
};
