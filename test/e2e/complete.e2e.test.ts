/** Completing papers and importing addresses in the window, against sources on this machine. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { LibraryHost } from '../../electron/library-host/host.ts';
import { SOURCE_IDS } from '../../electron/library-host/metadata/source.ts';
import { listing, RECORDS } from '../helpers/fake-records.ts';
import { fakeSources, type FakeRecord, type FakeSources } from '../helpers/fake-sources.ts';
import { ask, importText } from '../helpers/library.ts';
import { openWindows } from '../helpers/open-windows.ts';
import { pasteText, type TestWindow, type TestWindowOptions } from '../helpers/window.ts';

const openOne = openWindows({ always: { reducedMotion: 'reduce' }, errorsExpected: true });

const PAPERS = RECORDS.slice(0, 4);

async function open(
  records: readonly FakeRecord[] = RECORDS,
  { offline = false, ...options }: TestWindowOptions & { readonly offline?: boolean } = {},
): Promise<TestWindow & { sources: FakeSources }> {
  const sources = await fakeSources(records);
  if (offline) {
    for (const id of Object.keys(sources.origins)) sources.origins[id as 'arxiv'] = 'http://127.0.0.1:1';
  }
  const prepare = (host: LibraryHost): Promise<unknown> => importText(host, listing(PAPERS));
  const window = await openOne({ sources, prepare, ...options });
  return { ...window, sources };
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const sheet = (page: Page) => page.getByRole('dialog', { name: /^Complete/ });

/** Opens the sheet for all papers. */
async function completeAll(page: Page): Promise<void> {
  await list(page).locator('.row-title').first().waitFor();
  await list(page).focus();
  await page.keyboard.press('Control+a');
  await page.getByText('4 papers selected', { exact: true }).waitFor();
  await page.keyboard.press('f');
}

async function broken(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.sheet').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe('completing', () => {
  test('says once what is sent to whom, shows every difference, fills, and can be undone', async () => {
    const { page, host, sources, errors } = await open();
    await completeAll(page);
    await sheet(page).getByRole('rowheader', { name: 'Crossref' }).waitFor();
    expect(sources.asked).toEqual([]);
    await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).click();

    await sheet(page).getByRole('checkbox').first().waitFor();
    expect(await sheet(page).locator('.item').getByRole('checkbox').count()).toBe(4);
    expect(await sheet(page).locator('ins').first().isVisible()).toBe(true);
    await sheet(page).getByRole('checkbox').first().uncheck();
    await sheet(page).getByRole('button', { name: 'Fill in 3 papers' }).click();
    await page.getByText('Completed 3 papers').waitFor();
    const named = async (): Promise<number> =>
      (await ask(host, 'papers.find', {})).hits.filter(({ paper }) => paper.authors.length > 0).length;
    expect(await named()).toBe(3);

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(named).toBe(0);
    // Agreed to once: the second look-up starts at once.
    await completeAll(page);
    await sheet(page).getByRole('button', { name: 'Fill in 4 papers' }).waitFor();
    expect(errors).toEqual([]);
  });

  test('lets the user choose between two records, or neither', async () => {
    const twins = ['2401.00001', '2401.00002'].map((arxiv) => ({ ...PAPERS[0]!, arxiv }));
    const { page, host } = await open(twins);
    await completeAll(page);
    await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).click();
    await sheet(page).getByRole('radio').first().waitFor();
    expect(
      await sheet(page)
        .getByRole('button', { name: /^Fill in/ })
        .count(),
    ).toBe(0);
    expect(await sheet(page).getByRole('radio', { name: 'None of these' }).isChecked()).toBe(true);
    await sheet(page).getByText('arXiv 2401.00002').first().waitFor();
    await sheet(page).getByRole('radio').nth(1).check();
    await sheet(page).getByRole('button', { name: 'Fill in 1 paper', exact: true }).click();
    await page.getByText('Completed 1 paper').waitFor();
    const { hits } = await ask(host, 'papers.find', { query: 'has:arxiv' });
    expect(hits.map(({ paper }) => paper.authors.length)).toContain(PAPERS[0]!.authors.length);
  });

  test('names the source that failed beside what the others found', async () => {
    const { page, sources } = await open();
    sources.faults['hugging-face'] = (_request, response) => Boolean(response.writeHead(500).end());
    await completeAll(page);
    await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).click();
    await sheet(page).getByRole('alert').getByText('Hugging Face:').waitFor();
    await sheet(page).getByRole('button', { name: 'Fill in 4 papers' }).waitFor();
    await sheet(page).getByRole('button', { name: 'Look up again' }).waitFor();
  });

  test('stops when told to, and keeps the way open', async () => {
    const { page, sources, host } = await open();
    // The source never answers; the window goes away after the test.
    sources.faults.arxiv = () => true;
    await completeAll(page);
    await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).click();
    await sheet(page).getByRole('button', { name: 'Stop' }).click();
    await sheet(page).getByText('Nothing was found yet').waitFor();
    sources.faults = {};
    await sheet(page).getByRole('button', { name: 'Look up again' }).click();
    await sheet(page).getByRole('button', { name: 'Fill in 4 papers' }).waitFor();
    expect((await ask(host, 'library.overview', {})).undo).toContain('import');
  });

  test('follows an import where that was turned on', async () => {
    const { page } = await open(RECORDS, {
      prepare: (host) => ask(host, 'library.change-settings', { completeAfterImport: true }),
    });
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    await pasteText(page, listing(PAPERS));
    await page.getByRole('button', { name: 'Import 4 papers' }).click();
    await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).waitFor();
  });
});

describe('when every source fails', () => {
  test('looking up again asks them again, and new keys are made when asked', async () => {
    const { page, host, sources } = await open();
    for (const id of SOURCE_IDS) {
      sources.faults[id] = (request) => Boolean(request.socket.destroy());
    }
    await completeAll(page);
    await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).click();
    await sheet(page).getByRole('alert').first().waitFor();
    sources.faults = {};
    await sheet(page).getByRole('button', { name: 'Look up again' }).click();
    await sheet(page).getByRole('checkbox', { name: 'New citation keys too' }).check();
    await sheet(page).getByRole('button', { name: 'Fill in 4 papers' }).click();
    await page.getByText('Completed 4 papers').waitFor();
    const { hits } = await ask(host, 'papers.find', {});
    expect(hits.every(({ paper }) => paper.keyAliases.length > 0)).toBe(true);
  });
});

describe('without a network', () => {
  test('papers wait, and the line at the bottom leads to what was found since', async () => {
    const { page, host } = await open(RECORDS, { offline: true });
    await completeAll(page);
    await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).click();
    await sheet(page).getByText('There is no network').waitFor();
    expect(await broken(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '4 papers waiting for the network' }).waitFor();
    expect(await ask(host, 'complete.queue', {})).toHaveLength(4);
  });
});

describe('saved sources', () => {
  test('are kept from a fetched listing, and say what is new', async () => {
    const { page, sources } = await open();
    sources.records = RECORDS.slice(0, 6);
    await list(page).locator('.row-title').first().waitFor();
    await page.keyboard.press('Control+i');
    await page.getByRole('textbox', { name: 'Or fetch a page' }).fill('hf');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save this source' }).click();
    await page.getByText('Saved. The sidebar shows what is new in it.').waitFor();
    await page.keyboard.press('Escape');
    const source = page.getByRole('navigation').getByRole('button', { name: /^hf/ });
    await source.click();
    await page.getByRole('button', { name: 'Import 2 papers' }).click();
    await page.getByText('Added 2 papers').waitFor();
    await source.click();
    await page.getByText('Nothing new in hf.').waitFor();
    sources.records = RECORDS.slice(0, 7);
    await source.click();
    await page.getByRole('button', { name: 'Import 1 paper' }).waitFor();
    expect(await broken(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mark as seen' }).click();
    await source.click();
    await page.getByText('Nothing new in hf.').first().waitFor();
  });
});

describe('importing an address', () => {
  test('fetches a paper and reviews it like any import', async () => {
    const record = RECORDS[9]!;
    const { page, host } = await open();
    await list(page).locator('.row-title').first().waitFor();
    await page.keyboard.press('Control+i');
    await page
      .getByRole('textbox', { name: 'Or fetch a page' })
      .fill(`https://arxiv.org/abs/${record.arxiv}`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Import 1 paper' }).click();
    await page.getByText('Added 1 paper').waitFor();
    const { hits } = await ask(host, 'papers.find', { query: `arxiv:${record.arxiv}` });
    expect(hits[0]?.paper.title).toBe(record.title);
  });

  test('says what is wrong with an address and keeps it for correction', async () => {
    const { page } = await open();
    await list(page).locator('.row-title').first().waitFor();
    await page.keyboard.press('Control+i');
    const field = page.getByRole('textbox', { name: 'Or fetch a page' });
    await field.fill('file:///etc/passwd');
    await page.getByRole('button', { name: 'Fetch' }).click();
    await page
      .getByRole('alert')
      .getByText(/https addresses only/)
      .waitFor();
    expect(await field.inputValue()).toBe('file:///etc/passwd');
  });
});

test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (colorScheme) => {
  const twins = ['2401.00001', '2401.00002'].map((arxiv) => ({ ...PAPERS[0]!, arxiv }));
  const { page, sources } = await open([...twins, ...PAPERS.slice(1, 3)], { colorScheme });
  sources.faults['semantic-scholar'] = (_request, response) => Boolean(response.writeHead(500).end());
  await completeAll(page);
  await sheet(page).getByRole('rowheader', { name: 'Crossref' }).waitFor();
  expect(await broken(page)).toEqual([]);
  sources.faults.arxiv = () => true;
  await sheet(page).getByRole('button', { name: 'Look up 4 papers' }).click();
  await sheet(page).getByRole('button', { name: 'Stop' }).waitFor();
  expect(await broken(page)).toEqual([]);
  await sheet(page).getByRole('button', { name: 'Stop' }).click();
  delete sources.faults.arxiv;
  await sheet(page).getByRole('button', { name: 'Look up again' }).click();
  await sheet(page).getByRole('radio').first().waitFor();
  expect(await broken(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+i');
  await page.getByRole('textbox', { name: 'Or fetch a page' }).waitFor();
  expect(await broken(page)).toEqual([]);
});
