import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.js'

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
    // Loading the program again for every file took more time than the tests: files of one worker share what they loaded.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
