import { describe, it } from 'vitest';
import { expectFacts, filesWithFacts, hasData } from '../../helpers/expected-facts.ts';

describe.runIf(hasData)('real Hugging Face listings', () => {
  it.each(filesWithFacts('listings', 'hf'))('finds every fact of %s', (name) => {
    expectFacts(name);
  });
});
