/** The entry of the thread that reads large listings. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { toApiError } from '../../shared/api/errors.ts';
import { fail, type Result } from '../../shared/api/result.ts';
import type { ReadOptions } from '../../shared/formats/read-text.ts';
import { readHere, type Reading } from './read-apart.ts';

const jobSchema = z.object({
  text: z.string(),
  options: z.custom<ReadOptions>((value) => typeof value === 'object' && value !== null),
});

const { text, options } = jobSchema.parse(workerData);
let outcome: Result<Reading>;
try {
  outcome = readHere(text, options);
} catch (error) {
  outcome = fail(toApiError(error));
}
parentPort?.postMessage(outcome);
