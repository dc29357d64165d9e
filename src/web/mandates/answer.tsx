import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ChainLink, NamedGrantor } from '../../../projections/mandate-register/answers.js'
import type { Grantor, MandateChain } from '../../domain/mandate/events.js'
import type { MandateAnswer } from '../../domain/mandate/resolve.js'
import type { OrganId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import { Mark, type Tone } from '../frame/marks.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { Chain } from './chain.js'

const nameOf = (state: HouseState, id: OrganId): string => state.organs.get(id)?.name ?? id

const namedGrantor = (state: HouseState, grantor: Grantor): NamedGrantor => {
  switch (grantor.kind) {
    case 'organ':
      return { kind: 'organ', organ: { id: grantor.organ, name: nameOf(state, grantor.organ) } }
    case 'agreement': {
      const name = state.agreements.get(grantor.agreement)?.title ?? grantor.agreement
      return { kind: 'agreement', agreement: { id: grantor.agreement, name } }
    }
    case 'founding-text':
      return grantor
  }
}

/** The chain of the domain with the names of its organs. */
const namedChain = (state: HouseState, chain: MandateChain): readonly ChainLink[] =>
  chain.map(({ mandate, grantor, grantee, subject, level, from }) => ({
    mandate,
    subject,
    level,
    from,
    grantor: namedGrantor(state, grantor),
    grantee: { role: grantee.role, organ: { id: grantee.organ, name: nameOf(state, grantee.organ) } },
  }))

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
    ].map((one) => nameOf(state, one)),
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

/** The answer to “may this organ decide this?”: a sentence, what was considered, and the chain behind it. */
export const MandateAnswerBlock = (props: AnswerProps): JSX.Element => {
  const { view, house, state, organ, answer } = props
  return (
    <div class={`status status--${toneOf(answer)}`}>
      <p>
        <Mark tone={toneOf(answer)} text={view.say(`may-decide.${wordOf(answer)}`)} />{' '}
        <span safe>{sentenceOf(props)}</span>
      </p>
      {answer.found ? (
        <Chain
          view={view}
          house={house.id}
          id={`antwoord-${organ.id}`}
          own={house.ownSubjects}
          links={namedChain(state, answer.mandate.chain)}
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
