/**
 * The online sources on a loopback server: they answer in their documented shapes from a list of records, and misbehave on
 * demand. Only for tests; no test touches another host.
 */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { SOURCE_IDS, type SourceId } from '../../electron/library-host/metadata/source.ts';

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
  /** Its forum on OpenReview. */
  readonly openreview?: string;
}

/** Answers instead of a source, for a fault; true when it did. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface FakeSources {
  /** Where each source lives, by its id; and where pages do, by the host that a page's address names. */
  readonly origins: Record<SourceId | (typeof PAGE_HOSTS)[number], string>;
  /** Paths that were asked, oldest first. */
  readonly asked: string[];
  faults: Partial<Record<SourceId | 'pages', Fault>>;
  /** What they know; a test may change it. */
  records: readonly FakeRecord[];
  /** What arXiv gives for any PDF. */
  pdf: Buffer;
  /** Pages that are no source's, by path. */
  pages: Readonly<Record<string, string>>;
}

/** Hosts whose pages are imported by their address. */
const PAGE_HOSTS = ['arxiv.org', 'rss.arxiv.org', 'www.usenix.org', 'mlsys.example'] as const;

/** Starts the sources; they end with the test. */
export async function fakeSources(records: readonly FakeRecord[]): Promise<FakeSources> {
  const asked: string[] = [];
  const state: FakeSources = {
    asked,
    faults: {},
    records,
    pdf: Buffer.from('%PDF-1.4\n'),
    pages: {},
    origins: {} as FakeSources['origins'],
  };
  const serve = (source: SourceId, request: IncomingMessage, response: ServerResponse): void => {
    asked.push(request.url ?? '');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (state.faults[source]?.(request, response)) return;
    if (pathname.startsWith('/pdf/')) {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end(state.pdf);
      return;
    }
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const answer = ANSWERS[source](pathname, searchParams, state.records, body);
      if (answer === undefined) response.writeHead(404).end('{}');
      else
        response
          .writeHead(200, {
            'content-type': source === 'arxiv' ? 'application/atom+xml' : 'application/json',
          })
          .end(answer);
    });
  };
  const servePage = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(request.url ?? '');
    if (state.faults.pages?.(request, response)) return;
    const page = state.pages[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page);
  };
  // A host each, as in the world: what one of them says holds for that one alone.
  for (const id of SOURCE_IDS) {
    state.origins[id] = await listen((request, response) => serve(id, request, response));
  }
  for (const host of PAGE_HOSTS) state.origins[host] = await listen(servePage);
  return state;
}

/** Starts a server that ends with the test; resolves to its origin. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Answer = (
  path: string,
  query: URLSearchParams,
  records: readonly FakeRecord[],
  body: string,
) => string | undefined;

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
  crossref: (_path, query, records) => {
    const known = records.filter((record) => record.doi);
    const dois = query.get('filter')?.split(',');
    const found = dois
      ? known.filter(({ doi }) => dois.includes(`doi:${doi!}`))
      : near(query.get('query.bibliographic') ?? '', known);
    return JSON.stringify({ message: { items: found.map(crossrefWork) } });
  },
  dblp: (_path, query, records) => {
    const found = near(
      query.get('q') ?? '',
      records.filter(({ doi }) => doi),
    );
    const hit = found.map((record, i) => ({ '@score': '5', '@id': String(i), info: dblpInfo(record) }));
    // Without hits the list is left out, as the real one does.
    return JSON.stringify({
      result: {
        status: { '@code': '200' },
        hits: { '@total': String(hit.length), ...(hit.length ? { hit } : {}) },
      },
    });
  },
  'semantic-scholar': (path, query, records, body) => {
    if (path.endsWith('/batch')) {
      const { ids } = JSON.parse(body) as { ids: readonly string[] };
      const known = (id: string): FakeRecord | undefined =>
        records.find(({ arxiv, doi }) => id === `ARXIV:${arxiv}` || (doi && id === `DOI:${doi}`));
      return JSON.stringify(ids.map((id) => (known(id) ? s2Paper(known(id)!) : null)));
    }
    const found = near(query.get('query') ?? '', records);
    return JSON.stringify({
      total: found.length,
      offset: 0,
      ...(found.length ? { data: found.map(s2Paper) } : {}),
    });
  },
  openreview: (path, query, records) => {
    const submitted = records.filter(({ openreview }) => openreview);
    const found = path.endsWith('/search')
      ? near(query.get('term') ?? '', submitted)
      : submitted.filter(({ openreview }) => openreview === query.get('id'));
    return JSON.stringify({ notes: found.map(note), count: found.length });
  },
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

function dblpInfo({ title, authors, published, doi, venue }: FakeRecord): object {
  return {
    title: `${title}.`,
    authors: { author: authors.map((text, i) => ({ '@pid': `1/${i}`, text })) },
    venue: venue ?? '',
    year: published.slice(0, 4),
    type: 'Conference and Workshop Papers',
    key: `conf/examples/${doi!.replace(/\W+/g, '')}`,
    doi,
    ee: `https://doi.org/${doi!}`,
  };
}

function s2Paper({ title, authors, published, abstract, arxiv, doi, venue }: FakeRecord): object {
  return {
    paperId: arxiv.replace(/\D/g, '').padStart(40, '0'),
    title,
    abstract,
    year: Number(published.slice(0, 4)),
    publicationDate: published,
    venue: doi ? (venue ?? '') : 'arXiv.org',
    externalIds: { ArXiv: arxiv, ...(doi ? { DOI: doi } : {}) },
    authors: authors.map((name, i) => ({ authorId: String(i), name })),
    publicationTypes: doi ? ['Conference'] : null,
  };
}

function note({ title, authors, abstract, openreview, venue }: FakeRecord): object {
  const content = { title, authors, abstract, venue: venue ?? 'Submitted to Examples 2024' };
  return {
    id: openreview,
    forum: openreview,
    content: Object.fromEntries(Object.entries(content).map(([name, value]) => [name, { value }])),
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
