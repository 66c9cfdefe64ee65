/**
 * The online sources on a loopback server: they answer in their documented shapes from a list of records, and misbehave on
 * demand. Only for tests; no test touches another host.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { SourceId } from '../../electron/library-host/metadata/source.ts';

/** What the sources know of one paper. */
export interface FakeRecord {
  readonly title: string;
  readonly authors: readonly string[];
  /** ISO date. */
  readonly published: string;
  readonly abstract: string;
  readonly arxiv: string;
  readonly code?: string;
  /** Its published version, as Crossref knows it. */
  readonly doi?: string;
  readonly venue?: string;
}

/** Answers instead of a source, for a fault; true when it did. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface FakeSources {
  readonly origins: Record<SourceId, string>;
  /** Paths that were asked, oldest first. */
  readonly asked: string[];
  faults: Partial<Record<SourceId, Fault>>;
}

/** Starts the sources; they end with the test. */
export async function fakeSources(records: readonly FakeRecord[]): Promise<FakeSources> {
  const asked: string[] = [];
  const state: FakeSources = { asked, faults: {}, origins: {} as Record<SourceId, string> };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, source = '', ...rest] = url.pathname.split('/');
    if (state.faults[source as SourceId]?.(request, response)) return;
    const answer = ANSWERS[source as SourceId](`/${rest.join('/')}`, url.searchParams, records);
    if (answer === undefined) response.writeHead(404).end('{}');
    else
      response
        .writeHead(200, { 'content-type': source === 'arxiv' ? 'application/atom+xml' : 'application/json' })
        .end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  for (const id of Object.keys(ANSWERS) as SourceId[]) state.origins[id] = `http://127.0.0.1:${port}/${id}`;
  return state;
}

type Answer = (path: string, query: URLSearchParams, records: readonly FakeRecord[]) => string | undefined;

const ANSWERS: Record<SourceId, Answer> = {
  arxiv: (_path, query, records) => {
    const ids = query.get('id_list')?.split(',');
    const words = [...(query.get('search_query') ?? '').matchAll(/ti:(\w+)/g)].map((match) =>
      match[1]!.toLowerCase(),
    );
    const found = ids
      ? records.filter(({ arxiv }) => ids.includes(arxiv))
      : records.filter(({ title }) => words.every((word) => plain(title).includes(word)));
    return atom(found.slice(0, 5));
  },
  'hugging-face': (path, query, records) => {
    const id = /^\/api\/papers\/([\d.]+)$/.exec(path)?.[1];
    if (id) {
      const record = records.find(({ arxiv }) => arxiv === id);
      return record && JSON.stringify(hfPaper(record));
    }
    const found =
      path === '/api/daily_papers'
        ? onDay(query.get('date') ?? '', records)
        : near(query.get('q') ?? '', records);
    return JSON.stringify(found.map((record) => ({ paper: hfPaper(record), title: record.title })));
  },
  crossref: (path, query, records) => {
    const doi = /^\/works\/(.+)$/.exec(path)?.[1];
    const known = records.filter((record) => record.doi);
    if (doi) {
      const record = known.find((candidate) => candidate.doi === decodeURIComponent(doi));
      return record && JSON.stringify({ message: crossrefWork(record) });
    }
    return JSON.stringify({
      message: { items: near(query.get('query.bibliographic') ?? '', known).map(crossrefWork) },
    });
  },
  dblp: () => JSON.stringify({ result: { hits: { '@total': '0' } } }),
  'semantic-scholar': (path) => (path.endsWith('/batch') ? '[]' : JSON.stringify({ total: 0, data: [] })),
  openreview: () => JSON.stringify({ notes: [] }),
};

function near(title: string, records: readonly FakeRecord[]): FakeRecord[] {
  const words = new Set(plain(title).split(' '));
  const share = (record: FakeRecord): number =>
    plain(record.title)
      .split(' ')
      .filter((word) => words.has(word)).length;
  return records
    .filter((record) => share(record) > 1)
    .sort((a, b) => share(b) - share(a))
    .slice(0, 5);
}

function onDay(date: string, records: readonly FakeRecord[]): FakeRecord[] {
  return records.filter(({ published }) => published.startsWith(date));
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function hfPaper({ arxiv, title, authors, published, abstract, code }: FakeRecord): object {
  return {
    id: arxiv,
    title,
    summary: abstract,
    publishedAt: `${published}T00:00:00.000Z`,
    authors: authors.map((name) => ({ name })),
    ...(code ? { githubRepo: code } : {}),
  };
}

function crossrefWork({ title, authors, published, doi, venue }: FakeRecord): object {
  const [year, month, day] = published.split('-').map(Number);
  return {
    DOI: doi,
    type: 'proceedings-article',
    title: [title],
    'container-title': [venue],
    author: authors.map((name) => ({
      given: name.split(' ')[0],
      family: name.split(' ').slice(1).join(' '),
    })),
    published: { 'date-parts': [[year, month, day]] },
  };
}

function atom(records: readonly FakeRecord[]): string {
  const entries = records.map(
    ({ arxiv, title, authors, published, abstract }) => `<entry>
  <id>http://arxiv.org/abs/${arxiv}v1</id>
  <updated>${published}T00:00:00Z</updated>
  <published>${published}T00:00:00Z</published>
  <title>${escape(title)}</title>
  <summary>${escape(abstract)}</summary>
  ${authors.map((name) => `<author><name>${escape(name)}</name></author>`).join('')}
  <link href="http://arxiv.org/abs/${arxiv}v1" rel="alternate" type="text/html"/>
  <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.DC"/>
</entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query</title>
  <id>http://arxiv.org/api/fake</id>
  ${entries.join('\n')}
</feed>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
