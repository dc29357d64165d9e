import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { createClient } from '../src/database/connect.js'
import { startEmbeddedPostgres } from '../src/database/embedded.js'
import { migrate } from '../src/database/migrate.js'

const run = promisify(execFile)

const MAKING = 2_026_113_002

/** A data folder with a migrated, empty ledger, made once in a run, whole or not at all, by whoever asks first. */
const made = async (): Promise<string> => {
  const whole = join(inject('runFolder'), 'initialised')
  const address = new URL(inject('postgresTemplate'))
  address.pathname = '/postgres'
  const client = createClient(address.toString())
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MAKING])
    if (!existsSync(whole)) {
      const draft = `${whole}.new`
      await rm(draft, { recursive: true, force: true })
      await mkdir(draft)
      await chmod(draft, 0o711)
      const postgres = await startEmbeddedPostgres({ dataDirectory: draft })
      try {
        await migrate(postgres.connectionString)
      } finally {
        await postgres.stop()
      }
      await rm(join(draft, 'postgres.log'))
      await rename(draft, whole)
    }
  } finally {
    await client.end()
  }
  return whole
}

/**
 * Makes this folder, which is empty, the data folder of a ledger that was started once and stopped in good order: for
 * tests that look at what happens after that, not at how PostgreSQL's files are made (which takes seconds each time).
 */
export const initialise = async (folder: string): Promise<void> => {
  // Where there is no cp that keeps the owner of files, the program makes its own.
  if (process.platform === 'win32') return
  await run('cp', ['-a', `${await made()}/.`, `${folder}/`])
}
