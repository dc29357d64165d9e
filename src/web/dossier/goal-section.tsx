import type { GoalTold } from '../../../projections/dossier-history/story.js'
import type { View } from '../frame/view.js'
import { ProofLinks } from './proof-links.js'
import { goalText } from './words.js'

/** The goals that the dossier serves. */
export const GoalSection = ({
  view,
  house,
  goals,
}: {
  view: View
  house: string
  goals: readonly GoalTold[]
}): JSX.Element => {
  if (goals.length === 0) return ''
  return (
    <section aria-labelledby="doelen">
      <h2 id="doelen" safe>
        {view.say('dossier.goals')}
      </h2>
      <ul>
        {goals.map((goal) => {
          const text = goalText(view, goal)
          return (
            <li>
              <span safe>{text}</span>
              <ProofLinks view={view} house={house} about={text} entries={[goal]} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
