import { RooflineError } from '../../../shared/api/errors.ts';
import { errorCode } from './file-layer.ts';
import { JournalError } from './journal.ts';

/** What to tell the user when something could not be written. */
export function saveError(cause: unknown, names: readonly string[]): RooflineError {
  const inDoubt = cause instanceof JournalError && !cause.recovered;
  const origin = cause instanceof JournalError ? cause.cause : cause;
  if (origin instanceof RooflineError) return origin;
  const what = names.length === 1 ? names[0]! : `${names.length} changes (${names.slice(0, 5).join(', ')})`;
  const full = ['ENOSPC', 'EDQUOT'].includes(errorCode(origin) ?? '');
  const reason = full ? 'the disk is full' : `the disk reported an error (${String(origin)})`;
  const outcome = inDoubt
    ? 'It is in doubt whether the change is on disk: check it after restarting Roofline. Until then the library is read-only.'
    : full
      ? 'The library is as it was before. Make room and try again.'
      : 'The library is as it was before. Check the disk, then try again.';
  return new RooflineError(
    full ? 'disk-full' : 'io-failed',
    `Not saved: ${what}, because ${reason}. ${outcome}`,
    {
      cause: origin,
      retry: !inDoubt,
      ...(inDoubt ? { detail: `In doubt: ${names.join(', ')}` } : {}),
    },
  );
}
