/** The outcome of a request: a value or an error, as plain data that crosses process borders. */
import type { ApiError } from './errors.ts';

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiError };

/** Wraps a value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an error. */
export function fail(error: ApiError): { readonly ok: false; readonly error: ApiError } {
  return { ok: false, error };
}
