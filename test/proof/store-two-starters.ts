/**
 * Proof that processes which open the same library at once never both write it.
 *
 *     npx tsx test/proof/store-two-starters.ts            full: 200 rounds
 *     npx tsx test/proof/store-two-starters.ts 10
 *
 * In each round two processes acquire the library at the same moment. Whoever owns it adds a paper, and in every third round is killed
 * instead of leaving, so that the next two meet a dead owner's lock. At the end every acknowledged paper is there, once.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { acquireLibrary } from '../../electron/library-host/store/library-lock.ts';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import { importOf, samplePaper } from '../electron/library-host/store/sample-papers.ts';

const orderSchema = z.union([z.object({ round: z.int() }), z.literal('leave')]);
const reportSchema = z.object({ role: z.string(), revision: z.int().optional() });

/** Runs the rounds; resolves to how many papers were added. */
export async function proveTwoStarters(rounds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'roofline-two-'));
  const start = () =>
    fork(fileURLToPath(import.meta.url), ['--starter', folder], { execArgv: ['--import', 'tsx'] });
  let pair = [start(), start()];
  try {
    for (let round = 1; round <= rounds; round++) {
      const reports = await Promise.all(pair.map((child) => ask(child, { round })));
      const owners = reports.filter(({ role }) => role === 'owner');
      if (owners.length !== 1 || reports.some(({ role }) => role === 'read-only'))
        throw new Error(`round ${round}: ${reports.map(({ role }) => role).join(' and ')}`);
      const isKill = round % 3 === 0;
      pair = await Promise.all(
        pair.map(async (child, index) => {
          if (reports[index]?.role !== 'owner' || !isKill) {
            await ask(child, 'leave');
            return child;
          }
          child.kill('SIGKILL');
          await once(child, 'exit');
          return start();
        }),
      );
    }
    const store = await openStore(folder, { readOnly: 'looking', watch: false });
    if (store.state.papers.size !== rounds || store.revision !== rounds || store.trouble.length > 0)
      throw new Error(
        `${store.state.papers.size} papers, revision ${store.revision}: ${store.trouble.join(' ')}`,
      );
    return store.state.papers.size;
  } finally {
    for (const child of pair) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(child: ChildProcess, order: z.infer<typeof orderSchema>) {
  const answer = once(child, 'message');
  child.send(order);
  return reportSchema.parse((await answer)[0]);
}

/** What a starter does when told to. */
async function serve(folder: string): Promise<void> {
  let leave: () => Promise<void> = () => Promise.resolve();
  process.on('message', (message) => {
    const order = orderSchema.parse(message);
    void (async () => {
      if (order === 'leave') {
        await leave();
        process.send?.({ role: 'gone' });
        return;
      }
      const acquired = await acquireLibrary(folder);
      if (acquired.role === 'owner') {
        const store = await openStore(folder, { watch: false });
        const revision = await store.apply(importOf(samplePaper(order.round)));
        leave = async () => {
          await store.close();
          await acquired.server.release();
        };
        process.send?.({ role: 'owner', revision });
        return;
      }
      if (acquired.role === 'client') leave = async () => acquired.connection.close();
      process.send?.({ role: acquired.role });
    })();
  });
}

if (process.argv[2] === '--starter') await serve(process.argv[3] ?? '');
else if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rounds = Number(process.argv[2] ?? 200);
  console.log(
    `${await proveTwoStarters(rounds)} papers in ${rounds} rounds of two starters: one writer each time, nothing lost or doubled`,
  );
}
