import { describe, expect, it } from 'vitest';
import { DuplicateFinder } from '../../../shared/library/duplicates.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

/** What the finder says about `second` when the library holds `first`. */
function verdict(first: PaperDraft, second: PaperDraft): string {
  return new DuplicateFinder([paperFrom(first)]).find(second)?.certainty ?? 'new';
}

const abstract =
  'Serving a mixture of experts on few GPUs means moving weights, and moving weights means waiting. We model the hardware ' +
  'limit of such serving as a whole, find that processors and GPUs are badly shared, and build a runtime that comes within ' +
  'a tenth of the limit on four machines while it keeps the quality of the model untouched.';

describe('the same paper', () => {
  it.each<[string, PaperDraft, PaperDraft]>([
    [
      'has the same arXiv id, whatever the version and title',
      draft('A First Title', { ids: { arxiv: '2504.09345', arxivVersion: 1 } }),
      draft('Quite Another Title', { ids: { arxiv: '2504.09345', arxivVersion: 2 } }),
    ],
    [
      'has an arXiv DOI on one side and the arXiv id on the other',
      draft('A Title', { ids: { doi: '10.48550/arxiv.2504.09345' } }),
      draft('A Title', { ids: { hf: '2504.09345' } }),
    ],
    [
      'has the same DOI',
      draft('A', { ids: { doi: '10.1145/1' } }),
      draft('A!', { ids: { doi: '10.1145/1' } }),
    ],
    [
      'has the same title and authors',
      draft('Deep Kernel Fusion for Serving', {
        authors: 'Ada Lovelace;Alan Turing',
        published: { year: 2024 },
      }),
      draft('Deep kernel fusion for serving', {
        authors: 'Lovelace, A.;Turing, A.',
        published: { year: 2025 },
      }),
    ],
    [
      'has the same title in another Unicode form, with other dashes and quotes',
      draft('Köln‑style “Mixture‑of‑Experts” Serving – A Study', { authors: 'Ada Lovelace' }),
      draft('Ko\u0308ln-style "Mixture of Experts" serving - a study', { authors: 'Ada Lovelace' }),
    ],
    [
      'has the same title and number of authors, where one side has no names',
      draft('FlexGen: Serving', { authors: 'Ada Lovelace;Alan Turing' }),
      draft('FlexGen: Serving', { authorCount: 2 }),
    ],
    [
      'has the same title without its subtitle, and shared authors',
      draft('Deep Kernel Fusion', { authors: 'Ada Lovelace;Alan Turing', published: { year: 2024 } }),
      draft('Deep Kernel Fusion: Serving Models Fast', {
        authors: 'Ada Lovelace;Alan Turing',
        published: { year: 2024 },
      }),
    ],
    [
      "has the same title without the system's name",
      draft('Serving Large Models on Small Machines', { authors: 'Ada Lovelace' }),
      draft('FlexGen: Serving Large Models on Small Machines', { authors: 'Ada Lovelace' }),
    ],
    [
      'was printed by a listing without names, and read again',
      draft('Short Title', { published: { year: 2025, month: 8, day: 5 } }),
      draft('Short Title', { published: { year: 2025, month: 8, day: 5 } }),
    ],
    [
      'is the preprint of the published version',
      draft('Deep Kernel Fusion for Serving', {
        authors: 'Ada Lovelace;Alan Turing',
        type: 'preprint',
        ids: { arxiv: '2401.00001', doi: '10.48550/arxiv.2401.00001' },
        published: { year: 2024 },
      }),
      draft('Deep Kernel Fusion for Serving', {
        authors: 'Ada Lovelace;Alan Turing',
        type: 'inproceedings',
        venue: 'OSDI',
        ids: { doi: '10.1145/3600006' },
        published: { year: 2025 },
      }),
    ],
    [
      'prints given and family names the other way round',
      draft('Deep Kernel Fusion for Serving', { authors: 'Zhang Wei;Chen Li' }),
      draft('Deep Kernel Fusion for Serving', { authors: 'Wei Zhang;Li Chen' }),
    ],
  ])('%s', (_why, first, second) => {
    expect(verdict(first, second)).toBe('same');
    expect(verdict(second, first)).toBe('same');
  });
});

describe('a suggestion only', () => {
  it.each<[string, PaperDraft, PaperDraft]>([
    [
      'the same system name with shared authors',
      draft('FlexGen: Serving on One GPU', { authors: 'Ada Lovelace;Alan Turing' }),
      draft('FlexGen: Training on Many GPUs', { authors: 'Ada Lovelace;Alan Turing' }),
    ],
    [
      'a close abstract under another title',
      draft('Moving Weights', { abstract, authorCount: 3 }),
      draft('The Hardware Limit of Serving', { abstract: abstract.replace('few GPUs', 'two GPUs') }),
    ],
    [
      'the same title and authors with another arXiv id',
      draft('Deep Kernel Fusion for Serving', { authors: 'Ada Lovelace', ids: { arxiv: '2401.00001' } }),
      draft('Deep Kernel Fusion for Serving', { authors: 'Ada Lovelace', ids: { arxiv: '2402.00002' } }),
    ],
    [
      'a conference paper and its journal version',
      draft('Deep Kernel Fusion for Serving', {
        authors: 'Ada Lovelace',
        type: 'inproceedings',
        venue: 'OSDI',
        published: { year: 2022 },
      }),
      draft('Deep Kernel Fusion for Serving', {
        authors: 'Ada Lovelace',
        type: 'article',
        venue: 'ACM Transactions on Computer Systems',
        published: { year: 2023 },
      }),
    ],
    [
      'a title that was cut',
      draft('Legion: Automatically Pushing the Envelo'),
      draft('Legion: Automatically Pushing the Envelope of Multi-GPU Systems'),
    ],
    [
      'the same title with another number of authors',
      draft('Deep Kernel Fusion for Serving', { authorCount: 3 }),
      draft('Deep Kernel Fusion for Serving', { authorCount: 9 }),
    ],
    [
      'the same DOI on two chapters',
      draft('On Compilers', { authors: 'Ada Lovelace', ids: { doi: '10.1007/978' } }),
      draft('Scheduling Theory Revisited', { authors: 'Alan Turing', ids: { doi: '10.1007/978' } }),
    ],
    ...['Erratum', 'Correction to', 'Poster', 'Demo', 'Extended Abstract'].map(
      (label): [string, PaperDraft, PaperDraft] => [
        `a paper and what is called "${label}"`,
        draft('Deep Kernel Fusion for Serving', { authors: 'Ada Lovelace', published: { year: 2024 } }),
        draft(`${label}: Deep Kernel Fusion for Serving`, {
          authors: 'Ada Lovelace',
          published: { year: 2024 },
        }),
      ],
    ),
    [
      'names that differ in a sign',
      draft('Verified Kernels in C++', { authors: 'Ada Lovelace', published: { year: 2024 } }),
      draft('Verified Kernels in C', { authors: 'Ada Lovelace', published: { year: 2024 } }),
    ],
    [
      'a title that every volume has, a year apart',
      draft('Editorial', { authors: 'Ada Lovelace;Alan Turing', published: { year: 2023 } }),
      draft('Editorial', { authors: 'Ada Lovelace;Alan Turing', published: { year: 2024 } }),
    ],
    [
      'a title that every volume has, without authors',
      draft('Introduction', { published: { year: 2024 } }),
      draft('Introduction', { published: { year: 2024 } }),
    ],
  ])('%s', (_why, first, second) => {
    expect(verdict(first, second)).toBe('suggestion');
    expect(verdict(second, first)).toBe('suggestion');
  });
});

describe('two different papers', () => {
  it.each<[string, PaperDraft, PaperDraft]>([
    ['close titles', draft('Scaling Laws for Language Models'), draft('Scaling Laws for Vision Models')],
    [
      'numbered parts',
      draft('The Theory of Kernels, Part 1', { authors: 'Ada Lovelace' }),
      draft('The Theory of Kernels, Part 2', { authors: 'Ada Lovelace' }),
    ],
    [
      'the same short title by others',
      draft('Introduction', { authors: 'Ada Lovelace' }),
      draft('Introduction', { authors: 'Alan Turing' }),
    ],
    [
      'editorials of one editor in two volumes',
      draft('Editorial', {
        authors: 'Ada Lovelace',
        type: 'article',
        venue: 'CACM',
        bib: { volume: '3' },
        published: { year: 2020 },
      }),
      draft('Editorial', {
        authors: 'Ada Lovelace',
        type: 'article',
        venue: 'CACM',
        bib: { volume: '4' },
        published: { year: 2020 },
      }),
    ],
    [
      'the same system name by others',
      draft('Orca: Serving', { authors: 'Ada Lovelace' }),
      draft('Orca: Whales', { authors: 'Jacques Cousteau' }),
    ],
    [
      'the same subtitle-less title but another arXiv id',
      draft('Deep Kernel Fusion', { authors: 'Ada Lovelace', ids: { arxiv: '2401.00001' } }),
      draft('Deep Kernel Fusion: Two', { authors: 'Ada Lovelace', ids: { arxiv: '2402.00002' } }),
    ],
    [
      'titles that are identifiers only',
      draft('arXiv:2401.00001'),
      draft('arXiv:2401.00001', { ids: { arxiv: '2402.00002' } }),
    ],
  ])('%s', (_why, first, second) => {
    expect(verdict(first, second)).toBe('new');
  });
});

it('does not take "and others" for a shared author', () => {
  expect(
    verdict(
      draft('Editorial', { authors: 'Ada Lovelace;et al.' }),
      draft('Editorial', { authors: 'Jacques Cousteau;et al.' }),
    ),
  ).toBe('new');
});

describe('the finder', () => {
  const first = paperFrom(draft('Deep Kernel Fusion for Serving', { ids: { doi: '10.1145/1' } }));

  it('finds by the identifiers of other versions', () => {
    const paper = paperFrom(
      draft('Published', { versions: [{ type: 'preprint', ids: { arxiv: '2401.00001' } }] }),
    );
    expect(
      new DuplicateFinder([paper]).find(draft('Preprint', { ids: { arxiv: '2401.00001' } }))?.paper,
    ).toBe(paper);
  });

  it('follows papers that come, change and go', () => {
    const finder = new DuplicateFinder();
    const asked = draft('Deep kernel fusion for serving');
    expect(finder.find(asked)).toBeUndefined();
    finder.put(first);
    expect(finder.find(asked)?.paper).toBe(first);
    finder.put({ ...first, title: 'Something Else Altogether' });
    expect(finder.find(asked)).toBeUndefined();
    expect(finder.find(draft('X', { ids: { doi: '10.1145/1' } }))?.reason).toBe('same DOI 10.1145/1');
    finder.remove(first.id);
    expect(finder.find(draft('X', { ids: { doi: '10.1145/1' } }))).toBeUndefined();
  });

  it('prefers the certain paper to a suggested one', () => {
    const suggested = paperFrom(draft('Deep Kernel Fusion for Serving', { authorCount: 9 }));
    const finder = new DuplicateFinder([suggested, first]);
    expect(
      finder.find(draft('Deep Kernel Fusion for Serving', { authorCount: 2, ids: { doi: '10.1145/1' } }))
        ?.paper,
    ).toBe(first);
  });

  it('does not take a paper for its own duplicate', () => {
    expect(new DuplicateFinder([first]).find(first)).toBeUndefined();
  });
});
