import { describe, expect, it } from 'vitest';
import { readingOf } from './readings.ts';

/**
 * Numbers that are no claims, in sentences in the manner of ML systems abstracts, written for this test; each with what a reader takes from it,
 * in the short form of readings.ts.
 */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  ['The same model without the cache reached 31%, despite 80% on easier tasks.', []],
  ['Protecting only 2% of the weights can greatly reduce the error.', []],
  ['A 6 TOPS@1GHz engine fits beside each core.', []],
  ['We find that 98% of the gradients are redundant.', []],
  ['Foo trains the network on a GPU card containing 12 GB of memory.', []],
  ['Foo pre-trains a 7B model on consumer GPUs with 24 GB memory.', []],
  ['Foo trains it with batch size 256 (requiring 28 GB of memory).', []],
  ['Training costs $5 million today.', []],
  ['In the case of low failure rates (5-10%), Foo converges without losing a step.', []],
  ['Its counters agree within a band of ±0.3% for all suites.', []],
  ['We start from a baseline that sustains 39 TFLOPs, which is 30% of peak FLOPs.', []],
];

describe('extractClaims: sentences without a claim', () => {
  it.each(SENTENCES)('%s', (sentence, expected) => {
    expect(readingOf(sentence)).toEqual(expected);
  });
});
