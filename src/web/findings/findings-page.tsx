import type { FindingEntry, FindingFilter } from '../../../projections/findings/answers.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { findingCodes, type Severity, severities } from '../../domain/finding/catalogue.js'
import {
  agreementsPage,
  allFindingsPage,
  candidaciesPage,
  dossierPage,
  findingKindsPage,
  findingsPage,
  goalsPage,
  grantPage,
  mandatePage,
  meetingPage,
  organPage,
  proofPage,
  workingGroupsPage,
} from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Pager, Table } from '../frame/lists.js'
import { Mark, type Tone } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { asksForAll } from '../frame/requests.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'

export type FindingsPageProps = {
  view: View
  /** Null on the page over all houses. */
  house: HouseSummary | null
  organs: readonly { readonly id: string; readonly name: string }[]
  filter: FindingFilter
  time: { readonly asOf: string; readonly knownOn: string | null }
  findings: readonly FindingEntry[]
  query: URLSearchParams
  nextCursor: string | null
  notices: readonly (string | null)[]
}

const tones: Readonly<Record<Severity, Tone>> = { grave: 'bad', serious: 'wait', attention: 'quiet' }

export const SeverityMark = ({ view, severity }: { view: View; severity: Severity }): JSX.Element => (
  <Mark tone={tones[severity]} text={view.say(`word.severity.${severity}`)} />
)

const Filter = ({ view, house, organs, filter, time }: FindingsPageProps): JSX.Element => {
  const { say } = view
  const any = say('register.any')
  const shown = filter.open === undefined ? '' : filter.open ? 'open' : 'hersteld'
  return (
    <search aria-label={say('register.filter')}>
      <form class="filter" method="get" action={house === null ? allFindingsPage : findingsPage(house.id)}>
        {house !== null && (
          <FilterSelect
            name="orgaan"
            label={say('register.organ')}
            any={any}
            value={filter.organ}
            options={organs.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <FilterSelect
          name="soort"
          label={say('findings.filter-code')}
          any={any}
          value={filter.code}
          options={findingCodes.map((value) => ({ value, label: say(`finding.${value}.name`) }))}
        />
        <FilterSelect
          name="ernst"
          label={say('findings.filter-severity')}
          any={any}
          value={filter.severity}
          options={severities.map((value) => ({ value, label: say(`word.severity.${value}`) }))}
        />
        <FilterSelect
          name="stand"
          label={say('findings.filter-open')}
          any={say('findings.open-or-healed')}
          value={shown}
          options={[
            { value: 'open', label: say('findings.open-only') },
            { value: 'hersteld', label: say('findings.healed-only') },
          ]}
        />
        <FilterInput name="op" type="date" label={say('findings.as-of')} value={time.asOf} />
        <FilterInput name="bekend" type="date" label={say('findings.known-at')} value={time.knownOn} />
        <button type="submit" class="button" safe>
          {say('page.show')}
        </button>
      </form>
    </search>
  )
}

/** Where one reads more about what is found; null where it has no page. */
const pageOf = (house: string, { kind, id, organ }: FindingEntry['about']): string | null => {
  switch (kind) {
    case 'mandate':
      return mandatePage(house, id)
    case 'meeting':
      return meetingPage(house, id)
    case 'organ':
      return organPage(house, id)
    case 'grant':
      return grantPage(house, id)
    case 'seat':
      return organ === null ? null : organPage(house, organ.id)
    case 'action':
      return goalsPage(house)
    case 'agreement':
      return agreementsPage(house)
    case 'candidacy':
      return candidaciesPage(house)
    case 'delegation':
      return workingGroupsPage(house)
    default:
      return null
  }
}

const About = ({ view, finding }: { view: View; finding: FindingEntry }): JSX.Element => {
  const { say } = view
  const { house, about } = finding
  const kind = say(`word.about.${about.kind}`)
  if (about.dossier !== null) {
    const anchor = about.kind === 'decision' ? `#besluit-${about.id}` : ''
    return (
      <a href={`${dossierPage(house.id, about.dossier.id)}${anchor}`} safe>
        {say('findings.in-dossier', { kind, dossier: about.dossier.title })}
      </a>
    )
  }
  const page = pageOf(house.id, about)
  return page === null ? (
    <span safe>{kind}</span>
  ) : (
    <a href={page} safe>
      {kind}
    </a>
  )
}

/** The events that prove it; each page shows the event itself and its place in the signed log. */
const Proof = ({ view, finding }: { view: View; finding: FindingEntry }): JSX.Element => (
  <ol class="plain-list">
    {finding.events.map((event, index) => (
      <li>
        <a href={proofPage(finding.house.id, event)} safe>
          {view.say('findings.proof-number', { number: index + 1 })}
        </a>
      </li>
    ))}
  </ol>
)

const Row = ({ view, house, finding }: { view: View; house: HouseSummary | null; finding: FindingEntry }) => {
  const { say, day } = view
  return (
    <tr>
      <th scope="row">
        <span safe>{say(`finding.${finding.code}.name`)}</span>
        <details>
          <summary safe>{say('findings.more')}</summary>
          <p safe>{say(`finding.${finding.code}.meaning`)}</p>
          <p>
            <strong safe>{say('findings.heal')}</strong>: <span safe>{say(`finding.${finding.code}.heal`)}</span>
          </p>
        </details>
      </th>
      <td>
        <SeverityMark view={view} severity={finding.severity} />
      </td>
      <td>
        {house === null && (
          <p>
            <a href={findingsPage(finding.house.id)} safe>
              {finding.house.name}
            </a>
          </p>
        )}
        <About view={view} finding={finding} />
        {finding.about.organ !== null && (
          <p class="soft" safe>
            {finding.about.organ.name}
          </p>
        )}
      </td>
      <td safe>{day(finding.since)}</td>
      <td>
        {finding.healedOn === null ? (
          <Mark tone="wait" text={say('findings.still-open')} />
        ) : (
          <Mark tone="good" text={day(finding.healedOn)} />
        )}
      </td>
      <td>
        <Proof view={view} finding={finding} />
      </td>
    </tr>
  )
}

const List = ({ view, house, time, findings, query }: FindingsPageProps): JSX.Element => {
  const { say, day } = view
  if (findings.length === 0) return <p safe>{say(asksForAll(query) ? 'empty.findings' : 'findings.none')}</p>
  const columns = [
    say('findings.what'),
    say('findings.severity'),
    say('findings.about'),
    say('findings.since'),
    say('findings.healed'),
    say('findings.proof'),
  ]
  const whose = house === null ? say('findings.every-house') : house.name
  return (
    <Table caption={say('findings.caption', { house: whose, day: day(time.asOf) })} columns={columns}>
      {findings.map((finding) => (
        <Row view={view} house={house} finding={finding} />
      ))}
    </Table>
  )
}

/** What the ledger finds irregular: in one house, or in all of them. */
export const FindingsPage = (props: FindingsPageProps): JSX.Element => {
  const { view, house, query, nextCursor } = props
  const path = house === null ? allFindingsPage : findingsPage(house.id)
  return (
    <Layout
      view={view}
      title={view.say('findings.title')}
      terms={['finding', 'event', 'mandate']}
      {...(house === null ? {} : { house })}
    >
      <Notices notices={props.notices} />
      <p>
        <span safe>{view.say('findings.intro')}</span>{' '}
        <a href={findingKindsPage} safe>
          {view.say('findings.catalogue')}
        </a>
      </p>
      <Filter {...props} />
      <List {...props} />
      <Pager view={view} path={path} query={query} nextCursor={nextCursor} />
    </Layout>
  )
}
