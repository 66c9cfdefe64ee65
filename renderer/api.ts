/**
 * The library host as the window sees it. This is the only module that knows how requests travel: over the desktop
 * shell's preload bridge where there is one, over loopback HTTP in the browser shell otherwise. Answers are checked for
 * their outer shape only: they come from our own host, which validates what it sends; nothing in them is ever used as HTML.
 */
import type { DesktopBridge } from '../shared/api/bridge.ts';
import type { LibraryClient } from '../shared/api/client.ts';
import { events, type EventData, type EventName } from '../shared/api/contract.ts';
import { fail, type Result } from '../shared/api/result.ts';

declare global {
  interface Window {
    /** The desktop shell's bridge (electron/preload.ts). */
    readonly roofline?: DesktopBridge;
  }
}

/** Whether events arrive: false from a lost connection until it is back. The window reloads its data when it is. */
export type ConnectionListener = (connected: boolean) => void;

export interface WindowClient extends LibraryClient {
  onConnection(listener: ConnectionListener): () => void;
}

/** The desktop shell, where this window is in it. */
export const desktop: DesktopBridge | undefined = window.roofline;

/** The client for this window: made once, when the module loads. */
export const api: WindowClient = desktop ? overBridge(desktop) : overHttp(takeToken());

function overBridge(bridge: LibraryClient): WindowClient {
  return {
    request: (name, input) => bridge.request(name, input),
    on: (name, listener) => bridge.on(name, listener),
    onConnection: () => () => undefined,
  };
}

/** Reads the browser shell's token from the URL fragment, keeps it for reloads, and takes it out of the address bar. */
function takeToken(): string {
  const KEY = 'roofline.token';
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) {
    sessionStorage.setItem(KEY, token);
    history.replaceState(null, '', location.pathname + location.search);
    return token;
  }
  return sessionStorage.getItem(KEY) ?? '';
}

/** How long a request that found nobody waits for the host to come back, milliseconds, try by try. */
const RETRY_AFTER = [150, 400, 1_000];
/** Requests that do something again when they are sent again. */
const ONCE = new Set<string>(['history.undo', 'history.redo', 'import.commit', 'import.sample']);
/** Browsers refuse to let more than 64 kB outlive a page. */
const KEEPALIVE_LIMIT = 60_000;

function overHttp(token: string): WindowClient {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const listeners = new Map<string, Set<(data: never) => void>>();
  const connectionListeners = new Set<ConnectionListener>();
  let leaving = false;
  window.addEventListener('pagehide', () => (leaving = true));
  window.addEventListener('pageshow', () => (leaving = false));

  async function send(name: string, body: string): Promise<Result<unknown>> {
    for (let attempt = 0; ; attempt++) {
      try {
        const going = leaving || document.visibilityState === 'hidden';
        const keepalive = going && body.length < KEEPALIVE_LIMIT;
        const response = await fetch(`/api/${name}`, { method: 'POST', headers, body, keepalive });
        return asResult(await response.json());
      } catch {
        const wait = RETRY_AFTER[attempt];
        if (wait === undefined || leaving || ONCE.has(name)) break;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    return fail({
      code: 'host-gone',
      message:
        'Roofline can’t reach its library. Check that the program is still running; what you type here is kept.',
      retry: true,
    });
  }

  void follow();
  /** Reads the event stream for as long as the window lives, reconnecting when it breaks. */
  async function follow(): Promise<void> {
    let connected = true;
    for (let wait = 200; !leaving; wait = Math.min(wait * 2, 5_000)) {
      try {
        const response = await fetch('/api/events', { headers });
        if (!response.ok || !response.body) throw new Error(`events: ${response.status}`);
        if (!connected) tellConnection((connected = true));
        wait = 100;
        await readLines(response.body, dispatch);
      } catch {
        // The stream ended: fall through to the wait.
      }
      if (leaving) return;
      if (connected) tellConnection((connected = false));
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  function tellConnection(connected: boolean): void {
    for (const listener of connectionListeners) listener(connected);
  }

  function dispatch(line: string): void {
    const message: unknown = JSON.parse(line);
    if (typeof message !== 'object' || message === null || !('event' in message) || !('data' in message))
      return;
    const name = message.event;
    if (typeof name !== 'string' || !Object.hasOwn(events, name)) return;
    const data = events[name as EventName].safeParse(message.data);
    if (!data.success) return;
    for (const listener of listeners.get(name) ?? []) listener(data.data as never);
  }

  return {
    async request(name, input) {
      return (await send(name, JSON.stringify(input))) as Awaited<
        ReturnType<typeof this.request<typeof name>>
      >;
    },
    on<N extends EventName>(name: N, listener: (data: EventData<N>) => void) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
  };
}

function asResult(answer: unknown): Result<unknown> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true && 'value' in answer) return { ok: true, value: answer.value };
    if (answer.ok === false && 'error' in answer) return answer as Result<unknown>;
  }
  return fail({ code: 'internal', message: 'The library gave an answer that Roofline does not understand.' });
}

/** Calls `take` with each line of a stream of newline-delimited text. */
async function readLines(stream: ReadableStream<Uint8Array>, take: (line: string) => void): Promise<void> {
  const reader = stream
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
    .getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') take(line);
  }
}
