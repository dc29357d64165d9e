import { type LocalDate, toLocalDate, yearOf } from '../shared/time.js'

/** Municipal elections are held every six years; the term after those of October 2024 began with 2025 (S3 ch.2 §1.2). */
const YEARS = 6
const A_FIRST_YEAR = 2025

/** The municipal term that a day lies in, both days included: six calendar years, 2025–2030 for the current one. */
export const municipalTermOf = (day: LocalDate): { readonly from: LocalDate; readonly until: LocalDate } => {
  const first = A_FIRST_YEAR + Math.floor((yearOf(day) - A_FIRST_YEAR) / YEARS) * YEARS
  return { from: toLocalDate(`${first}-01-01`), until: toLocalDate(`${first + YEARS - 1}-12-31`) }
}

/** The last day of the municipal term that a day lies in: mandates and seats of the lokaal bestuur lapse with it. */
export const endOfMunicipalTerm = (day: LocalDate): LocalDate => municipalTermOf(day).until
