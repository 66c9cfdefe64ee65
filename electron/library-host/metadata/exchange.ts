/** One question and its answer over the wire: bounded in time and size, to public addresses only. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { RooflineError } from '../../../shared/api/errors.ts';
import { publicLookup, refusePrivateHost } from './public-address.ts';

/** A failure that another try may mend. */
export class Transient extends Error {
  constructor(
    readonly reason: string,
    readonly more: {
      /** How long the server wants us to wait, milliseconds. */
      readonly waitMs?: number | undefined;
      /** Nobody answered at all: there may be no network. */
      readonly unreachable?: boolean;
      readonly cause?: unknown;
    } = {},
  ) {
    super(reason, { cause: more.cause });
  }
}

export interface Question {
  readonly accept: string;
  readonly userAgent: string;
  /** Sends this as JSON by POST. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
  /** Largest answer that is read, unpacked, bytes. */
  readonly maxBytes: number;
}

export interface Exchange {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Empty for statuses other than 200, 404 and 410: an error page says nothing. */
  readonly bytes: Uint8Array;
}

/** Idle connections end soon: a look-up asks one host a few times, then not for hours. */
const IDLE = { keepAlive: true, keepAliveMsecs: 1_000, timeout: 10_000 };

/** Asks hosts. One for each way to resolve names; it keeps connections open between questions. */
export class Wire {
  readonly #trusted: ReadonlySet<string>;
  readonly #public: HttpsAgent;
  readonly #loopback = new HttpAgent(IDLE);

  /**
   * @param trustedHosts Hosts (with port) that are reached although their address is private: servers of tests on this machine.
   * @param resolve How names are resolved, where not by the system.
   */
  constructor(trustedHosts: readonly string[], resolve?: LookupFunction) {
    this.#trusted = new Set(trustedHosts);
    this.#public = new HttpsAgent({ ...IDLE, lookup: publicLookup(resolve) });
  }

  /**
   * Sends one request; redirects are not followed. Throws Transient where another try may help, and RooflineError
   * (`invalid-request`, `too-large`) where none will.
   */
  async ask(url: URL, question: Question): Promise<Exchange> {
    const response = await this.#send(url, question);
    const { statusCode: status = 0, headers } = response;
    if (status !== 200 && status !== 404 && status !== 410) {
      response.destroy();
      return { status, headers, bytes: new Uint8Array() };
    }
    return { status, headers, bytes: await readAll(response, url, question) };
  }

  #send(url: URL, { accept, userAgent, body, signal }: Question): Promise<IncomingMessage> {
    const trusted = this.#trusted.has(url.host) && url.protocol === 'http:';
    if (!trusted) refuseAddress(url);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const options = {
      agent: trusted ? this.#loopback : this.#public,
      method: text === undefined ? 'GET' : 'POST',
      signal,
      headers: {
        accept,
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': userAgent,
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      },
    };
    return new Promise((resolve, reject) => {
      const request = (trusted ? httpRequest : httpsRequest)(url, options, resolve);
      request.once('error', (error) => {
        if (error instanceof RooflineError) reject(error);
        else
          reject(
            new Transient('broke off the connection', { cause: error, unreachable: isNoNetwork(error) }),
          );
      });
      request.end(text);
    });
  }
}

/** Failures before anything was said: no name, no way, nobody there. */
const NO_NETWORK = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'ECONNREFUSED',
]);

function isNoNetwork(error: NodeJS.ErrnoException): boolean {
  return NO_NETWORK.has(error.code ?? '');
}

/** Refuses what is no https address of a public host; throws RooflineError `invalid-request`. */
export function refuseAddress(url: URL): void {
  if (url.protocol !== 'https:') {
    throw new RooflineError(
      'invalid-request',
      `Roofline reads https addresses only, not “${url.protocol}”. Nothing was read.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new RooflineError(
      'invalid-request',
      'Roofline reads public pages only: take the name and password out of the address.',
    );
  }
  refusePrivateHost(url.hostname);
}

async function readAll(response: IncomingMessage, url: URL, { maxBytes }: Question): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of unpacked(response) as AsyncIterable<Buffer>) {
      size += part.length;
      // Counted after unpacking: a small answer may unpack to a huge one.
      if (size > maxBytes) throw tooLarge(url, maxBytes);
      parts.push(part);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof RooflineError) throw error;
    throw new Transient('stopped in the middle of its answer', { cause: error });
  }
  return Buffer.concat(parts);
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  const unpack = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[encoding];
  // The reader sees every failure as the last stream's: the callback has nothing to add.
  return pipeline(response, unpack?.() ?? new PassThrough(), () => undefined);
}

function tooLarge(url: URL, maxBytes: number): RooflineError {
  const limit = `${Math.round(maxBytes / 1024 / 1024)} MB`;
  return new RooflineError(
    'too-large',
    `The answer of ${url.host} is over ${limit}. Nothing of it was read.`,
  );
}
