import type { ClosingTold } from '../../../projections/dossier-history/story.js'
import type { View } from '../frame/view.js'
import { Rectifications } from './rectifications.js'

const Closing = ({ view, closing }: { view: View; closing: ClosingTold }): JSX.Element => {
  const { say, day } = view
  const { by, on, result, unanswered, unansweredBecause, reopened } = closing
  const { contributions, points } = unanswered
  return (
    <article class="card">
      <p>
        <strong safe>{say('dossier.closed.by', { organ: by.name, day: day(on) })}</strong>
      </p>
      <p class="prose" lang="nl" safe>
        {result}
      </p>
      {contributions + points > 0 && (
        <p class="notice" safe>
          {say('dossier.closed.unanswered', { contributions, points })}
        </p>
      )}
      {unansweredBecause !== null && <p safe>{say('dossier.closed.because', { because: unansweredBecause })}</p>}
      {reopened !== null && (
        <p safe>
          {say('dossier.closed.reopened', {
            organ: reopened.by.name,
            day: day(reopened.on),
            reason: reopened.reason,
          })}
        </p>
      )}
      <Rectifications view={view} rectifications={closing.rectifications} />
    </article>
  )
}

/** Who closed the dossier, when it was not reopened since: said beside how its decision stands. */
export const ClosedNow = ({ view, closings }: { view: View; closings: readonly ClosingTold[] }): JSX.Element => {
  const last = closings.at(-1)
  if (last === undefined || last.reopened !== null) return ''
  return (
    <a href="#gesloten" safe>
      {view.say('dossier.closed.by', { organ: last.by.name, day: view.day(last.on) })}
    </a>
  )
}

/** When the dossier was closed, what came of it, and what was left without an answer and why. */
export const ClosingSection = ({ view, closings }: { view: View; closings: readonly ClosingTold[] }): JSX.Element => {
  if (closings.length === 0) return ''
  return (
    <section aria-labelledby="gesloten">
      <h2 id="gesloten" safe>
        {view.say('dossier.closed')}
      </h2>
      {closings.map((closing) => (
        <Closing view={view} closing={closing} />
      ))}
    </section>
  )
}
