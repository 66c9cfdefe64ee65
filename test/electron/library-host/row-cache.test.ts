import { appendFile, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { LibraryHost } from '../../../electron/library-host/host.ts';
import { openLibrary } from '../../../electron/library-host/open-library.ts';
import { openingHost } from '../../../electron/library-host/opening-host.ts';
import { openStore } from '../../../electron/library-host/store/open-store.ts';
import { RooflineError } from '../../../shared/api/errors.ts';
import { ask, openTestLibrary, temporaryFolder } from '../../helpers/library.ts';
import { importOf, samplePaper } from './store/sample-papers.ts';

const LIST = { sort: 'title', descending: false, limit: 100 } as const;

/** A library worth a cache, looked at once by title and closed again. */
async function lookedAt(): Promise<{ folder: string; cacheFolder: string }> {
  const folder = join(await temporaryFolder(), 'library');
  const cacheFolder = await temporaryFolder();
  const store = await openStore(folder, { watch: false });
  await store.apply(importOf(...Array.from({ length: 1200 }, (_, number) => samplePaper(number))));
  await store.close();
  const host = await openLibrary({ folder, cacheFolder });
  await ask(host, 'papers.search', LIST);
  await host.close();
  return { folder, cacheFolder };
}

async function open(options: { folder: string; cacheFolder: string }): Promise<LibraryHost> {
  const host = await openLibrary(options);
  onTestFinished(() => host.close());
  return host;
}

it('shows at the next start what the list showed, in its order, and then the library itself', async () => {
  const place = await lookedAt();
  const host = await open(place);
  const loaded = new Promise((resolve) => host.on('library.changed', resolve));
  const early = await ask(host, 'papers.search', LIST);
  expect(early).toMatchObject({ total: 1200, indexing: 0 });
  expect(await ask(host, 'library.overview', {})).toMatchObject({ total: 1200, indexing: 0 });
  // Other orders and pages wait for the library.
  expect((await ask(host, 'papers.search', { ...LIST, offset: 1150 })).rows).toHaveLength(50);
  await loaded;
  expect((await ask(host, 'papers.search', LIST)).rows).toEqual(early.rows);
});

it('shows nothing from the cache once the library was changed elsewhere', async () => {
  const place = await lookedAt();
  const library = join(place.folder, 'library.json');
  const text = await readFile(library, 'utf8');
  await writeFile(library, text.replaceAll('Scheduling 1 Experts', 'A first title'));
  const [row] = (await ask(await open(place), 'papers.search', LIST)).rows;
  expect(row?.title).toContain('A first title');
});

it('shows nothing from the cache after a crash, whose journal is not in it', async () => {
  const place = await lookedAt();
  const store = await openStore(place.folder, { watch: false });
  await store.apply({ name: 'delete', changes: [{ kind: 'remove', id: samplePaper(5).id }] });
  // As a killed process leaves it.
  const left = join(place.folder, '..', 'left');
  await cp(place.folder, left, { recursive: true, preserveTimestamps: true });
  await store.close();
  await rm(place.folder, { recursive: true });
  await rename(left, place.folder);
  expect((await ask(await open(place), 'papers.search', LIST)).total).toBe(1199);
});

it('opens as ever where the cache is damaged', async () => {
  const place = await lookedAt();
  const [name] = await readdir(place.cacheFolder);
  await appendFile(join(place.cacheFolder, name!, 'rows.json'), 'x');
  expect(await ask(await open(place), 'papers.search', LIST)).not.toHaveProperty('indexing', 0);
});

it('says why the library could not be opened after all', async () => {
  const { folder } = await lookedAt();
  const host = await openTestLibrary(folder);
  const overview = await ask(host, 'library.overview', {});
  const { total, rows } = await ask(host, 'papers.search', {});
  let fail: (error: Error) => void = () => undefined;
  const opening = new Promise<LibraryHost>((_, reject) => (fail = reject));
  const early = openingHost(() => opening, { overview, total, rows });
  expect(await ask(early, 'papers.search', {})).toMatchObject({ rows });
  const other = early.request('tags.list', {});
  fail(new RooflineError('damaged-library', 'The library is damaged.'));
  expect(await other).toMatchObject({ ok: false, error: { code: 'damaged-library' } });
  expect(await early.request('papers.search', {})).toMatchObject({ ok: false });
  await early.close();
});
