import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../electron/library-host/open-library.ts';
import { ask, importText, openTestLibrary, temporaryFolder } from '../../helpers/library.ts';

const LISTING =
  'Paged Keys: Memory for Serving\n\nWe keep keys in pages.\n\n  • 9 authors\n·\nSep 12, 2023\n';

it('serves a second process through the first, and both see every change', async () => {
  const folder = await temporaryFolder();
  const owner = await openTestLibrary(folder);
  const visitor = await openTestLibrary(folder);
  const seen: number[] = [];
  owner.on('library.changed', ({ revision }) => seen.push(revision));
  await importText(visitor, LISTING);
  expect((await ask(owner, 'library.overview', {})).total).toBe(1);
  expect(seen.length).toBeGreaterThan(0);
});

it('goes on when the process that had the library leaves', async () => {
  const folder = await temporaryFolder();
  const owner = await openTestLibrary(folder);
  const visitor = await openTestLibrary(folder);
  await importText(owner, LISTING);
  await owner.close();
  await expect
    .poll(async () => (await visitor.request('library.overview', {})).ok, { timeout: 10_000 })
    .toBe(true);
  const [row] = (await ask(visitor, 'papers.search', {})).rows;
  await ask(visitor, 'papers.edit', { ids: [row!.id], edit: { starred: true } });
  expect((await ask(visitor, 'library.overview', {})).starred).toBe(1);
});

it('says what to do about a folder that is no library, and leaves it alone', async () => {
  const folder = join(await temporaryFolder(), 'holiday');
  await mkdir(folder);
  await writeFile(join(folder, 'beach.jpg'), 'not a library');
  await expect(openLibrary({ folder })).rejects.toMatchObject({ error: { code: 'not-a-library' } });
  expect(await readdir(folder)).toEqual(['beach.jpg']);
});

it('makes nothing of a missing folder until something is in the library', async () => {
  const parent = await temporaryFolder();
  const host = await openLibrary({ folder: join(parent, 'new') });
  expect((await ask(host, 'library.overview', {})).total).toBe(0);
  await host.close();
  expect(await readdir(parent)).toEqual([]);
});
