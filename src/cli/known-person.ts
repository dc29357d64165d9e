import { createQueries } from '../../projections/create-queries.js'
import type { PersonReference } from '../../projections/persons/answers.js'
import type { Queries } from '../../projections/queries.js'
import { personId } from '../domain/shared/identifiers.js'
import type { Runtime } from '../runtime.js'
import { CommandFailed } from './failure.js'

/**
 * Looks up a person in any house, after the tables hold the whole log.
 *
 * @throws {CommandFailed} when nobody is known under this id
 */
export const knownPerson = async (
  { pool, engine }: Pick<Runtime, 'pool' | 'engine'>,
  person: string,
): Promise<{ readonly reference: PersonReference; readonly queries: Queries }> => {
  await engine.catchUp()
  const queries = createQueries(pool)
  const [reference] = await queries.findPersons([person])
  if (reference === undefined) {
    throw new CommandFailed(`Nobody is known under ${person}; the page Personen of a house shows the ids.`)
  }
  return { reference, queries }
}

/**
 * Refuses what is no id before anything is opened.
 *
 * @throws {CommandFailed} with exit code 2
 */
export const checkPersonId = (text: string): void => {
  if (!personId.safeParse(text).success) {
    throw new CommandFailed(
      'The person must be an id: a UUID in lower case, as the page Personen of a house shows it.',
      2,
    )
  }
}
