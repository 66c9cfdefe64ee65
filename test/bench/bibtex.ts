/**
 * Reading and writing BibTeX, beside the libraries that do it: reads a large real file where it is there (else a made one), and
 * writes 10,000 papers. Prints times (by the clock, and of the processor on all threads) and their ratio to ours. Run with tsx;
 * figures depend on the machine and on what else it does, ratios less so.
 */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse as parseRetorquere } from '@retorquere/bibtex-parser';
import bibtexTidy from 'bibtex-tidy';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bibtex } from '../../shared/formats/bibtex/bibtex.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { dataFolder } from '../helpers/expected-facts.ts';
import { generatePapers } from './corpus.ts';

interface Timing {
  readonly ms: number;
  readonly cpu: number;
}

/** Milliseconds of one run, and what it returned. */
function timed<T>(run: () => T): Timing & { value: T } {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const value = run();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ms, cpu: (user + system) / 1000, value };
}

/** The quickest of three runs. */
function best(run: () => unknown): Timing {
  const runs = [timed(run), timed(run), timed(run)];
  return { ms: Math.min(...runs.map(({ ms }) => ms)), cpu: Math.min(...runs.map(({ cpu }) => cpu)) };
}

function report(rows: readonly (readonly [name: string, timing: Timing, note: string])[]): void {
  const baseline = rows[0]![1].ms;
  for (const [name, { ms, cpu }, note] of rows) {
    const times = `${ms.toFixed(0).padStart(7)} ms ${cpu.toFixed(0).padStart(7)} ms CPU`;
    console.log(`  ${name.padEnd(26)} ${times}  ${(ms / baseline).toFixed(1).padStart(6)}x  ${note}`);
  }
}

// As a library comes from its file: strings that were put together differ in memory from those that were read.
const papers = JSON.parse(JSON.stringify(generatePapers(10_000, 1))) as Paper[];
const large = join(dataFolder, 'bibliographies', 'bbt_large_abbrev_1436-3.bib');
const real = existsSync(large);
const text = real ? readFileSync(large, 'utf8') : bibtex.print!(papers.slice(0, 7_000), {}).text;
const entries = (text.match(/^@/gm) ?? []).length;

console.log(
  `Read ${entries} entries, ${(text.length / 1e6).toFixed(1)} MB (${real ? 'a real file' : 'a made file'})`,
);
const first = timed(() => bibtex.parse!(text, {}).papers.length);
const again = best(() => bibtex.parse!(text, {}).papers.length);
const tidy = attempt(() => bibtexTidy.tidy(text, {}).count);
const retorquere = attempt(() => parseRetorquere(text).entries.length);
const citation = attempt(() => new Cite(text).data.length);
report([
  ['roofline, first run', first, `${first.value} papers`],
  ['roofline, best of three', again, ''],
  ['bibtex-tidy (formats only)', tidy, tidy.note],
  ['@retorquere/bibtex-parser', retorquere, retorquere.note],
  ['citation-js', citation, citation.note],
]);

/** A run of another library, which may give up on a file that it does not like. */
function attempt(run: () => number): Timing & { note: string } {
  const { value, ...timing } = timed(() => {
    try {
      return `${run()} entries`;
    } catch (error) {
      return `stopped: ${String(error).slice(0, 60)}`;
    }
  });
  return { ...timing, note: value };
}

console.log(`Write ${papers.length} papers as BibTeX`);
const written = timed(() => bibtex.print!(papers, {}).text.length);
const rewritten = best(() => bibtex.print!(papers, {}).text.length);
const csl = papers.map((paper) => ({
  type: 'article-journal',
  id: paper.citeKey,
  title: paper.title,
  author: paper.authors.map(({ family, given }) => ({ family, given })),
  abstract: paper.abstract,
  issued: { 'date-parts': [[paper.published?.year ?? 2024]] },
}));
const cited = attempt(() => String(new Cite(csl).format('bibtex')).length);
report([
  ['roofline, first run', written, `${(written.value / 1e6).toFixed(1)} MB`],
  ['roofline, best of three', rewritten, ''],
  ['citation-js', cited, cited.note],
]);
