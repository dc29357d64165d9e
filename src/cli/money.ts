import { createQueries } from '../../projections/create-queries.js'
import type { HouseSummary } from '../../projections/houses/answers.js'
import { createMoney, type Money } from '../application/money/money.js'
import { type ToldCheck, tellCheck } from '../application/money/tell-reports.js'
import type { ToldTrace } from '../application/money/told.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { sentence } from '../texts/catalogue.js'
import { formatter } from '../texts/format.js'
import { everyItem, findAskedHouse } from './asked-house.js'
import { readDay, readMoment } from './asked-time.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

const say = sentence('nl')

const { money: euro } = formatter('nl')
const inEuro = (amountCents: number | null): string => (amountCents === null ? '' : euro(amountCents))

type Checked = ToldCheck & { readonly house: { readonly id: string; readonly name: string } }

const describe = ({ house, balanced, totals, orphans }: Checked): string =>
  [
    house.name,
    `  ${say(balanced ? 'money.balanced' : 'money.not-balanced')}`,
    ...(['granted', 'allocated', 'committed', 'paid', 'justified', 'recovered'] as const).map(
      (total) => `  ${say(`money.total.${total}`)}: ${inEuro(totals[`${total}Cents`])}`,
    ),
    ...orphans.map(({ payment, amountCents }) => `  ${say('money.orphan', { payment })}: ${inEuro(amountCents)}`),
  ].join('\n')

export type MoneyArguments = {
  readonly house: string | null
  readonly asOf: string | null
  readonly knownAt: string | null
  readonly json: boolean
}

/** Checks the books of one house, or of all; fails when one does not balance. */
export const checkMoney = async (asked: MoneyArguments): Promise<void> => {
  const time = { asOf: readDay(asked.asOf), knownAt: readMoment(asked.knownAt) }
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    await runtime.engine.catchUp()
    const queries = createQueries(runtime.pool)
    const money = createMoney({ queries, houses: runtime.houses })
    const houses =
      asked.house === null
        ? await everyItem<HouseSummary>(queries.listHouses)
        : [await findAskedHouse(queries, asked.house)]
    const checked: Checked[] = []
    for (const { id, name } of houses) {
      checked.push({ house: { id, name }, ...tellCheck(await money.check(id as HouseId, time)) })
    }
    const json = asked.house === null ? checked : checked[0]
    process.stdout.write(`${asked.json ? JSON.stringify(json, null, 2) : checked.map(describe).join('\n\n')}\n`)
    const wrong = checked.filter(({ balanced }) => !balanced).map(({ house }) => house.name)
    if (wrong.length > 0) throw new CommandFailed(`The books do not balance of ${wrong.join(', ')}.`)
  })
}

const findTrace = async (money: Money, houses: readonly HouseSummary[], id: string): Promise<ToldTrace> => {
  for (const { id: house } of houses) {
    const trace = await money.trace(house as HouseId, id, null)
    if (trace !== null) return trace
  }
  throw new CommandFailed(`There is no payment, commitment, allocation, recovery or grant ${id}.`)
}

/** Prints the way of money, from its source to its end. */
export const trace = async (id: string, { json }: { readonly json: boolean }): Promise<void> => {
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    await runtime.engine.catchUp()
    const queries = createQueries(runtime.pool)
    const houses = await everyItem<HouseSummary>(queries.listHouses)
    const { steps, ends } = await findTrace(createMoney({ queries, houses: runtime.houses }), houses, id)
    if (json) {
      const plain = steps.map(({ kind, id: of, amountCents, date, event }) => ({
        kind,
        id: of,
        amountCents,
        date,
        event,
      }))
      process.stdout.write(`${JSON.stringify({ steps: plain }, null, 2)}\n`)
      return
    }
    const lines = [
      ...steps.map(
        ({ kind, name, amountCents, date, event }) =>
          `${date}  ${say(`money.step.${kind}`)}: ${name} ${inEuro(amountCents)}  (${event})`,
      ),
      ...ends.map(({ kind, name, amountCents }) => `${say(`money.end.${kind}`)}: ${name} ${inEuro(amountCents)}`),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  })
}
