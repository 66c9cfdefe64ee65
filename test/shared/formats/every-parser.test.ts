import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/formats/registry.ts';
import { paperDraftSchema } from '../../../shared/library/paper.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';
import { SEEDS } from '../../proof/mutation-seeds.ts';

const parsers = formats.filter((format) => format.parse);

/** Two pieces of seeds with something odd between them. */
const damaged = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.nat(3000),
    fc.constantFrom('', '\n', '\r\n', '\0', '}}', '"', '<', '\\\\', '·\n', ']][', '\ufeff', '$'),
    fc.constantFrom(...SEEDS),
    fc.nat(3000),
  )
  .map(([first, cut, odd, second, skip]) => first.slice(0, cut) + odd + second.slice(skip));

describe.each(parsers.map((format) => [format.id, format] as const))('the parser of %s', (_, format) => {
  it('never throws, gives valid drafts, and accounts for every line', () => {
    fc.assert(
      fc.property(damaged, (input) => {
        const result = format.parse!(input, {});
        expect(unaccountedLines(input, result)).toEqual([]);
        for (const paper of result.papers) expect(() => paperDraftSchema.parse(paper)).not.toThrow();
        for (const warning of result.warnings) {
          expect(warning.line).toBeGreaterThan(0);
          expect(warning.column).toBeGreaterThan(0);
        }
      }),
      // The same inputs every time: new ones are test/proof/mutate-parsers.ts's business.
      { numRuns: 100, seed: 20261123 },
    );
  });

  it('reads the same input to the same papers', () => {
    for (const seed of SEEDS) expect(format.parse!(seed, {})).toEqual(format.parse!(seed, {}));
  });
});
