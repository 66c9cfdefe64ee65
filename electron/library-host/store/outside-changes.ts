/**
 * Changes that another program, git or a synced folder makes to library.json while the library is open: noticed, merged paper by
 * paper against what the file held before, and told. Nothing of theirs is overwritten unread, and nothing of ours is lost.
 */
import { join } from 'node:path';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Change } from '../../../shared/library/changes.ts';
import { mergeMeta, mergePaper, type Merge } from '../../../shared/library/difference.ts';
import { ifExists, type FileLayer } from './file-layer.ts';
import type { JournaledLibrary } from './journaled-library.ts';
import { LIBRARY_FILE } from './library-folder.ts';
import type { Notice } from './library-store.ts';
import { setAside } from './set-aside.ts';
import { newerReason, type LibrarySchema } from './library-schema.ts';
import type { SnapshotAdapter } from './snapshot-adapter.ts';
import { readSnapshot, type SnapshotReading } from './snapshot-reader.ts';

export interface OutsideChangesOptions {
  readonly files: FileLayer;
  readonly library: JournaledLibrary;
  readonly libraryId: string;
  readonly adapter: SnapshotAdapter;
  readonly schema: LibrarySchema;
  readonly tell: (notice: Notice) => void;
}

/**
 * Looks whether library.json was changed outside and, if so, takes the changes over. Resolves to true where it was: then a new
 * snapshot is due. Must not run while a snapshot is being written. Where a newer version of the program wrote it, the library becomes
 * read-only and this rejects: what is not in the file yet stays in the journal.
 */
export async function takeOutsideChanges(options: OutsideChangesOptions): Promise<boolean> {
  const { files, library, libraryId, adapter, schema, tell } = options;
  if (!(await adapter.isChangedOutside())) return false;
  const path = join(library.folder, LIBRARY_FILE);
  const theirs = await ifExists(readSnapshot(files, path, schema));
  if (!theirs) {
    await adapter.acceptFile();
    tell({
      level: 'warning',
      message: `${LIBRARY_FILE} was removed outside Roofline. It is written again; nothing is lost.`,
    });
    return true;
  }
  const newer = theirs.header && newerReason(theirs.header.schema, schema.version);
  if (newer !== undefined) {
    library.makeReadOnly(newer);
    throw new RooflineError('read-only', newer);
  }
  const problems = theirs.findings
    .filter(({ kind }) => kind !== 'changed-outside')
    .map(({ message }) => message);
  if (theirs.header && theirs.header.id !== libraryId) problems.push('It is another library.');
  if (problems.length > 0) {
    const kept = await setAside(files, path, 'outside');
    await adapter.acceptFile();
    tell({
      level: 'error',
      message: `${LIBRARY_FILE} was changed outside Roofline to something that can't be merged. It is kept as ${kept}, and your library is as it was. ${problems[0] ?? ''}`,
    });
    return true;
  }
  const { changes, conflicts } = mergeAll(library, adapter, theirs);
  if (conflicts.length > 0) {
    const kept = await setAside(files, path, 'outside');
    tell({
      level: 'warning',
      message: `Both you and another program changed ${some(conflicts)}. Yours was kept; the other version is in ${kept}.`,
    });
  }
  if (changes.length > 0) {
    const names = changes.map((change) => nameOf(change, library));
    await library.apply({ name: `changes made outside to ${some(names)}`, changes });
    tell({ level: 'info', message: `Changed outside Roofline and taken over: ${some(names)}.` });
  }
  library.adoptDevices(theirs.header?.devices ?? {});
  await adapter.acceptFile();
  return true;
}

function mergeAll(library: JournaledLibrary, adapter: SnapshotAdapter, theirs: SnapshotReading): Merge {
  const { papers, meta } = library.state;
  const merges: Merge[] = [];
  for (const [id, paper] of theirs.papers) {
    // The same checksum as in the file before: they did not touch this one.
    if (adapter.checks.get(id) === theirs.checks.get(id)) continue;
    const ours = papers.get(id);
    const base = adapter.checks.has(id) ? library.bases.paper(id, ours) : undefined;
    merges.push(mergePaper(base, ours, paper));
  }
  for (const id of adapter.checks.keys()) {
    if (theirs.papers.has(id)) continue;
    const ours = papers.get(id);
    merges.push(mergePaper(library.bases.paper(id, ours), ours, undefined));
  }
  merges.push(mergeMeta(library.bases.meta, meta, theirs.meta));
  return {
    changes: merges.flatMap(({ changes }) => changes),
    conflicts: merges.flatMap(({ conflicts }) => conflicts),
  };
}

function nameOf(change: Change, library: JournaledLibrary): string {
  if (change.kind === 'meta') return 'the settings';
  if (change.kind === 'add') return change.paper.citeKey;
  return library.state.papers.get(change.id)?.citeKey ?? change.id;
}

function some(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, 5).join(', ');
  return unique.length > 5 ? `${shown} and ${unique.length - 5} more` : shown;
}
