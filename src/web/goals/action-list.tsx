import type { ActionEntry } from '../../application/acts/answers.js'
import { type FormLink, FormLinks, Reports } from '../acts/parts.js'
import { ownerText } from '../acts/words.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { dossierPage } from '../frame/addresses.js'
import { Mark, type Tone } from '../frame/marks.js'
import type { View } from '../frame/view.js'

const tones: Readonly<Record<ActionEntry['status'], Tone>> = {
  open: 'wait',
  overdue: 'bad',
  done: 'good',
  cancelled: 'quiet',
}

/** Who does it by when, or what became of it. */
const actionText = ({ say, day }: View, action: ActionEntry): string => {
  const owner = ownerText(action.owner)
  return action.closedOn === null
    ? say('acts.action.due', { owner, day: day(action.due) })
    : say('acts.action.closed-on', { owner, day: day(action.closedOn) })
}

/** Actions, each with its owner and due date; what is late is said in words. */
export const ActionList = ({
  view,
  house,
  actions,
  linksOf,
}: {
  view: View
  house: string
  actions: readonly ActionEntry[]
  linksOf: (action: string) => readonly FormLink[]
}): JSX.Element => {
  const { say, day } = view
  if (actions.length === 0) return ''
  return (
    <ul>
      {actions.map((action) => (
        <li>
          <p>
            <strong safe>{action.title}</strong>{' '}
            <Mark tone={tones[action.status]} text={say(`acts.action.status.${action.status}`)} />
          </p>
          <p safe>{actionText(view, action)}</p>
          {action.dossier !== null && (
            <p>
              <a
                href={`${dossierPage(house, action.dossier.id)}${action.decision === null ? '' : `#besluit-${action.decision}`}`}
                safe
              >
                {say(action.decision === null ? 'acts.action.dossier' : 'acts.action.decision', {
                  title: action.dossier.title,
                })}
              </a>
            </p>
          )}
          <Reports
            view={view}
            house={house}
            reports={action.reports}
            title={(report) => say('acts.action.report', { title: action.title, day: day(report.on) })}
          />
          <FormLinks links={linksOf(action.id)} />
          <ProofLinks view={view} house={house} about={action.title} entries={[action]} />
        </li>
      ))}
    </ul>
  )
}
