/** The library host in a process of its own: its heap and its crashes are its own too. */
import { utilityProcess } from 'electron';
import type { LibraryHost, Log } from '../library-host/host.ts';
import { remoteHost } from '../library-host/remote-host.ts';
import { defaultCacheFolder } from '../platform-folders.ts';
import { workerTransport } from '../library-host/thread-host.ts';

/**
 * Starts the host for `folder` in a utility process, again whenever it stops.
 * @param entry The built file of library-host/utility-process.ts.
 */
export function startLibraryProcess(entry: string, folder: string, log: Log): LibraryHost {
  return remoteHost({
    log,
    connect: () =>
      Promise.resolve(
        workerTransport(
          utilityProcess.fork(entry, [folder, defaultCacheFolder()], { serviceName: 'Roofline library' }),
        ),
      ),
  });
}
