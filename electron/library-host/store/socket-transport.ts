/** A local socket as a Transport: one JSON value a line, both ways. */
import type { Socket } from 'node:net';
import type { Transport } from '../transport.ts';

/** A line above this is no frame of ours; the connection ends. */
const LINE_LIMIT = 400 * 1024 * 1024;

/** Wraps a connected socket. Messages that arrive before there is a listener are kept for the first one. */
export class SocketTransport implements Transport {
  readonly #socket: Socket;
  readonly #listeners: ((message: unknown) => void)[] = [];
  readonly #early: unknown[] = [];
  #pieces: Buffer[] = [];
  #length = 0;
  #greeted: ((message: unknown) => void) | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    // The other side may be killed at any moment; `close` follows and says so.
    socket.on('error', () => undefined);
  }

  /** The first message, which is not given to other listeners; undefined where the other side left or stays silent. */
  firstMessage(milliseconds: number): Promise<unknown> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.onClose(() => resolve(undefined));
      this.#greeted = (message) => {
        clearTimeout(timer);
        this.#greeted = undefined;
        resolve(message);
      };
    });
  }

  get isClosed(): boolean {
    return this.#socket.destroyed;
  }

  send(message: unknown): void {
    if (this.#socket.writable) this.#socket.write(`${JSON.stringify(message)}\n`);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listeners.push(listener);
    for (const message of this.#early.splice(0)) listener(message);
  }

  onClose(listener: () => void): void {
    if (this.#socket.destroyed) queueMicrotask(listener);
    else this.#socket.once('close', () => listener());
  }

  close(): void {
    this.#socket.end();
  }

  /** Ends at once, whatever is still unsent. */
  destroy(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      this.#pieces.push(chunk.subarray(start, end));
      const line = Buffer.concat(this.#pieces).toString();
      this.#pieces = [];
      this.#length = 0;
      start = end + 1;
      this.#receive(line);
    }
    if (start === chunk.length) return;
    this.#pieces.push(chunk.subarray(start));
    this.#length += chunk.length - start;
    if (this.#length > LINE_LIMIT) this.destroy();
  }

  #receive(line: string): void {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      this.destroy();
      return;
    }
    if (this.#greeted) this.#greeted(message);
    else if (this.#listeners.length === 0) this.#early.push(message);
    else for (const listener of this.#listeners) listener(message);
  }
}
