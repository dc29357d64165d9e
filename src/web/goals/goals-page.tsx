import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ActionEntry, GoalEntry, YearEvaluationEntry } from '../../application/acts/answers.js'
import type { GoalTrail } from '../../application/acts/goal-trail.js'
import { type FormLink, FormLinks, NothingYet } from '../acts/parts.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { dossierPage, goalsPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { ActionList } from './action-list.js'
import { GoalTrailPart } from './goal-trail-part.js'

type Props = {
  view: View
  house: HouseSummary
  time: AskedTime
  goals: readonly GoalEntry[]
  actions: readonly ActionEntry[]
  evaluations: readonly YearEvaluationEntry[]
  links: readonly FormLink[]
  /** May the reader set a goal? */
  maySet: boolean
  /** What the reader can record about a goal. */
  linksOfGoal: (goal: string) => readonly FormLink[]
  /** What the reader can record about an action. */
  linksOf: (action: string) => readonly FormLink[]
  /** What came of the dossiers of a goal. */
  trailOf: (goal: string) => readonly GoalTrail[]
}

/** The dossiers and actions under an action point of a goal, or under the goal itself (`letter` null). */
const Under = ({ props, goal, letter }: { props: Props; goal: GoalEntry; letter: string | null }): JSX.Element => {
  const { view, house, linksOf } = props
  const trails = props.trailOf(goal.id)
  const dossiers = goal.dossiers.filter(({ actionPoint }) => actionPoint === letter)
  const actions = props.actions.filter((action) => action.goal?.id === goal.id && action.actionPoint === letter)
  return (
    <>
      {dossiers.length > 0 && (
        <ul>
          {dossiers.map((dossier) => (
            <li>
              <a href={dossierPage(house.id, dossier.id)} safe>
                {view.say('acts.goal.dossier', { title: dossier.title })}
              </a>
              {trails
                .filter((trail) => trail.dossier === dossier.id)
                .map((trail) => (
                  <GoalTrailPart view={view} house={house.id} trail={trail} title={dossier.title} />
                ))}
            </li>
          ))}
        </ul>
      )}
      <ActionList view={view} house={house.id} actions={actions} linksOf={linksOf} />
    </>
  )
}

const Goal = ({ props, goal }: { props: Props; goal: GoalEntry }): JSX.Element => {
  const { view, house } = props
  const { say } = view
  const title = say('acts.goal', { code: goal.code, title: goal.title })
  return (
    <article class="card">
      <h2 safe>{title}</h2>
      <p class="soft" safe>
        {say(goal.evaluatedYearly ? 'goal.yearly' : 'goal.not-yearly')}
      </p>
      <Under props={props} goal={goal} letter={null} />
      {goal.actionPoints.map((point) => (
        <>
          <h3 safe>{say('acts.goal.action-point', { letter: point.letter, title: point.title })}</h3>
          <Under props={props} goal={goal} letter={point.letter} />
        </>
      ))}
      {goal.evaluations.length > 0 && (
        <ul>
          {goal.evaluations.map(({ year, organ, verdict }) => (
            <li safe>
              {say('acts.goal.evaluated', {
                year: String(year),
                organ: organ.name,
                verdict: say(`acts.verdict.${verdict}`),
              })}
            </li>
          ))}
        </ul>
      )}
      <FormLinks links={props.linksOfGoal(goal.id)} />
      <ProofLinks view={view} house={house.id} about={title} entries={[goal]} />
    </article>
  )
}

const Evaluations = ({ props }: { props: Props }): JSX.Element => {
  const { view, house, evaluations } = props
  const { say, day } = view
  if (evaluations.length === 0) return <p safe>{say('acts.evaluations.none')}</p>
  return (
    <>
      {evaluations.map((evaluation) => {
        const title = say('acts.evaluation', { year: String(evaluation.year), organ: evaluation.organ.name })
        return (
          <article class="card">
            <h3 safe>{title}</h3>
            <p class="when" safe>
              {day(evaluation.on)}
            </p>
            <p class="prose" lang="nl" safe>
              {evaluation.text}
            </p>
            <ul>
              {evaluation.goals.map(({ code, verdict }) => (
                <li safe>{say('acts.evaluation.goal', { code, verdict: say(`acts.verdict.${verdict}`) })}</li>
              ))}
            </ul>
            <ProofLinks view={view} house={house.id} about={title} entries={[evaluation]} />
          </article>
        )
      })}
    </>
  )
}

/** The goals of a house with what was done for each, and how organs looked back on the years. */
export const GoalsPage = (props: Props): JSX.Element => {
  const { view, house, time, goals, actions, links, linksOf } = props
  const { say } = view
  const shown = new Set(goals.map(({ id }) => id))
  const others = actions.filter(({ goal }) => goal === null || !shown.has(goal.id))
  const overdue = actions.filter(({ status }) => status === 'overdue').length
  return (
    <Layout view={view} title={say('acts.goals')} house={house}>
      <Notices notices={time.notices} />
      <TimeForm view={view} path={goalsPage(house.id)} time={time} />
      <p safe>
        {timeText(view, time)} {say('acts.goals.overdue', { count: overdue })}
      </p>
      <FormLinks links={links} />
      {goals.length === 0 && <NothingYet view={view} time={time} of="acts.goals" mayAdd={props.maySet} />}
      {goals.map((goal) => (
        <Goal props={props} goal={goal} />
      ))}
      {others.length > 0 && (
        <section aria-labelledby="andere-acties">
          <h2 id="andere-acties" safe>
            {say('acts.actions.other')}
          </h2>
          <ActionList view={view} house={house.id} actions={others} linksOf={linksOf} />
        </section>
      )}
      <h2 safe>{say('acts.evaluations')}</h2>
      <Evaluations props={props} />
    </Layout>
  )
}
