import { receiptFile } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { VerifyTool } from './verify-tool.js'

type Props = { view: View }

const Points = ({ id, title, points }: { id: string; title: string; points: readonly string[] }): JSX.Element => (
  <section aria-labelledby={id}>
    <h2 id={id} safe>
      {title}
    </h2>
    <ul>
      {points.map((point) => (
        <li safe>{point}</li>
      ))}
    </ul>
  </section>
)

const Explanation = ({ view: { say } }: Props): JSX.Element => (
  <>
    <Points
      id="toont-wel"
      title={say('verify.shows')}
      points={[
        say('verify.shows.event'),
        say('verify.shows.before'),
        say('verify.shows.signed'),
        say('verify.shows.witness'),
      ]}
    />
    <Points
      id="toont-niet"
      title={say('verify.shows-not')}
      points={[
        say('verify.shows-not.truth'),
        say('verify.shows-not.who'),
        say('verify.shows-not.now'),
        say('verify.shows-not.time'),
        say('verify.shows-not.personal'),
      ]}
    />
  </>
)

/** What the page holds, on this site and as a file of its own. */
export const VerifyContent = ({ view }: Props): JSX.Element => (
  <>
    <p safe>{view.say('verify.intro')}</p>
    <p safe>{view.say('verify.private')}</p>
    <VerifyTool view={view} />
    <Explanation view={view} />
  </>
)

/** Checks a receipt in the browser of whoever has one. */
export const VerifyPage = ({
  view,
  script,
  alone,
  event,
  paper,
}: Props & {
  script: string
  alone: string
  /** The event of the document that the reader comes from; null when there is none. */
  event: string | null
  /** The event that says what the file of these approved minutes is; null when it is not about them. */
  paper: string | null
}): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('verify.title')} script={script}>
      {event !== null && (
        <div class="notice">
          <p safe>{say('verify.from-document', { event })}</p>
          <p>
            <a href={receiptFile(event)} safe>
              {say('verify.from-document.receipt')}
            </a>
          </p>
          {paper !== null && (
            <p>
              <a href={receiptFile(paper)} safe>
                {say('verify.from-document.paper')}
              </a>
            </p>
          )}
        </div>
      )}
      <VerifyContent view={view} />
      <section aria-labelledby="ook-zonder">
        <h2 id="ook-zonder" safe>
          {say('verify.otherwise')}
        </h2>
        <p>
          <a href={alone} download="besluitboek-verifieer.html" safe>
            {say('verify.alone')}
          </a>
        </p>
        <p safe>{say('verify.alone.how')}</p>
        <p safe>{say('verify.command')}</p>
      </section>
    </Layout>
  )
}
