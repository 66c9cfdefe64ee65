/** Work that is made in steps, so that whoever runs it can let others go first between two of them. */

/** Runs what is made in steps to its end at once, and returns what it makes. */
export function runAll<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
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
