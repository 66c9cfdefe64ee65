/** The end of the journal that is written to: appends groups of records and says when they are on disk. */
import { join } from 'node:path';
import { errorCode, writeFully, type FileLayer, type OpenFile } from './file-layer.ts';
import { journalFileName } from './journal-format.ts';
import { inSlices } from './slices.ts';

/** Bytes that are written at a time. */
const WRITE_SIZE = 4 * 1024 * 1024;

/** A group that did not reach the disk. `recovered`: the file is again what it was before; else the group is in doubt. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly recovered: boolean;

  constructor(cause: unknown, recovered: boolean) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.recovered = recovered;
  }
}

interface JournalFile {
  readonly handle: OpenFile;
  readonly base: number;
  size: number;
}

export class Journal {
  readonly #files: FileLayer;
  readonly #folder: string;
  readonly #device: string;
  #file: JournalFile | undefined;
  /** Files that were begun since the library was opened, the current one last. */
  #paths: string[] = [];
  /** Bytes written since the last `endFile`. */
  size = 0;

  constructor(files: FileLayer, folder: string, device: string) {
    this.#files = files;
    this.#folder = folder;
    this.#device = device;
  }

  /**
   * Appends records and resolves when they are on disk; rejects with a JournalError. `print` gives their lines; it is told the number
   * that the file starts after, and `sequence` is that of the first record. Not to be called again before it has settled.
   */
  async commit(sequence: number, print: (base: number) => Iterable<Uint8Array>): Promise<void> {
    try {
      this.#file ??= await this.#create(sequence - 1);
    } catch (error) {
      throw new JournalError(error, true);
    }
    const file = this.#file;
    let end = file.size;
    try {
      for await (const bytes of joined(print(file.base))) {
        await writeFully(file.handle, bytes, end);
        end += bytes.length;
      }
      await file.handle.sync();
    } catch (error) {
      throw new JournalError(error, await truncated(file.handle, file.size));
    }
    this.size += end - file.size;
    file.size = end;
  }

  /**
   * Ends the current file, at once; the next commit begins a new one. Returns the paths of the files that are now complete.
   * No commit may be under way.
   */
  endFile(): readonly string[] {
    const complete = this.#paths;
    void this.close();
    this.#paths = [];
    this.size = 0;
    return complete;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    // Everything in the file is synced: how the close ends changes nothing.
    await file?.handle.close().catch(() => undefined);
  }

  async #create(base: number): Promise<JournalFile> {
    for (let turn = 0; ; turn++) {
      const path = join(this.#folder, journalFileName(this.#device, base, turn));
      let handle: OpenFile;
      try {
        handle = await this.#files.open(path, 'create');
      } catch (error) {
        if (errorCode(error) === 'EEXIST' && turn < 1000) continue;
        throw error;
      }
      try {
        await this.#files.syncFolder(this.#folder);
      } catch (error) {
        await handle.close();
        await this.#files.remove(path).catch(() => undefined);
        throw error;
      }
      this.#paths.push(path);
      return { handle, base, size: 0 };
    }
  }
}

/** Lines put together to be written in one go, in slices: printing a large import takes seconds. */
async function* joined(lines: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pause = inSlices();
  let some: Uint8Array[] = [];
  let size = 0;
  for (const line of lines) {
    some.push(line);
    size += line.length;
    if (size >= WRITE_SIZE) {
      yield Buffer.concat(some);
      some = [];
      size = 0;
    }
    const paused = pause();
    if (paused) await paused;
  }
  yield Buffer.concat(some);
}

async function truncated(file: OpenFile, size: number): Promise<boolean> {
  try {
    await file.truncate(size);
    await file.sync();
    return true;
  } catch {
    return false;
  }
}
