import { Map as ImmutableMap, Set as ImmutableSet } from 'immutable'
import type { DataOf, DomainEventType } from '../../src/domain/events.js'
import type { OrganKind } from '../../src/domain/organ/events.js'
import type { RecordedEvent } from '../../src/ledger/registry.js'
import type { Fold } from '../../src/projecting/projection.js'
import { type Said, type Saying, saidBy, withConditionMet, withSaid } from '../decision-register/ratification.js'
import type { VotesMadeIt } from '../decision-register/state.js'
import type { HouseEvent } from '../define.js'

type Content = DataOf<'ProposalSubmitted'>['content']
type BallotOpened = DataOf<'BallotOpened'>
type Verdict = NonNullable<DataOf<'BallotClosed'>['verdict']>
type AdvicePointAnswered = DataOf<'AdvicePointAnswered'>

export type Version = { readonly event: string; readonly content: Content }

export type Ballot = {
  readonly rules: BallotOpened['rules']
  readonly secret: boolean
  readonly proposalVersion: number
  readonly verdict: Verdict | null
}

export type Advice = {
  readonly by: DataOf<'AdviceGiven'>['by']
  readonly on: string
  readonly opinion: DataOf<'AdviceGiven'>['opinion']
  readonly points: number
  /** The newest answer to each point. */
  readonly answers: ReadonlyMap<number, AdvicePointAnswered['verdict']>
}

export type Publication = {
  readonly event: string
  readonly position: bigint
  readonly on: string
  readonly where: string
  /** Set while the publication itself is rectified: by which entry, and on which day. */
  readonly takenBack: { readonly by: string; readonly on: string } | null
}

export type Decision = {
  readonly data: DataOf<'DecisionTaken'>
  readonly event: string
  readonly position: bigint
  readonly decidedOn: string
  readonly version: Version | null
  /** The advice that stood when it was taken. */
  readonly advices: readonly string[]
  /** Treated in the closed part of its meeting. */
  readonly closedPart: boolean
  readonly said: readonly Said[]
  readonly votes: VotesMadeIt
  readonly votesOn: string | null
  readonly annulled: { readonly on: string; readonly authority: string; readonly reasons: string } | null
  readonly carriedOutOn: readonly string[]
  readonly publication: Publication | null
}

export type Correction = { readonly on: string; readonly correction: string }

export type Dossier = {
  readonly subject: string
  readonly newestVersion: number
  readonly versions: ReadonlyMap<number, Version>
  readonly ballots: ReadonlyMap<string, Ballot>
  readonly advices: ReadonlyMap<string, Advice>
  readonly decisions: ReadonlyMap<string, Decision>
  /** By the event that they put right. */
  readonly corrections: ReadonlyMap<string, readonly Correction[]>
}

/**
 * As much of a house as the public record of its decisions is made from, until one is published and after. It is a
 * function of the log and lives in memory while events are fed: the tables get what is published, and nothing else.
 */
export type PublishableHouse = {
  readonly name: string
  readonly organs: ImmutableMap<string, { readonly name: string; readonly kind: OrganKind }>
  readonly partners: ImmutableMap<string, string>
  readonly agreements: ImmutableMap<string, string>
  readonly subjects: ImmutableMap<string, string>
  readonly dossiers: ImmutableMap<string, Dossier>
  /** `<meeting> <dossier>` of what stands in the closed part of an agenda. */
  readonly closedItems: ImmutableSet<string>
}

const emptyHouse: PublishableHouse = {
  name: '',
  organs: ImmutableMap(),
  partners: ImmutableMap(),
  agreements: ImmutableMap(),
  subjects: ImmutableMap(),
  dossiers: ImmutableMap(),
  closedItems: ImmutableSet(),
}

type Step<Type extends DomainEventType> = (state: PublishableHouse, event: HouseEvent<Type>) => PublishableHouse

const withEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> =>
  new Map(map).set(key, value)

type AboutDossier = {
  [Type in DomainEventType]: DataOf<Type> extends { dossier: string } ? Type : never
}[DomainEventType]

const inDossier =
  <Type extends AboutDossier>(change: (dossier: Dossier, event: HouseEvent<Type>) => Partial<Dossier>): Step<Type> =>
  (state, event) => {
    const { dossier: id } = event.data as { readonly dossier: string }
    const dossier = state.dossiers.get(id)
    if (dossier === undefined) return state
    return { ...state, dossiers: state.dossiers.set(id, { ...dossier, ...change(dossier, event) }) }
  }

type AboutDecision = {
  [Type in DomainEventType]: DataOf<Type> extends { dossier: string; decision: string } ? Type : never
}[DomainEventType]

const inDecision = <Type extends AboutDecision>(
  change: (decision: Decision, event: HouseEvent<Type>) => Partial<Decision>,
): Step<Type> =>
  inDossier<Type>(({ decisions }, event) => {
    const { decision: id } = event.data as { readonly decision: string }
    const decision = decisions.get(id)
    return decision === undefined
      ? {}
      : { decisions: withEntry(decisions, id, { ...decision, ...change(decision, event) }) }
  })

const says = <Type extends Saying>(type: Type): Step<Type> =>
  inDecision<Type>(({ said }, { data, effectiveOn }) => ({ said: withSaid(said, saidBy(type, data, effectiveOn)) }))

/** Versions that nothing rests on any more are let go: their words are not needed, and not told. */
const withVersion = (dossier: Dossier, number: number, version: Version): Partial<Dossier> => {
  const used = new Set([...dossier.ballots.values()].map(({ proposalVersion }) => proposalVersion))
  const kept = [...dossier.versions].filter(([one]) => used.has(one))
  return { newestVersion: number, versions: new Map([...kept, [number, version]]) }
}

const judged = (dossier: Dossier, ballot: string, verdict: Verdict | null): Partial<Dossier> => {
  const known = dossier.ballots.get(ballot)
  return known === undefined ? {} : { ballots: withEntry(dossier.ballots, ballot, { ...known, verdict }) }
}

/**
 * An entry that rectifies the publication of a decision takes it back; one that rectifies that entry gives it back. What is
 * said about other entries is kept under the entry it is about.
 */
const rectified = (dossier: Dossier, event: HouseEvent<'EntryRectified'>): Partial<Dossier> => {
  const { id, effectiveOn: on, data } = event
  for (const [decision, known] of dossier.decisions) {
    const { publication } = known
    if (publication === null) continue
    const takes = publication.event === data.rectifies
    if (!takes && publication.takenBack?.by !== data.rectifies) continue
    const changed = { ...publication, takenBack: takes ? { by: id, on } : null }
    return { decisions: withEntry(dossier.decisions, decision, { ...known, publication: changed }) }
  }
  const before = dossier.corrections.get(data.rectifies) ?? []
  const corrections = [...before, { on, correction: data.correction }]
  return { corrections: withEntry(dossier.corrections, data.rectifies, corrections) }
}

const itemKey = ({ meeting, dossier }: { readonly meeting: string; readonly dossier: string }): string =>
  `${meeting} ${dossier}`

const inPart = (state: PublishableHouse, data: DataOf<'AgendaItemAdded' | 'AgendaItemTreated'>): PublishableHouse => ({
  ...state,
  closedItems: data.part === 'closed' ? state.closedItems.add(itemKey(data)) : state.closedItems.remove(itemKey(data)),
})

const taken: Step<'DecisionTaken'> = (state, event) =>
  inDossier<'DecisionTaken'>((dossier, { data, effectiveOn, id, position }) => {
    const decision: Decision = {
      data,
      event: id,
      position,
      decidedOn: effectiveOn,
      version: dossier.versions.get(data.proposalVersion) ?? null,
      advices: [...dossier.advices.keys()],
      closedPart: data.meeting !== null && state.closedItems.has(itemKey({ ...data, meeting: data.meeting })),
      said: [],
      votes: (data.judgement?.verdict.provisional ?? 0) > 0 ? 'provisional' : 'confirmed',
      votesOn: null,
      annulled: null,
      carriedOutOn: [],
      publication: null,
    }
    return { decisions: withEntry(dossier.decisions, data.decision, decision) }
  })(state, event)

/** Treated in the closed part after the decision was recorded already: it is withheld from then on. */
const treated: Step<'AgendaItemTreated'> = (state, event) => {
  const next = inPart(state, event.data)
  const dossier = next.dossiers.get(event.data.dossier)
  if (event.data.part === 'open' || dossier === undefined) return next
  const decisions = new Map(
    [...dossier.decisions].map(([id, decision]) => [
      id,
      decision.data.meeting === event.data.meeting ? { ...decision, closedPart: true } : decision,
    ]),
  )
  return { ...next, dossiers: next.dossiers.set(event.data.dossier, { ...dossier, decisions }) }
}

const steps: { readonly [Type in DomainEventType]?: Step<Type> } = {
  HouseFounded: (state, { data }) => ({ ...state, name: data.name }),
  SubjectAdded: (state, { data }) => ({ ...state, subjects: state.subjects.set(data.subject, data.label) }),
  OrganEstablished: (state, { data: { organ, name, kind } }) => ({
    ...state,
    organs: state.organs.set(organ, { name, kind }),
  }),
  PartnerAdmitted: (state, { data: { partner, name } }) => ({ ...state, partners: state.partners.set(partner, name) }),
  AgreementDrafted: (state, { data: { agreement, title } }) => ({
    ...state,
    agreements: state.agreements.set(agreement, title),
  }),
  AgendaItemAdded: (state, { data }) => inPart(state, data),
  AgendaItemTreated: treated,
  DossierOpened: (state, { data: { dossier, subject } }) => ({
    ...state,
    dossiers: state.dossiers.set(dossier, {
      subject,
      newestVersion: 0,
      versions: new Map(),
      ballots: new Map(),
      advices: new Map(),
      decisions: new Map(),
      corrections: new Map(),
    }),
  }),
  ProposalSubmitted: inDossier<'ProposalSubmitted'>((dossier, { data, id }) =>
    withVersion(dossier, data.version, { event: id, content: data.content }),
  ),
  ProposalRevised: inDossier<'ProposalRevised'>((dossier, { data, id }) =>
    withVersion(dossier, data.version, { event: id, content: data.content }),
  ),
  AdviceGiven: inDossier<'AdviceGiven'>(({ advices }, { data, effectiveOn }) => ({
    advices: withEntry(advices, data.advice as string, {
      by: data.by,
      on: effectiveOn,
      opinion: data.opinion,
      points: data.points.length,
      answers: new Map(),
    }),
  })),
  AdviceWithdrawn: inDossier<'AdviceWithdrawn'>(({ advices }, { data }) => {
    const left = new Map(advices)
    left.delete(data.advice)
    return { advices: left }
  }),
  AdvicePointAnswered: inDossier<'AdvicePointAnswered'>(({ advices }, { data }) => {
    const advice = advices.get(data.advice)
    if (advice === undefined) return {}
    const answers = withEntry(advice.answers, data.point, data.verdict)
    return { advices: withEntry(advices, data.advice as string, { ...advice, answers }) }
  }),
  BallotOpened: inDossier<'BallotOpened'>(({ ballots }, { data: { ballot, rules, secret, proposalVersion } }) => ({
    ballots: withEntry(ballots, ballot as string, { rules, secret, proposalVersion, verdict: null }),
  })),
  BallotClosed: inDossier<'BallotClosed'>((dossier, { data }) => judged(dossier, data.ballot, data.verdict)),
  SecretBallotClosed: inDossier<'SecretBallotClosed'>((dossier, { data }) =>
    judged(dossier, data.ballot, data.verdict),
  ),
  VerdictRecomputed: inDossier<'VerdictRecomputed'>((dossier, { data, effectiveOn }) => {
    const again = judged(dossier, data.ballot, data.verdict)
    const decision = data.decision === null ? undefined : dossier.decisions.get(data.decision.decision)
    if (data.decision === null || decision === undefined || data.decision.becomes === 'unchanged') return again
    const changed = { ...decision, votes: data.decision.becomes, votesOn: effectiveOn }
    return { ...again, decisions: withEntry(dossier.decisions, data.decision.decision as string, changed) }
  }),
  DecisionTaken: taken,
  BekrachtigingGranted: says('BekrachtigingGranted'),
  BekrachtigingRefused: says('BekrachtigingRefused'),
  DecisionSentBack: says('DecisionSentBack'),
  BekrachtigingLapsed: says('BekrachtigingLapsed'),
  BekrachtigingDeemedGranted: says('BekrachtigingDeemedGranted'),
  BekrachtigingConditionMet: inDecision<'BekrachtigingConditionMet'>(({ said }, { data, effectiveOn }) => ({
    said: withConditionMet(said, data, effectiveOn),
  })),
  DecisionAnnulled: inDecision<'DecisionAnnulled'>((_, { data: { authority, reasons }, effectiveOn }) => ({
    annulled: { on: effectiveOn, authority, reasons },
  })),
  DecisionExecuted: inDecision<'DecisionExecuted'>(({ carriedOutOn }, { effectiveOn }) => ({
    carriedOutOn: [...carriedOutOn, effectiveOn],
  })),
  DecisionPublished: inDecision<'DecisionPublished'>((_, { data, effectiveOn, id, position }) => ({
    publication: { event: id, position, on: effectiveOn, where: data.where, takenBack: null },
  })),
  EntryRectified: inDossier<'EntryRectified'>(rectified),
}

// A step stands under the type of the events it takes; TypeScript cannot follow that through the map.
const stepOf = new Map(Object.entries(steps)) as ReadonlyMap<string, Step<DomainEventType>>

/** The events of a house become what its public decisions are told from. */
export const publishableHouse: Fold = {
  initial: emptyHouse,
  evolve: (state: unknown, event: RecordedEvent): unknown =>
    stepOf.get(event.type)?.(state as PublishableHouse, event as HouseEvent<DomainEventType>) ?? state,
}
