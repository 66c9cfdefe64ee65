/** The host's events as a stream of JSON lines, one stream a window. */
import type { ServerResponse } from 'node:http';
import type { LibraryClient } from '../../shared/api/client.ts';
import { events, type EventName } from '../../shared/api/contract.ts';

/** Proxies and sleeping laptops drop silent connections; an empty line now and then keeps this one. Milliseconds. */
const KEEP_ALIVE = 15_000;

/** What a window that does not read may have waiting before it is cut off; it connects again and asks afresh. Bytes. */
const MOST_WAITING = 4 * 1024 * 1024;

/** Answers with `{ event, data }` lines until the window goes away. */
export function streamEvents(client: LibraryClient, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  const write = (line: string): void => {
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(line + '\n');
  };
  // The first line tells the window that it is connected.
  write('');
  const names = Object.keys(events) as EventName[];
  const stops = names.map((event) => client.on(event, (data) => write(JSON.stringify({ event, data }))));
  const timer = setInterval(() => write(''), KEEP_ALIVE);
  response.on('close', () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  });
}
