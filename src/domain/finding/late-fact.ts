import type { DomainEvent, DomainEventType } from '../events.js'
import type { Happened } from '../shared/event.js'
import type { EventId } from '../shared/identifiers.js'
import { dayInFlanders, daysBetween, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Scope } from './scopes.js'

/** A fact that was recorded long after the day it counts from. */
export type LateFact = { readonly event: EventId; readonly on: LocalDate; readonly recordedOn: LocalDate }

/** Recorded more than so many days after its day, a fact is late: the house did without it for a month. */
export const LATE_AFTER_DAYS = 30

/** With these a house is described as it has been since long; that they come later than their day says nothing. */
const settingUp: ReadonlySet<DomainEventType> = new Set<DomainEventType>([
  'HouseFounded',
  'LeadPartnerDesignated',
  'SubjectAdded',
  'PartnerAdmitted',
  'OrganEstablished',
  'DecisionRuleAdopted',
  'RuleSetAdopted',
  'SeatAssigned',
  'PersonDetailsRecorded',
  'PersonalDataErased',
  'MandateGranted',
  'AdministratorAppointed',
  'AdministratorDismissed',
  'AuditorAppointed',
  'AuditorDismissed',
  'HouseInspected',
  'AgreementDrafted',
  'AgreementSigned',
  'GoalSet',
  'GrantRecorded',
  'BankLineRecorded',
])

/** The things that have findings of their own, as events name them; the narrowest first. */
const things = [
  ['recovery', 'recovery'],
  ['justification', 'justification'],
  ['payment', 'payment'],
  ['commitment', 'commitment'],
  ['allocation', 'allocation'],
  ['sharedCost', 'shared-cost'],
  ['grant', 'grant'],
  ['bankLine', 'bank-line'],
  ['action', 'action'],
  ['delegation', 'delegation'],
  ['agreement', 'agreement'],
  ['goal', 'goal'],
  ['candidacy', 'candidacy'],
  ['signal', 'signal'],
  ['dossier', 'dossier'],
  ['meeting', 'meeting'],
  ['mandate', 'mandate'],
  ['seat', 'seat'],
  ['partner', 'partner'],
  ['organ', 'organ'],
] as const satisfies readonly (readonly [string, Scope['kind']])[]

/** What a fact is about. */
export const thingOf = (data: Readonly<Record<string, unknown>>): Scope | null => {
  for (const [name, kind] of things) {
    const id = data[name]
    if (typeof id === 'string') return { kind, id } as Scope
  }
  return null
}

/** How many days after its day a fact was recorded; in whole days of Flanders, and never negative. */
const delayOf = ({ effectiveOn, recordedAt }: Happened<DomainEvent>): number => {
  // The day in Flanders is that of UTC or the next: looked up only where it can matter.
  const atLeast = daysBetween(effectiveOn, recordedAt.slice(0, 10) as LocalDate)
  return atLeast < LATE_AFTER_DAYS ? 0 : daysBetween(effectiveOn, dayInFlanders(recordedAt))
}

/**
 * The state with this fact among those that came late, if it did. What an import takes over from before the ledger is
 * no negligence and is not noted.
 */
export const noteLateFact = (state: HouseState, event: Happened<DomainEvent>): HouseState => {
  if (settingUp.has(event.type) || event.actor.via === 'import' || delayOf(event) <= LATE_AFTER_DAYS) return state
  const thing = thingOf(event.data)
  if (thing === null) return state
  const late = { event: event.id, on: event.effectiveOn, recordedOn: dayInFlanders(event.recordedAt) }
  return { ...state, lateFacts: state.lateFacts.set(thing.id, [...(state.lateFacts.get(thing.id) ?? []), late]) }
}
