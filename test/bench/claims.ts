/**
 * How fast claims are read: `npm run bench claims`, or `npx tsx test/bench/claims.ts [abstracts]`. Prints the processor
 * time for 100,000 abstracts beside that of the simplest baseline, one regular expression over the same text.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { extractClaims } from '../../shared/claims/extract.ts';
import { suggestTopics } from '../../shared/topics/suggest.ts';
import { root } from '../helpers/root.ts';

const SENTENCES = [
  'Serving large language models is expensive, because the key-value cache of every request has to stay in GPU memory.',
  'Existing systems waste up to 60% of this memory, and batching more requests does not help once it is full.',
  'We present Foo, a serving system that keeps only the entries which later tokens attend to.',
  'Foo splits the cache into pages, ranks them with a small model, and moves cold pages to host memory in the background.',
  'It needs no change to the model and works with tensor parallelism, quantized weights and adapters.',
  'On four A100 GPUs with a 70B model, Foo improves throughput by 1.8-2.6x over vLLM and cuts P99 latency by up to 43%.',
  'It retains 99.2% of the accuracy on twelve benchmarks with only 15% of the cache, at less than 2% runtime overhead.',
  'A second version, which also compresses pages to 3 bits per value, holds 4x larger batches in the same memory.',
  'Compared to offloading everything, Foo moves 7.5x fewer bytes over PCIe and is 3.1x faster on average.',
  'The code is available at https://github.com/example/foo together with the traces that we recorded in production.',
];

/** Abstracts as papers print them, with some claims each, where the labelled ones are at hand. */
const LABELLED = path.join(root, '../shared/data/claims/dev.json');
const labelledSchema = z.array(z.object({ abstract: z.string() }));

const count = Number(process.argv[2] ?? 20_000);
const abstracts = Array.from({ length: count }, (_, i) =>
  SENTENCES.map((sentence) => sentence.replace('1.8', `1.${String(i % 10)}`)).join(' '),
);

function processorTime(work: (text: string) => unknown, texts = abstracts): number {
  const before = process.cpuUsage();
  for (const text of texts) work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const NAIVE = /(\d+(?:\.\d+)?)\s?(?:x|%)/g;
abstracts.slice(0, 500).forEach((text) => extractClaims(text));
const naive = processorTime((text) => [...text.matchAll(NAIVE)]);
const claims = processorTime(extractClaims);
const topics = processorTime((abstract) => suggestTopics({ title: 'Foo: paging caches', abstract }));
const per100k = (seconds: number, of = count): string => ((seconds * 100_000) / of).toFixed(1);
console.log(
  `${String(count)} abstracts of ${String(abstracts[0]!.length)} characters and ${String(extractClaims(abstracts[0]!).length)} claims; seconds of processor time per 100,000:`,
);
console.log(`  one regular expression  ${per100k(naive)}`);
console.log(`  extractClaims           ${per100k(claims)} (${(claims / naive).toFixed(0)} times that)`);
console.log(`  suggestTopics           ${per100k(topics)}`);

if (existsSync(LABELLED)) {
  const real = labelledSchema
    .parse(JSON.parse(readFileSync(LABELLED, 'utf8')))
    .map(({ abstract }) => abstract);
  const found = real.reduce((sum, text) => sum + extractClaims(text).length, 0);
  const many = Array.from({ length: Math.ceil(count / real.length) }, () => real).flat();
  console.log(
    `  extractClaims           ${per100k(processorTime(extractClaims, many), many.length)} for abstracts as printed, of ${(found / real.length).toFixed(1)} claims`,
  );
}
