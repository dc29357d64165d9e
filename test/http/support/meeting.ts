import { ofDecisionRule } from '../../../src/domain/rule-set/of-decision-rule.js'
import { majority, type recorder } from './house.js'

type Seat = { readonly seat: string }

/** What is needed of a house whose stuurgroep meets. */
type MeetingHouse = {
  readonly record: ReturnType<typeof recorder>
  readonly organs: { readonly stuurgroep: string }
  readonly seats: { readonly chair: Seat; readonly member: Seat; readonly secretary: Seat }
  readonly centre: string
}

/**
 * A meeting of the stuurgroep on 10 March 2026 in which everything happens that can: two matters, of which one in the
 * closed part and one withdrawn, a proxy, somebody who leaves, an interest, a suspension, minutes with a remark that a
 * next meeting approves, and a rectification.
 */
export const recordMeeting = async ({ record, organs, seats, centre }: MeetingHouse) => {
  const { stuurgroep: organ } = organs
  const invited = { effectiveOn: '2026-03-01' }
  const held = { effectiveOn: '2026-03-10' }
  await record('AdoptRuleSet', {
    effectiveOn: '2026-01-01',
    organ,
    rules: {
      ...ofDecisionRule(majority),
      quorum: {
        needed: { kind: 'more-than', numerator: 1, denominator: 2 },
        counts: 'present-or-represented',
        whenRecused: 'recomputed',
      },
      proxies: { kind: 'allowed', to: 'member', maximumPerHolder: 1, holderMustBePresent: true },
      noticeDays: 14,
    },
  })
  const dossierOf = async (title: string) => {
    const { dossier } = await record('OpenDossier', { ...invited, title, subject: 'offer', openedBy: organ })
    const content = { title, text: 'Meer spelen.', amountCents: null, beneficiary: null }
    await record('SubmitProposal', { ...invited, dossier: dossier!, by: { kind: 'organ', organ }, content })
    return dossier!
  }
  const [play, money, late] = [await dossierOf('Spelen'), await dossierOf('Geld'), await dossierOf('Later')]
  const { meeting: convened } = await record('ConveneMeeting', {
    ...invited,
    organ,
    heldOn: held.effectiveOn,
    place: 'Raadzaal',
    chair: seats.chair.seat,
    secretary: seats.secretary.seat,
    agenda: [play],
    irregularBecause: 'De subsidie moest diezelfde week worden aangevraagd.',
  })
  const meeting = convened!
  const { member, chair, secretary } = seats
  await record('AddAgendaItem', { ...invited, meeting, dossier: money, part: 'closed', requestedBy: member.seat })
  await record('AddAgendaItem', { ...invited, meeting, dossier: late })
  await record('WithdrawAgendaItem', { ...invited, meeting, dossier: late, reason: 'Nog geen offerte.' })
  const { proxy } = await record('GiveProxy', {
    ...invited,
    giver: secretary.seat,
    holder: chair.seat,
    scope: { kind: 'item', meeting, dossier: money },
  })
  await record('RecordAttendance', { ...held, meeting, present: [chair.seat, member.seat, secretary.seat] })
  await record('OpenMeeting', { ...held, meeting, at: '19:30' })
  await record('TreatAgendaItem', { ...held, meeting, dossier: play, note: 'Toegelicht door de coördinator.' })
  const { ballot } = await record('OpenBallot', { ...held, dossier: play, organ, meeting })
  await record('CastVote', { ...held, dossier: play, ballot: ballot!, seat: chair.seat, choice: 'for' })
  await record('CloseBallot', { ...held, dossier: play, ballot: ballot! })
  await record('TakeDecision', {
    ...held,
    dossier: play,
    organ,
    meeting,
    ballot: ballot!,
    outcome: 'adopted',
    withoutMandateBecause: 'Dringend.',
  })
  await record('RecordDeparture', { ...held, meeting, seat: secretary.seat, fromItem: 2, at: '20:30' })
  const interest = {
    dossier: money,
    seat: member.seat,
    nature: 'Bestuurt de vzw.',
    leftAt: '20:35',
    returnedAt: '20:50',
  }
  await record('DeclareConflict', { ...held, meeting, ...interest })
  await record('NoteQuorum', { ...held, meeting, matter: money })
  await record('SuspendMeeting', { ...held, meeting, reason: 'Te laat geworden.', resumesOn: '2026-03-12' })
  await record('ResumeMeeting', { effectiveOn: '2026-03-12', meeting })
  await record('CloseMeeting', { effectiveOn: '2026-03-12', meeting, at: '21:15' })
  await record('DraftMinutes', { effectiveOn: '2026-03-12', meeting, text: 'De speelstraat is goedgekeurd.' })
  const by = { kind: 'partner', partner: centre } as const
  await record('RemarkOnMinutes', { effectiveOn: '2026-03-13', meeting, by, text: 'Het bedrag ontbreekt.' })
  await record('DraftMinutes', { effectiveOn: '2026-03-13', meeting, text: 'De speelstraat van € 100 is goedgekeurd.' })
  const { meeting: next } = await record('ConveneMeeting', {
    ...invited,
    organ,
    heldOn: '2026-03-15',
    irregularBecause: 'Zo afgesproken.',
  })
  const heldNext = { effectiveOn: '2026-03-15', meeting: next! }
  await record('RecordAttendance', { ...heldNext, present: [] })
  await record('OpenMeeting', heldNext)
  const approving = { effectiveOn: '2026-03-15', meeting }
  await record('ApproveMinutes', { ...approving, inMeeting: next!, remarks: 'Met dank.' })
  await record('RectifyMinutes', { ...approving, correction: 'Het bedrag is € 1.000.', reason: 'Tikfout.' })
  return { meeting, next: next!, play, money, late, ballot: ballot!, proxy: proxy! }
}

export type RecordedMeeting = Awaited<ReturnType<typeof recordMeeting>>
