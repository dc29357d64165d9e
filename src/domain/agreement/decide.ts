import type { CommandOf } from '../commands.js'
import { isRefused, partnerMustTakePart } from '../dossier/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { AgreementId, PartnerId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { addMonths, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { partiesOf } from './parties.js'
import { type Agreement, type AgreementParty, agreedOn, inForce, isOver } from './state.js'

type TerminateAgreement = CommandOf<'TerminateAgreement'>

/** The agreement while something can be done with it, or why nothing can on that day. */
const findStanding = (state: HouseState, id: AgreementId, day: LocalDate): Agreement | Refused => {
  const agreement = state.agreements.get(id)
  if (agreement === undefined) return refuse('agreement.unknown', 'agreement')
  const { title, draftedOn, terminated } = agreement
  if (terminated !== null || isOver(agreement, day)) return refuse('agreement.ended', 'agreement', { title })
  return day < draftedOn ? refuse('agreement.before-drafting', 'effectiveOn', { day: draftedOn }) : agreement
}

/** Refuses what rests on an agreement that is not in force that day. */
export const agreementMustBeInForce = (
  state: HouseState,
  id: AgreementId,
  day: LocalDate,
  field: string,
): Refused | null => {
  const agreement = state.agreements.get(id)
  if (agreement === undefined) return refuse('agreement.unknown', field)
  return inForce(agreement, day) ? null : refuse('agreement.not-in-force', field, { title: agreement.title, day })
}

/** Each party is a partner on the day of the draft, and is named once. */
const partiesMustFit = (state: HouseState, parties: readonly PartnerId[], day: LocalDate): Refused | null => {
  for (const [index, id] of parties.entries()) {
    const field = `parties.${index}`
    const absent = partnerMustTakePart(state, id, day, field)
    if (absent !== null) return absent
    if (parties.indexOf(id) < index) {
      return refuse('partner.named-twice', field, { partner: state.partners.get(id)?.name ?? '' })
    }
  }
  return null
}

/** The parties in whose place a partner acts in the agreement, without those that left it. */
const partiesFor = (
  state: HouseState,
  agreement: Agreement,
  id: PartnerId,
  day: LocalDate,
): readonly AgreementParty[] | Refused => {
  const partner = state.partners.get(id)?.name
  if (partner === undefined) return refuse('partner.unknown', 'partner')
  const own = partiesOf(state, agreement, id, day)
  if (own.length === 0) return refuse('agreement.not-a-party', 'partner', { partner })
  const there = own.filter(({ left }) => left === null)
  return there.length === 0 ? refuse('agreement.party-left', 'partner', { partner }) : there
}

/** Notice is given long enough before the end of what is in force. */
const noticeMustFit = (agreement: Agreement, { noticeGivenOn, effectiveOn }: TerminateAgreement): Refused | null => {
  const months = agreedOn(agreement, noticeGivenOn)?.noticeMonths ?? null
  if (months === null || !inForce(agreement, noticeGivenOn)) return null
  const earliest = addMonths(noticeGivenOn, months)
  return effectiveOn < earliest ? refuse('agreement.notice-too-short', 'effectiveOn', { months, day: earliest }) : null
}

export const agreementDeciders: DecidersOf<
  'DraftAgreement' | 'SignAgreement' | 'AmendAgreement' | 'TerminateAgreement'
> = {
  DraftAgreement: (command, state, context) => {
    const { kind, title, reference, parties, from, until, noticeMonths, effectiveOn } = command
    const refused =
      partiesMustFit(state, parties, effectiveOn) ??
      (until !== null && until < from ? refuse('period.ends-before-start', 'until') : null)
    if (refused !== null) return refused
    const agreement = context.newId() as AgreementId
    return accept(
      [
        {
          type: 'AgreementDrafted',
          data: { agreement, kind, title, reference, parties, from, until, noticeMonths },
        },
      ],
      { agreement },
    )
  },

  SignAgreement: ({ agreement: id, partner, effectiveOn }, state) => {
    const agreement = findStanding(state, id, effectiveOn)
    if (isRefused(agreement)) return agreement
    const absent = partnerMustTakePart(state, partner, effectiveOn, 'partner')
    if (absent !== null) return absent
    const own = partiesFor(state, agreement, partner, effectiveOn)
    if (isRefused(own)) return own
    const parties = own.filter(({ signed }) => signed === null).map((party) => party.partner)
    return parties.length > 0
      ? accept([{ type: 'AgreementSigned', data: { agreement: id, partner, parties } }])
      : refuse('agreement.already-signed', 'partner', { partner: state.partners.get(partner)?.name ?? '' })
  },

  AmendAgreement: ({ agreement: id, until, noticeMonths, reason, effectiveOn }, state) => {
    const agreement = findStanding(state, id, effectiveOn)
    if (isRefused(agreement)) return agreement
    return until !== null && until < effectiveOn
      ? refuse('period.ends-before-start', 'until')
      : accept([{ type: 'AgreementAmended', data: { agreement: id, until, noticeMonths, reason } }])
  },

  TerminateAgreement: (command, state, { today }) => {
    const { agreement: id, partner, reason, noticeGivenOn, effectiveOn } = command
    if (noticeGivenOn > today) return refuse('date.in-future', 'noticeGivenOn', { day: noticeGivenOn, today })
    if (effectiveOn < noticeGivenOn) return refuse('period.ends-before-start', 'effectiveOn')
    const agreement = findStanding(state, id, noticeGivenOn)
    if (isRefused(agreement)) return agreement
    if (isOver(agreement, effectiveOn)) return refuse('agreement.ended', 'agreement', { title: agreement.title })
    // A partner that is not there any more can still be said to leave.
    const leaving = partner === null ? null : partiesFor(state, agreement, partner, noticeGivenOn)
    if (leaving !== null && isRefused(leaving)) return leaving
    const admitted = refuseOrAdmit([noticeMustFit(agreement, command)], command.irregularBecause)
    if ('ok' in admitted) return admitted
    const parties = leaving?.map((party) => party.partner) ?? null
    return accept([
      { type: 'AgreementTerminated', data: { agreement: id, partner, parties, reason, noticeGivenOn, ...admitted } },
    ])
  },
}
