import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { partnerId } from '../shared/identifiers.js'
import { line } from '../shared/text.js'
import { legalForm } from './events.js'
import { subjectPath } from './subject.js'

export const foundHouse = defineCommand('FoundHouse', {
  name: line,
  legalForm,
  workingArea: z.array(line).min(1).max(50),
})

export const designateLeadPartner = defineCommand('DesignateLeadPartner', { partner: partnerId })

export const addSubject = defineCommand('AddSubject', { subject: subjectPath, label: line })

export const houseCommands = [foundHouse, designateLeadPartner, addSubject] as const
