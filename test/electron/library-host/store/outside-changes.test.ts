import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibraryStore } from '../../../../electron/library-host/store/library-store.ts';
import { openStore } from '../../../../electron/library-host/store/open-store.ts';
import { editOf, importOf, samplePaper } from './sample-papers.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();
const [one, two, three] = [samplePaper(1), samplePaper(2), samplePaper(3)];

async function libraryOf(
  ...papers: (typeof one)[]
): Promise<{ folder: string; store: LibraryStore; told: string[] }> {
  const folder = newFolder();
  const first = await openStore(folder);
  await first.apply(importOf(...papers));
  await first.close();
  const store = await openStore(folder, { watch: false });
  const told: string[] = [];
  store.onNotice(({ message }) => told.push(message));
  return { folder, store, told };
}

/** Edits library.json as a text editor or a script would. */
function editFile(folder: string, edit: (text: string) => string): void {
  const path = join(folder, 'library.json');
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

describe('a library changed by another program while it is closed', () => {
  it('is taken over paper by paper and says so', async () => {
    const { folder, store } = await libraryOf(one, two);
    await store.close();
    editFile(folder, (text) => text.replace('Scheduling 2 Experts', 'Placing 2 Experts'));
    const again = await openStore(folder);
    expect(again.trouble).toEqual([expect.stringMatching(/zhao2024experts2.*changed outside/)]);
    expect(again.state.papers.get(two.id)?.title).toContain('Placing 2 Experts');
    await again.close();
    expect((await openStore(folder)).trouble).toEqual([]);
  });

  it('may be laid out differently', async () => {
    const { folder, store } = await libraryOf(one, two);
    await store.close();
    editFile(folder, (text) => JSON.stringify(JSON.parse(text), null, 2));
    const again = await openStore(folder);
    expect([...again.state.papers.values()]).toEqual([one, two]);
    expect(again.trouble).toEqual([]);
    await again.close();
  });

  it('keeps what it can when git left conflict marks in it', async () => {
    const { folder, store } = await libraryOf(one, two);
    await store.close();
    editFile(folder, (text) => {
      const lines = text.split('\n');
      lines.splice(
        2,
        1,
        '<<<<<<< ours',
        lines[2]!,
        '=======',
        lines[2]!.replace('Scheduling', 'Placing'),
        '>>>>>>> theirs',
      );
      return lines.join('\n');
    });
    const again = await openStore(folder);
    expect([...again.state.papers.values()]).toEqual([one, two]);
    expect(again.trouble.join('\n')).toMatch(/kept as library\.damaged-[0-9a-f]{8}\.json/);
    await again.close();
  });
});

describe('a library changed by another program while it is open', () => {
  it('is merged, field by field, as a step that can be undone', async () => {
    const { folder, store, told } = await libraryOf(one, two, three);
    await store.apply(editOf(one, { note: 'my note' }));
    editFile(folder, (text) =>
      text
        .split('\n')
        .filter((line) => !line.includes(three.id))
        .join('\n')
        .replace('Scheduling 1 Experts', 'Placing 1 Experts'),
    );
    await store.save();
    expect(store.state.papers.get(one.id)).toMatchObject({
      note: 'my note',
      title: expect.stringContaining('Placing 1') as string,
    });
    expect(store.state.papers.has(three.id)).toBe(false);
    expect(told.join('\n')).toMatch(/Changed outside Roofline and taken over/);
    await store.undo();
    expect(store.state.papers.get(three.id)).toEqual(three);
    expect(store.state.papers.get(one.id)).toEqual({ ...one, note: 'my note' });
    await store.close();
    const again = await openStore(folder);
    expect(again.trouble).toEqual([]);
    expect(again.state.papers.size).toBe(3);
    await again.close();
  });

  it('holds the tags that either side added', async () => {
    const { folder, store, told } = await libraryOf(one);
    await store.apply(editOf(one, { tags: ['moe', 'mine'] }));
    editFile(folder, (text) => text.replace('"tags":["moe"]', '"tags":["moe","theirs"]'));
    await store.save();
    expect(store.state.papers.get(one.id)?.tags).toEqual(['moe', 'mine', 'theirs']);
    expect(told.join('\n')).not.toContain('Both you');
    await store.close();
  });

  it('keeps yours where both changed the same, and keeps the other version', async () => {
    const { folder, store, told } = await libraryOf(one);
    await store.apply(editOf(one, { note: 'mine' }));
    editFile(folder, (text) => text.replace('"note":""', '"note":"theirs"'));
    await store.close();
    expect(told.join('\n')).toContain(`the note of ${one.citeKey}`);
    const aside = readdirSync(folder).find((name) => name.startsWith('library.outside-'))!;
    expect(readFileSync(join(folder, aside), 'utf8')).toContain('"note":"theirs"');
    const again = await openStore(folder);
    expect(again.state.papers.get(one.id)?.note).toBe('mine');
    await again.close();
  });

  it('is noticed by itself', async () => {
    const { folder, store } = await libraryOf(one);
    await store.close();
    const open = await openStore(folder);
    const noticed = new Promise<string>((resolve) => open.onNotice(({ message }) => resolve(message)));
    editFile(folder, (text) => text.replace('"starred":false', '"starred":true'));
    expect(await noticed).toContain(one.citeKey);
    expect(open.state.papers.get(one.id)?.starred).toBe(true);
    await open.close();
  });

  it.each([
    ['removed', (folder: string) => rmSync(join(folder, 'library.json'))],
    ['emptied', (folder: string) => writeFileSync(join(folder, 'library.json'), '')],
    [
      'replaced by something else',
      (folder: string) => writeFileSync(join(folder, 'library.json'), '{"version":2}'),
    ],
  ])('and %s costs nothing', async (_, damage) => {
    const { folder, store, told } = await libraryOf(one, two);
    damage(folder);
    await store.close();
    expect(told).toHaveLength(1);
    const again = await openStore(folder);
    expect([...again.state.papers.values()]).toEqual([one, two]);
    await again.close();
  });
});

it('keeps symbolic links and file modes', async () => {
  const { folder, store } = await libraryOf(one);
  await store.close();
  mkdirSync(join(folder, '.git'));
  const path = join(folder, 'library.json');
  renameSync(path, join(folder, '.git', 'real.json'));
  symlinkSync(join('.git', 'real.json'), path);
  chmodSync(path, 0o640);
  const again = await openStore(folder);
  await again.apply(importOf(two));
  await again.close();
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readFileSync(join(folder, '.git', 'real.json'), 'utf8')).toContain(two.id);
});
