import { describe, expect, it } from 'vitest';
import { betterBibtexJson } from '../../../shared/formats/better-bibtex-json.ts';

const EXPORT = {
  config: { label: 'BetterBibTeX JSON' },
  collections: {
    AAA: { key: 'AAA', name: 'Systems', parent: false, items: [] },
    BBB: { key: 'BBB', name: 'Caches', parent: 'AAA', items: [7] },
  },
  items: [
    {
      itemID: 7,
      itemType: 'conferencePaper',
      citationKey: 'wren2024brisk',
      title: 'Brisk: A <i>Fast</i> Cache',
      creators: [
        { creatorType: 'author', firstName: 'Ada', lastName: 'van der Wren' },
        { creatorType: 'author', name: 'Fern Labs' },
        { creatorType: 'editor', firstName: 'Ben', lastName: 'Oak' },
      ],
      proceedingsTitle:
        'Proceedings of the 18th USENIX Symposium on Operating Systems Design and Implementation',
      date: '2024-07-00 July 2024',
      pages: '1-9',
      DOI: '10.1145/1234.5678',
      extra: 'arXiv: 2404.12345 [cs.DC]\nBest paper',
      tags: [{ tag: 'cache' }],
      notes: [{ note: '<p>Read <strong>twice</strong>.</p><ul><li>fast</li></ul>' }],
      attachments: [{ path: '/home/ada/brisk.pdf', title: 'Full text', mimeType: 'application/pdf' }],
    },
    { itemID: 8, itemType: 'preprint', title: 'Slow', archiveID: 'arXiv:2405.54321', repository: 'arXiv' },
    { itemID: 9, itemType: 'attachment', title: 'a file' },
  ],
};

describe('Better BibTeX JSON', () => {
  it('gives papers with their keys, notes, tags, collections and files', () => {
    const text = JSON.stringify(EXPORT, null, 2);
    expect(betterBibtexJson.recognise!(text)).toBeGreaterThan(0.9);
    const { papers, warnings } = betterBibtexJson.parse!(text, {});
    expect(warnings).toEqual([]);
    expect(papers).toHaveLength(2);
    expect(papers[0]).toMatchObject({
      citeKey: 'wren2024brisk',
      title: 'Brisk: A Fast Cache',
      authors: [{ family: 'Wren', particle: 'van der', given: 'Ada' }, { literal: 'Fern Labs' }],
      editors: [{ family: 'Oak', given: 'Ben' }],
      type: 'inproceedings',
      venue: 'OSDI',
      published: { year: 2024, month: 7 },
      ids: { doi: '10.1145/1234.5678', arxiv: '2404.12345', arxivCategory: 'cs.DC' },
      tags: ['cache', 'Systems/Caches'],
      note: 'Read **twice**.\n\n- fast',
      attachments: [{ kind: 'linked', path: '/home/ada/brisk.pdf' }],
      bib: { pages: '1--9', note: 'Best paper' },
    });
    expect(papers[1]).toMatchObject({ type: 'preprint', ids: { arxiv: '2405.54321' } });
  });

  it('reads what is whole of a file that is cut, and says what is not', () => {
    const text = JSON.stringify({ items: EXPORT.items }, null, 2);
    const { papers, warnings } = betterBibtexJson.parse!(text.slice(0, text.indexOf('arXiv:2405')), {});
    expect(papers).toHaveLength(1);
    expect(warnings).toHaveLength(1);
  });

  it('keeps of the Extra field what it can read nowhere else, another DOI among it', () => {
    const [item] = EXPORT.items;
    const extra = 'PMID: 12345678\nDOI: 10.1145/another\nCitation Key: two words\nISBN: 9780306406157';
    const { papers } = betterBibtexJson.parse!(JSON.stringify({ items: [{ ...item, extra }] }), {});
    expect(papers[0]).toMatchObject({
      ids: { doi: '10.1145/1234.5678', isbn: '9780306406157' },
      bib: { note: 'PMID: 12345678; DOI: 10.1145/another; Citation Key: two words' },
    });
  });
});
