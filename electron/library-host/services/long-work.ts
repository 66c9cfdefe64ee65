/**
 * Work that may take longer than a moment: it is done in slices, between which the host answers other requests, tells
 * how far it is as a `progress` event, and ends where the user stops it.
 */
import type { StoppableTask, Task } from '../../../shared/api/contract.ts';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Pace } from '../store/library-store.ts';
import type { HostContext } from './service.ts';

/** Milliseconds of work between two pauses. */
const SLICE = 10;
/** Milliseconds before anything is said: what ends sooner needs no progress. */
const SILENT = 300;
/** Milliseconds between two progress events. */
const SAID_EVERY = 100;

export class LongWork {
  readonly #emit: HostContext['emit'];
  readonly #task: Task;
  readonly #abort = new AbortController();
  readonly #started = performance.now();
  #stoppable: boolean;
  #paused = this.#started;
  #said = 0;
  #saving: NodeJS.Timeout | undefined;

  /** @param task The name of its progress events. */
  constructor(emit: HostContext['emit'], task: Task) {
    this.#emit = emit;
    this.#task = task;
    this.#stoppable = task !== 'live';
  }

  /** Aborted when the work is stopped. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Ends the work at its next `at`. */
  stop(): void {
    if (this.#stoppable) this.#abort.abort();
  }

  /**
   * Says where the work is; where a slice of time is over, lets others go first, else returns undefined and the work goes on in
   * the same turn. Throws, or rejects with, `cancelled` after `stop`.
   * @param fraction 0 to 1, of the part that `label` names.
   */
  at(fraction: number, label: string): Promise<void> | undefined {
    if (this.signal.aborted) throw cancelled();
    if (performance.now() - this.#paused < SLICE) return undefined;
    this.#tell(fraction, label);
    return new Promise((resolve, reject) =>
      setImmediate(() => {
        this.#paused = performance.now();
        if (this.signal.aborted) reject(cancelled());
        else resolve();
      }),
    );
  }

  /** Waits for a part that does not say how far it is, and can't be cut into slices. */
  async during<T>(label: string, part: T | Promise<T>): Promise<T> {
    const timer = setInterval(() => this.#tell(0, label), SAID_EVERY);
    try {
      return await part;
    } finally {
      clearInterval(timer);
    }
  }

  /** The pace of a change of the library that `label` names. Once it is being saved, it can't be stopped. */
  pace(label: string): Pace {
    return {
      pause: (fraction) => this.at(fraction, label),
      saving: () => {
        this.#stoppable = false;
        this.#saving ??= setInterval(() => this.#tell(0, 'Saving'), SAID_EVERY);
      },
    };
  }

  /** Tells how far the work is, unless that was just told. */
  #tell(fraction: number, label: string): void {
    const now = performance.now();
    if (now - this.#started >= SILENT && now - this.#said >= SAID_EVERY) this.tell(fraction, label);
  }

  /** Tells how far the work is: for what goes on in few steps, each after a while. */
  tell(fraction: number, label: string): void {
    this.#said = performance.now();
    const said = { task: this.#task, fraction: Math.min(fraction, 0.999), label };
    this.#emit('progress', { ...said, stoppable: this.#stoppable });
  }

  /** The work is over, whichever way: its progress goes away. */
  end(): void {
    clearInterval(this.#saving);
    if (this.#said > 0)
      this.#emit('progress', { task: this.#task, fraction: 1, label: '', stoppable: false });
  }
}

/** The long work under way: what `work.stop` reaches. */
export class WorkUnderWay {
  readonly #emit: HostContext['emit'];
  readonly #running = new Map<LongWork, Task>();

  constructor(emit: HostContext['emit']) {
    this.#emit = emit;
  }

  /** Does work under the name of a task; its progress goes away when it ends. */
  async run<T>(task: Task, action: (work: LongWork) => Promise<T>): Promise<T> {
    const work = new LongWork(this.#emit, task);
    this.#running.set(work, task);
    try {
      return await action(work);
    } finally {
      this.#running.delete(work);
      work.end();
    }
  }

  /** Stops the work of a task, or all of it. */
  stop(task?: StoppableTask): void {
    for (const [work, name] of this.#running) if (task === undefined || name === task) work.stop();
  }
}

/** What stopped work fails with. */
export function cancelled(): RooflineError {
  return new RooflineError('cancelled', 'Stopped. Nothing was changed.');
}
