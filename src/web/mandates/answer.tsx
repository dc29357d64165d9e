import type { HouseSummary } from '../../../projections/houses/answers.js'
import { nameChain, nameOrgan } from '../../application/naming.js'
import type { MandateAnswer } from '../../domain/mandate/resolve.js'
import type { MandateUse } from '../../domain/mandate/use.js'
import type { OrganId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import { Mark, type Tone } from '../frame/marks.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { Chain } from './chain.js'

type AnswerProps = {
  view: View
  house: HouseSummary
  state: HouseState
  organ: { readonly id: OrganId; readonly name: string }
  subject: string
  day: string
  answer: MandateAnswer
}

const sentenceOf = ({ view, house, state, organ, subject, day, answer }: AnswerProps): string => {
  const details = {
    organ: organ.name,
    day: view.day(day),
    subject: subjectLabel(view, house.ownSubjects, subject),
  }
  if (!answer.found) return view.say('may-decide.no-mandate', details)
  const { standing } = answer
  const other = view.list(
    [
      ...('organ' in standing && standing.organ !== null ? [standing.organ] : []),
      ...('further' in standing ? (standing.further ?? []) : []),
    ].map((one) => nameOrgan(state, one).name),
  )
  if (standing.kind === 'advice-only' && other === '') return view.say('may-decide.advice-only-anyone', details)
  return view.say(`may-decide.${standing.kind}`, { ...details, other })
}

const toneOf = (answer: MandateAnswer): Tone => {
  if (!answer.found) return 'bad'
  return answer.standing.kind === 'final' ? 'good' : 'wait'
}

const wordOf = (answer: MandateAnswer): 'yes' | 'partly' | 'no' => {
  if (!answer.found) return 'no'
  return answer.standing.kind === 'final' ? 'yes' : 'partly'
}

/** What is left of each yearly limit along the chain. */
const Use = ({ view, state, use }: { view: View; state: HouseState; use: readonly MandateUse[] }): JSX.Element => {
  const { say, money } = view
  const holderOf = (mandate: MandateUse['mandate']): string => {
    const organ = state.mandates.get(mandate)?.grantee.organ
    return organ === undefined ? '' : nameOrgan(state, organ).name
  }
  if (use.length === 0) return ''
  return (
    <ul>
      {use.map(({ mandate, year, limitCents, usedCents, reservedCents, leftCents }) => (
        <li safe>
          {say('may-decide.use', {
            organ: holderOf(mandate),
            year: String(year),
            limit: money(limitCents),
            used: money(usedCents),
            reserved: money(reservedCents),
            left: money(leftCents),
          })}
        </li>
      ))}
    </ul>
  )
}

/** The answer to “may this organ decide this?”: a sentence, what was considered, and the chain behind it. */
export const MandateAnswerBlock = (props: AnswerProps): JSX.Element => {
  const { view, house, state, organ, answer } = props
  return (
    <div class={`status status--${toneOf(answer)}`}>
      <p>
        <Mark tone={toneOf(answer)} text={view.say(`may-decide.${wordOf(answer)}`)} />{' '}
        <span safe>{sentenceOf(props)}</span>
      </p>
      {answer.found && <Use view={view} state={state} use={answer.use} />}
      {answer.found ? (
        <Chain
          view={view}
          house={house.id}
          id={`antwoord-${organ.id}`}
          own={house.ownSubjects}
          links={nameChain(state, answer.mandate.chain)}
        />
      ) : (
        <ul>
          {[...new Set(answer.considered.map(({ because }) => because))].map((because) => (
            <li safe>{view.say('may-decide.considered', { because: view.say(`word.unfit.${because}`) })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
