import { z } from 'zod'
import { subjectPath } from '../house/subject.js'
import { defineEvent } from '../shared/event.js'
import { templateId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { templatePurpose } from './places.js'

const content = {
  name: notPersonal(line, reasons.matter),
  /** The subject whose dossiers it is meant for; null: every dossier. */
  subject: subjectPath.nullable(),
  /** With its places, for example `{orgaan}`. */
  text: notPersonal(prose, reasons.matter),
}

/** A text to begin with where a text for this purpose is typed. What is then recorded never refers to it. */
export const templateAdded = defineEvent(
  'TemplateAdded',
  z.strictObject({ template: templateId, purpose: templatePurpose, ...content }),
)

export const templateChanged = defineEvent('TemplateChanged', z.strictObject({ template: templateId, ...content }))

/** From now on it is no longer offered. */
export const templateWithdrawn = defineEvent('TemplateWithdrawn', z.strictObject({ template: templateId }))

export const templateEvents = [templateAdded, templateChanged, templateWithdrawn] as const
