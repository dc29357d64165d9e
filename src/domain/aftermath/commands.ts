import { defineCommand } from '../shared/command.js'
import { decisionId, dossierId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { line, prose } from '../shared/text.js'

const about = { dossier: dossierId, decision: decisionId }

/** What was done, on `effectiveOn`, to carry a decision out. A decision can be carried out in several steps. */
export const recordExecution = defineCommand('RecordExecution', { ...about, what: prose, irregularBecause })

/** Where anyone can read the decision from `effectiveOn`. */
export const publishDecision = defineCommand('PublishDecision', { ...about, where: line })

/** `authority` is outside the house, for example the governor. */
export const annulDecision = defineCommand('AnnulDecision', { ...about, authority: line, reasons: prose })

export const aftermathCommands = [recordExecution, publishDecision, annulDecision] as const
