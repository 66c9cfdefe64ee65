/** Completing over time: answers that are kept, look-ups that wait for a network, published versions, keys; and addresses. */
import { describe, expect, it } from 'vitest';
import { citeVersion } from '../../../shared/library/versions.ts';
import { listing, RECORDS } from '../../helpers/fake-records.ts';
import type { FakeRecord } from '../../helpers/fake-sources.ts';
import { ask, importText } from '../../helpers/library.ts';
import { idsOf, lookUp, onlineLibrary } from '../../helpers/online-library.ts';

/** A preprint as its BibTeX entry prints it. */
const preprint = ({ title, authors, arxiv, published }: FakeRecord): string =>
  `@misc{preprint, title = {${title}}, author = {${authors.join(' and ')}}, eprint = {${arxiv}}, archivePrefix = {arXiv}, year = {${published.slice(0, 4)}}}`;

describe('answers that are kept', () => {
  it('spare the sources a second look-up, over a restart, unless they are to be asked anew', async () => {
    const { sources, open } = await onlineLibrary();
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
    const { sources, open } = await onlineLibrary();
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

  it('published versions wait too, beside what papers lack, each to be shown as what it is', async () => {
    const { sources, open } = await onlineLibrary();
    const offline = await open('gone');
    await importText(offline, listing(RECORDS.slice(0, 1)));
    await importText(offline, preprint(RECORDS[4]!));
    const [preprintId] = (await ask(offline, 'papers.find', { query: 'type:preprint has:arxiv' })).hits.map(
      ({ paper }) => paper.id,
    );
    const ids = await idsOf(offline);
    await lookUp(offline);
    const asked = { ids: [preprintId!], publishedVersions: true };
    expect((await ask(offline, 'complete.look-up', asked)).queued).toEqual([preprintId]);
    expect(await ask(offline, 'complete.queue', {})).toHaveLength(3);
    await offline.close();

    const back = await open();
    const ready = await ask(back, 'complete.run-queue', {});
    expect(ready.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    expect(ready.filter(({ publishedVersions }) => publishedVersions).map(({ id }) => id)).toEqual([
      preprintId,
    ]);
    const before = sources.asked.length;
    const { items } = await ask(back, 'complete.look-up', asked);
    expect(items[0]).toMatchObject({ state: 'found', citeKey: 'preprint' });
    expect(sources.asked).toHaveLength(before);
    // Each kind was shown for itself: the other still waits to be.
    expect((await ask(back, 'complete.queue', {})).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    await lookUp(back);
    expect(await ask(back, 'complete.queue', {})).toEqual([]);
  });

  it('the user can take papers out, and deleted ones leave', async () => {
    const { open } = await onlineLibrary();
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
  it('finds the proceedings paper of a preprint and keeps both versions, the published one to cite', async () => {
    const { open } = await onlineLibrary();
    const host = await open();
    const record = RECORDS[4]!;
    const { added } = await importText(host, preprint(record));
    const [{ id } = { id: '' }] = added;
    const bibtex = async () =>
      (await ask(host, 'export.text', { format: 'bibtex', papers: { ids: [id] } })).text;
    expect(await bibtex()).toMatch(/^@(?:article|misc)/);

    const { items, lookUpId } = await lookUp(host, { publishedVersions: true });
    expect(items[0]?.changes.map(({ field }) => field)).toContain('versions');
    await ask(host, 'complete.apply', { lookUpId });
    const { paper } = await ask(host, 'papers.get', { id });
    expect(paper).toMatchObject({
      citeKey: 'preprint',
      type: 'inproceedings',
      venue: record.venue,
      ids: { arxiv: record.arxiv, doi: record.doi },
    });
    expect(paper.versions).toMatchObject([{ type: 'preprint', ids: { arxiv: record.arxiv } }]);
    expect(await bibtex()).toMatch(/^@inproceedings\{preprint,/);

    // The preprint is the one to cite where the user says so, and undo has the last word.
    await ask(host, 'papers.edit', { ids: [id], edit: citeVersion(paper, 0) });
    expect(await bibtex()).not.toMatch(/^@inproceedings/);
    const cited = (await ask(host, 'papers.get', { id })).paper;
    expect(cited.versions).toMatchObject([{ type: 'inproceedings', venue: record.venue }]);
    await ask(host, 'history.undo', {});
    await ask(host, 'history.undo', {});
    expect((await ask(host, 'papers.get', { id })).paper).toMatchObject({ type: 'preprint', versions: [] });
  });

  it('keys stay as they are; new ones are made when asked, in the same step, and the old ones still lead here', async () => {
    const { open } = await onlineLibrary();
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

describe('progress', () => {
  it('is told for papers that are asked about by their ids too, and never goes back', async () => {
    const { open } = await onlineLibrary();
    const host = await open();
    await importText(host, listing(RECORDS.slice(0, 2)));
    await importText(
      host,
      RECORDS.slice(4, 8)
        .map(({ arxiv }) => arxiv)
        .join('\n'),
    );
    const fractions: number[] = [];
    host.on('progress', ({ task, fraction }) => task === 'complete' && fractions.push(fraction));
    await lookUp(host);
    expect(fractions.length).toBeGreaterThan(6);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('asks a host about many papers at once where it lets us', async () => {
    const { sources, open } = await onlineLibrary();
    const host = await open();
    const published = RECORDS.filter(({ doi }) => doi);
    await importText(host, published.map(({ doi }) => doi).join('\n'));
    await lookUp(host);
    expect(sources.asked.filter((asked) => asked.startsWith('/works?filter='))).toHaveLength(1);
    expect(sources.asked.filter((asked) => asked.includes('/paper/batch'))).toHaveLength(1);
  });
});

/** A paper's page at a conference, as it tells citation tools what it is. */
const PRESENTATION = `<!doctype html><html><head><title>Cold Pages | USENIX</title>
<meta name="citation_title" content="Cold Pages: Tiering Key Caches to Flash">
<meta name="citation_author" content="Ann Example"><meta name="citation_author" content="Bo Sample">
<meta name="citation_publication_date" content="2025/07">
<meta name="citation_conference_title" content="19th USENIX Symposium on Operating Systems Design and Implementation (OSDI 25)">
</head><body><h1>Cold Pages: Tiering Key Caches to Flash</h1></body></html>`;

describe('addresses', () => {
  it('a page of USENIX gives the whole paper', async () => {
    const { sources, open } = await onlineLibrary();
    sources.pages = { '/conference/osdi25/presentation/example': PRESENTATION };
    const address = 'https://www.usenix.org/conference/osdi25/presentation/example';
    const { items } = await ask(await open(), 'import.fetch', { address });
    expect(items).toHaveLength(1);
    expect(items[0]?.draft).toMatchObject({
      title: 'Cold Pages: Tiering Key Caches to Flash',
      authors: [
        { given: 'Ann', family: 'Example' },
        { given: 'Bo', family: 'Sample' },
      ],
      venue: 'OSDI',
    });
  });

  it.each([
    ['a page without papers', 'https://mlsys.example/about', 'unrecognised-input', 'found no papers'],
    ['a page that is not there', 'https://mlsys.example/gone', 'not-found', 'no such page'],
  ])('%s is said to be one, and changes nothing', async (_kind, address, code, says) => {
    const { sources, open } = await onlineLibrary();
    sources.pages = {
      '/about': '<!doctype html><title>About</title><p>We like caches. Come and see us.</p>',
    };
    const host = await open();
    expect(await host.request('import.fetch', { address })).toMatchObject({
      ok: false,
      error: { code, message: expect.stringContaining(says) as string },
    });
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
  });

  it.each([
    [`roofline://add?url=${encodeURIComponent(`https://arxiv.org/abs/${RECORDS[0]!.arxiv}`)}`],
    [`roofline://add/?url=https%3A%2F%2Fhuggingface.co%2Fpapers%2F${RECORDS[0]!.arxiv}`],
    ['https://huggingface.co/papers?q=paging+the+key+cache'],
    ['arxiv ti:paging AND ti:cache'],
  ])('%s is taken in', async (address) => {
    const { open } = await onlineLibrary();
    const { items } = await ask(await open(), 'import.fetch', { address });
    expect(items.map(({ draft }) => draft.title)).toContain(RECORDS[0]!.title);
  });

  it.each([
    'roofline://add?url=file:///etc/passwd',
    'roofline://add?url=https://127.0.0.1/',
    'roofline://add',
    'roofline://other?url=x',
    'https://[',
    'file:///etc/passwd',
  ])('%s is refused', async (address) => {
    const { open } = await onlineLibrary();
    expect(await (await open()).request('import.fetch', { address })).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
  });
});
