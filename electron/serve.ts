/**
 * The browser shell: the window's page and the API contract over HTTP, for this machine only. `POST /api/<request>` takes a
 * request's input as JSON and answers a Result; `GET /api/events` streams events as JSON lines; everything else is a file of
 * the page.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LibraryClient } from '../shared/api/client.ts';
import { isRequestName } from '../shared/api/contract.ts';
import { RooflineError, type ErrorCode } from '../shared/api/errors.ts';
import { forwardRequest } from '../shared/api/forward.ts';
import { fail } from '../shared/api/result.ts';
import { readPageFile, SECURITY_HEADERS } from './page-files.ts';
import { streamEvents } from './serve/event-stream.ts';
import { refuseForeign, refuseWithoutToken } from './serve/guard.ts';
import { readBody } from './serve/read-body.ts';

export interface ServeOptions {
  readonly client: LibraryClient;
  /** The folder of the built page. */
  readonly page: string;
  /** The port to try first; the next free one is taken where it is in use. 0 takes any. */
  readonly port: number;
  /** The largest request body, in bytes, where another than the usual is wanted. */
  readonly mostBody?: number;
}

export interface BrowserShell {
  /** The address to open, with the token in its fragment: browsers never send a fragment anywhere. */
  readonly address: string;
  readonly port: number;
  readonly token: string;
  /** Ends open streams and stops listening. */
  close(): Promise<void>;
}

/** How many ports after the wanted one are tried before any free one is taken. */
const PORTS_TRIED = 20;

/** Starts listening on the loopback address. Rejects only where no port can be had at all. */
export async function startBrowserShell(options: ServeOptions): Promise<BrowserShell> {
  const token = randomBytes(32).toString('base64url');
  let port = 0;
  const server = createServer((request, response) => {
    answer(request, response, options, port, token).catch(() => response.destroy());
  });
  port = await listen(server, options.port);
  return {
    address: `http://127.0.0.1:${port}/#token=${token}`,
    port,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
  port: number,
  token: string,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const path = request.url?.split(/[?#]/, 1)[0] ?? '/';
  const foreign = refuseForeign(request.headers, port);
  if (foreign) return refuse(response, foreign.status, 'invalid-request', foreign.message);
  if (!path.startsWith('/api/')) return answerPage(request, response, options.page, path);

  const stranger = refuseWithoutToken(request.headers, token);
  if (stranger) return refuse(response, stranger.status, 'invalid-request', stranger.message);
  const name = path.slice('/api/'.length);
  if (name === 'events') {
    if (request.method !== 'GET') return refuseMethod(response, 'GET');
    return streamEvents(options.client, response);
  }
  if (request.method !== 'POST') return refuseMethod(response, 'POST');
  return answerRequest(request, response, options, name);
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: string,
  path: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD');
  const file = await readPageFile(page, path);
  if (!file) return refuse(response, 404, 'not-found', 'There is no such file.');
  response.writeHead(200, { ...file.headers, 'Content-Length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
  name: string,
): Promise<void> {
  if (!isRequestName(name)) return refuse(response, 404, 'not-found', 'There is no such request.');
  const body = await readBody(request, options.mostBody);
  switch (body.kind) {
    case 'too-large':
      // What is still coming is not read: the connection ends with the answer.
      response.setHeader('Connection', 'close');
      return refuse(response, 413, 'too-large', 'The request is too large. Import the listing in parts.');
    case 'no-json':
      return refuse(response, 400, 'invalid-request', 'The request holds no JSON.');
    case 'json':
      // The transport worked: the status is 200 whether the host could do it or not.
      return send(response, 200, await forwardRequest(options.client, name, body.value));
  }
}

function refuse(response: ServerResponse, status: number, code: ErrorCode, message: string): void {
  send(response, status, fail({ code, message }));
}

function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('Allow', allowed);
  refuse(response, 405, 'invalid-request', `Only ${allowed} is possible here.`);
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/** Listens on `wanted` or the next free port, on the loopback address only; resolves to the port. */
async function listen(server: Server, wanted: number): Promise<number> {
  const ports = wanted === 0 ? [0] : [...Array(PORTS_TRIED).keys()].map((step) => wanted + step);
  for (const port of [...ports.filter((candidate) => candidate <= 65_535), 0]) {
    const taken = await tryPort(server, port);
    if (taken !== undefined) return taken;
  }
  throw new RooflineError(
    'io-failed',
    'No port is free on this machine for the browser window. Close some programs and try again.',
  );
}

/** Listens on one port; resolves to the port, or to undefined where it is in use or not allowed. */
function tryPort(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : undefined);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, '127.0.0.1');
  });
}
