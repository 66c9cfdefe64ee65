/** A library host on the other side of a transport, which may go away and come back. */
import type { EventName } from '../../shared/api/contract.ts';
import type { ApiError } from '../../shared/api/errors.ts';
import { fail, type Result } from '../../shared/api/result.ts';
import type { LibraryHost, Log } from './host.ts';
import { hostEvents } from './host-events.ts';
import { hostFrameSchema, type Transport } from './transport.ts';

const GONE: ApiError = {
  code: 'host-gone',
  message: 'The program that kept the library stopped, and was started again. Please repeat the last step.',
  retry: true,
};

type Answer = (result: Result<never>) => void;

export interface RemoteHostOptions {
  /** Opens a transport: starts a worker, or connects to the process that has the library. */
  readonly connect: () => Promise<Transport>;
  readonly log?: Log;
}

/**
 * A LibraryHost over a transport. When the transport closes by itself, requests under way fail with `host-gone`, the
 * next connection is opened at once, and windows are told to refresh; three failures within ten seconds end the tries until
 * the next request.
 */
export function remoteHost({ connect, log = () => undefined }: RemoteHostOptions): LibraryHost {
  const { on, emit } = hostEvents();
  const waiting = new Map<number, Answer>();
  const losses: number[] = [];
  let nextId = 1;
  let closed = false;
  let current: Promise<Transport> | undefined;

  function transport(): Promise<Transport> {
    current ??= connect().then(attach, (error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  }

  function attach(opened: Transport): Transport {
    opened.onMessage((message) => {
      const frame = hostFrameSchema.safeParse(message);
      if (!frame.success) return;
      if ('event' in frame.data) emit(frame.data.event as EventName, frame.data.data as never);
      else {
        waiting.get(frame.data.id)?.(frame.data.result as Result<never>);
        waiting.delete(frame.data.id);
      }
    });
    opened.onClose(() => {
      current = undefined;
      const lost = [...waiting.values()];
      waiting.clear();
      lost.forEach((answer) => answer(fail(GONE)));
      if (closed) return;
      log('the library host went away');
      const now = Date.now();
      losses.push(now);
      if (losses.filter((time) => now - time < 10_000).length > 3) return;
      transport().then(
        () => emit('library.changed', { revision: -1 }),
        (error: unknown) => log('the library host did not come back', error),
      );
    });
    return opened;
  }

  // At once, not with the first request: events come from the start.
  transport().catch((error: unknown) => log('there is no library host yet', error));

  return {
    async request(name, input) {
      if (closed) return fail({ ...GONE, message: 'The library is closed. Start Roofline again to go on.' });
      try {
        let opened = await transport();
        // It may have closed while we waited; sent there, the request would never be answered.
        while (current === undefined) opened = await transport();
        return await new Promise((resolve) => {
          const id = nextId++;
          waiting.set(id, resolve as Answer);
          opened.send({ id, name, input });
        });
      } catch (error) {
        log(`request ${name} found no library host`, error);
        return fail(GONE);
      }
    },
    on,
    async close() {
      closed = true;
      const opened = await current?.catch(() => undefined);
      if (!opened) return;
      await new Promise<void>((resolve) => {
        opened.onClose(resolve);
        opened.close();
      });
    },
  };
}
