/** Where a shell writes what no user can act on: one line an event, in a file of bounded size. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** A full log is renamed to `<name>.old`, replacing the one before. Bytes. */
const MOST_BYTES = 1024 * 1024;

/** Makes a logger for `file`. A log that can't be written is given up silently: there is nowhere left to say so. */
export function logFile(file: string): (message: string, error?: unknown) => void {
  return (message, error) => {
    const cause =
      error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : String(error);
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES)
        renameSync(file, `${file}.old`);
      appendFileSync(file, `${new Date().toISOString()} ${message} ${cause}`.trimEnd() + '\n');
    } catch {
      // Nothing to do.
    }
  };
}
