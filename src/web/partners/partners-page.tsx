import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { PartnerEntry } from '../../../projections/organs-and-seats/answers.js'
import { type FormLink, FormLinks, NothingYet } from '../acts/parts.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import {
  agreementsPage,
  candidaciesPage,
  inputsPage,
  partnerMoneyPage,
  partnerPage,
  partnersPage,
} from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'

type Props = {
  view: View
  house: HouseSummary
  time: AskedTime
  /** Of the day. */
  partners: readonly PartnerEntry[]
  /** Who left before the day. */
  former: readonly PartnerEntry[]
  /** How many seats each partner has that day. */
  seatsOf: (partner: string) => number
  /** The partner that leads the house now. */
  lead: string | null
  openCandidacies: number
  links: readonly FormLink[]
}

const Present = ({ view, house, time, partners, seatsOf, lead }: Props): JSX.Element => {
  const { say, day } = view
  const columns = [
    say('page.house.partner'),
    say('partner.kind'),
    say('page.house.sector'),
    say('partner.seats'),
    say('page.house.since'),
    say('partner.gives'),
    say('partner.receives'),
  ]
  return (
    <Table caption={say('page.house.partners-caption', { day: day(time.asOf) })} columns={columns}>
      {partners.map((partner) => (
        <tr>
          <th scope="row">
            <a href={partnerPage(house.id, partner.id)} safe>
              {partner.name}
            </a>
            {partner.id === lead && (
              <p class="soft" safe>
                {say('partner.leads')}
              </p>
            )}
          </th>
          <td safe>{say(`word.partner-kind.${partner.kind}`)}</td>
          <td safe>{say(`word.sector.${partner.sector}`)}</td>
          <td class="number" safe>
            {String(seatsOf(partner.id))}
          </td>
          <td safe>{day(partner.from)}</td>
          <td>
            <a
              href={inputsPage(house.id, { partner: partner.id })}
              aria-label={say('influence.inputs.of', { partner: partner.name })}
              safe
            >
              {say('partner.input')}
            </a>
          </td>
          <td>
            <a
              href={partnerMoneyPage(house.id, partner.id)}
              aria-label={say('money.partner', { partner: partner.name })}
              safe
            >
              {say('partner.money')}
            </a>
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** How a partner stopped, in words. */
export const endText = ({ say, day }: View, { until, endedBy, mergedInto }: PartnerEntry): string | null => {
  if (until === null || endedBy === null) return null
  return endedBy === 'merged'
    ? say('partner.ended.merged', { day: day(until), into: mergedInto?.name ?? '' })
    : say(`partner.ended.${endedBy}`, { day: day(until) })
}

/** The partners of a house on a day: what each is, how many seats it has, and what it gives and receives. */
export const PartnersPage = (props: Props): JSX.Element => {
  const { view, house, time, partners, former, openCandidacies, links } = props
  const { say } = view
  return (
    <Layout view={view} title={say('partner.title')} house={house}>
      <Notices notices={time.notices} />
      <TimeForm view={view} path={partnersPage(house.id)} time={time} />
      <p safe>{timeText(view, time)}</p>
      <FormLinks links={links} />
      <ul>
        <li>
          <a href={candidaciesPage(house.id)} safe>
            {say('partner.candidates', { count: openCandidacies })}
          </a>
        </li>
        <li>
          <a href={agreementsPage(house.id)} safe>
            {say('partner.agreements-of-house')}
          </a>
        </li>
      </ul>
      {partners.length === 0 ? (
        <NothingYet view={view} time={time} of="partner" mayAdd={links.length > 0} />
      ) : (
        <Present {...props} />
      )}
      {former.length > 0 && (
        <>
          <h2 safe>{say('partner.former')}</h2>
          <ul>
            {former.map((partner) => (
              <li>
                <a href={partnerPage(house.id, partner.id)} safe>
                  {partner.name}
                </a>{' '}
                <span class="soft" safe>
                  {endText(view, partner) ?? ''}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  )
}
