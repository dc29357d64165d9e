import type { DecisionState } from '../../../projections/decision-register/answers.js'
import type { DossierStatus } from '../../../projections/dossier-history/answers.js'
import type { View } from './view.js'

/** Good: nothing left to do. Wait: someone has to act. Bad: something is wrong. Quiet: simply so. */
export type Tone = 'good' | 'wait' | 'bad' | 'quiet'

const signs: Readonly<Record<Tone, string>> = { good: '✓', wait: '…', bad: '!', quiet: '·' }

export const toneOfState: Readonly<Record<DecisionState, Tone>> = {
  final: 'good',
  provisional: 'wait',
  fallen: 'bad',
  'waiting-for-bekrachtiging': 'wait',
  'sent-back': 'wait',
  'waiting-for-conditions': 'wait',
  'bekrachtiging-refused': 'bad',
  'bekrachtiging-lapsed': 'bad',
  annulled: 'bad',
  'proposal-to-other-organ': 'wait',
  'advice-only': 'quiet',
  'without-mandate': 'bad',
  healed: 'good',
  postponed: 'quiet',
  noted: 'quiet',
}

export const toneOfStatus: Readonly<Record<DossierStatus, Tone>> = {
  'in-preparation': 'quiet',
  'in-ballot': 'wait',
  'decided-final': 'good',
  provisional: 'wait',
  fallen: 'bad',
  'waiting-for-bekrachtiging': 'wait',
  'sent-back': 'wait',
  'waiting-for-conditions': 'wait',
  'bekrachtiging-refused': 'bad',
  'bekrachtiging-lapsed': 'bad',
  annulled: 'bad',
  rejected: 'quiet',
  postponed: 'quiet',
  noted: 'quiet',
  'proposal-to-other-organ': 'wait',
  'advice-only': 'quiet',
  'without-mandate': 'bad',
  healed: 'good',
  withdrawn: 'quiet',
}

/** A sign never stands at the end of a line without its word. */
const NEVER_ALONE = '&nbsp;'

/** A short judgement: a sign, a word and a colour, of which the word alone says everything. */
export const Mark = ({ tone, text }: { tone: Tone; text: string }): JSX.Element => (
  <span class={`mark mark--${tone}`}>
    <span aria-hidden="true" safe>
      {signs[tone]}
    </span>
    {NEVER_ALONE}
    <span safe>{text}</span>
  </span>
)

export const StateMark = ({ view, state }: { view: View; state: DecisionState }): JSX.Element => (
  <Mark tone={toneOfState[state]} text={view.say(`word.state.${state}`)} />
)

export const StatusMark = ({ view, status }: { view: View; status: DossierStatus }): JSX.Element => (
  <Mark tone={toneOfStatus[status]} text={view.say(`word.status.${status}`)} />
)
