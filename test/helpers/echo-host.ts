import type { LibraryClient } from '../../shared/api/client.ts';
import type { EventData, EventName } from '../../shared/api/contract.ts';
import { ok } from '../../shared/api/result.ts';

/** A host that answers what it was asked, for tests of what lies between it and a window. The real one has its own tests. */
export class EchoHost implements LibraryClient {
  readonly #listeners = new Map<EventName, Set<(data: never) => void>>();

  request<T>(name: string, input: unknown): Promise<T> {
    return Promise.resolve(ok({ name, input }) as T);
  }

  on<N extends EventName>(name: N, listener: (data: EventData<N>) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit<N extends EventName>(name: N, data: EventData<N>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(data as never);
  }

  /** How many listeners there are in all. */
  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }
}
