import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { DelegationEntry, WorkingGroupEntry } from '../../application/acts/answers.js'
import { type FormLink, FormLinks, NothingYet, Reports } from '../acts/parts.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { periodText, seatText } from '../acts/words.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { dossierPage, mandatePage, organPage, workingGroupsPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Mark, type Tone } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import type { GroupWork } from './group-work.js'

type Props = {
  view: View
  house: HouseSummary
  time: AskedTime
  groups: readonly WorkingGroupEntry[]
  delegations: readonly DelegationEntry[]
  /** What each working group works on. */
  workOf: (group: string) => GroupWork
  links: readonly FormLink[]
  delegationLinks: readonly FormLink[]
  /** What the reader can record about the seat of a member. */
  linksOfSeat: (seat: string) => readonly FormLink[]
  /** What the reader can record about a working group, or a delegation. */
  linksOf: (id: string) => readonly FormLink[]
}

const tones: Readonly<Record<WorkingGroupEntry['status'], Tone>> = {
  active: 'good',
  'past-end': 'bad',
  ended: 'quiet',
}

const Members = ({ props, group }: { props: Props; group: WorkingGroupEntry }): JSX.Element => {
  const { view, linksOfSeat } = props
  const { say } = view
  if (group.members.length === 0) return <p safe>{say('acts.group.no-members')}</p>
  return (
    <>
      <h3 safe>{say('acts.group.members')}</h3>
      <ul>
        {group.members.map((member) => (
          <li>
            <span safe>
              {say('acts.group.member', { seat: seatText(member), role: say(`word.seat-role.${member.role}`) })}
            </span>{' '}
            {linksOfSeat(member.id).map(({ path, text }) => (
              <a href={path} aria-label={text} safe>
                {say('acts.group.member.end')}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

type WorkProps = { view: View; house: HouseSummary; group: WorkingGroupEntry; work: GroupWork }

/** What it may decide or advise, what it works on now, and what it advised. */
const Work = ({ view, house, group, work }: WorkProps): JSX.Element => {
  const { say, day } = view
  const { mandates, dossiers, advice } = work
  const link = (dossier: { readonly id: string }, text: string): JSX.Element => (
    <li>
      <a href={dossierPage(house.id, dossier.id)} safe>
        {text}
      </a>
    </li>
  )
  return (
    <>
      <h3 safe>{say('acts.group.mandate')}</h3>
      {mandates.length === 0 ? (
        <p safe>{say('acts.group.mandate.none')}</p>
      ) : (
        <ul>
          {mandates.map((mandate) => (
            <li>
              <a href={mandatePage(house.id, mandate.id)} safe>
                {say('acts.group.mandate.one', {
                  subject: subjectLabel(view, house.ownSubjects, mandate.subject),
                  level: say(`word.level.${mandate.level}`),
                })}
              </a>
            </li>
          ))}
        </ul>
      )}
      <h3 safe>{say('acts.group.work')}</h3>
      {dossiers.length + advice.asked.length === 0 && (
        <p safe>{say(group.status === 'active' ? 'acts.group.work.none' : 'acts.group.work.over')}</p>
      )}
      <ul>
        {advice.asked.map(({ dossier, deadline }) =>
          link(dossier, say('acts.group.work.advice', { title: dossier.title, day: day(deadline) })),
        )}
        {dossiers.map((dossier) => link(dossier, say('acts.group.work.dossier', { title: dossier.title })))}
      </ul>
      {advice.given.length > 0 && (
        <>
          <h3 safe>{say('acts.group.advice')}</h3>
          <ul>
            {advice.given.map(({ dossier, on, opinion }) =>
              link(
                dossier,
                say('acts.group.advice.one', {
                  title: dossier.title,
                  day: day(on),
                  opinion: say(`word.opinion.${opinion}`),
                }),
              ),
            )}
          </ul>
        </>
      )}
    </>
  )
}

const Group = ({ props, group }: { props: Props; group: WorkingGroupEntry }): JSX.Element => {
  const { view, house, linksOf } = props
  const { say, day } = view
  const adviceOf = new Map(group.evaluations.map(({ event, advice }) => [event, advice]))
  return (
    <article class="card">
      <h2>
        <a href={organPage(house.id, group.id)} safe>
          {group.name}
        </a>
      </h2>
      <p>
        <Mark tone={tones[group.status]} text={say(`acts.group.status.${group.status}`)} />{' '}
        <span safe>{periodText(view, group)}</span>
      </p>
      {group.purpose !== null && (
        <p class="prose" lang="nl" safe>
          {group.purpose}
        </p>
      )}
      <Members props={props} group={group} />
      <Work view={view} house={house} group={group} work={props.workOf(group.id)} />
      {group.extensions.length > 0 && (
        <ul>
          {group.extensions.map(({ on, until }) => (
            <li safe>
              {until === null
                ? say('acts.group.extended', { day: day(on) })
                : say('acts.group.extended-until', { day: day(on), until: day(until) })}
            </li>
          ))}
        </ul>
      )}
      {group.evaluations.length > 0 && <h3 safe>{say('acts.group.evaluations')}</h3>}
      <Reports
        view={view}
        house={house.id}
        reports={group.evaluations}
        title={({ on, event }) =>
          say('acts.group.evaluated', { day: day(on), advice: say(`acts.advice.${adviceOf.get(event) ?? 'continue'}`) })
        }
      />
      <FormLinks links={linksOf(group.id)} />
      <ProofLinks view={view} house={house.id} about={group.name} entries={[group]} />
    </article>
  )
}

const Delegation = ({ props, delegation }: { props: Props; delegation: DelegationEntry }): JSX.Element => {
  const { view, house, linksOf } = props
  const { say, day } = view
  const { body, organ, seat, silentSince, reportEveryDays } = delegation
  return (
    <article class="card">
      <h3 safe>{body}</h3>
      <p safe>
        {say('acts.delegation.who', { organ: organ.name, seat: seatText(seat), period: periodText(view, delegation) })}
      </p>
      <p class="prose" lang="nl" safe>
        {delegation.assignment}
      </p>
      {reportEveryDays !== null && <p safe>{say('acts.delegation.every', { days: reportEveryDays })}</p>}
      {silentSince !== null && (
        <p>
          <Mark tone="bad" text={say('acts.delegation.silent', { day: day(silentSince) })} />
        </p>
      )}
      <Reports
        view={view}
        house={house.id}
        reports={delegation.reports}
        title={({ on }) => say('acts.delegation.report', { body, day: day(on) })}
      />
      <FormLinks links={linksOf(delegation.id)} />
      <ProofLinks view={view} house={house.id} about={body} entries={[delegation]} />
    </article>
  )
}

/** The working groups of a house, what they are for and how they were evaluated; and who is sent to bodies outside it. */
export const WorkingGroupsPage = (props: Props): JSX.Element => {
  const { view, house, time, groups, delegations } = props
  const { say } = view
  return (
    <Layout view={view} title={say('acts.groups')} house={house}>
      <Notices notices={time.notices} />
      <TimeForm view={view} path={workingGroupsPage(house.id)} time={time} />
      <p safe>{timeText(view, time)}</p>
      <FormLinks links={props.links} />
      {groups.length === 0 && <NothingYet view={view} time={time} of="acts.groups" mayAdd={props.links.length > 0} />}
      {groups.map((group) => (
        <Group props={props} group={group} />
      ))}
      <section aria-labelledby="afgevaardigden">
        <h2 id="afgevaardigden" safe>
          {say('acts.delegations')}
        </h2>
        <FormLinks links={props.delegationLinks} />
        {delegations.length === 0 && <p safe>{say('acts.delegations.none')}</p>}
        {delegations.map((delegation) => (
          <Delegation props={props} delegation={delegation} />
        ))}
      </section>
    </Layout>
  )
}
