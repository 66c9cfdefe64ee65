/**
 * Measures the store, under the host that the window talks to, beside plain lowdb, on the same papers and disk, in one run.
 *
 *     npx tsx test/bench/store.ts [papers]        default 100,000
 *
 * "edit" is the time from the request to its acknowledgement, on disk; "blocked" is how long the process could do nothing else. Memory
 * and the way from the start of a process are measured in start.ts.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { refreshLibraryClaims } from '../../electron/library-host/claims-upkeep.ts';
import { createHost } from '../../electron/library-host/host.ts';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { generatePapers } from './corpus.ts';

/** Sorted times, in milliseconds. */
class Times {
  readonly #all: number[] = [];

  add(time: number): void {
    this.#all.push(time);
  }

  at(share: number): number {
    const sorted = this.#all.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }

  toString(): string {
    return `median ${ms(this.at(0.5))}  p95 ${ms(this.at(0.95))}  p99.9 ${ms(this.at(0.999))}  max ${ms(this.at(1))}`;
  }
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(2) : Math.round(time)} ms`;
}

/**
 * Watches by how much a timer of a millisecond is late, until the returned function is called. `processor` is what the process used
 * between two of them, all threads together: on a busy machine the wall clock also counts the turns of other programs.
 */
function watchBlocking(): () => { wall: Times; processor: Times } {
  const wall = new Times();
  const processor = new Times();
  let last = performance.now();
  let used = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    wall.add(Math.max(0, now - last - 1));
    last = now;
    const { user, system } = process.cpuUsage(used);
    used = process.cpuUsage();
    processor.add((user + system) / 1000);
  }, 1);
  return () => {
    clearInterval(timer);
    return { wall, processor };
  };
}

async function timed<T>(action: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await action();
  return [performance.now() - start, result];
}

/** One write and sync of a record's size: what the disk itself takes. */
async function diskSync(folder: string): Promise<Times> {
  const times = new Times();
  const file = await open(join(folder, 'sync'), 'w');
  for (let round = 0; round < 200; round++) {
    const [time] = await timed(async () => {
      await file.write('x'.repeat(400));
      await file.datasync();
    });
    times.add(time);
  }
  await file.close();
  return times;
}

/** After the index is there, sorted lists and counts are made ready for answers in the background: over by then. */
const SETTLED_MS = 3_000;

const pause = () => new Promise((resolve) => setTimeout(resolve, 2));

export async function benchStore(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'roofline-bench-'));
  try {
    const papers = generatePapers(count, 1);
    console.log(`\nStore, ${count.toLocaleString('en')} papers`);
    console.log(`  one write and sync of the disk     ${(await diskSync(folder)).toString()}`);

    const library = join(folder, 'library');
    const first = await openStore(library, { watch: false });
    const [importTime] = await timed(() =>
      first.apply({
        name: `import of ${count} papers`,
        changes: papers.map((paper) => ({ kind: 'add', paper })),
      }),
    );
    console.log(`  import of all, acknowledged        ${ms(importTime)}`);
    await first.close();
    console.log(
      `  library.json                       ${Math.round(statSync(join(library, 'library.json')).size / 1e6)} MB`,
    );

    const [openTime, store] = await timed(() => openStore(library, { watch: false }));
    console.log(`  open                               ${ms(openTime)}`);
    // Claims are not read again unless it is asked for below: at each start with newer rules that happens once.
    const host = createHost({ store, upkeepAfter: 2 ** 31 - 1 });
    // With the search index complete, which follows every edit.
    const [indexTime] = await timed(() => host.request('papers.find', { limit: 0 }));
    console.log(`  search index made anew             ${ms(indexTime)}`);

    const quiet = new Times();
    const calls = new Times();
    const callsProcessor = new Times();
    const edit = async (times: Times, round: number) => {
      const { id } = papers[(round * 7919) % count]!;
      const used = process.cpuUsage();
      const start = performance.now();
      const done = host.request('papers.edit', {
        ids: [id],
        edit: { note: `Note ${round}`, rating: (round % 5) + 1 },
      });
      calls.add(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      callsProcessor.add((user + system) / 1000);
      const result = await done;
      if (!result.ok) throw new Error(result.error.message);
      times.add(performance.now() - start);
    };
    const early = new Times();
    for (let round = 0; round < 500; round++) {
      await edit(early, round);
      if (round % 10 === 0) await pause();
    }
    console.log(`  edit, while lists are made ready   ${early.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    for (let round = 0; round < 500; round++) {
      await edit(quiet, 20_000 + round);
      if (round % 10 === 0) await pause();
    }
    console.log(`  edit, acknowledged                 ${quiet.toString()}`);

    const during = new Times();
    const stop = watchBlocking();
    let running = true;
    const [snapshotTime] = await timed(async () => {
      const saving = store.save().finally(() => {
        running = false;
      });
      for (let round = 500; running; round++) {
        await edit(during, round);
        await pause();
      }
      await saving;
    });
    const { wall, processor } = stop();
    console.log(`  snapshot while editing             ${ms(snapshotTime)}`);
    console.log(`  edit during the snapshot           ${during.toString()}`);
    console.log(`  host blocked during the snapshot   ${wall.toString()}`);
    console.log(`    of the processors                ${processor.toString()}`);
    console.log(`  host blocked by the call of edits  ${calls.toString()}`);
    console.log(`    of the processors                ${callsProcessor.toString()}`);

    const whileReading = new Times();
    const upkeep = new AbortController();
    const reading = refreshLibraryClaims(store, upkeep.signal);
    for (let round = 0; round < 500; round++) {
      await edit(whileReading, 10_000 + round);
      await pause();
    }
    upkeep.abort();
    await reading;
    console.log(`  edit while claims are read again   ${whileReading.toString()}`);
    const [closeTime] = await timed(() => host.close());
    console.log(`  close                              ${ms(closeTime)}`);

    await benchLowdb(join(folder, 'lowdb.json'), papers, quiet);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchLowdb(path: string, papers: readonly Paper[], ours: Times): Promise<void> {
  const db = new Low<{ papers: Paper[] }>(new JSONFile(path), { papers: [...papers] });
  const writes = new Times();
  const stop = watchBlocking();
  for (let round = 0; round < 3; round++) {
    const [time] = await timed(() =>
      db.update(({ papers: all }) => (all[round] = { ...all[round]!, note: `Note ${round}` })),
    );
    writes.add(time);
  }
  const blocked = stop();
  const [readTime] = await timed(() => new Low<unknown>(new JSONFile(path), null).read());
  console.log(`  plain lowdb: an edit               ${writes.toString()}  (not synced)`);
  console.log(`  plain lowdb: host blocked          max ${ms(blocked.wall.at(1))}`);
  console.log(`  plain lowdb: read                  ${ms(readTime)}`);
  console.log(
    `  an edit is ${Math.round(writes.at(0.5) / ours.at(0.5))} times as fast as plain lowdb, and on disk`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await benchStore(Number(process.argv[2] ?? 100_000));
}
