import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBrowserShell, type BrowserShell } from '../../electron/serve.ts';
import { events } from '../../shared/api/contract.ts';
import { ok } from '../../shared/api/result.ts';
import { EchoHost } from '../helpers/echo-host.ts';

let folder: string;
let host: EchoHost;
let shell: BrowserShell;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roofline-serve-'));
  const page = path.join(folder, 'page');
  mkdirSync(path.join(page, 'assets'), { recursive: true });
  writeFileSync(path.join(page, 'index.html'), '<title>Roofline</title>');
  writeFileSync(path.join(page, 'assets', 'main-abc.js'), 'start()');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  symlinkSync(path.join(folder, 'secret.txt'), path.join(page, 'link.txt'));
  host = new EchoHost();
  shell = await startBrowserShell({ client: host, page, port: 0, mostBody: 1000 });
});

afterEach(async () => {
  await shell.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A request that may lie about everything, which `fetch` refuses to do. */
function ask(target: string, options: RequestOptions & { body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { body, ...rest } = options;
    const sent = request({ host: '127.0.0.1', port: shell.port, path: target, ...rest }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function api(name: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const authorization = `Bearer ${shell.token}`;
  return ask(`/api/${name}`, { method: 'POST', body, headers: { authorization, ...headers } });
}

describe('the page', () => {
  test('is served with its type and a strict policy, without a token', async () => {
    const page = await ask('/');
    expect(page).toMatchObject({ status: 200, text: '<title>Roofline</title>' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    const policy = page.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    const script = await ask('/assets/main-abc.js');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
  });

  test('answers HEAD without the body', async () => {
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/....//secret.txt',
    '//secret.txt',
    '/link.txt',
    '/%00',
    '/%',
    '/assets',
    '/missing.js',
  ])('finds nothing outside its folder: %s', async (target) => {
    const answer = await ask(target);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('secret');
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('is only read', async () => {
    expect(await ask('/', { method: 'DELETE' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });
});

describe('the API', () => {
  test('passes requests on and answers a Result', async () => {
    const answer = await api('papers.search', '{"query":"moe"}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(ok({ name: 'papers.search', input: { query: 'moe' } }));
  });

  test('wants the token', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer wrong',
      `Bearer ${shell.token}x`,
      `Basic ${shell.token}`,
    ]) {
      const answer = await api('papers.search', '{}', { authorization });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    }
    expect((await ask('/api/events')).status).toBe(401);
  });

  test('answers only to its own host name', async () => {
    for (const name of ['evil.example', `evil.example:${shell.port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect((await api('papers.search', '{}', { host: name })).status).toBe(403);
      expect((await ask('/', { headers: { host: name } })).status).toBe(403);
    }
    expect((await api('papers.search', '{}', { host: `localhost:${shell.port}` })).status).toBe(200);
  });

  test('refuses other sites, token or not', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      `https://127.0.0.1:${shell.port}`,
      'http://127.0.0.1',
    ]) {
      expect((await api('papers.search', '{}', { origin })).status).toBe(403);
    }
    expect((await api('papers.search', '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await api('papers.search', '{}', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    const origin = `http://127.0.0.1:${shell.port}`;
    expect((await api('papers.search', '{}', { origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('says what is wrong with a request', async () => {
    expect((await api('papers.destroy', '{}')).status).toBe(404);
    expect((await api('constructor', '{}')).status).toBe(404);
    expect((await api('papers.search', '{"query":')).status).toBe(400);
    expect((await api('papers.search', '')).status).toBe(400);
    const authorization = `Bearer ${shell.token}`;
    expect((await ask('/api/papers.search', { headers: { authorization } })).status).toBe(405);
    expect((await ask('/api/events', { method: 'POST', headers: { authorization } })).status).toBe(405);
  });

  test('bounds the body, with its length said beforehand or not', async () => {
    const long = JSON.stringify({ query: 'x'.repeat(2000) });
    expect((await api('papers.search', long)).status).toBe(413);
    expect((await api('papers.search', long, { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect((await api('papers.search', '{"query":"next"}')).status).toBe(200);
  });
});

describe('the event stream', () => {
  test('sends events as JSON lines until the window goes', async () => {
    const stream = await fetch(`http://127.0.0.1:${shell.port}/api/events`, {
      headers: { authorization: `Bearer ${shell.token}` },
    });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader.read()).toMatchObject({ value: '\n' });
    host.emit('library.changed', { revision: 7, ids: ['a'] });
    expect(await reader.read()).toMatchObject({
      value: '{"event":"library.changed","data":{"revision":7,"ids":["a"]}}\n',
    });
    expect(host.listening).toBe(Object.keys(events).length);
    await reader.cancel();
    await expect.poll(() => host.listening).toBe(0);
  });

  test('ends when the shell closes', async () => {
    const stream = await fetch(`http://127.0.0.1:${shell.port}/api/events`, {
      headers: { authorization: `Bearer ${shell.token}` },
    });
    const text = stream.text().catch(() => 'ended');
    await shell.close();
    expect(await text).toBe('ended');
  });
});

describe('starting', () => {
  test('takes the next free port where the wanted one is in use', async () => {
    const second = await startBrowserShell({ client: host, page: folder, port: shell.port });
    expect(second.port).not.toBe(shell.port);
    expect(second.token).not.toBe(shell.token);
    await second.close();
  });

  test('prints an address that only the browser sees the token of', () => {
    expect(shell.address).toBe(`http://127.0.0.1:${shell.port}/#token=${shell.token}`);
    expect(shell.token).toMatch(/^[\w-]{43}$/);
  });
});
