import { describe, it } from 'vitest';
import { expectFacts, filesWithFacts, hasData } from '../../helpers/expected-facts.ts';

const REAL = filesWithFacts('listings').filter((name) =>
  /\/(?:abs_file|atom_api|email|list_|rss)/.test(name),
);

describe.runIf(hasData)('real arXiv listings', () => {
  it.each(REAL)('finds every fact of %s', (name) => {
    expectFacts(name);
  });
});
