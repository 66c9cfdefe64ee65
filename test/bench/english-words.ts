/**
 * Real English words with their frequencies, for a corpus that misspelt queries are harder to tell apart in than made-up words: those
 * of the texts that lie at hand: the project's own, the README files of the packages it is built with, and real listings of papers
 * where there are any. Nothing is copied.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const OWN_FOLDERS = ['shared', 'electron', 'renderer', 'test'];

/** Words of lower-case letters, frequent ones first; ties in alphabetical order, so that the same texts give the same list. */
export function englishWords(): string[] {
  const counts = new Map<string, number>();
  for (const file of texts()) {
    for (const word of readFileSync(file, 'utf8').match(/(?<![\w-])[A-Za-z]?[a-z]{2,17}(?![\w-])/g) ?? []) {
      const lower = word.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);
}

function* texts(): Generator<string> {
  const listings = path.join(ROOT, '../shared/data/listings');
  if (existsSync(listings)) {
    for (const name of readdirSync(listings).sort()) {
      if (/\.(?:txt|md)$/.test(name)) yield path.join(listings, name);
    }
  }
  yield path.join(ROOT, 'README.md');
  for (const folder of OWN_FOLDERS) {
    for (const name of readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.tsx?$/.test(name)) yield path.join(ROOT, folder, name);
    }
  }
  const modules = path.join(ROOT, 'node_modules');
  for (const name of readdirSync(modules).sort()) {
    const packages = name.startsWith('@')
      ? readdirSync(path.join(modules, name)).map((part) => path.join(name, part))
      : [name];
    for (const one of packages) {
      const file = path.join(modules, one, 'README.md');
      if (existsSync(file)) yield file;
    }
  }
}
