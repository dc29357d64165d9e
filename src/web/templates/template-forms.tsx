import type { TemplateId } from '../../domain/shared/identifiers.js'
import { type TemplatePurpose, templatePurpose, writtenPlace } from '../../domain/template/places.js'
import type { Template } from '../../domain/template/state.js'
import { typed } from '../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext, PreparedForm } from '../acts/forms/house-form.js'
import type { Field } from '../forms/fields.js'
import { may } from '../forms/permissions.js'
import { templatesPage } from '../frame/addresses.js'
import { subjectOptions } from '../frame/subjects.js'
import { TemplatePreview } from './template-preview.js'

const shared = {
  page: templatesPage,
  pageTitle: ({ say }: HouseFormContext['view']) => say('template.title'),
} as const

/** May the reader keep the texts of this house? */
export const mayKeepTemplates = ({ asker }: Pick<HouseFormContext, 'asker'>): boolean =>
  may(asker, {
    type: 'AddTemplate',
    effectiveOn: asker.today,
    purpose: 'decision',
    name: '-',
    subject: null,
    text: '-',
  })

const subjectField = ({ view, house }: HouseFormContext, value: string): Field => ({
  kind: 'select',
  name: 'subject',
  label: view.say('template.form.subject'),
  hint: view.say('template.form.subject.hint'),
  empty: view.say('template.form.subject.every'),
  options: subjectOptions(view, house.ownSubjects),
  value,
})

const fieldsOf = (context: HouseFormContext, purpose: TemplatePurpose, template: Template | null): readonly Field[] => [
  typed(context, 'line', 'name', 'template.form.name', {
    hint: 'template.form.name.hint',
    ...(template === null ? {} : { value: template.name }),
  }),
  ...(purpose === 'minutes' ? [] : [subjectField(context, template?.subject ?? '')]),
  {
    kind: 'prose',
    name: 'text',
    label: context.view.say('template.form.text'),
    hint: context.view.say('template.form.text.hint', { place: writtenPlace('orgaan') }),
    required: true,
    ...(template === null ? {} : { value: template.text }),
  },
]

const previewOf = (
  { view }: HouseFormContext,
  purpose: TemplatePurpose,
  shown: string | null,
): Required<Pick<PreparedForm, 'preview'>> => ({
  preview: (filled) => <TemplatePreview view={view} purpose={purpose} typed={filled} shown={shown} />,
})

/** A new template for one purpose: the last part of its address. */
export const addTemplateForm: HouseForm = {
  ...shared,
  path: 'sjablonen/nieuw/:about',
  prepare: (context, about) => {
    const purpose = templatePurpose.safeParse(about)
    if (!purpose.success || !mayKeepTemplates(context)) return null
    const { view } = context
    return {
      title: view.say('template.form.add', { purpose: view.say(`word.template-purpose.${purpose.data}`) }),
      about: null,
      type: 'AddTemplate',
      fixed: { purpose: purpose.data, effectiveOn: view.today },
      fields: fieldsOf(context, purpose.data, null),
      ...previewOf(context, purpose.data, null),
    }
  },
}

/** The template, while it is in use; once the form was sent, the command says what it comes too late for. */
const found = (context: HouseFormContext, about: string, sent: boolean): Template | null => {
  const template = context.asker.state.templates.get(about as TemplateId)
  if (template === undefined || !mayKeepTemplates(context)) return null
  return template.withdrawn && !sent ? null : template
}

/** What it says from now on. */
export const changeTemplateForm: HouseForm = {
  ...shared,
  path: 'sjablonen/:about/wijzigen',
  prepare: (context, about, sent = false) => {
    const template = found(context, about, sent)
    if (template === null) return null
    const { view } = context
    return {
      title: view.say('template.form.change', { name: template.name }),
      about: view.say('template.form.change.about'),
      type: 'ChangeTemplate',
      fixed: { template: about, effectiveOn: view.today },
      fields: fieldsOf(context, template.purpose, template),
      ...previewOf(context, template.purpose, template.text),
    }
  },
}

/** It is no longer offered. */
export const withdrawTemplateForm: HouseForm = {
  ...shared,
  path: 'sjablonen/:about/intrekken',
  prepare: (context, about, sent = false) => {
    const template = found(context, about, sent)
    if (template === null) return null
    const { view } = context
    return {
      title: view.say('template.form.withdraw', { name: template.name }),
      about: view.say('template.form.withdraw.about'),
      type: 'WithdrawTemplate',
      fixed: { template: about, effectiveOn: view.today },
      fields: [],
    }
  },
}

/** What is recorded of the templates of a house. */
export const templateForms: readonly HouseForm[] = [addTemplateForm, changeTemplateForm, withdrawTemplateForm]
