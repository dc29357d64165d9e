import { createQueries } from '../../projections/create-queries.js'
import { createMoney } from '../application/money/money.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { findAskedHouse } from './asked-house.js'
import { readMoment } from './asked-time.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

/**
 * Prints what a house awarded as 360Giving JSON.
 *
 * @throws {CommandFailed} when it awarded nothing: the standard has no file without grants
 */
export const threeSixtyGiving = async (asked: {
  readonly house: string
  readonly knownAt: string | null
}): Promise<void> => {
  const knownAt = readMoment(asked.knownAt)
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    await runtime.engine.catchUp()
    const queries = createQueries(runtime.pool)
    const { id, name } = await findAskedHouse(queries, asked.house)
    const text = await createMoney({ queries, houses: runtime.houses }).threeSixtyGiving(id as HouseId, knownAt)
    if (text === null) throw new CommandFailed(`${name} awarded no money to others; there is nothing to publish.`)
    process.stdout.write(`${text}\n`)
  })
}
