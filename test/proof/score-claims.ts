/**
 * Extracts claims from labelled abstracts and scores them: `npx tsx test/proof/score-claims.ts [LABELLED.json] [--errors]`.
 * Without a file it takes `dev.json` of the data folder beside the repository; where python3 or the scorer is missing, it
 * only writes the predictions.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { extractClaims } from '../../shared/claims/extract.ts';

const labelled = z.array(z.looseObject({ title: z.string(), abstract: z.string() }));

const args = process.argv.slice(2);
const file = resolve(
  args.find((arg) => !arg.startsWith('--')) ??
    join(import.meta.dirname, '../../../shared/data/claims/dev.json'),
);
const papers = labelled.parse(JSON.parse(readFileSync(file, 'utf8')));
const predictions = papers.map(({ title, abstract }) => ({ title, claims: extractClaims(abstract) }));
const written = join(mkdtempSync(join(tmpdir(), 'roofline-claims-')), 'predictions.json');
writeFileSync(written, JSON.stringify(predictions, null, 1));
console.log(`${predictions.length} abstracts read; predictions: ${written}`);

const scorer = [dirname(file), join(import.meta.dirname, '../../../shared/data/claims')]
  .map((folder) => join(folder, 'score.py'))
  .find((path) => existsSync(path));
if (scorer === undefined) console.log('No scorer beside the data: not scored.');
else {
  const run = spawnSync('python3', [scorer, written, file, ...args.filter((arg) => arg.startsWith('--'))], {
    encoding: 'utf8',
  });
  if (run.error !== undefined)
    console.log(`python3 could not be started (${run.error.message}): not scored.`);
  else console.log(run.stdout + run.stderr);
}
