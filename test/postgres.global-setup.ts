import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { createClient } from '../src/database/connect.js'
import { startEmbeddedPostgres } from '../src/database/embedded.js'
import { migrate } from '../src/database/migrate.js'
import { makeRunFolder, removeLeftovers } from './quick-folder.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's address of the database every test database is cloned from. */
    postgresTemplate: string
    /** The folder of this run, where its files are quickly written and read; it is removed at the end of the run. */
    runFolder: string
  }
}

const TEMPLATE = 'besluitboek_template'

/** One PostgreSQL for the whole run, in a folder of its own, with a freshly migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers()
  const folder = await makeRunFolder()
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder, settings: { max_connections: '300' } })
  const remove = async (): Promise<void> => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const template = new URL(postgres.connectionString)
    template.pathname = `/${TEMPLATE}`
    const client = createClient(postgres.connectionString)
    await client.connect()
    await client.query(`CREATE DATABASE ${TEMPLATE}`)
    await client.end()
    await migrate(template.toString())
    project.provide('postgresTemplate', template.toString())
    project.provide('runFolder', folder)
  } catch (error) {
    await remove()
    throw error
  }
  return remove
}
