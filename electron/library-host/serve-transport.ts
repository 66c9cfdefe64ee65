/** The host's end of a transport: answers request frames and passes on every event. */
import { events, type EventName, type RequestName } from '../../shared/api/contract.ts';
import type { LibraryClient } from '../../shared/api/client.ts';
import { requestFrameSchema, type Transport } from './transport.ts';

const EVENT_NAMES = Object.keys(events) as EventName[];

/** Serves one shell until its transport closes. Frames that are no requests are ignored: there is nobody to answer. */
export function serveTransport(host: LibraryClient, transport: Transport): void {
  const subscriptions = EVENT_NAMES.map((event) => host.on(event, (data) => transport.send({ event, data })));
  transport.onClose(() => subscriptions.forEach((unsubscribe) => unsubscribe()));
  transport.onMessage((message) => {
    const frame = requestFrameSchema.safeParse(message);
    if (!frame.success) return;
    const { id, name, input } = frame.data;
    // The host itself checks the name and the input: whatever came over the wire is as good as any other caller's.
    void host.request(name as RequestName, input as never).then((result) => transport.send({ id, result }));
  });
}
