import { ratifiedAmount } from '../domain/bekrachtiging/status.js'
import { answerVerdict, type PassedTo } from '../domain/contribution/answer.js'
import type { Decision } from '../domain/decision/state.js'
import type { DataOf, DomainEvent, DomainEventType } from '../domain/events.js'
import { rulesOn } from '../domain/organ/state.js'
import type { DecisionId, DossierId, MandateId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import type { NoticeKind } from './notice.js'
import { namesIn, subjectName, type Voice } from './words.js'

/** What is told: one sentence that says it, and what there is to know about it. */
export type Matter = { readonly title: string; readonly lines: readonly string[] }

type Telling = { readonly voice: Voice; readonly house: HouseState }

/** Cents as Intl writes them; amounts stay far below what a number holds exactly. */
const euros = ({ money }: Voice, cents: bigint | number): string => money(Number(cents))

/** What the money of a decision goes to, as it stands now. */
const budgetLines = ({ voice, house }: Telling, decision: DecisionId): readonly string[] =>
  [...house.money.allocations.values()]
    .filter((one) => one.decision === decision && one.withdrawn === null)
    .map(({ amount, purpose }) => voice.say('notice.budget', { amount: euros(voice, amount), purpose }))

const standingLine = ({ voice: { say }, house }: Telling, { standing, outcome }: Decision): readonly string[] => {
  // What was rejected, postponed or noted waits for nobody.
  if (outcome !== 'adopted') return []
  const organ = 'organ' in standing && standing.organ !== null ? namesIn(house).organ(standing.organ) : ''
  return [say(`notice.standing.${standing.kind}`, { organ })]
}

const moneyLines = (telling: Telling, id: DecisionId, dossier: DossierId, decision: Decision): readonly string[] => {
  const { voice, house } = telling
  const { amount } = decision
  const ratified = ratifiedAmount(decision)
  const beneficiary = house.dossiers.get(dossier)?.versions[decision.proposalVersion - 1]?.beneficiary ?? null
  return [
    ...(amount === null ? [] : [voice.say('notice.amount', { amount: euros(voice, amount) })]),
    ...(ratified === null || ratified === amount
      ? []
      : [voice.say('notice.ratified-amount', { amount: euros(voice, ratified) })]),
    ...(beneficiary === null
      ? []
      : [voice.say('notice.beneficiary', { partner: namesIn(house).partner(beneficiary) })]),
    ...budgetLines(telling, id),
  ]
}

type OfDecision = { readonly dossier: DossierId; readonly decision: DecisionId }

/** The kinds that say what became of a decision, in sentences of one form. */
type AboutDecision = Extract<NoticeKind, `decision-${string}` | `bekrachtiging-${string}`>

const decisionMatter = (
  telling: Telling,
  kind: AboutDecision,
  at: OfDecision,
  words: readonly string[] = [],
): Matter | null => {
  const { voice, house } = telling
  const found = house.dossiers.get(at.dossier)?.decisions.get(at.decision)
  if (found === undefined) return null
  const names = namesIn(house)
  const details = {
    dossier: names.dossier(at.dossier),
    organ: names.organ(found.organ),
    day: voice.day(found.decidedOn),
    outcome: voice.say(`word.outcome.${found.outcome}`),
  }
  return {
    title: voice.say(`notice.${kind}`, details),
    lines: [
      voice.say(`notice.${kind}.about`, details),
      ...words,
      ...moneyLines(telling, at.decision, at.dossier, found),
      ...(kind === 'decision-taken' ? standingLine(telling, found) : []),
    ],
  }
}

const reasonLine = ({ say }: Voice, reason: string | null): readonly string[] =>
  reason === null ? [] : [say('notice.reasons', { text: reason })]

const remarksLine = ({ say }: Voice, remarks: string | null): readonly string[] =>
  remarks === null ? [] : [say('notice.remarks', { text: remarks })]

const mandateMatter = (
  { voice, house }: Telling,
  { mandate: id, reason }: { readonly mandate: MandateId; readonly reason: string },
): Matter | null => {
  const mandate = house.mandates.get(id)
  if (mandate === undefined) return null
  const organ = namesIn(house).organ(mandate.grantee.organ)
  const from = mandate.revokedOn ?? mandate.suspensions.at(-1)?.from
  return {
    title: voice.say('notice.mandate-stopped', { organ, subject: subjectName(voice, house, mandate.subject) }),
    lines: [
      ...(from === undefined ? [] : [voice.say('notice.mandate-stopped.about', { organ, day: voice.day(from) })]),
      ...reasonLine(voice, reason),
    ],
  }
}

const grantedMatter = (telling: Telling, kind: NoticeKind, data: OfDecision, remarks: string | null): Matter | null =>
  decisionMatter(
    telling,
    // The same event tells the organ whose turn it is next.
    kind === 'bekrachtiging-asked' ? 'bekrachtiging-asked' : 'bekrachtiging-granted',
    data,
    remarksLine(telling.voice, remarks),
  )

const passedOnLine = ({ voice, house }: Telling, to: PassedTo): string =>
  to.kind === 'organ'
    ? voice.say('notice.passed-on.organ', { organ: namesIn(house).organ(to.organ) })
    : voice.say('notice.passed-on.dossier', { dossier: namesIn(house).dossier(to.dossier) })

/** How many inputs and points of advice in a dossier got which answer, as it stands now. */
const answerLines = ({ voice, house }: Telling, id: DossierId): readonly string[] => {
  const dossier = house.dossiers.get(id)
  if (dossier === undefined) return []
  const answers = [
    ...[...dossier.contributions.values()].flatMap(({ answered }) => (answered === null ? [] : [answered.verdict])),
    ...[...dossier.advices.values()].flatMap(({ answered }) => [...answered.values()].map(({ verdict }) => verdict)),
  ]
  return answerVerdict.options.flatMap((verdict) => {
    const count = answers.filter((one) => one === verdict).length
    return count === 0 ? [] : [voice.say('notice.answers', { count, verdict: voice.say(`word.verdict.${verdict}`) })]
  })
}

const closedMatter = (
  { dossier, by, result, unanswered, unansweredBecause }: DataOf<'DossierClosed'>,
  telling: Telling,
): Matter => {
  const { voice, house } = telling
  const open = unanswered.contributions + unanswered.points
  return {
    title: voice.say('notice.dossier-closed', { dossier: namesIn(house).dossier(dossier) }),
    lines: [
      voice.say('notice.dossier-closed.about', { organ: namesIn(house).organ(by) }),
      voice.say('notice.result', { text: result }),
      ...answerLines(telling, dossier),
      ...(open === 0 ? [] : [voice.say('notice.unanswered', { count: open })]),
      ...(unansweredBecause === null ? [] : [voice.say('notice.unanswered-because', { text: unansweredBecause })]),
    ],
  }
}

type MatterTeller<Type extends DomainEventType> = (
  data: DataOf<Type>,
  telling: Telling,
  kind: NoticeKind,
) => Matter | null

/** What an event comes to for whoever is told of it: one entry for each type that `tellers.ts` has. */
export const matters: { readonly [Type in DomainEventType]?: MatterTeller<Type> } = {
  DecisionTaken: (data, telling, kind) =>
    decisionMatter(telling, kind === 'bekrachtiging-asked' ? 'bekrachtiging-asked' : 'decision-taken', data, [
      data.reasons === null
        ? telling.voice.say('notice.no-reasons')
        : telling.voice.say('notice.reasons', { text: data.reasons }),
    ]),
  BekrachtigingGranted: (data, telling, kind) => grantedMatter(telling, kind, data, data.remarks),
  BekrachtigingDeemedGranted: (data, telling, kind) => grantedMatter(telling, kind, data, null),
  BekrachtigingRefused: (data, telling) =>
    decisionMatter(telling, 'bekrachtiging-refused', data, reasonLine(telling.voice, data.reasons)),
  BekrachtigingLapsed: (data, telling) => decisionMatter(telling, 'bekrachtiging-lapsed', data),
  DecisionSentBack: (data, telling) =>
    decisionMatter(telling, 'decision-sent-back', data, [
      ...remarksLine(telling.voice, data.remarks),
      ...data.points.map(({ number, text }) => `${number}. ${text}`),
    ]),
  DecisionAnnulled: (data, telling) =>
    decisionMatter(telling, 'decision-annulled', data, reasonLine(telling.voice, data.reasons)),
  DecisionPublished: (data, telling) =>
    decisionMatter(telling, 'decision-published', data, [telling.voice.say('notice.where', { text: data.where })]),
  VerdictRecomputed: ({ dossier, decision }, telling) =>
    decision === null ? null : decisionMatter(telling, 'decision-fallen', { dossier, decision: decision.decision }),
  ContributionAnswered: ({ dossier, verdict, reason }, { voice, house }) => {
    const details = { dossier: namesIn(house).dossier(dossier), verdict: voice.say(`word.verdict.${verdict}`) }
    return { title: voice.say('notice.input-answered', details), lines: reasonLine(voice, reason) }
  },
  SignalGiven: ({ to, text, origin }, { voice, house }) => {
    const organ = to === null ? '' : namesIn(house).organ(to)
    const key = origin === null ? 'notice.input-to-answer.signal' : 'notice.input-to-answer.passed-on'
    return { title: voice.say(key, { organ }), lines: [voice.say('notice.input', { text })] }
  },
  ContributionGiven: ({ dossier, text }, { voice, house }) => ({
    title: voice.say('notice.input-to-answer', { dossier: namesIn(house).dossier(dossier) }),
    lines: [voice.say('notice.input', { text })],
  }),
  SignalAnswered: ({ by, verdict, reason, passedTo }, { voice, house }) => {
    const details = { organ: namesIn(house).organ(by), verdict: voice.say(`word.verdict.${verdict}`) }
    const passed = passedTo === null ? [] : [passedOnLine({ voice, house }, passedTo)]
    return { title: voice.say('notice.signal-answered', details), lines: [...reasonLine(voice, reason), ...passed] }
  },
  SignalTakenUp: ({ dossier }, { voice, house }) => ({
    title: voice.say('notice.signal-taken-up', { dossier: namesIn(house).dossier(dossier) }),
    lines: [voice.say('notice.signal-taken-up.about')],
  }),
  AdvicePointAnswered: ({ dossier, verdict, reason, point }, { voice, house }) => {
    const details = { dossier: namesIn(house).dossier(dossier), point, verdict: voice.say(`word.verdict.${verdict}`) }
    return { title: voice.say('notice.advice-answered', details), lines: reasonLine(voice, reason) }
  },
  AdviceRequested: ({ dossier, deadline, question }, { voice, house }) => {
    const details = { dossier: namesIn(house).dossier(dossier), deadline: voice.day(deadline) }
    return {
      title: voice.say('notice.advice-asked', details),
      lines: [voice.say('notice.question', { text: question })],
    }
  },
  AdviceWithdrawn: ({ dossier, reason }, { voice, house }) => ({
    title: voice.say('notice.advice-withdrawn', { dossier: namesIn(house).dossier(dossier) }),
    lines: reasonLine(voice, reason),
  }),
  DossierClosed: closedMatter,
  DossierReopened: ({ dossier, by, reason }, { voice, house }) => ({
    title: voice.say('notice.dossier-reopened', { dossier: namesIn(house).dossier(dossier) }),
    lines: [
      voice.say('notice.dossier-reopened.about', { organ: namesIn(house).organ(by) }),
      ...reasonLine(voice, reason),
    ],
  }),
  MeetingConvened: ({ organ, heldOn, startsAt, respondBy, place }, { voice, house }) => {
    const details = { organ: namesIn(house).organ(organ), day: voice.day(respondBy ?? heldOn) }
    const key = respondBy === null ? 'notice.meeting-convened' : 'notice.meeting-convened.written'
    const lines = [
      ...(startsAt === null ? [] : [voice.say('notice.hour', { at: startsAt })]),
      ...(place === null ? [] : [voice.say('notice.place', { text: place })]),
    ]
    return { title: voice.say(key, details), lines }
  },
  MinutesDrafted: ({ meeting, organ, version }, { voice, house }) => {
    const heldOn = house.meetings.get(meeting)?.heldOn
    const found = house.organs.get(organ)
    if (heldOn === undefined || found === undefined) return null
    const days = rulesOn(found, heldOn)?.minutesApprovedBySilenceAfterDays ?? null
    return {
      title: voice.say('notice.minutes-to-approve', { organ: found.name, day: voice.day(heldOn), version }),
      lines: [
        voice.say('notice.minutes-to-approve.about'),
        ...(days === null ? [] : [voice.say('notice.minutes-to-approve.silence', { days })]),
      ],
    }
  },
  ActionPlanned: ({ title, due }, { voice }) => ({
    title: voice.say('notice.action-planned', { title, due: voice.day(due) }),
    lines: [],
  }),
  SeatEnded: ({ seat }, { voice, house }) => {
    const found = house.seats.get(seat)
    if (found === undefined) return null
    const day = found.period.until === null ? '' : voice.day(found.period.until)
    return { title: voice.say('notice.seat-ended', { organ: namesIn(house).organ(found.organ), day }), lines: [] }
  },
  MandateRevoked: (data, telling) => mandateMatter(telling, data),
  MandateSuspended: (data, telling) => mandateMatter(telling, data),
}

type AnyMatter = (data: DomainEvent['data'], telling: Telling, kind: NoticeKind) => Matter | null

/** What an event comes to for whoever is told of it; null where the house does not know the matter. */
export const matterOf = (telling: Telling, kind: NoticeKind, { type, data }: DomainEvent): Matter | null => {
  // Each stands under the type whose data it takes.
  const tellMatter = matters[type] as AnyMatter | undefined
  return tellMatter === undefined ? null : tellMatter(data, telling, kind)
}
