/**
 * Proof that damage never crashes the store and is never silent.
 *
 *     npx tsx test/proof/store-flips.ts            full: every bit of every byte, and every length
 *     npx tsx test/proof/store-flips.ts --short    one bit of every ninth byte: the form that the tests run
 *
 * Every byte of a small snapshot and of a journal is flipped, and each file is cut at every byte, in turn. Opening must not
 * fail with anything but a clear error; where the library differs from the undamaged one, `trouble` must say so, and name the
 * paper whose line was damaged as far as its line still does. The damaged file must be kept.
 */
import { pathToFileURL } from 'node:url';
import { RooflineError } from '../../shared/api/errors.ts';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import type { LibraryStore } from '../../electron/library-host/store/library-store.ts';
import { editOf, importOf, samplePaper } from '../electron/library-host/store/sample-papers.ts';
import { ModelDisk } from './model-disk.ts';

const FOLDER = '/library';
const LIBRARY = `${FOLDER}/library.json`;
const PAPERS = [samplePaper(1), samplePaper(2), samplePaper(3, { note: 'Line one\nline two' })];

const open = (disk: ModelDisk, readOnly?: string) =>
  openStore(FOLDER, { files: disk, device: 'desk', lineLength: 1, ...(readOnly ? { readOnly } : {}) });

/** A closed library, and one with the same snapshot whose last changes are only in its journal. */
async function makeLibraries(): Promise<{ closed: ModelDisk; crashed: ModelDisk; journal: string }> {
  const disk = new ModelDisk();
  const first = await open(disk);
  await first.apply(importOf(...PAPERS));
  await first.close();
  const closed = disk.copy();
  const second = await open(disk);
  await second.apply(editOf(PAPERS[0]!, { note: 'A note' }));
  await second.apply(editOf(PAPERS[1]!, { rating: 3 }));
  // Takes two lines.
  await second.apply(importOf(samplePaper(4), samplePaper(5)));
  const crashed = disk.copy();
  const journal = crashed.paths().find((path) => path.includes('journal-'))!;
  return { closed, crashed, journal };
}

interface Damage {
  readonly bytes: Buffer;
  readonly at: number;
  readonly kind: string;
}

function* damages(content: Buffer, step: number, bits: readonly number[]): Generator<Damage> {
  for (let at = 0; at < content.length; at += step) {
    for (const bit of bits) {
      const bytes = Buffer.from(content);
      bytes[at]! ^= 1 << bit;
      yield { bytes, at, kind: `bit ${bit} of byte ${at}` };
    }
  }
  for (let at = 0; at < content.length; at += step) {
    yield { bytes: Buffer.from(content.subarray(0, at)), at, kind: `cut at byte ${at}` };
  }
}

/** Damages the snapshot of a closed library. Resolves to how many cases were tried. */
export async function proveSnapshotDamage(step: number, bits: readonly number[]): Promise<number> {
  const { closed } = await makeLibraries();
  const content = closed.content(LIBRARY)!;
  const expected = contents(await open(closed.copy()));
  let cases = 0;
  for (const { bytes, at, kind } of damages(content, step, bits)) {
    cases++;
    const disk = closed.copy();
    disk.put(LIBRARY, bytes);
    const fail = (what: string): never => {
      throw new Error(`library.json, ${kind}: ${what}`);
    };
    const store = await openOrError(disk, fail);
    if (!store) continue;
    const said = store.trouble.join('\n');
    if (contents(store) !== expected && said === '') fail('the library differs and nothing is said');
    const damaged = paperAt(content, at);
    const isIntact =
      damaged && JSON.stringify(store.state.papers.get(damaged.id)) === JSON.stringify(damaged);
    if (damaged && !isIntact && kind.startsWith('bit')) {
      const text = bytes.toString();
      const named = [damaged.citeKey, damaged.title.slice(0, 12), damaged.id].some(
        (name) => said.includes(name) || !text.includes(name),
      );
      if (!named) fail(`the damaged paper ${damaged.citeKey} is not named: ${said}`);
    }
    await store.close();
    // A paper whose id was hit is still there, under another one.
    const found = [...store.state.papers.values()].flatMap(({ id, citeKey }) => [id, citeKey]);
    const lost = PAPERS.filter(({ id, citeKey }) => !found.includes(id) && !found.includes(citeKey));
    const kept = disk.paths().filter((path) => path.includes('damaged-'));
    if (lost.length > 0 && kept.length === 0 && disk.content(LIBRARY)?.equals(bytes) !== true)
      fail('a paper is missing and the damaged file was not kept');
  }
  return cases;
}

/** Damages the journal of a library that was not closed. */
export async function proveJournalDamage(step: number, bits: readonly number[]): Promise<number> {
  const { closed, crashed, journal } = await makeLibraries();
  const content = crashed.content(journal)!;
  const ends = [...content.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1);
  const allowed = await statesOf(closed, crashed, journal, ends);
  let cases = 0;
  for (const { bytes, at, kind } of damages(content, step, bits)) {
    cases++;
    const disk = crashed.copy();
    disk.put(journal, bytes);
    const fail = (what: string): never => {
      throw new Error(`the journal, ${kind}: ${what}`);
    };
    const store = await openOrError(disk, fail);
    if (!store) return fail('the library could not be opened');
    const whole = ends.filter((end) => end <= at).length;
    if (contents(store) !== allowed[whole])
      fail(`the library is not the one before the damaged record (${whole})`);
    // A journal that ends between two records is a journal that was never longer.
    const isEarlierState = kind.startsWith('cut') && (at === 0 || ends.includes(at));
    if (store.trouble.length === 0 && !isEarlierState) fail('nothing is said');
    await store.close();
    const kept = disk.paths().filter((path) => path.includes('damaged-'));
    if (kind.startsWith('bit') && kept.length === 0 && whole < ends.length - 1)
      fail('the damaged journal was not kept');
  }
  return cases;
}

async function statesOf(
  closed: ModelDisk,
  crashed: ModelDisk,
  journal: string,
  ends: readonly number[],
): Promise<string[]> {
  const states = [contents(await open(closed.copy()))];
  for (const end of ends) {
    const disk = crashed.copy();
    disk.put(journal, crashed.content(journal)!.subarray(0, end));
    states.push(contents(await open(disk)));
  }
  return states;
}

async function openOrError(
  disk: ModelDisk,
  fail: (what: string) => never,
): Promise<LibraryStore | undefined> {
  const before = disk.content(LIBRARY);
  try {
    return await open(disk);
  } catch (error) {
    if (!(error instanceof RooflineError) || error.error.code === 'internal')
      return fail(`crash: ${String(error)}`);
    if (before && disk.content(LIBRARY)?.equals(before) !== true)
      fail('the file was touched although it was refused');
    return undefined;
  }
}

function contents(store: LibraryStore): string {
  return JSON.stringify([[...store.state.papers.values()], store.state.meta]);
}

/** The paper whose line holds a byte. */
function paperAt(content: Buffer, at: number) {
  const line = content.subarray(0, at).toString('latin1').split('\n').length;
  return PAPERS[line - 3];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const short = process.argv.includes('--short');
  const bits = short ? [0] : [0, 1, 2, 3, 4, 5, 6, 7];
  const step = short ? 9 : 1;
  console.log(
    `library.json: ${await proveSnapshotDamage(step, bits)} kinds of damage, none silent, none a crash`,
  );
  console.log(
    `the journal: ${await proveJournalDamage(step, bits)} kinds of damage, none silent, none a crash`,
  );
}
