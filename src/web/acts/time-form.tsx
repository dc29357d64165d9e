import type { AskedTime } from '../frame/asked-time.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'

/** The day a page speaks of, and from which knowledge. */
export const TimeForm = ({ view, path, time }: { view: View; path: string; time: AskedTime }): JSX.Element => (
  <form class="filter" method="get" action={path}>
    <FilterInput name="op" type="date" label={view.say('mandate.as-of')} value={time.asOf} />
    <FilterInput name="bekend" type="date" label={view.say('mandate.known-at')} value={time.knownOn} />
    <button type="submit" class="button" safe>
      {view.say('page.show')}
    </button>
  </form>
)

/** Of which day the page speaks, in a sentence. */
export const timeText = ({ say, day }: View, { asOf, knownOn }: AskedTime): string =>
  knownOn === null
    ? say('acts.as-of', { day: day(asOf) })
    : say('acts.as-of-known', { day: day(asOf), moment: day(knownOn) })
