import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { AccessState } from '../../domain/access/state.js'
import type { Severity } from '../../domain/finding/catalogue.js'
import type { SealingState } from '../../ledger/transparency/sealing-state.js'
import { Fact, Text } from '../dossier/fact.js'
import {
  address,
  eventsPage,
  findingsPage,
  logArchiveFile,
  oversightPage,
  samplePage,
  timeTravelPage,
  verifyPage,
} from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'
import { HouseExportPart, type HouseExportSize } from './house-export-part.js'

/** Registers that are shown as of another day, as known at another moment. */
export const travelTo = ['decisions', 'dossiers', 'mandates', 'findings'] as const

/** Does the signature under the newest checkpoint hold? `none`: nothing was signed yet. */
export type Checked = 'good' | 'bad' | 'none'

type Props = {
  view: View
  house: HouseSummary
  findings: Readonly<Record<Severity, number>>
  sealing: SealingState
  checked: Checked
  mayExport: boolean
  size: HouseExportSize
  /** As the ledger has it now. */
  access: AccessState
}

const What = ({ view, house, findings }: Props): JSX.Element => {
  const { say } = view
  return (
    <section aria-labelledby="nakijken">
      <h2 id="nakijken" safe>
        {say('oversight.what')}
      </h2>
      <ul>
        <li>
          <a href={findingsPage(house.id)} safe>
            {say('oversight.findings')}
          </a>{' '}
          <span safe>{say('oversight.findings.count', findings)}</span>
        </li>
        <li>
          <a href={eventsPage(house.id)} safe>
            {say('oversight.events')}
          </a>
        </li>
        <li>
          <a href={samplePage(house.id)} safe>
            {say('oversight.sample')}
          </a>
        </li>
      </ul>
    </section>
  )
}

const TimeTravel = ({ view: { say }, house }: Props): JSX.Element => (
  <section aria-labelledby="tijdreis">
    <h2 id="tijdreis" safe>
      {say('oversight.time')}
    </h2>
    <p safe>{say('oversight.time.help')}</p>
    <form class="filter" method="get" action={timeTravelPage(house.id)}>
      <div class="field">
        <label for="naar" safe>
          {say('oversight.time.register')}
        </label>
        <select id="naar" name="naar">
          {travelTo.map((register) => (
            <option value={register} safe>
              {say(`oversight.time.${register}`)}
            </option>
          ))}
        </select>
      </div>
      <FilterInput name="op" type="date" label={say('oversight.time.on')} value={null} />
      <FilterInput name="bekend" type="date" label={say('oversight.time.known')} value={null} />
      <button type="submit" class="button" safe>
        {say('oversight.time.go')}
      </button>
    </form>
  </section>
)

const witnessText = ({ say, moment }: View, { name, size, cosignedAt }: SealingState['witnesses'][number]): string =>
  size === null || cosignedAt === null
    ? say('oversight.log.witness.never', { name })
    : say('oversight.log.witness', { name, size: String(size), moment: moment(cosignedAt) })

const Witnesses = ({ view, sealing }: Props): JSX.Element => (
  <Fact name={view.say('oversight.log.witnesses')}>
    {sealing.witnesses.length === 0 ? (
      <Text text={view.say('oversight.log.no-witnesses')} />
    ) : (
      <ul class="plain">
        {sealing.witnesses.map((witness) => (
          <li>
            <Mark tone={witness.upToDate ? 'good' : 'wait'} text={witnessText(view, witness)} />
          </li>
        ))}
      </ul>
    )}
  </Fact>
)

/** Which auditors looked into the house; who they are is shown to who gives access. */
const Visits = ({ view, house, access }: Props): JSX.Element => {
  const { say, day } = view
  return (
    <section aria-labelledby="inzage">
      <h2 id="inzage" safe>
        {say('oversight.visits')}
      </h2>
      <p safe>{say('oversight.visits.help')}</p>
      {access.inspections.size === 0 ? (
        <p safe>{say('oversight.visits.none')}</p>
      ) : (
        <>
          <Table
            caption={say('oversight.visits.caption')}
            columns={[say('oversight.visits.who'), say('oversight.visits.times'), say('oversight.visits.last')]}
          >
            {[...access.inspections].map(([account, { times, last }]) => (
              <tr>
                <th scope="row" safe>
                  {account}
                </th>
                <td safe>{String(times)}</td>
                <td safe>{day(last)}</td>
              </tr>
            ))}
          </Table>
          <p>
            <a href={address(eventsPage(house.id), { soort: 'HouseInspected' })} safe>
              {say('oversight.visits.events')}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

const tones = { good: 'good', bad: 'bad', none: 'wait' } as const

const Log = (props: Props): JSX.Element => {
  const { view, sealing, checked, mayExport } = props
  const { say, moment } = view
  return (
    <section aria-labelledby="logboek">
      <h2 id="logboek" safe>
        {say('oversight.log')}
      </h2>
      <p>
        <Mark tone={tones[checked]} text={say(`oversight.log.${checked}`)} />
      </p>
      {sealing.problem !== null && (
        <p>
          <Mark tone="bad" text={say('oversight.log.problem')} />
        </p>
      )}
      <dl class="facts">
        {sealing.signedAt !== null && (
          <Fact name={say('oversight.log.signed-at')}>
            <Text text={moment(sealing.signedAt)} />
          </Fact>
        )}
        <Fact name={say('oversight.log.size')}>
          <Text text={String(sealing.size)} />
        </Fact>
        <Fact name={say('oversight.log.behind')}>
          <Text text={String(sealing.behind)} />
        </Fact>
        <Witnesses {...props} />
      </dl>
      <p safe>{say(mayExport ? 'oversight.log.verify' : 'oversight.log.export.auditors')}</p>
      <ul class="actions">
        {mayExport && (
          <li>
            <a class="button" href={logArchiveFile} safe>
              {say('oversight.log.export')}
            </a>
          </li>
        )}
        <li>
          <a href="/log/checkpoint" safe>
            {say('oversight.log.checkpoint')}
          </a>
        </li>
        <li>
          <a href={verifyPage} safe>
            {say('oversight.log.receipt')}
          </a>
        </li>
      </ul>
    </section>
  )
}

/** Everything an auditor of a house starts from. */
export const OversightPage = (props: Props): JSX.Element => {
  const { view, house } = props
  return (
    <Layout view={view} title={view.say('oversight.title')} house={house}>
      <p safe>{view.say('oversight.intro')}</p>
      <What {...props} />
      <TimeTravel {...props} />
      <Visits {...props} />
      <HouseExportPart view={view} house={house} size={props.size} />
      <Log {...props} />
    </Layout>
  )
}

/** Of which house? */
export const OversightHousesPage = ({ view, houses }: { view: View; houses: readonly HouseSummary[] }): JSX.Element => (
  <Layout view={view} title={view.say('oversight.title')}>
    <p safe>{view.say('oversight.houses')}</p>
    <ul>
      {houses.map(({ id, name }) => (
        <li>
          <a href={oversightPage(id)} safe>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </Layout>
)
