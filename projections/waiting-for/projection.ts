import type { RowKey, Rows } from '../../src/projecting/projection.js'
import { defineProjection, existing, type HouseEvent } from '../define.js'
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

/** What one adopted decision makes others wait for. */
const waitAfterDecision = (event: HouseEvent<'DecisionTaken'>, rows: Rows): void => {
  const { decision: about, dossier, organ: from_organ, standing } = event.data
  switch (standing.kind) {
    case 'awaits-bekrachtiging':
      wait(rows, event, { item: `decision|${about}`, kind: 'bekrachtiging', organ: standing.organ, about, from_organ })
      break
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
    case 'final':
    case 'advice-only':
      break
  }
}

const settled = {
  project: (event: HouseEvent<'BekrachtigingGranted' | 'BekrachtigingRefused' | 'DecisionSentBack'>, rows: Rows) =>
    rows.remove('waiting_item', `decision|${event.data.decision}`),
}

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
        if (outcome === 'adopted') waitAfterDecision(event, rows)
      },
    },
    BekrachtigingGranted: settled,
    BekrachtigingRefused: settled,
    DecisionSentBack: settled,
  },
})
