/** A clock on which waiting takes no time: sleeping moves it on at once, and it remembers how long each wait was. */
import type { Clock } from '../../electron/library-host/metadata/turns.ts';

export class TestClock implements Clock {
  #now = Date.parse('2025-08-28T12:00:00Z');
  /** Milliseconds of each wait, oldest first. */
  readonly waits: number[] = [];

  now(): number {
    return this.#now;
  }
  sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }
  /** Moves the clock on, as if the user had been away. */
  pass(ms: number): void {
    this.#now += ms;
  }
}
