/**
 * Papers whose look-up waits for the network: kept over restarts, tried again by itself because the user asked for them. What is
 * found goes into the answer cache, so that showing it asks nobody again; nothing is filled in before the user has seen it.
 */
import type { OnlineMemory, Queued } from '../online-memory.ts';
import type { HostContext } from './service.ts';

/** First pause before the network is tried again, doubled each time up to the longest; milliseconds. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 600_000;

export class CompleteQueue {
  #pause = FIRST_PAUSE;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  /** @param lookUp Looks papers up, for their published versions or for what they lack; resolves to whether the network was there. */
  constructor(
    private readonly context: HostContext,
    private readonly memory: OnlineMemory,
    private readonly lookUp: (ids: readonly string[], publishedVersions: boolean) => Promise<boolean>,
  ) {
    void this.list().then((queue) => {
      if (queue.some(isWaiting)) this.#schedule();
    });
  }

  /** What waits and what is ready; papers that are gone by now are left out. */
  async list(): Promise<readonly Queued[]> {
    const { papers } = this.context.store.state;
    return (await this.memory.queue()).filter(({ id }) => papers.has(id));
  }

  /** Lets look-ups of one kind wait for the network. */
  async add(ids: readonly string[], publishedVersions: boolean): Promise<void> {
    const added = new Set(ids);
    if (added.size === 0) return;
    const others = (await this.list()).filter(
      (each) => !added.has(each.id) || each.publishedVersions !== publishedVersions,
    );
    const waiting = [...added].map((id): Queued => ({ id, state: 'waiting', publishedVersions }));
    await this.#set([...others, ...waiting]);
    this.#schedule();
  }

  /** Takes look-ups out, of both kinds where none is named: they were shown, or the user changed their mind. */
  async remove(ids: readonly string[], publishedVersions?: boolean): Promise<void> {
    const queue = await this.list();
    const gone = new Set(ids);
    const left = queue.filter(
      (each) =>
        !gone.has(each.id) || (publishedVersions ?? each.publishedVersions) !== each.publishedVersions,
    );
    if (left.length < queue.length) await this.#set(left);
  }

  /** Tries the network now. */
  run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#tryAll().finally(() => (this.#running = undefined));
    return this.#running;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #tryAll(): Promise<void> {
    for (const publishedVersions of [false, true]) {
      const isMeant = (each: Queued): boolean =>
        isWaiting(each) && each.publishedVersions === publishedVersions;
      const waiting = (await this.list()).filter(isMeant).map(({ id }) => id);
      if (waiting.length === 0) continue;
      if (this.#closed) return;
      if (!(await this.lookUp(waiting, publishedVersions))) {
        this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
        this.#schedule();
        return;
      }
      this.#pause = FIRST_PAUSE;
      const done = new Set(waiting);
      const queue = await this.list();
      await this.#set(
        queue.map((each): Queued =>
          isMeant(each) && done.has(each.id) ? { ...each, state: 'ready' } : each,
        ),
      );
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    // A command in the terminal ends when it is done; the next host that stays goes on.
    this.#timer = setTimeout(() => {
      // What could not be written (a full disk) is still known here.
      void this.run().catch(() => this.#schedule());
    }, this.#pause).unref();
  }

  async #set(queue: readonly Queued[]): Promise<void> {
    await this.memory.setQueue(queue);
    this.context.emit('complete.queue-changed', countQueue(queue));
  }
}

export function countQueue(queue: readonly Queued[]): { waiting: number; ready: number } {
  const waiting = queue.filter(isWaiting).length;
  return { waiting, ready: queue.length - waiting };
}

function isWaiting({ state }: Queued): boolean {
  return state === 'waiting';
}
