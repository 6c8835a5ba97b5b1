// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vite';

// The built files are committed, so that Maven alone is enough; the names have no hash, so that a
// rebuild changes only what has changed.
export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../src/main/resources/dev/millrace/server/dashboard',
    emptyOutDir: true,
    modulePreload: false,
    // No data: addresses: the page's policy allows what the server itself serves and nothing else.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8082' } },
});
