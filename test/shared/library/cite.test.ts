import { describe, expect, it } from 'vitest';
import { cite } from '../../../shared/library/cite.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const conference = paperFrom(
  draft('Deep Kernel Fusion for Serving', {
    authors: 'Ada Augusta Lovelace;Ludwig van Beethoven;Jean-Yves Girard',
    type: 'inproceedings',
    venue: 'OSDI',
    published: { year: 2024 },
    ids: { doi: '10.1145/3600006.1', arxiv: '2401.00001' },
    bib: { pages: '101--120' },
  }),
  { citeKey: 'lovelace2024deep' },
);
const preprint = paperFrom(
  draft('Is Fusion All You Need?', {
    authors: 'Ada Lovelace;Alan Turing',
    type: 'preprint',
    published: { year: 2025, month: 3 },
    ids: { arxiv: '2503.00001', arxivCategory: 'cs.DC' },
  }),
  { citeKey: 'lovelace2025fusion' },
);
const journal = paperFrom(
  draft('Kernels', {
    authors: 'NVIDIA',
    type: 'article',
    venue: 'JMLR',
    published: { year: 2022 },
    bib: { volume: '23', number: '4', pages: '7' },
  }),
  { citeKey: 'nvidia2022kernels' },
);
const bare = paperFrom(draft('Only a [Title]', { authorCount: 13 }), { citeKey: 'only' });

describe('reference lists', () => {
  it('writes ACM style', () => {
    expect(cite([conference, preprint, journal, bare], 'acm').split('\n')).toEqual([
      'Ada Augusta Lovelace, Ludwig van Beethoven, and Jean-Yves Girard. 2024. Deep Kernel Fusion for Serving. In OSDI ’24, 101–120. https://doi.org/10.1145/3600006.1',
      'Ada Lovelace and Alan Turing. 2025. Is Fusion All You Need? arXiv:2503.00001 [cs.DC]. https://arxiv.org/abs/2503.00001',
      'NVIDIA. 2022. Kernels. JMLR 23, 4, 7.',
      'Only a [Title].',
    ]);
  });

  it('writes IEEE style, numbered where there are several', () => {
    expect(cite([conference, preprint, journal], 'ieee').split('\n')).toEqual([
      '[1] A. A. Lovelace, L. van Beethoven, and J.-Y. Girard, “Deep Kernel Fusion for Serving,” in Proc. OSDI, 2024, pp. 101–120, doi: 10.1145/3600006.1.',
      '[2] A. Lovelace and A. Turing, “Is Fusion All You Need?” 2025, arXiv:2503.00001.',
      '[3] NVIDIA, “Kernels,” JMLR, vol. 23, no. 4, p. 7, 2022.',
    ]);
    expect(cite([journal], 'ieee')).not.toContain('[1]');
  });

  it('gives a journal its month, and proceedings that are named in full neither "Proc." nor a year again', () => {
    const dated = { ...journal, published: { year: 2022, month: 9 } };
    expect(cite([dated], 'acm')).toBe('NVIDIA. 2022. Kernels. JMLR 23, 4 (Sept. 2022), 7.');
    expect(cite([dated], 'ieee')).toBe('NVIDIA, “Kernels,” JMLR, vol. 23, no. 4, p. 7, Sep. 2022.');
    const named = { ...conference, venue: 'Proceedings of the 3rd Workshop on Small Kernels' };
    expect(cite([named], 'acm')).toContain('. In Proceedings of the 3rd Workshop on Small Kernels, 101–120.');
    expect(cite([named], 'ieee')).toContain('” in Proceedings of the 3rd Workshop on Small Kernels, 2024,');
  });

  it('shortens long and cut author lists', () => {
    const seven = paperFrom(draft('T', { authors: 'A B;C D;E F;G H;I J;K L;M N' }));
    expect(cite([seven], 'ieee')).toBe('A. B et al., “T.”');
    const cut = paperFrom(draft('T', { authors: 'Ada Lovelace', authorCount: 9 }));
    expect(cite([cut], 'acm')).toBe('Ada Lovelace, et al. T.');
  });
});

describe('citing commands', () => {
  it.each([
    ['latex', '\\cite{lovelace2024deep,only}'],
    ['pandoc', '[@lovelace2024deep; @only]'],
    ['key', 'lovelace2024deep\nonly'],
    ['markdown', '[Deep Kernel Fusion for Serving](https://doi.org/10.1145/3600006.1)\nOnly a \\[Title\\]'],
  ] as const)('%s', (style, expected) => {
    expect(cite([conference, bare], style)).toBe(expected);
  });

  it('puts keys that Pandoc would cut in braces', () => {
    const odd = paperFrom(draft('T'), { citeKey: "DBLP:conf//x'" });
    expect(cite([odd], 'pandoc')).toBe("[@{DBLP:conf//x'}]");
  });
});
