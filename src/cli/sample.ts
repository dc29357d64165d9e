import { createQueries } from '../../projections/create-queries.js'
import { createMoney } from '../application/money/money.js'
import {
  LARGEST_SAMPLE,
  type SampleAsked,
  type SamplingMethod,
  samplingMethods,
  type ToldSample,
  type ToldSampleItem,
} from '../application/money/sampling.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { sentence } from '../texts/catalogue.js'
import { formatter } from '../texts/format.js'
import { findAskedHouse } from './asked-house.js'
import { readDay, readMoment } from './asked-time.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

const say = sentence('nl')
const { money: euro } = formatter('nl')

export type SampleArguments = {
  readonly house: string
  readonly size: string
  readonly by: string
  readonly seed: string | null
  readonly from: string | null
  readonly until: string | null
  readonly knownAt: string | null
  readonly json: boolean
}

const readSize = (text: string): number => {
  const size = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (size >= 1 && size <= LARGEST_SAMPLE) return size
  throw new CommandFailed(`--size ${text} will not do; give a whole number from 1 to ${LARGEST_SAMPLE}.`, 2)
}

const readMethod = (text: string): SamplingMethod => {
  const method = samplingMethods.find((one) => one === text)
  if (method !== undefined) return method
  throw new CommandFailed(`--by ${text} is not a way to sample; choose ${samplingMethods.join(' or ')}.`, 2)
}

/** @throws {CommandFailed} exit code 2 for an option that cannot be read */
const readAsked = ({ size, by, seed, from, until, knownAt }: SampleArguments): SampleAsked => {
  if (seed === '') throw new CommandFailed('--seed is empty; give any text, or leave it out.', 2)
  return {
    size: readSize(size),
    by: readMethod(by),
    seed,
    from: readDay(from, '--from'),
    until: readDay(until, '--until'),
    knownAt: readMoment(knownAt),
  }
}

const describeItem = ({ payment, on, name, amountCents, hits, steps, documents }: ToldSampleItem): string =>
  [
    '',
    `${on}  ${name}  ${euro(amountCents)}  (${payment})`,
    ...(hits === null ? [] : [`  ${say('money.sample.hits', { hits })}`]),
    ...steps.map(
      (step) =>
        `  ${step.date}  ${say(`money.step.${step.kind}`)}: ${step.name} ${step.amountCents === null ? '' : euro(step.amountCents)}  (${step.event})`,
    ),
    ...documents.map(({ name: file, sha256 }) => `  ${say('money.document', { name: file, sha256 })}`),
  ].join('\n')

const describe = ({ by, seed, population, startCent, items }: ToldSample): string =>
  [
    say('money.sample', {
      chosen: items.length,
      payments: population.payments,
      amount: euro(population.amountCents),
    }),
    by === 'amount' ? say('money.sample.amount', { start: String(startCent) }) : say('money.sample.random'),
    say('money.sample.seed', { seed }),
    ...items.map(describeItem),
  ].join('\n')

/** Draws a sample of the payments of a house and prints it with the evidence of each payment. */
export const sample = async (given: SampleArguments): Promise<void> => {
  const asked = readAsked(given)
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    await runtime.engine.catchUp()
    const queries = createQueries(runtime.pool)
    const { id } = await findAskedHouse(queries, given.house)
    const drawn = await createMoney({ queries, houses: runtime.houses }).sample(id as HouseId, asked)
    process.stdout.write(`${given.json ? JSON.stringify(drawn, null, 2) : describe(drawn)}\n`)
  })
}
