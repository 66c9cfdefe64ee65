/** Where the build put the files that shells and threads start from (electron.vite.config.ts). */
import path from 'node:path';
import { RooflineError } from '../../shared/api/errors.ts';

/**
 * The path of a built file: `builtFile('renderer')`, `builtFile('main/main.mjs')`. Throws a RooflineError (`io-failed`) where the asking
 * code itself was not built.
 */
export function builtFile(name: string): string {
  // It is bundled into dist/cli.mjs, or into a file of dist/main/ or dist/parts/.
  let folder = import.meta.dirname;
  while (path.basename(folder) !== 'dist') {
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new RooflineError(
        'io-failed',
        'Roofline runs from its built files only. Build them with npm run build.',
      );
    }
    folder = parent;
  }
  return path.join(folder, name);
}
