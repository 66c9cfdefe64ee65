import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeBoth } from '../../../shared/library/merge-both.ts';

const code = { kind: 'code', url: 'https://github.com/example/planner' };
const page = { kind: 'project', url: 'https://planner.example.org' };
const moved = { kind: 'code', url: 'https://gitlab.com/example/planner' };
const other = { kind: 'code', url: 'https://codeberg.org/example/planner' };

describe('two changes of the same list', () => {
  it('both hold, also where one side adds and the other takes off', () => {
    expect(mergeBoth('tags', ['moe', 'old'], ['moe', 'old', 'serving'], ['moe', 'quant'])).toEqual([
      'moe',
      'serving',
      'quant',
    ]);
    expect(mergeBoth('links', [code], [code, page], [])).toEqual([page]);
    expect(mergeBoth('links', [code], [moved], [code, page])).toEqual([moved, page]);
    expect(mergeBoth('links', undefined, [code], [page])).toEqual([code, page]);
  });

  it('of identifiers and fields each stands for itself', () => {
    const ids = { arxiv: '2401.00001' };
    expect(mergeBoth('ids', ids, { ...ids, doi: '10.1145/1' }, { ...ids, openreview: 'x' })).toEqual({
      arxiv: '2401.00001',
      doi: '10.1145/1',
      openreview: 'x',
    });
    expect(mergeBoth('ids', ids, {}, { ...ids, doi: '10.1145/1' })).toEqual({ doi: '10.1145/1' });
  });

  it('are not brought together where both changed the same thing, or where the order is part of it', () => {
    expect(mergeBoth('links', [code], [moved], [other])).toBeUndefined();
    expect(mergeBoth('ids', { doi: 'a' }, { doi: 'b' }, { doi: 'c' })).toBeUndefined();
    expect(mergeBoth('authors', [], [{ literal: 'A' }], [{ literal: 'B' }])).toBeUndefined();
    expect(mergeBoth('title', 'A', 'B', 'C')).toBeUndefined();
  });

  it('lose nothing that either side added, and keep nothing that either took off', () => {
    const tags = fc.uniqueArray(fc.constantFrom(...'abcdef'));
    fc.assert(
      fc.property(tags, tags, tags, (base, ours, theirs) => {
        const kept = [...'abcdef'].filter((tag) =>
          base.includes(tag)
            ? ours.includes(tag) && theirs.includes(tag)
            : [...ours, ...theirs].includes(tag),
        );
        expect([...(mergeBoth('tags', base, ours, theirs) as string[])].sort()).toEqual(kept);
      }),
    );
  });
});
