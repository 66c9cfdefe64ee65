/** Duplicates in a library: found, and what merging them would change is shown before it is done. */
import { expect, it } from 'vitest';
import type { LibraryHost } from '../../../electron/library-host/host.ts';
import { openStore } from '../../../electron/library-host/store/open-store.ts';
import { ask, openTestLibrary, temporaryFolder } from '../../helpers/library.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

/** A library with two papers that are the same, and one that is not; it can be opened again. */
async function withTwins(): Promise<{ folder: string; host: LibraryHost }> {
  const folder = await temporaryFolder();
  const title = 'RadixPlan: Sharing Prefixes across Agent Calls';
  const papers = [
    paperFrom(draft(title, { authors: 'Ann Example' }), { id: 'a', citeKey: 'example2024radix' }),
    paperFrom(draft(title, { authors: 'Ann Example', venue: 'MLSys', tags: ['serving'] }), {
      id: 'b',
      citeKey: 'radixplan',
    }),
    paperFrom(draft('Something Else Entirely, Said in Many Words')),
  ];
  const store = await openStore(folder);
  await store.apply({ name: 'set-up', changes: papers.map((paper) => ({ kind: 'add', paper })) });
  await store.close();
  return { folder, host: await openTestLibrary(folder) };
}

it('finds papers that are the same, shows what a merge would change, and merges as one step', async () => {
  const { host } = await withTwins();
  const { groups } = await ask(host, 'duplicates.find', {});
  expect(groups.map((group) => group.papers.map(({ id }) => id))).toEqual([['a', 'b']]);

  const { changes } = await ask(host, 'duplicates.preview', { keep: 'a', others: ['b'] });
  expect(changes).toContainEqual({ field: 'venue', before: '', after: 'MLSys' });
  expect((await ask(host, 'library.overview', {})).total).toBe(3);

  await ask(host, 'duplicates.merge', { keep: 'a', others: ['b'] });
  const { paper } = await ask(host, 'papers.get', { key: 'radixplan' });
  expect(paper).toMatchObject({ id: 'a', venue: 'MLSys', tags: ['serving'] });
  await ask(host, 'history.undo', {});
  expect((await ask(host, 'library.overview', {})).total).toBe(3);
});

it('remembers which were left as they are, also over a restart, until that is undone', async () => {
  const { folder, host } = await withTwins();
  const found = async (library: LibraryHost) => (await ask(library, 'duplicates.find', {})).groups.length;
  await ask(host, 'duplicates.keep-apart', { ids: ['a', 'b'] });
  expect(await found(host)).toBe(0);
  await host.close();

  const again = await openTestLibrary(folder);
  expect(await found(again)).toBe(0);
  await ask(again, 'history.undo', {});
  expect(await found(again)).toBe(1);
});
