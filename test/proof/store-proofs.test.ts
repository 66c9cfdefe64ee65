/** The short forms of the store's proofs. Each script's full form is one command, given at its top. */
import { expect, it } from 'vitest';
import { proveCrashes, proveErrors } from './store-faults.ts';
import { proveJournalDamage, proveSnapshotDamage } from './store-flips.ts';

const MINUTE = 60_000;

it('no failing operation of the disk loses what was acknowledged', { timeout: MINUTE }, async () => {
  expect(await proveErrors(13)).toBeGreaterThan(50);
});

it('no power cut loses what was acknowledged', { timeout: MINUTE }, async () => {
  expect(await proveCrashes(6, 6)).toBeGreaterThan(50);
});

it('no damaged byte of a snapshot or journal goes unnoticed', { timeout: MINUTE }, async () => {
  expect(await proveSnapshotDamage(11, [0])).toBeGreaterThan(50);
  expect(await proveJournalDamage(11, [0])).toBeGreaterThan(50);
});
