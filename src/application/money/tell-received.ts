import type { VoteChoice } from '../../domain/ballot/events.js'
import { findDecision } from '../../domain/decision/places.js'
import type { PartnerLine } from '../../domain/money/reports.js'
import type { DecisionId, PartnerId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import type { WithNames } from './money.js'

/** A decision that money rests on, and whether who received it had a part in it. */
export type ToldDecider = {
  readonly decision: string
  readonly organ: string
  readonly dossier: string
  readonly title: string
  /** Did the partner vote? `secret`: nobody knows who voted what; `without-ballot`: there was no vote to cast. */
  readonly vote: 'voted' | 'not-voted' | 'secret' | 'without-ballot'
  /** What its seats voted; empty unless `vote` is `voted`. */
  readonly choices: readonly VoteChoice[]
}

/** What a partner received by one payment. Amounts in whole cents. */
export type ToldReceived = {
  readonly payment: string
  readonly on: string
  readonly event: string
  readonly paidCents: number
  readonly justifiedCents: number
  readonly claimedCents: number
  readonly grants: readonly string[]
  /** Who gave those grants. */
  readonly sources: readonly string[]
  /** What it was for, as the allocations say. */
  readonly purposes: readonly string[]
  readonly decidedBy: readonly ToldDecider[]
}

const tellDecider = (state: HouseState, id: DecisionId, partner: PartnerId): readonly ToldDecider[] => {
  const found = findDecision(state, id)
  if (found === null) return []
  const { decision, dossier } = found
  const organ = state.organs.get(decision.organ)?.name ?? ''
  const told = { decision: id, organ, dossier: found.id, title: dossier.title }
  const ballot = decision.ballot === null ? undefined : dossier.ballots.get(decision.ballot)
  if (ballot === undefined) return [{ ...told, vote: 'without-ballot', choices: [] }]
  if (ballot.secret) return [{ ...told, vote: 'secret', choices: [] }]
  const choices = [...ballot.votes].flatMap(([seat, { choice, lapsed }]) =>
    lapsed === null && state.seats.get(seat)?.partner === partner ? [choice] : [],
  )
  return [{ ...told, vote: choices.length > 0 ? 'voted' : 'not-voted', choices }]
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '')

/** What a partner received, from whom, for what and by which decisions, and whether it voted on them. */
export const tellReceived = (
  partner: PartnerId,
  { report, money, state }: WithNames<readonly PartnerLine[]>,
): readonly ToldReceived[] =>
  report.flatMap(({ payment, paid, justified, claimed, grants, decisions }) => {
    const found = money.payments.get(payment)
    if (found === undefined) return []
    return [
      {
        payment,
        on: found.made.on,
        event: found.made.event,
        paidCents: toWire(paid),
        justifiedCents: toWire(justified),
        claimedCents: toWire(claimed),
        grants: grants.map((grant) => money.grants.get(grant)?.title ?? ''),
        sources: unique(grants.map((grant) => money.grants.get(grant)?.source.name ?? '')),
        purposes: unique(found.covers.map(({ allocation }) => money.allocations.get(allocation)?.purpose ?? '')),
        decidedBy: decisions.flatMap((decision) => tellDecider(state, decision, partner)),
      },
    ]
  })
