/**
 * Builds everything into dist/: the terminal (`cli.mjs`), the desktop shell and the entries of processes and threads (`main/`, `preload/`),
 * what these have in common (`parts/`), and the window that both the desktop and the browser shell show (`renderer/`). Everything is
 * bundled, so that nothing in dist/ needs node_modules.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      outDir: 'dist',
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          cli: 'electron/cli.ts',
          'main/main': 'electron/main.ts',
          'main/library-host': 'electron/library-host/utility-process.ts',
          'main/library-thread': 'electron/library-thread.ts',
          'main/listing-reader': 'electron/library-host/listing-reader.ts',
          'main/pdf-reader': 'electron/library-host/pdf/pdf-reader.ts',
        },
        output: {
          entryFileNames: '[name].mjs',
          // The shells share what they have in common, and load each part when they need it: to read it all takes a tenth of a second.
          chunkFileNames: 'parts/[name]-[hash].mjs',
          // A smaller file is read faster; names stay, for the log.
          minify: { compress: false, mangle: false, codegen: true },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'dist/renderer',
      rolldownOptions: { input: { index: 'renderer/index.html' } },
      minify: true,
      // Read from disk or over loopback, never over a network.
      chunkSizeWarningLimit: 4000,
      modulePreload: { polyfill: false },
    },
  },
});
