/**
 * Reading and writing BibTeX, beside the libraries that do it: reads a large real file where it is there (else a made one), and
 * writes 10,000 papers. Prints times and their ratio to ours. Run with tsx; figures depend on the machine, ratios less so.
 */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse as parseRetorquere } from '@retorquere/bibtex-parser';
import bibtexTidy from 'bibtex-tidy';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bibtex } from '../../shared/formats/bibtex/bibtex.ts';
import { dataFolder } from '../helpers/expected-facts.ts';
import { generatePapers } from './corpus.ts';

/** Milliseconds of one run, and what it returned. */
function timed<T>(run: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

function report(rows: readonly (readonly [name: string, ms: number, note: string])[]): void {
  const baseline = rows[0]![1];
  for (const [name, ms, note] of rows) {
    console.log(
      `  ${name.padEnd(26)} ${ms.toFixed(0).padStart(7)} ms  ${(ms / baseline).toFixed(1).padStart(6)}x  ${note}`,
    );
  }
}

const papers = generatePapers(10_000, 1);
const large = join(dataFolder, 'bibliographies', 'bbt_large_abbrev_1436-3.bib');
const real = existsSync(large);
const text = real ? readFileSync(large, 'utf8') : bibtex.print!(papers.slice(0, 7_000), {}).text;
const entries = (text.match(/^@/gm) ?? []).length;

console.log(
  `Read ${entries} entries, ${(text.length / 1e6).toFixed(1)} MB (${real ? 'a real file' : 'a made file'})`,
);
const first = timed(() => bibtex.parse!(text, {}).papers.length);
const again = [1, 2, 3].map(() => timed(() => bibtex.parse!(text, {}).papers.length).ms);
const tidy = attempt(() => bibtexTidy.tidy(text, {}).count);
const retorquere = attempt(() => parseRetorquere(text).entries.length);
const citation = attempt(() => new Cite(text).data.length);
report([
  ['roofline, first run', first.ms, `${first.value} papers`],
  ['roofline, best of three', Math.min(...again), ''],
  ['bibtex-tidy (formats only)', tidy.ms, tidy.note],
  ['@retorquere/bibtex-parser', retorquere.ms, retorquere.note],
  ['citation-js', citation.ms, citation.note],
]);

/** A run of another library, which may give up on a file that it does not like. */
function attempt(run: () => number): { ms: number; note: string } {
  const { ms, value } = timed(() => {
    try {
      return `${run()} entries`;
    } catch (error) {
      return `stopped: ${String(error).slice(0, 60)}`;
    }
  });
  return { ms, note: value };
}

console.log(`Write ${papers.length} papers as BibTeX`);
const written = timed(() => bibtex.print!(papers, {}).text.length);
const rewritten = [1, 2, 3].map(() => timed(() => bibtex.print!(papers, {}).text.length).ms);
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
  ['roofline, first run', written.ms, `${(written.value / 1e6).toFixed(1)} MB`],
  ['roofline, best of three', Math.min(...rewritten), ''],
  ['citation-js', cited.ms, cited.note],
]);
