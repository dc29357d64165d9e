import type { Chance } from '../../bench/chance.js'
import type { EventId, HouseId } from '../../src/domain/shared/identifiers.js'
import type { LocalDate } from '../../src/domain/shared/time.js'
import { toInstant } from '../../src/domain/shared/time.js'
import type { StoredEvent } from '../../src/ledger/event.js'

const HOUSES = 5
const FIRST_MOMENT = Date.UTC(2026, 0, 5, 8)

const hexadecimal = (chance: Chance, digits: number): string => {
  let text = ''
  while (text.length < digits) text += chance.word().toString(16).padStart(8, '0')
  return text.slice(0, digits)
}

const identifier = (chance: Chance): string =>
  `${hexadecimal(chance, 8)}-${hexadecimal(chance, 4)}-7${hexadecimal(chance, 3)}-8${hexadecimal(chance, 3)}-${hexadecimal(chance, 12)}`

const WORDS = [
  'opvang',
  'ontmoeting',
  'café',
  'naïef',
  'besluit',
  '€ 1.250',
  '“vertrouwen”',
  'zorg\nen welzijn',
  '𝔹uurt',
  'tab\there',
]

/** Events of some houses as a ledger has them: dense positions, contiguous revisions, times that never go back. */
export const makeEvents = (chance: Chance, count: number): readonly StoredEvent[] => {
  const houses = Array.from({ length: HOUSES }, () => ({ id: identifier(chance) as HouseId, length: 0 }))
  let moment = FIRST_MOMENT
  return Array.from({ length: count }, (_, index): StoredEvent => {
    const house = chance.pick(houses)
    // Some share a moment, as the events of one act do.
    if (index % 3 !== 0) moment += chance.between(1, 90_000)
    const event: StoredEvent = {
      id: identifier(chance) as EventId,
      type: 'ContributionMade',
      schemaVersion: 1,
      house: house.id,
      effectiveOn: '2026-01-05' as LocalDate,
      actor: { person: null, organ: null, partner: null, via: 'web' },
      correlation: identifier(chance),
      causation: chance.happens(0.2) ? identifier(chance) : null,
      data: {
        dossier: identifier(chance),
        text: Array.from({ length: chance.between(1, 6) }, () => chance.pick(WORDS)).join(' '),
        amount: chance.between(0, 1_000_000),
        mandate: null,
      },
      stream: `house-${house.id}`,
      revision: house.length,
      position: BigInt(index + 1),
      recordedAt: toInstant(new Date(moment)),
    }
    house.length += 1
    return event
  })
}
