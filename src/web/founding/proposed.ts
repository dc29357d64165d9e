import type { HouseProfile } from '../../domain/house/state.js'
import { hasEnded } from '../../domain/mandate/state.js'
import type { Organ } from '../../domain/organ/state.js'
import type { OrganId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { type OrganKey, type ProposedMandate, proposedMandates, type Role, variants } from './proposals.js'

/** What is proposed to a house of this legal form, in these municipalities. */
export const variantOf = ({ legalForm, workingArea }: Pick<HouseProfile, 'legalForm' | 'workingArea'>) =>
  legalForm === 'feitelijke-vereniging' && workingArea.length > 1
    ? variants['feitelijke-vereniging-several']
    : variants[legalForm]

type Found = readonly [OrganId, Organ]

const byName = (one: Found, other: Found): number => one[1].name.localeCompare(other[1].name, 'nl')

/** The organs that act on a day, by name. */
export const organsOn = (state: HouseState, day: LocalDate): readonly Found[] =>
  [...state.organs.entries()].filter(([, { period }]) => covers(period, day)).sort(byName)

/** The organ of the house that a proposal is about; null while it is not there. */
export const organOf = (state: HouseState, day: LocalDate, key: OrganKey): OrganId | null => {
  const kind = key === 'bestuurlijk-overleg' ? 'other' : key
  return organsOn(state, day).find(([, organ]) => organ.kind === kind)?.[0] ?? null
}

/** The organ that fills a role in the proposed mandates; a kerngroep steers where there is no stuurgroep. */
const filling = (state: HouseState, house: HouseProfile, day: LocalDate, role: Role): OrganId | null => {
  const { source, executive } = variantOf(house)
  switch (role) {
    case 'source':
      return source === null ? null : organOf(state, day, source)
    case 'executive':
      return organOf(state, day, executive)
    case 'stuurgroep':
      return organOf(state, day, 'stuurgroep') ?? organOf(state, day, 'kerngroep')
    default:
      return organOf(state, day, role)
  }
}

/** A mandate that is proposed to this very house, with its organs. */
export type MandateForHouse = ProposedMandate & {
  readonly organ: OrganId
  /** Null: the founding text grants it; for an organ of a lokaal bestuur, the decree. */
  readonly grantor: OrganId | null
  readonly fromDecree: boolean
  readonly other: OrganId | null
  /** A mandate of this organ about this subject is there already. */
  readonly there: boolean
}

const isThere = (state: HouseState, day: LocalDate, organ: OrganId, subject: string): boolean =>
  state.mandates.some(
    (mandate) => mandate.grantee.organ === organ && mandate.subject === subject && !hasEnded(mandate, day),
  )

type Fill = (role: Role) => OrganId | null

/** The level and who it looks to, in this house: what nobody else could ratify is decided; null for what nobody would hear. */
const heardBy = (
  { level, looksTo }: ProposedMandate,
  organ: OrganId,
  fill: Fill,
): Pick<MandateForHouse, 'level' | 'other'> | null => {
  if (looksTo === null) return { level, other: null }
  const other = fill(looksTo) ?? fill('source')
  if (other !== null && other !== organ) return { level, other }
  return level === 'decide-subject-to-bekrachtiging' ? { level: 'decide', other: null } : null
}

const forHouse = (
  proposed: ProposedMandate,
  fill: Fill,
  state: HouseState,
  day: LocalDate,
): readonly MandateForHouse[] => {
  const organ = fill(proposed.to)
  const heard = organ === null ? null : heardBy(proposed, organ, fill)
  if (organ === null || heard === null) return []
  const grantor = proposed.by.map(fill).find((one) => one !== null && one !== organ) ?? null
  const fromDecree = grantor === null && state.organs.get(organ)?.ofPartner != null
  return [{ ...proposed, ...heard, organ, grantor, fromDecree, there: isThere(state, day, organ, proposed.subject) }]
}

/** The proposed mandates whose organs are there. */
export const mandatesFor = (state: HouseState, house: HouseProfile, day: LocalDate): readonly MandateForHouse[] => {
  const proposed = proposedMandates.flatMap((one) =>
    forHouse(one, (role) => filling(state, house, day, role), state, day),
  )
  // A kerngroep in the place of a stuurgroep has one mandate about a subject, not two.
  const about = ({ organ, subject }: MandateForHouse): string => `${organ} ${subject}`
  return proposed.filter((one, index) => proposed.findIndex((other) => about(other) === about(one)) === index)
}
