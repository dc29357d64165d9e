import type { DossierId, EventId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import { catalogue, type FindingCode, type Severity } from './catalogue.js'

/** The kinds of things that a finding can be about. */
export const aboutKinds = [
  'dossier',
  'contribution',
  'signal',
  'advice-request',
  'advice',
  'ballot',
  'decision',
  'meeting',
  'mandate',
  'seat',
  'partner',
  'organ',
  'candidacy',
  'delegation',
  'goal',
  'action',
  'agreement',
  'grant',
  'allocation',
  'commitment',
  'payment',
  'justification',
  'recovery',
  'shared-cost',
  'bank-line',
] as const

export type About = {
  readonly kind: (typeof aboutKinds)[number]
  readonly id: string
  /** The dossier it happened in; null outside one. */
  readonly dossier: DossierId | null
  /** The organ that it falls under, where there is one. */
  readonly organ: OrganId | null
}

export type FindingDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** An irregularity that the ledger itself sees. All of it follows from the events of the house. */
export type Finding = {
  /** The same finding keeps its identity while more becomes known of it. Unique over all houses, and without `|`. */
  readonly identity: string
  readonly code: FindingCode
  readonly severity: Severity
  readonly about: About
  /** The first day it is irregular; may lie ahead, where a deadline is still to pass. */
  readonly since: LocalDate
  /** The day of the act that put it right; null while it is open. */
  readonly healedOn: LocalDate | null
  /** The events that prove it, cause before consequence. */
  readonly events: readonly [EventId, ...EventId[]]
  readonly details: FindingDetails
}

type Found = Pick<Finding, 'since' | 'events'> & {
  readonly healedOn?: LocalDate | null
  readonly details?: FindingDetails
  /** Where the catalogue's own severity does not fit this one. */
  readonly severity?: Severity
  /** Tells apart several of one code about one thing. */
  readonly part?: string
}

/** Makes a finding of the catalogue. */
export const finding = (code: FindingCode, about: About, found: Found): Finding => ({
  identity: found.part === undefined ? `${code}/${about.id}` : `${code}/${about.id}/${found.part}`,
  code,
  severity: found.severity ?? catalogue[code],
  about,
  since: found.since,
  healedOn: found.healedOn ?? null,
  events: found.events,
  details: found.details ?? {},
})

/** How a finding stands at the end of a day: null when it had not begun, and open when it was healed later. */
export const asOfDay = (found: Finding, day: LocalDate): Finding | null => {
  if (found.since > day) return null
  return found.healedOn !== null && found.healedOn > day ? { ...found, healedOn: null } : found
}

/** By first day, then by code; the identity decides the rest, so that the order is always the same. */
export const byDay = (a: Finding, b: Finding): number => {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1
  if (a.code !== b.code) return a.code < b.code ? -1 : 1
  return a.identity < b.identity ? -1 : 1
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index])

/** Do they say the same? */
export const isSame = (a: Finding, b: Finding): boolean =>
  a.identity === b.identity &&
  a.since === b.since &&
  a.healedOn === b.healedOn &&
  a.severity === b.severity &&
  a.about.dossier === b.about.dossier &&
  a.about.organ === b.about.organ &&
  a.about.dossier === b.about.dossier &&
  sameList(a.events, b.events) &&
  JSON.stringify(a.details) === JSON.stringify(b.details)
