import { partnerKind, sector } from '../../domain/partner/events.js'
import type { Values } from '../forms/act.js'
import type { Field, FormError, Option } from '../forms/fields.js'
import type { RowsField } from '../forms/rows.js'
import { maySetUp } from './may-set-up.js'
import type { PartnerKey } from './proposals.js'
import { dayMustHaveCome, dayPart, textField, textFrom, textGroups } from './shared-parts.js'
import type { Filled, FormGroup, Recorded, Step, StepContext } from './step.js'

/** A partner that is proposed; the municipalities one by one. */
type ProposedPartner = { readonly id: string; readonly key: PartnerKey; readonly place: string }

const kinds = {
  municipality: { kind: 'municipality', sector: 'lokaal-bestuur' },
  ocmw: { kind: 'public-body', sector: 'ocmw' },
  opgroeien: { kind: 'public-body', sector: 'vlaamse-overheid' },
} as const satisfies Readonly<Record<PartnerKey, { readonly kind: string; readonly sector: string }>>

/** Is somebody of that sort, of that place where one is named, a partner already? */
const isThere = ({ partners }: StepContext, { key, place }: ProposedPartner): boolean =>
  partners.some(
    (partner) =>
      partner.sector === kinds[key].sector &&
      (key === 'opgroeien' || partner.name.toLowerCase().includes(place.toLowerCase())),
  )

const missing = (context: StepContext): readonly ProposedPartner[] => {
  const { workingArea } = context.profile
  const [first = ''] = workingArea
  const all: readonly ProposedPartner[] = [
    ...workingArea.map(
      (place, index): ProposedPartner => ({ id: `municipality-${index}`, key: 'municipality', place }),
    ),
    { id: 'ocmw', key: 'ocmw', place: first },
    { id: 'opgroeien', key: 'opgroeien', place: first },
  ]
  return all.filter((one) => !isThere(context, one))
}

const kboField = ({ view }: StepContext, name: string): Field => ({
  kind: 'line',
  name,
  label: view.say('founding.partners.kbo'),
  hint: view.say('founding.partners.kbo.hint'),
})

const proposedGroup = (context: StepContext, { id, key, place }: ProposedPartner): FormGroup => {
  const { say } = context.view
  const name = say(`founding.partner.${key}`, { place })
  return {
    heading: name,
    beside: true,
    parts: [
      {
        kind: 'check',
        name: `partner.${id}.take`,
        label: say('founding.partners.take', { partner: name }),
        value: key === 'ocmw' ? '' : 'ja',
      },
      { kind: 'line', name: `partner.${id}.name`, label: say('founding.partners.name'), required: true, value: name },
      kboField(context, `partner.${id}.kbo`),
    ],
  }
}

/** Partners that are typed in, a row each. */
const ownRows = (context: StepContext): RowsField => {
  const { say } = context.view
  return {
    kind: 'rows',
    name: 'more',
    label: say('founding.partners.more'),
    hint: say('founding.partners.more.hint'),
    start: [],
    empty: 4,
    columns: [
      { kind: 'line', name: 'name', label: say('founding.partners.name'), required: true },
      {
        kind: 'select',
        name: 'kind',
        label: say('founding.partners.kind'),
        required: true,
        options: partnerKind.options.map((value) => ({ value, label: say(`word.partner-kind.${value}`) })),
      },
      {
        kind: 'select',
        name: 'sector',
        label: say('founding.partners.sector'),
        required: true,
        options: sector.options.map((value) => ({ value, label: say(`word.sector.${value}`) })),
      },
      kboField(context, 'kbo'),
    ],
  }
}

/** Who leads the house, while nobody does: one of the partners that are there. */
const leadGroups = ({ view, profile, partners }: StepContext): readonly FormGroup[] => {
  if (profile.leadPartner !== null || partners.length === 0) return []
  const options: readonly Option[] = partners.map(({ id, name }) => ({ value: id, label: name }))
  const first = partners.find(({ sector: of }) => of === 'lokaal-bestuur' || of === 'ocmw')?.id ?? ''
  const hint = view.say('founding.partners.lead.hint')
  const label = view.say('founding.partners.lead')
  const empty = view.say('founding.partners.lead.later')
  return [{ heading: null, parts: [{ kind: 'select', name: 'lead', label, hint, options, value: first, empty }] }]
}

type OwnRow = { readonly name: string; readonly kind: string; readonly sector: string; readonly kbo: string | null }

const rowsOf = (values: Values): readonly OwnRow[] => values.more as readonly OwnRow[]

/** A partner of that name, as someone would write it again. */
const isKnown = ({ partners }: StepContext, name: unknown): boolean =>
  typeof name === 'string' && partners.some((partner) => partner.name.toLowerCase() === name.toLowerCase())

const check = (context: StepContext, values: Values): readonly FormError[] => dayMustHaveCome(context, values)

const record = async (context: StepContext, { values, fieldOf, sender }: Filled): Promise<Recorded> => {
  const { effectiveOn } = values
  const basis = textFrom(context, values)
  const { lead } = values
  if (lead !== undefined && lead !== null) {
    await sender.send({
      type: 'DesignateLeadPartner',
      body: { effectiveOn, partner: lead },
      part: 'lead',
      fieldOf: () => 'lead',
    })
  }
  for (const { id, key } of missing(context)) {
    const name = values[`partner.${id}.name`]
    if (values[`partner.${id}.take`] !== true) continue
    await sender.send({
      type: 'AdmitPartner',
      body: { effectiveOn, name, ...kinds[key], kbo: values[`partner.${id}.kbo`], basis },
      part: `partner-${id}`,
      fieldOf: (path) => (path === 'name' || path === 'kbo' ? `partner.${id}.${path}` : textField(path)),
    })
  }
  const done: number[] = []
  for (const [index, row] of rowsOf(values).entries()) {
    // Whoever sends the form twice, or types a partner again, does not make two of it.
    const answer = isKnown(context, row.name)
      ? 'known'
      : await sender.send({
          type: 'AdmitPartner',
          body: { effectiveOn, ...row, basis },
          part: `more-${index}`,
          fieldOf: (path) => (path in row ? fieldOf(`more.${index}.${path}`) : textField(path)),
        })
    if (answer !== null) done.push(index)
  }
  return { goesTo: null, done: { more: done } }
}

/** The partners of the house, and which of them leads. */
export const partnersStep: Step = {
  slug: 'partners',
  there: ({ view, partners, profile }) =>
    partners.map(({ id, name }) =>
      id === profile.leadPartner ? view.say('founding.partners.leads', { partner: name }) : name,
    ),
  open: (context) => {
    if (!maySetUp(context.asker)) return null
    return {
      groups: [
        ...leadGroups(context),
        ...missing(context).map((one) => proposedGroup(context, one)),
        { heading: null, parts: [ownRows(context)] },
        ...textGroups(context),
        { heading: null, parts: [dayPart(context, context.house.foundedOn)] },
      ],
      check: (values) => check(context, values),
      record: (filled) => record(context, filled),
      canStay: true,
    }
  },
  closed: ({ view }) => <p safe>{view.say('founding.closed.administrator')}</p>,
}
