/**
 * Opens a library for a shell, whoever else has it open: the first process owns the folder and serves the others through
 * its lock socket; where nobody can write (read-only folder, newer library) it is opened for reading.
 */
import { toApiError } from '../../shared/api/errors.ts';
import { fail } from '../../shared/api/result.ts';
import { createHost, type LibraryHost, type Log } from './host.ts';
import { openStore } from './store/open-store.ts';

export interface OpenLibraryOptions {
  readonly folder: string;
  readonly log?: Log;
}

/** Rejects with a RooflineError (`not-a-library`, `locked`, `damaged-library`, ...) where there is nothing to open. */
export async function openLibrary({ folder, log }: OpenLibraryOptions): Promise<LibraryHost> {
  const store = await openStore(folder);
  return createHost({ store, ...(log ? { log } : {}) });
}

/** A host that answers everything with the reason why there is none. */
export function failedHost(error: unknown, log: Log): LibraryHost {
  const reason = toApiError(error);
  if (reason.code === 'internal') log('the library could not be opened', error);
  return {
    request: () => Promise.resolve(fail(reason)),
    on: () => () => undefined,
    close: () => Promise.resolve(),
  };
}
