import { today } from '../given.js'

const DAY = 86_400_000

/** Every day on which something happens in a random house; the last of them lie ahead. */
export const calendar: readonly string[] = Array.from({ length: 48 }, (_, index) =>
  new Date(Date.parse('2026-01-18') + index * DAY).toISOString().slice(0, 10),
)

export const past: readonly string[] = calendar.filter((day) => day <= today)

/** The day so many days later. */
export const after = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** How many days `until` lies after `from`. */
export const between = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / DAY

export const latest = (...days: readonly string[]): string => [...days].sort().at(-1)!
