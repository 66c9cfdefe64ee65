/** The screens and states of the window, and how to get there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatePapers } from '../bench/corpus.ts';
import type { LibraryHost } from '../../electron/library-host/host.ts';
import type { Paper, PaperDraft } from '../../shared/library/paper.ts';
import { hostilePapers } from '../helpers/hostile-papers.ts';
import { ask } from '../helpers/library.ts';
import { draft, paperFrom } from '../helpers/papers.ts';
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

/** A bibliography with one entry that can't be read, one that is known, and words between them. */
const BROKEN = `These are my entries:
@inproceedings{kwon2023efficient, title = {Efficient Memory Management for Large Language Model Serving with PagedAttention}, author = {Woosuk Kwon and Zhuohan Li}, year = 2023, pages = {611--626}}
@article{broken, title = {An Entry Whose Brace
@article{whole2025, title = {A Whole Entry after a Broken One}, author = {Ann Example}, year = 2025}
`;

/** The sample, its first paper with files, another version and more fields than most. */
async function withDetails(host: LibraryHost): Promise<void> {
  await withSample(host);
  const { paper } = await ask(host, 'papers.get', { key: 'kwon2023efficient' });
  const ids = [paper.id];
  await ask(host, 'papers.edit', {
    ids,
    edit: {
      editors: [{ family: 'Druschel', given: 'Peter' }],
      versions: [
        { type: 'preprint', published: { year: 2023, month: 9, day: 12 }, ids: { arxiv: '2309.06180' } },
      ],
      bib: { pages: '611--626' },
    },
  });
  const bytes = Buffer.from('%PDF-1.7').toString('base64');
  await ask(host, 'attachments.add', { id: paper.id, name: 'paged-attention.pdf', bytes });
  await ask(host, 'attachments.add', { id: paper.id, name: 'reading notes <draft>.md', bytes });
}

/** Papers that came in twice, before Roofline could know that they are the same. */
function twins(): readonly Paper[] {
  const title = 'RadixPlan: Sharing Prefixes across Agent Calls';
  const twice = (again: Partial<PaperDraft>, id: string): Paper =>
    paperFrom({ ...draft(title, { authors: 'Ann Example;Bob Sample' }), ...again }, { id, citeKey: id });
  return [
    twice(
      { published: { year: 2025, month: 8 }, ids: { arxiv: '2508.00001' }, note: 'Read the appendix.' },
      'radixplan2025',
    ),
    twice(
      { published: { year: 2026 }, venue: 'MLSys', tags: ['serving'], type: 'inproceedings' },
      'example2026radixplan',
    ),
    ...generatePapers(40, 3),
  ];
}

async function open(window: TestWindow, text: string): Promise<void> {
  await window.page.getByRole('combobox', { name: 'Search papers' }).fill(text);
  await window.page.waitForTimeout(150);
}
/** The focus goes there too, so that the paper stays in sight where the window becomes narrow. */
const toTab = ({ page }: TestWindow, name: string): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const press =
  (...keys: string[]) =>
  async ({ page }: TestWindow) => {
    for (const key of keys) await page.keyboard.press(key);
  };

export const scenes: Readonly<Record<string, Scene>> = {
  welcome: { looks: ['light', 'dark', 'narrow', 'narrow-dark', 'zoomed', 'forced'] },
  list: { library: sample, looks: ['light', 'dark', 'narrow', 'narrow-dark', 'zoomed', 'forced'] },
  paper: { library: sample, looks: ['narrow', 'narrow-dark', 'zoomed'], go: press('Enter') },
  drawer: {
    library: sample,
    looks: ['narrow', 'narrow-dark', 'zoomed'],
    go: async ({ page }) => {
      await page.setViewportSize({ width: 480, height: 600 });
      await page.keyboard.press('Control+b');
    },
  },
  search: { library: sample, go: (window) => open(window, 'servng effcient') },
  'search-filter': { library: sample, go: (window) => open(window, 'tag:serving year:2022.. -tag:moe ') },
  'search-complete': {
    library: sample,
    go: async ({ page }) => page.getByRole('combobox', { name: 'Search papers' }).pressSequentially('tag:'),
  },
  'search-problem': { library: sample, go: (window) => open(window, 'yaer:20x4 attention') },
  'search-nothing': { library: sample, go: (window) => open(window, 'zzzyyyxxx') },
  table: { library: sample, looks: ['light', 'dark', 'narrow', 'forced'], go: press('v') },
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
      await toTab(window, 'Claims');
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
  bibtex: { library: sample, go: (window) => toTab(window, 'BibTeX') },
  'paper-claims': { library: sample, looks: ['light', 'dark'], go: (window) => open(window, 'distserve') },
  'paper-details': {
    library: { prepare: withDetails },
    go: async (window) => {
      await toTab(window, 'Paper');
      await window.page.getByRole('region', { name: 'Versions' }).scrollIntoViewIfNeeded();
    },
  },
  'version-form': {
    library: { prepare: withDetails },
    looks: ['light', 'narrow'],
    go: async ({ page }) => page.getByRole('button', { name: /^Edit the version/ }).click(),
  },
  duplicates: {
    library: { papers: twins() },
    looks: ['light', 'dark', 'narrow', 'zoomed'],
    go: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('duplicates');
      await page.keyboard.press('Enter');
    },
  },
  'duplicates-none': {
    library: sample,
    looks: ['light'],
    go: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('duplicates');
      await page.keyboard.press('Enter');
    },
  },
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
  export: {
    library: sample,
    looks: ['light', 'dark', 'narrow', 'narrow-dark', 'zoomed', 'forced'],
    go: press('Control+e'),
  },
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
  settings: {
    library: sample,
    looks: ['light', 'dark', 'narrow', 'narrow-dark', 'zoomed', 'forced'],
    go: press('Control+,'),
  },
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
  triage: {
    library: sample,
    looks: ['light', 'dark', 'narrow', 'narrow-dark', 'zoomed', 'forced'],
    go: press('t'),
  },
  compare: {
    library: sample,
    looks: ['light', 'dark', 'narrow', 'narrow-dark', 'zoomed'],
    go: press('m'),
  },
  insights: {
    library: sample,
    looks: ['light', 'dark', 'narrow', 'narrow-dark', 'zoomed'],
    go: press('g'),
  },
  complete: { library: sample, looks: ['light', 'dark'], go: press('f') },
  'import-problems': { library: sample, go: ({ page }) => pasteText(page, BROKEN) },
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
