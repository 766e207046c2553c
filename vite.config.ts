import { defineConfig } from 'vite'

/** What the server build and the page scripts share; `scripts/build.mts` adds the entries. */
export default defineConfig({
  appType: 'custom',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { cssMinify: 'lightningcss', emptyOutDir: true, reportCompressedSize: false, target: 'es2024' },
})
