import { createQueries } from '../../projections/create-queries.js'
import type { HouseSummary } from '../../projections/houses/answers.js'
import type { GrantAccount } from '../application/money/grant-account.js'
import { EventNotProven, grantFolder as filesOf } from '../application/money/grant-folder.js'
import { createMoney, type Money } from '../application/money/money.js'
import { createProofs, type Proofs } from '../application/proofs.js'
import type { GrantId, HouseId } from '../domain/shared/identifiers.js'
import { grantReadMe } from '../web/money/grant-read-me.js'
import { grantReportPage } from '../web/money/grant-report.js'
import { everyItem } from './asked-house.js'
import { signWhatIsNew } from './export.js'
import { CommandFailed } from './failure.js'
import { mustBeNew, writeNewFolder } from './new-folder.js'
import { withRuntime } from './with-runtime.js'

const findAccount = async (
  money: Pick<Money, 'account'>,
  houses: readonly Pick<HouseSummary, 'id'>[],
  grant: string,
): Promise<GrantAccount> => {
  for (const { id } of houses) {
    const account = await money.account(id as HouseId, grant as GrantId)
    if (account !== null) return account
  }
  throw new CommandFailed(`There is no grant ${grant}.`)
}

/** What the folder is made from. */
export type GrantFolderSources = {
  readonly money: Pick<Money, 'account'>
  readonly proofs: Proofs
  readonly houses: readonly Pick<HouseSummary, 'id'>[]
  /** Why the newest events could not be signed; null when they were. */
  readonly notSigned: string | null
}

/**
 * Writes the account of a grant as a new folder; answers how many events it proves.
 *
 * @throws {CommandFailed} when there is no such grant, an event of it is not signed, or the folder is not empty
 */
export const writeGrantFolder = async (
  { money, proofs, houses, notSigned }: GrantFolderSources,
  grant: string,
  folder: string,
): Promise<number> => {
  const account = await findAccount(money, houses, grant)
  try {
    await writeNewFolder(folder, await filesOf(account, proofs, { page: grantReportPage, readMe: grantReadMe }))
    return account.events.length
  } catch (error) {
    if (!(error instanceof EventNotProven)) throw error
    throw new CommandFailed(notSigned ?? `Event ${error.event} is not signed yet; try again in a moment.`)
  }
}

/** Writes the account of a grant as a folder that an auditor can check without this program's database. */
export const grantFolder = async (grant: string, folder: string): Promise<void> => {
  await mustBeNew(folder)
  await withRuntime({ sharing: 'share' }, async ({ configuration, runtime }) => {
    const notSigned = await signWhatIsNew(runtime)
    await runtime.engine.catchUp()
    const queries = createQueries(runtime.pool)
    const sources = {
      money: createMoney({ queries, houses: runtime.houses }),
      proofs: createProofs(
        runtime.log,
        configuration.witnesses.map(({ vkey }) => vkey),
      ),
      houses: await everyItem<HouseSummary>(queries.listHouses),
      notSigned,
    }
    const events = await writeGrantFolder(sources, grant, folder)
    process.stdout.write(`The account of grant ${grant} stands in ${folder}, with the proofs of ${events} events.\n`)
  })
}
