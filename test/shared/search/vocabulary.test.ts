import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runAll } from '../../../shared/library/steps.ts';
import { Vocabulary } from '../../../shared/search/vocabulary.ts';

/** Optimal string alignment, by the book. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      rows[i]![j] = Math.min(replaced, rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        rows[i]![j] = Math.min(rows[i]![j]!, rows[i - 2]![j - 2]! + 1);
    }
  return rows[a.length]![b.length]!;
}

const wordArbitrary = (minLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom('a', 'b', 'c'), { minLength, maxLength: 9 }).map((letters) => letters.join(''));

it('finds all words within two edits, sorted in or new, whichever their first letter is', () => {
  fc.assert(
    fc.property(
      wordArbitrary(6),
      fc.uniqueArray(wordArbitrary(1), { maxLength: 40 }),
      fc.nat(40),
      (word, words, sorted) => {
        const vocabulary = new Vocabulary();
        words.forEach((term, i) => {
          if (i === sorted) vocabulary.takeOrder(runAll(vocabulary.sortRecent()));
          const id = vocabulary.add(term);
          vocabulary.frequencies[id] = 1;
        });
        const found: string[] = [];
        vocabulary.forSimilar(word, 2, (id, edits) => {
          expect(edits).toBe(distance(word, vocabulary.term(id)));
          found.push(vocabulary.term(id));
        });
        expect(found.sort()).toEqual(words.filter((term) => distance(word, term) <= 2).sort());
      },
    ),
    { numRuns: 500 },
  );
});
