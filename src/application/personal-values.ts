import canonicalize from 'canonicalize'
import type { DomainCommand, ReceivedCommand } from '../domain/commands.js'
import type { SeatId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import type { NewEvent } from '../ledger/event.js'
import { type Append, type AppendResult, type EventStore, StoreUnavailable } from '../ledger/event-store.js'
import { commitmentsIn, personOf } from '../ledger/personal-data/commitments-in.js'
import type { PersonalData } from '../ledger/personal-data/personal-data.js'
import type { NewValue } from '../ledger/personal-data/values.js'
import { type CommandOpening, personalFields } from './commit-personal-values.js'

type Openings = ReadonlyMap<string, CommandOpening>

/** Stands for a personal value in a fingerprint, which is kept for ever: a guess could be tried against the value itself. */
const given = 'a personal value'

/** The command for its fingerprint: without personal values, and as it was before it had fields for them when none is given. */
export const withoutPersonalValues = (command: DomainCommand | ReceivedCommand): Readonly<Record<string, unknown>> => {
  const personal = personalFields.get(command.type) ?? []
  return Object.fromEntries(
    Object.entries(command).flatMap(([name, value]) =>
      personal.includes(name) ? (value === null ? [] : [[name, given]]) : [[name, value]],
    ),
  )
}

/** The command as its fingerprint was made of it before personal values were committed to. */
export const withPlainValues = (received: ReceivedCommand): Readonly<Record<string, unknown>> => {
  const personal = personalFields.get(received.type) ?? []
  return Object.fromEntries(
    Object.entries(received).filter(([name, value]) => value !== null || !personal.includes(name)),
  )
}

const lastStep = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

/** What the commitments in these events stand for, each with its person. */
export const valuesOf = (
  events: readonly Pick<NewEvent, 'id' | 'type' | 'data'>[],
  openings: Openings,
  state: HouseState,
): readonly NewValue[] =>
  events.flatMap(({ id, type, data }) =>
    commitmentsIn(data).map(({ commitment, field }): NewValue => {
      const opening = openings.get(commitment)
      const person = personOf(data, (seat) => state.seats.get(seat as SeatId)?.person)
      // A repeated command is compared with what is stored by the name of the field.
      if (opening === undefined || person === undefined || lastStep(field) !== opening.field) {
        throw new Error(`${type}: the commitment at ${field} has no value, person or field of the command behind it`)
      }
      return { event: id, type, field, person, opening: { key: opening.key, value: opening.value } }
    }),
  )

/** Are these the values that were kept with the first command under this key? What was erased cannot be compared: yes. */
export const sameValues = async (
  personalData: Pick<PersonalData, 'read'>,
  events: readonly string[],
  openings: Openings,
): Promise<boolean> => {
  if (openings.size === 0) return true
  const kept = await personalData.read(events)
  const wanted = new Map([...openings.values()].map(({ field, value }) => [field, canonicalize(value)]))
  return kept.every(
    ({ field, opening }) => opening === null || wanted.get(lastStep(field)) === canonicalize(opening.value),
  )
}

/**
 * Keeps the values, then appends: no event is ever in the log without them. When nothing was appended they are removed;
 * when that is not known, or the program stops in between, a later start settles it.
 */
export const appendWithValues = async (
  { store, personalData }: { readonly store: EventStore; readonly personalData: PersonalData },
  request: Append,
  values: readonly NewValue[],
): Promise<AppendResult | { readonly kind: 'erased' }> => {
  if (values.length === 0) return store.append(request)
  if ((await personalData.keep(request.house, values)) === 'erased') return { kind: 'erased' }
  const events = [...new Set(values.map(({ event }) => event))]
  // Either failing leaves the events awaited, which the next start settles; the answer about the append stands.
  const settled = (settling: Promise<void>): Promise<void> => settling.catch(() => undefined)
  try {
    const result = await store.append(request)
    await settled(result.kind === 'appended' ? personalData.confirm(events) : personalData.discard(events))
    return result
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) await settled(personalData.discard(events))
    throw error
  }
}
