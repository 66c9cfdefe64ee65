import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repair } from '../../../shared/formats/repair.ts';

describe('repair', () => {
  it.each([
    ['generating an 8192times 8192 image', 'generating an 8192 × 8192 image'],
    ['a 35.8times speedup over', 'a 35.8× speedup over'],
    ['up to 2.4\\times speedup', 'up to 2.4× speedup'],
    ['up to 2.4 \\times faster', 'up to 2.4× faster'],
    ['a factor of up to 179times in speed', 'a factor of up to 179× in speed'],
    ['$2.35\\times$ more throughput', '2.35× more throughput'],
    ['\\(1.26\\times\\) to \\(1.65\\times\\)', '1.26× to 1.65×'],
    ['2-4$\\times$ higher', '2-4× higher'],
    ['16times16times3 tensors', '16 × 16 × 3 tensors'],
    ['win 45\\% of cases', 'win 45% of cases'],
    ['about sim3times faster', 'about ~3× faster'],
    ['$\\sim$30\\% fewer', '~30% fewer'],
    ['the SAP^{2} method', 'the SAP² method'],
    ['10^{-3} error, x_{10} term', '10⁻³ error, x₁₀ term'],
    ["a ``black box'' model", 'a “black box” model'],
    ['see Fig.~2 and Tab.~3', 'see Fig. 2 and Tab. 3'],
    ['an \\emph{efficient} kernel', 'an efficient kernel'],
    ['{\\bf Fast} kernels', 'Fast kernels'],
    ['code at {https://github.com/a/b}.', 'code at https://github.com/a/b.'],
    ['list{\\color[RGB]{175,36,67}{Name}}.', 'list Name.'],
    ['A\\&B at 5\\,ms', 'A&B at 5 ms'],
    ['Poincar\\\'e, K\\"{a}hler, \\v{C}ech and Erd\\H{o}s', 'Poincaré, Kähler, Čech and Erdős'],
    ['$\\alpha$-divergence', 'α-divergence'],
  ])('repairs %s', (printed, repaired) => {
    expect(repair(printed)).toMatchObject({ text: repaired, changed: true });
  });

  it.each([
    'sometimes 3 times faster',
    'three times',
    'processing times on different GPUs',
    'the New York Times 2024',
    'runs 3 times 4 hours apart',
    'retokenized cache (~53k tok/s)',
    'costs only $39.9 and $160 per run',
    'in $O(n^2)$ time for $k$ clusters',
    'see https://www.example.edu/~name/times/2',
    "the users' own models' weights",
    'sim2real transfer in a 2~3 hour run',
    'a set {1, 2, 3} of snake_case names',
    'C:\\Users is a path',
  ])('leaves %s', (text) => {
    const repaired = repair(text);
    expect(repaired.text).toBe(text);
    expect(repaired.changed).toBe(false);
  });

  it('maps offsets between the repaired and the printed text', () => {
    const printed = 'an 8192times 8192 image, a 35.8times speedup and 45\\% less';
    const repaired = repair(printed);
    const at = repaired.text.indexOf('35.8× speedup');
    const end = at + '35.8× speedup'.length;
    expect(printed.slice(repaired.printedOffset(at), repaired.printedOffset(end))).toBe('35.8times speedup');
    expect(repaired.repairedOffset(printed.indexOf('45\\%'))).toBe(repaired.text.indexOf('45%'));
    expect(repaired.printedOffset(repaired.text.length)).toBe(printed.length);
  });

  it('maps offsets in order, and every kept character to itself, whatever the text', () => {
    const piece = fc.constantFrom(
      '8192times 8',
      '\\times',
      '$x^2$',
      '\\%',
      '~',
      '``',
      "''",
      'word',
      ' ',
      '2.4',
      '^{2}',
      '{',
      '}',
      '\\emph{a}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const printed = pieces.join('');
        const repaired = repair(printed);
        let before = 0;
        for (let offset = 0; offset <= repaired.text.length; offset++) {
          const origin = repaired.printedOffset(offset);
          expect(origin).toBeGreaterThanOrEqual(before);
          expect(origin).toBeLessThanOrEqual(printed.length);
          before = origin;
        }
      }),
    );
  });
});
