import type { Named } from '../answer.js'

export const dossierStatuses = [
  'in-preparation',
  'in-ballot',
  'decided-final',
  'provisional',
  'fallen',
  'waiting-for-bekrachtiging',
  'sent-back',
  'waiting-for-conditions',
  'bekrachtiging-refused',
  'bekrachtiging-lapsed',
  'annulled',
  'rejected',
  'postponed',
  'noted',
  'proposal-to-other-organ',
  'advice-only',
  'without-mandate',
  'healed',
  'withdrawn',
] as const

/** Where a dossier stands: follows its newest decision and what came after. */
export type DossierStatus = (typeof dossierStatuses)[number]

export type DossierSummary = {
  readonly id: string
  readonly house: string
  readonly title: string
  readonly subject: string
  readonly status: DossierStatus
  readonly openedBy: Named
  readonly openedOn: string
  /** 0 before there is a proposal. */
  readonly newestVersion: number
  readonly amountCents: number | null
  readonly beneficiary: Named | null
  /** The day its newest entry counts from, and when that was recorded. */
  readonly lastOn: string
  readonly lastRecordedAt: string
  /** Revision (in the stream of the house) of its newest entry: the ETag of the dossier. */
  readonly revision: number
}

export type DossierFilter = {
  readonly status?: DossierStatus | undefined
  /** Opened the dossier, or decided in it. */
  readonly organ?: string | undefined
  /** This subject or one below it. */
  readonly subject?: string | undefined
  /** Dutch words, or their beginnings, in title or proposal. */
  readonly text?: string | undefined
}
