/**
 * The one way to the network: polite, bounded, and only to hosts it was told of. Used when the user asks for it, never
 * otherwise (DESIGN 1).
 */
import type { LookupFunction } from 'node:net';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { AnswerCache } from './answer-cache.ts';
import { Transient, Wire, type Exchange } from './exchange.ts';
import { later, systemClock, Turns, type Clock } from './turns.ts';

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
  /** How names are resolved, where not by the system. */
  readonly resolve?: LookupFunction;
  /** Time-out for one answer from first byte sent to last byte read, milliseconds. */
  readonly timeoutMs?: number;
  /** Longest wait that a server's Retry-After may ask for; longer means "later", milliseconds. */
  readonly longestWaitMs?: number;
  /** First pause before a retry, doubled each time, milliseconds. */
  readonly backOffMs?: number;
  /** Time as the waits see it. */
  readonly clock?: Clock;
  /** Where answers are kept, to be read again instead of asked for. */
  readonly cache?: AnswerCache;
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
  /** An answer that was kept no longer ago than this will do, milliseconds; without it the host is asked. */
  readonly maxAgeMs?: number;
}

export interface HttpAnswer {
  /** 200, or 404 and 410: "there is no such thing" is an answer, everything else is an error. */
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Where redirects led. */
  readonly url: string;
}

/** The largest batch of any source is well below this. */
const FIVE_MEGABYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 5;

export class Http {
  readonly #options: Required<Pick<HttpOptions, 'userAgent' | 'timeoutMs' | 'longestWaitMs' | 'backOffMs'>>;
  readonly #wire: Wire;
  readonly #turns: Turns;
  readonly #clock: Clock;
  readonly #cache: AnswerCache | undefined;

  constructor({ trustedHosts = [], resolve, clock = systemClock, cache, ...options }: HttpOptions) {
    this.#options = { timeoutMs: 30_000, longestWaitMs: 120_000, backOffMs: 1_000, ...options };
    this.#wire = new Wire(trustedHosts, resolve);
    this.#turns = new Turns(clock, this.#options.longestWaitMs);
    this.#clock = clock;
    this.#cache = cache;
  }

  /**
   * Fetches a URL. Throws RooflineError: `invalid-request` for an address that may not be reached, `network` for a host that
   * failed (with `retry`), `too-large`, `cancelled`.
   */
  async fetch(request: HttpRequest): Promise<HttpAnswer> {
    if (request.maxAgeMs !== undefined) {
      const kept = await this.#cache?.read(request, this.#clock.now() - request.maxAgeMs);
      if (kept) return kept;
    }
    const { host } = new URL(request.url);
    const { intervalMs, retries } = request.manners;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#turns.take(host, intervalMs, request.signal, () => this.#follow(request));
      } catch (thrown) {
        if (request.signal?.aborted)
          throw new RooflineError('cancelled', 'Cancelled. What had been found so far was kept.');
        if (!(thrown instanceof Transient)) throw thrown;
        // A machine without a network does not get one within seconds: nobody waits for that.
        if (thrown.more.unreachable) throw new Unreachable(host, thrown);
        const waitMs = thrown.more.waitMs ?? this.#options.backOffMs * 2 ** attempt;
        this.#turns.pause(host, waitMs);
        if (waitMs > this.#options.longestWaitMs) throw later(host, waitMs);
        if (attempt >= retries) {
          throw new RooflineError('network', `${host} ${thrown.reason}. Try again later.`, {
            retry: true,
            cause: thrown,
          });
        }
      }
    }
  }

  /** Keeps an answer that turned out to be whole, for later requests that allow one of its age. */
  async remember(request: HttpRequest, answer: HttpAnswer): Promise<void> {
    await this.#cache?.write(request, answer, this.#clock.now());
  }

  async #follow(request: HttpRequest): Promise<HttpAnswer> {
    const first = new URL(request.url);
    const allowed = new Set([first.host, ...(request.redirectHosts ?? [])].map(bareHost));
    const timeout = AbortSignal.timeout(this.#options.timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    let url = first;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const answer = await this.#ask(url, request, signal, timeout);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status >= 400 || location === undefined) {
        return this.#read(answer, url);
      }
      if (!URL.canParse(location, url.href))
        throw new RooflineError(
          'network',
          `${first.host} redirects to what is no address. Nothing was read.`,
        );
      url = new URL(location, url);
      if (!allowed.has(bareHost(url.host))) {
        throw new RooflineError(
          'network',
          `${first.host} sent us on to ${url.host}, which Roofline does not know. Nothing was read.`,
        );
      }
    }
    throw new RooflineError('network', `${first.host} redirects in circles. Nothing was read.`);
  }

  async #ask(
    url: URL,
    { accept, body, maxBytes = FIVE_MEGABYTES }: HttpRequest,
    signal: AbortSignal,
    timeout: AbortSignal,
  ): Promise<Exchange> {
    const { userAgent } = this.#options;
    try {
      return await this.#wire.ask(url, { accept, userAgent, signal, maxBytes, body });
    } catch (error) {
      if (timeout.aborted && error instanceof Transient) {
        throw new Transient('took too long to answer', { cause: error });
      }
      throw error;
    }
  }

  /** The answer to an exchange, or what its status means. */
  #read({ status, headers, bytes }: Exchange, url: URL): HttpAnswer {
    const announced = announcedInterval(headers);
    if (announced !== undefined) this.#turns.announce(url.host, announced);
    if (status === 200 || status === 404 || status === 410) {
      return { status, contentType: headers['content-type'] ?? '', bytes, url: url.href };
    }
    const waitMs = retryAfter(headers['retry-after'], this.#clock.now());
    if (status === 429 || status === 503) throw new Transient('asks us to slow down', { waitMs });
    if (status >= 500 || status === 408) throw new Transient(`failed (status ${status})`, { waitMs });
    throw new RooflineError('network', `${url.host} refused the request (status ${status}).`);
  }
}

/** Nobody answered at all: what is asked can wait until there is a network again. */
export class Unreachable extends RooflineError {
  constructor(host: string, cause: unknown) {
    super('network', `${host} could not be reached: there may be no network. Try again when there is.`, {
      retry: true,
      cause,
    });
  }
}

/** "www." tells no two sites apart. */
function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}

/** Retry-After in milliseconds: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The distance between requests that Crossref's rate headers announce ("50" in "1s"), milliseconds. */
function announcedInterval(headers: Exchange['headers']): number | undefined {
  const limit = Number(headers['x-rate-limit-limit']);
  const seconds = /^(\d+)s$/.exec(String(headers['x-rate-limit-interval']))?.[1];
  return limit > 0 && seconds !== undefined ? (Number(seconds) * 1000) / limit : undefined;
}
