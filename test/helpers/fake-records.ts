/** Made-up papers that the fake sources know, and the listing in which they are first read. */
import type { FakeRecord } from './fake-sources.ts';

const TOPICS = [
  'Paging the Key Cache',
  'Scheduling Experts by Heat',
  'Tiles That Tune Themselves',
  'Speculation in Layers',
  'Four Bits for Routers',
  'A Ledger for Prefixes',
  'Cold Starts without Waiting',
  'Pipelines with Soft Edges',
  'Kernels from Examples',
  'Rings of Gradients',
  'Sketching Attention Maps',
  'Offloading by Forecast',
  'One Queue for Prefill and Decode',
  'Checkpoints on the Move',
  'Graphs That Fit',
  'Reading GPU Counters',
] as const;

/** Sixteen made-up papers: what the sources know, and what a listing prints of it. */
export const RECORDS: readonly FakeRecord[] = TOPICS.map((topic, i) => ({
  title: `${topic}: ${['A Study', 'Serving at Scale', 'Lessons from Production', 'A System'][i % 4]!} Number ${i}`,
  authors: Array.from({ length: 2 + (i % 7) }, (_, n) => `Given${n} Family${i}x${n}`),
  published: `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(3 + i).padStart(2, '0')}`,
  abstract: `We look at ${topic.toLowerCase()} in clusters of ${8 + i} machines. Measured over ${i + 2} weeks, the method number ${i} keeps tail latency flat while the load doubles, and it needs no change to the model or to its clients.`,
  arxiv: `24${String(1 + (i % 12)).padStart(2, '0')}.1${String(i).padStart(4, '0')}`,
  ...(i % 3 === 0 ? { code: `https://github.com/example/project-${i}` } : {}),
  ...(i % 4 === 0 ? { doi: `10.1145/1000.${i}`, venue: 'Proceedings of the Symposium on Examples' } : {}),
}));

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The page that a person copies: titles, abstracts, and the number of authors. */
export function listing(records: readonly FakeRecord[]): string {
  return records
    .map(({ title, abstract, authors, published }) => {
      const [year, month, day] = published.split('-').map(Number);
      return `${title}\n\n${abstract}\n\n  • ${authors.length} authors\n·\n${MONTHS[month! - 1]!} ${day}, ${year}\n`;
    })
    .join('\n');
}
