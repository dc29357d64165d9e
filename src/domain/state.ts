import { Map as ImmutableMap, Set as ImmutableSet } from 'immutable'
import { type AccessState, nobodyHasAccess } from './access/state.js'
import type { Action } from './action/state.js'
import type { Agreement } from './agreement/state.js'
import type { Candidacy } from './candidacy/state.js'
import { type DecisionPlaces, noPlaces } from './decision/places.js'
import type { Delegation } from './delegation/state.js'
import type { Dossier } from './dossier/state.js'
import type { YearEvaluation } from './evaluation/state.js'
import type { LateFact } from './finding/late-fact.js'
import type { Goal } from './goal/state.js'
import type { HouseProfile } from './house/state.js'
import type { SubjectPath } from './house/subject.js'
import { standardSubjects } from './house/subject.js'
import type { Mandate } from './mandate/state.js'
import type { Meeting } from './meeting/state.js'
import { type MoneyState, noMoney } from './money/state.js'
import type { Organ } from './organ/state.js'
import type { Partner } from './partner/state.js'
import type { GivenProxy } from './proxy/state.js'
import type { Seat } from './seat/state.js'
import type {
  ActionId,
  AgreementId,
  CandidacyId,
  ContributionId,
  DelegationId,
  DossierId,
  GoalId,
  MandateId,
  MeetingId,
  OrganId,
  PartnerId,
  PersonId,
  ProxyId,
  SeatId,
  TemplateId,
} from './shared/identifiers.js'
import { emptyInOrder } from './shared/in-order.js'
import type { Signal } from './signal/state.js'
import type { Template } from './template/state.js'

/**
 * All that the rules need to know of one house. Built from its events alone; persistent maps, so that a state can be
 * kept and compared while the next one is built from it.
 */
export type HouseState = {
  /** Null until the house is founded. */
  readonly house: HouseProfile | null
  readonly subjects: ImmutableMap<SubjectPath, string | null>
  readonly partners: ImmutableMap<PartnerId, Partner>
  readonly organs: ImmutableMap<OrganId, Organ>
  readonly seats: ImmutableMap<SeatId, Seat>
  /** Persons whose data were erased. */
  readonly erased: ImmutableSet<PersonId>
  readonly mandates: ImmutableMap<MandateId, Mandate>
  readonly meetings: ImmutableMap<MeetingId, Meeting>
  /** Every proxy ever given, in order; which of them holds is asked with `holdsFor`. */
  readonly proxies: ImmutableMap<ProxyId, GivenProxy>
  readonly dossiers: ImmutableMap<DossierId, Dossier>
  readonly decisionPlaces: DecisionPlaces
  /** Input before there was a dossier for it, in the order it came. */
  readonly signals: ImmutableMap<ContributionId, Signal>
  /** Facts that were recorded long after their day, by the id of the thing they concern. */
  readonly lateFacts: ImmutableMap<string, readonly LateFact[]>
  readonly candidacies: ImmutableMap<CandidacyId, Candidacy>
  readonly delegations: ImmutableMap<DelegationId, Delegation>
  readonly goals: ImmutableMap<GoalId, Goal>
  readonly actions: ImmutableMap<ActionId, Action>
  /** The years that organs looked back on, in the order they were recorded. */
  readonly evaluations: readonly YearEvaluation[]
  readonly agreements: ImmutableMap<AgreementId, Agreement>
  readonly money: MoneyState
  /** Who administers or audits the house, and which auditors looked into it. */
  readonly access: AccessState
  /** Texts to begin with, in the order they were added. */
  readonly templates: ImmutableMap<TemplateId, Template>
}

/** A house before its first event. Standard subjects are there from the start; their label comes from the catalogue. */
export const emptyHouse: HouseState = {
  house: null,
  subjects: ImmutableMap(standardSubjects.map((subject) => [subject as string as SubjectPath, null])),
  partners: ImmutableMap(),
  organs: ImmutableMap(),
  seats: ImmutableMap(),
  erased: ImmutableSet(),
  mandates: ImmutableMap(),
  meetings: ImmutableMap(),
  proxies: emptyInOrder(),
  dossiers: ImmutableMap(),
  decisionPlaces: noPlaces,
  signals: emptyInOrder(),
  lateFacts: ImmutableMap(),
  candidacies: ImmutableMap(),
  delegations: ImmutableMap(),
  goals: ImmutableMap(),
  actions: ImmutableMap(),
  evaluations: [],
  agreements: ImmutableMap(),
  money: noMoney,
  access: nobodyHasAccess,
  templates: emptyInOrder(),
}
