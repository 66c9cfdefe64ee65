import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteSearch } from '../../../shared/search/byte-search.ts';

/** Codes of one byte and of two, few of them, so that they meet often. */
const codeArbitrary = fc.constantFrom<readonly number[]>(
  [1],
  [3],
  [4],
  [5],
  [127],
  [131, 3],
  [132, 4],
  [255, 5],
);
const CHUNK = 128;

it('finds bytes in a row wherever a string begins, in whole codes and not beyond its end', () => {
  const stringsArbitrary = fc.array(fc.array(codeArbitrary, { maxLength: 12 }), {
    minLength: 1,
    maxLength: 5,
  });
  const wantedArbitrary = fc.array(codeArbitrary, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(stringsArbitrary, wantedArbitrary, fc.nat(7), (strings, wanted, shift) => {
      const chunk = new Uint8Array(CHUNK).fill(5, 0, shift);
      const starts: number[] = [];
      let end = shift;
      for (const codes of strings) {
        starts.push(end);
        chunk.set(codes.flat(), end);
        end += codes.flat().length + 1;
      }
      const search = new ByteSearch([new Uint8Array(8), chunk], Uint8Array.from(wanted.flat()));
      const text = (codes: readonly (readonly number[])[]): string => `|${codes.map(String).join('|')}|`;
      strings.forEach((codes, i) =>
        expect(search.isIn(1, starts[i]!)).toBe(text(codes).includes(text(wanted))),
      );
    }),
    { numRuns: 2_000 },
  );
});
