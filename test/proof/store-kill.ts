/**
 * Proof that killing the process at any moment loses nothing acknowledged and leaves nothing half-done.
 *
 *     npx tsx test/proof/store-kill.ts            full: 1,000 kills
 *     npx tsx test/proof/store-kill.ts 20         as many as you like
 *
 * A process changes one library without pause (edits, imports, deletes, undo, redo, snapshots) and reports what is acknowledged. It is
 * killed with SIGKILL at a random moment; the library must then equal, exactly, the one that the same changes give in a store that
 * was never killed, at a revision no lower than the last acknowledged. The next process goes on with what it finds.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import type { LibraryStore } from '../../electron/library-host/store/library-store.ts';
import { ModelDisk } from './model-disk.ts';
import { change } from './store-kill-changes.ts';

const reportSchema = z.union([z.enum(['ready', 'working']), z.object({ acknowledged: z.int() })]);

/**
 * Kills `times` processes; `progress` is told how many now and then. Resolves to how many changes they made in all. Throws at the first
 * exception to the rule.
 */
export async function proveKills(
  times: number,
  progress: (kills: number) => void = () => undefined,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'roofline-kill-'));
  try {
    const load = await bundleLoad(folder);
    const library = join(folder, 'library');
    // The same changes in a store that nobody kills.
    const expected = await openStore('/expected', { files: new ModelDisk(), device: 'desk', watch: false });
    let next = start(load, library, 0);
    for (let kill = 1; kill <= times; kill++) {
      const child = await next;
      // Started while this one works; it opens the library only when its turn comes.
      next = start(load, library, kill);
      const acknowledged = await workAndKill(child);
      const found = await openStore(library, { device: 'desk', readOnly: 'looking', watch: false });
      while (expected.revision < found.revision) await change(expected, expected.revision + 1);
      const fail = (what: string): never => {
        throw new Error(
          `kill ${kill}: ${what} (revision ${found.revision}, acknowledged ${acknowledged})\n${found.trouble.join('\n')}`,
        );
      };
      if (found.revision < acknowledged) fail('an acknowledged change is missing');
      if (contents(found) !== contents(expected)) fail('the library is not what the changes make of it');
      if (found.undoName !== expected.undoName) fail('the undo history is not what the changes make of it');
      if (found.trouble.some((message) => !message.includes('cut off while it was written')))
        fail('there is trouble');
      if (kill % 50 === 0) progress(kill);
    }
    const last = await next;
    last.kill('SIGKILL');
    await once(last, 'exit');
    return expected.revision;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The load as one plain script: a process that starts quickly is killed more often. */
async function bundleLoad(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./store-kill-load.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'load.mjs' } },
    },
  });
  return join(folder, 'load.mjs');
}

async function start(load: string, library: string, kill: number): Promise<ChildProcess> {
  const child = fork(load, [library, String((kill % 3) + 1)], { execArgv: [] });
  const [report]: unknown[] = await once(child, 'message');
  if (reportSchema.parse(report) !== 'ready') throw new Error('the load did not start');
  return child;
}

/**
 * Lets a process work, kills it at a random moment, and resolves to the last revision it reported. The moment is counted in changes, so that
 * a busy machine sees the same ones; one in ten is before the first, while the library is still being read.
 */
async function workAndKill(child: ChildProcess): Promise<number> {
  let acknowledged = 0;
  let reports = Math.floor(Math.random() * 44) - 4;
  const kill = (within: number) => setTimeout(() => child.kill('SIGKILL'), Math.random() * within);
  child.on('message', (message) => {
    const report = reportSchema.parse(message);
    if (typeof report === 'object') acknowledged = Math.max(acknowledged, report.acknowledged);
    if (reports-- === 0) kill(5);
  });
  child.send('go');
  if (reports < 0) kill(50);
  const [, signal]: unknown[] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error('the load ended by itself');
  return acknowledged;
}

function contents({ state }: LibraryStore): string {
  const ids = [...state.papers.keys()].sort();
  return JSON.stringify([ids.map((id) => Object.entries(state.papers.get(id) ?? {}).sort()), state.meta]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const times = Number(process.argv[2] ?? 1000);
  const changes = await proveKills(times, (kills) => console.error(`${kills} kills, no exception so far`));
  console.log(
    `${times} kills among ${changes} changes: every acknowledged change was there, and no half one`,
  );
}
