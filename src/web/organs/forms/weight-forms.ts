import { votingSeats } from '../../../domain/meeting/chair.js'
import { rulesOn } from '../../../domain/organ/state.js'
import { partnerNow } from '../../../domain/partner/succession.js'
import type { RuleSet } from '../../../domain/rule-set/rule-set.js'
import type { OrganId, PartnerId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { dayCalled } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Field, FormError } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { rulesPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'

/** The most votes that one seat or partner can have. */
const MOST_VOTES = 1000

/** In front of the id that a field is about. */
const OF = 'weight-'

type Named = { readonly id: string; readonly name: string }

const seatsOf = ({ asker }: HouseFormContext, organ: OrganId): readonly Named[] =>
  votingSeats(asker.state, organ, asker.today).map((id) => {
    const seat = asker.state.seats.get(id)
    const partner = seat?.partner ?? null
    const name = partner === null ? null : asker.state.partners.get(partnerNow(asker.state, partner, asker.today))?.name
    const what = seat?.function ?? id
    return { id, name: name === null || name === undefined ? what : `${what} (${name})` }
  })

/** The partners with a seat and a vote in the organ, once each. */
const partnersOf = ({ asker }: HouseFormContext, organ: OrganId): readonly Named[] => {
  const { state, today } = asker
  const partners = new Set(
    votingSeats(state, organ, today).flatMap((seat): readonly PartnerId[] => {
      const partner = state.seats.get(seat)?.partner ?? null
      return partner === null ? [] : [partnerNow(state, partner, today)]
    }),
  )
  return [...partners]
    .map((id) => ({ id, name: state.partners.get(id)?.name ?? id }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

const said = (values: Values): readonly (readonly [string, unknown])[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(OF) && value !== null ? [[name.slice(OF.length), value] as const] : [],
  )

const numberField = ({ id, name }: Named, value: number): Field => ({
  kind: 'number',
  name: `${OF}${id}`,
  label: name,
  least: 1,
  most: MOST_VOTES,
  required: true,
  value: String(value),
})

/** The partners by the name of the group that was written beside them. */
const groupsOf = (values: Values): readonly { readonly name: string; readonly partners: readonly string[] }[] => {
  const groups = new Map<string, string[]>()
  for (const [partner, name] of said(values)) groups.set(String(name), [...(groups.get(String(name)) ?? []), partner])
  return [...groups].map(([name, partners]) => ({ name, partners }))
}

const groupFields = (context: HouseFormContext, organ: OrganId, { weights }: RuleSet): readonly Field[] =>
  partnersOf(context, organ).map(({ id, name }) => ({
    kind: 'line' as const,
    name: `${OF}${id}`,
    label: name,
    value:
      weights.kind === 'per-group'
        ? (weights.groups.find(({ partners }) => partners.some((one) => one === id))?.name ?? '')
        : '',
  }))

type Kind = RuleSet['weights']['kind']

type Definition = {
  readonly slug: string
  readonly fields: (context: HouseFormContext, organ: OrganId, rules: RuleSet) => readonly Field[]
  readonly weights: (values: Values) => unknown
  readonly check?: (view: View) => (values: Values) => readonly FormError[]
}

const definitions: Readonly<Record<Kind, Definition>> = {
  'per-seat': {
    slug: 'stemmen-per-lid',
    fields: (context, organ, { weights }) =>
      seatsOf(context, organ).map((seat) => {
        const now = weights.kind === 'per-seat' ? weights.seats.find((one) => one.seat === seat.id)?.weight : undefined
        return numberField(seat, now ?? 1)
      }),
    weights: (values) => ({
      kind: 'per-seat',
      seats: said(values).flatMap(([seat, weight]) => (weight === 1 ? [] : [{ seat, weight }])),
    }),
  },
  'per-partner': {
    slug: 'stemmen-per-partner',
    fields: (context, organ, { weights }) =>
      partnersOf(context, organ).map((partner) => {
        const now =
          weights.kind === 'per-partner'
            ? weights.partners.find((one) => one.partner === partner.id)?.weight
            : undefined
        return numberField(partner, now ?? 1)
      }),
    weights: (values) => ({
      kind: 'per-partner',
      partners: said(values).flatMap(([partner, weight]) => (weight === 1 ? [] : [{ partner, weight }])),
    }),
  },
  'per-group': {
    slug: 'stemmen-per-groep',
    fields: groupFields,
    weights: (values) => ({ kind: 'per-group', groups: groupsOf(values) }),
    check: (view) => (values) =>
      groupsOf(values).length < 2 ? [{ field: null, message: view.say('organ.weights.form.two-groups') }] : [],
  },
}

const weightForm = (kind: Kind): HouseForm => {
  const { slug, fields, weights, check } = definitions[kind]
  return {
    path: `organen/:about/regels/${slug}`,
    page: rulesPage,
    pageTitle: ({ say }) => say('organ.rules.name'),
    prepare: (context, about) => {
      const { asker, view } = context
      const organ = about as OrganId
      const found = asker.state.organs.get(organ)
      const rules = found === undefined ? undefined : rulesOn(found, asker.today)
      if (found === undefined || rules === undefined || !covers(found.period, asker.today)) return null
      if (!may(asker, { type: 'AdoptRuleSet', effectiveOn: asker.today, organ, rules })) return null
      const own = fields(context, organ, rules)
      if (own.length < 2) return null
      return {
        title: view.say(`organ.weights.form.${kind}`),
        about: view.say(`organ.weights.form.${kind}.about`),
        type: 'AdoptRuleSet',
        fixed: { organ },
        fields: [...own, dayCalled(context, 'organ.rules.form.from', 'organ.rules.form.from.hint')],
        ...(check === undefined ? {} : { check: check(view) }),
        decode: (values) => ({
          effectiveOn: values.effectiveOn,
          rules: { ...rules, weights: weights(values) },
        }),
      }
    },
  }
}

/** How many votes each has in an organ: by seat, by partner, or by groups that each need a majority. The other rules stay. */
export const weightForms: readonly HouseForm[] = [
  weightForm('per-seat'),
  weightForm('per-partner'),
  weightForm('per-group'),
]
