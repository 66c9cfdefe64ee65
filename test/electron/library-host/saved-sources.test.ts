/** Saved sources of every kind: what is new in them, each paper once. */
import { describe, expect, it } from 'vitest';
import { RECORDS } from '../../helpers/fake-records.ts';
import type { Fault } from '../../helpers/fake-sources.ts';
import { ask } from '../../helpers/library.ts';
import { onlineLibrary } from '../../helpers/online-library.ts';

/** The daily feed of a category (info.arxiv.org/help/rss.html). */
const FEED = `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>cs.DC updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.DC</link>
${[
  ['2508.20001v1', 'new', 'A New Paper'],
  ['2508.20002v1', 'cross', 'A Paper from Elsewhere'],
  ['2508.20002v1', 'cross', 'A Paper from Elsewhere'],
  ['2402.10003v3', 'replace', 'A Paper Revised'],
  ['2402.10003v3', 'replace-cross', 'A Paper Revised'],
]
  .map(
    ([
      id,
      type,
      title,
    ]) => `<item><title>${title!}</title><link>https://arxiv.org/abs/${id!.slice(0, 10)}</link>
<description>arXiv:${id!} Announce Type: ${type!}
Abstract: We measure it.</description>
<guid isPermaLink="false">oai:arXiv.org:${id!}</guid><category>cs.DC</category><pubDate>Thu, 28 Aug 2025 00:00:00 -0400</pubDate>
<arxiv:announce_type>${type!}</arxiv:announce_type><dc:creator>Ann Example</dc:creator></item>`,
  )
  .join('\n')}
</channel></rss>`;

/** The page of a category's new submissions. */
const LIST_PAGE = `<!doctype html><html><head><title>Distributed Computing</title></head><body>
${[
  ['New submissions', '2508.20001', '', 'A New Paper'],
  ['Cross submissions', '2508.20002', '(cross-list from cs.AR)', 'A Paper from Elsewhere'],
  ['Replacement submissions', '2402.10003', '(replaced)', 'A Paper Revised'],
]
  .map(
    ([heading, id, note, title]) => `<dl id="articles"><h3>${heading!} (showing 1 of 1 entries)</h3>
<dt><a name="item1">[1]</a> <a href="/abs/${id!}" title="Abstract" id="${id!}">arXiv:${id!}</a> ${note!} [<a href="/pdf/${id!}" title="Download PDF">pdf</a>]</dt>
<dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> ${title!}</div>
<div class="list-authors"><a href="/search/cs?query=Example,+A">Ann Example</a></div>
<div class="list-subjects"><span class="descriptor">Subjects:</span> <span class="primary-subject">Distributed Computing (cs.DC)</span></div>
<p class="mathjax">We measure it.</p></div></dd></dl>`,
  )
  .join('\n')}
</body></html>`;

/** An answer of arXiv's API with these versions and the days on which their papers first came. */
function atom(...entries: readonly (readonly [version: string, published: string])[]): Fault {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom">${entries
    .map(
      ([version, published]) =>
        `<entry><id>http://arxiv.org/abs/${version}</id><published>${published}T00:00:00Z</published><title>Paper ${version}</title><summary>Words.</summary><author><name>A B</name></author></entry>`,
    )
    .join('')}</feed>`;
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed);
    return true;
  };
}

describe('saved sources', () => {
  it('tell what is new since they were looked at, each paper once', async () => {
    const { sources, open } = await onlineLibrary(RECORDS.slice(0, 2));
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

  it.each([
    ['a feed', 'https://rss.arxiv.org/rss/cs.DC', FEED],
    ['a page', 'https://arxiv.org/list/cs.DC/new', LIST_PAGE],
  ])(
    '%s: what was announced as replaced is no new paper, and a cross-list counts once',
    async (_kind, address, page) => {
      const { sources, open } = await onlineLibrary();
      sources.pages = { [new URL(address).pathname]: page };
      const host = await open();
      const [{ id } = { id: '' }] = await ask(host, 'saved-sources.add', { address });
      const { preview, known, revised } = await ask(host, 'saved-sources.check', { id });
      expect(preview.items.map(({ draft }) => draft.title)).toEqual([
        'A New Paper',
        'A Paper from Elsewhere',
      ]);
      expect([known, revised]).toEqual([0, 1]);
      await ask(host, 'saved-sources.mark-seen', { id });
      expect(await ask(host, 'saved-sources.check', { id })).toMatchObject({ known: 3, revised: 0 });
    },
  );

  it('a query: a later version is no new paper where the first was out at the last check', async () => {
    const { sources, open } = await onlineLibrary([]);
    const host = await open();
    const [{ id } = { id: '' }] = await ask(host, 'saved-sources.add', { address: 'arxiv cat:cs.DC' });
    const titles = async () => {
      const { preview, revised } = await ask(host, 'saved-sources.check', { id });
      return [preview.items.map(({ draft }) => draft.title), revised];
    };
    // Whoever looks for the first time has seen none of them, in whichever version.
    sources.faults.arxiv = atom(['2401.00001v3', '2024-01-02']);
    expect(await titles()).toEqual([['Paper 2401.00001v3'], 0]);
    await ask(host, 'saved-sources.mark-seen', { id });
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    sources.faults.arxiv = atom(
      ['2401.00001v4', '2024-01-02'],
      ['2312.00002v4', '2023-12-05'],
      ['2508.00003v2', yesterday],
    );
    expect(await titles()).toEqual([['Paper 2508.00003v2'], 1]);
  });

  it.each([
    ['the daily papers', 'hf'],
    ['a search of Hugging Face', 'https://huggingface.co/papers?q=scheduling+experts+by+heat'],
  ])('%s: each paper is new once', async (_kind, address) => {
    const { sources, open } = await onlineLibrary([...RECORDS, ...RECORDS]);
    const host = await open();
    const [{ id } = { id: '' }] = await ask(host, 'saved-sources.add', { address });
    const { preview } = await ask(host, 'saved-sources.check', { id });
    const titles = preview.items.map(({ draft }) => draft.title);
    expect(titles).toContain(RECORDS[1]!.title);
    expect(new Set(titles).size).toBe(titles.length);
    await ask(host, 'saved-sources.mark-seen', { id });
    sources.records = [
      ...sources.records,
      { ...RECORDS[1]!, arxiv: '2501.00009', title: 'Scheduling Experts by Heat Again' },
    ];
    const next = await ask(host, 'saved-sources.check', { id });
    expect(next.preview.items.map(({ draft }) => draft.title)).not.toContain(RECORDS[1]!.title);
  });

  it.each([
    ['a walk in the park', 'invalid-request'],
    ['2401.00001', 'invalid-request'],
    ['file:///etc/passwd', 'invalid-request'],
    ['https://10.0.0.1/list', 'invalid-request'],
    ['hf', 'conflict'],
  ])('refuse %s', async (address, code) => {
    const { open } = await onlineLibrary();
    const host = await open();
    await ask(host, 'saved-sources.add', { address: 'hf' });
    expect(await host.request('saved-sources.add', { address })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(await ask(host, 'saved-sources.list', {})).toHaveLength(1);
  });
});
