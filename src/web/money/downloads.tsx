import { moneyFile } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import type { View } from '../frame/view.js'

/** Links to a report as a file, of the same day and knowledge and in the same language as the page. */
export const Downloads = ({
  view,
  house,
  time,
  report,
  what,
}: {
  view: View
  house: string
  time: AskedTime
  /** Path under the money of the house, for example `years/2026`. */
  report: string
  /** What it is called, for who hears the links without the page. */
  what: string
}): JSX.Element => {
  const parameters = { asOf: time.asOf, knownAt: time.knownAt, language: view.language }
  return (
    <p class="downloads">
      {(['csv', 'xlsx'] as const).map((format) => (
        <>
          <a
            href={moneyFile(house, report, format, parameters)}
            download=""
            aria-label={`${view.say(`money.export.${format}`)}: ${what}`}
            safe
          >
            {view.say(`money.export.${format}`)}
          </a>{' '}
        </>
      ))}
    </p>
  )
}
