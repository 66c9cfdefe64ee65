/** Turns at hosts: one request at a time for each host, with the distance between them that the host wants. */
import { setTimeout as sleep } from 'node:timers/promises';
import { RooflineError } from '../../../shared/api/errors.ts';

/** Time, as waits and ages see it; tests bring a clock of their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};

interface HostTurns {
  /** Resolves when everybody who came before has had a turn. */
  last: Promise<void>;
  /** When the host may be asked again. */
  notBefore: number;
  /** The distance that the host itself announced, milliseconds. */
  announcedMs: number;
}

export class Turns {
  readonly #hosts = new Map<string, HostTurns>();

  constructor(
    private readonly clock: Clock,
    /** A longer wait than this is "later", not now; milliseconds. */
    private readonly longestWaitMs: number,
  ) {}

  /**
   * Does `work` when it is this caller's turn at `host`. Rejects with `cancelled` where the signal comes first, and with
   * `network` where the host wants to be left alone for longer than anybody waits.
   */
  async take<T>(
    host: string,
    intervalMs: number,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    const turns = this.#of(host);
    const earlier = turns.last;
    let finish = (): void => undefined;
    const mine = new Promise<void>((resolve) => (finish = resolve));
    turns.last = earlier.then(() => mine);
    try {
      await orAborted(earlier, signal);
      const waitMs = turns.notBefore - this.clock.now();
      if (waitMs > this.longestWaitMs) throw later(host, waitMs);
      if (waitMs > 0 && !signal?.aborted) await this.clock.sleep(waitMs, signal);
      if (signal?.aborted)
        throw new RooflineError('cancelled', 'Cancelled. What had been found so far was kept.');
      turns.notBefore = this.clock.now() + Math.max(intervalMs, turns.announcedMs);
      return await work();
    } finally {
      finish();
    }
  }

  /** Leaves a host alone for that long: it is overloaded, or said so. */
  pause(host: string, ms: number): void {
    const turns = this.#of(host);
    turns.notBefore = Math.max(turns.notBefore, this.clock.now() + ms);
  }

  /** Keeps the distance that a host announced. */
  announce(host: string, intervalMs: number): void {
    this.#of(host).announcedMs = intervalMs;
  }

  #of(host: string): HostTurns {
    const known = this.#hosts.get(host);
    if (known) return known;
    const turns = { last: Promise.resolve(), notBefore: 0, announcedMs: 0 };
    this.#hosts.set(host, turns);
    return turns;
  }
}

/** What is said of a host that wants to be asked later. */
export function later(host: string, waitMs: number): RooflineError {
  const minutes = Math.ceil(waitMs / 60_000);
  return new RooflineError(
    'network',
    `${host} asks us to wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Try again then.`,
    { retry: true },
  );
}

/** Resolves with `waiting`, or as soon as the signal is aborted. */
async function orAborted(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return waiting;
  const waited = new AbortController();
  const abort = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: waited.signal });
  });
  await Promise.race([waiting, abort]);
  waited.abort();
}
