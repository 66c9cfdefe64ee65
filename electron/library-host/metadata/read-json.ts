/** JSON answers of online sources, checked before anything is believed. */
import type { z } from 'zod';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { HttpAnswer } from './http.ts';

/**
 * Reads an answer as JSON of the given shape; undefined for "there is no such thing" (404, 410). Throws RooflineError
 * `network` where the answer is something else (an error page, half an answer).
 */
export function readJson<T>(source: string, answer: HttpAnswer, schema: z.ZodType<T>): T | undefined {
  if (answer.status !== 200) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(answer.bytes).toString('utf8'));
  } catch (cause) {
    const kind = answer.contentType.split(';')[0] || 'something';
    throw new RooflineError('network', `${source} answered with ${kind} that is no JSON. Try again later.`, {
      retry: true,
      cause,
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RooflineError('network', `${source} answered in a way that Roofline does not understand.`, {
    detail: parsed.error.issues[0]?.message ?? '',
  });
}
