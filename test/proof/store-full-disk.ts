/**
 * Proof on real disks: one that is full, and one that is read-only.
 *
 *     npx tsx test/proof/store-full-disk.ts
 *
 * Needs root on Linux, to mount a file system of four megabytes (and again, read-only); says so and does nothing elsewhere.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RooflineError } from '../../shared/api/errors.ts';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import { acquireLibrary } from '../../electron/library-host/store/library-lock.ts';
import { editOf, importOf, samplePaper } from '../electron/library-host/store/sample-papers.ts';

/** Runs the proof; resolves to what was seen, or to undefined where nothing can be mounted. */
export async function proveFullDisk(): Promise<string | undefined> {
  const mount = mkdtempSync(join(tmpdir(), 'roofline-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', mount], { stdio: 'ignore' });
  } catch {
    rmSync(mount, { recursive: true });
    return undefined;
  }
  try {
    const folder = join(mount, 'library');
    const { acknowledged, refused } = await fillUp(folder, mount);
    await readOnly(folder, mount, acknowledged);
    return `${acknowledged} changes acknowledged before the disk was full, ${refused} refused; all and only those acknowledged are there, also on a read-only disk`;
  } finally {
    execFileSync('umount', ['-l', mount]);
    rmSync(mount, { recursive: true });
  }
}

async function fillUp(folder: string, mount: string): Promise<{ acknowledged: number; refused: number }> {
  const paper = samplePaper(1);
  const store = await openStore(folder, { snapshotAfter: 100_000, watch: false });
  await store.apply(importOf(paper));
  const filler = join(mount, 'filler');
  writeFileSync(filler, Buffer.alloc(1_500_000));
  let acknowledged = 1;
  let refused = 0;
  for (let number = 2; refused < 20; number++) {
    try {
      await store.apply(importOf(samplePaper(number, { note: 'long '.repeat(2000) })));
      // Also after a refusal: a snapshot may have made a little room.
      acknowledged++;
    } catch (error) {
      if (!(error instanceof RooflineError) || error.error.code !== 'disk-full') throw error;
      refused++;
    }
  }
  expectPapers(store.state.papers.size, acknowledged, 'in memory');
  await store.close();
  const full = await openStore(folder, { watch: false });
  expectPapers(full.state.papers.size, acknowledged, 'after reopening on the full disk');
  if (full.trouble.length > 0) throw new Error(full.trouble.join('\n'));
  rmSync(filler);
  await full.apply(editOf(paper, { note: 'There is room again' }));
  await full.close();
  return { acknowledged, refused };
}

async function readOnly(folder: string, mount: string, papers: number): Promise<void> {
  execFileSync('mount', ['-o', 'remount,ro', mount]);
  const acquired = await acquireLibrary(folder);
  if (acquired.role !== 'read-only') throw new Error(`a read-only library was acquired as ${acquired.role}`);
  const store = await openStore(folder, { watch: false });
  expectPapers(store.state.papers.size, papers, 'on the read-only disk');
  if (!store.readOnly?.includes('read-only'))
    throw new Error('the library does not say that it is read-only');
  const refusal: unknown = await store.apply(importOf(samplePaper(9999))).catch((error: unknown) => error);
  if (!(refusal instanceof RooflineError) || refusal.error.code !== 'read-only')
    throw new Error('a change was not refused');
  await store.close();
}

function expectPapers(found: number, expected: number, where: string): void {
  if (found !== expected) throw new Error(`${found} papers ${where}, ${expected} were acknowledged`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log((await proveFullDisk()) ?? 'Not proven here: mounting a file system takes root on Linux.');
}
