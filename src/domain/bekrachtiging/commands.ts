import { defineCommand } from '../shared/command.js'
import { decisionId, dossierId, organId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'

export const grantBekrachtiging = defineCommand('GrantBekrachtiging', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
  remarks: prose.nullable().default(null),
})

export const refuseBekrachtiging = defineCommand('RefuseBekrachtiging', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
  reasons: prose,
})

export const sendDecisionBack = defineCommand('SendDecisionBack', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
  remarks: prose,
})

export const bekrachtigingCommands = [grantBekrachtiging, refuseBekrachtiging, sendDecisionBack] as const
