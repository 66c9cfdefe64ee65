/**
 * Runs the benchmarks, each in a process of its own: `npm run bench`, or `npm run bench claims store` for some of them
 * (options follow after `--`).
 * They print ratios against a named baseline of the same run; nothing here is a test.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Files of this folder that are parts of benchmarks. Every other one is a benchmark. */
const PARTS = ['main', 'corpus', 'english-words', 'known-items', 'random'];

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => !PARTS.includes(name));

const given = process.argv.slice(2);
const firstOption = given.findIndex((argument) => argument.startsWith('--'));
const wanted = firstOption < 0 ? given : given.slice(0, firstOption);
const options = firstOption < 0 ? [] : given.slice(firstOption);
for (const name of wanted.length === 0 ? all : wanted) {
  if (!all.includes(name)) {
    console.error(`There is no benchmark ${name}. There are ${all.join(', ')}.`);
    process.exitCode = 2;
    continue;
  }
  console.log(`\n${name}`);
  const file = path.join(import.meta.dirname, `${name}.ts`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', file, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
