import { describe, expect, it } from 'vitest';
import { mergeDraft, mergePapers } from '../../../shared/library/merge.ts';
import { paperSchema, type Paper, type PaperDraft } from '../../../shared/library/paper.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const NOW = '2026-02-03T00:00:00Z';

/** The paper after merging, checked against the schema. */
function merged(paper: Paper, from: PaperDraft): Paper {
  const { set } = mergeDraft(paper, from, NOW);
  const entries = Object.entries({ ...paper, ...set }).filter(([, value]) => value !== null);
  return paperSchema.parse(Object.fromEntries(entries));
}

const other = { sources: [{ format: 'bibtex', from: 'other.bib' }] };

describe('mergeDraft', () => {
  it('changes nothing when the same listing is read again', () => {
    const listed = draft('A Title', {
      authorCount: 13,
      published: { year: 2025, month: 8, day: 5 },
      yearInferred: true,
      tags: ['moe'],
      citeKey: 'zhao2025',
      sources: [{ format: 'hf', from: 'page.txt', lines: [3, 9], comments: 2, headings: ['A', 'B'] }],
    });
    const paper = paperFrom(listed, { citeKey: 'zhao2025a' });
    expect(mergeDraft(paper, listed, NOW)).toEqual({ set: {}, changed: [] });
  });

  it('remembers another source, and names that as the change', () => {
    const { set, changed } = mergeDraft(paperFrom(draft('A Title')), draft('A Title', other), NOW);
    expect(set['sources']).toHaveLength(2);
    expect(changed.map(({ field }) => field)).toEqual(['sources']);
  });

  it('puts names in the place of a count', () => {
    const paper = merged(
      paperFrom(draft('A Title', { authorCount: 2 })),
      draft('A Title', { ...other, authors: 'Ada Lovelace;Alan Turing' }),
    );
    expect(paper.authors).toHaveLength(2);
    expect(paper.authorCount).toBeUndefined();
    expect(paper.origin['authors']).toBe('bibtex');
  });

  it('prefers full given names to initials and keeps the longer of each', () => {
    const paper = merged(
      paperFrom(draft('A Title', { authors: 'A. Lovelace;Alan M. Turing' })),
      draft('A Title', { ...other, authors: 'Ada Augusta Lovelace;A. Turing' }),
    );
    expect(paper.authors.map((name) => name.given)).toEqual(['Ada Augusta', 'Alan M.']);
  });

  it('makes dates more exact and never less', () => {
    const exact = paperFrom(draft('A', { published: { year: 2025, month: 8, day: 5 } }));
    expect(merged(exact, draft('A', { ...other, published: { year: 2025 } })).published).toEqual({
      year: 2025,
      month: 8,
      day: 5,
    });
    const year = paperFrom(draft('A', { published: { year: 2025 } }));
    expect(merged(year, draft('A', { ...other, published: { year: 2025, month: 8 } })).published).toEqual({
      year: 2025,
      month: 8,
    });
  });

  it('prefers a printed year to an inferred one and keeps the day that goes with it', () => {
    const inferred = paperFrom(
      draft('A', { published: { year: 2026, month: 8, day: 5 }, yearInferred: true }),
    );
    const paper = merged(inferred, draft('A', { ...other, published: { year: 2025 } }));
    expect(paper.published).toEqual({ year: 2025, month: 8, day: 5 });
    expect(paper.yearInferred).toBeUndefined();
  });

  it('makes the published version the one to cite and remembers the preprint', () => {
    const preprint = paperFrom(
      draft('FlexGen: Old Words', {
        authors: 'Ada Lovelace',
        type: 'preprint',
        ids: { arxiv: '2303.06865', arxivVersion: 1 },
        published: { year: 2023, month: 3, day: 13 },
      }),
    );
    const published = draft('FlexGen: New Words', {
      ...other,
      authors: 'Ada Lovelace',
      type: 'inproceedings',
      venue: 'ICML',
      published: { year: 2024 },
      ids: { doi: '10.5555/1' },
      bib: { pages: '1--20' },
    });
    const paper = merged(preprint, published);
    expect(paper).toMatchObject({
      title: 'FlexGen: New Words',
      type: 'inproceedings',
      venue: 'ICML',
      published: { year: 2024 },
      ids: { arxiv: '2303.06865', doi: '10.5555/1' },
      bib: { pages: '1--20' },
      versions: [
        {
          type: 'preprint',
          title: 'FlexGen: Old Words',
          published: { year: 2023, month: 3, day: 13 },
          ids: { arxiv: '2303.06865', arxivVersion: 1 },
        },
      ],
    });
    expect(mergeDraft(paper, published, NOW).set).toEqual({});
  });

  it("gives a published paper its publisher's DOI, whichever server its preprint is on", () => {
    const preprint = {
      type: 'preprint' as const,
      venue: 'bioRxiv',
      ids: { doi: '10.1101/2024.01.02.573821' },
    };
    const journal = {
      type: 'article' as const,
      venue: 'Nature Methods',
      ids: { doi: '10.1038/s41592-025-1' },
    };
    const paper = merged(paperFrom(draft('A Title', preprint)), draft('A Title', { ...other, ...journal }));
    expect(paper).toMatchObject({ type: 'article', venue: 'Nature Methods', ids: journal.ids });
    expect(paper.versions).toMatchObject([preprint]);
  });

  it('keeps the published version to cite when the preprint comes later', () => {
    const published = paperFrom(
      draft('FlexGen', {
        type: 'inproceedings',
        venue: 'ICML',
        published: { year: 2024 },
        bib: { pages: '1' },
      }),
    );
    const paper = merged(
      published,
      draft('FlexGen', {
        ...other,
        type: 'preprint',
        venue: 'arXiv',
        ids: { arxiv: '2303.06865' },
        published: { year: 2023, month: 3 },
        bib: { volume: 'abs/2303' },
      }),
    );
    expect(paper).toMatchObject({
      type: 'inproceedings',
      venue: 'ICML',
      published: { year: 2024 },
      ids: { arxiv: '2303.06865' },
      bib: { pages: '1' },
    });
    expect(paper.bib).not.toHaveProperty('volume');
    expect(paper.versions).toEqual([
      { type: 'preprint', venue: 'arXiv', published: { year: 2023, month: 3 }, ids: { arxiv: '2303.06865' } },
    ]);
  });

  it('never touches what the user typed', () => {
    const typed: Paper = {
      ...paperFrom(draft('My Title', { published: { year: 2001 }, authors: 'Me', links: [] })),
      status: 'discarded',
      note: 'mine',
      tags: ['mine'],
      origin: {
        title: 'user',
        published: 'user',
        authors: 'user',
        links: 'user',
        status: 'user',
        note: 'user',
        tags: 'user',
      },
    };
    const paper = merged(
      typed,
      draft('My Title, Only Longer and Published', {
        ...other,
        authors: 'Me;Myself',
        published: { year: 2001, month: 3 },
        links: [{ kind: 'code', url: 'https://github.com/a/b' }],
        tags: ['theirs'],
        note: 'theirs',
        status: 'read',
        type: 'inproceedings',
        venue: 'OSDI',
      }),
    );
    expect(paper).toMatchObject({
      title: 'My Title',
      published: { year: 2001 },
      links: [],
      status: 'discarded',
    });
    expect(paper.authors).toHaveLength(1);
    expect(paper.note).toBe('mine\n\ntheirs');
    expect(paper.tags).toEqual(['mine', 'theirs']);
  });

  it('does not bring back a tag that the user removed since the same source gave it', () => {
    const given = draft('A Title', { tags: ['moe'] });
    const paper: Paper = { ...paperFrom(given), tags: [], origin: { tags: 'user' } };
    expect(mergeDraft(paper, given, NOW).set).toEqual({});
  });

  it('replaces a title that only stands for an identifier', () => {
    expect(merged(paperFrom(draft('arXiv:2303.06865')), draft('FlexGen', other)).title).toBe('FlexGen');
    expect(merged(paperFrom(draft('FlexGen')), draft('arXiv:2303.06865', other)).title).toBe('FlexGen');
  });

  it("keeps the source's key as an alias unless another paper has it", () => {
    const paper = paperFrom(draft('A Title'), { citeKey: 'lovelace2025' });
    const keyed = draft('A Title', { ...other, citeKey: 'ada25' });
    expect(merged(paper, keyed).keyAliases).toEqual(['ada25']);
    expect(mergeDraft(paper, keyed, NOW, { isKeyTaken: (key) => key === 'ada25' }).set).not.toHaveProperty(
      'keyAliases',
    );
  });

  it('takes each link once, however its address is written', () => {
    const paper = paperFrom(draft('A', { links: [{ kind: 'code', url: 'https://github.com/a/b' }] }));
    const more = draft('A', {
      ...other,
      links: [
        { kind: 'code', url: 'http://www.github.com/A/b.git' },
        { kind: 'pdf', url: 'https://a.org/b.pdf' },
      ],
    });
    expect(merged(paper, more).links.map((link) => link.url)).toEqual([
      'https://github.com/a/b',
      'https://a.org/b.pdf',
    ]);
  });
});

describe('mergePapers', () => {
  it('keeps every tag, note, file, source and key of all of them', () => {
    const keep: Paper = {
      ...paperFrom(draft('A Title', { tags: ['a'], note: 'one' }), { citeKey: 'k' }),
      keyAliases: ['old'],
    };
    const second: Paper = {
      ...paperFrom(
        draft('A Title', {
          ...other,
          tags: ['b'],
          note: 'two',
          attachments: [{ kind: 'linked', path: '/p.pdf' }],
        }),
        { citeKey: 'ka' },
      ),
      starred: true,
      status: 'read',
      rating: 4,
    };
    const third = paperFrom(draft('A Title', { published: { year: 2024 } }), { citeKey: 'k3' });
    const { set, changed, removedIds } = mergePapers(keep, [second, third], NOW);
    expect(removedIds).toEqual([second.id, third.id]);
    expect(set).toMatchObject({
      tags: ['a', 'b'],
      note: 'one\n\ntwo',
      keyAliases: ['old', 'ka', 'k3'],
      attachments: [{ kind: 'linked', path: '/p.pdf' }],
      starred: true,
      status: 'read',
      rating: 4,
      published: { year: 2024 },
    });
    expect(changed.find(({ field }) => field === 'note')).toEqual({
      field: 'note',
      before: 'one',
      after: 'one\n\ntwo',
    });
  });

  it('prefers what the user typed on any of them', () => {
    const keep = paperFrom(draft('A title from a listing'));
    const typed: Paper = { ...paperFrom(draft('A Title the User Typed')), origin: { title: 'user' } };
    const { set } = mergePapers(keep, [typed], NOW);
    expect(set).toMatchObject({ title: 'A Title the User Typed', origin: { title: 'user' } });
  });
});
