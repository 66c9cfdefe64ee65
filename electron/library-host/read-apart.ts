/**
 * Reading a listing in a thread of its own: a large file takes seconds, in which the host would answer nobody, and a thread
 * can be stopped. Small texts are read where they are.
 */
import { Worker } from 'node:worker_threads';
import { ok, type Result } from '../../shared/api/result.ts';
import type { ParseResult } from '../../shared/formats/format.ts';
import { readText, type ReadOptions } from '../../shared/formats/read-text.ts';
import { cancelled } from './services/long-work.ts';

/** What was read, as plain data. */
export interface Reading {
  /** The format's id. */
  readonly format: string;
  readonly formatName: string;
  readonly result: ParseResult;
}

/** Reads a text. Rejects with `cancelled` where the signal stops it. */
export type ReadApart = (
  text: string,
  options: ReadOptions,
  signal: AbortSignal,
) => Result<Reading> | Promise<Result<Reading>>;

/** Characters from which on a thread is worth its start. */
const LARGE = 1_000_000;

/** Reads in this thread. */
export function readHere(text: string, options: ReadOptions): Result<Reading> {
  const outcome = readText(text, options);
  if (!outcome.ok) return outcome;
  const { format, result } = outcome.value;
  return ok({ format: format.id, formatName: format.name, result });
}

/**
 * Reads large texts in a thread.
 * @param entry The built file of listing-reader.ts.
 */
export function readInThread(entry: URL): ReadApart {
  return (text, options, signal) => {
    if (text.length + (options.html?.length ?? 0) < LARGE) return readHere(text, options);
    return new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData: { text, options } });
      const stop = (): void => {
        reject(cancelled());
        void worker.terminate();
      };
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      worker.once('message', (outcome: Result<Reading>) => {
        resolve(outcome);
        void worker.terminate();
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        signal.removeEventListener('abort', stop);
        reject(new Error('the reader thread ended without an answer'));
      });
    });
  };
}
