/** Errors as plain data: a code the program can act on, a message that tells a person what happened and what to do. */
import { z } from 'zod';

/** Every error a shell can meet. Handle them with a switch that ends in `assertNever`. */
export const ERROR_CODES = [
  /** The request does not fit its schema: wrong usage. */
  'invalid-request',
  /** No paper, tag, preview or backup by that name. */
  'not-found',
  /** The key, tag or name is taken. */
  'conflict',
  /** The input holds nothing that any format recognises, is empty, or is no text. */
  'unrecognised-input',
  /** Over the stated size cap. */
  'too-large',
  /** The folder is no library, or its files can't be read. */
  'not-a-library',
  /** The library was written by a newer Roofline. */
  'newer-library',
  /** The library is damaged; `detail` says what is missing. */
  'damaged-library',
  /** The library can't be written: read-only folder or open elsewhere. */
  'read-only',
  /** Another process has the library and does not answer. */
  'locked',
  /** The disk is full, or a write or sync failed. */
  'disk-full',
  'io-failed',
  /** A file changed outside since we last wrote it. */
  'changed-outside',
  /** Nothing to undo or redo. */
  'nothing-to-undo',
  'cancelled',
  /** The network failed, or a source refused. */
  'network',
  /** The library host stopped; it restarts by itself. */
  'host-gone',
  /** A bug. Logged once; the user never sees a stack. */
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const apiErrorSchema = z.readonly(
  z.object({
    code: z.enum(ERROR_CODES),
    /** One or two sentences: what happened, to which paper or file, and what to do next. */
    message: z.string(),
    /** More for the curious: a path, a line, what is in doubt. */
    detail: z.string().optional(),
    /** True where the same request may succeed if sent again. */
    retry: z.boolean().optional(),
  }),
);
export type ApiError = z.infer<typeof apiErrorSchema>;

/** The exception that carries an ApiError inside one process; it never crosses a border as an exception. */
export class RooflineError extends Error {
  readonly error: ApiError;

  constructor(
    code: ErrorCode,
    message: string,
    more: { detail?: string; retry?: boolean; cause?: unknown } = {},
  ) {
    const { cause, ...rest } = more;
    super(message, { cause });
    this.name = 'RooflineError';
    this.error = { code, message, ...rest };
  }
}

/** Makes plain error data of anything thrown. Unexpected exceptions become `internal`, without their stack. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof RooflineError) return thrown.error;
  return {
    code: 'internal',
    message: 'Something went wrong inside Roofline. Your library is unchanged; the log has the details.',
  };
}

/** Ends a switch over a closed union: a case that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
