/**
 * Records on their way to the disk: those that arrive while it is busy go out together (group commit). When a write fails,
 * none that was not acknowledged is.
 */
import type { RooflineError } from '../../../shared/api/errors.ts';
import type { Delta } from '../../../shared/library/apply.ts';
import type { History } from './history.ts';
import type { JournalRecord } from './journal-format.ts';

/** An operation whose record is not on disk yet, and what takes it back in memory. */
export interface Pending {
  readonly record: Omit<JournalRecord, 'base'>;
  readonly before: Delta;
  readonly historyBefore: History;
  readonly resolve: (sequence: number) => void;
  readonly reject: (error: RooflineError) => void;
}

export interface CommitQueueOptions {
  readonly write: (group: readonly Pending[]) => Promise<void>;
  /** Called after each group that reached the disk. */
  readonly onCommitted: () => void;
  /** Called with everything that was not acknowledged, oldest first, when a write failed. */
  readonly onFailed: (cause: unknown, lost: readonly Pending[]) => void;
}

export class CommitQueue {
  readonly #options: CommitQueueOptions;
  /** Waiting for their turn to be written. */
  #waiting: Pending[] = [];
  #draining: Promise<void> | undefined;
  /** To be run after the group under way. */
  #between: (() => void)[] = [];

  constructor(options: CommitQueueOptions) {
    this.#options = options;
  }

  /** What is not being written yet, oldest first: between groups, all that is not acknowledged. */
  get waiting(): readonly Pending[] {
    return this.#waiting;
  }

  add(pending: Pending): void {
    this.#waiting.push(pending);
    this.#draining ??= this.#drain();
  }

  /** Resolves when nothing waits for the disk; undefined where nothing does. */
  whenIdle(): Promise<void> | undefined {
    return this.#draining;
  }

  /** Runs `action` when no record is being written: at once, or after the group under way. */
  betweenGroups<T>(action: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = () => {
        try {
          resolve(action());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      if (this.#draining) this.#between.push(run);
      else run();
    });
  }

  async #drain(): Promise<void> {
    // A turn later, so that operations of one turn go out together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#options.write(group);
        for (const { record, resolve } of group) resolve(record.sequence);
        this.#options.onCommitted();
      } catch (error) {
        const lost = [...group, ...this.#waiting];
        this.#waiting = [];
        this.#options.onFailed(error, lost);
      }
      for (const action of this.#between.splice(0)) action();
    }
    this.#draining = undefined;
  }
}
