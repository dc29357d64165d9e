import type { ChainLink } from '../../projections/mandate-register/answers.js'
import { compareRegisters, type RegisterDifference } from '../domain/mandate/compare-registers.js'
import { type RegisterRow, whoMayDecide } from '../domain/mandate/register.js'
import { chainOn, type MandatedStanding } from '../domain/mandate/resolve.js'
import { termsOn } from '../domain/mandate/state.js'
import type { MandateUse } from '../domain/mandate/use.js'
import type { HouseId, MandateId, OrganId } from '../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import type { HouseStates } from './house-states.js'
import { nameChain, nameOrgan } from './naming.js'

type NamedOrgan = ReturnType<typeof nameOrgan>

/** What one organ, or one role in it, may do about one subject; with names. Amounts in eurocents. */
export type WhoMayDecideEntry = Pick<
  RegisterRow,
  'subject' | 'role' | 'mandate' | 'level' | 'conditionsMustBeConfirmed' | 'mayBeSubDelegated' | 'upToCents'
> & {
  readonly organ: NamedOrgan
  readonly perDecisionCents: number | null
  readonly perYearCents: number | null
  readonly conditions: readonly string[]
  /** Null where the organ is only informed. */
  readonly standing: MandatedStanding['kind'] | null
  /** Whose bekrachtiging makes it final, in their order where there is one. */
  readonly ratifiedBy: readonly NamedOrgan[]
  /** To whom proposals or advice go. */
  readonly addressee: NamedOrgan | null
  readonly chain: readonly ChainLink[]
  readonly use: readonly MandateUse[]
}

export type WhoMayDecideChanges = RegisterDifference<WhoMayDecideEntry>

/** As known at a moment; null for all that is known now. */
type KnownAt = { readonly knownAt: Instant | null }

export type MandateChainAnswer = {
  /** Whether the chain reaches a founding text on that day. */
  readonly complete: boolean
  /** Empty when the mandate itself does not hold that day. */
  readonly links: readonly ChainLink[]
}

/** Who may decide what in a house, on any day and as known at any moment: worked out from the log itself. */
export type WhoMayDecide = {
  readonly register: (
    house: HouseId,
    time: KnownAt & { readonly asOf: LocalDate },
  ) => Promise<readonly WhoMayDecideEntry[]>
  /** What was added, ended and changed between two days. */
  readonly changes: (
    house: HouseId,
    time: KnownAt & { readonly from: LocalDate; readonly to: LocalDate },
  ) => Promise<WhoMayDecideChanges>
  /** From one mandate up to a founding text. */
  readonly chain: (
    house: HouseId,
    mandate: MandateId,
    time: KnownAt & { readonly asOf: LocalDate },
  ) => Promise<MandateChainAnswer>
}

const entryOf = (state: HouseState, row: RegisterRow): WhoMayDecideEntry => {
  const { subject, organ, role, mandate, level, limits, standing, chain, use, upToCents } = row
  const named = (ids: readonly OrganId[]) => ids.map((id) => nameOrgan(state, id))
  const ratifying = standing?.kind === 'awaits-bekrachtiging' ? [standing.organ, ...(standing.further ?? [])] : []
  const addressee = standing?.kind === 'proposal-to' || standing?.kind === 'advice-only' ? standing.organ : null
  return {
    subject,
    organ: nameOrgan(state, organ),
    role,
    mandate,
    level,
    perDecisionCents: limits.perDecisionCents,
    perYearCents: limits.perYearCents,
    conditions: limits.conditions,
    conditionsMustBeConfirmed: row.conditionsMustBeConfirmed,
    mayBeSubDelegated: row.mayBeSubDelegated,
    standing: standing?.kind ?? null,
    ratifiedBy: named(ratifying),
    addressee: addressee === null ? null : nameOrgan(state, addressee),
    chain: nameChain(state, chain),
    use,
    upToCents,
  }
}

/** The chain of a mandate; of one that holds but hangs in the air, its own link alone. */
const chainAnswer = (state: HouseState, id: MandateId, on: LocalDate): MandateChainAnswer => {
  const whole = chainOn(state, id, on)
  if (whole !== null) return { complete: true, links: nameChain(state, whole) }
  const mandate = state.mandates.get(id)
  const terms = mandate === undefined ? null : termsOn(mandate, on)
  if (mandate === undefined || terms === null) return { complete: false, links: [] }
  const { grantor, grantee, subject, period } = mandate
  const own = { mandate: id, grantor, grantee, subject, level: terms.level, from: period.from }
  return { complete: false, links: nameChain(state, [own]) }
}

export const createWhoMayDecide = ({ loadKnownAt }: Pick<HouseStates, 'loadKnownAt'>): WhoMayDecide => {
  const known = async (house: HouseId, { knownAt }: KnownAt): Promise<HouseState> =>
    (await loadKnownAt(house, knownAt)).state
  return {
    register: async (house, time) => {
      const state = await known(house, time)
      return whoMayDecide(state, time.asOf).map((row) => entryOf(state, row))
    },
    changes: async (house, time) => {
      const state = await known(house, time)
      const entry = (row: RegisterRow): WhoMayDecideEntry => entryOf(state, row)
      const difference = compareRegisters(whoMayDecide(state, time.from), whoMayDecide(state, time.to))
      return {
        added: difference.added.map(entry),
        ended: difference.ended.map(entry),
        changed: difference.changed.map(({ before, after, fields }) => ({
          before: entry(before),
          after: entry(after),
          fields,
        })),
      }
    },
    chain: async (house, mandate, time) => chainAnswer(await known(house, time), mandate, time.asOf),
  }
}
