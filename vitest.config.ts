import { defineConfig } from 'vitest/config'

// Continuous integration counts the tests from this file; people read the default report.
const report = process.env.BESLUITBOEK_TEST_REPORT

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: '@kitajs/html' } },
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}', 'projections/**/*.test.{ts,tsx}'],
    globalSetup: ['test/postgres.global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    maxWorkers: 2,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
