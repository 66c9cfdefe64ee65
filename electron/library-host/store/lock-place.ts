/** Where a library's lock is, and how it is taken there: sockets in a folder on Unix, a named pipe on Windows. */
import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  unlink,
} from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { errorCode, ifExists } from './file-layer.ts';
import { LOCK_FOLDER } from './library-folder.ts';
import { Doorkeeper, knock, type Knock } from './lock-server.ts';

/** A place taken: nobody else can take it until `release`. */
export interface Claim {
  readonly doorkeeper: Doorkeeper;
  release(): Promise<void>;
}

export interface LockPlace {
  /** Whoever is alive at the place, owner or about to be; undefined where nobody is. */
  findLiving(): Promise<Exclude<Knock, 'dead' | 'gone'> | undefined>;
  /** Takes the place; undefined where somebody else was quicker. */
  claim(): Promise<Claim | undefined>;
}

/** Longest path of a Unix socket that every system takes (macOS 103 bytes, Linux 107), with room for an entry's name. */
const PATH_LIMIT = 70;

/** Errors of file systems that have no sockets or no hard links. */
const NO_SOCKETS = new Set(['EPERM', 'EOPNOTSUPP', 'ENOTSUP', 'ENOSYS', 'EINVAL', 'EMLINK']);

/** The place for a folder that exists. */
export async function lockPlace(folder: string): Promise<LockPlace> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const identity = `${dev}-${ino}`;
  if (process.platform === 'win32') return new PipePlace(identity);
  // A file system without sockets (a memory stick): per user, by the folder's identity, so that renames are followed.
  const elsewhere = join('/tmp', `roofline-${userInfo().uid}`, identity);
  return new SocketPlace(join(folder, LOCK_FOLDER), elsewhere);
}

class PipePlace implements LockPlace {
  readonly #name: string;

  constructor(identity: string) {
    const hash = createHash('sha256')
      .update(`${userInfo().username}\n${identity}`)
      .digest('hex')
      .slice(0, 32);
    this.#name = `\\\\.\\pipe\\roofline-${hash}`;
  }

  async findLiving() {
    const answer = await knock(this.#name);
    return answer === 'dead' || answer === 'gone' ? undefined : answer;
  }

  async claim(): Promise<Claim | undefined> {
    try {
      const doorkeeper = await Doorkeeper.listen(this.#name);
      return { doorkeeper, release: () => doorkeeper.close() };
    } catch (error) {
      if (['EADDRINUSE', 'EACCES'].includes(errorCode(error) ?? '')) return undefined;
      throw error;
    }
  }
}

/** A socket that listens and may become the lock. */
interface Candidate {
  readonly doorkeeper: Doorkeeper;
  readonly path: string;
  readonly inode: number | undefined;
  close(): Promise<void>;
}

/** See library-lock.ts for the rules, and for why they hold. */
class SocketPlace implements LockPlace {
  #folder: string;
  readonly #elsewhere: string;

  constructor(folder: string, elsewhere: string) {
    this.#folder = folder;
    this.#elsewhere = elsewhere;
  }

  async findLiving(): Promise<Exclude<Knock, 'dead' | 'gone'> | undefined> {
    return (await this.#look(undefined)).living;
  }

  async claim(): Promise<Claim | undefined> {
    try {
      return await this.#claimHere();
    } catch (error) {
      if (!NO_SOCKETS.has(errorCode(error) ?? '') || this.#folder === this.#elsewhere) throw error;
      await rmdir(this.#folder).catch(() => undefined);
      this.#folder = this.#elsewhere;
      return undefined;
    }
  }

  async #claimHere(): Promise<Claim | undefined> {
    // The folder may be moved away by an owner that leaves, at any moment, also while it is made.
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch(orGone);
    const candidate = await this.#listen().catch(orGone);
    if (!candidate) return undefined;
    try {
      const isOurs = await this.#take(candidate);
      if (isOurs) return { doorkeeper: candidate.doorkeeper, release: () => this.#release(candidate) };
    } catch (error) {
      await candidate.close();
      throw error;
    }
    await candidate.close();
    return undefined;
  }

  /** Links the candidate to a free number, and keeps it there if nobody else lives. */
  async #take(candidate: Candidate): Promise<boolean> {
    const { numbers } = await this.#look(undefined);
    const name = String(Math.max(0, ...numbers) + 1);
    const path = join(this.#folder, name);
    try {
      await link(candidate.path, path);
    } catch (error) {
      if (['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return false;
      throw error;
    }
    const { living } = await this.#look(name);
    if (living && typeof living !== 'string') living.destroy();
    // Last of all: the folder may have been moved away while we looked.
    const isThere = (await this.#inode(path)) === candidate.inode;
    if (isThere && !living) {
      await ifExists(unlink(candidate.path));
      await this.#sweep(name);
      return true;
    }
    if (isThere) await ifExists(unlink(path));
    return false;
  }

  /** A socket of our own that listens, under a name that nobody looks at. */
  async #listen(): Promise<Candidate> {
    const { base, forget } = await shortPath(this.#folder);
    const name = `new-${process.pid}-${randomBytes(4).toString('hex')}`;
    const path = join(this.#folder, name);
    try {
      const doorkeeper = await Doorkeeper.listen(join(base, name));
      await chmod(path, 0o600);
      const inode = await this.#inode(path);
      const close = async () => {
        await doorkeeper.close();
        await ifExists(unlink(path));
        await forget();
      };
      return { doorkeeper, path, inode, close };
    } catch (error) {
      await forget();
      throw error;
    }
  }

  /** Knocks at every entry but our own; stops at the first that lives. Newest first: that is where an owner is. */
  async #look(own: string | undefined): Promise<{
    living: Exclude<Knock, 'dead' | 'gone'> | undefined;
    numbers: readonly number[];
  }> {
    const names = (await ifExists(readdir(this.#folder))) ?? [];
    const numbers = names.filter((name) => /^\d+$/.test(name)).map(Number);
    const { base, forget } = await shortPath(this.#folder);
    try {
      for (const number of numbers.toSorted((a, b) => b - a)) {
        if (String(number) === own) continue;
        const answer = await knock(join(base, String(number)));
        if (answer !== 'dead' && answer !== 'gone') return { living: answer, numbers };
      }
      return { living: undefined, numbers };
    } finally {
      await forget();
    }
  }

  /** Removes what dead processes left. Somebody's socket that does not listen yet may go too: they start again then. */
  async #sweep(own: string): Promise<void> {
    const { base, forget } = await shortPath(this.#folder);
    for (const name of (await ifExists(readdir(this.#folder))) ?? []) {
      if (name === own) continue;
      const answer = await knock(join(base, name));
      if (answer === 'dead') await ifExists(unlink(join(this.#folder, name)));
      else if (typeof answer !== 'string') answer.destroy();
    }
    await forget();
  }

  async #release(candidate: Candidate): Promise<void> {
    const away = `${this.#folder}.left-${randomBytes(4).toString('hex')}`;
    await ifExists(rename(this.#folder, away));
    await candidate.close();
    await rm(away, { recursive: true, force: true });
  }

  async #inode(path: string): Promise<number | undefined> {
    return (await ifExists(stat(path)))?.ino;
  }
}

function orGone(error: unknown): undefined {
  if (errorCode(error) === 'ENOENT') return undefined;
  throw error;
}

/** A folder by a path short enough for a socket in it: its own, or a symbolic link to it that `forget` removes. */
async function shortPath(folder: string): Promise<{ base: string; forget: () => Promise<void> }> {
  if (Buffer.byteLength(folder) <= PATH_LIMIT) return { base: folder, forget: () => Promise.resolve() };
  const made = await mkdtemp(join(tmpdir().length > 50 ? '/tmp' : tmpdir(), 'roofline-'));
  const base = join(made, 'l');
  await symlink(await realpath(folder).catch(() => folder), base);
  return { base, forget: () => rm(made, { recursive: true, force: true }) };
}
