import type { PublicAdvice, PublicBekrachtiging, PublicText } from '../../../projections/public-decisions/answers.js'
import { answerVerdict } from '../../domain/contribution/answer.js'
import type { View } from '../frame/view.js'
import { chainSentence } from './words.js'

type Props = { view: View; told: PublicText }

/** What is said of the mandate of a decision, besides its chain. */
export const mandateNotes = ({ say }: View, told: PublicText): readonly string[] => [
  ...(told.withoutMandate === null ? [] : [say('public.mandate.none', { reason: told.withoutMandate })]),
  ...(told.mandate === null && told.withoutMandate === null ? [say('public.mandate.not-needed')] : []),
  ...(told.standing === 'proposal-to' ? [say('public.mandate.proposal', { organ: told.addressee ?? '' })] : []),
  ...(told.standing === 'advice-only' ? [say('public.mandate.advice')] : []),
]

/** By what authority it was decided, from the founding text down. */
export const MandateSection = ({ view, told }: Props): JSX.Element => (
  <section aria-labelledby="mandaat">
    <h2 id="mandaat" safe>
      {view.say('public.mandate')}
    </h2>
    {mandateNotes(view, told).map((note) => (
      <p class="prose" lang="nl" safe>
        {note}
      </p>
    ))}
    {told.mandate !== null && (
      <ol>
        {[...told.mandate.chain].reverse().map((link) => (
          <li safe>{chainSentence(view, link)}</li>
        ))}
      </ol>
    )}
  </section>
)

/** What an organ that ratifies said, in sentences. */
export const saidParts = (view: View, said: PublicBekrachtiging): readonly string[] => {
  const { say, day, money, list } = view
  const struck = [...said.struckArticles.map((number) => say('public.article', { number })), ...said.struck]
  return [
    say('public.ratification.said', {
      organ: said.organ,
      what: say(`word.bekrachtiging.${said.outcome}`),
      day: day(said.on),
    }),
    ...(said.amountCents === null ? [] : [say('public.ratification.amount', { amount: money(said.amountCents) })]),
    ...(struck.length === 0 ? [] : [say('public.ratification.struck', { parts: list(struck) })]),
    ...(said.reasons === null ? [] : [say('public.ratification.reasons', { reasons: said.reasons })]),
  ]
}

const Said = ({ view, said }: { view: View; said: PublicBekrachtiging }): JSX.Element => (
  <li>
    <span class="prose" safe>
      {saidParts(view, said).join(' ')}
    </span>
    {said.conditions.length > 0 && (
      <ul>
        {said.conditions.map(({ number, text, metOn }) => (
          <li>
            <span class="prose" safe>
              {view.say('public.ratification.condition', { number, text })}
            </span>{' '}
            <span safe>
              {metOn === null
                ? view.say('public.ratification.condition.open')
                : view.say('public.ratification.condition.met', { day: view.day(metOn) })}
            </span>
          </li>
        ))}
      </ul>
    )}
  </li>
)

/** What the organs that ratify said, and who must still speak. */
export const RatificationSection = ({ view, told }: Props): JSX.Element => {
  const { bekrachtigingen, awaitedOrgans } = told
  return (
    <section aria-labelledby="bekrachtiging">
      <h2 id="bekrachtiging" safe>
        {view.say('public.ratification')}
      </h2>
      {bekrachtigingen.length > 0 && (
        <ul>
          {bekrachtigingen.map((said) => (
            <Said view={view} said={said} />
          ))}
        </ul>
      )}
      {awaitedOrgans.length > 0 && (
        <p safe>{view.say('public.ratification.awaited', { organs: view.list(awaitedOrgans) })}</p>
      )}
      {bekrachtigingen.length === 0 && awaitedOrgans.length === 0 && (
        <p safe>{view.say('public.ratification.not-needed')}</p>
      )}
    </section>
  )
}

/** How many points were answered in each way; nothing when there were none. */
const countsOf = ({ say, list }: View, { points, answered }: PublicAdvice): string | null => {
  const counts = answerVerdict.options.flatMap((verdict) =>
    answered[verdict] === 0
      ? []
      : [say('public.advice.answered', { count: answered[verdict], verdict: say(`word.verdict.${verdict}`) })],
  )
  const open = points - Object.values(answered).reduce((sum, count) => sum + count, 0)
  const all = open > 0 ? [...counts, say('public.advice.unanswered', { count: open })] : counts
  return all.length === 0 ? null : say('public.advice.counts', { counts: list(all) })
}

/** One advice, and what was done with its points. */
export const adviceText = (view: View, advice: PublicAdvice): string => {
  const { say, day } = view
  const { by, on, opinion, points } = advice
  const counts = countsOf(view, advice)
  return [
    say('public.advice.given', { by, day: day(on), opinion: say(`word.opinion.${opinion}`) }),
    say('public.advice.points', { points }),
    ...(counts === null ? [] : [counts]),
  ].join(' ')
}

/** Who advised, what it came to, and what was done with its points; never its words. */
export const AdviceSection = ({ view, told }: Props): JSX.Element => (
  <section aria-labelledby="advies">
    <h2 id="advies" safe>
      {view.say('public.advice')}
    </h2>
    {told.advice.length === 0 ? (
      <p safe>{view.say('public.advice.none')}</p>
    ) : (
      <ul>
        {told.advice.map((advice) => (
          <li safe>{adviceText(view, advice)}</li>
        ))}
      </ul>
    )}
    {told.adviceNotAwaited !== null && (
      <p class="prose" safe>
        {view.say('public.advice.not-awaited', { reason: told.adviceNotAwaited })}
      </p>
    )}
  </section>
)
