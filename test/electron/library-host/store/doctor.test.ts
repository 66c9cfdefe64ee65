import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listBackups } from '../../../../electron/library-host/store/backups.ts';
import { examine, repair } from '../../../../electron/library-host/store/doctor.ts';
import { openStore } from '../../../../electron/library-host/store/open-store.ts';
import { editOf, importOf, samplePaper } from './sample-papers.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();
const [one, two] = [samplePaper(1), samplePaper(2)];

async function closedLibrary(): Promise<string> {
  const folder = newFolder();
  const store = await openStore(folder);
  await store.apply(importOf(one, two));
  await store.close();
  return folder;
}

function damage(path: string, from: string, to: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

it('finds nothing wrong with a sound library', async () => {
  const store = await openStore(await closedLibrary());
  expect(await examine(store)).toEqual([]);
  await store.close();
});

it('brings a damaged paper back where a backup proves what it was, as a step that can be undone', async () => {
  const folder = await closedLibrary();
  damage(join(folder, 'library.json'), '"title":"Scheduling 2', '"title":Scheduling 2');
  const store = await openStore(folder);
  expect([...store.state.papers.keys()]).toEqual([one.id]);
  const found = await examine(store);
  expect(found.map(({ message }) => message).join('\n')).toContain(two.citeKey);
  expect(await repair(store, found)).toBe(1);
  expect(store.state.papers.get(two.id)).toEqual(two);
  expect(store.undoName).toBe(`repair of ${two.citeKey}`);
  await store.close();
  const again = await openStore(folder);
  expect((await examine(again)).filter((diagnosis) => diagnosis.repair)).toEqual([]);
  await again.close();
});

it('does not guess: without proof it only reports', async () => {
  const folder = await closedLibrary();
  const [backup] = await listBackups(folder);
  damage(backup!.path, 'Scheduling 2', 'Placing 2');
  damage(join(folder, 'library.json'), '"title":"Scheduling 2', '"title":Scheduling 2');
  const store = await openStore(folder);
  const found = await examine(store);
  expect(await repair(store, found)).toBe(0);
  expect(found.map(({ message }) => message).join('\n')).toMatch(
    /no backup holds exactly[^]*The backup .* is damaged/,
  );
  await store.close();
});

it('finds double citation keys and missing attachments', async () => {
  const folder = await closedLibrary();
  const store = await openStore(folder);
  await store.apply(
    editOf(two, { citeKey: one.citeKey, attachments: [{ kind: 'copied', path: 'gone.pdf' }] }),
  );
  const messages = (await examine(store)).map(({ message }) => message);
  expect(messages).toEqual([
    expect.stringContaining(`2 papers have the citation key ${one.citeKey}`) as string,
    expect.stringContaining('gone.pdf is missing') as string,
  ]);
  await store.close();
});
