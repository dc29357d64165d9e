import { InvalidCursor } from '../../../projections/page.js'
import { seatMustHaveVote } from '../../domain/ballot/voters.js'
import {
  countsByStanding,
  type InputFilter,
  inputsOf,
  placeAfter,
  type Standing,
} from '../../domain/influence/my-input.js'
import { influenceOverview } from '../../domain/influence/overview.js'
import type { InputKey } from '../../domain/influence/record.js'
import { votingPower } from '../../domain/influence/voting-power.js'
import { rulesOn } from '../../domain/organ/state.js'
import type { HouseId, OrganId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import type { EventStore } from '../../ledger/event-store.js'
import type { EventRegistry } from '../../ledger/registry.js'
import type { HouseStates } from '../house-states.js'
import { createReadRecord } from './records.js'
import { type ToldOverview, type ToldPower, tellOverview, tellPower } from './tell-overview.js'
import { type ToldInput, type ToldTrail, tellInput, tellTrail } from './told.js'

/** Which part of the list, the newest first: what comes after this input; null from the first one. */
export type InputPart = { readonly after: string | null; readonly limit: number }

export type ToldInputs = {
  readonly items: readonly ToldInput[]
  /** Of everything that fits the filter, whatever part is shown. */
  readonly counts: Readonly<Record<Standing, number>>
  readonly total: number
  /** After which input the next part begins; null on the last one. */
  readonly next: string | null
}

/** What became of input: the questions of partners, and of whoever wants to know who was heard. */
export type Influence = {
  readonly inputs: (
    house: HouseId,
    filter: InputFilter,
    part: InputPart,
    knownAt: Instant | null,
  ) => Promise<ToldInputs>
  /** Null when the house has no such input. */
  readonly trail: (house: HouseId, input: string, knownAt: Instant | null) => Promise<ToldTrail | null>
  readonly year: (house: HouseId, year: number, knownAt: Instant | null) => Promise<ToldOverview>
  /** Null when there is no such organ on that day, or it has no rules. */
  readonly power: (house: HouseId, organ: OrganId, on: LocalDate) => Promise<ToldPower | null>
}

export const createInfluence = ({
  houses,
  store,
  registry,
  today,
}: {
  readonly houses: HouseStates
  readonly store: EventStore
  readonly registry: EventRegistry
  readonly today: () => LocalDate
}): Influence => {
  const readRecord = createReadRecord(store, registry)
  const read = async (house: HouseId, knownAt: Instant | null) => {
    const [record, { state }] = await Promise.all([readRecord(house, knownAt), houses.loadKnownAt(house, knownAt)])
    return { record, state }
  }

  return {
    inputs: async (house, filter, { after, limit }, knownAt) => {
      const { record, state } = await read(house, knownAt)
      const all = inputsOf(record, state, filter, today())
      const last = after === null ? null : record.inputs.get(after as InputKey)
      if (last === undefined) throw new InvalidCursor()
      // Where it stood, also when it was answered since and does not fit the filter any more.
      const from = last === null ? 0 : placeAfter(all, last)
      const shown = all.slice(from, from + limit)
      return {
        items: shown.map((input) => tellInput(record, state, input)),
        counts: countsByStanding(all),
        total: all.length,
        next: from + limit < all.length ? (shown.at(-1)?.key ?? null) : null,
      }
    },
    trail: async (house, id, knownAt) => {
      const { record, state } = await read(house, knownAt)
      const input = record.inputs.get(id as InputKey)
      return input === undefined ? null : tellTrail(record, state, input)
    },
    year: async (house, year, knownAt) => {
      const { record, state } = await read(house, knownAt)
      return tellOverview(state, influenceOverview(record, state, year))
    },
    power: async (house, id, on) => {
      const { state } = await houses.load(house)
      const organ = state.organs.get(id)
      if (organ === undefined || !covers(organ.period, on)) return null
      const rules = rulesOn(organ, on)
      if (rules === undefined) return null
      const seats = [...state.seats].filter(([seat]) => seatMustHaveVote(state, id, seat, on, '') === null)
      const chair = [...state.seats].find(
        ([, seat]) => seat.organ === id && seat.role === 'chair' && covers(seat.period, on),
      )
      const power = votingPower(
        rules,
        seats.map(([seat, { partner }]) => ({ seat, partner })),
        chair?.[0] ?? null,
      )
      return tellPower(state, { id, name: organ.name }, rules.majority, power)
    },
  }
}
