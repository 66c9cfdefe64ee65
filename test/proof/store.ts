/**
 * All proofs of the store in full, one after the other: `npm run prove`. Each says what it saw, and the first exception ends it.
 * store-proofs.test.ts runs the short forms; the files of this folder say what each proves.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const PROOFS = ['store-full-disk', 'store-faults', 'store-flips', 'store-two-starters', 'store-kill'];

for (const proof of PROOFS) {
  const started = performance.now();
  console.log(`\n${proof}`);
  const file = path.join(import.meta.dirname, `${proof}.ts`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' });
  console.log(`${Math.round((performance.now() - started) / 1000)} s`);
  if (status !== 0) {
    process.exitCode = 1;
    break;
  }
}
