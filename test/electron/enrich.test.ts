/** The terminal online: the loopback sources answer a host in this process, which the commands find running. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { runTerminal } from '../../electron/cli/run-terminal.ts';
import type { LibraryHost } from '../../electron/library-host/host.ts';
import { SOURCE_IDS } from '../../electron/library-host/metadata/source.ts';
import { openLibrary } from '../../electron/library-host/open-library.ts';
import { listing, RECORDS } from '../helpers/fake-records.ts';
import { fakeSources, type FakeRecord, type FakeSources } from '../helpers/fake-sources.ts';
import { ask, importText, temporaryFolder } from '../helpers/library.ts';
import { TestClock } from '../helpers/test-clock.ts';

interface OnlineTerminal {
  readonly sources: FakeSources;
  readonly host: LibraryHost;
  readonly folder: string;
  run(...args: string[]): Promise<{ status: number; out: string; err: string }>;
}

async function online(records: readonly FakeRecord[] = RECORDS): Promise<OnlineTerminal> {
  const folder = await temporaryFolder();
  vi.stubEnv('XDG_DATA_HOME', folder);
  vi.stubEnv('XDG_CACHE_HOME', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const sources = await fakeSources(records);
  const library = path.join(folder, 'library');
  const host = await openLibrary({
    folder: library,
    online: { origins: sources.origins, http: { clock: new TestClock() } },
  });
  onTestFinished(() => host.close());
  return {
    sources,
    host,
    folder,
    async run(...args) {
      let out = '';
      let err = '';
      const status = await runTerminal(['--library', library, ...args], {
        out: (text) => void (out += text),
        err: (text) => void (err += text),
        width: undefined,
        styled: false,
        watched: false,
        readInput: () => Promise.resolve(new Uint8Array()),
      });
      return { status, out, err };
    },
  };
}

describe('enrich', () => {
  test('says what is sent to whom, shows every field, fills, and is one step to undo', async () => {
    const { host, run } = await online();
    await importText(host, listing(RECORDS.slice(0, 3)));
    const { status, out, err } = await run('enrich');
    expect(status).toBe(0);
    expect(err).toContain('What is sent to whom');
    expect(err).toMatch(/arXiv +export\.arxiv\.org +arXiv ids, or the title/);
    expect(out).toMatch(/authors: .*Family0x0/);
    expect(err).toContain('3 papers completed. roofline undo takes it back.');
    const { hits } = await ask(host, 'papers.find', {});
    expect(hits.every(({ paper }) => paper.authors.length > 0 && paper.ids.arxiv !== undefined)).toBe(true);

    expect((await run('enrich')).err).toContain('Nothing was asked');
    await run('undo');
    const undone = await ask(host, 'papers.find', {});
    expect(undone.hits.every(({ paper }) => paper.authors.length === 0)).toBe(true);
  });

  test('only shows with --dry-run, and tells it as JSON', async () => {
    const { host, run } = await online();
    await importText(host, listing(RECORDS.slice(0, 2)));
    const { out } = await run('--json', 'enrich', '--dry-run');
    const told = JSON.parse(out) as { applied: number; items: { state: string; changes: unknown[] }[] };
    expect(told).toMatchObject({ dryRun: true, applied: 0, failures: [] });
    expect(told.items.map(({ state }) => state)).toEqual(['found', 'found']);
    expect(told.items[0]?.changes).not.toEqual([]);
    const { hits } = await ask(host, 'papers.find', {});
    expect(hits.every(({ paper }) => paper.authors.length === 0)).toBe(true);
  });

  test('looks up only the papers named, and takes no choice by itself', async () => {
    const [record] = RECORDS;
    const twins = ['2401.00001', '2401.00002'].map((arxiv) => ({ ...record!, arxiv }));
    const { host, run } = await online(twins);
    const { added } = await importText(host, listing(RECORDS.slice(0, 2)));
    const { status, out, err } = await run('enrich', added[0]!.citeKey);
    expect(status).toBe(0);
    expect(out).toContain('Not sure');
    expect(out).not.toContain(added[1]!.citeKey);
    expect(err).toContain('1 paper left for you to choose');
    const { paper } = await ask(host, 'papers.get', { id: added[0]!.id });
    expect(paper.authors).toEqual([]);
  });

  test('names the sources that failed and keeps what the others found', async () => {
    const { host, run, sources } = await online();
    sources.faults['hugging-face'] = (_request, response) => Boolean(response.writeHead(500).end());
    await importText(host, listing(RECORDS.slice(0, 1)));
    const { status, err } = await run('enrich');
    expect(status).toBe(0);
    expect(err).toContain('1 paper completed');
    expect(err).toContain('Hugging Face could not be asked');
  });

  test('fails where nobody answers, and changes nothing', async () => {
    const { host, run, sources } = await online();
    for (const id of SOURCE_IDS) {
      sources.faults[id] = (_request, response) => Boolean(response.writeHead(500).end());
    }
    await importText(host, listing(RECORDS.slice(0, 1)));
    const before = await ask(host, 'library.overview', {});
    const { status, err } = await run('enrich');
    expect(status).toBe(1);
    expect(err).toContain('not every source answered');
    expect(await ask(host, 'library.overview', {})).toEqual(before);
  });
});

describe('import of an address', () => {
  test.each([
    ['an arXiv link', (record: FakeRecord) => `https://arxiv.org/abs/${record.arxiv}`],
    ['an arXiv id', (record: FakeRecord) => record.arxiv],
    ['a Hugging Face link', (record: FakeRecord) => `https://huggingface.co/papers/${record.arxiv}`],
    ['a DOI', (record: FakeRecord) => record.doi!],
  ])('brings the whole paper: %s', async (_kind, addressOf) => {
    const record = RECORDS[0]!;
    const { host, run } = await online();
    const { status, out } = await run('import', addressOf(record), '--tag', 'fetched');
    expect(status).toBe(0);
    expect(out).toContain(record.title);
    const { hits } = await ask(host, 'papers.find', {});
    expect(hits).toHaveLength(1);
    expect(out).toContain('1 paper added.');
    expect(hits[0]?.paper).toMatchObject({ title: record.title, tags: ['fetched'], status: 'inbox' });
    expect(hits[0]?.paper.authors).toHaveLength(record.authors.length);
  });

  test('brings PDFs along when told to, and says which it could not get', async () => {
    const { host, run, sources } = await online();
    const [record] = RECORDS;
    const { status, err } = await run('import', record!.arxiv, '--pdf');
    expect(status).toBe(0);
    expect(err).toContain('Fetched the PDF of');
    const { hits } = await ask(host, 'papers.find', {});
    expect(await ask(host, 'attachments.list', { id: hits[0]!.paper.id })).toHaveLength(1);
    // One that is there is not fetched again; one that arXiv does not give keeps no other.
    sources.pdf = Buffer.from('<html>Not ready yet</html>');
    const told = await run('--json', 'import', `hf ${RECORDS[1]!.published}`, '--pdf');
    expect(told.status).toBe(0);
    expect(JSON.parse(told.out)).toMatchObject({
      added: [{ title: RECORDS[1]!.title }],
      pdfs: [{ message: expect.stringContaining('no PDF') as string }],
    });
    expect(JSON.parse((await run('--json', 'import', record!.arxiv, '--pdf')).out)).toMatchObject({
      pdfs: [],
    });
  });

  test('brings a day’s listing, and only says so with --dry-run', async () => {
    const { host, run } = await online();
    const day = RECORDS[0]!.published;
    const { status, out } = await run('import', `hf ${day}`, '--dry-run');
    expect(status).toBe(0);
    expect(out).toContain(`Daily Papers of ${day}`);
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
  });

  test.each([
    ['a file address', ['import', 'file:///etc/passwd'], 2, 'https addresses only'],
    ['a private network', ['import', 'https://192.168.1.1/papers'], 2, 'private network'],
    ['an id that is not there', ['import', '2401.99999'], 1, 'No source knows'],
    ['options that are for files', ['import', '2401.99999', '--year', '2024'], 2, 'are for files'],
  ])('refuses %s', async (_kind, args, expected, reason) => {
    const { host, run } = await online();
    const { status, err } = await run(...args);
    expect(status).toBe(expected);
    expect(err).toContain(reason);
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
  });
});

describe('enrich over time', () => {
  test('looks for published versions, and makes new keys when told to', async () => {
    const { host, run } = await online();
    await importText(host, listing(RECORDS.slice(0, 1)));
    const { out } = await run('enrich', '--new-keys');
    expect(out).toContain('Family0x0');
    const { hits } = await ask(host, 'papers.find', {});
    expect(hits[0]?.paper.citeKey).toContain('family0x0');
    expect(hits[0]?.paper.keyAliases).not.toEqual([]);
    expect((await run('enrich', '--published')).err).toContain('No paper is a preprint only');
    expect((await run('enrich', '--waiting')).err).toContain('No paper waits');
  });

  test('follows an import where that was turned on', async () => {
    const { host, run, folder } = await online();
    await ask(host, 'library.change-settings', { completeAfterImport: true });
    const file = path.join(folder, 'daily.txt');
    await writeFile(file, listing(RECORDS.slice(0, 2)));
    expect((await run('import', file)).err).toContain('2 papers completed');
  });
});

describe('sources', () => {
  test('names hosts and what they are sent, and asks none', async () => {
    const { run, sources } = await online();
    const { out } = await run('sources');
    expect(out.trimEnd().split('\n')).toHaveLength(6);
    expect(sources.asked).toEqual([]);
  });

  test('keeps listings, says what is new in them, imports it, and forgets them', async () => {
    const { host, run, sources } = await online(RECORDS.slice(0, 2));
    expect((await run('sources', 'add', 'hf', '--name', 'Daily')).status).toBe(0);
    expect((await run('sources')).out).toMatch(/Daily +not checked yet +hf/);
    expect((await run('sources', 'check')).out).toContain('Daily: 2 new papers (0 known)');
    expect((await run('sources', 'check', 'Daily')).out).toContain('Daily: 0 new papers (2 known)');
    sources.records = RECORDS.slice(0, 3);
    const { out } = await run('sources', 'check', '--import');
    expect(out).toContain(RECORDS[2]!.title);
    expect((await ask(host, 'library.overview', {})).total).toBe(1);
    const told = JSON.parse((await run('--json', 'sources')).out) as { saved: unknown[] };
    expect(told.saved).toMatchObject([{ name: 'Daily', address: 'hf', fresh: 0 }]);
    expect((await run('sources', 'remove', 'Daily')).status).toBe(0);
    expect((await run('sources', 'check', 'Daily')).status).toBe(1);
  });

  test('a listing that fails keeps none from being checked, and nothing is lost', async () => {
    const { run, sources } = await online(RECORDS.slice(0, 2));
    await run('sources', 'add', 'arxiv all:paging', '--name', 'Broken');
    await run('sources', 'add', 'hf', '--name', 'Daily');
    sources.faults.arxiv = (_request, response) => Boolean(response.writeHead(500).end());
    const { status, out, err } = await run('sources', 'check');
    expect(status).toBe(1);
    expect(out).toContain('Daily: 2 new papers');
    expect(err).toContain('Broken:');
    expect((await run('sources', 'add', 'no listing at all')).status).toBe(2);
  });
});
