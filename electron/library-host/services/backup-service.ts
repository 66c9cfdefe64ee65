/** Backups: listed, made and restored. The store makes its own by itself; these are for the user's hand. */
import { basename, resolve } from 'node:path';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import {
  backUpTo,
  listBackups,
  makeBackup,
  previewRestore,
  restore,
  type RestorePreview,
} from '../store/backups.ts';
import type { Handlers, HostContext } from './service.ts';

type BackupRequests = 'backups.list' | 'backups.create' | 'backups.preview' | 'backups.restore';

export function backupService({ store, now }: HostContext): Pick<Handlers, BackupRequests> {
  return {
    'backups.list': async () =>
      (await listBackups(store.folder)).map(({ time, ...backup }) => ({
        ...backup,
        time: time.toISOString(),
      })),

    'backups.create': async ({ path }) => {
      const papers = store.state.papers.size;
      if (path !== undefined) {
        await backUpTo(store, resolve(path));
        return { path: resolve(path), papers };
      }
      await store.save();
      return { path: (await makeBackup(store.folder, papers, now())).path, papers };
    },

    'backups.preview': async ({ path }) => counts(await previewRestore(store.state, resolve(path))),

    'backups.restore': async ({ path }) => {
      const preview = await previewRestore(store.state, resolve(path));
      return { ...counts(preview), revision: await restore(store, preview, basename(path)) };
    },
  };
}

function counts({
  papers,
  added,
  changed,
  removed,
  trouble,
}: RestorePreview): RequestOutput<'backups.preview'> {
  return { papers, added, changed, removed, trouble: [...trouble] };
}
