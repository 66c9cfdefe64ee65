import { expect, it } from 'vitest';
import { makeCiteKey } from '../../../shared/library/citation-key.ts';
import { DEFAULT_KEY_PATTERN } from '../../../shared/library/library-meta.ts';
import { newId, newPaper } from '../../../shared/library/new-paper.ts';
import { paperDraftSchema, paperSchema } from '../../../shared/library/paper.ts';
import { sampleLibrary } from '../../../shared/library/sample-library.ts';

const NOW = '2026-01-02T03:04:05Z';

it('makes UUIDv7s that sort by time and by counter', () => {
  const random = new Uint8Array(10).fill(0xff);
  const id = newId(Date.UTC(2026, 0, 1), random);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId(Date.UTC(2026, 0, 1) + 1, new Uint8Array(10)) > id).toBe(true);
  expect(newId(0, random, 2) > newId(0, random, 1)).toBe(true);
});

it('takes the arXiv id out of a DOI of arXiv, which its source printed alone', () => {
  const draft = { title: 'A', ids: { doi: '10.48550/arxiv.2307.08691' }, sources: [{ format: 'ris' }] };
  expect(newPaper(draft, { id: '1', citeKey: 'a', now: NOW })).toMatchObject({
    ids: { arxiv: '2307.08691' },
    type: 'preprint',
  });
});

it('fills in defaults and remembers which format set each field', () => {
  const paper = newPaper(
    {
      title: 'A',
      tags: ['x', 'x'],
      venue: undefined,
      note: undefined,
      sources: [{ format: 'bibtex', lines: [1, 2] }],
    },
    { id: '1', citeKey: 'a', now: NOW },
  );
  expect(paperSchema.parse(paper)).toMatchObject({
    authors: [],
    tags: ['x'],
    note: '',
    status: 'inbox',
    type: 'misc',
    origin: { title: 'bibtex', tags: 'bibtex' },
    sources: [{ format: 'bibtex', lines: [1, 2], capturedAt: NOW }],
    addedAt: NOW,
  });
});

it.each([
  [{ ids: { arxiv: '2501.00001' } }, 'preprint'],
  [{ ids: { arxiv: '2501.00001' }, venue: 'OSDI' }, 'inproceedings'],
  [{ ids: { arxiv: '2501.00001' }, venue: 'VLDB Journal' }, 'article'],
  [{ ids: { arxiv: '2501.00001' }, venue: 'arXiv' }, 'preprint'],
  [{ venue: 'ACM Transactions on Computer Systems' }, 'article'],
] as const)('takes a paper that its source gives no type, %j, for a %s', (fields, type) => {
  const made = newPaper({ title: 'A', sources: [], ...fields }, { id: '1', citeKey: 'a', now: NOW });
  expect(made.type).toBe(type);
});

it('offers a sample library whose note links to papers of it', () => {
  const drafts = sampleLibrary().map((draft) => paperDraftSchema.parse(draft));
  const keys = drafts.map((draft) => makeCiteKey(draft, DEFAULT_KEY_PATTERN, () => false));
  expect(new Set(keys).size).toBe(drafts.length);
  const links = drafts.flatMap((draft) =>
    [...(draft.note ?? '').matchAll(/\[\[(.+?)\]\]/g)].map((match) => match[1]!),
  );
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(keys).toContain(link);
});
