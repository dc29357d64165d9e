import { dueOn, isOpenOn } from '../../domain/action/state.js'
import { gaveAdvice } from '../../domain/advice/state.js'
import { isOver as agreementIsOver, partiesOn } from '../../domain/agreement/state.js'
import { proxyUsed } from '../../domain/ballot/casting.js'
import { amountVotedOn } from '../../domain/ballot/secret.js'
import type { Ballot } from '../../domain/ballot/state.js'
import { seatMustBeDefinite, seatMustHaveVote } from '../../domain/ballot/voters.js'
import { closedNow } from '../../domain/dossier/closing.js'
import type { Dossier } from '../../domain/dossier/state.js'
import { undividedOn } from '../../domain/money/undivided.js'
import type { DossierId, OrganId, PartnerId, SeatId } from '../../domain/shared/identifiers.js'
import { addDays } from '../../domain/shared/time.js'
import type { Asker } from '../forms/permissions.js'
import { address, agreementsPage, dossierPage, goalsPage, grantPage, moneyPage } from '../frame/addresses.js'
import type { Task } from './task.js'

/** Who asks, and in whose name: the organs they record for, the partners they represent, and the seats they hold. */
export type Capacity = Asker & {
  readonly organs: ReadonlyMap<OrganId, string>
  readonly partners: ReadonlyMap<PartnerId, string>
  readonly isMine: (seat: SeatId) => boolean
}

/** How many days before its date a report to the giver of a grant is put before somebody, and how long after it. */
const REPORT_AHEAD = 60
const REPORT_AFTER = 30

const functionOf = ({ state }: Asker, seat: SeatId): string => state.seats.get(seat)?.function ?? seat

/** The own seats, and those that gave the asker a proxy, of which no vote is known in this ballot. */
const seatsToVote = (capacity: Capacity, dossier: DossierId, found: Dossier, ballot: Ballot): readonly SeatId[] => {
  const { state, today, isMine } = capacity
  const amount = amountVotedOn(found, ballot)
  return [...state.seats.entries()]
    .filter(
      ([id, seat]) =>
        seat.organ === ballot.organ &&
        !ballot.votes.has(id) &&
        seatMustHaveVote(state, ballot.organ, id, today, '') === null &&
        !(ballot.secret && seatMustBeDefinite(seat, amount, '') !== null),
    )
    .filter(([id]) => isMine(proxyUsed(state, dossier, ballot, id, today)?.holder ?? id))
    .map(([id]) => id)
}

const votes = (capacity: Capacity, dossier: DossierId, found: Dossier): readonly Task[] => {
  const page = dossierPage(capacity.house, dossier)
  return [...found.ballots.entries()].flatMap(([id, ballot]): readonly Task[] => {
    const organ = capacity.state.organs.get(ballot.organ)?.name ?? ballot.organ
    const open = ballot.open ? seatsToVote(capacity, dossier, found, ballot) : []
    const meeting = ballot.meeting === null ? undefined : capacity.state.meetings.get(ballot.meeting)
    const unconfirmed = [...ballot.votes.entries()].filter(
      ([seat, { provisional, confirmed, lapsed }]) =>
        capacity.isMine(seat) && provisional && confirmed === null && lapsed === null && ballot.annulled === null,
    )
    const days = ballot.rules.referralBackDays
    return [
      ...(open.length === 0
        ? []
        : [
            {
              text: ballot.secret ? ('my-work.task.secret-vote' as const) : ('my-work.task.vote' as const),
              about: found.title,
              as: organ,
              since: ballot.openedOn,
              deadline: meeting?.respondBy ?? null,
              path: address(`${page}/${ballot.secret ? 'geheim-stemmen' : 'stemmen'}`, { over: id }),
            },
          ]),
      ...unconfirmed.map(([seat, { castOn }]) => ({
        text: 'my-work.task.vote-confirmation' as const,
        about: found.title,
        as: functionOf(capacity, seat),
        since: castOn,
        deadline: ballot.closed === null || days === null ? null : addDays(ballot.closed.on, days),
        path: address(`${page}/stem-bevestigen`, { over: `${id}:${seat}` }),
      })),
    ]
  })
}

const advice = (capacity: Capacity, dossier: DossierId, found: Dossier): readonly Task[] =>
  closedNow(found) !== null
    ? []
    : [...found.adviceRequests.entries()].flatMap(([request, { of, requestedOn, deadline }]) =>
        of.kind === 'organ'
          ? []
          : of.partners
              .filter(
                (partner) =>
                  capacity.partners.has(partner) && !gaveAdvice(found.advices, request, { kind: 'partner', partner }),
              )
              .map((partner) => ({
                text: 'my-work.task.advice' as const,
                about: found.title,
                as: capacity.partners.get(partner) ?? partner,
                since: requestedOn,
                deadline,
                path: address(`${dossierPage(capacity.house, dossier)}/advies`, { over: `${request}:${partner}` }),
              })),
      )

const actions = (capacity: Capacity): readonly Task[] =>
  [...capacity.state.actions.entries()].flatMap(([id, action]) => {
    const { owner, title, plannedOn } = action
    const as =
      owner.kind === 'seat'
        ? capacity.isMine(owner.seat) && functionOf(capacity, owner.seat)
        : owner.kind === 'organ'
          ? capacity.organs.get(owner.organ)
          : capacity.partners.get(owner.partner)
    if (as === undefined || as === false || !isOpenOn(action, capacity.today)) return []
    const deadline = dueOn(action, capacity.today)
    const path = `${goalsPage(capacity.house)}/acties/${id}/verslag`
    return [{ text: 'my-work.task.action' as const, about: title, as, since: plannedOn, deadline, path }]
  })

const agreements = ({ state, today, house, partners }: Capacity): readonly Task[] =>
  [...state.agreements.entries()].flatMap(([id, agreement]) =>
    agreementIsOver(agreement, today)
      ? []
      : partiesOn(agreement, today)
          .filter(({ partner, signed }) => signed === null && partners.has(partner))
          .map(({ partner }) => ({
            text: 'my-work.task.agreement' as const,
            about: agreement.title,
            as: partners.get(partner) ?? partner,
            since: agreement.draftedOn,
            deadline: null,
            path: `${agreementsPage(house)}/${id}/tekenen`,
          })),
  )

/** The ledger does not know whether a report was sent: it says so from two months before until a month after its day. */
const grantReports = ({ state, today, house, organs }: Capacity): readonly Task[] =>
  [...state.money.grants.entries()].flatMap(([id, grant]) =>
    grant.closed !== null || !organs.has(grant.managedBy)
      ? []
      : grant.reportDates
          .filter((day) => addDays(day, -REPORT_AHEAD) <= today && today <= addDays(day, REPORT_AFTER))
          .map((deadline) => ({
            text: 'my-work.task.grant-report' as const,
            about: grant.title,
            as: organs.get(grant.managedBy) ?? grant.managedBy,
            since: null,
            deadline,
            path: grantPage(house, id),
          })),
  )

/** Money that was decided on, for who records for the organ that decided: in the ledger it comes from a grant. */
const undivided = ({ state, today, house, organs }: Capacity): readonly Task[] => {
  const hasGrants = state.money.grants.some(({ closed, inKind }) => closed === null && !inKind)
  return undividedOn(state, today)
    .filter(({ decision }) => organs.has(decision.organ))
    .map(({ dossier, title, decision, finalOn }) => ({
      text: hasGrants ? ('my-work.task.divide' as const) : ('my-work.task.grant-first' as const),
      about: title,
      as: organs.get(decision.organ) ?? decision.organ,
      since: finalOn,
      deadline: null,
      path: hasGrants ? `${dossierPage(house, dossier)}/toewijzen` : `${moneyPage(house)}/nieuwe-subsidie`,
    }))
}

/** What waits for the asker personally, or for a partner or organ the asker speaks for, as the log itself tells it. */
export const ownTasks = (capacity: Capacity): readonly Task[] => [
  ...[...capacity.state.dossiers.entries()]
    .filter(([, { withdrawn }]) => !withdrawn)
    .flatMap(([id, found]) => [...votes(capacity, id, found), ...advice(capacity, id, found)]),
  ...actions(capacity),
  ...agreements(capacity),
  ...grantReports(capacity),
  ...undivided(capacity),
]
