import { describe, expect, it } from 'vitest';
import { suggestTopics, topicAliases } from '../../../shared/topics/suggest.ts';
import { TAXONOMY } from '../../../shared/topics/taxonomy.ts';

const first = (title: string, abstract?: string): string | undefined =>
  suggestTopics({ title, ...(abstract !== undefined && { abstract }) })[0]?.topic;

describe('suggestTopics', () => {
  it.each([
    ['Tiered KV-cache reuse for chat workloads', 'serving/kv-cache'],
    ['FooDraft: token trees for speculative decoding', 'serving/speculative-decoding'],
    ['FooMoE: a short note', 'moe'],
    ['Placing experts: expert parallelism over slow links', 'moe/expert-parallelism'],
    ['Expert offloading for mixture-of-experts models on a laptop', 'moe/offloading'],
    ['Low-bit quantisation without calibration', 'compression/quantization'],
    ['A cycle-level GPU simulator for tensor instructions', 'performance/simulators'],
    ['Neighbor sampling for graph neural networks at scale', 'models/gnn'],
    ['Pipeline parallelism with fewer bubbles', 'training/parallelism'],
    ['All-reduce over rings of rings', 'networking/collectives'],
    ['Energy considerations of language model inference', 'energy'],
    ['A small accelerator for sparse convolutions', 'hardware/accelerators'],
    ['Compressing prompts for faster answers', 'long-context'],
    ['Rivers: a data center network for model training', 'networking'],
    ['Handling network faults: failover in a minute', 'training/fault-tolerance'],
    ['Tiles: compute-communication overlapping in one kernel', 'networking/overlap'],
    ['Switching parallelism while training large language models', 'training/parallelism'],
    ['Reinforcement learning for LLMs on mixed clusters', 'training/rl'],
    ['A notebook for agentic AI', 'serving/agents'],
    ['Accurate 8-bit attention for any model', 'compression/quantization'],
    ['Robust LLM inferencing over bad links', 'serving'],
    ['Serving strategies with the best goodput', 'serving/scheduling'],
    ['How much power oversubscription can a cloud bear?', 'energy'],
    ['Running a model locally on your phone', 'edge'],
  ])('%s', (title, topic) => {
    expect(first(title)).toBe(topic);
  });

  it('names the words that caused a suggestion, as printed', () => {
    const [suggestion] = suggestTopics({
      title: 'Evicting from KV-Caches',
      abstract: 'The KV cache is large.',
    });
    expect(suggestion).toMatchObject({
      topic: 'serving/kv-cache',
      label: 'KV cache',
      evidence: ['KV-Caches'],
    });
  });

  it('suggests nothing where nothing fits, or where a topic is only mentioned', () => {
    expect(suggestTopics({ title: 'On the names of rivers' })).toEqual([]);
    expect(
      suggestTopics({ title: '', abstract: 'Unlike quantization, we do nothing to the weights.' }),
    ).toEqual([]);
  });

  it('takes a word that needs its area only beside that area', () => {
    expect(
      suggestTopics({ title: 'Routing packets with a learned gate' }).map(({ topic }) => topic),
    ).not.toContain('moe/routing');
  });

  it('takes such a word of a title only where the title names the area, not where the abstract does', () => {
    const abstract =
      'Speculative decoding pays off for MoE models. An MoE layer, and MoE training, are spared.';
    expect(first('Depth pruning for speculative decoding', abstract)).not.toBe('moe/compression');
    expect(first('Depth pruning for MoE models', abstract)).toBe('moe/compression');
  });

  it('reads a term neither over a full stop nor over a bracket', () => {
    expect(suggestTopics({ title: 'We fill the cache. KV (cache) stores' })).toEqual([]);
  });
});

describe('the taxonomy', () => {
  it('has unique ids, two levels deep, with the area in front', () => {
    const ids = TAXONOMY.flatMap((area) => [area.id, ...area.topics.map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const area of TAXONOMY)
      for (const { id } of area.topics) expect(id).toMatch(new RegExp(`^${area.id}/[a-z-]+$`));
  });

  it('gives search every alias and label, and no pattern', () => {
    expect(topicAliases).toContainEqual({ alias: 'key value cache', topic: 'serving/kv-cache' });
    expect(topicAliases.every(({ alias }) => !alias.includes('*'))).toBe(true);
  });
});
