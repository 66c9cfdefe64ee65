/**
 * The lowdb adapter of library.json. lowdb's own adapters read and write the whole library as one string, without a sync,
 * and keep it in memory where NODE_ENV is "test"; this one streams, in slices, and is durable.
 */
import type { Adapter } from 'lowdb';
import { printHead, printPaper, END_LINE, type Snapshot } from './snapshot-format.ts';
import type { LibrarySchema } from './library-schema.ts';
import { readSnapshot, type SnapshotReading } from './snapshot-reader.ts';
import { inSlices } from './slices.ts';
import { writeAside } from './write-aside.ts';
import { fileState, ifExists, type FileLayer } from './file-layer.ts';

export interface SnapshotAdapterOptions {
  readonly files: FileLayer;
  readonly path: string;
  readonly schema: LibrarySchema;
  /** Resolves when no acknowledgement is waiting for the disk; a snapshot stands back until then. */
  readonly whenIdle?: () => Promise<void> | undefined;
}

/** The file was changed by someone else since it was last read or written, and was therefore not replaced. */
export class ChangedOutsideError extends Error {
  override readonly name = 'ChangedOutsideError';
}

export class SnapshotAdapter implements Adapter<Snapshot> {
  readonly #options: SnapshotAdapterOptions;
  /** What the last `read` found. */
  reading: SnapshotReading | undefined;
  /** The checksums of the papers as last written or read, by id. */
  checks: ReadonlyMap<string, number> = new Map();
  /** Bytes of the snapshot as last written or read. */
  size = 0;
  /** What the file was like when last written or read: a file that is not like that was changed by someone else. */
  #fileState = '';

  constructor(options: SnapshotAdapterOptions) {
    this.#options = options;
  }

  /** The snapshot, as far as it can be read; null where there is none. */
  async read(): Promise<Snapshot | null> {
    const { files, path, schema } = this.#options;
    const fileState = await this.#look();
    const reading = await ifExists(readSnapshot(files, path, schema));
    this.reading = reading;
    this.#fileState = fileState;
    if (!reading) return null;
    this.checks = reading.checks;
    this.size = (await files.stat(path)).size;
    const papers = [...reading.papers.values()];
    const header = reading.header ?? {
      schema: schema.version,
      id: '',
      sequence: 0,
      devices: {},
      papers: papers.length,
    };
    return { header, meta: reading.meta, papers };
  }

  /** Replaces the snapshot on disk. Rejects, with the old one untouched, when anything fails. */
  async write(snapshot: Snapshot): Promise<void> {
    const { files, path } = this.#options;
    const checks = new Map<string, number>();
    this.size = await writeAside(files, path, this.#print(snapshot, checks), async () => {
      if (await this.isChangedOutside()) throw new ChangedOutsideError('library.json changed meanwhile');
    });
    this.checks = checks;
    this.#fileState = await this.#look();
  }

  /** True where the file is no longer the one that was last read or written. */
  async isChangedOutside(): Promise<boolean> {
    return (await this.#look()) !== this.#fileState;
  }

  /** Takes the file as it is now as known: it was merged or set aside. */
  async acceptFile(checks?: ReadonlyMap<string, number>): Promise<void> {
    this.#fileState = await this.#look();
    if (checks) this.checks = checks;
  }

  #look(): Promise<string> {
    return fileState(this.#options.files, this.#options.path);
  }

  async *#print(snapshot: Snapshot, checks: Map<string, number>): AsyncGenerator<Uint8Array> {
    const pause = inSlices();
    yield printHead(snapshot.header, snapshot.meta);
    let lines: Buffer[] = [];
    for (const paper of snapshot.papers) {
      const { line, check } = printPaper(paper);
      checks.set(paper.id, check);
      lines.push(line);
      const paused = pause();
      if (!paused) continue;
      yield Buffer.concat(lines);
      lines = [];
      await paused;
      await this.#options.whenIdle?.();
    }
    yield Buffer.concat([...lines, Buffer.from(`${END_LINE}\n`)]);
  }
}
