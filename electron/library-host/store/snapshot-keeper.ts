/** Decides when a snapshot is due, writes it while the library goes on, and removes the journal files it makes superfluous. */
import { join } from 'node:path';
import { Low } from 'lowdb';
import { ifExists, type FileLayer } from './file-layer.ts';
import { writeHistory } from './history-file.ts';
import type { Journal } from './journal.ts';
import type { JournaledLibrary } from './journaled-library.ts';
import { HISTORY_FILE } from './library-folder.ts';
import type { SnapshotAdapter } from './snapshot-adapter.ts';
import type { Snapshot } from './snapshot-format.ts';

export interface SnapshotKeeperOptions {
  readonly files: FileLayer;
  readonly folder: string;
  readonly library: () => JournaledLibrary;
  readonly journal: Journal;
  readonly adapter: SnapshotAdapter;
  /** Journal bytes after which a snapshot is due; more where the library is large. */
  readonly journalBytes: number;
  /** Journal files from before, whose records are in memory. */
  readonly oldJournals: readonly string[];
  readonly onFailure: (error: unknown) => void;
}

/** A snapshot of a large library is worth writing when the journal has this share of its size. */
const JOURNAL_SHARE = 0.1;

export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  /** Journal files to be removed once a snapshot holds their records. */
  #superfluous: string[];
  #running: Promise<void> | undefined;
  /** True where the files need a snapshot although the journal is empty: damage was found, or a format is old. */
  isDue: boolean;

  constructor(options: SnapshotKeeperOptions, isDue: boolean) {
    this.#options = options;
    this.#superfluous = [...options.oldJournals];
    this.isDue = isDue;
  }

  /** Called after each group of records: begins a snapshot where one is due. */
  check(): void {
    const { journal, journalBytes, adapter, library } = this.#options;
    if (this.#running || library().readOnly !== undefined) return;
    if (journal.size < Math.max(journalBytes, adapter.size * JOURNAL_SHARE)) return;
    this.#running = this.#write()
      .catch(this.#options.onFailure)
      .finally(() => {
        this.#running = undefined;
      });
  }

  /** Writes a snapshot now if anything changed since the last. Rejects when it can't; the journal then still has everything. */
  async flush(): Promise<void> {
    for (let busy = this.#busy(); busy; busy = this.#busy()) await busy;
    if (this.#options.journal.size > 0 || this.#superfluous.length > 0 || this.isDue) await this.#write();
  }

  #busy(): Promise<void> | undefined {
    return this.#running ?? this.#options.library().whenIdle();
  }

  async #write(): Promise<void> {
    const { files, folder, library, journal, adapter } = this.#options;
    // Between two groups: what is acknowledged is exactly what the ended files and the old snapshot hold.
    const { snapshot, history } = library().freeze();
    this.#superfluous.push(...journal.endFile());
    // History first: steps that are ahead of the snapshot are recognised by their sequence, missing ones could not be rebuilt.
    const { id, sequence } = snapshot.header;
    await writeHistory(files, join(folder, HISTORY_FILE), id, sequence, history);
    const low = new Low<Snapshot>(adapter, snapshot);
    await low.write();
    this.isDue = false;
    const done = this.#superfluous;
    this.#superfluous = [];
    for (const path of done) await ifExists(files.remove(path));
  }
}
