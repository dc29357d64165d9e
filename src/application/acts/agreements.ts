import { type Agreement, agreedOn, inForce, inForceFrom, isOver, partiesOn } from '../../domain/agreement/state.js'
import { partnerNow } from '../../domain/partner/succession.js'
import type { AgreementId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { AgreementEntry } from './answers.js'
import { byDay, organNamed, partnerNamed } from './naming.js'

/** The agreement as it stood on a day: without what was signed, left or ended after it. */
const asOfDay = (agreement: Agreement, on: LocalDate): Agreement => ({
  ...agreement,
  parties: agreement.parties.map((party) =>
    party.signed !== null && party.signed.on > on ? { ...party, signed: null } : party,
  ),
})

const statusOf = (agreement: Agreement, on: LocalDate): AgreementEntry['status'] => {
  if (isOver(agreement, on)) return 'ended'
  if (inForce(agreement, on)) return 'in-force'
  const parties = partiesOn(agreement, on)
  if (parties.length < 2) return 'ended'
  return parties.every(({ signed }) => signed !== null) ? 'ahead' : 'waiting'
}

/** Who still must sign; of parties that merged, the one that stands in their place. */
const missingOn = (state: HouseState, agreement: Agreement, on: LocalDate): AgreementEntry['missing'] => {
  const unsigned = partiesOn(agreement, on).filter(({ signed }) => signed === null)
  return [...new Set(unsigned.map(({ partner }) => partnerNow(state, partner, on)))].map((partner) =>
    partnerNamed(state, partner),
  )
}

const mandatesOn = (state: HouseState, id: AgreementId, on: LocalDate): AgreementEntry['mandates'] =>
  [...state.mandates.entries()]
    .filter(
      ([, { grantor, period, revokedOn }]) =>
        grantor.kind === 'agreement' &&
        grantor.agreement === id &&
        covers(period, on) &&
        (revokedOn === null || on < revokedOn),
    )
    .sort(([, a], [, b]) => a.grantedAtRevision - b.grantedAtRevision)
    .map(([mandate, { grantee, subject }]) => ({
      id: mandate,
      organ: organNamed(state, grantee.organ),
      role: grantee.role,
      subject,
    }))

/** The agreements that were drafted by a day: who signed, who still must, from when it holds, and what rests on it. */
export const agreementsOn = (state: HouseState, on: LocalDate): readonly AgreementEntry[] =>
  [...state.agreements.entries()]
    .filter(([, { draftedOn }]) => draftedOn <= on)
    .map(([id, recorded]): AgreementEntry => {
      const agreement = asOfDay(recorded, on)
      const terms = agreedOn(agreement, on)
      return {
        id,
        kind: agreement.kind,
        title: agreement.title,
        reference: agreement.reference,
        draftedOn: agreement.draftedOn,
        from: agreement.from,
        until: terms?.until ?? null,
        noticeMonths: terms?.noticeMonths ?? null,
        status: statusOf(agreement, on),
        inForceFrom: inForceFrom(agreement),
        terminatedOn: agreement.terminated?.on ?? null,
        parties: agreement.parties.map(({ partner, signed, left }) => {
          const now = partnerNow(state, partner, on)
          return {
            partner: partnerNamed(state, partner),
            now: now === partner ? null : partnerNamed(state, now),
            signedOn: signed?.on ?? null,
            leftOn: left?.on ?? null,
          }
        }),
        missing: missingOn(state, agreement, on),
        mandates: mandatesOn(state, id, on),
        event: agreement.event,
      }
    })
    .sort(byDay(({ draftedOn }) => draftedOn))
