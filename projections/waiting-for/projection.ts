import type { RowKey, Rows } from '../../src/projecting/projection.js'
import { defineProjection, existing, type HouseEvent } from '../define.js'
import { decisionKey, putRatification, ratificationHandlers, remarksItem, waitAfterDecision } from './ratification.js'
import {
  findDossier,
  type OfDossier,
  type WaitingDecisionRow,
  type WaitingDossierRow,
  type WaitingItemRow,
  type WaitingRequestRow,
  wait,
} from './rows.js'
import { waitingTables } from './tables.js'

const dossierOf = ({ data }: OfDossier): RowKey => ({ table: 'waiting_dossier', key: data.dossier })

const requestOf = ({ data }: HouseEvent<'AdviceGiven' | 'AdviceWithdrawn'>): RowKey => ({
  table: 'waiting_request',
  key: data.adviceRequest,
})

/** An organ that was asked has to act; partners that were asked see it among what is asked of them. */
const waitForAdvice = (rows: Rows, event: OfDossier, request: WaitingRequestRow): void => {
  const { of_organ: organ, from_organ, since, deadline } = request
  if (organ === null) return
  const item = `advice|${request.request}`
  wait(rows, event, { item, kind: 'advice', organ, about: request.request, from_organ, since, deadline })
}

const ballotClosed = {
  project: ({ data }: HouseEvent<'BallotClosed' | 'SecretBallotClosed'>, rows: Rows) =>
    rows.remove('waiting_item', `ballot|${data.ballot}`),
}

/** What waits for whom. */
export const waitingFor = defineProjection({
  name: 'waiting-for',
  version: 5,
  tables: waitingTables,
  handlers: {
    DossierOpened: {
      project: ({ data }, rows) => {
        const row: WaitingDossierRow = {
          dossier: data.dossier,
          opened_by: data.openedBy,
          withdrawn: false,
          closed: false,
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
    DossierClosed: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => rows.put('waiting_dossier', { ...findDossier(event, rows), closed: true }),
    },
    DossierReopened: {
      needs: (event) => [dossierOf(event)],
      project: (event, rows) => rows.put('waiting_dossier', { ...findDossier(event, rows), closed: false }),
    },
    SignalGiven: {
      project: ({ data, house, effectiveOn, position }, rows) => {
        const { signal, to, from } = data
        // What is for nobody in particular waits on the page of the house, for whoever takes it up.
        if (to === null) return
        const row: WaitingItemRow = {
          item: `signal|${signal}`,
          kind: 'signal-answer',
          house,
          dossier: null,
          organ: to,
          about: signal,
          from_organ: from.kind === 'organ' ? from.organ : null,
          seat: null,
          since: effectiveOn,
          deadline: null,
          open: 1,
          position,
        }
        rows.put('waiting_item', row)
      },
    },
    SignalTakenUp: { project: ({ data }, rows) => rows.remove('waiting_item', `signal|${data.signal}`) },
    SignalAnswered: { project: ({ data }, rows) => rows.remove('waiting_item', `signal|${data.signal}`) },
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
        const request: WaitingRequestRow = {
          request: adviceRequest,
          of_organ: of.kind === 'organ' ? of.organ : null,
          from_organ: by.kind === 'organ' ? by.organ : null,
          since: event.effectiveOn,
          deadline,
        }
        rows.put('waiting_request', request)
        waitForAdvice(rows, event, request)
      },
    },
    AdviceGiven: {
      needs: (event) => [dossierOf(event), requestOf(event)],
      project: (event, rows) => {
        const { advice, adviceRequest, by, points } = event.data
        const asked = existing<WaitingRequestRow>(rows, 'waiting_request', adviceRequest)
        if (by.kind === 'organ') rows.remove('waiting_item', `advice|${adviceRequest}`)
        if (points.length === 0) return
        wait(rows, event, {
          item: `advice-answer|${advice}`,
          kind: 'advice-answer',
          organ: asked.from_organ ?? findDossier(event, rows).opened_by,
          about: advice,
          from_organ: by.kind === 'organ' ? by.organ : null,
          open: points.length,
        })
      },
    },
    AdviceWithdrawn: {
      needs: (event) => [dossierOf(event), requestOf(event)],
      project: (event, rows) => {
        const { advice, adviceRequest } = event.data
        rows.remove('waiting_item', `advice-answer|${advice}`)
        waitForAdvice(rows, event, existing<WaitingRequestRow>(rows, 'waiting_request', adviceRequest))
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
      needs: (event) => [
        dossierOf(event),
        ...(event.data.decision === null ? [] : [decisionKey(event.data.decision.decision)]),
      ],
      project: (event, rows) => {
        const { data } = event
        for (const { seat, because } of data.verdict.void) {
          if (because === 'not-confirmed') rows.remove('waiting_item', `vote|${data.ballot}|${seat}`)
        }
        if (data.decision?.becomes !== 'fallen') return
        const { decision } = data.decision
        rows.remove('waiting_item', `decision|${decision}`)
        const ratified = rows.get('waiting_decision', decision) as WaitingDecisionRow | undefined
        if (ratified !== undefined) putRatification(rows, event, ratified, null)
        const { proposed_by, proposed_to } = findDossier(event, rows)
        if (proposed_by === decision) rows.remove('waiting_item', `proposal|${data.dossier}|${proposed_to}`)
      },
    },
    BallotClosed: ballotClosed,
    SecretBallotClosed: ballotClosed,
    BallotAnnulled: {
      project: ({ data }, rows) => {
        rows.remove('waiting_item', `ballot|${data.ballot}`)
        for (const seat of data.unconfirmed) rows.remove('waiting_item', `vote|${data.ballot}|${seat}`)
      },
    },
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
    ...ratificationHandlers,
  },
})
