import { fork, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  acquireLibrary,
  type AcquiredLibrary,
} from '../../../../electron/library-host/store/library-lock.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();
const children: ChildProcess[] = [];
const servers: Extract<AcquiredLibrary, { role: 'owner' }>['server'][] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.release();
});

async function acquire(folder: string): Promise<AcquiredLibrary> {
  const acquired = await acquireLibrary(folder);
  if (acquired.role === 'owner') servers.push(acquired.server);
  return acquired;
}

async function startHolder(folder: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./lock-holder.ts', import.meta.url)), [folder], {
    execArgv: ['--import', 'tsx'],
  });
  children.push(child);
  expect((await once(child, 'message'))[0]).toBe('owner');
  return child;
}

function roles(acquired: readonly AcquiredLibrary[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const { role } of acquired) count[role] = (count[role] ?? 0) + 1;
  return count;
}

describe('one library', () => {
  it('has one owner, which serves the others', async () => {
    const folder = newFolder();
    const owner = await acquire(folder);
    const client = await acquire(folder);
    if (owner.role !== 'owner' || client.role !== 'client') throw new Error('wrong roles');
    owner.server.onConnection((connection) => {
      connection.onMessage((message) => connection.send({ echo: message, big: 'é'.repeat(300_000) }));
    });
    const answer = new Promise((resolve) => client.connection.onMessage(resolve));
    client.connection.send({ id: 1, name: 'library.overview', input: {} });
    expect(await answer).toEqual({
      echo: { id: 1, name: 'library.overview', input: {} },
      big: 'é'.repeat(300_000),
    });
  });

  it('has one owner however many come at once', async () => {
    const folder = newFolder();
    expect(roles(await Promise.all(Array.from({ length: 40 }, () => acquire(folder))))).toEqual({
      owner: 1,
      client: 39,
    });
  });

  it('is free again when its owner gives it up, and the others are told', async () => {
    const folder = join(newFolder(), 'library');
    mkdirSync(folder);
    const owner = await acquireLibrary(folder);
    const client = await acquire(folder);
    if (owner.role !== 'owner' || client.role !== 'client') throw new Error('wrong roles');
    const closed = new Promise<void>((resolve) => client.connection.onClose(resolve));
    await owner.server.release();
    await closed;
    expect(readdirSync(folder)).toEqual([]);
    expect((await acquire(folder)).role).toBe('owner');
  });

  it('changes hands without ever having two owners', async () => {
    const folder = newFolder();
    let owners = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (let turn = 0; turn < 8; turn++) {
          const acquired = await acquireLibrary(folder);
          if (acquired.role === 'owner') {
            most = Math.max(most, ++owners);
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
            owners--;
            await acquired.server.release();
          } else if (acquired.role === 'client') {
            await new Promise<void>((resolve) => acquired.connection.onClose(resolve));
          }
        }
      }),
    );
    expect(most).toBe(1);
  });
});

describe.runIf(process.platform !== 'win32')('the lock', () => {
  it('of a killed owner is replaced at once, by one of many', async () => {
    const folder = newFolder();
    const holder = await startHolder(folder);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(readdirSync(join(folder, 'library.lock'))).toEqual(['1']);
    const acquired = await Promise.all(Array.from({ length: 40 }, () => acquire(folder)));
    expect(roles(acquired)).toEqual({ owner: 1, client: 39 });
    expect(readdirSync(join(folder, 'library.lock'))).toEqual(['2']);
  });

  it('of a sleeping owner is left alone', async () => {
    const folder = newFolder();
    const holder = await startHolder(folder);
    holder.kill('SIGSTOP');
    const acquired = await acquire(folder);
    expect(acquired).toEqual({
      role: 'read-only',
      reason: expect.stringContaining('does not answer') as string,
    });
    holder.kill('SIGCONT');
    expect((await acquire(folder)).role).toBe('client');
  });

  it('follows the folder through renames and symbolic links, and long paths', async () => {
    const parent = newFolder();
    const deep = join(parent, 'x'.repeat(120), 'y'.repeat(120));
    mkdirSync(deep, { recursive: true });
    const folder = join(deep, 'library');
    expect((await acquire(folder)).role).toBe('owner');
    symlinkSync(folder, join(parent, 'link'));
    expect((await acquire(join(parent, 'link'))).role).toBe('client');
    renameSync(folder, join(deep, 'renamed'));
    expect((await acquire(join(deep, 'renamed'))).role).toBe('client');
  });

  it('lets only its own user in', async () => {
    const folder = newFolder();
    await acquire(folder);
    expect(statSync(join(folder, 'library.lock')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'library.lock', '1')).mode & 0o777).toBe(0o600);
  });
});

it('leaves nothing behind where no library came to be', async () => {
  const parent = newFolder();
  const acquired = await acquireLibrary(join(parent, 'a', 'b'));
  if (acquired.role !== 'owner') throw new Error(acquired.role);
  await acquired.server.release();
  expect(existsSync(join(parent, 'a'))).toBe(false);
});

it('is not taken on a folder that is no library', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'thesis.tex'), '');
  await expect(acquireLibrary(folder)).rejects.toMatchObject({ error: { code: 'not-a-library' } });
  expect(readdirSync(folder)).toEqual(['thesis.tex']);
});
