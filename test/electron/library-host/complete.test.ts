import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHost, type LibraryHost } from '../../../electron/library-host/host.ts';
import { openStore } from '../../../electron/library-host/store/open-store.ts';
import { dataFolder, hasData } from '../../helpers/expected-facts.ts';
import { fakeSources, type FakeRecord, type FakeSources } from '../../helpers/fake-sources.ts';
import { listing, RECORDS } from '../../helpers/fake-records.ts';
import { ask, importText, temporaryFolder } from '../../helpers/library.ts';
import { TestClock } from '../../helpers/test-clock.ts';

/** For each paper one that a careless program would take: nearly its title over other work, or its very title. */
const DECOYS: readonly FakeRecord[] = RECORDS.map((record, i) => ({
  ...record,
  title: i % 2 === 0 ? record.title.replace(/Number \d+$/, `Number ${i + 100}`) : record.title,
  authors: [
    'Some Body',
    'Any One',
    'No Body',
    'Every One',
    'Else Where',
    'Far Away',
    'Out There',
    'In Here',
    'Up There',
    'Down Here',
  ].slice(0, 10 - (i % 2)),
  published: `201${i % 8}-05-01`,
  abstract: `Bees choose flowers by colour and scent. This paper number ${i} follows one hive through a summer and maps where it went.`,
  arxiv: `1${i % 8}05.${i % 8 >= 5 ? '2' : ''}${String(1000 + i)}`,
  code: undefined,
  doi: undefined,
}));

async function openWith(sources: FakeSources): Promise<LibraryHost> {
  const store = await openStore(await temporaryFolder());
  const host = createHost({ store, online: { origins: sources.origins, http: { clock: new TestClock() } } });
  onTestFinished(() => host.close());
  return host;
}

async function allIds(host: LibraryHost): Promise<string[]> {
  return (await ask(host, 'papers.search', { limit: 500 })).rows.map(({ id }) => id);
}

describe('completing a listing', () => {
  it.each([
    ['alone', RECORDS],
    ['among near misses', [...DECOYS, ...RECORDS]],
  ])('finds all 16 papers and nothing wrong, %s', async (_name, records) => {
    const sources = await fakeSources(records);
    const host = await openWith(sources);
    await importText(host, listing(RECORDS));
    const { items, lookUpId, failures } = await ask(host, 'complete.look-up', { ids: await allIds(host) });
    expect(failures).toEqual([]);
    expect(items.map(({ state }) => state)).toEqual(RECORDS.map(() => 'found'));

    const keys = items.map(({ citeKey }) => citeKey);
    await ask(host, 'complete.apply', { lookUpId });
    for (const record of RECORDS) {
      const { hits } = await ask(host, 'papers.find', { query: `arxiv:${record.arxiv}` });
      const paper = hits.map((hit) => hit.paper).find(({ ids }) => ids.arxiv === record.arxiv);
      expect(paper?.title).toBe(record.title);
      expect(paper?.authors).toHaveLength(record.authors.length);
      if (record.code) expect(paper?.links.map(({ url }) => url)).toContain(record.code);
    }
    const after = await ask(host, 'papers.find', { limit: 500 });
    expect(after.hits.map(({ paper }) => paper.citeKey)).toEqual(keys);

    await ask(host, 'history.undo', {});
    const undone = await ask(host, 'papers.find', { limit: 500 });
    expect(undone.hits.every(({ paper }) => paper.authors.length === 0 && !paper.ids.arxiv)).toBe(true);
  });

  it('takes the code that an abstract names', async () => {
    const code = 'https://github.com/example/ledger';
    const record = { ...RECORDS[5]!, abstract: `${RECORDS[5]!.abstract} Code: ${code}` };
    const host = await openWith(await fakeSources([record]));
    await importText(host, record.arxiv!);
    const [id] = await allIds(host);
    const { lookUpId } = await ask(host, 'complete.look-up', { ids: [id!] });
    await ask(host, 'complete.apply', { lookUpId });
    const { paper } = await ask(host, 'papers.get', { id: id! });
    expect(paper.title).toBe(record.title);
    expect(paper.links.map(({ url }) => url)).toContain(code);
  });

  it('never touches what the user typed', async () => {
    const host = await openWith(await fakeSources(RECORDS));
    await importText(host, listing(RECORDS.slice(0, 1)));
    const [id] = await allIds(host);
    await ask(host, 'papers.edit', {
      ids: [id!],
      edit: { authors: [{ family: 'Mine' }], venue: 'My Venue' },
    });
    const { lookUpId } = await ask(host, 'complete.look-up', { ids: [id!] });
    await ask(host, 'complete.apply', { lookUpId });
    const { paper } = await ask(host, 'papers.get', { id: id! });
    expect(paper).toMatchObject({ authors: [{ family: 'Mine' }], venue: 'My Venue' });
  });

  it('shows a choice where only the title speaks, and takes the one that the user picks', async () => {
    const host = await openWith(await fakeSources(RECORDS));
    await importText(host, `@misc{bare, title = {${RECORDS[1]!.title}}}`);
    const [id] = await allIds(host);
    const { items, lookUpId } = await ask(host, 'complete.look-up', { ids: [id!] });
    expect(items[0]).toMatchObject({ state: 'choice', changes: [] });
    await ask(host, 'complete.apply', { lookUpId, chosen: { [id!]: 0 } });
    expect((await ask(host, 'papers.get', { id: id! })).paper.ids.arxiv).toBe(RECORDS[1]!.arxiv);
  });

  it('counts what several sources say of one work as one choice, and fills in all of it', async () => {
    const { doi: _, ...record } = RECORDS[0]!;
    const twins = ['2401.00001', '2401.00002'].map((arxiv) => ({ ...record, arxiv }));
    const host = await openWith(await fakeSources(twins));
    await importText(host, listing(RECORDS.slice(0, 1)));
    const [id] = await allIds(host);
    const { items, lookUpId } = await ask(host, 'complete.look-up', { ids: [id!] });
    const sources = ['arXiv', 'Hugging Face', 'Semantic Scholar'];
    expect(items[0]?.choices).toMatchObject([
      { id: 'arXiv 2401.00001', sources },
      { id: 'arXiv 2401.00002', sources },
    ]);
    await ask(host, 'complete.apply', { lookUpId, chosen: { [id!]: 1 } });
    const { paper } = await ask(host, 'papers.get', { id: id! });
    expect(paper.ids).toMatchObject({ arxiv: '2401.00002', hf: '2401.00002' });
    expect(paper.links.map(({ url }) => url)).toContain(record.code);
  });

  it('goes on when a source fails, and says which', async () => {
    const sources = await fakeSources(RECORDS);
    sources.faults = {
      arxiv: (_request, response) => Boolean(response.writeHead(200).end('<feed><entry><title>half')),
    };
    const host = await openWith(sources);
    await importText(host, listing(RECORDS.slice(0, 3)));
    const { items, failures } = await ask(host, 'complete.look-up', { ids: await allIds(host) });
    expect(items.map(({ state }) => state)).toEqual(['found', 'found', 'found']);
    expect(failures.map(({ source }) => source)).toEqual(['arXiv']);
  });
});

describe('taking in an address', () => {
  it.each([
    [`https://arxiv.org/abs/${RECORDS[0]!.arxiv}v2`],
    [`https://huggingface.co/papers/${RECORDS[0]!.arxiv}`],
    [`arXiv:${RECORDS[0]!.arxiv}`],
  ])('%s gives the whole paper, once', async (address) => {
    const host = await openWith(await fakeSources(RECORDS));
    const { previewId } = await ask(host, 'import.fetch', { address });
    const { added } = await ask(host, 'import.commit', { previewId });
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ title: RECORDS[0]!.title, ids: { arxiv: RECORDS[0]!.arxiv } });
    expect(added[0]!.links.map(({ url }) => url)).toContain(RECORDS[0]!.code);
  });

  it('a DOI gives the published paper', async () => {
    const host = await openWith(await fakeSources(RECORDS));
    const { items } = await ask(host, 'import.fetch', { address: `https://doi.org/${RECORDS[4]!.doi!}` });
    expect(items[0]?.draft).toMatchObject({ title: RECORDS[4]!.title, type: 'inproceedings' });
  });

  it('a day gives its listing', async () => {
    const host = await openWith(await fakeSources(RECORDS));
    const { items } = await ask(host, 'import.fetch', { address: `hf ${RECORDS[5]!.published}` });
    expect(items.map(({ draft }) => draft.title)).toEqual([RECORDS[5]!.title]);
  });

  it.each([
    ['a walk in the park', 'invalid-request'],
    ['file:///etc/passwd', 'invalid-request'],
    ['http://10.0.0.1/papers', 'invalid-request'],
    ['https://192.168.1.1/papers', 'invalid-request'],
    ['2401.99999', 'not-found'],
  ])('%s is refused, and changes nothing', async (address, code) => {
    const host = await openWith(await fakeSources(RECORDS));
    expect(await host.request('import.fetch', { address })).toMatchObject({ ok: false, error: { code } });
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
  });
});

describe.runIf(hasData)('the real listing', () => {
  it('is completed as a whole, with nothing wrong, also among near misses', async () => {
    const text = readFileSync(path.join(dataFolder, 'listings/hf-daily-papers.txt'), 'utf8');
    const first = await openWith(await fakeSources([]));
    const { added } = await importText(first, text);
    const known = added.map((paper, i): FakeRecord => {
      const { year, month, day } = paper.published!;
      return {
        title: paper.title,
        abstract: paper.abstract!,
        authors: Array.from({ length: paper.authorCount! }, (_, n) => `Given${n} Family${i}x${n}`),
        published: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
        arxiv: `${String(year).slice(2)}${String(month).padStart(2, '0')}.1${String(i).padStart(4, '0')}`,
      };
    });
    const decoys = known.map((record, i) => ({
      ...DECOYS[i]!,
      title: i % 2 === 0 ? record.title : `${record.title} 2`,
    }));
    const host = await openWith(await fakeSources([...decoys, ...known]));
    await importText(host, text);
    const { items, lookUpId } = await ask(host, 'complete.look-up', { ids: await allIds(host) });
    expect(items.filter(({ state }) => state === 'found')).toHaveLength(16);
    await ask(host, 'complete.apply', { lookUpId });
    const { hits } = await ask(host, 'papers.find', { limit: 100 });
    expect(hits.map(({ paper }) => paper.ids.arxiv)).toEqual(known.map(({ arxiv }) => arxiv));
  });
});
