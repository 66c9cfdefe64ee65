/**
 * The handful of file operations that the store uses, as one interface, so that tests can make each of them fail, cut it
 * short, or forget what was never synced. Everything rejects with Node's own errors (`code`: ENOSPC, EIO, ...).
 */
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';

/** The part of Node's `Stats` that the store looks at. */
export interface FileStat {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
  readonly mode: number;
}

export interface OpenFile {
  /** Reads up to `length` bytes at `position` into the buffer; resolves to how many came. */
  read(buffer: Buffer, length: number, position: number): Promise<number>;
  /** Writes at `position`; resolves to how many bytes went, which may be fewer than asked. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Resolves when the content is on disk. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  chmod(mode: number): Promise<void>;
  close(): Promise<void>;
}

export interface FileLayer {
  /** `create` makes a new file and fails where there is one. */
  open(path: string, how: 'read' | 'create' | 'update'): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it, on disk when it resolves. */
  makeFolder(path: string): Promise<void>;
  list(path: string): Promise<string[]>;
  stat(path: string): Promise<FileStat>;
  realPath(path: string): Promise<string>;
  /** Rejects where the folder can't be written to. */
  checkWritable(path: string): Promise<void>;
  /** Resolves when the folder's entries (new, renamed and removed files) are on disk. */
  syncFolder(path: string): Promise<void>;
}

const FLAGS = {
  read: constants.O_RDONLY,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  update: constants.O_RDWR,
} as const;

/** The real file system. */
export const diskFiles: FileLayer = {
  async open(path, how) {
    const handle = await fs.open(path, FLAGS[how], 0o666);
    return {
      read: async (buffer, length, position) => (await handle.read(buffer, 0, length, position)).bytesRead,
      write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      sync: () => handle.datasync(),
      truncate: (length) => handle.truncate(length),
      chmod: (mode) => handle.chmod(mode),
      close: () => handle.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.unlink(path),
  async makeFolder(path) {
    const first = await fs.mkdir(path, { recursive: true });
    if (first === undefined) return;
    for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
  },
  list: (path) => fs.readdir(path),
  stat: (path) => fs.stat(path),
  realPath: (path) => fs.realpath(path),
  checkWritable: (path) => fs.access(path, constants.W_OK),
  syncFolder,
};

async function syncFolder(path: string): Promise<void> {
  // Windows can't sync a folder; NTFS journals its entries itself.
  if (process.platform === 'win32') return;
  const handle = await fs.open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all bytes at `position`, in as many turns as the system takes. */
export async function writeFully(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written <= 0) throw Object.assign(new Error('the disk took no more bytes'), { code: 'EIO' });
    done += written;
  }
}

/** The `code` of a file system error, or undefined. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What `action` gives, or undefined where the file or folder is not there. */
export async function ifExists<T>(action: Promise<T>): Promise<T | undefined> {
  try {
    return await action;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Tells a file that was replaced or written since from one that was not, as far as its times tell; empty where there is none. */
export async function fileState(files: FileLayer, path: string): Promise<string> {
  const stat = await ifExists(files.stat(path));
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
}
