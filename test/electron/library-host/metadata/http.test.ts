import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { readdir, truncate } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AnswerCache } from '../../../../electron/library-host/metadata/answer-cache.ts';
import {
  Http,
  Unreachable,
  type HttpOptions,
  type HttpRequest,
} from '../../../../electron/library-host/metadata/http.ts';
import { isPublicAddress } from '../../../../electron/library-host/metadata/public-address.ts';
import { temporaryFolder } from '../../../helpers/library.ts';
import { TestClock } from '../../../helpers/test-clock.ts';

interface Served {
  readonly origin: string;
  readonly host: string;
  readonly http: Http;
  readonly clock: TestClock;
}

/** A loopback server that answers like `listener`, and a client that may reach it. */
async function serve(listener: RequestListener, more: Partial<HttpOptions> = {}): Promise<Served> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new TestClock();
  const http = new Http({ userAgent: 'Roofline/test', trustedHosts: [host], clock, ...more });
  return { origin: `http://${host}`, host, clock, http };
}

const ask = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  accept: 'application/json',
  manners: { intervalMs: 0, retries: 2 },
  ...more,
});
const text = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString();

it('says who asks and gives the answer', async () => {
  const { http, origin } = await serve((request, response) => response.end(request.headers['user-agent']));
  expect(text(await http.fetch(ask(origin)))).toBe('Roofline/test');
});

it('reads packed answers, and counts their size unpacked', async () => {
  const { http, origin } = await serve((request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(request.url === '/bomb' ? Buffer.alloc(20_000_000) : 'packed'));
  });
  expect(text(await http.fetch(ask(origin)))).toBe('packed');
  await expect(http.fetch(ask(`${origin}/bomb`))).rejects.toMatchObject({ error: { code: 'too-large' } });
});

describe('manners', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['a date', 'Thu, 28 Aug 2025 12:00:30 GMT', 30_000],
  ])('waits as Retry-After says, in %s, and tries again', async (_form, value, ms) => {
    let asked = 0;
    const { http, origin, clock } = await serve((_request, response) => {
      if (asked++ === 0) response.writeHead(429, { 'retry-after': value }).end();
      else response.end('{}');
    });
    await http.fetch(ask(origin));
    expect(clock.waits).toEqual([ms]);
  });

  it('backs off by itself, longer each time, where a host does not say how long', async () => {
    let asked = 0;
    const { http, origin, clock } = await serve((_request, response) => {
      response.writeHead([429, 503, 500, 200][asked++]!).end('{}');
    });
    await http.fetch(ask(origin, { manners: { intervalMs: 0, retries: 3 } }));
    expect(clock.waits).toEqual([1_000, 2_000, 4_000]);
  });

  it('leaves a host alone that asks for a long wait: also with the next question', async () => {
    let asked = 0;
    const { http, origin, clock } = await serve((_request, response) => {
      asked++;
      response.writeHead(429, { 'retry-after': '3600' }).end();
    });
    for (let time = 0; time < 2; time++) {
      await expect(http.fetch(ask(origin))).rejects.toMatchObject({
        error: { code: 'network', retry: true, message: expect.stringContaining('60 minutes') as string },
      });
    }
    expect(asked).toBe(1);
    expect(clock.waits).toEqual([]);
    clock.pass(3_600_000);
    await expect(http.fetch(ask(origin))).rejects.toThrow();
    expect(asked).toBe(2);
  });

  it('gives up after the retries it has', async () => {
    let asked = 0;
    const { http, origin } = await serve((_request, response) => {
      asked++;
      response.writeHead(500).end();
    });
    await expect(http.fetch(ask(origin))).rejects.toMatchObject({ error: { code: 'network' } });
    expect(asked).toBe(3);
  });

  it('asks a host one question at a time, with the distance it wants', async () => {
    let open = 0;
    let most = 0;
    const { http, origin, clock } = await serve((_request, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.end();
      }, 10);
    });
    const manners = { intervalMs: 3_000, retries: 0 };
    await Promise.all([1, 2, 3].map(() => http.fetch(ask(origin, { manners }))));
    expect(most).toBe(1);
    expect(clock.waits).toEqual([3_000, 3_000]);
  });

  it('keeps the distance that Crossref announces', async () => {
    const { http, origin, clock } = await serve((_request, response) => {
      response.writeHead(200, { 'x-rate-limit-limit': '1', 'x-rate-limit-interval': '5s' }).end();
    });
    await http.fetch(ask(origin));
    await http.fetch(ask(origin));
    await http.fetch(ask(origin));
    expect(clock.waits.at(-1)).toBe(5_000);
  });

  it('can be cancelled while it waits for a turn, and lets the next one have it', async () => {
    const { http, origin } = await serve((request, response) => {
      if (request.url === '/slow') setTimeout(() => response.end(), 100);
      else response.end('next');
    });
    const slow = http.fetch(ask(`${origin}/slow`));
    const controller = new AbortController();
    const waiting = http.fetch(ask(origin, { signal: controller.signal }));
    const next = http.fetch(ask(origin));
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ error: { code: 'cancelled' } });
    await slow;
    expect(text(await next)).toBe('next');
  });
});

describe('bad answers', () => {
  it('refuses slow, cut and huge ones', async () => {
    const { http, origin } = await serve(
      (request, response) => {
        if (request.url === '/slow') response.write('{');
        else if (request.url === '/cut') {
          response.writeHead(200, { 'content-length': '100' });
          response.write('half');
          setTimeout(() => response.destroy(), 20);
        } else response.end(Buffer.alloc(10 * 1024 * 1024));
      },
      { timeoutMs: 1_000 },
    );
    const manners = { intervalMs: 0, retries: 0 };
    for (const [path, says] of [
      ['/slow', 'took too long'],
      ['/cut', 'in the middle of its answer'],
    ] as const) {
      await expect(http.fetch(ask(origin + path, { manners }))).rejects.toMatchObject({
        error: { code: 'network', message: expect.stringContaining(says) as string },
      });
    }
    await expect(http.fetch(ask(origin))).rejects.toMatchObject({ error: { code: 'too-large' } });
  });

  it('takes "there is no such thing" for an answer', async () => {
    const { http, origin } = await serve((_request, response) => response.writeHead(404).end('none'));
    expect((await http.fetch(ask(origin))).status).toBe(404);
  });

  it('knows a host that nobody reaches from one that fails', async () => {
    const { http, host } = await serve((_request, response) => response.end());
    const unused = `http://127.0.0.1:1`;
    const lonely = new Http({ userAgent: 'Roofline/test', trustedHosts: ['127.0.0.1:1'] });
    await expect(lonely.fetch(ask(unused))).rejects.toBeInstanceOf(Unreachable);
    expect((await http.fetch(ask(`http://${host}`))).status).toBe(200);
  });
});

describe('where it goes', () => {
  it('follows redirects to hosts it knows, and to no others', async () => {
    const { http, origin } = await serve((request, response) => {
      const to = {
        '/here': '/there',
        '/away': 'https://elsewhere.example/',
        '/inside': 'http://192.168.0.1/',
        '/circle': '/circle',
        '/nonsense': 'http://[',
      }[request.url ?? ''];
      if (to) response.writeHead(302, { location: to }).end();
      else response.end('arrived');
    });
    expect((await http.fetch(ask(`${origin}/here`))).url).toBe(`${origin}/there`);
    for (const path of ['/away', '/inside', '/circle', '/nonsense']) {
      await expect(http.fetch(ask(origin + path))).rejects.toMatchObject({ error: { code: 'network' } });
    }
    // A host that is known is judged like any other address.
    const redirectHosts = ['192.168.0.1'];
    await expect(http.fetch(ask(`${origin}/inside`, { redirectHosts }))).rejects.toMatchObject({
      error: { code: 'invalid-request' },
    });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://example.org/',
    'https://user:secret@example.org/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://017700000001/',
    'https://10.1.2.3/',
    'https://172.20.0.1/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://224.0.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:192.168.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[2002:7f00:1::]/',
    'https://169.254.169.254/latest/',
  ])('never reaches %s', async (url) => {
    const http = new Http({ userAgent: 'Roofline/test' });
    await expect(http.fetch(ask(url))).rejects.toMatchObject({ error: { code: 'invalid-request' } });
  });

  it.each([
    ['93.184.215.14', true],
    ['2606:4700::1111', true],
    ['64:ff9b::5db8:d70e', true],
    ['64:ff9b::a00:1', false],
    ['no address', false],
  ])('%s public: %s', (address, is) => expect(isPublicAddress(address)).toBe(is));

  it('judges the address that a name leads to when it connects, not one it led to before', async () => {
    const names: string[] = [];
    const answers = [['127.0.0.1'], ['93.184.215.14', '10.0.0.1']];
    const resolve: LookupFunction = (name, _options, done) => {
      names.push(name);
      done(
        null,
        (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
      );
    };
    const http = new Http({ userAgent: 'Roofline/test', resolve });
    for (let time = 0; time < 2; time++) {
      await expect(http.fetch(ask('https://rebinding.example/'))).rejects.toMatchObject({
        error: { code: 'invalid-request' },
      });
    }
    // Asked once for each connection: there is no second resolution that could say something else.
    expect(names).toEqual(['rebinding.example', 'rebinding.example']);
  });
});

describe('the cache', () => {
  it('gives an answer again as long as it is young enough, over restarts, and survives damage', async () => {
    const folder = path.join(await temporaryFolder(), 'answers');
    let asked = 0;
    const listener: RequestListener = (_request, response) => response.end(`answer ${++asked}`);
    const { http, origin, clock } = await serve(listener, { cache: new AnswerCache(folder) });
    const question = ask(`${origin}/paper`, { maxAgeMs: 60_000, body: { ids: ['1'] } });
    await http.remember(question, await http.fetch(question));
    expect(text(await http.fetch(question))).toBe('answer 1');
    const other = { ...question, body: { ids: ['2'] } };
    expect(text(await http.fetch(other))).toBe('answer 2');

    const again = new Http({
      userAgent: 'Roofline/test',
      trustedHosts: [new URL(origin).host],
      clock,
      cache: new AnswerCache(folder),
    });
    expect(text(await again.fetch(question))).toBe('answer 1');
    const { maxAgeMs: _, ...fresh } = question;
    expect(text(await again.fetch(fresh))).toBe('answer 3');
    clock.pass(61_000);
    expect(text(await again.fetch(question))).toBe('answer 4');

    await again.remember(question, await again.fetch(question));
    for (const name of await readdir(folder)) await truncate(path.join(folder, name), 150);
    expect(text(await again.fetch(question))).toBe('answer 6');
  });
});
