/** Opens a library folder: DESIGN 5 from the caller's side. */
import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { RooflineError } from '../../../shared/api/errors.ts';
import { backUpFormat, restoreAdvice } from './backups.ts';
import { diskFiles, ifExists, type FileLayer } from './file-layer.ts';
import type { Finding } from './finding.ts';
import { Journal } from './journal.ts';
import { JournaledLibrary } from './journaled-library.ts';
import { inspectFolder, LIBRARY_FILE, messageOf } from './library-folder.ts';
import { CURRENT_SCHEMA, LibrarySchema, newerReason, notMigratedReason } from './library-schema.ts';
import type { LibraryStore, Notice } from './library-store.ts';
import { Listeners } from './listeners.ts';
import type { Migration } from './migrations/migration.ts';
import { loadConsistently, type LoadedLibrary } from './load-library.ts';
import { saveError } from './save-error.ts';
import { setAside } from './set-aside.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { emptySnapshot, type Header, type Snapshot } from './snapshot-format.ts';
import { SnapshotKeeper } from './snapshot-keeper.ts';
import { thisDevice } from './this-device.ts';

export interface OpenStoreOptions {
  /** Opens without writing anything, for this reason (for people): "it is open in another window". */
  readonly readOnly?: string;
  /** Names this machine and user in journals; letters, digits, `-` and `_`. Default: worked out, always the same. */
  readonly device?: string;
  /** Journal bytes after which a snapshot is written; default 1 MB, and at least a tenth of the snapshot. */
  readonly snapshotAfter?: number;
  /** The length of a line of the journal after which a record goes on in the next; default 256 K characters. */
  readonly lineLength?: number | undefined;
  readonly files?: FileLayer;
  /** The steps that older libraries are brought here by; default: all that there are. */
  readonly migrations?: readonly Migration[];
  /** Whether to watch for changes by other programs while open; default true. They are looked for before each snapshot anyway. */
  readonly watch?: boolean;
  readonly now?: () => Date;
}

/** How long a file is left to settle after an event, in milliseconds. */
const WATCH_DELAY = 300;

/**
 * Opens the library in a folder. An empty or missing folder is a new library; nothing is written until something changes. Rejects
 * with `not-a-library`, `damaged-library` or `io-failed`; a library of a newer version or in a folder that can't be written
 * opens with `readOnly` set. One in an older format is backed up at once, and written in the new one with the next snapshot; where it
 * can't be brought there, it opens with `readOnly` set, and its files stay as they are. The caller holds the library's lock (library-lock.ts) or passes `readOnly`.
 */
export async function openStore(folder: string, options: OpenStoreOptions = {}): Promise<LibraryStore> {
  const files = options.files ?? diskFiles;
  const device = options.device ?? thisDevice();
  const found = await inspectFolder(files, folder);
  const path = join(folder, LIBRARY_FILE);
  const opened: { library?: JournaledLibrary; keeper?: SnapshotKeeper } = {};
  const schema = options.migrations ? new LibrarySchema(options.migrations) : CURRENT_SCHEMA;
  const adapter = new SnapshotAdapter({ files, path, schema, whenIdle: () => opened.library?.whenIdle() });
  const loaded = await loadConsistently({ files, folder, device, schema }, adapter);
  const header = adapter.reading?.header;

  const snapshotFindings = adapter.reading?.findings ?? [];
  const findings: Finding[] = [...snapshotFindings, ...loaded.findings];
  const isLost = found === 'missing-snapshot' || (found === 'library' && !header && loaded.papers.size === 0);
  const advice = isLost ? await restoreAdvice(folder, files) : undefined;
  if (found === 'missing-snapshot')
    findings.unshift({
      kind: 'damaged',
      message:
        `${LIBRARY_FILE} is missing from ${folder}; what its journal holds is shown. ` +
        (advice ?? 'There is no backup in its folder.'),
    });
  if (found === 'library' && isLost) throw unreadable(folder, findings, advice);

  let readOnly =
    options.readOnly ??
    newerReason(loaded.newest, schema.version) ??
    notMigratedReason(findings, schema.version) ??
    // Writing would remove journal files whose changes fit the backup, and not the little that is here.
    (found === 'missing-snapshot' && advice ? `${LIBRARY_FILE} is missing. ${advice}` : undefined) ??
    (await unwritableReason(files, folder));
  const isOld = header !== undefined && header.schema < schema.version;
  if (readOnly === undefined && isOld) readOnly = await keepFormat(files, folder, loaded, header);
  const trouble = findings.map(({ message }) => message);
  if (readOnly === undefined) {
    try {
      const damaged = snapshotFindings.some(({ kind }) => kind === 'damaged');
      for (const file of [...(damaged ? [path] : []), ...loaded.damagedJournals]) {
        trouble.push(`The damaged file is kept as ${await setAside(files, file, 'damaged')}.`);
      }
    } catch (error) {
      readOnly = `a damaged file could not be set aside (${messageOf(error)}), and it must not be overwritten.`;
    }
  }

  const notices = new Listeners<Notice>();
  const journal = new Journal(files, folder, device);
  const now = options.now ?? (() => new Date());
  const library = new JournaledLibrary({
    folder,
    device,
    loaded,
    schema: schema.version,
    journal,
    lineLength: options.lineLength,
    now,
    readOnly,
    prepare: async () => {
      if (found !== 'new') return;
      await files.makeFolder(folder);
      await new Low<Snapshot>(adapter, emptySnapshot(schema.version, loaded.id)).write();
    },
    onCommitted: () => opened.keeper?.check(),
  });
  const keeper = new SnapshotKeeper({
    files,
    library,
    libraryId: loaded.id,
    journal,
    adapter,
    schema,
    journalBytes: options.snapshotAfter ?? 1024 * 1024,
    oldJournals: loaded.ownJournals,
    isDue: found === 'library' && (findings.length > 0 || isOld),
    now,
    tell: (notice) => notices.tell(notice),
  });
  opened.library = library;
  opened.keeper = keeper;
  const watch = readOnly === undefined && options.watch !== false ? watchLibrary(folder, keeper) : undefined;
  return new Store(library, trouble, notices, keeper, journal, () => watch?.close());
}

/** Looks at library.json a moment after something happened to it. Before each snapshot it is looked at anyway. */
function watchLibrary(folder: string, keeper: SnapshotKeeper): FSWatcher | undefined {
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      if (name !== LIBRARY_FILE) return;
      clearTimeout(timer);
      timer = setTimeout(() => void keeper.look(), WATCH_DELAY).unref();
    });
    // The folder went away, or the system has no watches left.
    watcher.on('error', () => watcher.close());
    watcher.on('close', () => clearTimeout(timer));
    return watcher;
  } catch {
    return undefined;
  }
}

class Store implements LibraryStore {
  readonly trouble: readonly string[];
  readonly #library: JournaledLibrary;
  readonly #notices: Listeners<Notice>;
  readonly #keeper: SnapshotKeeper;
  readonly #journal: Journal;
  readonly #stopWatching: () => void;

  constructor(
    library: JournaledLibrary,
    trouble: readonly string[],
    notices: Listeners<Notice>,
    keeper: SnapshotKeeper,
    journal: Journal,
    stopWatching: () => void,
  ) {
    this.#library = library;
    this.trouble = trouble;
    this.#notices = notices;
    this.#keeper = keeper;
    this.#journal = journal;
    this.#stopWatching = stopWatching;
  }

  get folder() {
    return this.#library.folder;
  }
  get state() {
    return this.#library.state;
  }
  get revision() {
    return this.#library.revision;
  }
  get readOnly() {
    return this.#library.readOnly;
  }
  get undoName() {
    return this.#library.undoName;
  }
  get redoName() {
    return this.#library.redoName;
  }

  apply: LibraryStore['apply'] = (operation) => this.#library.apply(operation);
  applyInSteps: LibraryStore['applyInSteps'] = (make, pause) => this.#library.applyInSteps(make, pause);
  undo: LibraryStore['undo'] = (pause) => this.#library.undo(pause);
  redo: LibraryStore['redo'] = (pause) => this.#library.redo(pause);
  onChange: LibraryStore['onChange'] = (listener) => this.#library.onChange(listener);
  onNotice: LibraryStore['onNotice'] = (listener) => this.#notices.add(listener);

  async save(): Promise<void> {
    try {
      await this.#keeper.flush();
    } catch (error) {
      throw saveError(error, [LIBRARY_FILE]);
    }
  }

  /** Waits for what is being saved, brings library.json up to date, and ends writing. */
  async close(): Promise<void> {
    this.#stopWatching();
    await this.#keeper.flush().catch((error: unknown) => this.#keeper.tellFailure(error));
    this.#library.makeReadOnly('it is closed.');
    await this.#library.whenIdle();
    await this.#journal.close();
  }
}

function unreadable(folder: string, findings: readonly Finding[], advice = ''): RooflineError {
  return new RooflineError(
    'damaged-library',
    `${LIBRARY_FILE} in ${folder} can't be read: it is damaged, or no Roofline library. Nothing was changed. ` +
      `Move the file away. ${advice}`.trim(),
    { detail: findings.map(({ message }) => message).join('\n') },
  );
}

/** Backs up a library before it leaves its format. Resolves to why it can't, where it can't. */
async function keepFormat(
  files: FileLayer,
  folder: string,
  { journals }: LoadedLibrary,
  { schema: format, papers }: Header,
): Promise<string | undefined> {
  try {
    await backUpFormat(folder, { format, papers, journals }, files);
    return undefined;
  } catch (error) {
    return `it is in an older format (${format}), and could not be backed up before it is brought to the new one: ${messageOf(error)}.`;
  }
}

async function unwritableReason(files: FileLayer, folder: string): Promise<string | undefined> {
  try {
    await ifExists(files.checkWritable(folder));
    return undefined;
  } catch {
    return `the folder ${folder} is read-only.`;
  }
}
