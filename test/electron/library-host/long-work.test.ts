/** Work that takes a while: it says how far it is, lets others go first, and an import stops when told to. */
import { describe, expect, it } from 'vitest';
import type { LibraryHost } from '../../../electron/library-host/host.ts';
import { LongWork } from '../../../electron/library-host/services/long-work.ts';
import { openStore } from '../../../electron/library-host/store/open-store.ts';
import type { Change } from '../../../shared/library/changes.ts';
import { generatePapers } from '../../bench/corpus.ts';
import { findFormat } from '../../../shared/formats/registry.ts';
import { ask, importText, openTestLibrary, temporaryFolder } from '../../helpers/library.ts';

const text = findFormat('bibtex')!.print!(generatePapers(300, 5), { abstracts: true }).text;

async function cancelNow(host: LibraryHost): Promise<void> {
  await ask(host, 'import.cancel', {});
}

it('a large export lets others go first', async () => {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  const changes = generatePapers(4_000, 6).map((paper): Change => ({ kind: 'add', paper }));
  await store.apply({ name: 'set-up', changes });
  await store.close();
  const host = await openTestLibrary(folder);
  const order: string[] = [];
  const exporting = ask(host, 'export.text', { format: 'bibtex', papers: { query: '' } });
  await Promise.all([
    exporting.then(() => order.push('export')),
    new Promise(setImmediate)
      .then(() => ask(host, 'library.overview', {}))
      .then(() => order.push('overview')),
  ]);
  expect(order).toEqual(['overview', 'export']);
  expect((await exporting).count).toBeGreaterThan(3_500);
});

describe('a long import', () => {
  it('stops while it is compared, and leaves nothing behind', async () => {
    const host = await openTestLibrary();
    const reading = host.request('import.preview', { text });
    await cancelNow(host);
    expect(await reading).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    // The same import goes through afterwards.
    const { items } = await ask(host, 'import.preview', { text });
    expect(items.every(({ state }) => state === 'new')).toBe(true);
  });

  it('stops before it is written, and changes nothing', async () => {
    const host = await openTestLibrary();
    const { previewId } = await ask(host, 'import.preview', { text });
    const commit = host.request('import.commit', { previewId });
    await cancelNow(host);
    expect(await commit).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
    // Its preview is still there to be committed.
    expect((await ask(host, 'import.commit', { previewId })).added).toHaveLength(300);
  });

  it('keeps an edit that was made while it was prepared', async () => {
    const host = await openTestLibrary();
    await importText(host, text);
    const { rows } = await ask(host, 'papers.search', { query: '', limit: 1 });
    const id = rows[0]!.id;
    const { previewId } = await ask(host, 'import.preview', { text, from: 'another.bib' });
    const commit = ask(host, 'import.commit', { previewId, tags: ['again'] });
    await ask(host, 'papers.tag', { ids: [id], add: ['mine'] });
    await commit;
    const { paper } = await ask(host, 'papers.get', { id });
    expect(paper.tags).toEqual(expect.arrayContaining(['mine', 'again']));
  });
});

describe('long work', () => {
  it('says how far it is, and takes its progress away at the end', async () => {
    const said: { fraction: number; label: string }[] = [];
    const work = new LongWork((name, data) => name === 'progress' && said.push(data as never), 'import');
    // As long as it takes until there is something to say, however fast the machine.
    while (said.length === 0) await work.at(0.5, 'Importing');
    work.end();
    expect(said).toMatchObject([
      { fraction: 0.5, label: 'Importing' },
      { fraction: 1, label: '' },
    ]);
  });

  it('says nothing where it ends at once', async () => {
    const said: string[] = [];
    const work = new LongWork((name) => said.push(name), 'import');
    await work.at(0.5, 'Importing');
    work.end();
    expect(said).toEqual([]);
  });
});
