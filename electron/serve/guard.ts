/**
 * Who may talk to the browser shell. Other pages in the same browser can reach a loopback port too, so every request is
 * asked for its `Host` (against DNS rebinding) and `Origin` (against other sites), and the API for the secret token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is refused, as HTTP says it. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly message: string;
}

/** Asks a request whether it was meant for this server and comes from its own page. */
export function refuseForeign(headers: IncomingHttpHeaders, port: number): Refusal | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!headers.host || !hosts.includes(headers.host)) {
    return { status: 403, message: `This server answers only to http://${hosts[0]!}.` };
  }
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) {
    return { status: 403, message: 'Requests from other sites are refused.' };
  }
  // Sent by every current browser, also where `Origin` is not: "none" is an address typed by the user.
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    // Following a link to the page is a navigation; the page itself holds nothing secret.
    if (headers['sec-fetch-mode'] === 'navigate') return undefined;
    return { status: 403, message: 'Requests from other sites are refused.' };
  }
  return undefined;
}

/** Asks a request for the token, as `Authorization: Bearer <token>`. The time taken tells nothing about the token. */
export function refuseWithoutToken(headers: IncomingHttpHeaders, token: string): Refusal | undefined {
  const given = /^Bearer ([\w-]+)$/.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return undefined;
  return {
    status: 401,
    message:
      'The address lacks the right token. Open the whole address that Roofline printed when it started.',
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
