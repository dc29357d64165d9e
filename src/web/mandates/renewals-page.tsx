import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { RenewalEntry } from '../../application/renewals.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { ErrorSummary, FormField } from '../forms/form-fields.js'
import { mandatePage, mandatesPage, renewalsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'

type Props = {
  view: View
  house: HouseSummary
  entries: readonly RenewalEntry[]
  on: string
  within: number
  notices: readonly (string | null)[]
  /** The form to renew what is ticked; null for who may renew none of it. */
  form: {
    readonly fields: readonly Field[]
    readonly typed: Typed | null
    readonly errors: readonly FormError[]
    readonly key: string
  } | null
}

/** What lapses, in words: “Stuurgroep: besteding van subsidies”, or a seat by its function. */
export const whatLapses = (view: View, house: HouseSummary, entry: RenewalEntry): string => {
  const { say } = view
  const organ = entry.organ.name
  if (entry.kind === 'seat') {
    const details = { organ, function: entry.function ?? '' }
    return entry.partner === null
      ? say('renewals.seat', details)
      : say('renewals.seat-for', { ...details, partner: entry.partner.name })
  }
  return say('renewals.mandate', { organ, subject: subjectLabel(view, house.ownSubjects, entry.subject ?? 'all') })
}

const renewableText = ({ say, day }: View, { renewable, because, needs, proposedUntil }: RenewalEntry): string => {
  if (!renewable) return say('renewals.not', { because: say(`renewals.because.${reasonOf(because)}`) })
  return needs.length === 0
    ? say('renewals.until', { day: day(proposedUntil) })
    : say('renewals.together', { day: day(proposedUntil), count: needs.length })
}

/** The reasons that have a sentence of their own; the others are told in general. */
const reasonOf = (because: RenewalEntry['because']): 'grantor' | 'organ' | 'person' | 'other' => {
  switch (because) {
    case 'mandate.exceeds-grantor':
      return 'grantor'
    case 'organ.not-active':
      return 'organ'
    case 'person.erased':
      return 'person'
    default:
      return 'other'
  }
}

const Lapsing = ({ view, house, entries, on, within }: Props): JSX.Element => {
  const { say, day } = view
  const columns = [say('renewals.what'), say('renewals.lapses'), say('renewals.possible')]
  return (
    <Table caption={say('renewals.caption', { day: day(on), within })} columns={columns}>
      {entries.map((entry) => (
        <tr>
          <th scope="row">
            {entry.kind === 'mandate' ? (
              <a href={mandatePage(house.id, entry.id)} safe>
                {whatLapses(view, house, entry)}
              </a>
            ) : (
              <span safe>{whatLapses(view, house, entry)}</span>
            )}
          </th>
          <td safe>{day(entry.until)}</td>
          <td safe>{renewableText(view, entry)}</td>
        </tr>
      ))}
    </Table>
  )
}

const errorOf = (errors: readonly FormError[], name: string): string | null =>
  errors.find(({ field }) => field === name)?.message ?? null

/** What lapses soon, and one form that renews what is ticked. */
export const RenewalsPage = (props: Props): JSX.Element => {
  const { view, house, entries, on, within, notices, form } = props
  const { say } = view
  const crumbs = [{ path: mandatesPage(house.id), text: say('mandate.title') }]
  return (
    <Layout view={view} title={say('renewals.title')} house={house} crumbs={crumbs}>
      {form !== null && <ErrorSummary view={view} errors={form.errors} />}
      <Notices notices={notices} />
      <p safe>{say('renewals.intro')}</p>
      <form class="filter" method="get" action={renewalsPage(house.id)}>
        <FilterInput name="op" type="date" label={say('renewals.on')} value={on} />
        <FilterInput name="binnen" type="text" label={say('renewals.within')} value={String(within)} />
        <button type="submit" class="button" safe>
          {say('page.show')}
        </button>
      </form>
      {entries.length === 0 ? <p safe>{say('renewals.none')}</p> : <Lapsing {...props} />}
      {form !== null && (
        <section aria-labelledby="vernieuw">
          <h2 id="vernieuw" safe>
            {say('renewals.form')}
          </h2>
          <form method="post" action={renewalsPage(house.id, { op: on, binnen: within })} novalidate>
            <input type="hidden" name="_csrf" value={view.csrf()} />
            <input type="hidden" name="_key" value={form.key} />
            {form.fields.map((field) => (
              <FormField view={view} field={field} typed={form.typed} error={errorOf(form.errors, field.name)} />
            ))}
            <button type="submit" class="button" safe>
              {say('renewals.send')}
            </button>
          </form>
        </section>
      )}
    </Layout>
  )
}
