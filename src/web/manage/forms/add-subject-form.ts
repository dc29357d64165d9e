import type { SubjectPath } from '../../../domain/house/subject.js'
import { chosen, dayCalled, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import { may } from '../../forms/permissions.js'
import { houseManagePage } from '../../frame/addresses.js'
import { subjectOptions } from '../../frame/subjects.js'

/** A name in the tree: lower case, without accents, with hyphens. `Aankoop van materiaal` → `aankoop-van-materiaal`. */
const nameInTree = (label: unknown): string =>
  String(label)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const pathUnder = (parent: unknown, name: string): string => (parent === 'all' ? name : `${String(parent)}.${name}`)

/** A subject of the house itself, below one that there is: from then on an organ can hold a mandate about it. */
export const addSubjectForm: HouseForm = {
  path: 'onderwerpen/nieuw',
  page: houseManagePage,
  pageTitle: ({ say }) => say('manage.title'),
  prepare: (context) => {
    const { asker, house, view } = context
    const { say } = view
    const command = {
      type: 'AddSubject',
      effectiveOn: asker.today,
      subject: 'voorbeeld' as SubjectPath,
      label: '-',
    } as const
    if (!may(asker, command)) return null
    return {
      title: say('subject.form.add'),
      about: say('subject.form.add.about'),
      type: 'AddSubject',
      fixed: {},
      fields: [
        typed(context, 'line', 'label', 'subject.form.label', { hint: 'subject.form.label.hint' }),
        chosen(context, 'under', 'subject.form.under', subjectOptions(view, house.ownSubjects), {
          hint: 'subject.form.under.hint',
          value: 'all',
        }),
        dayCalled(context, 'subject.form.from', 'mandate.form.from.hint'),
      ],
      check: ({ label }: Values) =>
        nameInTree(label) === '' ? [{ field: 'label', message: say('subject.form.label.letters') }] : [],
      decode: ({ under, label, ...values }: Values) => ({
        ...values,
        label,
        subject: pathUnder(under, nameInTree(label)),
      }),
    }
  },
}
