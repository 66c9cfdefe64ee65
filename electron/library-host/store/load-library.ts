/** Puts a library together from its files: the snapshot, then the journals' records that are not in it, then the history. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { RooflineError } from '../../../shared/api/errors.ts';
import { planTolerantly } from '../../../shared/library/apply.ts';
import { fingerprint } from '../../../shared/library/fingerprint.ts';
import type { LibraryMeta } from '../../../shared/library/library-meta.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import type { Step } from '../../../shared/library/undo.ts';
import { errorCode, fileState, ifExists, type FileLayer } from './file-layer.ts';
import type { Finding } from './finding.ts';
import { readHistory } from './history-file.ts';
import { EMPTY_HISTORY, remember, type History } from './history.ts';
import { parseJournalFileName, readJournal, type JournalRecord } from './journal-format.ts';
import { HISTORY_FILE, LIBRARY_FILE, messageOf } from './library-folder.ts';
import type { LibrarySchema } from './library-schema.ts';
import type { SnapshotAdapter } from './snapshot-adapter.ts';
import { emptySnapshot, type Snapshot } from './snapshot-format.ts';
import type { SnapshotReading } from './snapshot-reader.ts';

/** A library in memory, and what its files were like. */
export interface LoadedLibrary {
  readonly id: string;
  readonly papers: Map<string, Paper>;
  readonly meta: LibraryMeta;
  readonly sequence: number;
  readonly devices: Readonly<Record<string, number>>;
  readonly history: History;
  readonly findings: readonly Finding[];
  /** The papers that the journals changed, as the snapshot has them. */
  readonly bases: ReadonlyMap<string, Paper | undefined>;
  readonly snapshotMeta: LibraryMeta;
  /** This device's journal files: to be removed once a snapshot holds their records. */
  readonly ownJournals: readonly string[];
  /** Journal files that are damaged: to be set aside before anything removes them. */
  readonly damagedJournals: readonly string[];
  readonly journals: readonly string[];
  /** The newest version of the format among the files. */
  readonly newest: number;
}

interface LoadOptions {
  readonly files: FileLayer;
  readonly folder: string;
  readonly device: string;
  readonly schema: LibrarySchema;
  /** What was read of library.json; undefined where there is none. */
  readonly reading: SnapshotReading | undefined;
}

/** Loads the files as they were at one moment: a writer elsewhere may replace the snapshot while we read (we may hold no lock). */
export async function loadConsistently(
  { files, folder, device, schema }: Omit<LoadOptions, 'reading'>,
  adapter: SnapshotAdapter,
): Promise<LoadedLibrary> {
  const path = join(folder, LIBRARY_FILE);
  for (let attempt = 1; ; attempt++) {
    try {
      const before = await fileState(files, path);
      const low = new Low<Snapshot>(adapter, emptySnapshot(schema.version));
      await low.read();
      const { reading } = adapter;
      const loaded = await loadLibrary({ files, folder, device, schema, reading }, low.data);
      const after = await fileState(files, path);
      if (after === before || attempt >= 5) return loaded;
    } catch (error) {
      // A journal file that was there a moment ago is in the snapshot now.
      if (errorCode(error) === 'ENOENT' && attempt < 5) continue;
      if (errorCode(error) === 'EISDIR')
        throw new RooflineError(
          'not-a-library',
          `${path} is a folder, where a library has a file. Move it away, or choose another folder.`,
        );
      throw new RooflineError('io-failed', `The library in ${folder} can't be read: ${messageOf(error)}.`, {
        cause: error,
      });
    }
  }
}

/** Where the snapshot's first line could not be trusted, every record is replayed. */
async function loadLibrary(options: LoadOptions, snapshot: Snapshot): Promise<LoadedLibrary> {
  const { files, folder, device, schema, reading } = options;
  const headerKnown = !reading || reading.header !== undefined;
  const journals = await readJournals(files, folder, schema);
  const id = snapshot.header.id || journals.flatMap((journal) => journal.records)[0]?.library || randomUUID();
  const library = new Replay(id, device, snapshot, headerKnown);
  const historyPath = join(folder, HISTORY_FILE);
  const { history, sequence, isOld, damaged } = await readHistory(files, historyPath, id, schema);
  // Steps of a state that never reached the disk, or was replaced by an older one, no longer fit.
  library.history = isOld ? withNewFingerprints(history, library.papers, reading) : history;
  library.historySequence = sequence;
  if (damaged)
    library.find(
      'damaged',
      'history.jsonl is damaged: older steps can no longer be undone. No paper is affected.',
    );
  for (const journal of journals) library.replay(journal);
  return {
    id,
    papers: library.papers,
    meta: library.meta,
    sequence: library.sequence,
    devices: Object.fromEntries(library.devices),
    history: library.history,
    findings: library.findings,
    bases: library.bases,
    snapshotMeta: snapshot.meta,
    newest: Math.max(snapshot.header.schema, ...journals.map(({ newest }) => newest)),
    journals: journals.map(({ path }) => path),
    ownJournals: journals.filter((journal) => journal.device === device).map((journal) => journal.path),
    damagedJournals: journals.filter((journal) => journal.damage).map((journal) => journal.path),
  };
}

interface JournalFile extends Awaited<ReturnType<typeof readJournal>> {
  readonly name: string;
  readonly path: string;
  readonly device: string;
  readonly base: number;
}

/** A step that added papers knows them by their fingerprints, which a migration changed as it changed the papers. */
function withNewFingerprints(
  history: History,
  papers: ReadonlyMap<string, Paper>,
  reading: SnapshotReading | undefined,
): History {
  const renew = (step: Step): Step => ({
    ...step,
    changes: step.changes.map((change) => {
      if (change.kind !== 'added') return change;
      const paper = papers.get(change.id);
      const isAsAdded = reading?.formerFingerprints.get(change.id) === change.fingerprint;
      return paper && isAsAdded ? { ...change, fingerprint: fingerprint(paper) } : change;
    }),
  });
  return { undo: history.undo.map(renew), redo: history.redo.map(renew) };
}

async function readJournals(files: FileLayer, folder: string, schema: LibrarySchema): Promise<JournalFile[]> {
  const journals: JournalFile[] = [];
  for (const name of (await ifExists(files.list(folder))) ?? []) {
    const parsed = parseJournalFileName(name);
    if (!parsed) continue;
    const path = join(folder, name);
    journals.push({ ...parsed, name, path, ...(await readJournal(files, path, schema)) });
  }
  return journals.sort(
    (a, b) => a.base - b.base || a.records.length - b.records.length || (a.name < b.name ? -1 : 1),
  );
}

class Replay {
  readonly papers: Map<string, Paper>;
  meta: LibraryMeta;
  sequence: number;
  readonly devices: Map<string, number>;
  history: History = EMPTY_HISTORY;
  historySequence = 0;
  readonly findings: Finding[] = [];
  readonly bases = new Map<string, Paper | undefined>();
  readonly #id: string;
  readonly #device: string;
  readonly #headerKnown: boolean;
  /** Devices whose journal is damaged: nothing that comes later may be applied over the hole. */
  readonly #stopped = new Set<string>();

  constructor(id: string, device: string, snapshot: Snapshot, headerKnown: boolean) {
    this.#id = id;
    this.#device = device;
    this.#headerKnown = headerKnown;
    this.papers = new Map(snapshot.papers.map((paper) => [paper.id, paper]));
    this.meta = snapshot.meta;
    this.sequence = snapshot.header.sequence;
    this.devices = new Map(Object.entries(snapshot.header.devices));
  }

  find(kind: Finding['kind'], message: string): void {
    this.findings.push({ kind, message });
  }

  replay({ name, device, base, records, torn, damage, notMigrated }: JournalFile): void {
    const [first] = records;
    if (first && first.library !== this.#id) {
      this.find('damaged', `${name} belongs to another library and was left alone.`);
      return;
    }
    if (this.#headerKnown && first && base > this.sequence) {
      this.find(
        'damaged',
        `Changes ${this.sequence + 1} to ${base} are missing: library.json is older than ${name}, or a journal file is gone.`,
      );
    }
    if (this.#stopped.has(device)) {
      if (records.length > 0)
        this.find('damaged', `${name} follows the damage and was not applied: ${namesOf(records)}.`);
      return;
    }
    for (const record of records) this.#apply(record);
    if (torn) {
      this.find(
        'unfinished',
        `The last change in ${name} was cut off while it was written, and was dropped: it had not been confirmed.`,
      );
    }
    if (notMigrated !== undefined) {
      this.#stopped.add(device);
      this.find('not-migrated', `${name} can't be read from one change on: ${notMigrated}.`);
    }
    if (!damage) return;
    this.#stopped.add(device);
    this.find(
      'damaged',
      `${name} is damaged in line ${damage.line}. The changes before it are in the library. ` +
        (damage.behind.length > 0
          ? `Missing are the damaged change and what follows it: ${namesOf(damage.behind)}.`
          : 'The damaged change is missing; nothing follows it.'),
    );
  }

  #apply(record: JournalRecord): void {
    const { device, sequence, operation } = record;
    if (this.#headerKnown && sequence <= (this.devices.get(device) ?? 0)) return;
    const { delta, inverse, problems } = planTolerantly(this, operation);
    for (const [id, paper] of delta.papers) {
      if (!this.bases.has(id)) this.bases.set(id, this.papers.get(id));
      if (paper) this.papers.set(id, paper);
      else this.papers.delete(id);
    }
    this.meta = delta.meta ?? this.meta;
    for (const problem of problems) this.find('damaged', `A change could not be applied. ${problem}`);
    this.sequence = Math.max(this.sequence, sequence);
    this.devices.set(device, sequence);
    if (device === this.#device && sequence > this.historySequence)
      this.history = remember(this.history, record, inverse);
  }
}

function namesOf(records: readonly JournalRecord[]): string {
  // A damaged record may have left several of its lines.
  const names = [...new Set(records.map(({ sequence, operation }) => `${sequence} (${operation.name})`))];
  return names.slice(0, 20).join(', ') + (names.length > 20 ? ` and ${names.length - 20} more` : '');
}
