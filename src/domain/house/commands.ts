import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { partnerId } from '../shared/identifiers.js'
import { line } from '../shared/text.js'
import { legalForm } from './events.js'
import { logo } from './logo.js'
import { subjectPath } from './subject.js'

export const foundHouse = defineCommand('FoundHouse', {
  name: line,
  legalForm,
  workingArea: z.array(line).min(1).max(50),
})

export const designateLeadPartner = defineCommand('DesignateLeadPartner', { partner: partnerId })

export const addSubject = defineCommand('AddSubject', { subject: subjectPath, label: line })

/** Chooses the picture on the papers of the house, whose bytes were sent before; null takes it away. */
export const changeLogo = defineCommand('ChangeLogo', { logo: logo.nullable() })

export const houseCommands = [foundHouse, designateLeadPartner, addSubject, changeLogo] as const
