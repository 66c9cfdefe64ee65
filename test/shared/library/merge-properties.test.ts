/** What holds of every merge, of taking it back and of reading a listing again, whatever the papers are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planOperation, withDelta } from '../../../shared/library/apply.ts';
import { planUndo } from '../../../shared/library/undo.ts';
import type { LibraryState } from '../../../shared/library/changes.ts';
import { DEFAULT_META } from '../../../shared/library/library-meta.ts';
import { applyPatch, mergeDraft, mergePapers } from '../../../shared/library/merge.ts';
import { newPaper } from '../../../shared/library/new-paper.ts';
import { paperSchema, type Paper, type PaperDraft } from '../../../shared/library/paper.ts';

/** The same papers every time: a thousand others were tried when a rule changed. */
fc.configureGlobal({ seed: 20261125 });

const NOW = '2026-02-03T00:00:00Z';

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const few = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
/** Few values each, so that two papers often have the same one. */
const fields = {
  abstract: some(fc.constantFrom('We pool pages.', 'We pool…', 'We pool pages and more.')),
  authors: some(
    fc.constantFrom(
      [{ family: 'Wren', given: 'A.' }],
      [{ family: 'Wren', given: 'Ada' }],
      [{ family: 'Wren', given: 'Ada' }, { literal: 'others' }],
      [
        { family: 'Wren', given: 'Ada' },
        { family: 'Kok', given: 'Bo', particle: 'van der' },
      ],
    ),
  ),
  authorCount: some(fc.integer({ min: 1, max: 4 })),
  published: some(
    fc.constantFrom(
      { year: 2024 },
      { year: 2025, month: 3 },
      { month: 3, day: 9 },
      { year: 2025, month: 3, day: 9 },
    ),
  ),
  yearInferred: some(fc.constant(true)),
  type: some(
    fc.constantFrom('preprint' as const, 'inproceedings' as const, 'article' as const, 'misc' as const),
  ),
  venue: some(fc.constantFrom('OSDI', 'TOCS', 'arXiv')),
  language: some(fc.constantFrom('en', 'de')),
  ids: some(
    fc.record(
      {
        arxiv: fc.constantFrom('2501.00001', '2501.00002'),
        arxivVersion: fc.integer({ min: 1, max: 3 }),
        doi: fc.constantFrom('10.1145/1', '10.1145/2', '10.48550/arxiv.2501.00001'),
        acl: fc.constantFrom('2025.acl-1', '2025.acl-2'),
      },
      { requiredKeys: [] },
    ),
  ),
  links: some(
    fc
      .uniqueArray(fc.constantFrom('https://a.org/1', 'https://b.org/2', 'https://github.com/a/b'), {
        maxLength: 2,
      })
      .map((urls) => urls.map((url) => ({ kind: 'page' as const, url }))),
  ),
  bib: some(
    fc.dictionary(fc.constantFrom('pages', 'series', 'note', 'publisher'), fc.constantFrom('1', '2'), {
      maxKeys: 3,
    }),
  ),
  attachments: some(
    few('/a.pdf', '/b.pdf', 'c.pdf').map((paths) => paths.map((path) => ({ kind: 'linked' as const, path }))),
  ),
  tags: some(few('moe', 'serving', 'kernels/attention')),
  note: some(fc.constantFrom('one', 'two', 'one and\n\na half', 'twofold')),
  rating: some(fc.integer({ min: 1, max: 5 })),
  starred: some(fc.boolean()),
  keyAliases: some(few('old1', 'old2', 'wren25')),
};
const sources = fc
  .uniqueArray(fc.constantFrom('a.bib', 'b.txt', 'c.md'), { minLength: 1, maxLength: 2 })
  .map((names) => names.map((from) => ({ format: 'test', from, lines: [1, 4] as const })));

const draft: fc.Arbitrary<PaperDraft> = fc
  .record({
    title: fc.constantFrom('Pools', 'Pools of Pages', 'pools of pages', 'arXiv:2501.00001'),
    citeKey: some(fc.constantFrom('wren25', 'pools', 'k1')),
    sources,
    ...fields,
  })
  // No source prints a preprint that appeared at a conference.
  .map(({ venue, ...record }) => ({
    ...record,
    venue: record.type === 'preprint' ? undefined : venue,
  }))
  .map((record) => withoutMissing(record) as unknown as PaperDraft);

/** A paper that came from a source, and that the user may have worked on since. */
const paper: fc.Arbitrary<Paper> = fc
  .record({
    draft,
    typed: fc.record(
      {
        title: fc.constantFrom('My Title', 'Pools of Pages, Mine'),
        ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value])),
      },
      { requiredKeys: [] },
    ),
    status: fc.constantFrom('inbox' as const, 'read' as const, 'discarded' as const),
  })
  .map(({ draft: from, typed, status }) => {
    const entered = newPaper(from, { id: 'p', citeKey: from.citeKey ?? 'key', now: NOW });
    const edits = withoutMissing(typed);
    const origin = Object.fromEntries(Object.keys(edits).map((field) => [field, 'user']));
    return paperSchema.parse({ ...entered, ...edits, status, origin: { ...entered.origin, ...origin } });
  });

/** Papers of one library: each with an id and key of its own. */
const papers = fc
  .array(paper, { minLength: 2, maxLength: 4 })
  .map((list) => list.map((one, at): Paper => ({ ...one, id: `p${at}`, citeKey: `${one.citeKey}-${at}` })));

function withoutMissing(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function stateOf(list: readonly Paper[]): LibraryState {
  return { papers: new Map(list.map((one) => [one.id, one])), meta: DEFAULT_META };
}

function patched(from: Paper, set: Readonly<Record<string, unknown>>): Paper {
  return paperSchema.parse(applyPatch(from, set));
}

it('a merge keeps every tag, note, file, link, source and key of all papers', () => {
  fc.assert(
    fc.property(papers, ([keep, ...others]) => {
      const merged = patched(keep!, mergePapers(keep!, others, NOW).set);
      for (const one of [keep!, ...others]) {
        expect(merged.tags).toEqual(expect.arrayContaining([...one.tags]));
        expect(merged.note).toContain(one.note.trim());
        expect(merged.attachments.map(({ path }) => path)).toEqual(
          expect.arrayContaining(one.attachments.map(({ path }) => path)),
        );
        expect(merged.links.map(({ url }) => url)).toEqual(
          expect.arrayContaining(one.links.map(({ url }) => url)),
        );
        expect(merged.sources.map(({ from }) => from)).toEqual(
          expect.arrayContaining(one.sources.map(({ from }) => from)),
        );
        expect([merged.citeKey, ...merged.keyAliases]).toEqual(
          expect.arrayContaining([one.citeKey, ...one.keyAliases]),
        );
        const ids = [merged.ids, ...merged.versions.map((version) => version.ids)];
        for (const name of ['arxiv', 'doi'] as const) {
          if (one.ids[name]) expect(ids.map((each) => each[name])).toContain(one.ids[name]);
        }
        if (one.starred) expect(merged.starred).toBe(true);
      }
      expect(merged.citeKey).toBe(keep!.citeKey);
    }),
  );
});

it('a merge prefers what the user typed on any of the papers', () => {
  fc.assert(
    fc.property(papers, ([keep, other]) => {
      const merged = patched(keep!, mergePapers(keep!, [other!], NOW).set);
      for (const field of [
        'title',
        'abstract',
        'authors',
        'published',
        'type',
        'venue',
        'language',
        'rating',
      ] as const) {
        const from =
          keep!.origin[field] === 'user' ? keep! : other!.origin[field] === 'user' ? other! : undefined;
        if (from) expect(merged[field], field).toEqual(from[field]);
      }
    }),
  );
});

it('undoing a merge brings back the papers exactly', () => {
  fc.assert(
    fc.property(papers, (list) => {
      const [keep, ...others] = list;
      const before = stateOf(list);
      const { set, removedIds } = mergePapers(keep!, others, NOW);
      const operation = {
        name: 'a merge',
        changes: [
          ...removedIds.map((id) => ({ kind: 'remove' as const, id })),
          { kind: 'edit' as const, id: keep!.id, set },
        ],
      };
      const { delta, inverse } = planOperation(before, operation);
      const after = withDelta(before, delta);
      expect([...after.papers.keys()]).toEqual([keep!.id]);
      const undo = planUndo(after, { ...operation, inverse });
      expect(undo.skipped).toEqual([]);
      const back = withDelta(after, planOperation(after, { name: 'undo', changes: undo.changes }).delta);
      expect(Object.fromEntries(back.papers)).toEqual(Object.fromEntries(before.papers));
    }),
  );
});

it('a source never overwrites what the user typed', () => {
  fc.assert(
    fc.property(paper, draft, (known, from) => {
      const after = patched(known, mergeDraft(known, from, NOW).set);
      for (const field of Object.keys(known.origin).filter((name) => known.origin[name] === 'user')) {
        const typed = known[field as keyof Paper];
        const now = after[field as keyof Paper];
        if (field === 'tags' || field === 'attachments' || field === 'keyAliases')
          expect(now, field).toEqual(expect.arrayContaining([...(typed as unknown[])]));
        else if (field === 'note') expect(now).toContain((typed as string).trim());
        else if (field === 'ids') expect(now, field).toMatchObject(typed as object);
        else expect(now, field).toEqual(typed);
      }
      expect(after.status).toBe(known.status);
      expect(after.citeKey).toBe(known.citeKey);
    }),
  );
});

it('reading the same listing again changes nothing, whatever the user edited since', () => {
  fc.assert(
    fc.property(draft, paper, (from, edited) => {
      const entered = newPaper(from, { id: 'p', citeKey: from.citeKey ?? 'key', now: NOW });
      expect(mergeDraft(entered, from, NOW)).toEqual({ set: {}, changed: [] });
      const typed = Object.keys(edited.origin).filter((name) => edited.origin[name] === 'user');
      const worked: Paper = {
        ...entered,
        ...Object.fromEntries(typed.map((name) => [name, edited[name as keyof Paper]])),
        origin: { ...entered.origin, ...Object.fromEntries(typed.map((name) => [name, 'user'])) },
      };
      const read = patched(worked, mergeDraft(worked, from, NOW).set);
      for (const name of typed) expect(read[name as keyof Paper], name).toEqual(worked[name as keyof Paper]);
    }),
  );
});

it('another source that is read twice changes nothing the second time', () => {
  fc.assert(
    fc.property(draft, draft, (first, from) => {
      const known = newPaper(first, { id: 'p', citeKey: 'key', now: NOW });
      const once = patched(known, mergeDraft(known, from, NOW).set);
      expect(mergeDraft(once, from, NOW)).toEqual({ set: {}, changed: [] });
    }),
  );
});

it('tags that the user gives with an import are added, also where the listing was read before', () => {
  fc.assert(
    fc.property(draft, fc.constantFrom([], ['mine']), (from, tags) => {
      const known: Paper = {
        ...newPaper(from, { id: 'p', citeKey: 'key', now: NOW }),
        tags,
        origin: { tags: 'user' },
      };
      const after = patched(known, mergeDraft(known, from, NOW, { tags: ['to-read'] }).set);
      expect(after.tags).toEqual([...tags, 'to-read']);
    }),
  );
});
