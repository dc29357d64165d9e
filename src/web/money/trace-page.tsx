import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ToldTrace } from '../../application/money/told.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { moneyPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { TraceEnds, TraceSteps } from './trace-steps.js'

/** From its source over votes, mandate and bekrachtiging to where it is: one screen, made to be printed too. */
export const TracePage = ({
  view,
  house,
  trace,
  links,
}: {
  view: View
  house: HouseSummary
  trace: ToldTrace
  /** What can be recorded about it. */
  links: readonly FormLink[]
}): JSX.Element => {
  const { say } = view
  return (
    <Layout
      view={view}
      house={house}
      title={say('money.trace')}
      terms={['grant', 'mandate', 'bekrachtiging', 'allocation', 'commitment']}
      crumbs={[{ path: moneyPage(house.id), text: say('money.title') }]}
    >
      <p class="lead" safe>
        {say('money.trace.lead')}
      </p>
      <FormLinks links={links} />
      <TraceSteps view={view} house={house} trace={trace} />
      <h2 safe>{say('money.trace.ends')}</h2>
      <TraceEnds view={view} house={house.id} trace={trace} />
    </Layout>
  )
}
