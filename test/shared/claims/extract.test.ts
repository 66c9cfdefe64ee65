import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractClaims } from '../../../shared/claims/extract.ts';
import { claimSchema } from '../../../shared/library/knowledge.ts';
import { reading, readingOf } from './readings.ts';

describe('extractClaims: numbers as abstracts print them', () => {
  it.each([
    ['It reaches a 35.8times speedup.', '35.8× speedup'],
    ['It reaches a 2.4\\times speedup.', '2.4× speedup'],
    ['It reaches up to $1.4\\times$ higher throughput.', '≤1.4× throughput'],
    ['It reaches a \\(1.65\\times\\) speedup.', '1.65× speedup'],
    ['It lowers perplexity by 2.4--32.1\\%.', '2.4–32.1 % accuracy'],
    ['It processes images at 1.88x104 frames/sec.', '18,800 frames/s throughput'],
    ['It is 5.2-6.5x faster.', '5.2–6.5× speedup'],
    ['It is 65–92% faster.', '65–92 % speedup'],
    ['It runs 2x to 6x faster.', '2–6× speedup'],
    ['It is between 2x and 4x faster.', '2–4× speedup'],
    ['It trains 4 to 8x larger models.', '4–8× scale'],
    ['It is 24,000x faster.', '24,000× speedup'],
    ['It is 2.35x∼3.47x faster.', '2.35–3.47× speedup'],
    ['It is 3 times faster.', '3× speedup'],
    ['It is １２％ faster.', '12 % speedup'],
    ['It generates ~53k tok/s.', '≈53,000 tokens/s throughput'],
    ['It trains models with up to 1.6 trillion parameters.', '≤1.6 T parameters scale'],
    ['It serves 1,024,000 tokens/s.', '1.024 M tokens/s throughput'],
    ['It is 3\u202f×\u00a0faster.', '3× speedup'],
    ['It cuts latency by 65\u2009%.', '65 % latency'],
    ['It cuts latency by 20\u201330%.', '20–30 % latency'],
    ['\ud835\udfd0 is no digit that we read, yet it is 4x faster.', '4× speedup'],
  ])('%s', (sentence, expected) => {
    expect(readingOf(sentence)).toEqual([expected]);
  });

  it('says nothing about an empty abstract, or one without numbers', () => {
    expect(extractClaims('')).toEqual([]);
    expect(extractClaims('We are an order of magnitude faster and use half the memory.')).toEqual([]);
  });
});

describe('extractClaims: places in the text as printed', () => {
  it('quotes the abstract exactly, LaTeX and odd white space included', () => {
    const printed =
      'We show that Foo\nachieves up to $1.4\\times$ higher throughput and saves  20\\% of energy.';
    const claims = extractClaims(printed);
    expect(claims).toHaveLength(2);
    expect(claims[0]!.quote).toBe('up to $1.4\\times$ higher throughput');
    for (const { quote, start, end } of claims) expect(printed.slice(start, end)).toBe(quote);
  });

  it('never leaves the text, never overlaps, and always gives valid claims, whatever the text is', () => {
    const pieces = fc.constantFrom(
      ...[
        'We achieve ',
        'up to ',
        '3.5',
        'x',
        '×',
        '%',
        '--',
        ' and ',
        'speedup ',
        '$',
        '\\times',
        '\\%',
        '(',
      ],
      ...[
        ')',
        '. ',
        ',',
        '1,024',
        'GB',
        'ms ',
        'over vLLM ',
        'on A100 ',
        'from ',
        ' to ',
        '#',
        '\n',
        '‑',
        '\u00a0',
      ],
      ...['😀', 'RTX 4090 ', '1e-7', '.5', 'K', '2-bit ', 'A'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        const printed = parts.join('');
        let from = 0;
        for (const claim of extractClaims(printed)) {
          claimSchema.parse(claim);
          expect(printed.slice(claim.start, claim.end)).toBe(claim.quote);
          expect(claim.start).toBeGreaterThanOrEqual(from);
          expect((claim.value === undefined) !== (claim.range === undefined)).toBe(true);
          from = claim.end!;
        }
        expect(extractClaims(printed)).toEqual(extractClaims(printed));
      }),
      { numRuns: 500 },
    );
  });

  it('reads an abstract of 100 kB', () => {
    const long = `We present Foo. ${'It is 2x faster than vLLM on A100 and saves 30% of memory '.repeat(1800)}.`;
    expect(extractClaims(long).length).toBeGreaterThan(3000);
  });
});

describe('extractClaims: what is not a claim', () => {
  it.each([
    'It renders an 8192times 8192 image.',
    'It runs a 14B model on 64 A100s.',
    'It runs a 175 billion-parameter model on a single 80 GB GPU.',
    'We evaluate it on 80 workloads and 7,160 schedules.',
    'It beats the 864 GB/s L40S.',
    'It works with FP16, int8 (W8A16) and 4-bit weights.',
    'Bit-widths come from {2,3,4,8,16}.',
    'It meets 100 ms latency targets.',
    'In the future we will support training, with up to 8x memory savings.',
    'Existing systems waste 60% of the memory.',
    'It runs on 4x NVIDIA A6000 or 8x NVIDIA 3090 GPUs.',
    'It needs Llama-2-7B, GPT-3 175B and ZeRO-3 (see https://github.com/foo/bar2).',
  ])('%s', (sentence) => {
    expect(readingOf(sentence)).toEqual([]);
  });

  it('takes only the value after an improvement', () => {
    expect(readingOf('It improves the speedup from 1.26x to 1.65x.')).toEqual(['1.65× speedup']);
  });

  it('does not take what stands before the authors speak of their own work', () => {
    expect(reading('Prefill takes 20% of the latency. We make it 3x faster.')).toEqual(['3× speedup']);
  });
});

describe('extractClaims: bounds', () => {
  it.each([
    ['It is up to 2x faster.', '≤2×'],
    ['It is over 2x faster.', '≥2×'],
    ['It is on average 2x faster.', '⌀2×'],
    ['It is 2x faster on average.', '⌀2×'],
    ['It is about 2x faster.', '≈2×'],
    ['It is an average of over 2x faster.', '≥2×'],
    ['It predicts latency with an average 94% accuracy.', '⌀94 %'],
    ['It reaches an average speedup of 2x.', '⌀2×'],
    ['It cuts average job completion time by 30%.', '30 %'],
    ['It costs only a 0.4-point drop in average accuracy.', '0.4 points'],
    ['It meets its deadline for > 90% of requests.', '≥90 %'],
    ['It is 2x or more faster.', '≥2×'],
  ])('%s', (sentence, expected) => {
    expect(readingOf(sentence)[0]).toMatch(new RegExp(`^${expected} `));
  });

  it('governs coordinated numbers, not those after a preposition or verb', () => {
    const numbers = (sentence: string): string[] => readingOf(sentence).map((text) => text.split(' ')[0]!);
    expect(numbers('It is up to 5.87x, 5.75x, and 4.10x faster.')).toEqual(['≤5.87×', '≤5.75×', '≤4.1×']);
    expect(numbers('It reaches up to 1.4x higher throughput at 20% lower cost.')).toEqual(['≤1.4×', '20']);
    expect(numbers('It trains faster by up to 196% (or 2.96x of the original speed).')).toEqual([
      '≤196',
      '≤2.96×',
    ]);
  });
});
