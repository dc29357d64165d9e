import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MandateEntry, MandateHistory, MandateSegment } from '../../../projections/mandate-register/answers.js'
import type { MandateChainAnswer } from '../../application/who-may-decide.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { DocumentLinks } from '../documents/document-links.js'
import {
  mandatePage,
  mandatesFile,
  mandatesPage,
  renewalsPage,
  setUpPage,
  whoMayDecidePage,
} from '../frame/addresses.js'
import { Empty } from '../frame/empty.js'
import { LateMark } from '../frame/lateness.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'
import { Chain } from './chain.js'
import { granteeText, grantorText, limitsText, periodText } from './words.js'

/** The days a register speaks of: `asOf` always, `knownOn` when asked. */
type Time = { readonly asOf: string; readonly knownOn: string | null; readonly notices: readonly (string | null)[] }

const StatusCell = ({ view, status }: { view: View; status: MandateSegment['status'] }): JSX.Element => (
  <Mark tone={status === 'active' ? 'good' : 'wait'} text={view.say(`word.mandate-status.${status}`)} />
)

const TimeForm = ({ view, path, time }: { view: View; path: string; time: Time }): JSX.Element => (
  <form class="filter" method="get" action={path}>
    <FilterInput name="op" type="date" label={view.say('mandate.as-of')} value={time.asOf} />
    <FilterInput name="bekend" type="date" label={view.say('mandate.known-at')} value={time.knownOn} />
    <button type="submit" class="button" safe>
      {view.say('page.show')}
    </button>
  </form>
)

const captionOf = ({ say, day }: View, house: HouseSummary, { asOf, knownOn }: Time): string =>
  knownOn === null
    ? say('mandate.caption', { house: house.name, day: day(asOf) })
    : say('mandate.caption-known', { house: house.name, day: day(asOf), moment: day(knownOn) })

/** Mandates with whom they were given to, about what, within which limits and until when. */
export const MandateTable = ({
  view,
  house,
  caption,
  mandates,
}: {
  view: View
  house: HouseSummary
  caption: string
  mandates: readonly MandateEntry[]
}): JSX.Element => {
  const { say } = view
  const columns = [
    say('mandate.grantee'),
    say('mandate.subject'),
    say('mandate.level'),
    say('mandate.limits'),
    say('mandate.grantor'),
    say('mandate.period'),
    say('mandate.status'),
  ]
  return (
    <Table caption={caption} columns={columns}>
      {mandates.map((mandate) => (
        <tr>
          <th scope="row">
            <a href={mandatePage(house.id, mandate.id)} safe>
              {granteeText(view, mandate.grantee)}
            </a>
          </th>
          <td safe>{subjectLabel(view, house.ownSubjects, mandate.subject)}</td>
          <td safe>{say(`word.level.${mandate.level}`)}</td>
          <td safe>{limitsText(view, mandate)}</td>
          <td safe>{grantorText(view, mandate.grantor)}</td>
          <td safe>{periodText(view, mandate)}</td>
          <td>
            <StatusCell view={view} status={mandate.status} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The mandates of a house as of a day, and as known on a day. */
export const MandatesPage = ({
  view,
  house,
  mandates,
  time,
  links,
}: {
  view: View
  house: HouseSummary
  mandates: readonly MandateEntry[]
  time: Time
  /** What the reader can grant. */
  links: readonly FormLink[]
}): JSX.Element => {
  const { say } = view
  const isNow = time.asOf === view.today && time.knownOn === null
  return (
    <Layout
      view={view}
      title={say('mandate.title')}
      house={house}
      terms={['mandate', 'founding-text', 'chain', 'bekrachtiging']}
    >
      <Notices notices={time.notices} />
      <ul>
        <li>
          <a href={whoMayDecidePage(house.id)} safe>
            {say('who.link')}
          </a>
        </li>
        <li>
          <a href={renewalsPage(house.id)} safe>
            {say('renewals.link')}
          </a>
        </li>
      </ul>
      <FormLinks links={links} />
      <TimeForm view={view} path={mandatesPage(house.id)} time={time} />
      {mandates.length === 0 && !isNow ? (
        <p safe>{say('page.nothing')}</p>
      ) : mandates.length === 0 ? (
        <Empty
          text={say('empty.mandates')}
          next={
            links.length === 0 ? [] : [{ path: setUpPage(house.id, 'mandaten'), text: say('founding.step.mandaten') }]
          }
          otherwise={say('empty.mandates.by')}
        />
      ) : (
        <>
          <DocumentLinks
            view={view}
            file={(format) => mandatesFile(house.id, format, { op: time.asOf, bekend: time.knownOn })}
            about={say('mandate.title')}
          />
          <MandateTable view={view} house={house} caption={captionOf(view, house, time)} mandates={mandates} />
        </>
      )}
    </Layout>
  )
}

const Segments = ({ view, segments }: { view: View; segments: readonly MandateSegment[] }): JSX.Element => {
  const { say } = view
  const columns = [say('mandate.period'), say('mandate.status'), say('mandate.level'), say('mandate.limits')]
  return (
    <Table caption={say('mandate.history.caption')} columns={columns}>
      {segments.map((segment) => (
        <tr>
          <th scope="row" safe>
            {periodText(view, segment)}
          </th>
          <td>
            <StatusCell view={view} status={segment.status} />
          </td>
          <td safe>{say(`word.level.${segment.level}`)}</td>
          <td safe>{limitsText(view, segment)}</td>
        </tr>
      ))}
    </Table>
  )
}

const Acts = ({ view, acts }: { view: View; acts: MandateHistory['acts'] }): JSX.Element => {
  const { say, day, moment } = view
  return (
    <ol class="timeline">
      {acts.map(({ type, effectiveOn, recordedAt, reason }) => (
        <li>
          <p class="when">
            <span safe>{say('dossier.timeline.recorded', { moment: moment(recordedAt) })}</span>{' '}
            <LateMark view={view} on={effectiveOn} recordedAt={recordedAt} />
          </p>
          <p safe>{say('mandate.act', { act: say(`word.mandate-act.${type}`), day: day(effectiveOn) })}</p>
          {reason !== null && <p safe>{say('mandate.act.reason', { reason })}</p>}
        </li>
      ))}
    </ol>
  )
}

/** One mandate: how it holds over time, what was done with it, and the chain it rests on. */
export const MandatePage = ({
  view,
  house,
  mandate,
  chain,
  time,
  links,
}: {
  view: View
  house: HouseSummary
  mandate: MandateHistory
  chain: MandateChainAnswer
  time: Time
  links: readonly FormLink[]
}): JSX.Element => {
  const { say, day } = view
  const grantee = granteeText(view, mandate.grantee)
  const subject = subjectLabel(view, house.ownSubjects, mandate.subject)
  const crumbs = [{ path: mandatesPage(house.id), text: say('mandate.title') }]
  const asOf = { day: day(time.asOf) }
  return (
    <Layout
      view={view}
      title={say('mandate.one', { grantee })}
      house={house}
      crumbs={crumbs}
      terms={['mandate', 'founding-text', 'chain', 'bekrachtiging']}
    >
      <Notices notices={time.notices} />
      <p safe>{say('mandate.one.about', { grantor: grantorText(view, mandate.grantor), grantee, subject })}</p>
      <FormLinks links={links} />
      <h2 safe>{say('mandate.chain', asOf)}</h2>
      <TimeForm view={view} path={mandatePage(house.id, mandate.id)} time={time} />
      {chain.links.length === 0 && <p safe>{say('mandate.chain.none', asOf)}</p>}
      {chain.links.length > 0 && !chain.complete && (
        <p class="notice" safe>
          {say('mandate.chain.broken', asOf)}
        </p>
      )}
      {chain.links.length > 0 && (
        <Chain view={view} house={house.id} id="keten" own={house.ownSubjects} links={chain.links} />
      )}
      <h2 safe>{say('mandate.history')}</h2>
      <Segments view={view} segments={mandate.segments} />
      <h2 safe>{say('mandate.acts')}</h2>
      <Acts view={view} acts={mandate.acts} />
    </Layout>
  )
}
