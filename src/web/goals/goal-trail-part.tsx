import type { GoalTrail } from '../../application/acts/goal-trail.js'
import { dossierPage, inputPage, moneyTracePage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'

type Props = { view: View; house: string; trail: GoalTrail; title: string }

type Decided = GoalTrail['decisions'][number]

const decisionText = ({ say, day, money }: View, { organ, on, outcome, amountCents }: Decided): string => {
  const details = { organ: organ.name, day: day(on), outcome: say(`word.outcome.${outcome}`) }
  return amountCents === null
    ? say('goal.trail.decision', details)
    : say('goal.trail.decision-amount', { ...details, amount: money(amountCents) })
}

/** Under a dossier of a goal: the input that led to it, what was decided, and where the money went. */
export const GoalTrailPart = ({ view, house, trail, title }: Props): JSX.Element => {
  const { say, day, money } = view
  const { inputs, advices, decisions } = trail
  if (inputs.length === 0 && advices === 0 && decisions.length === 0) return ''
  return (
    <ul>
      {decisions.map((decision) => (
        <li>
          <a href={`${dossierPage(house, trail.dossier)}#besluit-${decision.id}`} safe>
            {decisionText(view, decision)}
          </a>
          {decision.allocations.map(({ id, amountCents }) => (
            <>
              {' '}
              <a
                href={moneyTracePage(house, id)}
                aria-label={say('goal.trail.money-of', { title, amount: money(amountCents) })}
                safe
              >
                {say('goal.trail.money', { amount: money(amountCents) })}
              </a>
            </>
          ))}
        </li>
      ))}
      {inputs.map(({ id, on }) => (
        <li>
          <a href={inputPage(house, id)} safe>
            {say('goal.trail.input', { day: day(on) })}
          </a>
        </li>
      ))}
      {advices > 0 && (
        <li>
          <a href={`${dossierPage(house, trail.dossier)}#advies`} safe>
            {say('goal.trail.advices', { count: advices })}
          </a>
        </li>
      )}
    </ul>
  )
}
