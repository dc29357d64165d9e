import { subjectPath } from '../house/subject.js'
import { defineCommand } from '../shared/command.js'
import { templateId } from '../shared/identifiers.js'
import { line, prose } from '../shared/text.js'
import { templatePurpose } from './places.js'

const content = { name: line, subject: subjectPath.nullable().default(null), text: prose }

export const addTemplate = defineCommand('AddTemplate', { purpose: templatePurpose, ...content })

/** Replaces all that it says; its purpose stays, since the places that it may have hang on that. */
export const changeTemplate = defineCommand('ChangeTemplate', { template: templateId, ...content })

export const withdrawTemplate = defineCommand('WithdrawTemplate', { template: templateId })

export const templateCommands = [addTemplate, changeTemplate, withdrawTemplate] as const
