import { defineConfig } from 'vitest/config'
import { keptThread } from './kept-thread.js'

/**
 * The tests that a changed rule must be found by: the sentences about the domain, without database. Tests over random
 * houses and random votes are left out: they would find more, but each changed rule would take seconds.
 */
export default defineConfig({
  plugins: [
    {
      name: 'kept-thread',
      configureVitest: ({ project }) => {
        project.config.pool = 'kept-thread'
        project.config.poolRunner = { name: 'kept-thread', createPoolWorker: keptThread }
      },
    },
  ],
  test: {
    environment: 'node',
    include: ['test/domain/**/*.test.ts'],
    exclude: ['test/domain/random-*.test.ts', 'test/domain/judge-properties.test.ts'],
    setupFiles: ['test/mutation/same-random.ts'],
    isolate: false,
    testTimeout: 30_000,
  },
})
