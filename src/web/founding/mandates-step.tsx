import { mandateLevels } from '../../domain/mandate/events.js'
import { endOfMunicipalTerm } from '../../domain/mandate/municipal-term.js'
import type { OrganId } from '../../domain/shared/identifiers.js'
import type { Values } from '../forms/act.js'
import { type Field, type FormError, typedAmount } from '../forms/fields.js'
import { setUpPage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import { subjectLabel } from '../frame/subjects.js'
import { maySetUp } from './may-set-up.js'
import { localGovernmentDecree } from './proposals.js'
import { type MandateForHouse, mandatesFor } from './proposed.js'
import { dayMustHaveCome, dayPart, firstDayOf, textFrom, textGroups } from './shared-parts.js'
import type { Filled, FormGroup, Recorded, Step, StepContext } from './step.js'

const proposedTo = ({ asker, profile }: StepContext): readonly MandateForHouse[] =>
  mandatesFor(asker.state, profile, asker.today)

const missing = (context: StepContext): readonly MandateForHouse[] => proposedTo(context).filter(({ there }) => !there)

const organName = ({ asker }: StepContext, id: OrganId): string => asker.state.organs.get(id)?.name ?? ''

const subjectText = ({ view, house }: StepContext, subject: string): string =>
  subjectLabel(view, house.ownSubjects, subject)

/** Who may say what the mandate goes to: every other organ. */
const othersOf = (context: StepContext, organ: OrganId) =>
  context.organs.filter(({ id }) => id !== organ).map(({ id, name }) => ({ value: id, label: name }))

const groupOf = (context: StepContext, proposed: MandateForHouse): FormGroup => {
  const { say } = context.view
  const { key, organ, subject, level, other, perDecisionCents, perYearCents, grantor } = proposed
  const from = grantor === null ? say('founding.mandates.from-text') : organName(context, grantor)
  const about = { organ: organName(context, organ), subject: subjectText(context, subject) }
  const parts: readonly Field[] = [
    { kind: 'check', name: `mandate.${key}.take`, label: say('founding.mandates.take'), value: 'ja' },
    {
      kind: 'select',
      name: `mandate.${key}.level`,
      label: say('founding.mandates.level'),
      required: true,
      options: mandateLevels.map((value) => ({ value, label: say(`word.level.${value}`) })),
      value: level,
    },
    {
      kind: 'select',
      name: `mandate.${key}.other`,
      label: say('founding.mandates.other'),
      empty: say('founding.mandates.nobody'),
      options: othersOf(context, organ),
      value: other ?? '',
    },
    {
      kind: 'money',
      name: `mandate.${key}.perDecision`,
      label: say('founding.mandates.per-decision'),
      value: typedAmount(perDecisionCents),
    },
    {
      kind: 'money',
      name: `mandate.${key}.perYear`,
      label: say('founding.mandates.per-year'),
      value: typedAmount(perYearCents),
    },
  ]
  return {
    heading: say('founding.mandates.one', about),
    hint: say('founding.mandates.from', { from }),
    beside: true,
    parts,
  }
}

/** Subjects in rows, organs in columns: what is proposed and what is there, at a glance. */
export const ProposedTable = ({ context }: { context: StepContext }): JSX.Element => {
  const { say } = context.view
  const all = proposedTo(context)
  const organs = [...new Set(all.map(({ organ }) => organ))]
  const subjects = [...new Set(all.map(({ subject }) => subject))]
  const cell = (subject: string, organ: OrganId): string => {
    const found = all.find((one) => one.subject === subject && one.organ === organ)
    if (found === undefined) return '–'
    const level = say(`word.level.${found.level}`)
    return found.there ? say('founding.mandates.there', { level }) : level
  }
  if (all.length === 0) return ''
  return (
    <Table
      caption={say('founding.mandates.caption')}
      columns={[say('founding.mandates.subject'), ...organs.map((organ) => organName(context, organ))]}
    >
      {subjects.map((subject) => (
        <tr>
          <th scope="row" safe>
            {subjectText(context, subject)}
          </th>
          {organs.map((organ) => (
            <td safe>{cell(subject, organ)}</td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

/** What a level asks for besides: who ratifies, or to whom it goes. */
const otherMustBeNamed = (context: StepContext, values: Values): readonly FormError[] =>
  missing(context).flatMap(({ key, organ, subject }) => {
    const level = values[`mandate.${key}.level`]
    const needs = level === 'decide-subject-to-bekrachtiging' || level === 'propose'
    if (values[`mandate.${key}.take`] !== true || !needs || values[`mandate.${key}.other`] !== null) return []
    const about = { organ: organName(context, organ), subject: subjectText(context, subject) }
    return [{ field: `mandate.${key}.other`, message: context.view.say('founding.mandates.other-needed', about) }]
  })

const termsOf = ({ key, mayBeSubDelegated }: MandateForHouse, values: Values) => {
  const level = values[`mandate.${key}.level`]
  const other = values[`mandate.${key}.other`]
  return {
    level,
    limits: {
      perDecisionCents: values[`mandate.${key}.perDecision`],
      perYearCents: values[`mandate.${key}.perYear`],
      conditions: [],
    },
    ratifyingOrgan: level === 'decide-subject-to-bekrachtiging' ? other : null,
    addressee: level === 'propose' || level === 'advise' ? other : null,
    mayBeSubDelegated,
  }
}

const record = async (context: StepContext, { values, sender }: Filled): Promise<Recorded> => {
  const fields: Readonly<Record<string, string>> = {
    'terms.limits.perDecisionCents': 'perDecision',
    'terms.limits.perYearCents': 'perYear',
    'terms.ratifyingOrgan': 'other',
    'terms.addressee': 'other',
    'terms.level': 'level',
  }
  for (const proposed of missing(context)) {
    const { key, organ, grantor, fromDecree, subject } = proposed
    if (values[`mandate.${key}.take`] !== true) continue
    const text = fromDecree ? localGovernmentDecree : textFrom(context, values)
    await sender.send({
      type: 'GrantMandate',
      body: {
        effectiveOn: values.effectiveOn,
        grantor: grantor === null ? text : { kind: 'organ', organ: grantor },
        grantee: { organ, role: null },
        subject,
        terms: termsOf(proposed, values),
        // What the law or the founding text gives lasts; what an organ grants lapses with its term.
        until: grantor === null ? null : (values.until ?? null),
      },
      part: `mandate-${key}`,
      fieldOf: (path) => {
        const field = fields[path]
        if (field !== undefined) return `mandate.${key}.${field}`
        return path === 'effectiveOn' || path === 'until' ? path : `mandate.${key}.take`
      },
    })
  }
  return { goesTo: null, done: {} }
}

/** Who may decide what, proposed from the legal form and granted in one go, from the founding text down. */
export const mandatesStep: Step = {
  slug: 'mandaten',
  there: (context) =>
    [...context.asker.state.mandates.values()].map(({ grantee, subject }) =>
      context.view.say('founding.mandates.one', {
        organ: organName(context, grantee.organ),
        subject: subjectText(context, subject),
      }),
    ),
  open: (context) => {
    const { asker, organs, view } = context
    const { today } = asker
    if (organs.length === 0 || !maySetUp(asker)) return null
    const until: Field = {
      kind: 'day',
      name: 'until',
      label: view.say('founding.until'),
      hint: view.say('founding.mandates.until.hint'),
      value: endOfMunicipalTerm(today),
    }
    return {
      groups: [
        ...missing(context).map((one) => groupOf(context, one)),
        ...textGroups(context),
        { heading: null, beside: true, parts: [dayPart(context, firstDayOf(context)), until] },
      ],
      check: (values) => [...dayMustHaveCome(context, values), ...otherMustBeNamed(context, values)],
      record: (filled) => record(context, filled),
      canStay: false,
    }
  },
  closed: ({ view, house, organs }) =>
    organs.length === 0 ? (
      <p>
        <a href={setUpPage(house.id, 'organen')} safe>
          {view.say('founding.closed.organs-first')}
        </a>
      </p>
    ) : (
      <p safe>{view.say('founding.closed.administrator')}</p>
    ),
}
