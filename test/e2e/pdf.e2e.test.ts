/** PDFs, read by the built thread: dropped on the window, fetched from arXiv, imported by the terminal. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RECORDS } from '../helpers/fake-records.ts';
import { fakeSources } from '../helpers/fake-sources.ts';
import { ask } from '../helpers/library.ts';
import { makePdf } from '../helpers/make-pdf.ts';
import { Sandbox } from '../helpers/start-shell.ts';
import { openWindows } from '../helpers/open-windows.ts';

const RECORD = RECORDS[0]!;
const PREPRINT = makePdf([
  [
    { text: RECORD.title, size: 17 },
    { text: 'A. Author and B. Author', size: 11 },
    { text: `arXiv:${RECORD.arxiv}v2 [cs.DC] 5 Jan 2024`, size: 20, turned: true },
  ],
]);

describe('in the window', () => {
  const open = openWindows({ always: { reducedMotion: 'reduce' }, errorsExpected: true });

  async function drop(page: Page, files: readonly (readonly [name: string, bytes: Buffer])[]): Promise<void> {
    await page.evaluate(
      (given) => {
        const data = new DataTransfer();
        for (const [name, base64] of given) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          data.items.add(new File([bytes], name, { type: 'application/pdf' }));
        }
        const event = { dataTransfer: data, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new DragEvent('drop', event));
      },
      files.map(([name, bytes]) => [name, bytes.toString('base64')] as const),
    );
  }

  test('a dropped PDF becomes a paper with its file, which can be undone; a damaged one says so', async () => {
    const { page, host } = await open();
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    await drop(page, [
      ['cut.pdf', PREPRINT.subarray(0, 60)],
      ['download.pdf', PREPRINT],
    ]);
    await page
      .getByRole('alert')
      .getByText(/^cut.pdf: This PDF can’t be read/)
      .waitFor();
    await page.getByText(/^Added \S+ with its PDF$/).waitFor();
    const { hits } = await ask(host, 'papers.find', {});
    expect(hits.map(({ paper }) => paper.title)).toEqual([RECORD.title]);
    const files = await ask(host, 'attachments.list', { id: hits[0]!.paper.id });
    expect(await readFile(files[0]!.path!)).toEqual(PREPRINT);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(async () => (await ask(host, 'library.overview', {})).total).toBe(0);
  });

  test('dropped PDFs are looked up where papers are completed after an import', async () => {
    const sources = await fakeSources(RECORDS);
    const { page, host } = await open({
      sources,
      prepare: (library) => ask(library, 'library.change-settings', { completeAfterImport: true }),
    });
    await page.getByRole('heading', { name: 'Bring in some papers' }).waitFor();
    await drop(page, [['download.pdf', PREPRINT]]);
    const sheet = page.getByRole('dialog', { name: 'Complete 1 paper' });
    await sheet.getByRole('button', { name: 'Look up 1 paper' }).click();
    await sheet.getByRole('button', { name: 'Fill in 1 paper' }).click();
    await page.getByText('Completed 1 paper').waitFor();
    const { hits } = await ask(host, 'papers.find', {});
    expect(hits[0]?.paper.authors).toHaveLength(RECORD.authors.length);
  });

  test('the PDF of a paper of arXiv is fetched when asked, and then it is there to open', async () => {
    const sources = await fakeSources(RECORDS);
    sources.pdf = PREPRINT;
    const { page, host } = await open({
      sources,
      prepare: async (library) => {
        const { previewId } = await ask(library, 'import.fetch', { address: RECORD.arxiv });
        await ask(library, 'import.commit', { previewId });
      },
    });
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'More for this paper' }).click();
    expect(await page.getByRole('menuitem', { name: 'Open the PDF' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Fetch the PDF from arXiv' }).click();
    await page.getByText(/^Fetched the PDF of/).waitFor();
    const { hits } = await ask(host, 'papers.find', {});
    const files = await ask(host, 'attachments.list', { id: hits[0]!.paper.id });
    expect(await readFile(files[0]!.path!)).toEqual(PREPRINT);
    await page.getByRole('button', { name: 'More for this paper' }).click();
    await page.getByRole('menuitem', { name: 'Open the PDF' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Fetch the PDF from arXiv' }).count()).toBe(0);
  });
});

test('the terminal imports a PDF, from a file or standard input, and refuses what is none', async () => {
  const sandbox = new Sandbox();
  onTestFinished(() => sandbox.dispose());
  const file = async (name: string, bytes: string | Buffer): Promise<string> => {
    await writeFile(path.join(sandbox.folder, name), bytes);
    return name;
  };
  for (const [name, bytes, says] of [
    ['cut.pdf', PREPRINT.subarray(0, 60), 'can’t be read'],
    ['listing.pdf', 'Just words.\n', 'listing.pdf is no PDF'],
  ] as const) {
    const { status, err } = await sandbox.run(['import', await file(name, bytes)]);
    expect(status).toBe(1);
    expect(err).toContain(says);
  }
  const first = await sandbox.run(['import', '--json', await file('download.pdf', PREPRINT)]);
  expect(first.err).toBe('');
  expect(JSON.parse(first.out)).toMatchObject({
    added: [{ ids: { arxiv: RECORD.arxiv }, attachments: [{ path: 'download.pdf' }] }],
  });
  const again = await sandbox.run(['import', 'download.pdf']);
  expect(again.out).toContain('nothing new');
  const piped = await sandbox.run(['import', '--json', '-'], PREPRINT);
  expect(JSON.parse(piped.out)).toMatchObject({ added: [], merged: [{ changed: ['sources'] }] });
});
