import type { FoundProblem } from '../../importing/problems.js'
import { sayFault } from '../../importing/say-fault.js'
import { withDays } from '../forms/send.js'
import { ErrorBox } from '../frame/error-box.js'
import type { View } from '../frame/view.js'

/** Problems that are shown; a file that is wrong all over is better read with the command line. */
const SHOWN = 50

/** Everything that is wrong with a file: where it stands, what it is, and what to do about it. */
export const ImportProblems = ({
  view,
  problems,
  stopped = false,
}: {
  view: View
  problems: readonly FoundProblem[]
  /** The import stopped under way. */
  stopped?: boolean
}): JSX.Element => {
  const { say } = view
  return (
    <ErrorBox labelledBy="fouten">
      <h2 id="fouten" safe>
        {stopped ? say('manage.import.stopped-at') : say('manage.import.problems', { count: problems.length })}
      </h2>
      <ul>
        {problems.slice(0, SHOWN).map((found) => {
          const { line, column, path } = found
          const { message, remedy } = sayFault(say, found)
          return (
            <li>
              <strong safe>{say('manage.import.at', { line, column })}</strong>
              {path !== '' && (
                <>
                  {' '}
                  <code class="prose" safe>
                    {path}
                  </code>
                </>
              )}
              <br />
              <span class="prose" safe>
                {withDays(view, `${message} ${remedy}`)}
              </span>
            </li>
          )
        })}
      </ul>
      {problems.length > SHOWN && <p safe>{say('manage.import.more', { count: problems.length - SHOWN })}</p>}
    </ErrorBox>
  )
}
