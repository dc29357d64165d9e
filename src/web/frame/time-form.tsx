import { FilterInput } from '../registers/filter-fields.js'
import type { View } from './view.js'

/** The days a page speaks of: `asOf` null is now, and `knownOn` null is by all that is known. */
export type PageTime = { readonly asOf: string | null; readonly knownOn: string | null }

/** Says that the page shows another day or older knowledge than now; null when it shows now. */
export const timeNotice = ({ say, day }: View, { asOf, knownOn }: PageTime): string | null => {
  if (asOf !== null && knownOn !== null) return say('time.both', { day: day(asOf), moment: day(knownOn) })
  if (asOf !== null) return say('time.as-of', { day: day(asOf) })
  return knownOn === null ? null : say('time.known-at', { moment: day(knownOn) })
}

/** The address of another page, of the same day and by what was known then. */
export const atTime = (path: string, { asOf, knownOn }: PageTime): string => {
  const asked = new URLSearchParams()
  if (asOf !== null) asked.set('op', asOf)
  if (knownOn !== null) asked.set('bekend', knownOn)
  return asked.size === 0 ? path : `${path}?${asked}`
}

/** Asks the page for another day, and for what was known at the end of a day. */
export const TimeFields = ({ view, time }: { view: View; time: PageTime }): JSX.Element => (
  <>
    <FilterInput name="op" type="date" label={view.say('findings.as-of')} value={time.asOf} />
    <FilterInput name="bekend" type="date" label={view.say('findings.known-at')} value={time.knownOn} />
  </>
)

/** {@link TimeFields} as a form of its own. */
export const TimeForm = ({ view, path, time }: { view: View; path: string; time: PageTime }): JSX.Element => (
  <form class="filter" method="get" action={path}>
    <TimeFields view={view} time={time} />
    <button type="submit" class="button" safe>
      {view.say('page.show')}
    </button>
  </form>
)
