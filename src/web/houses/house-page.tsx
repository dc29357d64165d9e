import type { DecisionEntry } from '../../../projections/decision-register/answers.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { OrganEntry } from '../../../projections/organs-and-seats/answers.js'
import type { WaitingItem } from '../../../projections/waiting-for/answers.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import type { SetUpStep } from '../founding/progress.js'
import { ToDo } from '../founding/to-do.js'
import {
  agreementsPage,
  candidaciesPage,
  decisionsPage,
  dossierPage,
  findingsPage,
  goalsPage,
  housePage,
  organogramPage,
  partnersPage,
  ratifyPage,
  renewalsPage,
  seatsPage,
  setUpPage,
  signalsPage,
  whoMayDecidePage,
  workingGroupsPage,
} from '../frame/addresses.js'
import { Empty } from '../frame/empty.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import { atTime, TimeForm } from '../frame/time-form.js'
import type { View } from '../frame/view.js'
import { DecisionTable } from '../registers/decision-table.js'
import { OrganTree } from './organ-tree.js'

export type HousePageProps = {
  view: View
  house: HouseSummary
  asOf: string
  knownOn: string | null
  notices: readonly (string | null)[]
  organs: readonly OrganEntry[]
  /** How many partners and seats there were on that day. */
  counts: { readonly partners: number; readonly seats: number }
  waiting: { readonly items: readonly WaitingItem[]; readonly more: boolean }
  /** Signals sent to no organ in particular that nobody took up or answered yet. */
  openSignals: number
  /** The organs for which the reader may ratify. */
  ratifiesFor: ReadonlySet<string>
  decisions: readonly DecisionEntry[]
  /** The steps of its set-up that the reader can still do. */
  toDo: readonly SetUpStep[]
  /** The forms for what the reader can add to the house. */
  links: readonly FormLink[]
  /** How many findings are open. */
  openFindings: number
}

/** How many partners and seats there are, with the page of each; or what to do when there are none yet. */
const PartnersAndSeats = ({
  view,
  house,
  asOf,
  knownOn,
  counts,
  toDo,
}: Pick<HousePageProps, 'view' | 'house' | 'asOf' | 'knownOn' | 'counts' | 'toDo'>): JSX.Element => {
  const { say } = view
  const step = (one: 'partners' | 'mensen') =>
    toDo.includes(one) ? [{ path: setUpPage(house.id, one), text: say(`founding.step.${one}`) }] : []
  const time = { asOf: asOf === view.today ? null : asOf, knownOn }
  return (
    <>
      {counts.partners === 0 ? (
        <Empty text={say('empty.partners')} next={step('partners')} otherwise={say('empty.partners.by')} />
      ) : (
        <p>
          <a href={atTime(partnersPage(house.id), time)} safe>
            {say('page.house.partner-count', { count: counts.partners })}
          </a>
        </p>
      )}
      {counts.seats === 0 ? (
        <Empty text={say('empty.seats')} next={step('mensen')} otherwise={null} />
      ) : (
        <p>
          <a href={atTime(seatsPage(house.id), time)} safe>
            {say('page.house.seat-count', { count: counts.seats })}
          </a>
        </p>
      )}
    </>
  )
}

const awaitsBekrachtiging = (items: readonly WaitingItem[], organ: string): boolean =>
  items.some((item) => item.kind === 'bekrachtiging' && item.organ.id === organ)

type WaitingProps = Pick<HousePageProps, 'view' | 'house' | 'waiting' | 'ratifiesFor'>

/** Where one acts on it: its dossier, or for a signal the list of signals. */
const WaitingLink = ({ view, house, item }: { view: View; house: string; item: WaitingItem }): JSX.Element => {
  const { say } = view
  const what = say(`word.waiting.${item.kind}`)
  return item.dossier === null ? (
    <a href={signalsPage(house)} safe>
      {what}
    </a>
  ) : (
    <a href={dossierPage(house, item.dossier.id)} safe>
      {say('page.house.waiting-item', { what, dossier: item.dossier.title })}
    </a>
  )
}

/** What waits, for each organ, oldest first. */
export const Waiting = ({ view, house, waiting, ratifiesFor }: WaitingProps): JSX.Element => {
  const { say, day } = view
  const { items } = waiting
  if (items.length === 0) return <p safe>{say('page.house.waiting-none')}</p>
  const organs = [...new Map(items.map(({ organ }) => [organ.id, organ.name])).entries()]
  const when = (item: WaitingItem): string =>
    [
      say('page.house.since-day', { day: day(item.since) }),
      ...(item.deadline === null ? [] : [say('page.house.deadline-day', { day: day(item.deadline) })]),
    ].join(', ')
  return (
    <>
      {organs.map(([organ, name]) => (
        <>
          <h3 safe>{name}</h3>
          <ul>
            {items
              .filter((item) => item.organ.id === organ)
              .map((item) => (
                <li>
                  <WaitingLink view={view} house={house.id} item={item} />{' '}
                  <span class="soft" safe>
                    {when(item)}
                  </span>
                </li>
              ))}
          </ul>
          {ratifiesFor.has(organ) && awaitsBekrachtiging(items, organ) && (
            <p>
              <a class="button" href={ratifyPage(house.id, organ)} safe>
                {say('form.batch')}
              </a>
            </p>
          )}
        </>
      ))}
      {waiting.more && <p safe>{say('page.house.waiting-more', { count: items.length })}</p>}
    </>
  )
}

/** One house as of a day: its organs, partners and seats, what waits, and its newest decisions. */
export const HousePage = (props: HousePageProps): JSX.Element => {
  const { view, house, asOf, organs, decisions } = props
  const { say, day } = view
  const legalForm = say(`word.legal-form.${house.legalForm}`)
  return (
    <Layout view={view} title={house.name} house={house} terms={['house', 'organ', 'seat', 'partner', 'mandate']}>
      <Notices notices={props.notices} />
      <p safe>
        {say('page.house.about', {
          legalForm: legalForm.charAt(0).toUpperCase() + legalForm.slice(1),
          foundedOn: day(house.foundedOn),
          area: view.list(house.workingArea),
        })}
      </p>
      <ToDo view={view} house={house.id} steps={props.toDo} />
      {house.leadPartner !== null && <p safe>{say('page.house.lead', { partner: house.leadPartner.name })}</p>}
      <TimeForm view={view} path={housePage(house.id)} time={{ asOf, knownOn: props.knownOn }} />
      <h2 safe>{say('page.house.waiting')}</h2>
      <Waiting {...props} />
      {props.openSignals > 0 && (
        <p>
          <a href={signalsPage(house.id)} safe>
            {say('page.house.signals-open', { count: props.openSignals })}
          </a>
        </p>
      )}
      <h2 safe>{say('findings.title')}</h2>
      <p>
        <span safe>{say('findings.count', { open: props.openFindings })}</span>{' '}
        <a href={findingsPage(house.id)} safe>
          {say('findings.all')}
        </a>
      </p>
      <h2 safe>{say('page.house.newest')}</h2>
      <DecisionTable view={view} house={house} caption={say('page.house.newest')} decisions={decisions} />
      <p>
        <a href={decisionsPage(house.id)} safe>
          {say('page.house.all-decisions')}
        </a>
      </p>
      <h2 safe>{say('acts.more')}</h2>
      <ul>
        <li>
          <a href={whoMayDecidePage(house.id)} safe>
            {say('who.link')}
          </a>
        </li>
        <li>
          <a href={organogramPage(house.id)} safe>
            {say('organogram.link')}
          </a>
        </li>
        <li>
          <a href={renewalsPage(house.id)} safe>
            {say('renewals.link')}
          </a>
        </li>
        <li>
          <a href={agreementsPage(house.id)} safe>
            {say('acts.agreements')}
          </a>
        </li>
        <li>
          <a href={goalsPage(house.id)} safe>
            {say('acts.goals')}
          </a>
        </li>
        <li>
          <a href={signalsPage(house.id)} safe>
            {say('acts.signals')}
          </a>
        </li>
        <li>
          <a href={candidaciesPage(house.id)} safe>
            {say('acts.candidacies')}
          </a>
        </li>
        <li>
          <a href={workingGroupsPage(house.id)} safe>
            {say('acts.groups')}
          </a>
        </li>
      </ul>
      <h2 safe>{say('page.house.organs')}</h2>
      {organs.length === 0 ? (
        <p safe>{say('page.house.organs-none')}</p>
      ) : (
        <OrganTree view={view} house={house.id} organs={organs} />
      )}
      <FormLinks links={props.links} />
      <h2 safe>{say('page.house.partners-and-seats')}</h2>
      <PartnersAndSeats {...props} />
    </Layout>
  )
}
