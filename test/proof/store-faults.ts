/**
 * Proof that no failing disk and no power cut loses an acknowledged change.
 *
 *     npx tsx test/proof/store-faults.ts            full: every operation fails with every error, every crash point 40 ways
 *     npx tsx test/proof/store-faults.ts --short    the form that the tests run
 *
 * A library does a mixed load on a modelled disk (model-disk.ts). Once for each operation the load makes on the disk, that
 * operation fails, alone or with all that follow; and once for each, the machine stops right there and the disk keeps any part
 * of what was not synced. Then the library is opened again and must equal the acknowledged changes, exactly, or, after a
 * crash, those and some of the changes that were under way, in order and whole.
 */
import { pathToFileURL } from 'node:url';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import type { LibraryStore } from '../../electron/library-host/store/library-store.ts';
import { planOperation, withDelta } from '../../shared/library/apply.ts';
import type { LibraryState } from '../../shared/library/changes.ts';
import { DEFAULT_META } from '../../shared/library/library-meta.ts';
import { RooflineError } from '../../shared/api/errors.ts';
import { editOf, importOf, samplePaper } from '../electron/library-host/store/sample-papers.ts';
import { ModelDisk, seededChance, systemError, type Chance } from './model-disk.ts';

const FOLDER = '/library';
const [one, two, three] = [samplePaper(1), samplePaper(2), samplePaper(3)];
const [four, five, six] = [samplePaper(4), samplePaper(5), samplePaper(6)];

/** What happened to a library: the changes in the order they were made, and which were acknowledged, refused, or in doubt. */
interface Account {
  /** The state after each change that is known to have been made, in order; the first is the empty library. */
  readonly states: string[];
  /** Index in `states` of the last acknowledged one. */
  acknowledged: number;
  /** The store said that it is in doubt whether the last changes are on disk. */
  inDoubt: boolean;
}

/** A mixed load: imports, edits one by one and together, undo, redo, a delete, settings, two snapshots, a restart. */
async function load(disk: ModelDisk, account: Account): Promise<void> {
  for (const session of [0, 1]) {
    let store: LibraryStore;
    try {
      // In the second session every change has a line of its own, as in records that are too long for one.
      const lineLength = session === 1 ? 1 : undefined;
      store = await openStore(FOLDER, { files: disk, device: 'desk', snapshotAfter: 5000, lineLength });
    } catch (error) {
      if (error instanceof RooflineError) continue;
      throw error;
    }
    const track = async (...changes: (() => Promise<unknown>)[]) => {
      const running = changes.map((change) => {
        const promise = change();
        const state = plain(store.state);
        if (state !== account.states.at(-1)) account.states.push(state);
        const index = account.states.length - 1;
        return promise.then(
          () => {
            account.acknowledged = Math.max(account.acknowledged, index);
          },
          (error: unknown) => {
            if (!(error instanceof RooflineError)) throw error;
            if (error.error.detail?.startsWith('In doubt')) account.inDoubt = true;
            else if (!account.inDoubt && error.error.code !== 'invalid-request')
              account.states.length = Math.min(account.states.length, account.acknowledged + 1);
          },
        );
      });
      await Promise.all(running);
    };
    if (session === 0) {
      await track(() => store.apply(importOf(one, two, three)));
      await track(() => store.apply(editOf(one, { note: 'A first note' })));
      await track(
        () => store.apply(editOf(two, { rating: 4 })),
        () => store.apply(editOf(two, { tags: ['serving'] })),
        () => store.apply(importOf(four)),
      );
      await track(() => store.undo());
      await track(() => store.redo());
      await track(() =>
        store.apply({ name: 'delete of 1 paper', changes: [{ kind: 'remove', id: three.id }] }),
      );
    } else {
      await track(() => store.undo());
      await track(() => store.apply(importOf(five, six)));
      await track(() =>
        store.apply({ name: 'colours', changes: [{ kind: 'meta', set: { tagColours: { a: 1 } } }] }),
      );
      for (let turn = 0; turn < 4; turn++)
        await track(() => store.apply(editOf(five, { note: `Turn ${turn} ${'long '.repeat(80)}` })));
    }
    await store.close();
  }
}

/** A state as one string, papers in any order. */
function plain(state: LibraryState): string {
  const ids = [...state.papers.keys()].sort();
  return JSON.stringify([ids.map((id) => sorted(state.papers.get(id))), sorted(state.meta)]);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function newAccount(): Account {
  return { states: [plain({ papers: new Map(), meta: DEFAULT_META })], acknowledged: 0, inDoubt: false };
}

/** Opens what a disk holds and compares it with the account. `crash` allows changes that were under way. */
async function check(disk: ModelDisk, account: Account, crash: boolean, where: string): Promise<void> {
  const store = await openStore(FOLDER, { files: disk, device: 'desk' });
  const state = plain(store.state);
  const found = account.states.lastIndexOf(state);
  const fail = (what: string): never => {
    throw new Error(
      `${where}: ${what}\nacknowledged ${account.acknowledged} of ${account.states.length - 1}, found ${found}\n` +
        `trouble: ${store.trouble.join(' | ')}\nfiles: ${disk.paths().join(' ')}\nfound: ${state}\nexpected: ${account.states[account.acknowledged] ?? ''}`,
    );
  };
  if (found < account.acknowledged) fail('an acknowledged change is missing, or the state never existed');
  if (found > account.acknowledged && !crash && !account.inDoubt) fail('a refused change is there');
  if (!crash && !account.inDoubt && store.trouble.length > 0) fail('trouble where nothing was lost');
  // What was found must be workable: one more change, a snapshot, and all of it there again.
  const extra = samplePaper(99);
  await store.apply(importOf(extra));
  await store.close();
  const again = await openStore(FOLDER, { files: disk.crashed(() => 1), device: 'desk' });
  const expected = withDelta(
    store.state,
    planOperation(
      { ...store.state, papers: new Map([...store.state.papers].filter(([id]) => id !== extra.id)) },
      importOf(extra),
    ).delta,
  );
  if (plain(again.state) !== plain(expected)) fail('after going on, the library is not what it was');
  await again.close();
}

const ERRORS = ['ENOSPC', 'EIO', 'EACCES'] as const;

/** Each operation in turn fails once, or from then on; writes also stop half-way. Resolves to how many cases were tried. */
export async function proveErrors(step: number): Promise<number> {
  const total = await countOperations();
  let cases = 0;
  for (let at = 1; at <= total; at += step) {
    for (const code of ERRORS) {
      for (const lasting of [false, true]) {
        for (const short of [false, true]) {
          const disk = new ModelDisk();
          const account = newAccount();
          let wasWrite = false;
          disk.fault = (operation, path, size) => {
            const hit = lasting ? disk.count >= at : disk.count === at;
            const reads = /^(?:open read|read|list|stat|realPath|close|checkWritable)$/.test(operation);
            if (!hit || reads) return undefined;
            if (operation !== 'write') throw systemError(code, path);
            wasWrite = true;
            if (!short) throw systemError(code, path);
            // Half of it gets through; the rest of the bytes then meet the error.
            return disk.count === at
              ? { short: Math.floor(size / 2), error: systemError(code, path) }
              : { short: 0, error: systemError(code, path) };
          };
          await load(disk, account);
          if (short && !wasWrite) continue;
          disk.fault = () => undefined;
          cases++;
          await check(
            disk.copy(),
            account,
            false,
            `${code}${lasting ? ' from' : ' at'} operation ${at} (${disk.log[at - 1] ?? ''})`,
          );
        }
      }
    }
  }
  return cases;
}

/** The machine stops at each operation in turn; each crash is tried with `ways` different fates of what was not synced. */
export async function proveCrashes(step: number, ways: number): Promise<number> {
  const total = await countOperations();
  let cases = 0;
  for (let at = 1; at <= total; at += step) {
    const disk = new ModelDisk();
    const account = newAccount();
    let afterCrash: (() => ModelDisk)[] = [];
    disk.fault = (_, path) => {
      if (disk.count < at) return undefined;
      if (afterCrash.length === 0) {
        const fates: Chance[] = [
          () => 0,
          () => 0.999,
          ...Array.from({ length: ways - 2 }, (_, way) => seededChance(at * 1000 + way)),
        ];
        const images = fates.map((fate) => disk.crashed(fate));
        afterCrash = images.map((image) => () => image);
      }
      // Nothing after the crash is acknowledged any more: the promise never settles.
      throw systemError('EIO', path);
    };
    const atCrash: Account = newAccount();
    await loadUntilCrash(disk, account, atCrash, () => afterCrash.length > 0);
    for (const [way, image] of afterCrash.entries()) {
      cases++;
      await check(image(), atCrash, true, `crash at operation ${at} (${disk.log[at - 1] ?? ''}), way ${way}`);
    }
  }
  return cases;
}

/** Runs the load and keeps the account as it stood when the crash happened. */
async function loadUntilCrash(
  disk: ModelDisk,
  account: Account,
  atCrash: Account,
  crashed: () => boolean,
): Promise<void> {
  const fault = disk.fault;
  disk.fault = (operation, path, size) => {
    const before = crashed();
    try {
      return fault(operation, path, size);
    } finally {
      if (!before && crashed()) {
        atCrash.states.splice(0, atCrash.states.length, ...account.states);
        atCrash.acknowledged = account.acknowledged;
      }
    }
  };
  await load(disk, account);
}

async function countOperations(): Promise<number> {
  const disk = new ModelDisk();
  const account = newAccount();
  await load(disk, account);
  await check(disk.copy(), account, false, 'without faults');
  return disk.count;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const short = process.argv.includes('--short');
  console.log(
    `${await proveErrors(short ? 7 : 1)} failing operations: nothing acknowledged was lost, nothing refused was kept`,
  );
  console.log(
    `${await proveCrashes(short ? 5 : 1, short ? 8 : 40)} crashes: nothing acknowledged was lost, nothing half-done was found`,
  );
}
