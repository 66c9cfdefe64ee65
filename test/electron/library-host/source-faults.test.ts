/** Everything that a host may do wrong, at every place where one is asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { LibraryHost } from '../../../electron/library-host/host.ts';
import { metadataSources } from '../../../electron/library-host/metadata/registry.ts';
import { SOURCE_IDS, type SourceId } from '../../../electron/library-host/metadata/source.ts';
import { listing, RECORDS } from '../../helpers/fake-records.ts';
import type { Fault, FakeSources } from '../../helpers/fake-sources.ts';
import { ask, importText } from '../../helpers/library.ts';
import { idsOf, lookUp, onlineLibrary } from '../../helpers/online-library.ts';

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
  'bad XML': answer(200, '<feed><entry></wrong></feed>', { 'content-type': 'application/atom+xml' }),
  'another shape': answer(200, '{"message": "Try later"}', { 'content-type': 'application/json' }),
  'bad JSON': answer(200, 'undefined', { 'content-type': 'application/json' }),
};
/** It begins to answer, and never ends. */
const SLOW: Fault = (_request, response) => {
  response.writeHead(200);
  response.write('{');
  return true;
};

/** Papers that every source knows, by ids of every kind. */
const KNOWN = RECORDS.map((record, i) => ({ ...record, openreview: `Forum${i}x` }));
const [RECORD] = KNOWN;
const BY_ID = ['arxiv', 'hugging-face', 'semantic-scholar', 'crossref', 'openreview'] as const;
const nameOf = (source: SourceId): string => metadataSources.find(({ id }) => id === source)!.name;

/** A library with one paper; the sources get their fault from the test. */
interface Place {
  readonly host: LibraryHost;
  readonly sources: FakeSources;
  /** The paper's id. */
  readonly id: string;
  /** Lets the time pass that hosts asked for. */
  rest(): void;
}

/** What happens at a place where a host is asked, and fails so. */
type Check = (fault: Fault) => Promise<void>;

async function place(ids: 'by id' | 'by title', timeoutMs: number): Promise<Place> {
  const { sources, clock, open } = await onlineLibrary(KNOWN);
  const host = await open('there', timeoutMs);
  await importText(host, listing([RECORD!]));
  const [id] = await idsOf(host);
  const { arxiv, doi, openreview } = RECORD!;
  if (ids === 'by id') {
    await ask(host, 'papers.edit', { ids: [id!], edit: { ids: { arxiv, doi: doi!, openreview } } });
  }
  return {
    host,
    sources,
    id: id!,
    rest: () => clock.pass(3_600_000),
  };
}

/** A look-up by id: the others' answers count, and the one that failed is named. */
async function byId(source: SourceId, timeoutMs: number): Promise<Check> {
  const { host, sources, rest } = await place('by id', timeoutMs);
  return async (fault) => {
    rest();
    sources.faults = { [source]: fault };
    const { items, failures, queued } = await lookUp(host, { fresh: true });
    expect(failures.map((failure) => failure.source)).toEqual([nameOf(source)]);
    expect(items[0]).toMatchObject({ state: 'found' });
    expect(items[0]!.sources).toEqual(BY_ID.filter((other) => other !== source).map(nameOf));
    expect(queued).toEqual([]);
  };
}

/** A search by title that nobody else can answer: nothing is found, and nothing changes. */
async function byTitle(source: SourceId, timeoutMs: number): Promise<Check> {
  const { host, sources, id, rest } = await place('by title', timeoutMs);
  return async (fault) => {
    rest();
    for (const other of SOURCE_IDS) sources.faults[other] = answer(404);
    sources.faults[source] = fault;
    const before = await ask(host, 'papers.get', { id });
    const { items, failures, lookUpId } = await lookUp(host, { fresh: true });
    expect(failures.map((failure) => failure.source)).toEqual([nameOf(source)]);
    expect(items[0]).toMatchObject({ state: 'nothing', changes: [], choices: [] });
    await ask(host, 'complete.apply', { lookUpId });
    expect(await ask(host, 'papers.get', { id })).toEqual(before);
  };
}

/** Something that is fetched whole: the error says why there is nothing, and the library is as it was. */
async function fetched(
  source: keyof FakeSources['faults'],
  timeoutMs: number,
  fetch: (place: Place) => ReturnType<LibraryHost['request']>,
): Promise<Check> {
  const library = await place('by id', timeoutMs);
  return async (fault) => {
    library.rest();
    library.sources.faults = { [source]: fault };
    const papers = async () => (await ask(library.host, 'papers.find', {})).hits.map(({ paper }) => paper);
    const before = await papers();
    const result = await fetch(library);
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\.$/) as string } });
    expect(['network', 'too-large', 'unrecognised-input']).toContain(!result.ok && result.error.code);
    expect(await papers()).toEqual(before);
    expect(await ask(library.host, 'attachments.list', { id: library.id })).toEqual([]);
  };
}

const importOf =
  (address: string) =>
  ({ host }: Place) =>
    host.request('import.fetch', { address });

/** Every place where a host is asked. */
const PLACES: readonly (readonly [string, (timeoutMs: number) => Promise<Check>])[] = [
  ...BY_ID.map((source) => [`${nameOf(source)} by id`, (ms: number) => byId(source, ms)] as const),
  ...SOURCE_IDS.map((source) => [`${nameOf(source)} by title`, (ms: number) => byTitle(source, ms)] as const),
  ['the daily papers', (ms) => fetched('hugging-face', ms, importOf('hf 2024-01-03'))],
  ['a search', (ms) => fetched('hugging-face', ms, importOf('https://huggingface.co/papers?q=cache'))],
  ['a query', (ms) => fetched('arxiv', ms, importOf('arxiv all:paging'))],
  ['a page', (ms) => fetched('pages', ms, importOf('https://www.usenix.org/conference/osdi25'))],
  ['a PDF', (ms) => fetched('arxiv', ms, ({ host, id }) => host.request('attachments.fetch-pdf', { id }))],
];

/** Tries faults at every place; each has hosts of its own, so that slow ones are waited for at once. Gives what did not hold. */
async function tryFaults(faults: Readonly<Record<string, Fault>>, timeoutMs: number): Promise<string[]> {
  const checks = await Promise.all(
    PLACES.map(async ([name, prepare]) => [name, await prepare(timeoutMs)] as const),
  );
  const broken: string[] = [];
  for (const [name, fault] of Object.entries(faults)) {
    await Promise.all(
      checks.map(([where, check]) =>
        check(fault).catch((error: unknown) => broken.push(`${where}, ${name}: ${String(error)}`)),
      ),
    );
  }
  return broken;
}

describe('a host that fails', () => {
  it(
    'is named and harmless in every way that it may fail, wherever it is asked',
    { timeout: 90_000 },
    async () => {
      expect(await tryFaults(FAULTS, 10_000)).toEqual([]);
    },
  );

  it('is given up where it never ends its answer', { timeout: 90_000 }, async () => {
    expect(await tryFaults({ 'slow bytes': SLOW }, 1_500)).toEqual([]);
  });

  it('all at once: nothing is changed, and nothing is taken for an answer later', async () => {
    const { sources, open } = await onlineLibrary();
    const host = await open();
    await importText(host, listing(RECORDS.slice(0, 1)));
    for (const source of SOURCE_IDS) sources.faults[source] = FAULTS['half an answer']!;
    const { items, failures } = await lookUp(host);
    expect(items[0]?.state).toBe('nothing');
    expect(failures).toHaveLength(6);
    sources.faults = {};
    expect((await lookUp(host)).items[0]?.state).toBe('found');
  });
});
