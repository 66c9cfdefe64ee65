import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { listBackups, previewRestore } from '../../../../electron/library-host/store/backups.ts';
import type { LibraryStore } from '../../../../electron/library-host/store/library-store.ts';
import type { Fields, Migration } from '../../../../electron/library-host/store/migrations/migration.ts';
import { openStore } from '../../../../electron/library-host/store/open-store.ts';
import { editOf, samplePaper } from './sample-papers.ts';
import { temporaryFolders } from './temporary-folder.ts';

/** Three papers in format 1: two in the snapshot, one in the journal, which also edits the second. The imports can be undone. */
const STORED = join(import.meta.dirname, '../../../fixtures/libraries/format-1');
const newFolder = temporaryFolders();
let folder: string;

beforeEach(() => {
  folder = join(newFolder(), 'library');
  cpSync(STORED, folder, { recursive: true });
});

/** Languages become codes, and every paper a rating, and the settings something new. */
const toCodes = (fields: Fields): Fields =>
  fields.language === 'English' ? { ...fields, language: 'en' } : fields;
const TO_2: Migration = {
  to: 2,
  paper: (paper) => ({ rating: 2, ...toCodes(paper) }),
  edit: toCodes,
  meta: (meta) => ({ pinned: [], ...meta }),
};
const TO_3: Migration = { to: 3, paper: (paper) => ({ ...paper, rating: 4 }) };
const FAILING: Migration = {
  to: 2,
  paper: (paper) => {
    if (paper.citeKey === 'tanaka2024pages') throw new Error('no language');
    return paper;
  },
};

function languages(store: LibraryStore): Record<string, string | undefined> {
  return Object.fromEntries([...store.state.papers.values()].map((paper) => [paper.citeKey, paper.language]));
}

function filesIn(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(path, name), 'utf8')]),
  );
}

const header = () => readFileSync(join(folder, 'library.json'), 'utf8').split('\n', 1)[0];

describe('a library in an older format', () => {
  it('opens as it is stored where there is nothing to migrate', async () => {
    const store = await openStore(folder, { readOnly: 'only looking' });
    expect(store.trouble).toEqual([]);
    expect(languages(store)).toEqual({
      okafor2023cache: 'English',
      tanaka2024pages: 'English',
      lind2025kernels: 'English',
    });
  });

  it('is migrated in memory, papers and journal alike, and written with the next snapshot', async () => {
    const store = await openStore(folder, { migrations: [TO_2, TO_3] });
    expect(store.readOnly).toBeUndefined();
    expect(store.trouble).toEqual([]);
    expect(languages(store)).toEqual({ okafor2023cache: 'en', tanaka2024pages: 'en', lind2025kernels: 'en' });
    expect([...store.state.papers.values()]).toMatchObject(Array(3).fill({ rating: 4 }));
    expect(store.state.meta).toMatchObject({ pinned: [], tagColours: { serving: 4 } });
    expect(header()).toContain('"schema":1,');
    await store.close();
    expect(header()).toContain('"schema":3,');

    const again = await openStore(folder, { migrations: [TO_2, TO_3] });
    expect(again.trouble).toEqual([]);
    expect([...again.state.papers.values()]).toEqual([...store.state.papers.values()]);
    expect((await listBackups(folder)).filter(({ format }) => format !== undefined)).toHaveLength(1);
    await again.close();
  });

  it('is backed up whole first, and that backup stays and can be restored', async () => {
    const before = filesIn(folder);
    const store = await openStore(folder, { migrations: [TO_2] });
    const [backup] = await listBackups(folder);
    expect(backup).toMatchObject({ format: 1, papers: 2 });
    const kept = Object.values(filesIn(join(folder, 'backups')));
    expect(kept.sort()).toEqual(
      [
        before['library.json'],
        ...Object.keys(before)
          .filter((name) => name.startsWith('journal-'))
          .map((name) => before[name]),
      ].sort(),
    );
    expect(await previewRestore(store.state, backup!.path)).toMatchObject({ papers: 2, trouble: [] });
    await store.close();
    expect((await listBackups(folder)).map(({ name }) => name)).toContain(backup!.name);
  });

  it('keeps its undo steps', async () => {
    const store = await openStore(folder, { migrations: [TO_2], device: 'desk' });
    const undone: string[] = [];
    while (store.undoName !== undefined) {
      const { name, skipped } = await store.undo();
      expect(skipped).toEqual([]);
      undone.push(name);
    }
    expect(undone).toEqual([
      'import of 1 paper',
      'edit of the language',
      'tag colours',
      'import of 2 papers',
    ]);
    expect(store.state.papers.size).toBe(0);
    await store.close();
  });

  it('takes changes made before the new snapshot, and reads both kinds of records after a crash', async () => {
    const store = await openStore(folder, { migrations: [TO_2] });
    const [paper] = [...store.state.papers.values()];
    await store.apply(editOf(paper!, { language: 'English' }));
    const reread = await openStore(folder, { migrations: [TO_2], readOnly: 'only looking' });
    expect(reread.trouble).toEqual([]);
    // The new record speaks format 2, where this is no code to be brought over.
    expect(languages(reread)).toEqual({
      okafor2023cache: 'English',
      tanaka2024pages: 'en',
      lind2025kernels: 'en',
    });
    const older = await openStore(folder);
    expect(older.readOnly).toContain('newer version of Roofline (format 2; this one knows 1)');
    await older.close();
    await store.close();
  });

  it('takes over what another program still writes in the older format', async () => {
    const store = await openStore(folder, { migrations: [TO_2], watch: false });
    const path = join(folder, 'library.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('Caches That Forget', 'Caches That Remember'));
    await store.close();
    const again = await openStore(folder, { migrations: [TO_2] });
    expect([...again.state.papers.values()].map(({ title }) => title)).toContain('Caches That Remember');
    expect(languages(again)).toMatchObject({ okafor2023cache: 'en' });
    await again.close();
  });
});

describe('a migration that fails', () => {
  it.each([
    ['by throwing', FAILING, 'no language'],
    [
      'by making a paper that is not valid',
      { to: 2, paper: (paper: Fields) => ({ ...paper, tags: 'none' }) },
      'tags',
    ],
    ['at the settings', { to: 2, meta: () => ({}) }, 'settings'],
  ])('%s leaves the files as they are, and the library read-only', async (_, migration, why) => {
    const before = filesIn(folder);
    const store = await openStore(folder, { migrations: [migration] });
    expect(store.readOnly).toContain("can't be brought to format 2");
    expect(store.readOnly).toContain(why);
    await store.close();
    expect(filesIn(folder)).toEqual(before);
    expect(readdirSync(folder)).not.toContain('backups');
  });

  it('at an edit in the journal stops there and says so', async () => {
    const failing: Migration = {
      to: 2,
      edit: () => {
        throw new Error('an edit too many');
      },
    };
    const before = filesIn(folder);
    const store = await openStore(folder, { migrations: [failing] });
    expect(store.readOnly).toContain('an edit too many');
    expect(languages(store)).toEqual({ okafor2023cache: 'English', tanaka2024pages: undefined });
    await store.close();
    expect(filesIn(folder)).toEqual(before);
  });

  it('to back up first leaves the library read-only', async () => {
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be');
    const store = await openStore(folder, { migrations: [TO_2] });
    expect(store.readOnly).toContain('could not be backed up');
    await store.close();
    expect(header()).toContain('"schema":1,');
  });
});

it('a newer version that writes the file while the library is open is not overwritten', async () => {
  const store = await openStore(folder, { watch: false });
  const newer = await openStore(folder, { migrations: [TO_2], watch: false, device: 'newer' });
  await newer.close();
  const written = readFileSync(join(folder, 'library.json'), 'utf8');
  await expect(store.save()).rejects.toThrow();
  expect(store.readOnly).toContain('newer version');
  await expect(store.apply(editOf(samplePaper(1), { note: 'x' }))).rejects.toThrow('newer version');
  await store.close();
  expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe(written);
});

it('a missing library.json names the best backup, and copying it back brings everything', async () => {
  const first = await openStore(folder);
  await first.apply(editOf([...first.state.papers.values()][0]!, { note: 'Read again.' }));
  await first.close();
  const all = [...first.state.papers.values()];
  mkdirSync(join(folder, 'backups'), { recursive: true });
  writeFileSync(join(folder, 'backups', 'library-2099-01-01T00-00-00Z-0-papers.json'), '');
  renameSync(join(folder, 'library.json'), join(folder, '..', 'lost.json'));
  const store = await openStore(folder);
  const [best] = (await listBackups(folder)).filter(({ papers }) => papers === 3);
  expect(store.trouble[0]).toContain('library.json is missing');
  expect(store.trouble[0]).toContain(`"${best!.path}" "${join(folder, 'library.json')}"`);
  expect(store.readOnly).toContain('library.json is missing');
  await store.close();
  cpSync(best!.path, join(folder, 'library.json'));
  const restored = await openStore(folder);
  expect(restored.trouble).toEqual([]);
  expect([...restored.state.papers.values()]).toEqual(all);
  await restored.close();
});
