import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { PersonEntry } from '../../application/people.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { ErrorSummary, FormField } from '../forms/form-fields.js'
import { erasePersonPage, personExportFile, personPage, personsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { nameOf } from './words.js'

export type PersonFormProps = {
  view: View
  house: HouseSummary
  person: PersonEntry
  /** What was typed, when the form comes back; null when it is new. */
  typed: Typed | null
  errors: readonly FormError[]
  /** Given to the command, so that sending twice records once. */
  formKey: string
}

export const detailFields = ({ say, today }: View, person: PersonEntry): readonly Field[] => [
  { kind: 'line', name: 'name', label: say('person.name'), value: person.name ?? '' },
  { kind: 'line', name: 'email', label: say('person.email'), value: person.contact?.email ?? '' },
  { kind: 'line', name: 'phone', label: say('person.phone'), value: person.contact?.phone ?? '' },
  {
    kind: 'day',
    name: 'effectiveOn',
    label: say('form.day'),
    hint: say('form.day.hint'),
    required: true,
    value: today,
  },
]

/** The fields of a form with the keys it carries. */
const Form = ({
  view,
  action,
  fields,
  typed,
  errors,
  formKey,
  send,
}: Omit<PersonFormProps, 'house' | 'person'> & {
  action: string
  fields: readonly Field[]
  send: string
}): JSX.Element => (
  <form method="post" action={action} novalidate autocomplete="off">
    <input type="hidden" name="_csrf" value={view.csrf()} />
    <input type="hidden" name="_key" value={formKey} />
    {fields.map((field) => (
      <FormField
        view={view}
        field={field}
        typed={typed}
        error={errors.find(({ field: name }) => name === field.name)?.message ?? null}
      />
    ))}
    <button type="submit" class="button" safe>
      {send}
    </button>
  </form>
)

const Seats = ({ view, person }: Pick<PersonFormProps, 'view' | 'person'>): JSX.Element => {
  const { say, day } = view
  const columns = [say('page.house.organ'), say('page.house.function'), say('page.house.partner'), say('person.period')]
  return (
    <Table caption={say('page.house.seats')} columns={columns}>
      {person.seats.map((seat) => (
        <tr>
          <td safe>{seat.organ.name}</td>
          <th scope="row" safe>
            {seat.function}
          </th>
          <td safe>{seat.partner?.name ?? say('page.house.own-capacity')}</td>
          <td safe>
            {seat.until === null
              ? say('person.since', { from: day(seat.from) })
              : say('person.from-until', { from: day(seat.from), until: day(seat.until) })}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** One person: seats, a form for the details, and the ways to a copy of everything and to erasure. */
export const PersonPage = (props: PersonFormProps): JSX.Element => {
  const { view, house, person, errors } = props
  const { say } = view
  const path = personPage(house.id, person.id)
  const administers = view.principal?.kind === 'administrator'
  return (
    <Layout
      view={view}
      title={nameOf(view, person)}
      house={house}
      crumbs={administers ? [{ path: personsPage(house.id), text: say('person.title') }] : []}
    >
      <ErrorSummary view={view} errors={errors} />
      {person.erased !== null && (
        <p class="notice" safe>
          {say('person.erased-on', { day: view.day(person.erased.at.slice(0, 10)) })}
        </p>
      )}
      <h2 safe>{say('page.house.seats')}</h2>
      <Seats view={view} person={person} />
      {person.erased === null && (
        <>
          <h2 safe>{say('person.details')}</h2>
          <p safe>{say('person.details-about')}</p>
          <Form {...props} action={path} fields={detailFields(view, person)} send={say('form.send')} />
        </>
      )}
      <h2 safe>{say('person.rights')}</h2>
      <p safe>{say('person.reference', { id: person.id })}</p>
      <p>
        <a href={personExportFile(house.id, person.id)} download="inzage.json" safe>
          {say('person.export')}
        </a>
      </p>
      {person.erased === null && !administers && <p safe>{say('person.erase.ask')}</p>}
      {person.erased === null && administers && (
        <p>
          <a class="button" href={erasePersonPage(house.id, person.id)} safe>
            {say('person.erase')}
          </a>
        </p>
      )}
    </Layout>
  )
}

export const erasureFields = ({ say }: View, reasons: readonly string[]): readonly Field[] => [
  {
    kind: 'radio',
    name: 'reason',
    label: say('person.erase.reason'),
    required: true,
    options: reasons.map((value) => ({ value, label: say(`word.erasure.${value}` as 'word.erasure.retention-ended') })),
  },
  { kind: 'check', name: 'sure', label: say('person.erase.sure') },
]

/** Asks once more before something is gone for good. */
export const ErasePersonPage = (props: PersonFormProps & { fields: readonly Field[] }): JSX.Element => {
  const { view, house, person, errors, fields } = props
  const { say } = view
  return (
    <Layout
      view={view}
      title={say('person.erase')}
      house={house}
      crumbs={[
        { path: personsPage(house.id), text: say('person.title') },
        { path: personPage(house.id, person.id), text: nameOf(view, person) },
      ]}
    >
      <ErrorSummary view={view} errors={errors} />
      <p safe>{say('person.erase.about', { name: nameOf(view, person) })}</p>
      <ul>
        <li safe>{say('person.erase.goes')}</li>
        <li safe>{say('person.erase.stays')}</li>
        <li safe>{say('person.erase.final')}</li>
      </ul>
      <Form {...props} action={erasePersonPage(house.id, person.id)} fields={fields} send={say('person.erase.send')} />
    </Layout>
  )
}
