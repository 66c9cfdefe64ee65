/**
 * Work that may take longer than a moment: it is done in slices, between which the host answers other requests, tells
 * how far it is as a `progress` event, and ends where the user cancels it.
 */
import { RooflineError } from '../../../shared/api/errors.ts';
import type { HostContext } from './service.ts';

/** Milliseconds of work between two pauses. */
const SLICE = 10;
/** Milliseconds before anything is said: what ends sooner needs no progress. */
const SILENT = 300;
/** Milliseconds between two progress events. */
const SAID_EVERY = 100;

export class LongWork {
  readonly #emit: HostContext['emit'];
  readonly #task: string;
  readonly #abort = new AbortController();
  readonly #started = performance.now();
  #paused = this.#started;
  #said = 0;

  /** @param task The name of its progress events. */
  constructor(emit: HostContext['emit'], task: string) {
    this.#emit = emit;
    this.#task = task;
  }

  /** Aborted when the work is cancelled. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Ends the work at its next `at`. */
  cancel(): void {
    this.#abort.abort();
  }

  /**
   * Says where the work is; where a slice of time is over, lets others go first. Rejects with `cancelled` after `cancel`.
   * @param fraction 0 to 1, of the part that `label` names.
   */
  async at(fraction: number, label: string): Promise<void> {
    if (performance.now() - this.#paused >= SLICE) {
      this.#say(fraction, label);
      await new Promise((resolve) => setImmediate(resolve));
      this.#paused = performance.now();
    }
    if (this.signal.aborted) throw cancelled();
  }

  /** Waits for a part that does not say how far it is, and can't be cut into slices. */
  async during<T>(label: string, part: T | Promise<T>): Promise<T> {
    const timer = setInterval(() => this.#say(0, label), SAID_EVERY);
    try {
      return await part;
    } finally {
      clearInterval(timer);
    }
  }

  /** Tells how far the work is, unless that was just told. */
  #say(fraction: number, label: string): void {
    const now = performance.now();
    if (now - this.#started < SILENT || now - this.#said < SAID_EVERY) return;
    this.#said = now;
    this.#emit('progress', { task: this.#task, fraction: Math.min(fraction, 0.999), label });
  }

  /** The work is over, whichever way: its progress goes away. */
  end(): void {
    if (this.#said > 0) this.#emit('progress', { task: this.#task, fraction: 1, label: '' });
  }
}

/** What cancelled work fails with. */
export function cancelled(): RooflineError {
  return new RooflineError('cancelled', 'Stopped. Nothing was changed.');
}
