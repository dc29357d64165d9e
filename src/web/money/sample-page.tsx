import type { HouseSummary } from '../../../projections/houses/answers.js'
import {
  LARGEST_SAMPLE,
  type SamplingMethod,
  samplingMethods,
  type ToldSample,
  type ToldSampleItem,
} from '../../application/money/sampling.js'
import { moneyPage, moneyTracePage, proofPage, samplePage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'
import { TraceSteps } from './trace-steps.js'

/** What is asked, as it stands in the address. */
export type SampleFilter = {
  readonly size: string
  readonly by: SamplingMethod
  readonly seed: string | null
  readonly from: string | null
  readonly until: string | null
  readonly knownOn: string | null
}

type SamplePageProps = {
  view: View
  house: HouseSummary
  filter: SampleFilter
  /** Null before a sample was asked. */
  sample: ToldSample | null
  notices: readonly (string | null)[]
}

type ItemProps = { view: View; house: HouseSummary; item: ToldSampleItem; number: number }

const Documents = ({ view, house, item, number }: ItemProps): JSX.Element => {
  const { say, money } = view
  if (item.documents.length === 0) return <p safe>{say('money.sample.no-documents')}</p>
  return (
    <Table
      caption={say('money.sample.documents', { number, name: item.name })}
      columns={[say('grant-folder.document'), say('money.what'), say('money.amount'), 'SHA-256', say('findings.proof')]}
    >
      {item.documents.map(({ name, what, amountCents, sha256, event }) => (
        <tr>
          <th scope="row" safe>
            {name}
          </th>
          <td safe>{what}</td>
          <td class="number" safe>
            {money(amountCents)}
          </td>
          <td>
            <code safe>{sha256}</code>
          </td>
          <td>
            <a href={proofPage(house.id, event)} safe>
              {say('money.proof')}
            </a>
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Item = ({ view, house, item, number }: ItemProps): JSX.Element => {
  const { say, day, money } = view
  return (
    <section aria-labelledby={`getrokken-${number}`}>
      <h3 id={`getrokken-${number}`}>
        <a href={moneyTracePage(house.id, item.payment)} safe>
          {say('money.sample.item', { number, name: item.name, day: day(item.on), amount: money(item.amountCents) })}
        </a>
      </h3>
      {item.hits !== null && <p safe>{say('money.sample.hits', { hits: item.hits })}</p>}
      <TraceSteps
        view={view}
        house={house}
        trace={item}
        caption={say('money.sample.steps', { number, name: item.name })}
      />
      <Documents view={view} house={house} item={item} number={number} />
    </section>
  )
}

const Drawn = ({ view, house, filter, sample }: SamplePageProps & { sample: ToldSample }): JSX.Element => {
  const { say } = view
  const { items, population, by, seed, startCent } = sample
  const again = {
    aantal: filter.size,
    wijze: by,
    startwaarde: seed,
    van: filter.from,
    tot: filter.until,
    bekend: filter.knownOn,
  }
  return (
    <>
      <h2 safe>
        {say('money.sample', {
          chosen: items.length,
          payments: population.payments,
          amount: view.money(population.amountCents),
        })}
      </h2>
      <p safe>
        {by === 'amount' ? say('money.sample.amount', { start: String(startCent) }) : say('money.sample.random')}
      </p>
      <p>
        <span safe>{say('money.sample.seed', { seed })}</span>{' '}
        <a href={samplePage(house.id, again)} safe>
          {say('money.sample.again')}
        </a>
      </p>
      {items.map((item, index) => (
        <Item view={view} house={house} item={item} number={index + 1} />
      ))}
    </>
  )
}

/** Draws a sample of the payments for an auditor, which anyone can draw again, with the evidence of each. */
export const SamplePage = (props: SamplePageProps): JSX.Element => {
  const { view, house, filter, sample, notices } = props
  const { say } = view
  return (
    <Layout
      view={view}
      house={house}
      title={say('money.sample.title')}
      crumbs={[{ path: moneyPage(house.id), text: say('money.title') }]}
    >
      <p class="lead" safe>
        {say('money.sample.about')}
      </p>
      <Notices notices={notices} />
      <form class="filter" method="get" action={samplePage(house.id)}>
        <FilterInput
          name="aantal"
          type="number"
          label={say('money.sample.size', { most: LARGEST_SAMPLE })}
          value={filter.size}
        />
        <FilterSelect
          name="wijze"
          label={say('money.sample.by')}
          any={say('form.choose')}
          value={filter.by}
          options={samplingMethods.map((value) => ({ value, label: say(`money.sample.by.${value}`) }))}
        />
        <FilterInput
          name="startwaarde"
          type="text"
          label={say('money.sample.seed-field')}
          value={sample?.seed ?? filter.seed}
        />
        <FilterInput name="van" type="date" label={say('money.sample.from')} value={filter.from} />
        <FilterInput name="tot" type="date" label={say('money.sample.until')} value={filter.until} />
        <FilterInput name="bekend" type="date" label={say('findings.known-at')} value={filter.knownOn} />
        <button type="submit" class="button" safe>
          {say('money.sample.draw')}
        </button>
      </form>
      {sample !== null && <Drawn {...props} sample={sample} />}
    </Layout>
  )
}
