import { isWithin } from '../house/subject.js'
import { actsFor, isActive } from '../organ/succession.js'
import type { EventId, MandateId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { chainOn, restsOn } from './chain.js'
import { type Mandate, termsOn } from './state.js'

export type Circle = {
  /** The organs that have their authority from each other only. */
  readonly organs: readonly OrganId[]
  readonly mandates: readonly MandateId[]
  /** The events that granted these mandates. */
  readonly events: readonly EventId[]
}

type Held = readonly [MandateId, Mandate]

/** The mandates that this one may rest on, that day, among these. */
const above = (state: HouseState, [, lower]: Held, among: readonly Held[], day: LocalDate): readonly Held[] => {
  const terms = termsOn(lower, day)
  if (terms === null || lower.grantor.kind !== 'organ') return []
  const grantor = actsFor(state, lower.grantor.organ, day)
  return among.filter(([, upper]) => {
    const held = termsOn(upper, day)
    return (
      held !== null &&
      upper.grantee.role === null &&
      actsFor(state, upper.grantee.organ, day) === grantor &&
      isWithin(lower.subject, upper.subject) &&
      restsOn(state, { mandate: lower, terms }, held, day)
    )
  })
}

/**
 * Circles of organs that, on a day, hold authority from each other without a founding text anywhere above them: each grant
 * looks covered, and none is. Mandates that hang below such a circle are not part of it.
 */
export const circular = (state: HouseState, day: LocalDate): readonly Circle[] => {
  const loose = [...state.mandates.entries()]
    .filter(([id, mandate]) => {
      const holder = actsFor(state, mandate.grantee.organ, day)
      return termsOn(mandate, day) !== null && isActive(state, holder, day) && chainOn(state, id, day) === null
    })
    .sort(([, a], [, b]) => a.grantedAtRevision - b.grantedAtRevision)
  const reach = new Map<MandateId, ReadonlySet<MandateId>>()
  for (const held of loose) {
    const seen = new Set<MandateId>()
    const open: Held[] = [held]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const upper of above(state, next, loose, day)) {
        if (seen.has(upper[0])) continue
        seen.add(upper[0])
        open.push(upper)
      }
    }
    reach.set(held[0], seen)
  }
  const reaches = (from: MandateId, to: MandateId): boolean => reach.get(from)?.has(to) === true
  const told = new Set<MandateId>()
  return loose.flatMap(([id]) => {
    if (told.has(id) || !reaches(id, id)) return []
    const members = loose.filter(([other]) => reaches(id, other) && reaches(other, id))
    for (const [other] of members) told.add(other)
    return [
      {
        organs: [...new Set(members.map(([, { grantee }]) => actsFor(state, grantee.organ, day)))],
        mandates: members.map(([other]) => other),
        events: members.map(([, { event }]) => event),
      },
    ]
  })
}
