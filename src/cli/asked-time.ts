import { endOfDayInFlanders, type Instant, type LocalDate, localDate } from '../domain/shared/time.js'
import { momentText } from '../http/query-parameters.js'
import { CommandFailed } from './failure.js'

/** The day of an option; null when it was left out. Throws {@link CommandFailed} when it is no day. */
export const readDay = (text: string | null, option = '--as-of'): LocalDate | null => {
  if (text === null) return null
  const day = localDate.safeParse(text)
  if (day.success) return day.data
  throw new CommandFailed(`${option} ${text} is not a day on the calendar; write it like 2026-02-28.`, 2)
}

/** The moment of `--known-at`, or the end of a day: "what did the register show on 15 March?" */
export const readMoment = (text: string | null): Instant | null => {
  if (text === null) return null
  const day = localDate.safeParse(text)
  if (day.success) return endOfDayInFlanders(day.data)
  const at = momentText.safeParse(text)
  if (at.success) return at.data
  throw new CommandFailed(
    `--known-at ${text} is neither a moment in UTC nor a day; write it like 2026-03-15T12:00:00Z or 2026-03-15.`,
    2,
  )
}
