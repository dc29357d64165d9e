import { defineConfig } from 'vitest/config'

/**
 * The tests that a changed rule must be found by: the sentences about the domain, without database. Tests over random
 * houses are left out: they would find more, but each changed rule would take seconds.
 */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/domain/**/*.test.ts'],
    exclude: ['test/domain/random-*.test.ts'],
    testTimeout: 30_000,
  },
})
