/** PDFs: recognised by what their first pages print, taken into the library, fetched from arXiv; hostile ones cost nothing. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LibraryHost } from '../../../../electron/library-host/host.ts';
import { openLibrary } from '../../../../electron/library-host/open-library.ts';
import { recognisePdf } from '../../../../electron/library-host/pdf/pdf-facts.ts';
import { readPdfApart } from '../../../../electron/library-host/pdf/read-pdf-apart.ts';
import { readPdf } from '../../../../electron/library-host/pdf/read-pdf.ts';
import { RECORDS } from '../../../helpers/fake-records.ts';
import { fakeSources, type FakeSources } from '../../../helpers/fake-sources.ts';
import { ask, temporaryFolder } from '../../../helpers/library.ts';
import { makePdf } from '../../../helpers/make-pdf.ts';
import { TestClock } from '../../../helpers/test-clock.ts';

const RECORD = RECORDS[0]!;
const PREPRINT = makePdf([
  [
    { text: 'Paging the Key Cache: A Study', size: 17 },
    { text: 'in Two Lines', size: 17 },
    { text: 'A. Author and B. Author', size: 11 },
    { text: 'We page the cache as others did (arXiv:2309.06180).', size: 10 },
    { text: `arXiv:${RECORD.arxiv}v2 [cs.DC] 5 Jan 2024`, size: 20, turned: true },
  ],
]);

interface Opened {
  readonly host: LibraryHost;
  readonly folder: string;
  readonly sources: FakeSources;
}

async function open(): Promise<Opened> {
  const sources = await fakeSources(RECORDS);
  const folder = await temporaryFolder();
  const host = await openLibrary({
    folder,
    readPdf,
    online: { origins: sources.origins, http: { clock: new TestClock() } },
  });
  onTestFinished(() => host.close());
  return { host, folder, sources };
}

async function takeIn(host: LibraryHost, name: string, pdf: Buffer) {
  const preview = await ask(host, 'import.pdf', { name, bytes: pdf.toString('base64') });
  const report = await ask(host, 'import.commit', { previewId: preview.previewId });
  return { preview, report };
}

describe('a PDF says what it is', () => {
  const facts = async (pdf: Buffer, name = 'download.pdf') => recognisePdf(await readPdf(pdf), name);

  it('by arXiv’s stamp, not by the ids that it cites', async () => {
    expect(await facts(PREPRINT)).toMatchObject({
      title: 'Paging the Key Cache: A Study in Two Lines',
      ids: { arxiv: RECORD.arxiv, arxivVersion: 2, arxivCategory: 'cs.DC' },
      type: 'preprint',
    });
  });

  it('by the one DOI on its first page, or on the second behind a cover', async () => {
    const doi = { text: 'https://doi.org/10.1145/3600006.3613165.', size: 8 };
    const title = { text: 'A Long Enough Title', size: 16 };
    expect((await facts(makePdf([[title, doi]]))).ids).toEqual({ doi: '10.1145/3600006.3613165' });
    expect((await facts(makePdf([[title], [doi]]))).ids).toEqual({ doi: '10.1145/3600006.3613165' });
    const other = { text: 'doi:10.1145/1000.1', size: 8 };
    expect((await facts(makePdf([[title, doi, other]]))).ids).toBeUndefined();
  });

  it('by its name where arXiv gave it, else by a title, else by its name', async () => {
    const words = [{ text: 'x', size: 10 }];
    expect((await facts(makePdf([words]), '2407.00079v3.pdf')).ids).toEqual({
      arxiv: '2407.00079',
      arxivVersion: 3,
    });
    expect((await facts(makePdf([words], 'What the File Says'))).title).toBe('What the File Says');
    expect((await facts(makePdf([words], 'Microsoft Word - draft.doc'), 'moe survey.pdf')).title).toBe(
      'moe survey',
    );
  });
});

describe('a dropped PDF', () => {
  it('becomes a new paper with the file, and the same file is not added twice', async () => {
    const { host, folder } = await open();
    const { report } = await takeIn(host, 'download.pdf', PREPRINT);
    expect(report.added).toHaveLength(1);
    const [file] = report.added[0]!.attachments;
    expect(await readFile(path.join(folder, 'attachments', file!.path))).toEqual(PREPRINT);
    const again = await takeIn(host, 'download (1).pdf', PREPRINT);
    expect(again.report.added).toEqual([]);
    const { paper } = await ask(host, 'papers.get', { id: report.added[0]!.id });
    expect(paper.attachments).toEqual([file]);
  });

  it('goes to the paper that has its id', async () => {
    const { host } = await open();
    const { previewId } = await ask(host, 'import.fetch', { address: RECORD.arxiv });
    const { added } = await ask(host, 'import.commit', { previewId });
    const { preview } = await takeIn(host, 'download.pdf', PREPRINT);
    expect(preview.items[0]?.match?.id).toBe(added[0]!.id);
    const { paper } = await ask(host, 'papers.get', { id: added[0]!.id });
    expect(paper.attachments).toHaveLength(1);
    expect(paper.title).toBe(RECORD.title);
  });

  it.each([
    ['no PDF at all', Buffer.from('hello')],
    ['a cut one', PREPRINT.subarray(0, 60)],
    ['noise', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0xa7)])],
  ])('that is %s is refused, and the library is as it was', async (_what, bytes) => {
    const { host } = await open();
    const answer = await host.request('import.pdf', { name: 'bad.pdf', bytes: bytes.toString('base64') });
    expect(answer.ok).toBe(false);
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
  });

  it('that hangs, or ends its thread, is given up', async () => {
    const thread = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    for (const code of ['for (;;);', 'process.exit(1)', 'throw new Error("no")']) {
      await expect(readPdfApart(PREPRINT, thread(code), 1_000)).rejects.toMatchObject({
        error: { code: 'unrecognised-input' },
      });
    }
  });
});

describe('fetching from arXiv', () => {
  it('puts the PDF beside the paper, as one step', async () => {
    const { host, sources } = await open();
    sources.pdf = PREPRINT;
    const { previewId } = await ask(host, 'import.fetch', { address: RECORD.arxiv });
    const { added } = await ask(host, 'import.commit', { previewId });
    await ask(host, 'attachments.fetch-pdf', { id: added[0]!.id });
    const files = await ask(host, 'attachments.list', { id: added[0]!.id });
    expect(await readFile(files[0]!.path!)).toEqual(PREPRINT);
    await ask(host, 'history.undo', {});
    expect((await ask(host, 'papers.get', { id: added[0]!.id })).paper.attachments).toEqual([]);
  });

  it('refuses what is no PDF, and papers that arXiv does not have', async () => {
    const { host, sources } = await open();
    sources.pdf = Buffer.from('<!doctype html>The PDF is being made');
    const { previewId } = await ask(host, 'import.fetch', { address: RECORD.arxiv });
    const { added } = await ask(host, 'import.commit', { previewId });
    const request = () => host.request('attachments.fetch-pdf', { id: added[0]!.id });
    expect(await request()).toMatchObject({ ok: false, error: { code: 'network' } });
    await ask(host, 'papers.edit', { ids: [added[0]!.id], edit: { ids: {} } });
    expect(await request()).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });
});
