import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { Http, type HttpRequest } from '../../../../electron/library-host/metadata/http.ts';

/** A loopback server that answers like `listener`, and a client that may reach it. */
async function serve(listener: RequestListener): Promise<{ origin: string; host: string; http: Http }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = {
    userAgent: 'Roofline/test',
    trustedHosts: [host],
    timeoutMs: 400,
    longestWaitMs: 2_000,
    backOffMs: 5,
  };
  return { origin: `http://${host}`, host, http: new Http(options) };
}

const ask = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  accept: 'application/json',
  manners: { intervalMs: 0, retries: 2 },
  ...more,
});

it('says who asks and gives the answer', async () => {
  const { http, origin } = await serve((request, response) => response.end(request.headers['user-agent']));
  const answer = await http.fetch(ask(origin));
  expect(Buffer.from(answer.bytes).toString()).toBe('Roofline/test');
});

it('waits as Retry-After says, and tries again', async () => {
  const times: number[] = [];
  const { http, origin } = await serve((_request, response) => {
    times.push(performance.now());
    if (times.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
    else response.end('{}');
  });
  await http.fetch(ask(origin));
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(900);
});

it('gives up on a wait that is too long, and after the retries it has', async () => {
  let asked = 0;
  const { http, origin } = await serve((request, response) => {
    asked++;
    response.writeHead(request.url === '/later' ? 429 : 500, { 'retry-after': '3600' }).end();
  });
  await expect(http.fetch(ask(`${origin}/later`))).rejects.toMatchObject({
    error: { code: 'network', retry: true },
  });
  expect(asked).toBe(1);
  await expect(http.fetch(ask(origin))).rejects.toMatchObject({ error: { code: 'network' } });
  expect(asked).toBe(4);
});

it('keeps the distance that a host asks for', async () => {
  const times: number[] = [];
  const { http, origin } = await serve((_request, response) => {
    times.push(performance.now());
    response.end();
  });
  const started = performance.now();
  const manners = { intervalMs: 300, retries: 0 };
  await Promise.all([1, 2, 3].map(() => http.fetch(ask(origin, { manners }))));
  // The first goes at once, each other waits its turn; however slowly the server sees them, none comes early.
  expect(times[1]! - started).toBeGreaterThanOrEqual(290);
  expect(times[2]! - started).toBeGreaterThanOrEqual(590);
});

it('refuses slow, cut and huge answers', async () => {
  const { http, origin } = await serve((request, response) => {
    if (request.url === '/slow') response.write('{');
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    } else response.end(Buffer.alloc(100_000));
  });
  const manners = { intervalMs: 0, retries: 0 };
  for (const path of ['/slow', '/cut']) {
    await expect(http.fetch(ask(origin + path, { manners }))).rejects.toMatchObject({
      error: { code: 'network' },
    });
  }
  await expect(http.fetch(ask(origin, { maxBytes: 50_000 }))).rejects.toMatchObject({
    error: { code: 'too-large' },
  });
});

it('follows redirects to hosts it knows, and to no others', async () => {
  const { http, origin } = await serve((request, response) => {
    const to = { '/here': '/there', '/away': 'https://elsewhere.example/', '/circle': '/circle' }[
      request.url ?? ''
    ];
    if (to) response.writeHead(302, { location: to }).end();
    else response.end('arrived');
  });
  expect((await http.fetch(ask(`${origin}/here`))).url).toBe(`${origin}/there`);
  for (const path of ['/away', '/circle']) {
    await expect(http.fetch(ask(origin + path))).rejects.toMatchObject({ error: { code: 'network' } });
  }
});

it.each([
  'file:///etc/passwd',
  'http://example.org/',
  'https://127.0.0.1/',
  'https://10.1.2.3/',
  'https://[::1]/',
  'https://[::ffff:192.168.0.1]/',
  'https://169.254.169.254/latest/',
])('never reaches %s', async (url) => {
  const http = new Http({ userAgent: 'Roofline/test' });
  await expect(http.fetch(ask(url))).rejects.toMatchObject({ error: { code: 'invalid-request' } });
});

it('takes "there is no such thing" for an answer', async () => {
  const { http, origin } = await serve((_request, response) => response.writeHead(404).end('none'));
  expect((await http.fetch(ask(origin))).status).toBe(404);
});

it('can be cancelled while it waits', async () => {
  const { http, origin } = await serve((_request, response) =>
    response.writeHead(429, { 'retry-after': '2' }).end(),
  );
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  await expect(http.fetch(ask(origin, { signal: controller.signal }))).rejects.toMatchObject({
    error: { code: 'cancelled' },
  });
});
