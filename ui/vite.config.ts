import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The messages lie beside the view, where reports find theirs. */
const DATA = fileURLToPath(new URL('../data', import.meta.url));

/** What the shell allows its window, so that a breach shows before it meets the shell. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'safari16.4',
    // Every web view that the program runs in preloads modules itself; data: addresses are not allowed.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: { port: 5173, strictPort: true, fs: { allow: ['.', DATA] } },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
  test: { include: ['src/**/*.test.ts'] },
});
