/**
 * Measures how soon a window has rows: the browser shell as a person starts it, from the start of its process to its answers.
 *
 *     npx tsx test/bench/start.ts [papers...]        default 10,000 100,000
 *
 * The first start has no caches; the second has what the first left. Beside it, in the same run: an empty library, a Node process
 * that does nothing, and one that reads the same file with plain lowdb and sorts it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import build from '../helpers/build.ts';
import { root } from '../helpers/root.ts';
import { Sandbox, type HttpShell } from '../helpers/start-shell.ts';
import { generatePapers } from './corpus.ts';

const LOWDB = `
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
const db = new Low(new JSONFile(process.argv[1]), {});
await db.read();
const papers = db.data.papers.filter(Boolean).sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
console.log(papers.slice(0, 100).length, Math.round(process.memoryUsage.rss() / 1e6));
`;

/** Milliseconds of wall time and of processor time, and megabytes. Zero where the system does not tell. */
interface Usage {
  readonly wall: number;
  readonly processor: number;
  readonly memory: number;
}

function say(what: string, { wall, processor, memory }: Usage): void {
  const parts = [
    `${Math.round(wall)} ms`,
    processor > 0 ? `processor ${Math.round(processor)} ms` : '',
    memory > 0 ? `memory ${Math.round(memory)} MB` : '',
  ];
  console.log(`  ${what.padEnd(40)}${parts.filter(Boolean).join(', ')}`);
}

/** What a process has used so far; Linux only. */
function usageOf(pid: number, started: number): Usage {
  const wall = performance.now() - started;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const memory =
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
    // Ticks of a hundredth of a second, fields 14 and 15 of proc(5).
    return { wall, processor: (Number(fields[11]) + Number(fields[12])) * 10, memory };
  } catch {
    return { wall, processor: 0, memory: 0 };
  }
}

async function start(sandbox: Sandbox, what: string): Promise<HttpShell> {
  const started = performance.now();
  const shell = await sandbox.serve();
  const pid = shell.process.pid ?? 0;
  const first = await shell.request('papers.search', { limit: 100 });
  if (!first.ok) throw new Error(first.error.message);
  say(`${what}: rows`, usageOf(pid, started));
  for (;;) {
    const overview = await shell.request('library.overview', {});
    if (overview.ok && overview.value.indexing === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  say(`${what}: search ready`, usageOf(pid, started));
  return shell;
}

/** A process that runs to its end. */
function run(what: string, ...args: string[]): void {
  const started = performance.now();
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const wall = performance.now() - started;
  say(status === 0 ? what : `${what} (failed)`, {
    wall,
    processor: 0,
    memory: Number(stdout.split(' ')[1] ?? 0),
  });
}

export async function benchStart(count: number): Promise<void> {
  build();
  const sandbox = new Sandbox();
  try {
    console.log(`\nStart, ${count.toLocaleString('en')} papers`);
    run('a Node process that does nothing', '-e', '0');
    const empty = await start(sandbox, 'an empty library');
    await empty.interrupt();
    const store = await openStore(sandbox.library, { watch: false });
    const changes = generatePapers(count, 1).map((paper) => ({ kind: 'add' as const, paper }));
    await store.apply({ name: `import of ${count} papers`, changes });
    await store.close();
    run(
      'plain lowdb reads and sorts the file',
      '--input-type=module',
      '-e',
      LOWDB,
      `${sandbox.library}/library.json`,
    );
    const first = await start(sandbox, 'the first start');
    await first.interrupt();
    const second = await start(sandbox, 'the second start');
    await second.interrupt();
  } finally {
    await sandbox.dispose();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const counts = process.argv.slice(2).map(Number);
  for (const count of counts.length > 0 ? counts : [10_000, 100_000]) await benchStart(count);
}
