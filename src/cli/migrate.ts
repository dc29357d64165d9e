import { readConfiguration } from '../config.js'
import { migrate as runMigrations } from '../database/migrate.js'
import { openDatabase } from '../runtime.js'

/** Brings the tables of the configured database up to this version of the program. */
export const migrate = async (): Promise<void> => {
  const database = await openDatabase(readConfiguration(process.env), 'share')
  try {
    const applied = await runMigrations(database.connectionString, {
      onApplied: (file) => process.stderr.write(`applied ${file}\n`),
    })
    process.stderr.write(applied.length === 0 ? 'Nothing to migrate.\n' : `${applied.length} migrations applied.\n`)
  } finally {
    await database.stop()
  }
}
