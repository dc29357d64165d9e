import { type Lapsing, type LapsingQuestion, lapsing } from '../domain/mandate/lapsing.js'
import type { HouseId, MandateId, OrganId } from '../domain/shared/identifiers.js'
import type { RefusalCode } from '../domain/shared/refusal.js'
import type { HouseState } from '../domain/state.js'
import type { HouseStates } from './house-states.js'
import { nameOrgan } from './naming.js'

/** A mandate or seat that lapses, and what could be done about it. */
export type RenewalEntry = {
  readonly kind: Lapsing['kind']
  readonly id: string
  readonly until: string
  readonly organ: { readonly id: OrganId; readonly name: string }
  /** Of a mandate; null for a seat. */
  readonly subject: string | null
  /** The role of a mandate (null: the whole organ), or of the seat. */
  readonly role: string | null
  /** What the seat is for; null for a mandate. */
  readonly function: string | null
  /** For whom the seat speaks; null in an own capacity, and for a mandate. */
  readonly partner: { readonly id: string; readonly name: string } | null
  readonly proposedUntil: string
  readonly renewable: boolean
  /** Why it cannot be renewed; null when it can. */
  readonly because: RefusalCode | null
  /** Mandates that must be renewed with it. */
  readonly needs: readonly MandateId[]
}

/** What lapses in a house within so many days of a day, from the log itself. */
export type Renewals = (house: HouseId, question: LapsingQuestion) => Promise<readonly RenewalEntry[]>

const entryOf = (state: HouseState, item: Lapsing): RenewalEntry => {
  const { kind, id, until, organ, proposedUntil, renewable } = item
  const seat = item.kind === 'seat' ? state.seats.get(item.id) : undefined
  const partner = seat?.partner ?? null
  return {
    kind,
    id,
    until,
    organ: nameOrgan(state, organ),
    subject: item.kind === 'mandate' ? item.subject : null,
    role: item.kind === 'mandate' ? item.role : (seat?.role ?? null),
    function: seat?.function ?? null,
    partner: partner === null ? null : { id: partner, name: state.partners.get(partner)?.name ?? partner },
    proposedUntil,
    renewable: renewable === true,
    because: renewable === true ? null : renewable,
    needs: item.kind === 'mandate' ? item.needs : [],
  }
}

export const createRenewals =
  ({ load }: Pick<HouseStates, 'load'>): Renewals =>
  async (house, question) => {
    const { state } = await load(house)
    return lapsing(state, question).map((item) => entryOf(state, item))
  }
