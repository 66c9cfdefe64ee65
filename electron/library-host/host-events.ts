import type { EventData, EventName } from '../../shared/api/contract.ts';
import type { LibraryClient } from '../../shared/api/client.ts';

export interface HostEvents {
  readonly on: LibraryClient['on'];
  readonly emit: <N extends EventName>(name: N, data: EventData<N>) => void;
}

/** The listeners of a host: `on` adds one, `emit` calls those of an event. */
export function hostEvents(): HostEvents {
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => void set.delete(listener);
    },
    emit<N extends EventName>(name: N, data: EventData<N>) {
      for (const listener of listeners.get(name) ?? []) (listener as (data: EventData<N>) => void)(data);
    },
  };
}
