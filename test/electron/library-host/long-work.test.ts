/** Work that takes a while: it says how far it is, lets others go first, and an import stops when told to. */
import { describe, expect, it } from 'vitest';
import type { LibraryHost } from '../../../electron/library-host/host.ts';
import { LongWork } from '../../../electron/library-host/services/long-work.ts';
import { openStore } from '../../../electron/library-host/store/open-store.ts';
import type { EventData, StoppableTask } from '../../../shared/api/contract.ts';
import type { Result } from '../../../shared/api/result.ts';
import type { Change } from '../../../shared/library/changes.ts';
import { generatePapers } from '../../bench/corpus.ts';
import { findFormat } from '../../../shared/formats/registry.ts';
import { ask, importText, openTestLibrary, temporaryFolder } from '../../helpers/library.ts';

const text = findFormat('bibtex')!.print!(generatePapers(300, 5), { abstracts: true }).text;

async function stopNow(host: LibraryHost, task: StoppableTask): Promise<void> {
  await ask(host, 'work.stop', { task });
}

/** A host on a library of so many papers, and their ids. */
async function largeLibrary(count: number): Promise<{ host: LibraryHost; ids: string[] }> {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  const papers = generatePapers(count, 6).map((paper) => ({ ...paper, status: 'inbox' as const }));
  await store.apply({ name: 'set-up', changes: papers.map((paper): Change => ({ kind: 'add', paper })) });
  await store.close();
  return { host: await openTestLibrary(folder), ids: papers.map(({ id }) => id) };
}

const everything = { papers: { query: '' } };

it('a large export lets others go first in every format, and stops when told to', async () => {
  const { host } = await largeLibrary(6_000);
  for (const { id: format } of await ask(host, 'export.formats', {})) {
    const order: string[] = [];
    const exporting = ask(host, 'export.text', { format, ...everything });
    await Promise.all([
      exporting.then(() => order.push('export')),
      new Promise(setImmediate)
        .then(() => ask(host, 'library.overview', {}))
        .then(() => order.push('overview')),
    ]);
    expect([format, ...order]).toEqual([format, 'overview', 'export']);
    expect((await exporting).count).toBe(6_000);

    const another = host.request('export.text', { format, ...everything });
    await stopNow(host, 'print');
    expect(await another).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  }
});

describe('a change of very many papers', () => {
  const tagged = async (host: LibraryHost): Promise<number> =>
    (await ask(host, 'tags.list', {})).find(({ name }) => name === 'many')?.count ?? 0;

  it('tells how far it is, lets others go first, and is one step', async () => {
    const { host, ids } = await largeLibrary(6_000);
    const said: EventData<'progress'>[] = [];
    host.on('progress', (progress) => said.push(progress));
    const order: string[] = [];
    await Promise.all([
      ask(host, 'papers.tag', { ids, add: ['many'] }).then(() => order.push('change')),
      ask(host, 'library.overview', {}).then(() => order.push('overview')),
    ]);
    expect(order).toEqual(['overview', 'change']);
    expect(await tagged(host)).toBe(6_000);
    expect((await ask(host, 'history.undo', {})).name).toBe('tagging +many of 6,000 papers');
    expect(await tagged(host)).toBe(0);
    // A fast machine has nothing to tell; what is told has an end.
    expect(said.at(-1)?.fraction ?? 1).toBe(1);
  });

  it.each<[string, (host: LibraryHost, ids: string[]) => Promise<Result<unknown>>]>([
    ['tagging', (host, ids) => host.request('papers.tag', { ids, add: ['other'] })],
    ['a status', (host, ids) => host.request('papers.edit', { ids, edit: { status: 'read' } })],
    ['renaming a tag', (host) => host.request('tags.rename', { from: 'many', to: 'few' })],
    ['an undo', (host) => host.request('history.undo', {})],
  ])('stops (%s), and changes nothing', async (_name, act) => {
    const { host, ids } = await largeLibrary(6_000);
    await ask(host, 'papers.tag', { ids, add: ['many'] });
    const shown = async () => {
      const { indexing: _, ...overview } = await ask(host, 'library.overview', {});
      return overview;
    };
    const before = await shown();
    const changing = act(host, ids);
    await stopNow(host, 'change');
    expect(await changing).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await shown()).toEqual(before);
    // The same goes through afterwards.
    expect(await act(host, ids)).toMatchObject({ ok: true });
  });

  it('keeps what is changed meanwhile', async () => {
    const { host, ids } = await largeLibrary(6_000);
    const changing = ask(host, 'papers.tag', { ids, add: ['many'] });
    await ask(host, 'papers.tag', { ids: [ids[0]!], add: ['mine'] });
    await changing;
    const { paper } = await ask(host, 'papers.get', { id: ids[0]! });
    expect(paper.tags).toEqual(expect.arrayContaining(['mine', 'many']));
    expect(await tagged(host)).toBe(6_000);
  });

  it('is undone and the one before it, when undo is pressed twice', async () => {
    const { host, ids } = await largeLibrary(6_000);
    await ask(host, 'papers.tag', { ids, add: ['first'] });
    await ask(host, 'papers.tag', { ids, add: ['second'] });
    const undone = await Promise.all([ask(host, 'history.undo', {}), ask(host, 'history.undo', {})]);
    expect(undone.map(({ name }) => name)).toEqual([
      'tagging +second of 6,000 papers',
      'tagging +first of 6,000 papers',
    ]);
  });

  it('is not undone halfway where something else is changed meanwhile', async () => {
    const { host, ids } = await largeLibrary(6_000);
    await ask(host, 'papers.tag', { ids, add: ['many'] });
    const undoing = host.request('history.undo', {});
    await ask(host, 'papers.edit', { ids: [ids[0]!], edit: { rating: 5 } });
    expect(await undoing).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await tagged(host)).toBe(6_000);
    expect((await ask(host, 'history.undo', {})).name).toMatch(/^change of the rating/);
  });
});

describe('a long import', () => {
  it('stops while it is compared, and leaves nothing behind', async () => {
    const host = await openTestLibrary();
    const reading = host.request('import.preview', { text });
    await stopNow(host, 'import');
    expect(await reading).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    // The same import goes through afterwards.
    const { items } = await ask(host, 'import.preview', { text });
    expect(items.every(({ state }) => state === 'new')).toBe(true);
  });

  it('stops before it is written, and changes nothing', async () => {
    const host = await openTestLibrary();
    const { previewId } = await ask(host, 'import.preview', { text });
    const commit = host.request('import.commit', { previewId });
    await stopNow(host, 'import');
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
