import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long background work may hold the host at a time, in milliseconds. */
const SLICE = 1;

/**
 * Cuts long work into slices. Call the returned function often; it resolves at once while the slice lasts, and otherwise
 * lets everything else that is waiting run first.
 */
export function inSlices(): () => Promise<void> | undefined {
  let until = performance.now() + SLICE;
  return () => {
    if (performance.now() < until) return undefined;
    return nextTurn().then(() => {
      until = performance.now() + SLICE;
    });
  };
}
