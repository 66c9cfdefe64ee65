/**
 * Backups: copies of library.json under `backups/`, made by themselves at most once an hour, each read back after it was
 * written. A restore is an ordinary operation, so it can be undone.
 */
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Change, LibraryState } from '../../../shared/library/changes.ts';
import { changesBetween } from '../../../shared/library/difference.ts';
import { diskFiles, ifExists, type FileLayer } from './file-layer.ts';
import { BACKUP_FOLDER, LIBRARY_FILE } from './library-folder.ts';
import type { LibraryStore } from './library-store.ts';
import { blocksOf } from './set-aside.ts';
import { readSnapshot } from './snapshot-reader.ts';
import { writeAside } from './write-aside.ts';

export interface Backup {
  readonly name: string;
  readonly path: string;
  readonly time: Date;
  readonly papers: number;
  /** Bytes. */
  readonly size: number;
  /** Made before a migration, of a library in this version of the format; never removed. */
  readonly format?: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/**
 * How many are kept: the newest of each of the last 24 hours, 7 days and 8 weeks that have one. Hours without a backup don't count, so
 * that neither a long rest nor a clock that was wrong for a while makes all of them old at once.
 */
const KEPT = [
  { period: HOUR, count: 24 },
  { period: DAY, count: 7 },
  { period: 7 * DAY, count: 8 },
];
/** All backups together may take this many bytes, or five times the library where that is more. */
const SIZE_LIMIT = 1024 * 1024 * 1024;
const NAME = /^library-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)Z-(\d+)-papers(?:-format-(\d+))?\.json$/;

/** The automatic backups of a library, newest first. */
export async function listBackups(folder: string, files: FileLayer = diskFiles): Promise<Backup[]> {
  const place = join(folder, BACKUP_FOLDER);
  const backups: Backup[] = [];
  for (const name of (await ifExists(files.list(place))) ?? []) {
    const [, stamp, papers, format] = NAME.exec(name) ?? [];
    if (stamp === undefined) continue;
    const path = join(place, name);
    const time = new Date(`${stamp.slice(0, 10)}T${stamp.slice(11).replaceAll('-', ':')}Z`);
    const size = (await files.stat(path)).size;
    backups.push({
      name,
      path,
      time,
      papers: Number(papers),
      size,
      ...(format ? { format: Number(format) } : {}),
    });
  }
  return backups.sort((a, b) => b.time.getTime() - a.time.getTime());
}

/** True where there is no backup of the last hour. One of the future, from when the clock was wrong, says nothing. */
export function isBackupDue(backups: readonly Backup[], now: Date): boolean {
  return !backups.some(({ time }) => time <= now && now.getTime() - time.getTime() < HOUR);
}

/** Copies library.json, which holds `papers` papers, to `backups/`, and removes backups that are no longer needed. */
export async function makeBackup(
  folder: string,
  papers: number,
  now: Date,
  files: FileLayer = diskFiles,
): Promise<Backup> {
  const place = join(folder, BACKUP_FOLDER);
  await files.makeFolder(place);
  const path = join(place, `library-${stampOf(now)}-${papers}-papers.json`);
  const size = await copyVerified(join(folder, LIBRARY_FILE), path, files);
  const backup = { name: basename(path), path, time: now, papers, size };
  for (const old of superfluous(await listBackups(folder, files))) await ifExists(files.remove(old.path));
  return backup;
}

/**
 * Keeps the files of a library in an older format for good, before it is brought to ours: library.json under the name of a backup,
 * and the journal files beside it. Named after when library.json was written, so that doing it twice keeps one.
 */
export async function backUpFormat(
  folder: string,
  { format, papers, journals }: { format: number; papers: number; journals: readonly string[] },
  files: FileLayer = diskFiles,
): Promise<void> {
  const place = join(folder, BACKUP_FOLDER);
  await files.makeFolder(place);
  const from = join(folder, LIBRARY_FILE);
  const name = `library-${stampOf(new Date((await files.stat(from)).mtimeMs))}-${papers}-papers-format-${format}`;
  await copyVerified(from, join(place, `${name}.json`), files);
  for (const journal of journals)
    await copyVerified(journal, join(place, `${name}.${basename(journal)}`), files);
}

/** A time as it stands in the name of a backup. */
function stampOf(time: Date): string {
  return `${time.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/** The newest backup that is not clearly emptier than the fullest: the one to restore after a loss. */
function bestBackup(backups: readonly Backup[]): Backup | undefined {
  const fullest = Math.max(...backups.map(({ papers }) => papers));
  return backups.find(({ papers }) => papers >= fullest * 0.9);
}

/** Which backup to take where library.json is lost, and how; undefined where there is none. */
export async function restoreAdvice(
  folder: string,
  files: FileLayer = diskFiles,
): Promise<string | undefined> {
  const best = bestBackup(await listBackups(folder, files));
  if (!best) return undefined;
  const copy = process.platform === 'win32' ? 'copy' : 'cp';
  const time = best.time.toISOString().slice(0, 16).replace('T', ' ');
  return `The best backup is of ${time} UTC, with ${best.papers} papers. Close Roofline and restore it with: ${copy} "${best.path}" "${join(folder, LIBRARY_FILE)}"`;
}

/** Copies a file and reads the copy back. Rejects, and leaves no copy, where it is not the same. Resolves to its size. */
export async function copyVerified(from: string, to: string, files: FileLayer = diskFiles): Promise<number> {
  let sum = 0;
  async function* pieces() {
    for await (const block of blocksOf(files, from)) {
      sum = crc32(block, sum);
      yield block;
    }
  }
  const size = await writeAside(files, to, pieces());
  let copied = 0;
  for await (const block of blocksOf(files, to)) copied = crc32(block, copied);
  if (copied !== sum) {
    await files.remove(to);
    throw new RooflineError(
      'io-failed',
      `The backup ${to} does not read back as it was written. The disk may be failing.`,
    );
  }
  return size;
}

/**
 * The backups that rotation no longer needs. The fullest one stays until a newer one holds at least nine tenths of its papers:
 * a library that lost its papers never pushes the good backups out.
 */
export function superfluous(backups: readonly Backup[]): Backup[] {
  const newestFirst = backups
    .filter(({ format }) => format === undefined)
    .sort((a, b) => b.time.getTime() - a.time.getTime());
  const kept = new Set<Backup>();
  for (const { period, count } of KEPT) {
    const seen = new Set<number>();
    for (const backup of newestFirst) {
      const slot = Math.floor(backup.time.getTime() / period);
      if (seen.has(slot) || seen.size >= count) continue;
      seen.add(slot);
      kept.add(backup);
    }
  }
  const [newest] = newestFirst;
  if (newest) kept.add(newest);
  const limit = Math.max(SIZE_LIMIT, 5 * (newest?.size ?? 0));
  let size = 0;
  for (const backup of newestFirst.filter((one) => kept.has(one))) {
    size += backup.size;
    if (size > limit && backup !== newest) kept.delete(backup);
  }
  const fullest = newestFirst.reduce<Backup | undefined>(
    (best, one) => (best && best.papers >= one.papers ? best : one),
    undefined,
  );
  if (fullest && ![...kept].some((one) => one.papers >= fullest.papers * 0.9)) kept.add(fullest);
  return newestFirst.filter((backup) => !kept.has(backup));
}

/** Copies the library as it is now to a file of the user's choice. Rejects with `conflict` where there is one already. */
export async function backUpTo(
  store: LibraryStore,
  path: string,
  files: FileLayer = diskFiles,
): Promise<void> {
  if (await ifExists(files.stat(path)))
    throw new RooflineError('conflict', `${path} is there already. Choose another name for the backup.`);
  await store.save();
  await files.makeFolder(dirname(path));
  await copyVerified(join(store.folder, LIBRARY_FILE), path, files);
}

/** What a restore would do. */
export interface RestorePreview {
  /** Papers in the backup. */
  readonly papers: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** What could not be read of the backup, for people. */
  readonly trouble: readonly string[];
  readonly changes: readonly Change[];
}

/** Compares a backup (any library.json) with the library. Rejects with `not-found` or `damaged-library`. Changes nothing. */
export async function previewRestore(
  state: LibraryState,
  path: string,
  files: FileLayer = diskFiles,
): Promise<RestorePreview> {
  const backup = await ifExists(readSnapshot(files, path));
  if (!backup) throw new RooflineError('not-found', `There is no backup at ${path}.`);
  const trouble = backup.findings.map(({ message }) => message);
  if (!backup.header && backup.papers.size === 0)
    throw new RooflineError('damaged-library', `${path} is no backup of a library, or can't be read.`, {
      detail: trouble.join('\n'),
    });
  const changes = changesBetween(state, backup);
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  return {
    papers: backup.papers.size,
    added: count('add'),
    changed: count('edit'),
    removed: count('remove'),
    trouble,
    changes,
  };
}

/** Makes the library what a preview showed, as one step that can be undone. Resolves to the new revision. */
export function restore(store: LibraryStore, preview: RestorePreview, name: string): Promise<number> {
  return store.apply({ name: `restore of ${name}`, changes: preview.changes });
}
