/** Global set-up of the end-to-end tests: builds dist/ where it is missing or older than the sources. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

const SOURCES = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json'];
const OUTPUTS = [
  'dist/main/main.mjs',
  'dist/main/library-thread.mjs',
  'dist/main/pdf-reader.mjs',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'dist/cli.mjs',
];

/** The latest modification of a file, or of anything below a folder. */
function newest(place: string): number {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(place).map((name) => newest(path.join(place, name))));
}

export default function build(): void {
  const outputs = OUTPUTS.map((name) => path.join(root, name));
  const builtAt = Math.min(...outputs.map((name) => (existsSync(name) ? statSync(name).mtimeMs : 0)));
  if (SOURCES.every((name) => newest(path.join(root, name)) < builtAt)) return;
  const run = spawnSync('npm run build', { cwd: root, shell: true, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`npm run build failed:\n${run.stdout}\n${run.stderr}`);
}
