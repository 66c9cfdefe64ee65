/**
 * Builds the terminal, `dist/cli.mjs`: one file with everything in it, which is also the entry of its own worker thread
 * (see electron/cli.ts). electron.vite.config.ts builds the rest.
 */
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: 'electron/cli.ts',
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'cli.mjs',
        codeSplitting: false,
        // A smaller file is read faster; names stay, for the log.
        minify: { compress: false, mangle: false, codegen: true },
      },
    },
  },
  ssr: { noExternal: true },
});
