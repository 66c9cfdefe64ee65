import { expect, it } from 'vitest';
import { extractClaims } from '../../../shared/claims/extract.ts';

const workloads = (sentence: string): (string | undefined)[] =>
  extractClaims(`We present Foo. ${sentence}`).map(({ workload }) => workload);

it.each([
  ['Foo is 2x faster on Llama-3-8B and 3x on ImageNet.', ['Llama-3-8B', 'ImageNet']],
  ['For OPT-30B and BERT-Large, Foo is 2x faster.', ['OPT-30B, BERT-Large']],
  ['Foo reaches 2x, 3x and 4x speedup on FLUX, SDXL, and DLRM, respectively.', ['FLUX', 'SDXL', 'DLRM']],
  ['Foo is 2x faster when serving Mixtral-8x7B-Instruct with long prompts.', ['Mixtral-8x7B-Instruct']],
  ['Foo is 2x faster than vLLM.', [undefined]],
  ['Built like GPT-3, Foo is 2x faster.', [undefined]],
])('%s', (sentence, expected) => {
  expect(workloads(sentence)).toEqual(expected);
});
