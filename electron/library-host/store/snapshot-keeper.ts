/** Keeps library.json: decides when it is due, writes it while the library goes on, and removes the journal files it replaces. */
import { join } from 'node:path';
import { Low } from 'lowdb';
import { isBackupDue, listBackups, makeBackup } from './backups.ts';
import { ifExists, type FileLayer } from './file-layer.ts';
import { writeHistory } from './history-file.ts';
import type { Journal } from './journal.ts';
import type { JournaledLibrary } from './journaled-library.ts';
import type { LibrarySchema } from './library-schema.ts';
import { HISTORY_FILE, LIBRARY_FILE, messageOf } from './library-folder.ts';
import type { Notice } from './library-store.ts';
import { takeOutsideChanges } from './outside-changes.ts';
import { ChangedOutsideError, type SnapshotAdapter } from './snapshot-adapter.ts';
import type { Snapshot } from './snapshot-format.ts';

export interface SnapshotKeeperOptions {
  readonly files: FileLayer;
  readonly library: JournaledLibrary;
  readonly libraryId: string;
  readonly journal: Journal;
  readonly adapter: SnapshotAdapter;
  readonly schema: LibrarySchema;
  /** Journal bytes after which a snapshot is due; more where the library is large. */
  readonly journalBytes: number;
  /** Journal files from before, whose records are in memory. */
  readonly oldJournals: readonly string[];
  /** True where the files need a snapshot although nothing changed: damage was found, or an old format. */
  readonly isDue: boolean;
  readonly now: () => Date;
  readonly tell: (notice: Notice) => void;
}

/** A snapshot of a large library is worth writing when the journal has this share of its size. */
const JOURNAL_SHARE = 0.1;
/** How often in a row library.json may change under our hands before we give up for now. */
const ATTEMPTS = 5;

export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  /** Journal files to be removed once a snapshot holds their records. */
  #superfluous: string[];
  #isDue: boolean;
  #running: Promise<void> = Promise.resolve();
  #isBusy = false;

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options;
    this.#superfluous = [...options.oldJournals];
    this.#isDue = options.isDue;
  }

  /** Called after each group of records: begins a snapshot where one is due. */
  check(): void {
    const { journal, journalBytes, adapter } = this.#options;
    if (this.#isBusy || journal.size < Math.max(journalBytes, adapter.size * JOURNAL_SHARE)) return;
    void this.#alone(() => this.#write()).catch((error: unknown) => this.tellFailure(error));
  }

  /** Called when library.json may have been changed by another program. */
  async look(): Promise<void> {
    try {
      await this.#alone(async () => {
        if (await takeOutsideChanges(this.#options)) await this.#write();
      });
    } catch (error) {
      this.tellFailure(error);
    }
  }

  /** Writes a snapshot now if anything changed since the last. Rejects when it can't; the journal then still has everything. */
  flush(): Promise<void> {
    return this.#alone(async () => {
      await this.#options.library.betweenGroups(() => undefined);
      const { journal, adapter } = this.#options;
      const hasChanges = journal.size > 0 || this.#superfluous.length > 0 || this.#isDue;
      if (hasChanges || (await adapter.isChangedOutside())) await this.#write();
    });
  }

  tellFailure(error: unknown): void {
    this.#options.tell({
      level: 'warning',
      message: `${LIBRARY_FILE} could not be brought up to date (${messageOf(error)}). Nothing is lost: every change is in the journal.`,
    });
  }

  /** Runs one thing after the other; nothing once the library is read-only. */
  #alone(action: () => Promise<void>): Promise<void> {
    const run = async () => {
      if (this.#options.library.readOnly !== undefined) return;
      this.#isBusy = true;
      try {
        await action();
      } finally {
        this.#isBusy = false;
      }
    };
    const done = this.#running.then(run);
    this.#running = done.catch(() => undefined);
    return done;
  }

  async #write(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await takeOutsideChanges(this.#options);
        await this.#writeOnce();
        break;
      } catch (error) {
        if (!(error instanceof ChangedOutsideError) || attempt === ATTEMPTS) throw error;
      }
    }
    await this.#backUp();
  }

  async #writeOnce(): Promise<void> {
    const { files, library, journal, adapter } = this.#options;
    // What is acknowledged is then exactly what the ended files and the old snapshot hold.
    const { snapshot, history } = await library.betweenGroups(() => {
      this.#superfluous.push(...journal.endFile());
      return library.freeze();
    });
    // History first: steps that are ahead of the snapshot are told by their sequence, missing ones could not be rebuilt.
    await writeHistory(files, join(library.folder, HISTORY_FILE), snapshot.header, history);
    await new Low<Snapshot>(adapter, snapshot).write();
    library.bases.written();
    this.#isDue = false;
    this.#papers = snapshot.header.papers;
    const done = this.#superfluous;
    this.#superfluous = [];
    for (const path of done) await ifExists(files.remove(path));
  }

  #papers = 0;

  async #backUp(): Promise<void> {
    const { files, library, now, tell } = this.#options;
    try {
      const backups = await listBackups(library.folder, files);
      if (isBackupDue(backups, now())) await makeBackup(library.folder, this.#papers, now(), files);
    } catch (error) {
      tell({ level: 'warning', message: `No backup could be made: ${messageOf(error)}.` });
    }
  }
}
