import type { BallotId, DossierId } from '../src/domain/shared/identifiers.js'
import { matter, sectors, text } from './flemish-words.js'
import { assignSeat, type Cast } from './house-founding.js'
import { planMoney, spend } from './house-money.js'
import { type FieldsOf, idOf, type SimulatedHouse } from './simulated-house.js'

/** What happens over time: each value is the number of days until it goes on. */
export type Script = Generator<number, void>

type Matter = {
  readonly house: SimulatedHouse
  readonly cast: Cast
  readonly dossier: string
  readonly subject: string
  readonly amountCents: number | null
  readonly title: string
}

const moneySubjects = ['finances.use-of-subsidies', 'finances.use-of-subsidies', 'partners.admission'] as const
const ownSubjects = ['working-groups.establishment', 'offer.play', 'communication.promotion', 'action-plan'] as const

const openDossier = (house: SimulatedHouse, cast: Cast, subject: string): Matter => {
  const { act, chance } = house
  const title = matter(chance)
  const dossier = idOf(act('OpenDossier', { title, subject, openedBy: cast.stuurgroep }), 'dossier')
  const amountCents = subject.startsWith('finances') ? chance.between(200, 20_000) * 100 : null
  return { house, cast, dossier, subject, amountCents, title }
}

const contentOf = ({ house, cast, amountCents, title }: Matter): FieldsOf<'SubmitProposal'>['content'] => ({
  title,
  text: text(house.chance, house.chance.between(3, 6)),
  considerations: [],
  articles: [],
  amountCents,
  beneficiary: amountCents === null ? null : house.chance.pick(cast.partners),
})

/** What the newest version of a dossier says about money is divided, as it must be before it is voted on. */
const plan = ({ house, cast, dossier }: Matter): void => {
  const newest = house
    .state()
    .dossiers.get(dossier as DossierId)
    ?.versions.at(-1)
  if (newest?.amount == null || newest.beneficiary === null) return
  planMoney(house, cast, { dossier, amountCents: Number(newest.amount), beneficiary: newest.beneficiary })
}

const submit = (about: Matter): void => {
  const { house, cast, dossier } = about
  const by = house.chance.happens(0.7)
    ? ({ kind: 'organ', organ: house.chance.pick([cast.stuurgroep, cast.coordinator]) } as const)
    : ({ kind: 'partner', partner: house.chance.pick(cast.partners) } as const)
  house.act('SubmitProposal', { dossier, by, content: contentOf(about) })
}

/** How input is given nearly always. */
const inWriting = { about: { kind: 'whole' as const }, given: { kind: 'writing' as const }, attachments: [] }

/** How advice is given nearly always. */
const byOrgan = { partner: null, heard: [], minority: [], incompleteBecause: null }

/** Input of a partner or of parents, and later the answer to it. Answers the contribution. */
function* contribute({ house, cast, dossier }: Matter): Generator<number, string> {
  const { act, chance } = house
  const from = chance.happens(0.8)
    ? ({ kind: 'partner', partner: chance.pick(cast.partners) } as const)
    : ({ kind: 'group', description: 'Ouders van de inloopmomenten' } as const)
  const contribution = idOf(
    act('GiveContribution', { dossier, from, text: text(chance, chance.between(1, 3)), ...inWriting }),
    'contribution',
  )
  yield chance.between(2, 15)
  const verdict = chance.pick(['followed', 'followed', 'partly-followed', 'not-followed'] as const)
  const reason = verdict === 'followed' ? null : text(chance, 1)
  act('AnswerContribution', {
    dossier,
    contribution,
    by: cast.stuurgroep,
    verdict,
    reason,
    inVersion: 1,
    passedTo: null,
  })
  return contribution
}

/** How bekrachtiging is given nearly always. */
const inFull = { meeting: null, extent: { kind: 'full' as const }, conditions: [] }

/** Formal advice with points that are answered, and the version that follows from it. */
function* adviseAndRevise(about: Matter): Script {
  const { house, cast, dossier } = about
  const { act, chance, clock } = house
  const adviceRequest = idOf(
    act('RequestAdvice', {
      dossier,
      by: { kind: 'organ', organ: cast.stuurgroep },
      of: chance.pick([cast.netwerk, ...cast.workingGroups]),
      ofPartners: [],
      question: text(chance, 1),
      deadline: clock.dayText(clock.day + 30),
    }),
    'adviceRequest',
  )
  yield chance.between(10, 28)
  const points = Array.from({ length: chance.between(1, 4) }, () => text(chance, 1))
  const opinion = chance.pick(['favourable', 'favourable-with-conditions', 'unfavourable'] as const)
  const advice = idOf(act('GiveAdvice', { dossier, adviceRequest, opinion, points, ...byOrgan }), 'advice')
  yield chance.between(3, 10)
  act('ReviseProposal', {
    dossier,
    by: { kind: 'organ', organ: cast.stuurgroep },
    content: contentOf(about),
    promptedBy: [{ kind: 'advice-point', advice, point: 1 }],
    changes: [],
    explanation: text(chance, 1),
    remarksAnswered: [],
  })
  for (const index of points.keys()) {
    const verdict = chance.pick(['followed', 'not-followed'] as const)
    const reason = verdict === 'followed' ? null : text(chance, 1)
    act('AnswerAdvicePoint', {
      dossier,
      advice,
      point: index + 1,
      by: cast.stuurgroep,
      verdict,
      reason,
      inVersion: 2,
      passedTo: null,
    })
  }
}

/** The meeting of the stuurgroep that is held today, if any. */
const meetingToday = ({ house, cast }: Pick<Matter, 'house' | 'cast'>): string | null =>
  cast.held?.day === house.clock.day ? cast.held.meeting : null

/** A ballot of the stuurgroep with a vote of every seat. Answers the ballot and what it gave. */
function* vote({
  house,
  cast,
  dossier,
  amountCents,
}: Matter): Generator<number, { ballot: string; outcome: 'adopted' | 'rejected' }> {
  const { act, chance } = house
  const ballot = idOf(
    act('OpenBallot', {
      dossier,
      organ: cast.stuurgroep,
      meeting: meetingToday({ house, cast }),
      secret: false,
      aboutPersons: false,
      round: 1,
      irregularBecause: null,
    }),
    'ballot',
  )
  const provisional: string[] = []
  for (const { seat, organ, binding } of cast.seats) {
    if (organ !== cast.stuurgroep) continue
    const choice = chance.happens(0.86) ? 'for' : chance.pick(['against', 'abstain'] as const)
    const refersBack =
      binding?.kind === 'must-refer-back' ||
      (binding?.kind === 'may-bind-up-to' && amountCents !== null && amountCents > binding.amountCents)
    act('CastVote', {
      dossier,
      ballot,
      seat,
      choice,
      subjectToReferralBack: refersBack,
      proxy: null,
      irregularBecause: null,
    })
    if (refersBack) provisional.push(seat)
  }
  act('CloseBallot', { dossier, ballot })
  if (provisional.length > 0) {
    yield chance.between(3, 14)
    for (const seat of provisional) act('ConfirmVote', { dossier, ballot, seat, choice: 'for' })
  }
  const closed = house
    .state()
    .dossiers.get(dossier as DossierId)
    ?.ballots.get(ballot as BallotId)
  return { ballot, outcome: closed?.outcome === 'adopted' ? 'adopted' : 'rejected' }
}

const decide = ({ house, cast, dossier }: Matter, fields: Partial<FieldsOf<'TakeDecision'>>): string => {
  const { act, chance } = house
  return idOf(
    act('TakeDecision', {
      dossier,
      organ: cast.stuurgroep,
      role: null,
      meeting: null,
      ballot: null,
      outcome: 'adopted',
      reasons: text(chance, chance.between(1, 2)),
      withoutMandateBecause: null,
      adviceNotAwaitedBecause: null,
      conditionsConfirmed: [],
      irregularBecause: null,
      ...fields,
    }),
    'decision',
  )
}

const admitAfter = (decision: string, { house, cast, dossier }: Matter): void => {
  const { act, chance } = house
  if (cast.partners.length >= 18) return
  const basis = { kind: 'decision', decision } as const
  const name = `Nieuwe partner ${dossier.slice(0, 13)} vzw`
  const partner = idOf(
    act('AdmitPartner', {
      name,
      kind: 'private-legal-person',
      sector: chance.pick(sectors),
      kbo: null,
      basis,
      candidacy: null,
      irregularBecause: null,
    }),
    'partner',
  )
  cast.partners.push(partner)
  if (chance.happens(0.3)) cast.seats.push(assignSeat(house, cast.stuurgroep, partner))
}

/** The college grants, refuses, or sends back; what comes back is decided once more on a new version. */
function* ratify(about: Matter, first: string): Script {
  const { house, cast, dossier, subject } = about
  const { act, chance } = house
  const organ = cast.college
  let decision = first
  yield chance.between(14, 45)
  // Some still wait when the ledger ends, and a few wait for ever.
  if (chance.happens(0.02)) return
  if (chance.happens(0.06)) {
    act('RefuseBekrachtiging', { dossier, decision, organ, reasons: text(chance, 2) })
    return
  }
  if (chance.happens(0.08)) {
    act('SendDecisionBack', { dossier, decision, organ, remarks: text(chance, 2), points: [] })
    yield chance.between(10, 30)
    const by = { kind: 'organ', organ: cast.stuurgroep } as const
    act('ReviseProposal', {
      dossier,
      by,
      content: contentOf(about),
      promptedBy: [],
      changes: [],
      explanation: text(chance, 1),
      remarksAnswered: [],
    })
    plan(about)
    decision = decide(about, {})
    yield chance.between(14, 30)
  }
  const remarks = chance.happens(0.3) ? text(chance, 1) : null
  act('GrantBekrachtiging', { dossier, decision, organ, remarks, ...inFull })
  if (subject === 'partners.admission') admitAfter(decision, about)
  else yield* spend(house, cast, dossier)
}

/** Something of every day: a proposal and a decision of the stuurgroep itself. */
function* smallDossier(house: SimulatedHouse, cast: Cast): Script {
  const { act, chance } = house
  const about = openDossier(house, cast, chance.pick(ownSubjects))
  submit(about)
  if (chance.happens(0.4)) yield* contribute(about)
  yield chance.between(5, 40)
  if (chance.happens(0.02)) {
    act('WithdrawProposal', { dossier: about.dossier, reason: text(chance, 1) })
    return
  }
  decide(about, { outcome: chance.happens(0.1) ? 'noted' : 'adopted' })
}

/** Money or a new partner: input, a ballot, a decision that waits for bekrachtiging. `advised`: with formal advice. */
function* ratifiedDossier(house: SimulatedHouse, cast: Cast, advised: boolean): Script {
  const { act, chance } = house
  const about = openDossier(house, cast, chance.pick(moneySubjects))
  const { dossier } = about
  submit(about)
  yield chance.between(2, 12)
  yield* contribute(about)
  if (advised) {
    yield* contribute(about)
    yield* adviseAndRevise(about)
  }
  if (cast.meeting !== null) {
    act('AddAgendaItem', { meeting: cast.meeting, dossier, part: 'open', requestedBy: null, irregularBecause: null })
  }
  yield chance.between(1, 8)
  plan(about)
  const { ballot, outcome } = yield* vote(about)
  const decision = decide(about, { ballot, outcome, meeting: meetingToday(about) })
  if (outcome === 'adopted') yield* ratify(about, decision)
}

/** Money that a werkgroep decided on without mandate: recorded with its reason, mostly healed later. */
function* irregularDossier(house: SimulatedHouse, cast: Cast): Script {
  const { act, chance } = house
  const about = openDossier(house, cast, 'finances.use-of-subsidies')
  submit(about)
  yield chance.between(5, 20)
  const decided = act('TakeDecision', {
    dossier: about.dossier,
    organ: cast.workingGroups[0] ?? cast.netwerk,
    role: null,
    meeting: null,
    ballot: null,
    outcome: 'adopted',
    reasons: text(chance, 1),
    withoutMandateBecause: text(chance, 1),
    adviceNotAwaitedBecause: null,
    conditionsConfirmed: [],
    irregularBecause: null,
  })
  if (chance.happens(0.2)) {
    act('RectifyEntry', {
      dossier: about.dossier,
      rectifies: decided.event,
      correction: text(chance, 1),
      reason: text(chance, 1),
    })
  }
  yield chance.between(30, 120)
  if (!chance.happens(0.7)) return
  const decision = idOf(decided, 'decision')
  act('GrantBekrachtiging', {
    dossier: about.dossier,
    decision,
    organ: cast.college,
    remarks: text(chance, 1),
    ...inFull,
  })
}

/** One dossier from first proposal to final outcome; about ten events on average. */
export const dossierScript = (house: SimulatedHouse, cast: Cast): Script => {
  const lot = house.chance.between(1, 1000)
  if (lot <= 530) return smallDossier(house, cast)
  if (lot <= 860) return ratifiedDossier(house, cast, false)
  return lot <= 980 ? ratifiedDossier(house, cast, true) : irregularDossier(house, cast)
}
