import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibraryHost } from '../../../electron/library-host/host.ts';
import type { Link } from '../../../shared/library/paper.ts';
import { ask, importText, openTestLibrary, temporaryFolder } from '../../helpers/library.ts';

const LISTING = `Daily Papers

byAK and the research community

Dec 26

RadixPlan: Sharing Prefixes across Agent Calls

Agent programs call a model many times with prompts that begin alike. RadixPlan keeps those beginnings in one tree and plans calls around it, which gives up to 3.1x higher throughput than vLLM on one H100. Code: https://github.com/example/radixplan.

  • 3 authors
·
Aug 5

Quantised Routers: Mixture-of-Experts Gates in Four Bits

Routing decides which expert sees a token. We store the gates of a mixture-of-experts model in four bits and lose 0.2% accuracy.

  • 1 authors
·
Nov 22, 2024 2
`;

async function withListing(): Promise<LibraryHost> {
  const host = await openTestLibrary();
  await importText(host, LISTING);
  return host;
}

async function only(host: LibraryHost, query: string): Promise<string> {
  const { rows } = await ask(host, 'papers.search', { query });
  expect(rows).toHaveLength(1);
  return rows[0]!.id;
}

describe('importing', () => {
  it('shows first what it would do, and does it as one step that can be undone', async () => {
    const host = await openTestLibrary();
    const preview = await ask(host, 'import.preview', { text: LISTING });
    expect(preview.items.map(({ state }) => state)).toEqual(['new', 'new']);
    expect((await ask(host, 'library.overview', {})).total).toBe(0);

    const report = await ask(host, 'import.commit', { previewId: preview.previewId, tags: ['daily'] });
    expect(
      report.added.map(({ citeKey, authorCount, published }) => ({ citeKey, authorCount, published })),
    ).toEqual([
      { citeKey: 'radixplan2025', authorCount: 3, published: { year: 2025, month: 8, day: 5 } },
      { citeKey: 'quantised2024', authorCount: 1, published: { year: 2024, month: 11, day: 22 } },
    ]);
    expect(report.added[0]).toMatchObject({ yearInferred: true, tags: ['daily'] });
    expect((await ask(host, 'library.overview', {})).undo).toBe('import of 2 papers');

    await ask(host, 'history.undo', {});
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
    await ask(host, 'history.redo', {});
    expect((await ask(host, 'library.overview', {})).total).toBe(2);
  });

  it('lists papers in the order of the page they came from', async () => {
    const host = await withListing();
    const { rows } = await ask(host, 'papers.search', {});
    expect(rows.map(({ citeKey }) => citeKey)).toEqual(['radixplan2025', 'quantised2024']);
  });

  it('adds nothing the second time, and says which papers were there', async () => {
    const host = await withListing();
    const again = await importText(host, LISTING);
    expect(again).toMatchObject({ added: [], merged: [] });
    expect(again.duplicates.map(({ citeKey }) => citeKey)).toEqual(['radixplan2025', 'quantised2024']);
  });

  it('answers a dry run as a commit would, and changes nothing', async () => {
    const host = await openTestLibrary();
    const { previewId } = await ask(host, 'import.preview', { text: LISTING });
    const { added } = await ask(host, 'import.commit', { previewId, dryRun: true });
    expect(added.map(({ citeKey }) => citeKey)).toEqual(['radixplan2025', 'quantised2024']);
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
    expect((await ask(host, 'import.commit', { previewId })).added).toHaveLength(2);
  });

  it('plans again what it showed where the library changed since, and reads the claims of what it adds', async () => {
    const host = await openTestLibrary();
    const text = '@misc{pools, title={Pools}, abstract={Pools reach a 2.4x speedup over vLLM on H100 GPUs.}}';
    const first = await ask(host, 'import.preview', { text });
    const second = await ask(host, 'import.preview', { text });
    const { added } = await ask(host, 'import.commit', { previewId: first.previewId });
    expect(added).toMatchObject([{ citeKey: 'pools', claims: [{ value: 2.4 }] }]);
    const again = await ask(host, 'import.commit', { previewId: second.previewId });
    expect(again).toMatchObject({ added: [], duplicates: [{ citeKey: 'pools' }] });
    const bare = await openTestLibrary();
    await importText(bare, '@misc{pools, title={Pools}, author={Lovelace, Ada}, year=2024}');
    await importText(bare, text.replace('title={Pools}', 'title={Pools}, author={Lovelace, Ada}, year=2024'));
    const { paper } = await ask(bare, 'papers.get', { id: await only(bare, 'pools') });
    expect(paper).toMatchObject({ claims: [{ value: 2.4 }] });
  });

  it('takes only the items that were chosen', async () => {
    const host = await openTestLibrary();
    const { previewId } = await ask(host, 'import.preview', { text: LISTING });
    const report = await ask(host, 'import.commit', { previewId, include: [1] });
    expect(report.added.map(({ citeKey }) => citeKey)).toEqual(['quantised2024']);
  });

  it('never overwrites what the user typed', async () => {
    const host = await withListing();
    const id = await only(host, 'radixplan');
    await ask(host, 'papers.edit', { ids: [id], edit: { title: 'My own title', note: 'read twice' } });
    await importText(host, LISTING);
    const { paper } = await ask(host, 'papers.get', { id });
    expect(paper).toMatchObject({ title: 'My own title', note: 'read twice' });
  });

  it('adds the tags for all to papers that were there, also where the user edited their tags', async () => {
    const host = await withListing();
    const id = await only(host, 'radixplan');
    await ask(host, 'papers.edit', { ids: [id], edit: { tags: ['mine'] } });
    const { previewId } = await ask(host, 'import.preview', { text: LISTING });
    await ask(host, 'import.commit', { previewId, tags: ['Reading Group'] });
    const { paper } = await ask(host, 'papers.get', { id });
    expect(paper.tags).toEqual(['mine', 'Reading Group']);
  });

  it('refuses what is no listing, with a message, and changes nothing', async () => {
    const host = await openTestLibrary();
    for (const text of ['', '   \n', 'PK\u0003\u0004\u0000\u0000binary\u0000\u0000']) {
      const result = await host.request('import.preview', { text });
      expect(result).toMatchObject({ ok: false, error: { code: 'unrecognised-input' } });
    }
    expect((await ask(host, 'library.overview', {})).total).toBe(0);
  });
});

describe('finding', () => {
  it('names the rows of any stretch of a result', async () => {
    const host = await openTestLibrary();
    const lines = Array.from({ length: 700 }, (_, at) => `10.1145/${3_000_000 + at}`);
    await importText(host, lines.join('\n'));
    const search = { sort: 'title', descending: true } as const;
    const { ids } = await ask(host, 'papers.ids', { ...search, offset: 100, limit: 600 });
    const { rows } = await ask(host, 'papers.search', { ...search, offset: 300, limit: 20 });
    expect(ids).toHaveLength(600);
    expect(ids.slice(200, 220)).toEqual(rows.map(({ id }) => id));
    expect((await ask(host, 'papers.ids', { offset: 690, limit: 1_000_000 })).ids).toHaveLength(10);
  });

  it('filters by fields, and says where a query is wrong', async () => {
    const host = await withListing();
    expect((await ask(host, 'papers.search', { query: 'has:code' })).total).toBe(1);
    expect((await ask(host, 'papers.search', { query: 'year:2024' })).total).toBe(1);
    const wrong = await ask(host, 'papers.search', { query: 'experts year:abc' });
    expect(wrong.total).toBe(1);
    expect(wrong.problems[0]).toMatchObject({ column: expect.any(Number) as number });
  });
});

describe('editing', () => {
  it('tags, rates, notes, and counts for the sidebar', async () => {
    const host = await withListing();
    const id = await only(host, 'radixplan');
    await ask(host, 'papers.tag', { ids: [id], add: ['#serving / cache'] });
    await ask(host, 'papers.edit', {
      ids: [id],
      edit: { rating: 4, starred: true, status: 'to-read', note: 'See [[quantised2024]].' },
    });
    const overview = await ask(host, 'library.overview', {});
    expect(overview).toMatchObject({
      starred: 1,
      statuses: { inbox: 1, 'to-read': 1 },
      tags: [{ name: 'serving/cache', count: 1 }],
    });
    expect((await ask(host, 'papers.search', { query: 'tag:serving' })).total).toBe(1);
    const { backlinks } = await ask(host, 'papers.get', { key: 'quantised2024' });
    expect(backlinks.map(({ citeKey }) => citeKey)).toEqual(['radixplan2025']);
  });

  it('says which tags all of some papers have', async () => {
    const host = await withListing();
    const ids = [await only(host, 'radixplan'), await only(host, 'quantised')];
    await ask(host, 'papers.tag', { ids, add: ['serving', 'moe'] });
    await ask(host, 'papers.tag', { ids: [ids[0]!], add: ['mine'], remove: ['moe'] });
    expect(await ask(host, 'tags.shared', { ids })).toEqual(['serving']);
    expect(await ask(host, 'tags.shared', { ids: [ids[0]!] })).toEqual(['serving', 'mine']);
  });

  it('renames a tag with what is nested under it, as one step', async () => {
    const host = await withListing();
    const id = await only(host, 'radixplan');
    await ask(host, 'papers.tag', { ids: [id], add: ['moe', 'moe/routing', 'moench'] });
    await ask(host, 'tags.rename', { from: 'moe', to: 'experts' });
    expect((await ask(host, 'tags.list', {})).map(({ name }) => name)).toEqual([
      'experts',
      'experts/routing',
      'moench',
    ]);
    await ask(host, 'history.undo', {});
    expect((await ask(host, 'tags.list', {})).map(({ name }) => name)).toEqual([
      'moe',
      'moe/routing',
      'moench',
    ]);
  });

  it('brings together what two windows change of the same list at the same moment', async () => {
    const host = await withListing();
    const id = await only(host, 'radixplan');
    const { paper: shown } = await ask(host, 'papers.get', { id });
    const edit = (links: readonly Link[]) =>
      ask(host, 'papers.edit', { ids: [id], edit: { links: [...links] }, seen: { links: shown.links } });
    await edit([...shown.links, { kind: 'project', url: 'https://radixplan.example.org/' }]);
    await edit([...shown.links, { kind: 'pdf', url: 'https://radixplan.example.org/paper.pdf' }]);
    await edit([]);
    const { paper } = await ask(host, 'papers.get', { id });
    expect(paper.links.map(({ kind }) => kind)).toEqual(['pdf', 'project']);
  });

  it('keeps keys unique, and former keys as aliases', async () => {
    const host = await withListing();
    const id = await only(host, 'radixplan');
    const taken = await host.request('papers.edit', { ids: [id], edit: { citeKey: 'quantised2024' } });
    expect(taken).toMatchObject({ ok: false, error: { code: 'conflict' } });
    await ask(host, 'papers.edit', { ids: [id], edit: { citeKey: 'radix', citeKeyPinned: true } });
    const { paper } = await ask(host, 'papers.get', { key: 'radixplan2025' });
    expect(paper).toMatchObject({ citeKey: 'radix', keyAliases: ['radixplan2025'] });
  });

  it('deletes, and brings back', async () => {
    const host = await withListing();
    await ask(host, 'papers.delete', { ids: [await only(host, 'radixplan')] });
    expect((await ask(host, 'papers.search', { query: 'radixplan' })).total).toBe(0);
    await ask(host, 'history.undo', {});
    expect((await ask(host, 'papers.search', { query: 'radixplan' })).total).toBe(1);
  });
});

it('counts what a saved search finds anew after every change', async () => {
  const host = await withListing();
  await ask(host, 'searches.save', { id: 's1', name: 'Serving', query: 'tag:serving' });
  const count = async (): Promise<number | undefined> =>
    (await ask(host, 'library.overview', {})).savedSearches[0]?.count;
  expect(await count()).toBe(0);
  const id = await only(host, 'radixplan');
  await ask(host, 'papers.tag', { ids: [id], add: ['serving'] });
  expect(await count()).toBe(1);
  await ask(host, 'history.undo', {});
  expect(await count()).toBe(0);
});

it('keeps everything over a restart', async () => {
  const folder = await temporaryFolder();
  const first = await openTestLibrary(folder);
  await importText(first, LISTING);
  const id = await only(first, 'radixplan');
  await ask(first, 'papers.edit', { ids: [id], edit: { note: 'kept' } });
  await first.close();
  const second = await openTestLibrary(folder);
  expect((await ask(second, 'papers.get', { id })).paper.note).toBe('kept');
});

it('exports BibTeX without faking authors, and reports them', async () => {
  const host = await withListing();
  const { text, problems, count } = await ask(host, 'export.text', {
    format: 'bibtex',
    papers: { query: '' },
  });
  expect(count).toBe(2);
  expect(text).toContain('{radixplan2025,');
  expect(text).not.toMatch(/^\s*author\s*=/m);
  expect(problems.map(({ code }) => code)).toContain('missing-author');
});

it('previews an export: some papers are printed, all are counted', async () => {
  const host = await withListing();
  const all = { format: 'bibtex', papers: { query: '' } };
  const { text, count } = await ask(host, 'export.text', { ...all, limit: 1 });
  expect(count).toBe(2);
  expect(text.match(/^@/gm)).toHaveLength(1);
  expect((await ask(host, 'export.text', all)).text).toContain(text.trim());
});

it('tells other windows what changed', async () => {
  const host = await withListing();
  const id = await only(host, 'radixplan');
  const seen: (readonly string[] | undefined)[] = [];
  host.on('library.changed', ({ ids }) => seen.push(ids));
  await ask(host, 'papers.edit', { ids: [id], edit: { starred: true } });
  expect(seen).toEqual([[id]]);
});

it('answers wrong requests with plain errors', async () => {
  const host = await openTestLibrary();
  expect(await host.request('papers.get', { id: 'nobody' })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  const wrong = await host.request('papers.edit', { ids: [], edit: {} });
  expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
});

describe('a live bibliography', () => {
  it('follows the library, and is left alone once somebody else changed it', async () => {
    const host = await withListing();
    const path = join(await temporaryFolder(), 'references.bib');
    const [first] = await ask(host, 'export.keep-updated', { path, format: 'bibtex', query: '' });
    expect(first).toMatchObject({ state: 'current' });
    expect(await readFile(path, 'utf8')).toContain('{radixplan2025,');

    await writeFile(path, `${await readFile(path, 'utf8')}\n@misc{mine, title = {Mine}}\n`);
    const id = await only(host, 'radixplan');
    await ask(host, 'papers.edit', { ids: [id], edit: { citeKey: 'radix' } });
    await expect
      .poll(async () => (await ask(host, 'export.live', {}))[0]?.state, { timeout: 15_000 })
      .toBe('changed-outside');
    expect(await readFile(path, 'utf8')).toContain('@misc{mine');
  });

  it('refuses a file that is not ours', async () => {
    const host = await withListing();
    const path = join(await temporaryFolder(), 'theirs.bib');
    await writeFile(path, '@misc{theirs, title = {Theirs}}\n');
    const [live] = await ask(host, 'export.keep-updated', { path, format: 'bibtex', query: '' });
    expect(live).toMatchObject({ state: 'changed-outside' });
    expect(await readFile(path, 'utf8')).toContain('theirs');
  });
});

it('backs up, shows what a restore would do, restores, and undoes that', async () => {
  const host = await withListing();
  const path = join(await temporaryFolder(), 'copy.json');
  await ask(host, 'backups.create', { path });
  const id = await only(host, 'radixplan');
  await ask(host, 'papers.edit', { ids: [id], edit: { note: 'written after the backup' } });
  await ask(host, 'papers.delete', { ids: [await only(host, 'quantised')] });
  expect(await ask(host, 'backups.preview', { path })).toMatchObject({
    papers: 2,
    added: 1,
    changed: 1,
    removed: 0,
  });
  await ask(host, 'backups.restore', { path });
  expect((await ask(host, 'papers.get', { id })).paper.note).toBe('');
  expect((await ask(host, 'library.overview', {})).total).toBe(2);
  await ask(host, 'history.undo', {});
  expect((await ask(host, 'papers.get', { id })).paper.note).toBe('written after the backup');
});

it('keeps files with papers, tells which are missing, and opens nothing that would run', async () => {
  const host = await withListing();
  const id = await only(host, 'radixplan');
  const folder = await temporaryFolder();
  const script = join(folder, 'run me.sh');
  await writeFile(script, 'echo no');
  await ask(host, 'attachments.add', { id, path: script });
  await ask(host, 'attachments.add', { id, path: script, how: 'link' });
  await rm(script);
  const listed = await ask(host, 'attachments.list', { id });
  expect(listed.map(({ attachment, path }) => [attachment.kind, path !== undefined])).toEqual([
    ['copied', true],
    ['linked', false],
  ]);
  expect(await host.request('attachments.open', { id, index: 0 })).toMatchObject({
    ok: false,
    error: { code: 'invalid-request' },
  });
  expect(await host.request('attachments.open', { id, index: 1 })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  const { diagnoses } = await ask(host, 'library.examine', {});
  expect(diagnoses.map(({ message }) => message).join()).toContain('run me.sh');
  await ask(host, 'attachments.remove', { id, index: 1 });
  const after = await ask(host, 'library.examine', {});
  expect(after.diagnoses.filter(({ level }) => level !== 'info')).toEqual([]);
});
