import type { AdviceRequest } from '../advice/state.js'
import { remarksMustBeAnswered } from '../bekrachtiging/remarks.js'
import type { CommandOf } from '../commands.js'
import { findDossier, isRefused, proposalMustStand } from '../dossier/decide.js'
import { type Dossier, newestVersion } from '../dossier/state.js'
import { conditionsMustBeConfirmed, conditionsMustExist } from '../mandate/conditions.js'
import type { MandateFound } from '../mandate/events.js'
import { resolveMandate } from '../mandate/resolve.js'
import { meetingMustBeOf } from '../meeting/decide.js'
import { planMustFit } from '../money/plan.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { BallotId, DecisionId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { toWire } from '../shared/money.js'
import { covers } from '../shared/period.js'
import type { HouseState } from '../state.js'
import type { Standing } from './events.js'
import { judgementOf, quorumMustBeMet } from './judgement.js'
import { organMayDecideNow } from './once.js'

type TakeDecision = CommandOf<'TakeDecision'>

/** Was it already rejected by this ballot? Who votes again opens another; what fell was not decided by it after all. */
const rejectedBy = ({ decisions }: Dossier, id: BallotId): boolean =>
  [...decisions.values()].some(
    ({ ballot, outcome, fallen, annulled }) => ballot === id && outcome === 'rejected' && !fallen && annulled === null,
  )

/** The decision says what the ballot gave, on the version that was voted on. */
const mustFollowBallot = (command: TakeDecision, dossier: Dossier): Refused | null => {
  if (command.ballot === null) {
    const held = [...dossier.ballots.values()].filter(
      ({ organ, annulled }) => organ === command.organ && annulled === null,
    )
    if (held.some(({ open }) => open)) return refuse('ballot.still-open', 'ballot')
    const votedOn = held.some(({ proposalVersion }) => proposalVersion === newestVersion(dossier))
    const resolves = command.outcome === 'adopted' || command.outcome === 'rejected'
    return votedOn && resolves ? refuse('decision.ballot-not-named', 'ballot') : null
  }
  const ballot = dossier.ballots.get(command.ballot)
  if (ballot === undefined || ballot.organ !== command.organ) return refuse('ballot.unknown', 'ballot')
  if (ballot.open) return refuse('ballot.still-open', 'ballot')
  if (ballot.annulled !== null) return refuse('ballot.annulled', 'ballot')
  if (ballot.proposalVersion !== newestVersion(dossier)) return refuse('ballot.older-version', 'ballot')
  const resolves = command.outcome === 'adopted' || command.outcome === 'rejected'
  if (resolves && rejectedBy(dossier, command.ballot)) return refuse('decision.already-taken', 'ballot')
  // Without a quorum the ballot gave nothing to follow: `quorumMustBeMet` has the word.
  if (ballot.outcome === 'no-quorum' && resolves) return null
  if (command.outcome !== ballot.outcome && command.outcome !== 'postponed') {
    return refuse('decision.differs-from-ballot', 'outcome', { outcome: ballot.outcome ?? '' })
  }
  return null
}

/** The advice that was asked, is not there yet, and is not late either. */
const pendingAdvice = (command: TakeDecision, dossier: Dossier): AdviceRequest | undefined =>
  [...dossier.adviceRequests.values()].find(({ given, deadline }) => !given && command.effectiveOn <= deadline)

/** Who decides in a role must be there to hold it. */
const roleMustBeHeld = ({ organ, role, effectiveOn }: TakeDecision, state: HouseState): Refused | null =>
  role === null ||
  state.seats.some((seat) => seat.organ === organ && seat.role === role && covers(seat.period, effectiveOn))
    ? null
    : refuse('decision.role-not-held', 'role', { role, day: effectiveOn })

const adviceMustBeAwaited = (command: TakeDecision, dossier: Dossier): Refused | null => {
  if (command.adviceNotAwaitedBecause !== null || command.outcome === 'postponed') return null
  const pending = pendingAdvice(command, dossier)
  return pending === undefined
    ? null
    : refuse('decision.advice-pending', 'adviceNotAwaitedBecause', { deadline: pending.deadline })
}

/** What the decision is worth, and the mandate behind it; refused without mandate unless a reason is given. */
const authority = (
  command: TakeDecision,
  state: HouseState,
  dossier: Dossier,
): { readonly standing: Standing; readonly mandate: MandateFound | null } | Refused => {
  // Postponing or taking note resolves nothing, so it needs no mandate.
  if (command.outcome === 'postponed' || command.outcome === 'noted')
    return { standing: { kind: 'final' }, mandate: null }
  const amount = dossier.versions.at(-1)?.amount ?? null
  const answer = resolveMandate(state, {
    organ: command.organ,
    role: command.role,
    subject: dossier.subject,
    amount,
    on: command.effectiveOn,
  })
  if (answer.found) return { standing: answer.standing, mandate: answer.mandate }
  if (command.withoutMandateBecause !== null) {
    return { standing: { kind: 'no-mandate', reason: command.withoutMandateBecause }, mandate: null }
  }
  const overLimit = answer.considered.find(
    ({ because }) => because === 'over-decision-limit' || because === 'over-year-limit',
  )
  const organ = state.organs.get(command.organ)?.name ?? ''
  if (overLimit !== undefined && amount !== null) {
    const limit = overLimit.because === 'over-year-limit' ? 'year' : 'decision'
    return refuse('decision.over-limit', 'dossier', { organ, amountCents: toWire(amount), limit })
  }
  const subject = state.subjects.get(dossier.subject) ?? dossier.subject
  return refuse('decision.no-mandate', 'organ', { organ, subject, day: command.effectiveOn })
}

export const decisionDeciders: DecidersOf<'TakeDecision'> = {
  TakeDecision: (command, state, context) => {
    const { dossier: id, organ, role, meeting, ballot, outcome, reasons, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const refused =
      proposalMustStand(dossier) ??
      organMustBeActive(state, organ, effectiveOn, 'organ') ??
      meetingMustBeOf(state, meeting, organ, effectiveOn) ??
      organMayDecideNow(dossier, organ) ??
      roleMustBeHeld(command, state) ??
      mustFollowBallot(command, dossier) ??
      (outcome === 'rejected' && reasons === null ? refuse('decision.reasons-needed', 'reasons') : null) ??
      adviceMustBeAwaited(command, dossier)
    if (refused !== null) return refused
    const noQuorum = quorumMustBeMet(command, dossier)
    if (noQuorum !== null && command.irregularBecause === null) return noQuorum
    const found = authority(command, state, dossier)
    if ('ok' in found) return found
    const { conditionsConfirmed } = command
    const unknownCondition = conditionsMustExist(state, found.mandate, conditionsConfirmed, effectiveOn)
    if (unknownCondition !== null) return unknownCondition
    // What is rejected does nothing that the conditions speak of.
    const unmet =
      outcome === 'adopted' ? conditionsMustBeConfirmed(state, found.mandate, conditionsConfirmed, effectiveOn) : null
    const money = outcome === 'adopted' ? planMustFit(state, id, newestVersion(dossier), effectiveOn) : []
    const admitted = refuseOrAdmit(
      [noQuorum, remarksMustBeAnswered(dossier, outcome), unmet, ...money],
      command.irregularBecause,
    )
    if (isRefused(admitted)) return admitted
    const newest = dossier.versions.at(-1)
    const decision = context.newId() as DecisionId
    return accept(
      [
        {
          type: 'DecisionTaken',
          data: {
            dossier: id,
            decision,
            organ,
            role,
            subject: dossier.subject,
            proposalVersion: newestVersion(dossier),
            meeting,
            ballot,
            outcome,
            amountCents: newest?.amount == null ? null : toWire(newest.amount),
            beneficiary: newest?.beneficiary ?? null,
            reasons,
            standing: found.standing,
            mandate: found.mandate,
            adviceNotAwaited: pendingAdvice(command, dossier) === undefined ? null : command.adviceNotAwaitedBecause,
            ...judgementOf(command, dossier),
            conditionsConfirmed,
            irregular: admitted.irregular,
          },
        },
      ],
      { decision },
    )
  },
}
