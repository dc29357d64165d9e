import type { Standing } from '../../src/domain/decision/events.js'
import type { ProposalContent } from '../../src/domain/dossier/events.js'
import type { DomainEventType } from '../../src/domain/events.js'
import { actorTextOf, dataTextOf } from '../../src/ledger/event.js'
import type { Rows } from '../../src/projecting/projection.js'
import {
  type Ratifying,
  ratificationOf,
  ratifyingOf,
  type Said,
  type Saying,
  saidBy,
  withConditionMet,
  withSaid,
} from '../decision-register/ratification.js'
import { amountOf, defineProjection, existing, type Handler, type HouseEvent } from '../define.js'
import type { DossierStatus } from './answers.js'
import {
  statusAfterAnnulment,
  statusAfterBekrachtiging,
  statusAfterDecision,
  statusAfterRevision,
  statusAfterVotes,
} from './status.js'
import { dossierTables } from './tables.js'

export type DossierRow = {
  readonly dossier: string
  readonly house: string
  readonly title: string
  readonly subject: string
  readonly opened_by: string
  readonly opened_on: string
  readonly opened_position: bigint
  readonly status: DossierStatus
  /** The status apart from ballots: what holds again when the last open ballot closes. */
  readonly status_beside_ballots: DossierStatus
  readonly open_ballots: number
  readonly newest_decision: string | null
  readonly newest_standing: Standing['kind'] | null
  readonly newest_ratifying: Ratifying | null
  /** What each organ that ratifies the newest decision said last. */
  readonly newest_said: readonly Said[]
  readonly newest_version: number
  readonly proposal_title: string | null
  readonly proposal_text: string | null
  readonly amount_cents: bigint | null
  readonly beneficiary: string | null
}

export type DossierEntryRow = {
  readonly dossier: string
  readonly position: bigint
  readonly event: string
  readonly revision: number
  readonly type: DomainEventType
  readonly recorded_at: string
  readonly effective_on: string
  /** JSON of the actor, and of the data. */
  readonly actor: string
  readonly data: string
}

export type MeetingRow = {
  readonly meeting: string
  readonly house: string
  readonly organ: string
  readonly held_on: string
  readonly place: string | null
  /** Ids of seats; null when no attendance was recorded. */
  readonly present: readonly string[] | null
}

/** Types of events that are entries of a dossier. */
export type EntryType = Extract<DomainEventType, HouseEventWithDossier>
type HouseEventWithDossier = {
  [Type in DomainEventType]: HouseEvent<Type>['data'] extends { readonly dossier: string } ? Type : never
}[DomainEventType]

const putEntry = (rows: Rows, event: HouseEvent<EntryType>): void => {
  const entry: DossierEntryRow = {
    dossier: event.data.dossier,
    position: event.position,
    event: event.id,
    revision: event.revision,
    type: event.type,
    recorded_at: event.recordedAt,
    effective_on: event.effectiveOn,
    actor: actorTextOf(event),
    data: dataTextOf(event),
  }
  rows.put('dossier_entry', entry)
}

/** An entry of a dossier that must exist; `change` gives what it changes of the dossier's row, null for nothing. */
const entry = <Type extends EntryType>(
  change: (dossier: DossierRow, event: HouseEvent<Type>) => Partial<DossierRow> | null,
): Handler<Type> => ({
  needs: ({ data }) => [{ table: 'dossier', key: data.dossier }],
  project: (event, rows) => {
    const dossier = existing<DossierRow>(rows, 'dossier', event.data.dossier)
    const changed = change(dossier, event)
    if (changed !== null) {
      const next = { ...dossier, ...changed }
      rows.put('dossier', { ...next, status: next.open_ballots > 0 ? 'in-ballot' : next.status_beside_ballots })
    }
    putEntry(rows, event)
  },
})

/** An entry that changes nothing of where the dossier stands. */
const unchanged = <Type extends EntryType>(): Handler<Type> => entry<Type>(() => null)

const proposed = (version: number, content: ProposalContent): Partial<DossierRow> => ({
  newest_version: version,
  proposal_title: content.title,
  proposal_text: content.text,
  amount_cents: amountOf(content.amountCents),
  beneficiary: content.beneficiary,
})

/** An entry about what was said of a decision; it moves the dossier when that decision is its newest. */
const ofNewest = <Type extends Saying | 'BekrachtigingConditionMet'>(
  change: (said: readonly Said[], event: HouseEvent<Type>) => readonly Said[],
): Handler<Type> =>
  entry<Type>((dossier, event) => {
    const { newest_decision, newest_standing, newest_ratifying, newest_said } = dossier
    if (newest_decision !== event.data.decision || newest_standing === null || newest_ratifying === null) return null
    const said = change(newest_said, event)
    const { status } = ratificationOf(newest_ratifying, said)
    return { newest_said: said, status_beside_ballots: statusAfterBekrachtiging(status, newest_standing) }
  })

/** Without the reasons: the entry holds them. */
const says = <Type extends Saying>(type: Type): Handler<Type> =>
  ofNewest<Type>((said, { data, effectiveOn }) =>
    withSaid(
      said,
      saidBy(type, data, effectiveOn).map((word) => ({ ...word, reasons: null })),
    ),
  )

/** A dossier from first proposal to final outcome: where it stands, and every entry in order. */
export const dossierHistory = defineProjection({
  name: 'dossier-history',
  version: 5,
  tables: dossierTables,
  handlers: {
    DossierOpened: {
      project: (event, rows) => {
        const { dossier, title, subject, openedBy } = event.data
        const row: DossierRow = {
          dossier,
          house: event.house,
          title,
          subject,
          opened_by: openedBy,
          opened_on: event.effectiveOn,
          opened_position: event.position,
          status: 'in-preparation',
          status_beside_ballots: 'in-preparation',
          open_ballots: 0,
          newest_decision: null,
          newest_standing: null,
          newest_ratifying: null,
          newest_said: [],
          newest_version: 0,
          proposal_title: null,
          proposal_text: null,
          amount_cents: null,
          beneficiary: null,
        }
        rows.put('dossier', row)
        putEntry(rows, event)
      },
    },
    ProposalSubmitted: entry<'ProposalSubmitted'>((_, { data }) => proposed(data.version, data.content)),
    ProposalRevised: entry<'ProposalRevised'>((dossier, { data }) => ({
      ...proposed(data.version, data.content),
      status_beside_ballots: statusAfterRevision(dossier.status_beside_ballots),
    })),
    ProposalWithdrawn: entry<'ProposalWithdrawn'>(() => ({ status_beside_ballots: 'withdrawn' })),
    EntryRectified: unchanged(),
    ContributionGiven: unchanged(),
    ContributionAnswered: unchanged(),
    AdviceRequested: unchanged(),
    AdviceGiven: unchanged(),
    AdviceWithdrawn: unchanged(),
    AdvicePointAnswered: unchanged(),
    SignalTakenUp: unchanged(),
    DossierClosed: unchanged(),
    DossierReopened: unchanged(),
    AgendaItemAdded: unchanged(),
    AgendaItemWithdrawn: unchanged(),
    AgendaItemTreated: unchanged(),
    ConflictDeclared: unchanged(),
    DossierLinkedToGoal: unchanged(),
    CandidacyPutToNetwork: unchanged(),
    BallotOpened: entry<'BallotOpened'>((dossier) => ({ open_ballots: dossier.open_ballots + 1 })),
    VoteCast: unchanged(),
    VoteConfirmed: unchanged(),
    BallotClosed: entry<'BallotClosed'>((dossier) => ({ open_ballots: dossier.open_ballots - 1 })),
    BallotAnnulled: entry<'BallotAnnulled'>((dossier) => ({ open_ballots: dossier.open_ballots - 1 })),
    SecretBallotClosed: entry<'SecretBallotClosed'>((dossier) => ({ open_ballots: dossier.open_ballots - 1 })),
    VerdictRecomputed: entry<'VerdictRecomputed'>((dossier, { data: { decision } }) =>
      decision !== null && dossier.newest_decision === decision.decision && dossier.newest_standing !== null
        ? {
            status_beside_ballots: statusAfterVotes(
              dossier.status_beside_ballots,
              dossier.newest_standing,
              decision.becomes,
            ),
          }
        : null,
    ),
    DecisionTaken: entry<'DecisionTaken'>((_, { data }) => ({
      newest_decision: data.decision,
      newest_standing: data.standing.kind,
      newest_ratifying: ratifyingOf(data.standing),
      newest_said: [],
      status_beside_ballots: statusAfterDecision(
        data.outcome,
        data.standing.kind,
        (data.judgement?.verdict.provisional ?? 0) > 0 ? 'provisional' : 'confirmed',
      ),
    })),
    BekrachtigingGranted: says('BekrachtigingGranted'),
    BekrachtigingRefused: says('BekrachtigingRefused'),
    DecisionSentBack: says('DecisionSentBack'),
    BekrachtigingLapsed: says('BekrachtigingLapsed'),
    BekrachtigingDeemedGranted: says('BekrachtigingDeemedGranted'),
    BekrachtigingConditionMet: ofNewest<'BekrachtigingConditionMet'>((said, { data, effectiveOn }) =>
      withConditionMet(said, data, effectiveOn),
    ),
    DecisionAnnulled: entry<'DecisionAnnulled'>((dossier, { data }) =>
      dossier.newest_decision === data.decision
        ? { status_beside_ballots: statusAfterAnnulment(dossier.status_beside_ballots) }
        : null,
    ),
    DecisionExecuted: unchanged(),
    DecisionPublished: unchanged(),
    MeetingConvened: {
      project: ({ data, house }, rows) => {
        const row: MeetingRow = {
          meeting: data.meeting,
          house,
          organ: data.organ,
          held_on: data.heldOn,
          place: data.place,
          present: null,
        }
        rows.put('meeting', row)
      },
    },
    AttendanceRecorded: {
      needs: ({ data }) => [{ table: 'meeting', key: data.meeting }],
      project: ({ data }, rows) => {
        const meeting = existing<MeetingRow>(rows, 'meeting', data.meeting)
        rows.put('meeting', { ...meeting, present: data.present })
      },
    },
  },
})
