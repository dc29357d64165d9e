import { endOfMunicipalTerm } from '../../domain/mandate/municipal-term.js'
import { seatRole } from '../../domain/seat/events.js'
import { personId } from '../../domain/shared/identifiers.js'
import type { Identity } from '../../identity/identity.js'
import type { Values } from '../forms/act.js'
import type { Field, FormError, Option } from '../forms/fields.js'
import type { RowsField } from '../forms/rows.js'
import { setUpPage } from '../frame/addresses.js'
import { maySetUp } from './may-set-up.js'
import { becomePerson } from './own-capacity.js'
import { dayMustHaveCome, dayPart, firstDayOf } from './shared-parts.js'
import type { Filled, FormGroup, Recorded, Step, StepContext } from './step.js'

/** Stands for somebody who speaks for no partner, in the choice of partners. */
const NOBODY = 'geen'

const organOptions = ({ organs }: StepContext): readonly Option[] =>
  organs.map(({ id, name }) => ({ value: id, label: name }))

/** Does the account of the reader stand for nobody in this house yet? */
const mayBeMe = ({ view, asker }: StepContext): boolean =>
  view.account?.persons.every(({ house }) => house !== asker.house) ?? false

const rows = (context: StepContext): RowsField => {
  const { view, partners } = context
  const { say } = view
  const roles = seatRole.options.map((value) => ({ value, label: say(`word.seat-role.${value}`) }))
  const columns: readonly Field[] = [
    { kind: 'line', name: 'name', label: say('founding.people.name'), required: true },
    {
      kind: 'line',
      name: 'function',
      label: say('founding.people.function'),
      hint: say('founding.people.function.hint'),
      required: true,
    },
    {
      kind: 'select',
      name: 'partner',
      label: say('founding.people.partner'),
      required: true,
      options: [
        ...partners.map(({ id, name }) => ({ value: id, label: name })),
        { value: NOBODY, label: say('page.house.own-capacity') },
      ],
    },
    {
      kind: 'select',
      name: 'organ',
      label: say('founding.people.organ'),
      required: true,
      options: organOptions(context),
    },
    { kind: 'select', name: 'role', label: say('founding.people.role'), required: true, options: roles },
    {
      kind: 'select',
      name: 'second',
      label: say('founding.people.second'),
      empty: say('founding.people.second.none'),
      options: organOptions(context),
    },
    {
      kind: 'select',
      name: 'secondRole',
      label: say('founding.people.second-role'),
      empty: say('founding.people.as-first'),
      options: roles,
    },
    {
      kind: 'select',
      name: 'binding',
      label: say('founding.people.binding'),
      empty: say('word.binding.may-bind'),
      options: [{ value: 'must-refer-back', label: say('word.binding.must-refer-back') }],
    },
    ...(mayBeMe(context) ? [{ kind: 'check' as const, name: 'me', label: say('founding.people.me') }] : []),
  ]
  return {
    kind: 'rows',
    name: 'people',
    label: say('founding.people.rows'),
    hint: say('founding.people.rows.hint'),
    required: true,
    columns,
    start: [],
    empty: 3,
  }
}

type Row = {
  readonly name: string
  readonly function: string
  readonly partner: string
  readonly organ: string
  readonly role: string
  readonly second: string | null
  readonly secondRole: string | null
  readonly binding: string | null
  readonly me?: boolean
}

const rowsOf = (values: Values): readonly Row[] => values.people as readonly Row[]

const check = (context: StepContext, values: Values): readonly FormError[] => {
  const { say } = context.view
  const read = rowsOf(values)
  const me = read.filter((row) => row.me === true).length
  return [
    ...dayMustHaveCome(context, values),
    ...(me > 1 ? [{ field: 'people', message: say('founding.people.me-twice') }] : []),
    ...read
      .filter(({ organ, second }) => organ === second)
      .map(({ name }) => ({ field: 'people', message: say('founding.people.same-organ', { name }) })),
  ]
}

const record = async (
  context: StepContext,
  { values, fieldOf, sender, account }: Filled,
  identity: Pick<Identity, 'links' | 'joining'>,
): Promise<Recorded> => {
  const { effectiveOn } = values
  const until = values.until ?? null
  const done: number[] = []
  for (const [index, row] of rowsOf(values).entries()) {
    const shared = {
      effectiveOn,
      until,
      partner: row.partner === NOBODY ? null : row.partner,
      function: row.function,
      binding: { kind: row.binding ?? 'may-bind' },
    }
    const answer = await sender.send({
      type: 'AssignSeat',
      body: { ...shared, name: row.name, organ: row.organ, role: row.role },
      part: `people-${index}`,
      fieldOf: (path) => (path in row ? fieldOf(`people.${index}.${path}`) : path),
    })
    const person = personId.safeParse(answer?.created.person)
    if (!person.success) continue
    done.push(index)
    if (row.second !== null) {
      await sender.send({
        type: 'AssignSeat',
        body: { ...shared, person: person.data, organ: row.second, role: row.secondRole ?? row.role },
        part: `people-${index}-second`,
        // Its row does not come back: the person has the first seat.
        fieldOf: () => 'people',
      })
    }
    if (row.me === true && account !== null) await becomePerson(identity, account.id, context.asker.house, person.data)
  }
  return { goesTo: null, done: { people: done } }
}

const seatText = ({ personName, function: office, organ }: StepContext['seats'][number]): string =>
  [...(personName === null ? [] : [personName]), office, organ.name].join(' – ')

const until = ({ view }: StepContext): Field => ({
  kind: 'day',
  name: 'until',
  label: view.say('founding.until'),
  hint: view.say('founding.people.until.hint'),
  value: endOfMunicipalTerm(view.today),
})

/** Who sits in which organ, for whom; whoever sets up the house says which of them they are. */
export const peopleStep = (identity: Pick<Identity, 'links' | 'joining'>): Step => ({
  slug: 'mensen',
  there: ({ seats }) => seats.map(seatText),
  open: (context) => {
    if (context.organs.length === 0 || !maySetUp(context.asker)) return null
    const groups: readonly FormGroup[] = [
      { heading: null, parts: [rows(context)] },
      { heading: null, beside: true, parts: [dayPart(context, firstDayOf(context)), until(context)] },
    ]
    return {
      groups,
      check: (values) => check(context, values),
      record: (filled) => record(context, filled, identity),
      weighs: (values) => rowsOf(values).some((row) => row.me === true),
      canStay: true,
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
})
