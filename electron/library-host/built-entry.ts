/** Where the build put the code of the library host's own threads. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RooflineError } from '../../shared/api/errors.ts';

/**
 * The built file `name` of dist/main/ (electron.vite.config.ts), from which a thread starts. Throws a RooflineError (`io-failed`) where
 * it is missing, as when the asking code was not built.
 */
export function builtEntry(name: string): URL {
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const file = join(folder, 'main', name);
    if (existsSync(file)) return pathToFileURL(file);
  }
  throw new RooflineError(
    'io-failed',
    `A part of Roofline, dist/main/${name}, is not where it was built. Build it with npm run build.`,
  );
}
