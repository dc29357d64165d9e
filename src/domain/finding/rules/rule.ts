import type { Finding } from '../finding.js'

/** Takes what a rule finds. */
export type Report = (found: Finding) => void

/** Reports a finding only when it was not put right before it began: what was done in time is not irregular. */
export const unlessInTime =
  (report: Report): Report =>
  (found) => {
    if (found.healedOn === null || found.healedOn >= found.since) report(found)
  }

/** So long before a mandate or seat lapses, it is time to look after its renewal. */
export const LAPSES_WITHIN_DAYS = 90
