import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  freeKey,
  keyFromPattern,
  makeCiteKey,
  parseKeyPattern,
} from '../../../shared/library/citation-key.ts';
import { DEFAULT_KEY_PATTERN } from '../../../shared/library/library-meta.ts';
import { draft } from '../../helpers/papers.ts';

const free = () => false;
const key = (subject: ReturnType<typeof draft>, pattern = DEFAULT_KEY_PATTERN) =>
  makeCiteKey(subject, pattern, free);

describe('the default pattern', () => {
  it.each([
    [
      "takes the system's own name",
      'MoE-Lens: Towards the Hardware Limit',
      'Yichao Zhao;Ann Lee',
      2025,
      'zhao2025moelens',
    ],
    [
      'takes the first significant word',
      'On the Efficiency of Serving',
      'Ada Lovelace',
      2024,
      'lovelace2024efficiency',
    ],
    ['joins what a hyphen parts', 'KV-Cache Compression', 'Ada Lovelace', 2024, 'lovelace2024kvcache'],
    ['spells accents in ASCII', 'Über-Kernel: Fast', 'Jürgen Müßig', 2024, 'mussig2024uberkernel'],
    ['joins particles', 'Deep Things', 'Ludwig van Beethoven', 1801, 'vanbeethoven1801deep'],
    ['leaves out an unknown year', 'Deep Things', 'Ada Lovelace', undefined, 'lovelacedeep'],
    ['drops maths and TeX', 'S$^3$: Fast \\textbf{Decoding}', 'Ada Lovelace', 2023, 'lovelace2023s3'],
    ['spells Greek letters', 'β-VAE: Learning', 'Ada Lovelace', 2017, 'lovelace2017betavae'],
    [
      'does not take a phrase for a name',
      'Attention Please: A Study',
      'Ada Lovelace',
      2020,
      'lovelace2020attention',
    ],
  ])('%s', (_why, title, authors, year, expected) => {
    expect(key(draft(title, { authors, ...(year ? { published: { year } } : {}) }))).toBe(expected);
  });

  it('starts with the system where no author is known', () => {
    expect(key(draft('MoE-Lens: Towards the Limit', { published: { year: 2025 }, authorCount: 13 }))).toBe(
      'moelens2025',
    );
  });

  it('takes the year of the arXiv id where the source printed none', () => {
    const ids = { arxiv: '2312.15234' };
    expect(key(draft('MoE-Lens: Towards the Limit', { ids }))).toBe('moelens2023');
    expect(key(draft('MoE-Lens: Towards the Limit', { ids, published: { year: 2025 } }))).toBe('moelens2025');
  });

  it('names a paper without one Latin letter', () => {
    expect(key(draft('大模型推理', { authors: '张伟', published: { year: 2024 } }))).toBe('paper2024');
  });
});

describe('patterns', () => {
  const paper = draft('FlexGen: High-Throughput Generative Inference of Models', {
    authors: 'Ying Sheng;Lianmin Zheng;Binhang Yuan',
    published: { year: 2023, month: 7 },
    venue: 'ICML',
    ids: { arxiv: '2303.06865' },
    type: 'inproceedings',
  });
  it.each([
    ['{auth}{year}', 'Sheng2023'],
    ['{auth.upper}_{shortyear}', 'SHENG_23'],
    ['{auth.letters3.lower}{shortyear}', 'she23'],
    ['{auth.etal}:{year}', 'ShengEtAl:2023'],
    ['{authors}{year}', 'ShengZhengYuan2023'],
    ['{authors.2}{year}', 'ShengZheng2023'],
    ['{authors.abbr}{year}', 'SZY2023'],
    ['{lastauth.lower}-{venue}-{month}', 'yuan-ICML-07'],
    ['{title.3.capital}', 'FlexgenHighthroughputGenerative'],
    ['{title.first}', 'flexgen'],
    ['{system}/{arxiv}', 'flexgen/2303.06865'],
    ['{type}:{auth}', 'inproceedings:Sheng'],
  ])('%s gives %s', (pattern, expected) => {
    expect(keyFromPattern(paper, pattern)).toBe(expected);
  });

  it('leaves no separators where a field gives nothing', () => {
    expect(keyFromPattern(draft('Deep Things'), '{auth}_{year}_{title.first}')).toBe('deep');
  });

  it.each([
    ['{auth}{yaer}', 8, 'yaer'],
    ['{auth', 1, 'never closed'],
    ['{auth}}', 7, 'closes nothing'],
    ['{auth} {year}', 7, '" "'],
    ['{auth.loud}', 7, 'loud'],
    ['paper', 1, 'no field'],
    ['', 1, 'no field'],
  ])('%s is refused at column %i', (pattern, column, words) => {
    const result = parseKeyPattern(pattern);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.error.message).toContain(`Column ${column} `);
      expect(result.error.message).toContain(words);
    }
  });
});

describe('clashes', () => {
  it('gives the later paper a letter', () => {
    const taken = new Set<string>();
    const keys = Array.from({ length: 30 }, () => {
      const next = makeCiteKey(draft('Orca', { published: { year: 2022 } }), DEFAULT_KEY_PATTERN, (k) =>
        taken.has(k),
      );
      taken.add(next);
      return next;
    });
    expect(keys.slice(0, 3)).toEqual(['orca2022', 'orca2022a', 'orca2022b']);
    expect(keys.slice(26, 29)).toEqual(['orca2022z', 'orca2022aa', 'orca2022ab']);
  });

  it('stays fast and unique when thousands of papers share a key', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 3000; i++) taken.add(freeKey('x', (k) => taken.has(k)));
    expect(taken.size).toBe(3000);
  });

  it("keeps the source's key, or the nearest that is valid and free", () => {
    const given = (citeKey: string, ...taken: string[]) =>
      makeCiteKey(draft('Orca', { citeKey }), DEFAULT_KEY_PATTERN, (k) => taken.includes(k));
    expect(given('DBLP:conf/osdi/YuJKKC22')).toBe('DBLP:conf/osdi/YuJKKC22');
    expect(given('Yu2022', 'Yu2022')).toBe('Yu2022a');
    expect(given('müller2020')).toBe('müller2020');
    expect(given('two words, {one} key')).toBe('twowordsonekey');
    expect(given('{}')).toBe('orca');
  });
});

it('makes keys that BibTeX takes from anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, author) => {
      const made = key(draft(title, { authors: author }));
      expect(made).toMatch(/^[A-Za-z0-9:.+/_-]+$/);
      expect(made).toMatch(/[A-Za-z]/);
    }),
  );
});
