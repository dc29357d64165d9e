import { findWeakGuards } from './guards.js'
import { findExcessRights } from './role-rights.js'
import { describeWeakness, type Sessions, type Weakness } from './weakness.js'

/** The log could be changed quietly in this database; the message names each object and its remedy. */
export class RightsRefused extends Error {
  override readonly name = 'RightsRefused'
  constructor(readonly weaknesses: readonly Weakness[]) {
    super(
      [
        'The log in this database could be changed without anyone seeing it, so it is not opened:',
        ...weaknesses.map((weakness) => `- ${describeWeakness(weakness)}`),
        'Find out who changed this and since when, and check the log (besluitboek doctor) once it is mended.',
      ].join('\n'),
    )
  }
}

/** Everything through which sessions of this pool, or anyone behind the guards' back, could change the log unseen. */
export const findWeaknesses = async (pool: Sessions): Promise<readonly Weakness[]> => [
  ...(await findExcessRights(pool)),
  ...(await findWeakGuards(pool)),
]

/**
 * Refuses a database in which the log is not append-only for the sessions of this pool, or whose guards (triggers that
 * refuse changes to everybody) do not stand as the migrations made them.
 *
 * @throws {RightsRefused} naming every weakness
 */
export const checkRights = async (pool: Sessions): Promise<void> => {
  const weaknesses = await findWeaknesses(pool)
  if (weaknesses.length > 0) throw new RightsRefused(weaknesses)
}
