import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  backUpTo,
  listBackups,
  previewRestore,
  restore,
  superfluous,
  type Backup,
} from '../../../../electron/library-host/store/backups.ts';
import { openStore } from '../../../../electron/library-host/store/open-store.ts';
import { editOf, importOf, samplePaper } from './sample-papers.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();
const [one, two, three] = [samplePaper(1), samplePaper(2), samplePaper(3)];
const HOUR = 3_600_000;

function backup(time: number, papers = 100): Backup {
  return { name: String(time), path: `/${time}`, time: new Date(time), papers, size: 1000 };
}

describe('backups', () => {
  it('are made with snapshots, at most once an hour', async () => {
    const folder = newFolder();
    let now = Date.parse('2026-03-01T10:00:00Z');
    for (let round = 0; round < 5; round++) {
      const store = await openStore(folder, { now: () => new Date(now) });
      await store.apply(importOf(samplePaper(round)));
      await store.close();
      now += HOUR / 2;
    }
    const backups = await listBackups(folder);
    expect(backups.map(({ papers }) => papers)).toEqual([5, 3, 1]);
    const [newest] = backups;
    expect(readFileSync(newest!.path)).toEqual(readFileSync(join(folder, 'library.json')));
  });

  it('keep their pace when the clock was wrong for a while', async () => {
    const folder = newFolder();
    const times = [
      '2031-01-01T00:00:00Z',
      '2026-03-01T10:00:00Z',
      '2026-03-01T10:10:00Z',
      '2026-03-01T11:30:00Z',
    ];
    for (const [round, time] of times.entries()) {
      const store = await openStore(folder, { now: () => new Date(time) });
      await store.apply(importOf(samplePaper(round)));
      await store.close();
    }
    expect((await listBackups(folder)).map(({ papers }) => papers)).toEqual([1, 4, 2]);
  });

  it('are kept by hour, day and week, and bounded', () => {
    const now = Date.parse('2026-03-01T10:00:00Z');
    let kept: Backup[] = [];
    for (let time = now - 200 * 24 * HOUR; time <= now; time += HOUR) {
      kept.push(backup(time));
      const gone = new Set(superfluous(kept));
      kept = kept.filter((one) => !gone.has(one));
    }
    expect(kept.length).toBeLessThanOrEqual(24 + 7 + 8);
    expect(kept.filter(({ time }) => now - time.getTime() < 24 * HOUR)).toHaveLength(24);
    expect(kept.some(({ time }) => now - time.getTime() > 40 * 24 * HOUR)).toBe(true);
  });

  it('outlive a clock that was years ahead for a while, and a long rest', () => {
    const now = Date.parse('2026-03-01T10:00:00Z');
    const before = [backup(now - 2 * HOUR), backup(now - HOUR), backup(now)];
    const late = backup(Date.parse('2035-01-01T00:00:00Z'));
    expect(superfluous([...before, late])).toEqual([]);
  });

  it('that are full are never pushed out by emptier ones', () => {
    const now = Date.parse('2026-03-01T10:00:00Z');
    const full = backup(now - 300 * 24 * HOUR, 500);
    let kept = [full];
    for (let hour = 200; hour >= 0; hour--) {
      kept.push(backup(now - hour * HOUR, 0));
      const gone = new Set(superfluous(kept));
      kept = kept.filter((one) => !gone.has(one));
    }
    expect(kept).toContain(full);
  });

  it('can be made anywhere, but over nothing', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    await store.apply(importOf(one));
    const file = join(newFolder(), 'mine.json');
    await backUpTo(store, file);
    expect(readFileSync(file, 'utf8')).toContain(one.id);
    await expect(backUpTo(store, file)).rejects.toMatchObject({ error: { code: 'conflict' } });
    await store.close();
  });
});

describe('a restore', () => {
  it('is shown first, and can be undone', async () => {
    const folder = newFolder();
    const file = join(newFolder(), 'mine.json');
    const store = await openStore(folder);
    await store.apply(importOf(one, two));
    await store.apply({ name: 'colours', changes: [{ kind: 'meta', set: { tagColours: { moe: 2 } } }] });
    await backUpTo(store, file);
    await store.apply(editOf(one, { note: 'later' }));
    await store.apply({ name: 'delete', changes: [{ kind: 'remove', id: two.id }] });
    await store.apply(importOf(three));
    await store.apply({ name: 'colours', changes: [{ kind: 'meta', set: { tagColours: {} } }] });
    const preview = await previewRestore(store.state, file);
    expect(preview).toMatchObject({ papers: 2, added: 1, changed: 1, removed: 1, trouble: [] });
    await restore(store, preview, 'mine.json');
    expect(store.state.papers.get(one.id)).toEqual(one);
    expect([...store.state.papers.keys()]).toEqual([one.id, two.id]);
    expect(store.state.meta.tagColours).toEqual({ moe: 2 });
    expect(await store.undo()).toMatchObject({ name: 'restore of mine.json', skipped: [] });
    expect([...store.state.papers.keys()].sort()).toEqual([one.id, three.id]);
    await store.close();
  });

  it('of something that is no backup is refused', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    const file = join(newFolder(), 'other.json');
    await expect(previewRestore(store.state, file)).rejects.toMatchObject({ error: { code: 'not-found' } });
    writeFileSync(file, '[1, 2]');
    await expect(previewRestore(store.state, file)).rejects.toMatchObject({
      error: { code: 'damaged-library' },
    });
    expect(readdirSync(folder)).toEqual([]);
    await store.close();
  });
});
