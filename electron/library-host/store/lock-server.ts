/** The two ends of a lock's socket: the owner's, which lets others in once the library is really its own, and a visitor's. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { errorCode } from './file-layer.ts';
import { SocketTransport } from './socket-transport.ts';

/** What knocking at a socket shows. `dead`: nobody listens there; `gone`: it is not there; `busy`: somebody, without room now. */
export type Knock = Socket | 'dead' | 'gone' | 'forbidden' | 'busy';

export function knock(path: string): Promise<Knock> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error) => {
      switch (errorCode(error)) {
        case 'ECONNREFUSED':
        case 'ENOTSOCK':
          return resolve('dead');
        case 'ENOENT':
        case 'ECONNRESET': // Whoever listened is leaving.
          return resolve('gone');
        case 'EACCES':
        case 'EPERM':
          return resolve('forbidden');
        case 'EAGAIN':
        case 'EBUSY':
          return resolve('busy');
        default:
          return reject(error);
      }
    });
  });
}

/** The owner's end. Visitors wait at the door until it opens. */
export class Doorkeeper {
  readonly #server: Server;
  readonly #waiting: Socket[] = [];
  readonly #inside = new Set<Socket>();
  #isOpen = false;
  readonly #early: SocketTransport[] = [];
  #listener: ((connection: SocketTransport) => void) | undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#inside.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#inside.delete(socket));
      if (this.#isOpen) this.#admit(socket);
      else this.#waiting.push(socket);
    });
  }

  /** Listens at a path (or pipe name) that nobody else has. Rejects with Node's error. */
  static listen(path: string): Promise<Doorkeeper> {
    return new Promise((resolve, reject) => {
      const server = createServer();
      const keeper = new Doorkeeper(server);
      server.once('error', reject);
      server.listen(path, () => {
        server.off('error', reject);
        // Running out of descriptors must not end the owner.
        server.on('error', () => undefined);
        resolve(keeper);
      });
    });
  }

  open(): void {
    this.#isOpen = true;
    for (const socket of this.#waiting.splice(0)) this.#admit(socket);
  }

  onConnection(listener: (connection: SocketTransport) => void): void {
    this.#listener = listener;
    for (const connection of this.#early.splice(0)) listener(connection);
  }

  /** Sends everyone away and stops listening. */
  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#inside) socket.destroy();
    return closed;
  }

  #admit(socket: Socket): void {
    const connection = new SocketTransport(socket);
    // Tells the visitor that this is the owner, not somebody who is still trying to become it.
    connection.send({ event: 'owner', data: { pid: process.pid } });
    if (this.#listener) this.#listener(connection);
    else this.#early.push(connection);
  }
}
