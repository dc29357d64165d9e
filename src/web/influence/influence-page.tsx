import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ToldCounts, ToldOverview, ToldPower, ToldShare } from '../../application/influence/tell-overview.js'
import { SMALL_COUNT } from '../../domain/influence/overview.js'
import { DocumentLinks } from '../documents/document-links.js'
import { dossierPage, influenceFile, influencePage, inputsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { FilterInput, FilterSelect } from '../registers/filter-fields.js'
import { shownStandings } from './words.js'

type Props = {
  view: View
  house: HouseSummary
  ownSubjects: readonly { readonly subject: string; readonly label: string }[]
  organs: readonly { readonly id: string; readonly name: string }[]
  overview: ToldOverview
  /** The organ that was chosen, if any; `power` is null when it has no rules. */
  organ: string | null
  power: ToldPower | null
}

const Numbers = ({ view, counts }: { view: View; counts: ToldCounts }): JSX.Element => {
  const { say } = view
  const total = counts.contributions + counts.advicePoints
  return (
    <>
      <td safe>{String(counts.contributions)}</td>
      <td safe>{String(counts.advicePoints)}</td>
      {shownStandings.map((standing) => (
        <td safe>{String(counts.byStanding[standing])}</td>
      ))}
      <td>
        <span safe>{counts.medianDaysToAnswer === null ? '–' : String(counts.medianDaysToAnswer)}</span>
        {total > 0 && total < SMALL_COUNT && (
          <span class="soft" safe>
            {` (${say('influence.small')})`}
          </span>
        )}
      </td>
    </>
  )
}

const columnsOf = ({ say }: View, first: string): readonly string[] => [
  first,
  say('influence.contributions'),
  say('influence.advice-points'),
  ...shownStandings.map((standing) => say(`influence.standing.${standing}`)),
  say('influence.days'),
]

const Partners = ({ view, house, overview }: Props): JSX.Element => {
  const { say } = view
  const rows = [
    { name: say('influence.of-groups'), counts: overview.ofGroups },
    { name: say('influence.of-organs'), counts: overview.ofOrgans },
    { name: say('influence.all'), counts: overview.all },
  ]
  return (
    <Table
      caption={say('influence.by-partner')}
      columns={[...columnsOf(view, say('influence.who')), say('influence.heard')]}
    >
      {overview.partners.map(({ partner, counts, heard }) => (
        <tr>
          <th scope="row">
            <a href={inputsPage(house.id, { partner: partner.id, jaar: overview.year })} safe>
              {partner.name}
            </a>
          </th>
          <Numbers view={view} counts={counts} />
          <td>
            <Mark tone={heard ? 'good' : 'wait'} text={say(heard ? 'influence.heard.yes' : 'influence.heard.no')} />
          </td>
        </tr>
      ))}
      {rows.map(({ name, counts }) => (
        <tr>
          <th scope="row" safe>
            {name}
          </th>
          <Numbers view={view} counts={counts} />
          <td></td>
        </tr>
      ))}
    </Table>
  )
}

const Subjects = ({ view, ownSubjects, overview }: Props): JSX.Element => {
  if (overview.subjects.length === 0) return ''
  const { say } = view
  return (
    <Table caption={say('influence.by-subject')} columns={columnsOf(view, say('influence.subject'))}>
      {overview.subjects.map(({ subject, counts }) => (
        <tr>
          <th scope="row" safe>
            {subjectLabel(view, ownSubjects, subject)}
          </th>
          <Numbers view={view} counts={counts} />
        </tr>
      ))}
    </Table>
  )
}

const EqualPartnership = ({ view, house, overview }: Props): JSX.Element => {
  const { say, list } = view
  const never = overview.partners.filter(({ heard }) => !heard).map(({ partner }) => partner.name)
  return (
    <section aria-labelledby="gelijkwaardig">
      <h2 id="gelijkwaardig" safe>
        {say('influence.equal')}
      </h2>
      <p safe>
        {never.length === 0 ? say('influence.all-heard') : say('influence.never-heard', { partners: list(never) })}
      </p>
      <h3 safe>{say('influence.deviations')}</h3>
      {overview.deviations.length === 0 ? (
        <p safe>{say('influence.deviations.none')}</p>
      ) : (
        <ul>
          {overview.deviations.map(({ kind, dossier, decision }) => (
            <li>
              <a href={`${dossierPage(house.id, dossier.id)}#besluit-${decision}`} safe>
                {dossier.title}
              </a>
              <span safe>{`: ${say(`influence.deviation.${kind}`)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A share in percent with one digit after the comma; exact up to that digit, half is rounded up. */
const shareText = ({ language }: View, { perMille }: ToldShare): string =>
  `${Math.floor(perMille / 10)}${language === 'nl' ? ',' : '.'}${perMille % 10} %`

const followedOf = ({ partners }: ToldOverview, partner: string | null): ToldCounts | null =>
  partners.find((one) => one.partner.id === partner)?.counts ?? null

const PowerTable = ({
  view,
  overview,
  power,
}: {
  view: View
  overview: ToldOverview
  power: ToldPower
}): JSX.Element => {
  const { say } = view
  if (power.voters === null) return <p safe>{say('influence.power.too-many', { count: power.count })}</p>
  const columns = [
    say('influence.power.voter'),
    say('influence.power.weight'),
    say('influence.power.banzhaf'),
    say('influence.power.shapley-shubik'),
    say('influence.power.followed'),
  ]
  return (
    <Table caption={say('influence.power.caption', { organ: power.organ.name })} columns={columns}>
      {power.voters.map(({ name, partner, seats, weight, banzhaf, shapleyShubik }) => {
        const counts = followedOf(overview, partner?.id ?? null)
        const followed = counts === null ? null : counts.byStanding.followed + counts.byStanding['partly-followed']
        return (
          <tr>
            <th scope="row" safe>
              {seats > 1 || partner === null ? (partner?.name ?? name) : `${name}, ${partner.name}`}
            </th>
            <td safe>{String(weight)}</td>
            <td safe>{shareText(view, banzhaf)}</td>
            <td safe>{shareText(view, shapleyShubik)}</td>
            <td safe>
              {counts === null || followed === null
                ? '–'
                : say('influence.power.followed-of', { followed, given: counts.contributions + counts.advicePoints })}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

const VotingPower = ({ view, house, organs, overview, organ, power }: Props): JSX.Element => {
  const { say } = view
  return (
    <section aria-labelledby="gewicht">
      <h2 id="gewicht" safe>
        {say('influence.power')}
      </h2>
      <form class="filter" method="get" action={`${influencePage(house.id)}#gewicht`}>
        <input type="hidden" name="jaar" value={String(overview.year)} />
        <FilterSelect
          name="orgaan"
          label={say('influence.organ')}
          any={say('influence.power.choose')}
          value={organ}
          options={organs.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <button type="submit" class="button" safe>
          {say('influence.power.show')}
        </button>
      </form>
      {organ !== null && power === null && <p safe>{say('influence.power.no-rules')}</p>}
      {power !== null && (
        <>
          <p safe>
            {say('influence.power.lead', {
              majority: say(`word.majority.${power.majority}`),
            })}
          </p>
          <PowerTable view={view} overview={overview} power={power} />
        </>
      )}
    </section>
  )
}

/** Who was heard in a year and what came of it, and what each vote can decide on paper. */
export const InfluencePage = (props: Props): JSX.Element => {
  const { view, house, overview } = props
  const { say } = view
  return (
    <Layout
      view={view}
      title={say('influence.year.title', { year: String(overview.year) })}
      house={house}
      terms={['input', 'advice']}
    >
      <p safe>{say('influence.year.lead', { small: SMALL_COUNT })}</p>
      <search aria-label={say('register.filter')}>
        <form class="filter" method="get" action={influencePage(house.id)}>
          <FilterInput name="jaar" type="number" label={say('influence.year')} value={String(overview.year)} />
          <button type="submit" class="button" safe>
            {say('influence.year.show')}
          </button>
        </form>
      </search>
      <DocumentLinks
        view={view}
        file={(format) => influenceFile(house.id, format, { jaar: overview.year })}
        about={say('influence.year.title', { year: String(overview.year) })}
      />
      <Partners {...props} />
      <EqualPartnership {...props} />
      <Subjects {...props} />
      <VotingPower {...props} />
    </Layout>
  )
}
