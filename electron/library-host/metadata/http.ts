/**
 * The one way to the network: polite, bounded, and only to hosts it was told of. Used when the user asks for it, never
 * otherwise (DESIGN 1).
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { RooflineError } from '../../../shared/api/errors.ts';

/** How one host wants to be treated. */
export interface Manners {
  /** Shortest time between the starts of two requests, milliseconds (arXiv asks for 3 s: info.arxiv.org/help/api/tou.html). */
  readonly intervalMs: number;
  /** How often a failed request is tried again. */
  readonly retries: number;
}

export interface HttpOptions {
  /** Says who asks: "Roofline/0.1 (mailto:you@example.org)". */
  readonly userAgent: string;
  /** Hosts (with port) that may be reached although their address is private: loopback servers of tests. */
  readonly trustedHosts?: readonly string[];
  /** Time-out for one answer from first byte sent to last byte read, milliseconds. */
  readonly timeoutMs?: number;
  /** Longest wait that a server's Retry-After may ask for; longer means "later", milliseconds. */
  readonly longestWaitMs?: number;
  /** First pause before a retry, doubled each time, milliseconds. */
  readonly backOffMs?: number;
  /** How much of the distance between requests is kept: 1, always; servers of tests on this machine need none (0). */
  readonly pace?: number;
}

export interface HttpRequest {
  readonly url: string;
  readonly accept: string;
  readonly manners: Manners;
  /** Hosts a redirect may lead to, besides the URL's own. */
  readonly redirectHosts?: readonly string[];
  /** Sends this as JSON by POST. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Largest answer that is read, bytes. */
  readonly maxBytes?: number;
}

export interface HttpAnswer {
  /** 200, or 404 and 410: "there is no such thing" is an answer, everything else is an error. */
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Where redirects led. */
  readonly url: string;
}

const TEN_MEGABYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** Everything that is no public unicast address: loopback, private, link-local, shared, documentation, multicast, mapped. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

/** A failure that another try may mend. */
class Transient extends Error {
  constructor(
    readonly reason: string,
    readonly more: { readonly waitMs?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(reason, { cause: more.cause });
  }
}

export class Http {
  readonly #options: Required<HttpOptions>;
  /** When each host may be asked next, and the queue of those who wait for it. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(options: HttpOptions) {
    this.#options = {
      trustedHosts: [],
      timeoutMs: 30_000,
      longestWaitMs: 120_000,
      backOffMs: 1_000,
      pace: 1,
      ...options,
    };
  }

  /**
   * Fetches a URL. Throws RooflineError: `invalid-request` for an address that may not be reached, `network` for a host that
   * failed (with `retry`), `too-large`, `cancelled`.
   */
  async fetch(request: HttpRequest): Promise<HttpAnswer> {
    for (let attempt = 0; ; attempt++) {
      await this.#turn(new URL(request.url).host, request.manners.intervalMs, request.signal);
      try {
        return await this.#follow(request);
      } catch (thrown) {
        if (request.signal?.aborted)
          throw new RooflineError('cancelled', 'Cancelled. What had been found so far was kept.');
        if (!(thrown instanceof Transient)) throw thrown;
        const waitMs = thrown.more.waitMs ?? this.#options.backOffMs * 2 ** attempt;
        if (attempt >= request.manners.retries || waitMs > this.#options.longestWaitMs) {
          const host = new URL(request.url).host;
          throw new RooflineError('network', `${host} ${thrown.reason}. Try again later.`, {
            retry: true,
            cause: thrown,
          });
        }
        await sleep(waitMs, undefined, { signal: request.signal }).catch(() => undefined);
      }
    }
  }

  /** Waits until `host` may be asked again. */
  async #turn(host: string, intervalMs: number, signal: AbortSignal | undefined): Promise<void> {
    const earlier = this.#turns.get(host) ?? Promise.resolve();
    this.#turns.set(
      host,
      earlier.then(() => sleep(intervalMs * this.#options.pace, undefined, { ref: false })),
    );
    await earlier;
    if (signal?.aborted) throw new RooflineError('cancelled', 'Cancelled before anything was asked.');
  }

  async #follow(request: HttpRequest): Promise<HttpAnswer> {
    const first = new URL(request.url);
    const allowed = new Set([first.host, ...(request.redirectHosts ?? [])]);
    let url = first;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      await this.#check(url);
      const response = await this.#send(url, request);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null)
        return this.#read(response, url, request);
      await response.body?.cancel();
      url = new URL(location, url);
      if (!allowed.has(url.host)) {
        throw new RooflineError(
          'network',
          `${first.host} sent us on to ${url.host}, which Roofline does not know. Nothing was read.`,
        );
      }
    }
    throw new RooflineError('network', `${first.host} redirects in circles. Nothing was read.`);
  }

  /** Refuses whatever is not a public https address, unless it was trusted by name. */
  async #check(url: URL): Promise<void> {
    if (this.#options.trustedHosts.includes(url.host) && /^https?:$/.test(url.protocol)) return;
    if (url.protocol !== 'https:') {
      throw new RooflineError(
        'invalid-request',
        `Roofline reads https addresses only, not “${url.protocol}”. Nothing was read.`,
      );
    }
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(name)
      ? [{ address: name, family: isIP(name) }]
      : await lookup(name, { all: true }).catch(() => {
          throw new Transient('could not be found: there may be no network');
        });
    if (addresses.some(({ address, family }) => PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4'))) {
      throw new RooflineError(
        'invalid-request',
        `${url.host} is an address of a private network. Roofline does not read those.`,
      );
    }
  }

  async #send(url: URL, { accept, body, signal }: HttpRequest): Promise<Response> {
    const timeout = AbortSignal.timeout(this.#options.timeoutMs);
    try {
      return await fetch(url, {
        redirect: 'manual',
        headers: {
          accept,
          'user-agent': this.#options.userAgent,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new Transient(timeout.aborted ? 'took too long to answer' : 'could not be reached', {
        cause: error,
      });
    }
  }

  async #read(response: Response, url: URL, { maxBytes = TEN_MEGABYTES }: HttpRequest): Promise<HttpAnswer> {
    const { status } = response;
    if (status !== 200 && status !== 404 && status !== 410) {
      await response.body?.cancel();
      if (status === 429 || status === 503)
        throw new Transient('asks us to slow down', { waitMs: retryAfter(response) });
      if (status >= 500) throw new Transient(`failed (status ${status})`);
      throw new RooflineError('network', `${url.host} refused the request (status ${status}).`);
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const part of response.body ?? []) {
        size += part.length;
        if (size > maxBytes) {
          const limit = `${Math.round(maxBytes / 1024 / 1024)} MB`;
          throw new RooflineError(
            'too-large',
            `The answer of ${url.host} is over ${limit}. Nothing of it was read.`,
          );
        }
        parts.push(part);
      }
    } catch (error) {
      if (error instanceof RooflineError) throw error;
      throw new Transient('stopped in the middle of its answer', { cause: error });
    }
    return {
      status,
      contentType: response.headers.get('content-type') ?? '',
      bytes: Buffer.concat(parts),
      url: url.href,
    };
  }
}

/** Retry-After in milliseconds: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
