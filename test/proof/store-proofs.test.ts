/** The short forms of the store's proofs. Each script's full form is one command, given at its top. */
import { expect, it } from 'vitest';
import { proveCrashes, proveErrors } from './store-faults.ts';
import { proveFullDisk } from './store-full-disk.ts';
import { proveJournalDamage, proveSnapshotDamage } from './store-flips.ts';
import { proveKills } from './store-kill.ts';
import { proveTwoStarters } from './store-two-starters.ts';

const TIME = 120_000;

it('no failing operation of the disk loses what was acknowledged', { timeout: TIME }, async () => {
  expect(await proveErrors(13)).toBeGreaterThan(50);
});

it('no power cut loses what was acknowledged', { timeout: TIME }, async () => {
  expect(await proveCrashes(6, 6)).toBeGreaterThan(50);
});

it('no damaged byte of a snapshot or journal goes unnoticed', { timeout: TIME }, async () => {
  expect(await proveSnapshotDamage(11, [0])).toBeGreaterThan(50);
  expect(await proveJournalDamage(11, [0])).toBeGreaterThan(50);
});

it('killing the process at any moment loses nothing acknowledged', { timeout: TIME }, async () => {
  expect(await proveKills(6)).toBeGreaterThan(0);
});

it('two processes that start at once never both write', { timeout: TIME }, async () => {
  expect(await proveTwoStarters(6)).toBe(6);
});

it('a disk that is full, or read-only, for real', { timeout: TIME }, async () => {
  // Mounting takes root on Linux; elsewhere the modelled disk above has to do.
  expect(await proveFullDisk()).toSatisfy(
    (seen) => seen === undefined || String(seen).includes('acknowledged'),
  );
});
