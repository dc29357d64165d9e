import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { BrowsedEvent, EventFilter } from '../../application/event-browser.js'
import { domainEvents } from '../../domain/events.js'
import { actor } from '../../domain/shared/actor.js'
import { dossierPage, eventsPage, oversightPage, proofPage, receiptFile } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Pager, Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'

type Props = {
  view: View
  house: HouseSummary
  organs: readonly { readonly id: string; readonly name: string }[]
  /** Names of organs and partners, titles of dossiers, by id. */
  names: ReadonlyMap<string, string>
  filter: EventFilter
  events: readonly BrowsedEvent[]
  query: URLSearchParams
  nextCursor: string | null
  notices: readonly (string | null)[]
}

/** How an event type is called; its own name when this version does not know it. */
const typeText = ({ say }: View, type: string): string => {
  const known = domainEvents.find((definition) => definition.type === type)
  return known === undefined ? type : say(`word.event.${known.type}`)
}

const typeOptions = (view: View) =>
  domainEvents
    .map(({ type }) => ({ value: type, label: typeText(view, type) }))
    .sort((a, b) => a.label.localeCompare(b.label, view.language))

const Filter = ({ view, house, organs, filter }: Props): JSX.Element => {
  const { say } = view
  const any = say('oversight.events.any')
  return (
    <search aria-label={say('oversight.events.filter')}>
      <form class="filter" method="get" action={eventsPage(house.id)}>
        <FilterSelect
          name="soort"
          label={say('oversight.events.type')}
          any={any}
          value={filter.type}
          options={typeOptions(view)}
        />
        <FilterSelect
          name="orgaan"
          label={say('oversight.events.organ')}
          any={any}
          value={filter.organ}
          options={organs.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterInput name="dossier" type="text" label={say('oversight.events.dossier')} value={filter.dossier} />
        <FilterSelect
          name="via"
          label={say('oversight.events.via')}
          any={any}
          value={filter.via}
          options={actor.shape.via.options.map((value) => ({ value, label: say(`oversight.events.via.${value}`) }))}
        />
        <FilterInput name="van" type="date" label={say('oversight.events.from')} value={filter.from} />
        <FilterInput name="tot" type="date" label={say('oversight.events.until')} value={filter.until} />
        <button type="submit" class="button" safe>
          {say('oversight.events.send')}
        </button>
      </form>
    </search>
  )
}

const whoText = ({ say }: View, names: Props['names'], { actor: by }: BrowsedEvent): string => {
  const whom = by.organ ?? by.partner
  const door = say(`oversight.events.via.${by.via}`)
  return whom === null ? door : `${names.get(whom) ?? whom}, ${door}`
}

const Row = ({ view, house, names, event }: Props & { event: BrowsedEvent }): JSX.Element => {
  const { say, day, moment } = view
  const { id, position, dossier, organ } = event
  return (
    <tr>
      <td class="number">{position}</td>
      <th scope="row">
        <a href={proofPage(house.id, id)} safe>
          {typeText(view, event.type)}
        </a>
      </th>
      <td safe>{moment(event.recordedAt)}</td>
      <td safe>{day(event.effectiveOn)}</td>
      <td safe>{whoText(view, names, event)}</td>
      <td>
        {dossier !== null && (
          <a href={dossierPage(house.id, dossier)} safe>
            {names.get(dossier) ?? dossier}
          </a>
        )}{' '}
        {organ !== null && <span safe>{names.get(organ) ?? organ}</span>}
      </td>
      <td>
        <a href={receiptFile(id)} aria-label={say('oversight.events.receipt.of', { position: String(position) })} safe>
          {say('oversight.events.receipt')}
        </a>
      </td>
    </tr>
  )
}

/** Every event of a house, newest first; each opens with its proof. */
export const EventsPage = (props: Props): JSX.Element => {
  const { view, house, events, query, nextCursor } = props
  const { say } = view
  const columns = [
    say('oversight.events.number'),
    say('oversight.events.type'),
    say('oversight.events.recorded'),
    say('oversight.events.effective'),
    say('oversight.events.who'),
    say('oversight.events.about'),
    say('oversight.events.proof'),
  ]
  const crumbs = [{ path: oversightPage(house.id), text: say('oversight.title') }]
  return (
    <Layout view={view} title={say('oversight.events.title')} house={house} crumbs={crumbs}>
      <Notices notices={props.notices} />
      <p safe>{say('oversight.events.persons')}</p>
      <Filter {...props} />
      {events.length === 0 ? (
        <p safe>{say('oversight.events.none')}</p>
      ) : (
        <Table caption={say('oversight.events.caption', { house: house.name })} columns={columns}>
          {events.map((event) => (
            <Row {...props} event={event} />
          ))}
        </Table>
      )}
      <Pager view={view} path={eventsPage(house.id)} query={query} nextCursor={nextCursor} />
    </Layout>
  )
}
