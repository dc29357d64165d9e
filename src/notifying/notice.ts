import type { HouseId, PersonId } from '../domain/shared/identifiers.js'

/** What somebody is told. The sentences of each kind are in the catalogue of texts, under `notice.<kind>`. */
export const noticeKinds = [
  'decision-taken',
  'decision-fallen',
  'decision-annulled',
  'decision-published',
  'bekrachtiging-asked',
  'bekrachtiging-granted',
  'bekrachtiging-refused',
  'bekrachtiging-lapsed',
  'decision-sent-back',
  'input-answered',
  'input-to-answer',
  'signal-answered',
  'signal-taken-up',
  'advice-answered',
  'advice-asked',
  'advice-withdrawn',
  'dossier-closed',
  'dossier-reopened',
  'meeting-convened',
  'minutes-to-approve',
  'action-planned',
  'seat-ended',
  'mandate-stopped',
] as const

export type NoticeKind = (typeof noticeKinds)[number]

/**
 * Why this person is told: what their partner, or the organ they sit in, has to do with the matter. The first that holds
 * counts, so that nobody is told the same twice.
 */
export const connections = ['input', 'advice', 'proposal', 'beneficiary', 'turn', 'own', 'seat'] as const

export type Connection = (typeof connections)[number]

/** What a notice is about, inside its house. References only: what they are called is looked up when it is read. */
export type About =
  | { readonly kind: 'decision'; readonly id: string; readonly dossier: string }
  | { readonly kind: 'dossier'; readonly id: string; readonly dossier: string }
  | { readonly kind: 'signal'; readonly id: string; readonly dossier: null }
  | { readonly kind: 'meeting'; readonly id: string; readonly dossier: null }
  | { readonly kind: 'action'; readonly id: string; readonly dossier: string | null }
  | { readonly kind: 'seat'; readonly id: string; readonly dossier: null }
  | { readonly kind: 'mandate'; readonly id: string; readonly dossier: null }

/** That one person must be told one thing. */
export type Notice = {
  readonly recipient: PersonId
  readonly kind: NoticeKind
  readonly because: Connection
  /** Told whatever the person prefers; see `legal-notices.ts` for which are, and why. */
  readonly legal: boolean
  readonly about: About
}

/** A notice as it is kept: with the event it tells of. */
export type KeptNotice = Notice & {
  readonly id: string
  readonly house: HouseId
  readonly event: string
  readonly position: bigint
  readonly recordedAt: string
  /** Null while it is unread. */
  readonly readAt: string | null
}
