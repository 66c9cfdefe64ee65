import { describe, expect, it } from 'vitest';
import { readingOf } from './readings.ts';

/**
 * Bounds of results, in sentences in the manner of ML systems abstracts, written for this test; each with what a reader takes from it,
 * in the short form of readings.ts.
 */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  [
    'With a 3.5% overhead, Foo recovers from failures within 30 seconds.',
    ['3.5 % overhead ↓', '≤30 s latency ↓'],
  ],
  ['Foo reduces KV cache memory by 75% with less than 1% accuracy loss.', ['75 % memory', '≤1 % accuracy ↓']],
  ['Foo enables training of models with over 1 trillion parameters on 512 GPUs.', ['≥1 T parameters scale']],
  [
    'Foo reduces time-to-first-token (TTFT) by up to 8x and improves throughput by 1.4-3.9x.',
    ['≤8× latency', '1.4–3.9× throughput'],
  ],
  ['Foo brings less than 2% overhead in 4,096-GPU jobs.', ['≤2 % overhead ↓']],
  ["Foo's predictions are within 8% of measured energy.", ['≤8 % accuracy ↓']],
  ['Foo has a negligible (<1%) overhead.', ['≤1 % overhead ↓']],
  ['Foo can reduce the inference cost by more than 10x for the same quality.', ['≥10× cost']],
  [
    'Our approach maintains 99.3% of the full-precision accuracy while shrinking the weights to 3.2 bits on average.',
    ['99.3 % accuracy', '⌀3.2 bits compression ↓'],
  ],
  ['Foo shortens recovery time from 25 minutes to under 40 seconds.', ['≤40 s latency ↓']],
  [
    'Results on an 8xA100 machine show an average improvement of 41% and a maximum of 2.8x.',
    ['⌀41 % speedup', '≤2.8× speedup'],
  ],
  ['Foo lowers end-to-end latency by 2.1x (1.8x geomean).', ['2.1× latency', '⌀1.8× latency']],
  [
    'The average accepted length is 4.5 tokens, resulting in a 3x speedup.',
    ['⌀4.5 tokens other', '3× speedup'],
  ],
  ['Foo prunes the weights to at least 60% sparsity.', ['≥60 % compression']],
  ['Foo improves throughput by 15+%.', ['≥15 % throughput']],
  ['On average, Foo reduces DRAM access by 11x and doubles speed.', ['⌀11× other']],
  [
    'Foo enables models of many kinds, old and new, small and large, to read stably with up to 3 million tokens.',
    ['≤3 M tokens scale'],
  ],
  ['Foo gives a 1.3x average speedup and 4x lower latency.', ['⌀1.3× speedup', '4× latency']],
  ['Foo reaches up to 96 TOPS and up to 5.1 TOPS/W.', ['≤96 TOP/s throughput', '≤5.1 TOP/s/W energy']],
  [
    'Foo trains over 6x faster, with over 5x reduction in accesses to slow memory.',
    ['≥6× speedup', '≥5× other'],
  ],
  ['Foo runs the model with less-than-2GB memory usage.', ['≤2 GB memory ↓']],
  ['Foo supports a context length of up to 2 million on one node.', ['≤2 M tokens scale']],
  [
    'TPOT stays within 5% absolute error, end-to-end latency within 6%, and output throughput within 2%.',
    ['≤5 % accuracy ↓', '≤6 % accuracy ↓', '≤2 % accuracy ↓'],
  ],
  ['Unit utilization under heavy load exceeds 85%.', ['≥85 % other']],
  ['Foo provides an improvement of up to 65% in end-to-end makespan.', ['≤65 % latency']],
  ['Foo mitigates GPU utilization loss by up to 55%.', ['≤55 % other']],
  ['Foo keeps quality with negligible (<1%) accuracy degradation.', ['≤1 % accuracy ↓']],
  ['Experiments over four datasets show that Foo allows for up to 15x compression.', ['≤15× compression']],
  ['The low memory use of Foo enables scaling up to 16x larger context lengths.', ['≤16× scale']],
  ['With preemption enabled, it costs less than 0.7% of the throughput.', ['≤0.7 % overhead ↓']],
  [
    'It predicts step time with an average error of 4.1% and the memory footprint within 2.3%.',
    ['⌀4.1 % accuracy ↓', '≤2.3 % accuracy ↓'],
  ],
  ['Foo never slows decoding down by more than 3%.', ['≤3 % overhead ↓']],
  [
    'Long prompts cost less than 12% of the throughput, while existing engines drop by over 80%.',
    ['≤12 % overhead ↓'],
  ],
  ['Foo is up to 5.2x/4.1x faster.', ['≤5.2× speedup', '≤4.1× speedup']],
  ['Foo gives a 1.4x training geometric mean speedup.', ['⌀1.4× speedup']],
  [
    'Foo achieves 22x faster prefill speed and 30x energy savings on average.',
    ['⌀22× speedup', '⌀30× energy'],
  ],
  ['Foo cuts energy by 23% without slowdown averaged over all devices.', ['⌀23 % energy']],
  [
    'Foo achieves an average of 1.3x (up to 1.7x) and 1.2x higher speed.',
    ['⌀1.3× speedup', '≤1.7× speedup', '⌀1.2× speedup'],
  ],
];

describe('extractClaims: bounds in sentences', () => {
  it.each(SENTENCES)('%s', (sentence, expected) => {
    expect(readingOf(sentence)).toEqual(expected);
  });
});
