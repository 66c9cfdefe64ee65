/** Long changes of a state that others may change meanwhile. */
import { RooflineError } from '../../../shared/api/errors.ts';
import { ChangeError } from '../../../shared/library/apply.ts';
import { runAll } from '../../../shared/library/steps.ts';
import type { Pace } from './library-store.ts';

/** Steps are taken in one go, in the turn in which they were asked for. */
export const AT_ONCE: Pace = { pause: () => undefined, saving: () => undefined };

/**
 * Takes steps that read a state, and finishes with what they make in the same turn. Where the state changed during a pause, the
 * steps are made and taken again, in one go. Rejects with `invalid-request` where what they make is no valid change.
 * @param revision Counts the changes of the state.
 */
export async function inSteps<T, R>(
  make: () => Generator<number, T>,
  { pause, saving }: Pace,
  revision: () => number,
  finish: (made: T) => R,
): Promise<Awaited<R>> {
  const begun = revision();
  const taken = (made: T) => {
    saving();
    return finish(made);
  };
  try {
    const steps = make();
    for (;;) {
      const step = steps.next();
      if (step.done) return await taken(step.value);
      const waiting = pause(step.value);
      if (!waiting) continue;
      await waiting;
      if (revision() !== begun) return await taken(runAll(make()));
    }
  } catch (error) {
    if (error instanceof ChangeError)
      throw new RooflineError('invalid-request', error.message, { cause: error });
    throw error;
  }
}
