import { describe, expect, it } from 'vitest';
import { matchRecord, type Wanted } from '../../../../electron/library-host/metadata/match.ts';
import type { PaperDraft } from '../../../../shared/library/paper.ts';

const ABSTRACT =
  'Serving systems keep the keys and values of past tokens, and that memory limits how many requests run at once. We keep it in pages of fixed size, as an operating system would, and share pages between requests.';

const listed: Wanted = {
  title: 'Paged Keys: Memory for Serving Language Models',
  abstract: ABSTRACT,
  authors: [],
  authorCount: 9,
  published: { year: 2023, month: 9, day: 12 },
};

const record = (more: Partial<PaperDraft> = {}): PaperDraft => ({
  title: 'Paged keys: memory for serving language models.',
  abstract: ABSTRACT,
  authors: Array.from({ length: 9 }, (_, i) => ({ family: `Family${i}` })),
  published: { year: 2023, month: 9 },
  sources: [],
  ...more,
});

const verdict = (wanted: Wanted, found: PaperDraft): string => matchRecord(wanted, found).verdict;

describe('the same paper', () => {
  it('is taken with its title, author count, date and abstract', () =>
    expect(verdict(listed, record())).toBe('same'));

  it('is taken when its last version has one author more, because the abstract is the same', () => {
    expect(
      verdict(listed, record({ authors: Array.from({ length: 10 }, (_, i) => ({ family: `F${i}` })) })),
    ).toBe('same');
  });

  it('is taken under a changed title when the abstract is the same', () => {
    expect(verdict(listed, record({ title: 'Paged Keys: Memory for Serving Large Language Models' }))).toBe(
      'same',
    );
  });

  it('is taken without an abstract when authors and date agree', () => {
    expect(verdict({ ...listed, abstract: undefined }, record({ published: { year: 2024, month: 2 } }))).toBe(
      'same',
    );
  });
});

describe('a near miss is never taken', () => {
  const other =
    'Cameras on small drones see a scene from many sides. This paper plans their flight so that a city is mapped in one battery charge.';

  it.each<[string, Partial<PaperDraft>]>([
    ['the same title over another abstract', { abstract: other, authors: record().authors! }],
    [
      'the same title with other authors and no abstract',
      { abstract: undefined, authors: [{ family: 'Nobody' }] },
    ],
    ['the same title ten years later', { abstract: undefined, published: { year: 2034, month: 9 } }],
    [
      'a title with one word changed',
      { title: 'Paged Values: Memory for Serving Language Models', abstract: other },
    ],
    ['a sequel', { title: 'Paged Keys 2: Memory for Training Vision Models', abstract: other }],
    [
      'a survey of the same thing',
      { title: 'Memory for Serving Language Models: A Survey', abstract: other },
    ],
  ])('%s', (_name, more) => expect(verdict(listed, record(more))).not.toBe('same'));

  it('a bare title is only a choice', () => {
    expect(verdict({ title: listed.title, authors: [] }, record())).toBe('maybe');
  });

  it('known names win over everything but the abstract', () => {
    const wanted: Wanted = {
      ...listed,
      abstract: undefined,
      authors: [{ family: 'Kwon' }, { family: 'Li' }],
    };
    expect(verdict(wanted, record({ abstract: undefined }))).not.toBe('same');
  });
});
