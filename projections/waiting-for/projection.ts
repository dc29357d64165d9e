import type { RowKey, Rows } from '../../src/projecting/projection.js'
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
import { defineProjection, existing, type Handler, type HouseEvent } from '../define.js'
import type { WaitingKind } from './answers.js'
import { waitingTables } from './tables.js'

export type WaitingItemRow = {
  /** What it is, and of what: `advice|<advice request>`. */
  readonly item: string
  readonly kind: WaitingKind
  readonly house: string
  readonly dossier: string
  readonly organ: string
  readonly about: string
  readonly from_organ: string | null
  readonly seat: string | null
  readonly since: string
  readonly deadline: string | null
  readonly open: number
  readonly position: bigint
}

/** What was said so far about an adopted decision. */
export type WaitingDecisionRow = {
  readonly decision: string
  /** The organ that decided. */
  readonly organ: string
  readonly ratifying: Ratifying
  readonly said: readonly Said[]
}

export type WaitingRuleRow = {
  readonly organ: string
  readonly position: bigint
  readonly starts_on: string
  readonly days: number | null
}

export type WaitingDossierRow = {
  readonly dossier: string
  readonly opened_by: string
  readonly withdrawn: boolean
  /** The newest decision that put it to another organ, and that organ. */
  readonly proposed_by: string | null
  readonly proposed_to: string | null
}

type OfDossier = HouseEvent<
  | 'AdviceRequested'
  | 'AdviceGiven'
  | 'ContributionGiven'
  | 'BallotOpened'
  | 'VoteCast'
  | 'DecisionTaken'
  | 'ProposalWithdrawn'
  | Saying
  | 'BekrachtigingConditionMet'
  | 'DecisionAnnulled'
  | 'VerdictRecomputed'
>

const dossierOf = ({ data }: OfDossier): RowKey => ({ table: 'waiting_dossier', key: data.dossier })

const findDossier = (event: OfDossier, rows: Rows): WaitingDossierRow =>
  existing<WaitingDossierRow>(rows, 'waiting_dossier', event.data.dossier)

/** Puts an item that begins to wait with this event. */
const wait = (
  rows: Rows,
  event: OfDossier,
  item: Pick<WaitingItemRow, 'item' | 'kind' | 'organ' | 'about'> & Partial<WaitingItemRow>,
): void => {
  const row: WaitingItemRow = {
    house: event.house,
    dossier: event.data.dossier,
    from_organ: null,
    seat: null,
    since: event.effectiveOn,
    deadline: null,
    open: 1,
    position: event.position,
    ...item,
  }
  rows.put('waiting_item', row)
}

const bekrachtigingItem = (decision: string, organ: string): string => `bekrachtiging|${decision}|${organ}`
const conditionItem = (decision: string, organ: string): string => `condition|${decision}|${organ}`
const remarksItem = (dossier: string): string => `remarks|${dossier}`

type AboutDecision = HouseEvent<'DecisionTaken' | Saying | 'BekrachtigingConditionMet' | 'DecisionAnnulled'>

/** Keeps what was said, and lets wait whoever is awaited now: organs in their turn, and those whose condition is open. */
const putRatification = (
  rows: Rows,
  event: AboutDecision,
  before: WaitingDecisionRow,
  now: WaitingDecisionRow | null,
): void => {
  const { decision: about, ratifying, organ: from_organ } = before
  const was = ratificationOf(ratifying, before.said).awaited
  const { awaited, status } = ratificationOf(ratifying, now?.said ?? [])
  const waits = now === null ? [] : awaited
  for (const organ of was.filter((one) => !waits.includes(one))) {
    rows.remove('waiting_item', bekrachtigingItem(about, organ))
  }
  for (const organ of waits.filter((one) => event.type === 'DecisionTaken' || !was.includes(one))) {
    wait(rows, event, { item: bekrachtigingItem(about, organ), kind: 'bekrachtiging', organ, about, from_organ })
  }
  const said = now?.said ?? before.said
  const isOpen = status === 'conditional' || status === 'awaited'
  for (const { organ, conditions, on } of said) {
    const open = conditions.filter(({ metOn }) => metOn === null).length
    const item = conditionItem(about, organ)
    if (now === null || !isOpen || open === 0) rows.remove('waiting_item', item)
    else wait(rows, event, { item, kind: 'condition', organ, about, from_organ, open, since: on })
  }
  if (now !== null) rows.put('waiting_decision', now)
}

/** What one adopted decision makes others wait for. */
const waitAfterDecision = (event: HouseEvent<'DecisionTaken'>, rows: Rows): void => {
  const { decision: about, dossier, organ: from_organ, standing } = event.data
  const row: WaitingDecisionRow = {
    decision: about,
    organ: from_organ,
    ratifying: ratifyingOf(standing),
    said: [],
  }
  putRatification(rows, event, row, row)
  switch (standing.kind) {
    case 'no-mandate':
      wait(rows, event, { item: `decision|${about}`, kind: 'healing', organ: from_organ, about, from_organ })
      break
    case 'proposal-to':
      wait(rows, event, {
        item: `proposal|${dossier}|${standing.organ}`,
        kind: 'proposal',
        organ: standing.organ,
        about,
        from_organ,
      })
      rows.put('waiting_dossier', {
        ...findDossier(event, rows),
        proposed_by: about,
        proposed_to: standing.organ,
      } satisfies WaitingDossierRow)
      break
    case 'awaits-bekrachtiging':
    case 'final':
    case 'advice-only':
      break
  }
}

const decisionKey = (decision: string): RowKey => ({ table: 'waiting_decision', key: decision })

const says = <Type extends Saying>(type: Type): Handler<Type> => ({
  needs: ({ data }) => [decisionKey(data.decision)],
  project: (event, rows) => {
    const { data, effectiveOn } = event
    const before = existing<WaitingDecisionRow>(rows, 'waiting_decision', data.decision)
    const said = withSaid(before.said, { ...saidBy(type, data, effectiveOn), reasons: null })
    rows.remove('waiting_item', `decision|${data.decision}`)
    putRatification(rows, event, before, { ...before, said })
  },
})

/** Sent back with points: the organ that decided says in a next version what it did with each. */
const sentBack = says('DecisionSentBack')

/** How long an organ may take from the event's day on. */
const ratifiesWithin = <Type extends 'OrganEstablished' | 'DecisionRuleAdopted' | 'RuleSetAdopted'>(
  rule: (event: HouseEvent<Type>) => { readonly organ: string; readonly days: number | null },
): Handler<Type> => ({
  project: (event, rows) =>
    rows.put('waiting_rule', { ...rule(event), position: event.position, starts_on: event.effectiveOn }),
})

const ballotClosed = {
  project: ({ data }: HouseEvent<'BallotClosed' | 'SecretBallotClosed'>, rows: Rows) =>
    rows.remove('waiting_item', `ballot|${data.ballot}`),
}

/** What waits for whom. */
export const waitingFor = defineProjection({
  name: 'waiting-for',
  version: 3,
  tables: waitingTables,
  handlers: {
    DossierOpened: {
      project: ({ data }, rows) => {
        const row: WaitingDossierRow = {
          dossier: data.dossier,
          opened_by: data.openedBy,
          withdrawn: false,
          proposed_by: null,
          proposed_to: null,
        }
        rows.put('waiting_dossier', row)
      },
    },
    ProposalWithdrawn: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => rows.put('waiting_dossier', { ...findDossier(event, rows), withdrawn: true }),
    },
    ContributionGiven: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => {
        const { contribution, from } = event.data
        wait(rows, event, {
          item: `contribution|${contribution}`,
          kind: 'contribution-answer',
          organ: findDossier(event, rows).opened_by,
          about: contribution,
          from_organ: from.kind === 'organ' ? from.organ : null,
        })
      },
    },
    ContributionAnswered: {
      project: ({ data }, rows) => rows.remove('waiting_item', `contribution|${data.contribution}`),
    },
    AdviceRequested: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => {
        findDossier(event, rows)
        const { adviceRequest, by, of, deadline } = event.data
        wait(rows, event, {
          item: `advice|${adviceRequest}`,
          kind: 'advice',
          organ: of,
          about: adviceRequest,
          from_organ: by.kind === 'organ' ? by.organ : null,
          deadline,
        })
      },
    },
    AdviceGiven: {
      needs: (event) => [dossierOf(event), { table: 'waiting_item', key: `advice|${event.data.adviceRequest}` }],
      project: (event, rows) => {
        const { advice, adviceRequest, by, points } = event.data
        const asked = existing<WaitingItemRow>(rows, 'waiting_item', `advice|${adviceRequest}`)
        rows.remove('waiting_item', asked.item)
        if (points.length === 0) return
        wait(rows, event, {
          item: `advice-answer|${advice}`,
          kind: 'advice-answer',
          organ: asked.from_organ ?? findDossier(event, rows).opened_by,
          about: advice,
          from_organ: by,
          open: points.length,
        })
      },
    },
    AdvicePointAnswered: {
      needs: ({ data }) => [{ table: 'waiting_item', key: `advice-answer|${data.advice}` }],
      project: ({ data }, rows) => {
        const item = existing<WaitingItemRow>(rows, 'waiting_item', `advice-answer|${data.advice}`)
        if (item.open === 1) rows.remove('waiting_item', item.item)
        else rows.put('waiting_item', { ...item, open: item.open - 1 })
      },
    },
    BallotOpened: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => {
        findDossier(event, rows)
        const { ballot, organ } = event.data
        wait(rows, event, { item: `ballot|${ballot}`, kind: 'ballot', organ, about: ballot })
      },
    },
    VoteCast: {
      needs: ({ data }) =>
        data.subjectToReferralBack ? [{ table: 'waiting_item', key: `ballot|${data.ballot}` }] : [],
      project: (event, rows) => {
        const { ballot, seat, subjectToReferralBack } = event.data
        if (!subjectToReferralBack) return
        const { organ } = existing<WaitingItemRow>(rows, 'waiting_item', `ballot|${ballot}`)
        wait(rows, event, { item: `vote|${ballot}|${seat}`, kind: 'vote-confirmation', organ, about: ballot, seat })
      },
    },
    VoteConfirmed: {
      project: ({ data }, rows) => rows.remove('waiting_item', `vote|${data.ballot}|${data.seat}`),
    },
    VerdictRecomputed: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => {
        const { data } = event
        for (const { seat, because } of data.verdict.void) {
          if (because === 'not-confirmed') rows.remove('waiting_item', `vote|${data.ballot}|${seat}`)
        }
        if (data.decision?.becomes !== 'fallen') return
        const { decision } = data.decision
        rows.remove('waiting_item', `decision|${decision}`)
        const { proposed_by, proposed_to } = findDossier(event, rows)
        if (proposed_by === decision) rows.remove('waiting_item', `proposal|${data.dossier}|${proposed_to}`)
      },
    },
    BallotClosed: ballotClosed,
    SecretBallotClosed: ballotClosed,
    DecisionTaken: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => {
        findDossier(event, rows)
        const { dossier, organ, outcome } = event.data
        // Whoever decides on it no longer keeps the one who proposed it waiting; postponing does.
        if (outcome !== 'postponed') rows.remove('waiting_item', `proposal|${dossier}|${organ}`)
        if (outcome !== 'adopted') return
        // Whatever was left unanswered cannot be answered any more.
        rows.remove('waiting_item', remarksItem(dossier))
        waitAfterDecision(event, rows)
      },
    },
    BekrachtigingGranted: says('BekrachtigingGranted'),
    BekrachtigingRefused: says('BekrachtigingRefused'),
    BekrachtigingLapsed: says('BekrachtigingLapsed'),
    BekrachtigingDeemedGranted: says('BekrachtigingDeemedGranted'),
    DecisionSentBack: {
      needs: (event) => [
        ...(sentBack.needs?.(event) ?? []),
        { table: 'waiting_item', key: remarksItem(event.data.dossier) },
      ],
      project: (event, rows) => {
        sentBack.project(event, rows)
        const { dossier, decision: about, organ: from_organ, points } = event.data
        if (points.length === 0) return
        const { organ } = existing<WaitingDecisionRow>(rows, 'waiting_decision', about)
        const item = remarksItem(dossier)
        const earlier = rows.get('waiting_item', item) as WaitingItemRow | undefined
        const open = points.length + (earlier?.open ?? 0)
        wait(rows, event, { item, kind: 'remarks', organ, about, from_organ, open })
      },
    },
    BekrachtigingConditionMet: {
      needs: ({ data }) => [decisionKey(data.decision)],
      project: (event, rows) => {
        const before = existing<WaitingDecisionRow>(rows, 'waiting_decision', event.data.decision)
        const said = withConditionMet(before.said, event.data, event.effectiveOn)
        putRatification(rows, event, before, { ...before, said })
      },
    },
    ProposalRevised: {
      needs: ({ data }) => [{ table: 'waiting_item', key: remarksItem(data.dossier) }],
      project: ({ data }, rows) => {
        const item = rows.get('waiting_item', remarksItem(data.dossier)) as WaitingItemRow | undefined
        if (item === undefined) return
        const open = item.open - data.remarksAnswered.length
        if (open > 0) rows.put('waiting_item', { ...item, open })
        else rows.remove('waiting_item', item.item)
      },
    },
    DecisionAnnulled: {
      needs: ({ data }) => [decisionKey(data.decision)],
      project: (event, rows) => {
        const { decision } = event.data
        rows.remove('waiting_item', `decision|${decision}`)
        const before = rows.get('waiting_decision', decision) as WaitingDecisionRow | undefined
        if (before !== undefined) putRatification(rows, event, before, null)
      },
    },
    OrganEstablished: ratifiesWithin(({ data }) => ({ organ: data.organ, days: null })),
    DecisionRuleAdopted: ratifiesWithin(({ data }) => ({ organ: data.organ, days: null })),
    RuleSetAdopted: ratifiesWithin(({ data }) => ({
      organ: data.organ,
      days: data.rules.bekrachtiging?.days ?? null,
    })),
  },
})
