import type { FindingEntry } from '../../../projections/findings/answers.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import { SeverityMark } from '../findings/findings-page.js'
import { allFindingsPage, dossiersPage, findingsPage, housePage, meetingsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import type { Task } from './task.js'

type Props = {
  view: View
  house: HouseSummary
  tasks: readonly Task[]
  /** More waits for the organs of the reader than is shown. */
  more: boolean
  /** Who looks after the house sees what waits in it; who sits in it, what waits for them. */
  whose: 'own' | 'house'
}

const Deadline = ({ view, deadline }: { view: View; deadline: LocalDate | null }): JSX.Element => {
  const { say, day, today } = view
  if (deadline === null) return ''
  if (deadline < today) return <Mark tone="bad" text={say('my-work.late', { day: day(deadline) })} />
  return deadline === today ? (
    <Mark tone="wait" text={say('my-work.due-today')} />
  ) : (
    <Mark tone="quiet" text={say('my-work.due', { day: day(deadline) })} />
  )
}

const TaskItem = ({ view, task }: { view: View; task: Task }): JSX.Element => {
  const { say, day } = view
  const { text, about, as, since, deadline, path } = task
  const where = since === null ? as : say('my-work.as-since', { as, day: day(since) })
  return (
    <li class="card task">
      <p>
        <a class="task__do" href={path} safe>
          {say(text, { about })}
        </a>
      </p>
      <p>
        <Deadline view={view} deadline={deadline} />{' '}
        <span class="soft" safe>
          {where}
        </span>
      </p>
    </li>
  )
}

/** What to do when nothing waits. */
const Nothing = ({ view, house }: { view: View; house: string }): JSX.Element => (
  <>
    <p safe>{view.say('my-work.nothing')}</p>
    <ul>
      {[
        { path: meetingsPage(house), text: view.say('my-work.nothing.meetings') },
        { path: dossiersPage(house), text: view.say('my-work.nothing.dossiers') },
        { path: housePage(house), text: view.say('my-work.nothing.house') },
      ].map(({ path, text }) => (
        <li>
          <a href={path} safe>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </>
)

/** Everything that waits for the reader, the soonest deadline first, each with the one link that does it. */
export const MyWorkPage = ({ view, house, tasks, more, whose }: Props): JSX.Element => {
  const { say } = view
  const late = tasks.filter(({ deadline }) => deadline !== null && deadline < view.today).length
  return (
    <Layout view={view} title={say('my-work.title')} house={house}>
      <p safe>{say(`my-work.intro.${whose}`, { count: tasks.length, late })}</p>
      {tasks.length === 0 ? (
        <Nothing view={view} house={house.id} />
      ) : (
        <ol class="tasks">
          {tasks.map((task) => (
            <TaskItem view={view} task={task} />
          ))}
        </ol>
      )}
      {more && (
        <p>
          <a href={housePage(house.id)} safe>
            {say('my-work.more')}
          </a>
        </p>
      )}
    </Layout>
  )
}

/** For who checks the houses: what is irregular and not put right, the gravest first. */
export const AuditorWorkPage = ({
  view,
  findings,
  more,
}: {
  view: View
  /** The gravest of those that are open. */
  findings: readonly FindingEntry[]
  /** Are there more than these? */
  more: boolean
}): JSX.Element => {
  const { say, day } = view
  return (
    <Layout view={view} title={say('my-work.title')}>
      <p safe>{say(more ? 'my-work.intro.auditor.more' : 'my-work.intro.auditor', { count: findings.length })}</p>
      {findings.length === 0 && <p safe>{say('my-work.nothing.auditor')}</p>}
      <ol class="tasks">
        {findings.map(({ code, severity, house, about, since }) => (
          <li class="card task">
            <p>
              <a class="task__do" href={`${findingsPage(house.id)}?soort=${code}`} safe>
                {say('my-work.finding', { finding: say(`finding.${code}.name`), house: house.name })}
              </a>
            </p>
            <p>
              <SeverityMark view={view} severity={severity} />{' '}
              <span class="soft" safe>
                {say('my-work.as-since', {
                  as: about.dossier?.title ?? about.organ?.name ?? house.name,
                  day: day(since),
                })}
              </span>
            </p>
          </li>
        ))}
      </ol>
      <p>
        <a href={allFindingsPage} safe>
          {say('my-work.all-findings')}
        </a>
      </p>
    </Layout>
  )
}
