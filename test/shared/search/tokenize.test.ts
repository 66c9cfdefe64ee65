import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../shared/search/tokenize.ts';

/** Words as "term", joined spellings as "+term". */
function words(text: string): string[] {
  const found: string[] = [];
  tokenize(text, (term, _start, _end, joined) => found.push(joined ? `+${term}` : term));
  return found;
}

describe('tokenize', () => {
  it('finds the spellings of compounds', () => {
    expect(words('KV-cache')).toEqual(['kv', 'cache', '+kvcache']);
    expect(words('KVCache')).toEqual(['kv', 'cache', '+kvcache']);
    expect(words('FlashAttention-2')).toEqual([
      'flash',
      'attention',
      '+flashattention',
      '2',
      '+flashattention2',
    ]);
    expect(words('state-of-the-art')).toEqual(['state', 'of', 'the', 'art', '+stateoftheart']);
  });

  it('keeps names that only look like compounds', () => {
    expect(words('vLLM MoE LoRA ReLU H100 XGrammar')).toEqual([
      'vllm',
      'moe',
      'lora',
      'relu',
      'h100',
      'xgrammar',
    ]);
  });

  it('reads numbers with their factor', () => {
    expect(words('2.4× over 8,192 tokens, 2.4x')).toEqual(['2.4x', 'over', '8192', 'tokens', '2.4x']);
    expect(words('in 2024. Then')).toEqual(['in', '2024', 'then']);
  });

  it('takes accents, possessives and Greek letters off', () => {
    expect(words('Łukasz Müller’s naïve β-test, 5 μs')).toEqual([
      'lukasz',
      'muller',
      'naive',
      'beta',
      'test',
      '+betatest',
      '5',
      'us',
    ]);
  });

  it('cuts scripts without blanks into pairs', () => {
    expect(words('缓存管理 fast')).toEqual(['缓存', '存管', '管理', '+理', 'fast']);
    expect(words('注')).toEqual(['注']);
  });

  it('gives places inside the text, in order of their ends, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        tokenize(text, (term, start, end) => {
          expect(term).not.toBe('');
          expect(term.length).toBeLessThanOrEqual(48);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });
});
