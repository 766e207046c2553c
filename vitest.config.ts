import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['libs/**/*.test.ts', 'app/**/*.test.ts', 'app/**/*.test.tsx', 'app/journeys/**/*.journey.ts', 'scripts/**/*.test.mts'],
    globalSetup: ['app/test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    css: true,
    pool: 'forks',
    maxWorkers: 2,
  },
})
