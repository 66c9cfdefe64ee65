import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../../shared/formats/page/html-to-markdown.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { zoteroRdf } from '../../../shared/formats/zotero-rdf.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';

const EXPORT = readFileSync(new URL('../../fixtures/zotero-library.rdf', import.meta.url), 'utf8');
const { papers, warnings } = zoteroRdf.parse!(EXPORT, { from: 'library.rdf' });
const paper = (start: string) => papers.find(({ title }) => title.startsWith(start));

/** An export with these records. */
const rdf = (records: string) =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#">\n${records}\n</rdf:RDF>`;

describe('Zotero RDF', () => {
  it('is recognised for what it is, though it speaks of arXiv', () => {
    const read = readText(EXPORT);
    expect(read.ok && read.value.format.id).toBe('zotero-rdf');
  });

  it('gives as many papers, files, notes and tags as went in, and says what belongs to none', () => {
    const items = EXPORT.match(/<z:itemType>(?!attachment)/g)!.length;
    expect(papers).toHaveLength(items);
    expect(items).toBe(10);
    const sum = (count: (one: (typeof papers)[number]) => number) =>
      papers.reduce((all, one) => all + count(one), 0);
    expect(sum((one) => one.attachments?.length ?? 0)).toBe(2);
    expect(sum((one) => (one.note ? 1 : 0))).toBe(1);
    expect(sum((one) => one.tags?.length ?? 0)).toBe(5);
    expect(warnings.map(({ code }) => code)).toEqual(['stray-note']);
    expect(unaccountedLines(EXPORT, zoteroRdf.parse!(EXPORT, {}))).toEqual([]);
  });

  it('reads an article with its journal, key, tags, collections, note, file and code', () => {
    expect(paper('Brisk')).toMatchObject({
      citeKey: 'wren2024brisk',
      title: 'Brisk: A Fast Cache & More',
      authors: [{ family: 'Wren', particle: 'van der', given: 'Ada' }, { literal: 'Fern Labs' }],
      abstract: 'Caches are slow. Ours is not, for n < 10.',
      published: { year: 2024, month: 5, day: 3 },
      type: 'article',
      venue: 'Journal of Brisk Systems',
      ids: { doi: '10.1234/brisk.5678' },
      language: 'en',
      bib: {
        volume: '14',
        number: '3',
        pages: '1--9',
        issn: '1234-5678',
        note: 'Runner-up for best paper',
      },
      links: [
        { kind: 'page', url: 'https://example.org/brisk-journal' },
        { kind: 'code', url: 'https://github.com/example/brisk' },
      ],
      tags: ['caches', 'Computer Science', 'Systems/Caches'],
      note: '## Reading\n\nRead **twice** — see <https://example.org/x> this.\n\n- fast\n- small',
      attachments: [
        {
          kind: 'linked',
          path: 'files/13/Wren - Brisk.pdf',
          title: 'Full Text PDF',
          mimeType: 'application/pdf',
        },
      ],
      sources: [{ format: 'zotero-rdf', from: 'library.rdf', lines: [11, 49] }],
    });
  });

  it('reads the other kinds of items', () => {
    expect(paper('Sprig')).toMatchObject({
      type: 'inproceedings',
      venue: 'OSDI',
      authors: [{ family: 'Oak', given: 'Ben' }],
      editors: [{ family: 'Elm', given: 'Cy' }],
      published: { year: 2024 },
      ids: { doi: '10.5555/oak.1', isbn: '9781939133403' },
      bib: { publisher: 'USENIX Association', address: 'Santa Clara, CA', series: 'Lecture Slips' },
    });
    expect(paper('Twig')).toMatchObject({
      type: 'preprint',
      ids: { arxiv: '2404.12345', arxivCategory: 'cs.DC' },
      tags: ['Systems', 'Systems/Caches'],
      bib: {},
    });
    expect(paper('Bark')).toMatchObject({ type: 'preprint', ids: { arxiv: '2405.54321' } });
    expect(paper('Roots')).toMatchObject({ type: 'incollection', venue: 'A Handbook of Hedges' });
    expect(paper('On Growing')).toMatchObject({ type: 'phdthesis', venue: 'University of the Hill' });
    expect(paper('Measured')).toMatchObject({
      type: 'techreport',
      venue: 'Fern Labs',
      bib: { number: 'TR-7' },
      published: { year: 2020 },
    });
    expect(paper('A Handbook')).toMatchObject({ type: 'book', ids: { isbn: '9780123838728' } });
    expect(paper('Hedges')).toMatchObject({ type: 'online', links: [{ url: 'https://example.org/blog' }] });
    expect(paper('hedge')).toMatchObject({
      type: 'software',
      authors: [{ family: 'Ash', given: 'Dee' }],
      links: [{ kind: 'code' }],
      attachments: [{ path: '/home/ada/My Papers/hedge.zip' }],
    });
  });

  it('reads what is there of a file that is cut anywhere, and says so', () => {
    const cut = EXPORT.slice(0, EXPORT.indexOf('Growing Slowly'));
    const read = zoteroRdf.parse!(cut, {});
    expect(read.papers).toHaveLength(6);
    expect(read.warnings.map(({ code }) => code)).toContain('truncated-file');
    for (let at = 0; at < EXPORT.length; at += 97) {
      const piece = EXPORT.slice(0, at);
      expect(unaccountedLines(piece, zoteroRdf.parse!(piece, {}))).toEqual([]);
    }
  });

  it('expands no entities of a document type', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>\n${rdf(
      '<rdf:Description rdf:about="#1"><z:itemType>book</z:itemType><dc:title>&b;&f; Title</dc:title></rdf:Description>',
    )}`;
    expect(zoteroRdf.parse!(bomb, {}).papers.map(({ title }) => title)).toEqual(['&b;&f; Title']);
  });

  it('keeps two papers of one volume apart, and ends collections that lie in each other', () => {
    const item = (id: number) =>
      `<bib:Article rdf:about="#${id}"><z:itemType>journalArticle</z:itemType><dcterms:isPartOf rdf:resource="#v"/><dc:title>Paper ${id}</dc:title></bib:Article>`;
    const collection = (id: string, part: string) =>
      `<z:Collection rdf:about="#${id}"><dc:title>${id}</dc:title><dcterms:hasPart rdf:resource="#${part}"/><dcterms:hasPart rdf:resource="#1"/></z:Collection>`;
    const read = zoteroRdf.parse!(
      rdf(
        `${item(1)}${item(2)}<bib:Journal rdf:about="#v"><dc:title>Hedge</dc:title><dc:identifier>DOI 10.1234/x</dc:identifier></bib:Journal>${collection('a', 'b')}${collection('b', 'a')}`,
      ),
      {},
    );
    expect(read.papers.map(({ ids, venue }) => ({ ids, venue }))).toEqual([
      { ids: {}, venue: 'Hedge' },
      { ids: {}, venue: 'Hedge' },
    ]);
    expect(read.papers[0]!.tags).toHaveLength(2);
  });

  it('reads a collection of thousands, whose references are all elements without an end', () => {
    const many = Array.from({ length: 3000 }, (_, at) => at);
    const items = many.map(
      (at) =>
        `<rdf:Description rdf:about="#${at}"><z:itemType>book</z:itemType><dc:title>Volume ${at}</dc:title></rdf:Description>`,
    );
    const parts = many.map((at) => `<dcterms:hasPart rdf:resource="#${at}"/>`);
    const read = zoteroRdf.parse!(
      rdf(
        `<z:Collection rdf:about="#all"><dc:title>All</dc:title>${parts.join('')}</z:Collection>${items.join('\n')}`,
      ),
      {},
    );
    expect(read.papers).toHaveLength(3000);
    expect(read.papers.every(({ tags }) => tags?.[0] === 'All')).toBe(true);
  });
});

describe('notes in HTML', () => {
  it('keep their text and structure, and nothing that runs', () => {
    expect(
      htmlToMarkdown(
        '<div data-schema-version="8"><p>One<br/>two &amp; three</p><p onclick="x()"><a href="javascript:x()">four</a></p><style>p{}</style></div>',
      ),
    ).toBe('One\ntwo & three\n\nfour');
    expect(htmlToMarkdown('plain *text*')).toBe('plain *text*');
    expect(htmlToMarkdown('<p>'.repeat(50_000) + 'deep')).toBe('deep');
  });
});
