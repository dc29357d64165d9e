import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ToldInputs } from '../../application/influence/influence.js'
import type { ToldInput } from '../../application/influence/told.js'
import { type InputFilter, standings } from '../../domain/influence/my-input.js'
import { dossierPage, inputPage, inputsPage, receiptFile } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Pager, Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { subjectOptions } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'
import { kindText, leftOpenText, toneOfEffect } from './words.js'

type Props = {
  view: View
  house: HouseSummary
  partners: readonly { readonly id: string; readonly name: string }[]
  ownSubjects: readonly { readonly subject: string; readonly label: string }[]
  filter: InputFilter
  inputs: ToldInputs
  query: URLSearchParams
  notices: readonly (string | null)[]
}

const Filter = ({ view, house, partners, ownSubjects, filter }: Props): JSX.Element => {
  const { say } = view
  return (
    <search aria-label={say('register.filter')}>
      <form class="filter" method="get" action={inputsPage(house.id)}>
        <FilterSelect
          name="partner"
          label={say('influence.partner')}
          any={say('influence.everyone')}
          value={filter.partner ?? 'iedereen'}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          name="stand"
          label={say('influence.standing')}
          any={say('register.any')}
          value={filter.standing}
          options={standings.map((value) => ({ value, label: say(`influence.standing.${value}`) }))}
        />
        <FilterSelect
          name="onderwerp"
          label={say('influence.subject')}
          any={say('register.any')}
          value={filter.subject}
          options={subjectOptions(view, ownSubjects)}
        />
        <FilterInput
          name="jaar"
          type="number"
          label={say('influence.year')}
          value={filter.year === null ? '' : String(filter.year)}
        />
        <button type="submit" class="button" safe>
          {say('page.show')}
        </button>
      </form>
    </search>
  )
}

/** How many stand where; a number of nothing is left out. */
const Counts = ({ view, inputs }: Pick<Props, 'view' | 'inputs'>): JSX.Element => (
  <dl class="facts">
    {standings
      .filter((standing) => inputs.counts[standing] > 0)
      .map((standing) => (
        <>
          <dt safe>{view.say(`influence.standing.${standing}`)}</dt>
          <dd safe>{String(inputs.counts[standing])}</dd>
        </>
      ))}
  </dl>
)

/** So many characters of an input are shown in the list; all of it on its own page. */
const LONGEST = 140

const Row = ({ view, house, input }: { view: View; house: HouseSummary; input: ToldInput }): JSX.Element => {
  const { say, day, money } = view
  const text = input.text.length > LONGEST ? `${input.text.slice(0, LONGEST)}…` : input.text
  const what = `${kindText(view, input)}: ${text}`
  return (
    <tr>
      <th scope="row">
        <a href={inputPage(house.id, input.id)} safe>
          {what}
        </a>
        <p class="soft" safe>
          {say('influence.from', { from: input.from.name, day: day(input.givenOn) })}
        </p>
        {input.dossier !== null && (
          <p class="soft">
            <a href={dossierPage(house.id, input.dossier.id)} safe>
              {input.dossier.title}
            </a>
          </p>
        )}
      </th>
      <td>
        <span safe>
          {input.leftOpen === null ? say(`influence.standing.${input.standing}`) : leftOpenText(view, input.leftOpen)}
        </span>
        {input.answer?.reason != null && (
          <p class="soft" safe>
            {say('influence.answer.reason', { reason: input.answer.reason })}
          </p>
        )}
      </td>
      <td>
        <Mark tone={toneOfEffect[input.effect]} text={say(`influence.effect.${input.effect}`)} />
      </td>
      <td safe>{input.allocatedCents === null ? '–' : money(input.allocatedCents)}</td>
      <td>
        <a href={receiptFile(input.event)} aria-label={say('influence.receipt-of', { what })} safe>
          {say('influence.receipt')}
        </a>
      </td>
    </tr>
  )
}

/** Why the list is empty: nothing fits what was chosen, or nothing was given yet, and then how one does. */
const noneText = ({ view, filter: { partner, standing, year, subject } }: Props): string => {
  if (standing !== null || year !== null || subject !== null) return view.say('influence.inputs.none')
  return view.say(partner === null ? 'influence.inputs.nothing-yet' : 'influence.inputs.nothing-of-partner')
}

/** What a partner (or everyone) put forward, where each piece stands, and what it led to. */
export const InputsPage = (props: Props): JSX.Element => {
  const { view, house, partners, filter, inputs, query, notices } = props
  const { say } = view
  const partner = partners.find(({ id }) => id === filter.partner)
  const title =
    partner === undefined ? say('influence.inputs.title') : say('influence.inputs.of', { partner: partner.name })
  const columns = [
    say('influence.what'),
    say('influence.standing'),
    say('influence.effect'),
    say('influence.money'),
    say('influence.receipt'),
  ]
  return (
    <Layout view={view} title={title} house={house} terms={['input', 'advice', 'receipt']}>
      <Notices notices={notices} />
      <p safe>{say('influence.inputs.lead')}</p>
      <Filter {...props} />
      <Counts view={view} inputs={inputs} />
      {inputs.items.length === 0 ? (
        <p safe>{noneText(props)}</p>
      ) : (
        <Table caption={say('influence.inputs.caption', { total: inputs.total })} columns={columns}>
          {inputs.items.map((input) => (
            <Row view={view} house={house} input={input} />
          ))}
        </Table>
      )}
      <Pager view={view} path={inputsPage(house.id)} query={query} nextCursor={inputs.next} />
    </Layout>
  )
}
