/**
 * Builds the desktop shell into dist/: `main/` (main process and library host), `preload/`, `renderer/`. The browser shell
 * serves the same `renderer/`; vite.config.ts builds the terminal. Everything is bundled, so that nothing in dist/ needs
 * node_modules.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      outDir: 'dist/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'library-host': 'electron/library-host/utility-process.ts',
          // Read by threads of the terminal's and the browser shell's host too: one file, loaded only for a PDF.
          'pdf-reader': 'electron/library-host/pdf/pdf-reader.ts',
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
