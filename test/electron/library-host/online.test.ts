/** Completing over time: without a network, over restarts, when sources fail in every way they can; and saved sources. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LibraryHost } from '../../../electron/library-host/host.ts';
import type { SourceId } from '../../../electron/library-host/metadata/source.ts';
import { openLibrary } from '../../../electron/library-host/open-library.ts';
import { listing, RECORDS } from '../../helpers/fake-records.ts';
import { fakeSources, type Fault, type FakeSources } from '../../helpers/fake-sources.ts';
import { ask, importText, temporaryFolder } from '../../helpers/library.ts';
import { TestClock } from '../../helpers/test-clock.ts';

interface Online {
  readonly clock: TestClock;
  readonly sources: FakeSources;
  /** Opens the library, again after it was closed. Without a network nobody answers. */
  open(network?: 'there' | 'gone', timeoutMs?: number): Promise<LibraryHost>;
}

async function online(records = RECORDS): Promise<Online> {
  const sources = await fakeSources(records);
  const folder = await temporaryFolder();
  const gone = Object.fromEntries(
    Object.keys(sources.origins).map((id) => [id, `http://127.0.0.1:1/${id}`]),
  ) as Record<SourceId, string>;
  const clock = new TestClock();
  return {
    sources,
    clock,
    async open(network = 'there', timeoutMs = 10_000) {
      const host = await openLibrary({
        folder: path.join(folder, 'library'),
        cacheFolder: path.join(folder, 'cache'),
        online: {
          origins: network === 'there' ? sources.origins : gone,
          http: { clock, timeoutMs },
        },
      });
      onTestFinished(() => host.close());
      return host;
    },
  };
}

const idsOf = async (host: LibraryHost): Promise<string[]> =>
  (await ask(host, 'papers.search', { limit: 500 })).rows.map(({ id }) => id);
const lookUp = async (host: LibraryHost, more: { fresh?: boolean; publishedVersions?: boolean } = {}) =>
  ask(host, 'complete.look-up', { ids: await idsOf(host), ...more });

describe('answers that are kept', () => {
  it('spare the sources a second look-up, over a restart, unless they are to be asked anew', async () => {
    const { sources, open } = await online();
    const host = await open();
    await importText(host, listing(RECORDS.slice(0, 3)));
    const first = await lookUp(host);
    const asked = sources.asked.length;
    expect(asked).toBeGreaterThan(0);
    await host.close();

    const again = await open();
    expect((await lookUp(again)).items).toEqual(first.items);
    expect(sources.asked).toHaveLength(asked);
    await lookUp(again, { fresh: true });
    expect(sources.asked).toHaveLength(2 * asked);
  });
});

describe('without a network', () => {
  it('papers wait, over a restart, and are looked up when it is back; nothing is filled in before it was seen', async () => {
    const { sources, open } = await online();
    const offline = await open('gone');
    await importText(offline, listing(RECORDS.slice(0, 2)));
    const ids = await idsOf(offline);
    const { queued, items } = await lookUp(offline);
    expect(queued.toSorted()).toEqual(ids.toSorted());
    expect(items.map(({ state }) => state)).toEqual(['nothing', 'nothing']);
    await ask(offline, 'complete.run-queue', {});
    await offline.close();

    const back = await open();
    expect((await ask(back, 'complete.queue', {})).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    const told: unknown[] = [];
    back.on('complete.queue-changed', (counts) => told.push(counts));
    const ready = await ask(back, 'complete.run-queue', {});
    expect(ready.map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(told).toEqual([{ waiting: 0, ready: 2 }]);
    expect((await ask(back, 'papers.get', { id: ids[0]! })).paper.authors).toEqual([]);

    // What was found is shown without asking again, and leaves the queue.
    const asked = sources.asked.length;
    expect((await lookUp(back)).items.map(({ state }) => state)).toEqual(['found', 'found']);
    expect(sources.asked).toHaveLength(asked);
    expect(await ask(back, 'complete.queue', {})).toEqual([]);
  });

  it('the user can take papers out, and deleted ones leave', async () => {
    const { open } = await online();
    const host = await open('gone');
    await importText(host, listing(RECORDS.slice(0, 2)));
    const [first, second] = await idsOf(host);
    await lookUp(host);
    expect(await ask(host, 'complete.dequeue', { ids: [first!] })).toHaveLength(1);
    await ask(host, 'papers.delete', { ids: [second!] });
    expect(await ask(host, 'complete.queue', {})).toEqual([]);
  });
});

describe('published versions and keys', () => {
  it('finds the proceedings paper of a preprint, keeps both versions, the one to cite first', async () => {
    const { open } = await online();
    const host = await open();
    const record = RECORDS[4]!;
    const { previewId } = await ask(host, 'import.fetch', { address: record.arxiv });
    const { added } = await ask(host, 'import.commit', { previewId });
    const [{ id } = { id: '' }] = added;
    await ask(host, 'papers.edit', {
      ids: [id],
      edit: { type: 'preprint', venue: null, ids: { arxiv: record.arxiv }, versions: [], bib: {} },
    });
    const { items, lookUpId } = await lookUp(host, { publishedVersions: true });
    expect(items[0]?.state).toBe('found');
    await ask(host, 'complete.apply', { lookUpId });
    const { paper } = await ask(host, 'papers.get', { id });
    expect(paper.ids).toMatchObject({ arxiv: record.arxiv, doi: record.doi });
    expect(paper.links.map(({ url }) => url)).toEqual(
      expect.arrayContaining(record.code ? [record.code] : []),
    );
  });

  it('keys stay as they are; new ones are made when asked, in the same step, and the old ones still lead here', async () => {
    const { open } = await online();
    const host = await open();
    await importText(host, listing(RECORDS.slice(0, 1)));
    const [before] = (await ask(host, 'papers.find', {})).hits.map(({ paper }) => paper);
    const { lookUpId } = await lookUp(host);
    await ask(host, 'complete.apply', { lookUpId, newKeys: true });
    const { paper } = await ask(host, 'papers.get', { key: before!.citeKey });
    expect(paper.citeKey).not.toBe(before!.citeKey);
    expect(paper.citeKey).toContain('family0x0');
    expect(paper.keyAliases).toContain(before!.citeKey);
    await ask(host, 'history.undo', {});
    expect((await ask(host, 'papers.get', { id: paper.id })).paper).toMatchObject({
      citeKey: before!.citeKey,
      authors: [],
    });
  });
});

const answer = (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Fault =>
  ((_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
    return true;
  }) as Fault;

/** Everything that a source may do wrong. */
const FAULTS: Readonly<Record<string, Fault>> = {
  '429 with Retry-After': answer(429, '', { 'retry-after': '5' }),
  '429 without': answer(429),
  '429 for an hour': answer(429, '', { 'retry-after': '3600' }),
  '500': answer(500, '<h1>Sorry</h1>'),
  '503': answer(503),
  '403': answer(403),
  'slow bytes': (_request, response) => {
    response.writeHead(200);
    response.write('{');
    return true;
  },
  'half an answer': answer(200, '{"notes": [{"id": "1", '),
  'half a feed': answer(200, '<?xml version="1.0"?><feed><entry><title>Half'),
  'a page instead': answer(200, '<!doctype html><title>Login</title>', { 'content-type': 'text/html' }),
  'a broken connection': (request) => {
    request.socket.destroy();
    return true;
  },
  'another host': answer(302, '', { location: 'https://elsewhere.example/api' }),
  'a private host': answer(302, '', { location: 'http://10.0.0.1/' }),
  '10 MB': answer(200, Buffer.alloc(10 * 1024 * 1024, ' ')),
  'no JSON': answer(200, 'undefined', { 'content-type': 'application/json' }),
};
const WITH_PUBLISHED = RECORDS.map((record, i) => ({ ...record, openreview: `Forum${i}x` }));

describe('sources that fail', () => {
  it.each(Object.entries(FAULTS))('%s: each is named, none stops the others', async (name, fault) => {
    const { sources, clock, open } = await online(WITH_PUBLISHED);
    const slow = name === 'slow bytes';
    const host = await open('there', slow ? 500 : undefined);
    await importText(host, listing(RECORDS.slice(0, 1)));
    const [id] = await idsOf(host);
    // A paper that every source is asked about by its ids, so that each can fail.
    await ask(host, 'papers.edit', {
      ids: [id!],
      edit: { ids: { arxiv: RECORDS[0]!.arxiv, doi: RECORDS[0]!.doi!, openreview: 'Forum0x' } },
    });
    const byId = ['arxiv', 'hugging-face', 'crossref', 'semantic-scholar', 'openreview'] as const;
    for (const source of slow ? byId.slice(0, 2) : byId) {
      sources.faults = { [source]: fault };
      clock.pass(3_600_000);
      const { items, failures, queued } = await lookUp(host, { fresh: true });
      expect(failures, source).toHaveLength(1);
      expect(items[0], source).toMatchObject({ state: 'found' });
      expect(items[0]!.sources, source).not.toContain(failures[0]!.source);
      expect(queued).toEqual([]);
    }
    // DBLP is asked for titles only, where nobody before it knew the paper.
    clock.pass(3_600_000);
    sources.faults = { dblp: fault, 'semantic-scholar': answer(404) };
    await ask(host, 'papers.edit', { ids: [id!], edit: { ids: {}, type: 'preprint' } });
    const { items, failures } = await lookUp(host, { fresh: true, publishedVersions: true });
    expect(failures.map(({ source }) => source)).toEqual(['DBLP']);
    expect(items[0]).toMatchObject({ state: 'found', sources: ['Crossref'] });
    expect((await ask(host, 'papers.get', { id: id! })).paper.authors).toEqual([]);
  });

  it('all at once: nothing is changed, and nothing is taken for an answer later', async () => {
    const { sources, open } = await online();
    const host = await open();
    await importText(host, listing(RECORDS.slice(0, 1)));
    for (const source of Object.keys(sources.origins) as SourceId[])
      sources.faults[source] = FAULTS['half an answer']!;
    const { items, failures } = await lookUp(host);
    expect(items[0]?.state).toBe('nothing');
    expect(failures).toHaveLength(6);
    sources.faults = {};
    expect((await lookUp(host)).items[0]?.state).toBe('found');
  });
});

describe('saved sources', () => {
  it('tell what is new since they were looked at, each paper once', async () => {
    const { sources, open } = await online(RECORDS.slice(0, 2));
    const host = await open();
    const [{ id } = { id: '' }] = await ask(host, 'saved-sources.add', {
      address: 'arxiv cat:cs.DC',
      name: 'Systems',
    });
    const check = async () => ask(host, 'saved-sources.check', { id });
    // The same papers stand twice on the page (cross-lists), one of them as a later version.
    sources.records = [...RECORDS.slice(0, 2), ...RECORDS.slice(0, 2)];
    const first = await check();
    expect(first.preview.items.map(({ draft }) => draft.title)).toEqual(
      RECORDS.slice(0, 2).map(({ title }) => title),
    );
    // Closed unseen, they are still new; looked at, they are not.
    expect((await check()).source.fresh).toBe(2);
    await ask(host, 'import.commit', { previewId: first.preview.previewId, include: [0] });
    expect(await ask(host, 'saved-sources.mark-seen', { id })).toMatchObject({ fresh: 0, name: 'Systems' });
    expect(await check()).toMatchObject({ known: 2, revised: 0, source: { fresh: 0 } });

    sources.records = RECORDS.slice(0, 4);
    await host.close();
    const later = await open();
    const next = await ask(later, 'saved-sources.check', { id });
    expect(next.preview.items.map(({ draft }) => draft.title)).toEqual(
      RECORDS.slice(2, 4).map(({ title }) => title),
    );
    expect(await ask(later, 'saved-sources.remove', { id })).toEqual([]);
    await ask(later, 'history.undo', {});
    expect(await ask(later, 'saved-sources.list', {})).toHaveLength(1);
  });

  it('take no later version of an old preprint for a new paper', async () => {
    const { sources, open } = await online();
    const host = await open();
    sources.faults.arxiv = answer(
      200,
      `<feed xmlns="http://www.w3.org/2005/Atom">${['2401.00001v1', '2312.00002v4']
        .map(
          (id) =>
            `<entry><id>http://arxiv.org/abs/${id}</id><published>2024-01-01T00:00:00Z</published><title>Paper ${id}</title><summary>Words.</summary><author><name>A B</name></author></entry>`,
        )
        .join('')}</feed>`,
    );
    const [{ id } = { id: '' }] = await ask(host, 'saved-sources.add', { address: 'arxiv cat:cs.DC' });
    const { preview, revised } = await ask(host, 'saved-sources.check', { id });
    expect(preview.items).toHaveLength(1);
    expect(revised).toBe(1);
  });

  it.each([
    ['a walk in the park', 'invalid-request'],
    ['2401.00001', 'invalid-request'],
    ['hf', 'conflict'],
  ])('refuse %s', async (address, code) => {
    const { open } = await online();
    const host = await open();
    await ask(host, 'saved-sources.add', { address: 'hf' });
    expect(await host.request('saved-sources.add', { address })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(await ask(host, 'saved-sources.list', {})).toHaveLength(1);
  });
});

describe('addresses', () => {
  it.each([
    [`roofline://add?url=${encodeURIComponent(`https://arxiv.org/abs/${RECORDS[0]!.arxiv}`)}`],
    [`roofline://add/?url=https%3A%2F%2Fhuggingface.co%2Fpapers%2F${RECORDS[0]!.arxiv}`],
    ['https://huggingface.co/papers?q=paging+the+key+cache'],
    ['arxiv ti:paging AND ti:cache'],
  ])('%s is taken in', async (address) => {
    const { open } = await online();
    const { items } = await ask(await open(), 'import.fetch', { address });
    expect(items.map(({ draft }) => draft.title)).toContain(RECORDS[0]!.title);
  });

  it.each([
    'roofline://add?url=file:///etc/passwd',
    'roofline://add?url=https://127.0.0.1/',
    'roofline://add',
    'roofline://other?url=x',
  ])('%s is refused', async (address) => {
    const { open } = await online();
    expect(await (await open()).request('import.fetch', { address })).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
  });
});
