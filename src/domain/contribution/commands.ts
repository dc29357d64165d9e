import { defineCommand } from '../shared/command.js'
import { contributionId, dossierId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'
import { answeringFields } from './answer.js'
import { attachments } from './attachment.js'
import { contributor, givenHow, inputAbout } from './events.js'

/** Who says what, how it came, and the documents that came with it. */
export const givingFields = {
  from: contributor,
  text: prose,
  given: givenHow.default({ kind: 'writing' }),
  attachments: attachments.default([]),
}

export const giveContribution = defineCommand('GiveContribution', {
  dossier: dossierId,
  ...givingFields,
  /** The whole proposal, or a passage of its newest version, word for word. */
  about: inputAbout.default({ kind: 'whole' }),
})

export const answerContribution = defineCommand('AnswerContribution', {
  dossier: dossierId,
  contribution: contributionId,
  ...answeringFields,
})

export const contributionCommands = [giveContribution, answerContribution] as const
