import type { DecisionEntry } from '../../../projections/decision-register/answers.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { dossierPage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import { Mark, StateMark } from '../frame/marks.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'

/** Does the outcome itself say all, so that no state stands beside it? */
const resolvesNothing = ({ outcome }: DecisionEntry): boolean => outcome === 'postponed' || outcome === 'noted'

const mandateText = (view: View, house: HouseSummary, { mandate, irregular }: DecisionEntry): string => {
  if (mandate === null) return irregular === null ? '–' : view.say('register.no-mandate')
  const subject = subjectLabel(view, house.ownSubjects, mandate.subject)
  return view.say('register.mandate', { level: view.say(`word.level.${mandate.level}`), subject })
}

const stateNote = (view: View, decision: DecisionEntry): string | null => {
  const { say, day } = view
  const organ = decision.standingOrgan?.name ?? ''
  if (decision.annulled !== null) return say('register.by', { organ: decision.annulled.authority })
  if (decision.awaitedOrgans.length > 0) {
    return say('register.by', { organ: view.list(decision.awaitedOrgans.map(({ name }) => name)) })
  }
  if (decision.bekrachtiging !== null) {
    const { outcome, organ: by, on } = decision.bekrachtiging
    return say('register.bekrachtiging', { what: say(`word.bekrachtiging.${outcome}`), organ: by.name, day: day(on) })
  }
  if (decision.state === 'proposal-to-other-organ') return say('register.to', { organ })
  return null
}

/** Decisions in a table: who decided what, under which mandate, and where it stands. */
export const DecisionTable = ({
  view,
  house,
  caption,
  decisions,
}: {
  view: View
  house: HouseSummary
  caption: string
  decisions: readonly DecisionEntry[]
}): JSX.Element => {
  const { say, day, money } = view
  if (decisions.length === 0) return <p safe>{say('page.nothing')}</p>
  const columns = [
    say('register.dossier'),
    say('register.decided-on'),
    say('register.organ'),
    say('register.outcome'),
    say('register.state'),
    say('register.under-mandate'),
    say('register.amount'),
  ]
  return (
    <Table caption={caption} columns={columns}>
      {decisions.map((decision) => {
        const note = stateNote(view, decision)
        return (
          <tr>
            <th scope="row">
              <a href={`${dossierPage(house.id, decision.dossier.id)}#besluit-${decision.id}`} safe>
                {decision.dossier.title}
              </a>
              {decision.rectified && (
                <p>
                  <Mark tone="quiet" text={say('register.rectified')} />
                </p>
              )}
            </th>
            <td safe>{day(decision.decidedOn)}</td>
            <td safe>{decision.organ.name}</td>
            <td safe>{say(`word.outcome.${decision.outcome}`)}</td>
            <td>
              {resolvesNothing(decision) ? '–' : <StateMark view={view} state={decision.state} />}
              {note !== null && (
                <p class="soft" safe>
                  {note}
                </p>
              )}
            </td>
            <td safe>{mandateText(view, house, decision)}</td>
            <td class="number" safe>
              {decision.ratifiedAmountCents === null ? '–' : money(decision.ratifiedAmountCents)}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}
