import type { MoneyAct } from '../../../projections/money/answers.js'
import type { Queries } from '../../../projections/queries.js'
import { evolve } from '../../domain/evolve.js'
import {
  type GrantReport,
  grantReport,
  type OpenEnds,
  openEnds,
  type PartnerLine,
  partnerReport,
  type YearReport,
  yearReport,
} from '../../domain/money/reports.js'
import type { MoneyState } from '../../domain/money/state.js'
import { type Ledger, ledgerOf } from '../../domain/money/totals.js'
import { traceOf } from '../../domain/money/trace.js'
import { undividedOn } from '../../domain/money/undivided.js'
import type { EventId, GrantId, HouseId, PartnerId } from '../../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import { emptyHouse, type HouseState } from '../../domain/state.js'
import type { HouseStates } from '../house-states.js'
import { type GrantAccount, grantAccount } from './grant-account.js'
import { type SampleAsked, type ToldSample, takeSample } from './sampling.js'
import { threeSixtyGiving } from './three-sixty-giving.js'
import { type ToldTrace, tellTrace } from './told.js'

/** By the acts in effect on a day, and as known at a moment; null for all that is known. */
export type MoneyTime = { readonly asOf: LocalDate | null; readonly knownAt: Instant | null }

/** A report, with the house as it is now for the names in it. */
export type WithNames<Report> = { readonly report: Report; readonly money: MoneyState; readonly state: HouseState }

/** Questions about the money of a house. */
export type Money = {
  /** Null when the house has no such thing. */
  readonly trace: (house: HouseId, id: string, knownAt: Instant | null) => Promise<ToldTrace | null>
  readonly check: (house: HouseId, time: MoneyTime) => Promise<Ledger>
  readonly year: (house: HouseId, year: number, time: MoneyTime) => Promise<WithNames<YearReport>>
  readonly grant: (house: HouseId, grant: GrantId, time: MoneyTime) => Promise<WithNames<GrantReport> | null>
  readonly grants: (house: HouseId, time: MoneyTime) => Promise<WithNames<readonly GrantReport[]>>
  readonly partner: (house: HouseId, partner: PartnerId, time: MoneyTime) => Promise<WithNames<readonly PartnerLine[]>>
  readonly openEnds: (house: HouseId, time: MoneyTime) => Promise<WithNames<OpenEnds>>
  /** The account of a grant with its whole trail, as it is known now; null when the house has no such grant. */
  readonly account: (house: HouseId, grant: GrantId) => Promise<GrantAccount | null>
  /** What the house awarded to others, as a text of 360Giving JSON; null when it awarded nothing. */
  readonly threeSixtyGiving: (house: HouseId, knownAt: Instant | null) => Promise<string | null>
  /** A sample of the payments of a house, for an auditor. */
  readonly sample: (house: HouseId, asked: SampleAsked) => Promise<ToldSample>
}

export const createMoney = ({
  queries,
  houses,
}: {
  readonly queries: Queries
  readonly houses: HouseStates
}): Money => {
  /**
   * The money of a house as of a day and as known at a moment: as the house has it where nothing counts from a later day,
   * else its own acts through the same rules once more.
   */
  const moneyThen = async (house: HouseId, time: MoneyTime): Promise<MoneyState> => {
    const { money } = (await houses.loadKnownAt(house, time.knownAt)).state
    if (time.asOf === null || money.lastDay === null || money.lastDay <= time.asOf) return money
    const acts = await queries.readMoneyActs(house, time)
    return acts.reduce(
      (state, { fact, event, on, recordedAt }, revision) =>
        evolve(state, {
          ...fact,
          id: event as EventId,
          revision,
          effectiveOn: on,
          recordedAt: recordedAt as Instant,
          actor: { via: 'system' },
        }),
      emptyHouse,
    ).money
  }

  const knownThen = async (
    house: HouseId,
    knownAt: Instant | null,
  ): Promise<{ readonly acts: readonly MoneyAct[]; readonly state: HouseState }> => {
    const [acts, { state }] = await Promise.all([
      queries.readMoneyActs(house, { asOf: null, knownAt }),
      houses.loadKnownAt(house, knownAt),
    ])
    return { acts, state }
  }

  const named = async <Report>(
    house: HouseId,
    time: MoneyTime,
    report: (money: MoneyState) => Report,
  ): Promise<WithNames<Report>> => {
    const [money, { state }] = await Promise.all([moneyThen(house, time), houses.load(house)])
    return { report: report(money), money, state }
  }

  return {
    trace: async (house, id, knownAt) => {
      const { state } = knownAt === null ? await houses.load(house) : await houses.loadKnownAt(house, knownAt)
      const trace = traceOf(state, id)
      return trace === null ? null : tellTrace(state, trace)
    },
    check: async (house, time) => ledgerOf((await queries.readMoneyActs(house, time)).map(({ fact }) => fact)),
    year: (house, year, time) => named(house, time, (money) => yearReport(money, year)),
    grant: async (house, grant, time) => {
      const { report, ...rest } = await named(house, time, (money) => grantReport(money, grant))
      return report === null ? null : { report, ...rest }
    },
    grants: (house, time) =>
      named(house, time, (money) => [...money.grants.keys()].flatMap((id) => grantReport(money, id) ?? [])),
    partner: (house, partner, time) => named(house, time, (money) => partnerReport(money, partner)),
    openEnds: async (house, time) => {
      const { state: known } = await houses.loadKnownAt(house, time.knownAt)
      return named(house, time, (money) => openEnds(money, undividedOn(known, time.asOf)))
    },
    account: async (house, grant) => {
      const { acts, state } = await knownThen(house, null)
      return grantAccount(state, acts, grant)
    },
    threeSixtyGiving: async (house, knownAt) => threeSixtyGiving((await houses.loadKnownAt(house, knownAt)).state),
    sample: async (house, asked) => {
      const { acts, state } = await knownThen(house, asked.knownAt)
      return takeSample(state, acts, asked)
    },
  }
}
