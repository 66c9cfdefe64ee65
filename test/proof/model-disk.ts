/**
 * A disk as a pessimist sees it. What was written but not synced may be there or not after a crash, in any part and any
 * order; a new, renamed or removed entry too, until its folder was synced. Any operation can be made to fail.
 */
import { dirname, basename } from 'node:path';
import type { FileLayer, FileStat, OpenFile } from '../../electron/library-host/store/file-layer.ts';

interface Inode {
  readonly number: number;
  /** What every crash leaves. */
  synced: Buffer;
  content: Buffer;
  pending: Write[];
  mode: number;
  changed: number;
}
type Write = { readonly at: number; readonly bytes: Buffer } | { readonly truncate: number };

interface EntryChange {
  readonly folder: string;
  apply(entries: Map<string, Inode>): void;
}

/** Decides about each unsynced thing after a crash: a number from 0 (inclusive) to 1. */
export type Chance = () => number;

/** Asked before each operation; throws to make it fail, or gives how many bytes of a write get through before it does. */
export type Fault = (
  operation: string,
  path: string,
  size: number,
) => undefined | { readonly short: number; readonly error: Error };

export class ModelDisk implements FileLayer {
  #entries: Map<string, Inode>;
  #durable: Map<string, Inode>;
  #entryChanges: EntryChange[] = [];
  readonly #folders: Set<string>;
  #clock = 1;
  #inodes = 1;
  fault: Fault = () => undefined;
  /** Operations so far. */
  count = 0;
  /** Their names and paths, for messages. */
  readonly log: string[] = [];

  constructor(entries = new Map<string, Inode>(), folders = new Set(['/'])) {
    this.#entries = entries;
    this.#durable = new Map(entries);
    this.#folders = folders;
    this.#inodes = entries.size + 1;
  }

  /** The disk after a crash now. Nothing unsynced survives at chance 1, everything at 0. */
  crashed(chance: Chance): ModelDisk {
    const changes = [...this.#entryChanges];
    const entries = new Map(this.#durable);
    // Out of order, once in a while.
    if (chance() > 0.5 && chance() < 0.99) changes.reverse();
    for (const change of changes) if (chance() < 0.5) change.apply(entries);
    const survivors = new Map<string, Inode>();
    for (const [path, inode] of entries) {
      const content = inode.pending.reduce((now, write) => surviving(now, write, chance), inode.synced);
      survivors.set(path, { ...inode, content, synced: content, pending: [] });
    }
    return new ModelDisk(survivors, new Set(this.#folders));
  }

  /** The files as they are, with everything synced: another program looking, or a copy to damage. */
  copy(): ModelDisk {
    const entries = new Map<string, Inode>();
    for (const [path, inode] of this.#entries) {
      entries.set(path, { ...inode, synced: inode.content, pending: [] });
    }
    return new ModelDisk(entries, new Set(this.#folders));
  }

  content(path: string): Buffer | undefined {
    return this.#entries.get(path)?.content;
  }

  put(path: string, content: Buffer): void {
    const inode = this.#newInode();
    inode.content = inode.synced = content;
    this.#entries.set(path, inode);
    this.#durable.set(path, inode);
  }

  paths(): string[] {
    return [...this.#entries.keys()].sort();
  }

  async open(path: string, how: 'read' | 'create' | 'update'): Promise<OpenFile> {
    await this.#step(`open ${how}`, path);
    let inode = this.#entries.get(path);
    if (how === 'create') {
      if (inode) throw systemError('EEXIST', path);
      if (!this.#folders.has(dirname(path))) throw systemError('ENOENT', path);
      const made = (inode = this.#newInode());
      this.#changeEntries(dirname(path), (entries) => entries.set(path, made));
    }
    if (!inode) throw systemError('ENOENT', path);
    return this.#handle(path, inode);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step('rename', to);
    const inode = this.#entries.get(from);
    if (!inode) throw systemError('ENOENT', from);
    this.#changeEntries(dirname(to), (entries) => {
      if (entries.get(from) === inode) entries.delete(from);
      entries.set(to, inode);
    });
  }

  async remove(path: string): Promise<void> {
    await this.#step('remove', path);
    if (!this.#entries.has(path)) throw systemError('ENOENT', path);
    this.#changeEntries(dirname(path), (entries) => entries.delete(path));
  }

  async makeFolder(path: string): Promise<void> {
    await this.#step('makeFolder', path);
    for (let folder = path; !this.#folders.has(folder); folder = dirname(folder)) this.#folders.add(folder);
  }

  async list(path: string): Promise<string[]> {
    await this.#step('list', path);
    if (!this.#folders.has(path)) throw systemError('ENOENT', path);
    return [...this.#entries.keys(), ...this.#folders]
      .filter((entry) => entry !== '/' && dirname(entry) === path)
      .map((entry) => basename(entry));
  }

  async stat(path: string): Promise<FileStat> {
    await this.#step('stat', path);
    const inode = this.#entries.get(path);
    if (!inode) throw systemError('ENOENT', path);
    return { size: inode.content.length, mtimeMs: inode.changed, ino: inode.number, mode: inode.mode };
  }

  async realPath(path: string): Promise<string> {
    await this.#step('realPath', path);
    if (!this.#entries.has(path) && !this.#folders.has(path)) throw systemError('ENOENT', path);
    return path;
  }

  async checkWritable(path: string): Promise<void> {
    await this.#step('checkWritable', path);
    if (!this.#folders.has(path)) throw systemError('ENOENT', path);
  }

  async syncFolder(path: string): Promise<void> {
    await this.#step('syncFolder', path);
    for (const change of this.#entryChanges) if (change.folder === path) change.apply(this.#durable);
    this.#entryChanges = this.#entryChanges.filter((change) => change.folder !== path);
  }

  #handle(path: string, inode: Inode): OpenFile {
    return {
      read: async (buffer, length, position) => {
        await this.#step('read', path);
        return inode.content.copy(buffer, 0, position, Math.min(position + length, inode.content.length));
      },
      write: async (bytes, position) => {
        const cut = await this.#step('write', path, bytes.length);
        const part = Buffer.from(cut ? bytes.subarray(0, cut.short) : bytes);
        this.#write(inode, { at: position, bytes: part });
        if (cut && cut.short === 0) throw cut.error;
        return part.length;
      },
      sync: async () => {
        await this.#step('sync', path);
        inode.synced = inode.content;
        inode.pending = [];
      },
      truncate: async (length) => {
        await this.#step('truncate', path);
        this.#write(inode, { truncate: length });
      },
      chmod: async (mode) => {
        await this.#step('chmod', path);
        inode.mode = mode;
      },
      close: async () => {
        await this.#step('close', path);
      },
    };
  }

  #write(inode: Inode, write: Write): void {
    inode.content = applied(inode.content, write);
    inode.pending.push(write);
    inode.changed = this.#clock++;
  }

  #newInode(): Inode {
    const empty = Buffer.alloc(0);
    return {
      number: this.#inodes++,
      synced: empty,
      content: empty,
      pending: [],
      mode: 0o644,
      changed: this.#clock++,
    };
  }

  #changeEntries(folder: string, apply: (entries: Map<string, Inode>) => void): void {
    apply(this.#entries);
    this.#entryChanges.push({ folder, apply });
  }

  /** One operation: counted, logged, and failed where the fault says so. It takes a turn, as a real one would. */
  async #step(operation: string, path: string, size = 0) {
    this.count++;
    this.log.push(`${operation} ${path}`);
    await Promise.resolve();
    return this.fault(operation, path, size);
  }
}

function applied(content: Buffer, write: Write): Buffer {
  if ('truncate' in write) return Buffer.from(content.subarray(0, write.truncate));
  const next = Buffer.alloc(Math.max(content.length, write.at + write.bytes.length));
  content.copy(next);
  write.bytes.copy(next, write.at);
  return next;
}

/** What is left of an unsynced write: all, nothing, its beginning, or only its length (zeros where the data should be). */
function surviving(content: Buffer, write: Write, chance: Chance): Buffer {
  const fate = chance();
  if (fate >= 0.5) return content;
  if ('truncate' in write || fate < 0.3) return applied(content, write);
  const part = Buffer.from(write.bytes);
  if (fate < 0.4)
    return applied(content, { at: write.at, bytes: part.subarray(0, Math.floor(part.length * chance())) });
  part.fill(0, Math.floor(part.length * chance()));
  return applied(content, { at: write.at, bytes: part });
}

export function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: injected, ${path}`), { code });
}

/** A repeatable source of chance (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
