import { partnerKind, sector } from '../partner/events.js'
import { kboNumber } from '../partner/kbo-number.js'
import { defineCommand } from '../shared/command.js'
import { candidacyId, decisionId, dossierId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { line, prose } from '../shared/text.js'

export const submitCandidacy = defineCommand('SubmitCandidacy', {
  name: line,
  kind: partnerKind,
  sector,
  kbo: kboNumber.nullable().default(null),
})

/** The dossier is about admission and stands on an agenda of the netwerk or the algemene vergadering. */
export const putCandidacyToNetwork = defineCommand('PutCandidacyToNetwork', {
  candidacy: candidacyId,
  dossier: dossierId,
})

export const refuseCandidacy = defineCommand('RefuseCandidacy', {
  candidacy: candidacyId,
  decision: decisionId.nullable().default(null),
  reasons: prose.nullable().default(null),
  irregularBecause,
})

export const withdrawCandidacy = defineCommand('WithdrawCandidacy', {
  candidacy: candidacyId,
  reason: prose.nullable().default(null),
})

export const candidacyCommands = [submitCandidacy, putCandidacyToNetwork, refuseCandidacy, withdrawCandidacy] as const
