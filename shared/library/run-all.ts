/** Runs what is made in steps to its end at once, and returns what it makes. */
export function runAll<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
