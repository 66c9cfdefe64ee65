/**
 * Throws damaged input at every registered parser: `npx tsx test/proof/mutate-parsers.ts [--count 20000] [--seed 1] [--format ID]`.
 * Reports exceptions, input lines that no result accounts for, and the slowest inputs; then feeds each parser texts of doubling
 * length and reports where the time grows faster than the text. Exit status 1 where anything was found. A million inputs
 * (`--count 1000000`, or pieces of it with different seeds side by side) is the full proof; the default is a quick look.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { decodeText } from '../../shared/formats/decode.ts';
import type { Format } from '../../shared/formats/format.ts';
import { formats } from '../../shared/formats/registry.ts';
import { unaccountedLines } from '../helpers/line-account.ts';
import { SEEDS } from './mutation-seeds.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
    'skip-doubling': { type: 'boolean', default: false },
  },
});

interface Finding {
  readonly what: string;
  readonly format: string;
  readonly input: string;
}

/** A small deterministic generator (mulberry32): the same seed finds the same inputs again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = generator(Number(values.seed));
const below = (limit: number) => Math.floor(random() * limit);
const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;

/** Pieces that mean something to some parser. */
const TOKENS =
  '\n|\n\n|\r\n|\r|\t| |\u00a0|·|•|-|*|#|### |[|]|(|)|{|}|<|>|"|\'|\\|\\\\|$|%|&|~|^|_|@|,|;|:|=|| and |13 authors|Aug 5|Nov 22, 2024 3|7|-|arXiv:2401.00001|Title: |Authors: |\\\\\\\\|------------|<entry>|</item>|<dt>|<dd>|@article{|@string{|}}|{"|":|],|null|__proto__|TY  - |ER  - |&quot;|&#0;|\u0000|\ufeff|\ud800|\u202e|é|漢字|https://github.com/a/b.|][12]|[12]: x|```|<!--|<![CDATA[|<!ENTITY a "b">|&a;'.split(
    '|',
  );

/** Real files where they are there: mutations of real text reach further. */
function realSeeds(): string[] {
  const folder = join(import.meta.dirname, '../../../shared/data');
  if (!existsSync(folder)) return [];
  return ['listings', 'bibliographies'].flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => !file.endsWith('.expected.json'))
      .flatMap((file) => {
        const decoded = decodeText(readFileSync(join(folder, name, file)));
        return decoded.ok ? [decoded.value.text] : [];
      }),
  );
}

/** A piece of a seed, from a line start on, small enough to run often. */
function slice(text: string): string {
  const size = 200 + below(random() < 0.1 ? 6000 : 2000);
  if (text.length <= size) return text;
  const start = random() < 0.3 ? 0 : text.indexOf('\n', below(text.length - size)) + 1;
  return text.slice(start, start + size);
}

function mutate(text: string): string {
  let result = text;
  for (let rounds = 1 + below(4); rounds > 0; rounds--) {
    const at = below(result.length + 1);
    const length = below(random() < 0.2 ? 2000 : 40);
    const kind = below(8);
    if (kind === 0) result = result.slice(0, at);
    else if (kind === 1) result = result.slice(0, at) + result.slice(at + length);
    else if (kind === 2) result = result.slice(0, at) + pick(TOKENS) + result.slice(at);
    else if (kind === 3) result = result.slice(0, at) + pick(TOKENS).repeat(1 + below(60)) + result.slice(at);
    else if (kind === 4)
      result = result.slice(0, at) + result.slice(at, at + length).repeat(2) + result.slice(at + length);
    else if (kind === 5)
      result = result.slice(0, at) + String.fromCharCode(below(0x500)) + result.slice(at + 1);
    else if (kind === 6) result = result.replaceAll('\n', pick(['\r\n', '\r', '\n\n', ' ', '\n  ']));
    else result = result.slice(0, at) + slice(pick(SEEDS)) + result.slice(at);
  }
  return result;
}

/** The strangest inputs: one piece, many times. Backtracking and quadratic loops show here first. */
const MONOTONOUS = [
  ...TOKENS,
  'a',
  'a ',
  'A. B, ',
  'a\n',
  '· \n',
  '1 authors\n',
  '[x](',
  '](y)',
  '$x',
  '\\a{',
  '{\\b ',
  'x^{',
  '<a ',
  '<a>',
  '((',
  '"a',
  '@a{b,\n',
  'a = {',
  'TY  - JOUR\n',
  '{"a":[',
  '{"title":"x"},',
  '<item>',
  '<entry><title>',
  '<dt>arXiv:2401.00001',
  'arXiv:2401.00001\nTitle: a\n',
  '\\\\\narXiv:2401.00001\n',
  '# a\n',
  '- [a](https://b.c)\n',
  '| a | b |\n',
  '> ',
  'et al. ',
  ' and ',
  'data-props="',
  "``a''",
  '8times 8',
];

const parsers = formats.filter((format) => format.parse && (!values.format || format.id === values.format));
const seeds = [...SEEDS, ...realSeeds()];
const homes = new Map(seeds.map((seed) => [seed, homeOf(seed)] as const));
/** With `--format`, what this one parser is meant for, and now and then anything else. */
const own = values.format ? seeds.filter((seed) => homes.get(seed)) : seeds;
const findings: Finding[] = [];
const slowest: { ms: number; format: string; length: number; input: string }[] = [];

/** The parser that a seed is meant for. */
function homeOf(seed: string): Format | undefined {
  return parsers
    .map((format) => ({ format, confidence: format.recognise?.(seed, {}) ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .find(({ confidence }) => confidence > 0)?.format;
}

/** Processor time in milliseconds: other programs on the machine don't count. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function attempt(format: Format, input: string, clock = performance.now.bind(performance)): number {
  const start = clock();
  try {
    format.recognise?.(input, {});
    const result = format.parse!(input, random() < 0.5 ? { captured: '2026-11-23' } : {});
    const elapsed = clock() - start;
    const lost = unaccountedLines(input, result);
    if (lost.length > 0) findings.push({ what: `unaccounted line ${lost[0]!}`, format: format.id, input });
    return elapsed;
  } catch (thrown) {
    const what =
      thrown instanceof Error
        ? (thrown.stack ?? thrown.message).split('\n').slice(0, 3).join(' ')
        : String(thrown);
    findings.push({ what, format: format.id, input });
    return clock() - start;
  }
}

const count = Number(values.count);
const started = performance.now();
for (let done = 0; done < count; done++) {
  const seed = pick(own.length > 0 && random() < 0.8 ? own : seeds);
  const home = homes.get(seed);
  const format = home && random() < 0.75 ? home : pick(parsers);
  const input = mutate(slice(seed));
  const ms = attempt(format, input);
  if (slowest.length < 5 || ms > slowest.at(-1)!.ms) {
    slowest.push({ ms, format: format.id, length: input.length, input });
    slowest.sort((a, b) => b.ms - a.ms);
    slowest.length = Math.min(slowest.length, 5);
  }
  if ((done + 1) % 10_000 === 0) console.error(`${done + 1} inputs, ${findings.length} findings`);
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `${count} mutated inputs over ${parsers.length} parsers in ${seconds.toFixed(1)} s: ${findings.length} findings`,
);
const kinds = new Map<string, Finding[]>();
for (const finding of findings) {
  const key = `${finding.format}: ${finding.what.replace(/\d+/g, 'N')}`;
  kinds.set(key, [...(kinds.get(key) ?? []), finding]);
}
for (const [key, group] of kinds) {
  const smallest = group.reduce((a, b) => (a.input.length <= b.input.length ? a : b));
  console.log(`  ${group.length} x ${key}\n    smallest: ${JSON.stringify(smallest.input.slice(0, 400))}`);
}
console.log('slowest:');
for (const { ms, format, length } of slowest)
  console.log(`  ${ms.toFixed(1)} ms  ${format}  ${length} characters`);

/** Milliseconds of the best of three runs. */
function timeOf(format: Format, input: string): number {
  let best = Infinity;
  for (let run = 0; run < 3; run++) best = Math.min(best, attempt(format, input, now));
  return best;
}

let superlinear = 0;
if (!values['skip-doubling']) {
  for (const format of parsers) {
    for (const piece of [...MONOTONOUS, ...SEEDS]) {
      if (piece === '') continue;
      const text = (length: number) => piece.repeat(Math.ceil(length / piece.length));
      const small = timeOf(format, text(20_000));
      const large = timeOf(format, text(160_000));
      // Eight times the text: linear is 8; noise and caches allow twice that. Under 60 ms nothing can be told.
      if (large < 60 || large / Math.max(small, 0.5) < 20) continue;
      superlinear++;
      console.log(
        `superlinear: ${format.id} on ${JSON.stringify(piece.slice(0, 30))}: ${small.toFixed(1)} ms, eight times the text ${large.toFixed(1)} ms`,
      );
    }
  }
  console.log(
    `${parsers.length} parsers on ${MONOTONOUS.length + SEEDS.length} texts of doubling length: ${superlinear} superlinear`,
  );
}
process.exitCode = findings.length + superlinear > 0 ? 1 : 0;
