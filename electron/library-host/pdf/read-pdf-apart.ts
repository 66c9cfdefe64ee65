/**
 * Reading a PDF in a thread of its own, bounded in time and memory: PDFs come from anywhere, and one that is made to hang or to
 * grow must cost the library nothing. pdf.js is loaded there and nowhere else, and only when a PDF is read.
 */
import { pathToFileURL } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { RooflineError } from '../../../shared/api/errors.ts';
import { builtFile } from '../built-files.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** Reads the first pages of a PDF. Rejects with `unrecognised-input`. */
export type ReadPdf = (bytes: Uint8Array) => Promise<PdfFacts>;

/** The built file that the thread runs (electron.vite.config.ts). */
const ENTRY = 'main/pdf-reader.mjs';
const LONGEST_MS = 20_000;
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

type Outcome = { readonly facts: PdfFacts } | { readonly failure: string };

/** Reads in a thread. @param entry The thread's file, where it is another than the built one. */
export function readPdfApart(
  bytes: Uint8Array,
  entry: URL = pathToFileURL(builtFile(ENTRY)),
  longestMs = LONGEST_MS,
): Promise<PdfFacts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, {
      workerData: bytes,
      resourceLimits: MEMORY,
      stdout: true,
      stderr: true,
    });
    const end = (): void => {
      clearTimeout(timer);
      void worker.terminate();
    };
    const refuse = (reason: string): void => {
      end();
      reject(unreadable(reason));
    };
    const timer = setTimeout(() => refuse('It takes too long to read'), longestMs);
    worker.once('message', (outcome: Outcome) => {
      end();
      if ('facts' in outcome) resolve(outcome.facts);
      else reject(unreadable(outcome.failure));
    });
    worker.once('error', (error) => refuse(error.message));
    worker.once('exit', () => refuse('Reading it ended early'));
  });
}

/** The thread's side: reads what it was given and tells the outcome. */
export async function runPdfThread(read: ReadPdf): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = { facts: await read(workerData as Uint8Array) };
  } catch (error) {
    outcome = { failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(outcome);
}

function unreadable(reason: string): RooflineError {
  return new RooflineError(
    'unrecognised-input',
    'This PDF can’t be read: it is damaged, locked by a password, or no PDF. Add the paper by its arXiv id or DOI, and the file to it.',
    { detail: reason },
  );
}
