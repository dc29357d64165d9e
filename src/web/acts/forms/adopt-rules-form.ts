import { type ReadyMade, readyMadeNames, readyMadeRuleSet } from '../../../domain/rule-set/ready-made.js'
import { majorityRule, type RuleSet, ruleSet, uncommittedVotes } from '../../../domain/rule-set/rule-set.js'
import type { OrganId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import type { Field, FormError } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { rulesPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'
import type { HouseForm, HouseFormContext } from './house-form.js'

type Values = Readonly<Record<string, unknown>>
type Needed = RuleSet['quorum']['needed']

/** The quorums one chooses among; a house with another one adopts its set through the API or a file. */
const quorums = {
  none: { kind: 'none' },
  'more-than-half': { kind: 'more-than', numerator: 1, denominator: 2 },
  half: { kind: 'at-least', numerator: 1, denominator: 2 },
  third: { kind: 'at-least', numerator: 1, denominator: 3 },
  'two-thirds': { kind: 'at-least', numerator: 2, denominator: 3 },
} as const satisfies Readonly<Record<string, Needed>>

const quorumNames = ['none', 'more-than-half', 'half', 'third', 'two-thirds'] as const
const proxyNames = ['not-allowed', 'member', 'same-partner'] as const
const MOST = 'changes.proxies.maximumPerHolder'
/** The most days that a rule counts: ten years. */
const DAYS = 3660

const isReadyMade = (name: unknown): name is ReadyMade => readyMadeNames.some((known) => known === name)

/** A choice that is not one goes on as it is, so that the command refuses it. */
const quorumOf = (base: RuleSet, chosen: unknown): unknown => {
  if (chosen === null || chosen === undefined) return undefined
  const name = quorumNames.find((one) => one === chosen)
  return { ...base.quorum, needed: name === undefined ? chosen : quorums[name] }
}

/** Proxies as chosen; what is not chosen stays as in the ready-made set. */
const proxiesOf = ({ proxies }: RuleSet, to: unknown, most: unknown): unknown => {
  if (to === 'not-allowed') return { kind: 'not-allowed' }
  const before = proxies.kind === 'allowed' ? proxies : { to: 'member', maximumPerHolder: 1, holderMustBePresent: true }
  if (to === null && most === null) return undefined
  return {
    ...before,
    kind: 'allowed',
    ...(to === null ? {} : { to }),
    ...(most === null ? {} : { maximumPerHolder: most }),
  }
}

/** What was typed, as a ready-made set with what is changed of it. */
const decode = (values: Values): Values => {
  const { readyMade } = values
  const base = isReadyMade(readyMade) ? readyMadeRuleSet(readyMade) : null
  if (base === null) return { readyMade, effectiveOn: values.effectiveOn }
  const source = values['source.text']
  const changes = {
    quorum: quorumOf(base, values['changes.quorum']),
    majority: values['changes.majority'] ?? undefined,
    abstentions: values['changes.abstentions'] ?? undefined,
    tie: values['changes.tie'] ?? undefined,
    noticeDays: values['changes.noticeDays'] ?? undefined,
    minimumMeetingsPerYear: values['changes.minimumMeetingsPerYear'] ?? undefined,
    proxies: proxiesOf(base, values['changes.proxies'] ?? null, values[MOST] ?? null),
  }
  return {
    readyMade,
    effectiveOn: values.effectiveOn,
    changes: Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
    source: source === null ? null : { text: source, reference: values['source.reference'] ?? null },
  }
}

/** An article of nothing, and a maximum of proxies that are not allowed. */
const check =
  ({ say }: View) =>
  (values: Values): readonly FormError[] => {
    const base = isReadyMade(values.readyMade) ? readyMadeRuleSet(values.readyMade) : null
    const to = values['changes.proxies'] ?? null
    const noProxies = to === 'not-allowed' || (to === null && base?.proxies.kind === 'not-allowed')
    return [
      ...(values['source.reference'] !== null && values['source.text'] === null
        ? [
            {
              field: 'source.text',
              message: say('form.error.required', { label: say('organ.rules.form.source') }),
            },
          ]
        : []),
      ...(values[MOST] !== null && noProxies
        ? [
            {
              field: MOST,
              message: say('form.error.only-with', {
                label: say('organ.rules.form.proxies-most'),
                choice: say('word.proxies.member'),
              }),
            },
          ]
        : []),
    ]
  }

const fieldsOf = (context: HouseFormContext): readonly Field[] => {
  const { say } = context.view
  return [
    {
      kind: 'select',
      name: 'readyMade',
      label: say('organ.rules.form.set'),
      required: true,
      options: readyMadeNames.map((value) => ({ value, label: readyMadeRuleSet(value).name })),
    },
    {
      kind: 'select',
      name: 'changes.quorum',
      empty: say('organ.rules.form.as-set'),
      label: say('organ.rules.form.quorum'),
      term: 'quorum',
      options: quorumNames.map((value) => ({ value, label: say(`word.quorum.${value}`) })),
    },
    {
      kind: 'select',
      name: 'changes.majority',
      empty: say('organ.rules.form.as-set'),
      label: say('organ.rules.form.majority'),
      options: majorityRule.options.map((value) => ({ value, label: say(`word.majority.${value}`) })),
    },
    {
      kind: 'select',
      name: 'changes.abstentions',
      empty: say('organ.rules.form.as-set'),
      label: say('organ.rules.form.abstentions'),
      options: uncommittedVotes.options.map((value) => ({ value, label: say(`word.uncommitted.${value}`) })),
    },
    {
      kind: 'select',
      name: 'changes.tie',
      empty: say('organ.rules.form.as-set'),
      label: say('organ.rules.form.tie'),
      options: ruleSet.shape.tie.options.map((value) => ({ value, label: say(`word.tie.${value}`) })),
    },
    {
      kind: 'select',
      name: 'changes.proxies',
      empty: say('organ.rules.form.as-set'),
      label: say('organ.rules.form.proxies'),
      term: 'proxy',
      options: proxyNames.map((value) => ({ value, label: say(`word.proxies.${value}`) })),
    },
    {
      kind: 'number',
      name: MOST,
      label: say('organ.rules.form.proxies-most'),
      least: 1,
      most: 1000,
      hint: say('organ.rules.form.proxies-most.hint'),
    },
    { kind: 'number', most: DAYS, name: 'changes.noticeDays', label: say('organ.rules.form.notice') },
    { kind: 'number', most: 366, name: 'changes.minimumMeetingsPerYear', label: say('organ.rules.form.minimum') },
    {
      kind: 'line',
      name: 'source.text',
      label: say('organ.rules.form.source'),
      hint: say('organ.rules.form.source.hint'),
    },
    { kind: 'line', name: 'source.reference', label: say('organ.rules.form.reference') },
    { ...dayField(context), label: say('organ.rules.form.from'), hint: say('organ.rules.form.from.hint') },
  ]
}

/** Adopting a rule set that is ready, with its main values changed where the house wants that. */
export const adoptRulesForm: HouseForm = {
  path: 'organen/:about/regels/aannemen',
  page: rulesPage,
  pageTitle: ({ say }) => say('organ.rules.name'),
  prepare: (context, about) => {
    const { asker, view } = context
    const organ = about as OrganId
    const found = asker.state.organs.get(organ)
    if (found === undefined || !covers(found.period, asker.today)) return null
    const command = {
      type: 'AdoptReadyMadeRuleSet',
      effectiveOn: asker.today,
      organ,
      readyMade: 'college',
      changes: {},
      source: null,
    } as const
    if (!may(asker, command)) return null
    return {
      title: view.say('organ.rules.adopt', { organ: found.name }),
      about: view.say('organ.rules.adopt-about'),
      type: 'AdoptReadyMadeRuleSet',
      fixed: { organ },
      fields: fieldsOf(context),
      check: check(view),
      decode,
    }
  },
}
