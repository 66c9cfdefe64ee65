/** Where the build put the shells' files, whichever of them asks. */
import path from 'node:path';

/** The path of a built file: `builtFile('renderer')`, `builtFile('main/main.mjs')`. */
export function builtFile(...segments: readonly string[]): string {
  // The asking code is bundled into dist/cli.mjs, or into a file of dist/main/ or dist/parts/.
  let folder = import.meta.dirname;
  while (path.basename(folder) !== 'dist') {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('Roofline runs from its built files only: npm run build');
    folder = parent;
  }
  return path.join(folder, ...segments);
}
