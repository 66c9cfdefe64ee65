/**
 * The one message channel between a shell and the library host. A worker thread's port, an Electron utility process and a
 * local socket all look like this, and carry the same frames.
 */
import { z } from 'zod';

export interface Transport {
  /** Sends plain data. Sending on a closed transport does nothing. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the other side is gone or `close` was called. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Shell to host: a request of the contract. `id` names the answer. */
export const requestFrameSchema = z.object({ id: z.int(), name: z.string(), input: z.unknown() });
export type RequestFrame = z.infer<typeof requestFrameSchema>;

/** Host to shell: the answer to a request (`result` is a Result), or an event. */
export const hostFrameSchema = z.union([
  z.object({ id: z.int(), result: z.looseObject({ ok: z.boolean() }) }),
  z.object({ event: z.string(), data: z.unknown() }),
]);
export type HostFrame = z.infer<typeof hostFrameSchema>;
