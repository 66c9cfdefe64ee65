import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/library-host/store/open-store.ts';
import type { LibraryStore } from '../../../../electron/library-host/store/library-store.ts';
import { editOf, importOf, samplePaper } from './sample-papers.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();
const [one, two, three] = [samplePaper(1), samplePaper(2), samplePaper(3)];

/** What the files hold now, read as another process would after a crash. */
async function reread(folder: string): Promise<LibraryStore> {
  return openStore(folder, { readOnly: 'only looking' });
}

function journals(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('journal-'));
}

describe('a new library', () => {
  it('is an empty or missing folder, and nothing is written until something changes', async () => {
    const folder = join(newFolder(), 'not', 'there');
    const store = await openStore(folder);
    expect(store.state.papers.size).toBe(0);
    expect(store.readOnly).toBeUndefined();
    await store.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('gets its files with the first change', async () => {
    const folder = join(newFolder(), 'library');
    const store = await openStore(folder);
    expect(await store.apply(importOf(one, two))).toBe(1);
    expect(journals(folder)).toHaveLength(1);
    expect([...(await reread(folder)).state.papers.values()]).toEqual([one, two]);
    await store.close();
    expect(journals(folder)).toEqual([]);
  });
});

describe('library.json', () => {
  it('is valid JSON with one paper a line', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    await store.apply(importOf(one, two));
    await store.close();
    const text = readFileSync(join(folder, 'library.json'), 'utf8');
    const data = JSON.parse(text) as { library: { papers: number; sequence: number }; papers: unknown[] };
    expect(data.library).toMatchObject({ papers: 2, sequence: 1, schema: expect.any(Number) as number });
    expect(data.papers).toMatchObject([one, two, null]);
    expect(text.split('\n')).toHaveLength(6);
    expect(text.endsWith(']}\n')).toBe(true);
  });

  it('comes back the same after many opens and closes', async () => {
    const folder = newFolder();
    const first = await openStore(folder);
    await first.apply(importOf(one, two, three));
    await first.apply({ name: 'tag colours', changes: [{ kind: 'meta', set: { tagColours: { moe: 3 } } }] });
    await first.close();
    const text = readFileSync(join(folder, 'library.json'), 'utf8');
    for (let round = 0; round < 3; round++) {
      const store = await openStore(folder);
      expect(store.trouble).toEqual([]);
      expect(store.revision).toBe(2);
      expect(store.state.meta.tagColours).toEqual({ moe: 3 });
      await store.close();
    }
    expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe(text);
  });
});

describe('a change of more than one line of the journal', () => {
  /** A library whose third change adds two papers and edits one, each in a line of its own, as a crash would leave it. */
  async function crashed(): Promise<{ folder: string; journal: string; lines: string[] }> {
    const folder = newFolder();
    const store = await openStore(folder, { lineLength: 1 });
    await store.apply(importOf(one));
    await store.apply(editOf(one, { rating: 2 }));
    const { changes } = importOf(two, three);
    await store.apply({
      name: 'import of 2 papers',
      changes: [...changes, { kind: 'edit', id: one.id, set: { tags: ['kernels'] } }],
    });
    const journal = join(folder, journals(folder)[0]!);
    return { folder, journal, lines: readFileSync(journal, 'utf8').split(/(?<=\n)/) };
  }

  it('comes back whole, and is one step to undo', async () => {
    const { folder, lines } = await crashed();
    expect(lines).toHaveLength(5);
    const store = await openStore(folder);
    expect(store.trouble).toEqual([]);
    expect(store.state.papers.size).toBe(3);
    expect(store.state.papers.get(one.id)?.tags).toEqual(['kernels']);
    await store.undo();
    expect([...store.state.papers.values()]).toEqual([{ ...one, rating: 2 }]);
    await store.close();
  });

  it('is dropped as a whole where it was cut off, and that is said', async () => {
    for (const kept of [3, 4]) {
      const { folder, journal, lines } = await crashed();
      writeFileSync(journal, lines.slice(0, kept).join(''));
      const { state, revision, trouble } = await reread(folder);
      expect([...state.papers.values()]).toEqual([{ ...one, rating: 2 }]);
      expect(revision).toBe(2);
      expect(trouble.join()).toMatch(/was cut off while it was written/);
    }
  });

  it('is missing as a whole where one of its lines is damaged, and is named once', async () => {
    const { folder, journal, lines } = await crashed();
    writeFileSync(journal, lines.with(2, lines[2]!.replace('arxiv', 'arxiw')).join(''));
    const { state, trouble } = await reread(folder);
    expect(state.papers.size).toBe(1);
    expect(trouble.join()).toMatch(/damaged in line 3.* it: 3 \(import of 2 papers\)\./);
  });

  it('is read as one where it is long', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    const long = Array.from({ length: 30 }, (_, index) =>
      samplePaper(100 + index, { note: 'A long note. '.repeat(2000) }),
    );
    await store.apply(importOf(...long));
    expect(readFileSync(join(folder, journals(folder)[0]!), 'utf8').split('\n').length).toBeGreaterThan(3);
    expect([...(await reread(folder)).state.papers.values()]).toEqual(long);
    await store.close();
  });
});

describe('a change', () => {
  it('is in memory at once and on disk when acknowledged', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    const importing = store.apply(importOf(one));
    expect(store.state.papers.get(one.id)).toEqual(one);
    await importing;
    await store.apply(editOf(one, { note: 'Read again', rating: 4 }));
    await store.apply(editOf(one, { rating: null, tags: ['moe', 'serving'] }));
    const expected = { ...one, note: 'Read again', tags: ['moe', 'serving'] };
    expect((await reread(folder)).state.papers.get(one.id)).toEqual(expected);
    await store.close();
    expect((await reread(folder)).state.papers.get(one.id)).toEqual(expected);
  });

  it.each([
    ['a paper that is not there', editOf(samplePaper(9), { note: 'x' })],
    ['a value that the model does not allow', editOf(one, { rating: 6 })],
    ['a field that must not be missing', editOf(one, { title: null })],
    ['the id', editOf(one, { id: 'other' })],
    ['a field that does not exist', editOf(one, { ['__proto__']: {}, colour: 'red' })],
    ['an id that is taken', importOf(two, one)],
  ])('is refused for %s, and nothing changes', async (_, operation) => {
    const folder = newFolder();
    const store = await openStore(folder);
    await store.apply(importOf(one));
    await expect(store.apply(operation)).rejects.toMatchObject({ error: { code: 'invalid-request' } });
    expect([...store.state.papers.values()]).toEqual([one]);
    expect(store.revision).toBe(1);
    await store.close();
    expect([...(await reread(folder)).state.papers.values()]).toEqual([one]);
  });

  it('tells listeners what changed', async () => {
    const store = await openStore(newFolder());
    const heard: unknown[] = [];
    const stop = store.onChange((change) => heard.push(change));
    await store.apply(importOf(one));
    stop();
    await store.apply(importOf(two));
    expect(heard).toEqual([{ revision: 1, ids: [one.id], background: false }]);
    await store.close();
  });
});

describe('undo and redo', () => {
  it('go over all operations, by name, and survive a restart', async () => {
    const folder = newFolder();
    let store = await openStore(folder);
    await store.apply(importOf(one, two));
    await store.apply(editOf(one, { note: 'first' }));
    await store.apply({ name: 'delete of 1 paper', changes: [{ kind: 'remove', id: two.id }] });
    await store.close();

    store = await openStore(folder);
    expect(store.undoName).toBe('delete of 1 paper');
    expect(await store.undo()).toMatchObject({ name: 'delete of 1 paper', skipped: [] });
    expect(store.state.papers.get(two.id)).toEqual(two);
    await store.undo();
    expect(store.state.papers.get(one.id)).toEqual(one);
    // As after a crash: nothing was closed.
    store = await openStore(folder);
    expect([store.undoName, store.redoName]).toEqual(['import of 2 papers', `edit of ${one.citeKey}`]);
    await store.undo();
    expect(store.state.papers.size).toBe(0);
    await expect(store.undo()).rejects.toMatchObject({ error: { code: 'nothing-to-undo' } });
    for (let step = 0; step < 3; step++) await store.redo();
    expect([...store.state.papers.values()]).toEqual([{ ...one, note: 'first' }]);
    await store.close();
  });

  it('take typing in one note as one step', async () => {
    const store = await openStore(newFolder());
    await store.apply(importOf(one));
    for (const note of ['A', 'A n', 'A note']) await store.apply(editOf(one, { note }, 'note'));
    await store.undo();
    expect(store.state.papers.get(one.id)?.note).toBe('');
    await store.redo();
    expect(store.state.papers.get(one.id)?.note).toBe('A note');
    await store.close();
  });

  it('keep 100 steps', async () => {
    const folder = newFolder();
    let store = await openStore(folder);
    await store.apply(importOf(one));
    for (let rating = 0; rating < 110; rating++) await store.apply(editOf(one, { note: `${rating}` }));
    await store.close();
    store = await openStore(folder);
    for (let step = 0; step < 100; step++) await store.undo();
    expect(store.undoName).toBeUndefined();
    expect(store.state.papers.get(one.id)?.note).toBe('9');
    await store.close();
  });
});

describe('snapshots', () => {
  it('are written as the journal grows, while changes go on', async () => {
    const folder = newFolder();
    const store = await openStore(folder, { snapshotAfter: 2000 });
    await store.apply(importOf(one, two, three));
    for (let round = 0; round < 60; round++) {
      await store.apply(editOf(one, { note: `Round ${round}` }));
      expect((await reread(folder)).state.papers.get(one.id)?.note).toBe(`Round ${round}`);
    }
    await store.close();
    const again = await openStore(folder);
    expect(again.revision).toBe(61);
    expect(again.trouble).toEqual([]);
    expect(again.undoName).toBeDefined();
    await again.close();
  });
});

describe('a folder that is no library', () => {
  it('is refused with a message and left as it is', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'thesis.tex'), 'hello');
    await expect(openStore(folder)).rejects.toMatchObject({
      error: { code: 'not-a-library', message: expect.stringContaining('thesis.tex') as string },
    });
    expect(readdirSync(folder)).toEqual(['thesis.tex']);
  });

  it('may not be a file', async () => {
    const file = join(newFolder(), 'library.json');
    writeFileSync(file, '{}');
    await expect(openStore(file)).rejects.toMatchObject({ error: { code: 'not-a-library' } });
  });

  it('may not have a folder where its file should be', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'library.json'));
    await expect(openStore(folder)).rejects.toMatchObject({
      error: { code: 'not-a-library', message: expect.stringContaining('is a folder') as string },
    });
  });

  it.each(['', '[]', '{"papers":[]}', 'not JSON \u0000', '{"library":{"schema":1}}'])(
    'with a library.json of something else (%j) is refused and left as it is',
    async (text) => {
      const folder = newFolder();
      writeFileSync(join(folder, 'library.json'), text);
      await expect(openStore(folder)).rejects.toMatchObject({ error: { code: 'damaged-library' } });
      expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe(text);
    },
  );

  it('that holds only what systems leave behind counts as empty', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, '.DS_Store'), '');
    mkdirSync(join(folder, '.git'));
    const store = await openStore(folder);
    await store.apply(importOf(one));
    await store.close();
    expect(existsSync(join(folder, 'library.json'))).toBe(true);
  });
});

describe('a library that can not be written', () => {
  it('reads, and refuses changes with the reason', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    await store.apply(importOf(one));
    const reader = await openStore(folder, { readOnly: 'it is open in another window.' });
    expect(reader.state.papers.size).toBe(1);
    await expect(reader.apply(importOf(two))).rejects.toMatchObject({
      error: { code: 'read-only', message: expect.stringContaining('another window') as string },
    });
    await expect(reader.undo()).rejects.toMatchObject({ error: { code: 'read-only' } });
    await reader.close();
    await store.close();
  });

  it('because a newer version wrote it, opens read-only', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    await store.apply(importOf(one));
    await store.close();
    const path = join(folder, 'library.json');
    const { sealLine } = await import('../../../../electron/library-host/store/checksum.ts');
    const lines = readFileSync(path, 'utf8').split('\n');
    const header = { schema: 99, id: 'x', sequence: 1, devices: {}, papers: 1 };
    lines[0] = `{"library":${sealLine(JSON.stringify(header)).toString()},`;
    writeFileSync(path, lines.join('\n'));
    const newer = await openStore(folder);
    expect(newer.readOnly).toContain('newer version');
    expect(newer.state.papers.size).toBe(1);
    await newer.close();
    expect(readFileSync(path, 'utf8')).toBe(lines.join('\n'));
  });
});
