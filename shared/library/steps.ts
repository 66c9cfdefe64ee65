/** Work that is made in steps, so that whoever runs it can let others go first between two of them. */

/** Runs what is made in steps to its end at once, and returns what it makes. */
export function runAll<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Items in one step: a millisecond of work with each few of them, and less. */
const STEP = 32;

/** Does something with each item, in order. Yields the part that is done, 0 to 1. */
export function* forEachInSteps<T>(
  items: readonly T[],
  act: (item: T, at: number) => void,
): Generator<number, void> {
  for (const [at, item] of items.entries()) {
    act(item, at);
    if (at % STEP === STEP - 1) yield (at + 1) / items.length;
  }
}

/** Steps that say how far they are, 0 to 1, as the part of a longer work that goes from `from` to `to`. */
export function* partOf<T>(steps: Generator<number, T>, from: number, to: number): Generator<number, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
