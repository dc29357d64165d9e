import { z } from 'zod'
import { partnerKind, sector } from '../partner/events.js'
import { kboNumber } from '../partner/kbo-number.js'
import { defineEvent } from '../shared/event.js'
import { candidacyId, decisionId, dossierId, meetingId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

/** An organisation asks to become a partner (S3 ch.5 §6). */
export const candidacySubmitted = defineEvent(
  'CandidacySubmitted',
  z.strictObject({
    candidacy: candidacyId,
    name: notPersonal(line, reasons.organisation),
    kind: partnerKind,
    sector,
    kbo: kboNumber.nullable(),
  }),
)

/** The dossier about the candidacy stands on the agenda of this meeting of the network. */
export const candidacyPutToNetwork = defineEvent(
  'CandidacyPutToNetwork',
  z.strictObject({
    candidacy: candidacyId,
    dossier: dossierId,
    meeting: meetingId,
    /** Of the candidate, as it was submitted. */
    name: notPersonal(line, reasons.organisation),
  }),
)

/** The granting of a candidacy is the admission of the partner: `PartnerAdmitted`. */
export const candidacyRefused = defineEvent(
  'CandidacyRefused',
  z.strictObject({
    candidacy: candidacyId,
    /** The rejection it rests on; null when nobody decided in a dossier. */
    decision: decisionId.nullable(),
    /** Null only when it is irregular. */
    reasons: notPersonal(prose, reasons.matter).nullable(),
    irregular: irregularity.nullable(),
  }),
)

export const candidacyWithdrawn = defineEvent(
  'CandidacyWithdrawn',
  z.strictObject({ candidacy: candidacyId, reason: notPersonal(prose, reasons.matter).nullable() }),
)

export const candidacyEvents = [
  candidacySubmitted,
  candidacyPutToNetwork,
  candidacyRefused,
  candidacyWithdrawn,
] as const
