/**
 * One writer a library. The owner of a library listens on a local socket, which the system closes when the owner ends, however
 * it ends: a connection that is refused means a dead owner, one that is accepted a living one, asleep or not. The same socket
 * serves the other processes.
 *
 * On Unix the sockets are entries of the folder `library.lock`, so that they follow the library through renames and symbolic
 * links, and are seen by everyone who sees the library. Entries are numbers. To become owner, a process
 *
 *  1. finds every entry dead, and links its own socket, which listens already, to a number that is free (`link` is atomic);
 *  2. looks again: every other entry must be dead, and the number must still lead to its own socket. Otherwise it withdraws.
 *
 * So two can never own it: of two processes that both got past 1, the later one to link finds the other in 2. Only what was
 * found dead is removed; an owner that leaves moves the whole folder away while it still listens, so that whoever is in the
 * middle of 1 or 2 meets either a living owner or a folder that is no longer there, and starts again.
 *
 * On Windows the owner has a named pipe, which exists only as long as its process.
 */
import { mkdir, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Transport } from '../transport.ts';
import { diskFiles, errorCode } from './file-layer.ts';
import { inspectFolder } from './library-folder.ts';
import { lockPlace, type Claim, type LockPlace } from './lock-place.ts';
import { SocketTransport } from './socket-transport.ts';

export interface LibraryServer {
  /** Calls `listener` for each process that connects, also for those that came before. */
  onConnection(listener: (connection: Transport) => void): void;
  /** Gives the library up: after the store is closed. */
  release(): Promise<void>;
}

export type AcquiredLibrary =
  | { readonly role: 'owner'; readonly server: LibraryServer }
  /** Another process has the library; it answers requests here. */
  | { readonly role: 'client'; readonly connection: Transport }
  /** Neither: `reason` is for people, and for `openStore`. */
  | { readonly role: 'read-only'; readonly reason: string };

/** How long a living owner may take to greet, and how long starters may get in each other's way, in milliseconds. */
const GREETING_TIME = 3000;
const CONTEST_TIME = 15_000;

/**
 * Becomes the owner of a library, or finds who is. Makes the folder where it is missing; `release` removes it again if no
 * library came to be in it. Rejects with `not-a-library` as `openStore` does, before anything is made.
 */
export async function acquireLibrary(path: string): Promise<AcquiredLibrary> {
  const folder = resolve(path);
  await inspectFolder(diskFiles, folder);
  const until = Date.now() + CONTEST_TIME;
  for (;;) {
    try {
      return await contest(folder, until);
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return readOnly(`the folder ${folder} is read-only.`);
      if (['ENOSPC', 'EDQUOT'].includes(code)) return readOnly('the disk is full.');
      // Somebody who left removed the empty folder again.
      if (code !== 'ENOENT' || Date.now() > until) throw error;
    }
  }
}

async function contest(folder: string, until: number): Promise<AcquiredLibrary> {
  const made = await mkdir(folder, { recursive: true });
  const place = await lockPlace(folder);
  while (Date.now() < until) {
    const found = await meet(await place.findLiving());
    if (found) return found;
    const claim = await place.claim();
    if (claim) return { role: 'owner', server: serverOf(claim, folder, made) };
    await wait(Math.random() * 30);
  }
  return readOnly('other programs keep opening and closing it. Try again.');
}

/** What to do about somebody who lives at the lock; undefined to look again. */
async function meet(
  found: Awaited<ReturnType<LockPlace['findLiving']>>,
): Promise<AcquiredLibrary | undefined> {
  if (!found) return undefined;
  if (found === 'forbidden') return readOnly('another user of this computer has it open.');
  if (found === 'busy') return readOnly(NO_ANSWER);
  const connection = new SocketTransport(found);
  const greeting = await connection.firstMessage(GREETING_TIME);
  if (greeting !== undefined) return { role: 'client', connection };
  if (connection.isClosed) return undefined;
  connection.destroy();
  return readOnly(NO_ANSWER);
}

const NO_ANSWER =
  'another Roofline has it open and does not answer. Close that one, or wait until it answers.';

function readOnly(reason: string): AcquiredLibrary {
  return { role: 'read-only', reason };
}

function serverOf(claim: Claim, folder: string, made: string | undefined): LibraryServer {
  claim.doorkeeper.open();
  return {
    onConnection: (listener) => claim.doorkeeper.onConnection(listener),
    async release() {
      await claim.release();
      if (made) await removeEmpty(folder, made);
    },
  };
}

/** Removes the folders from `folder` up to `made`, as far as they are empty. */
async function removeEmpty(folder: string, made: string): Promise<void> {
  try {
    for (let path = folder; path.length >= made.length; path = dirname(path)) await rmdir(path);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY'].includes(errorCode(error) ?? '')) throw error;
  }
}
