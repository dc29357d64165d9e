import type { DecisionOutcome } from '../../src/domain/decision/events.js'
import type { LegalForm } from '../../src/domain/house/events.js'
import type { MandateLevel } from '../../src/domain/mandate/events.js'
import type { BekrachtigingOutcome } from '../decision-register/answers.js'
import type { DossierStatus } from '../dossier-history/answers.js'

/** One step up: an organ by name with the mandate it granted from, or the kind of founding text in Dutch with its reference and date. */
export type ReportLink = { readonly grantor: string; readonly reference: string | null }

export type ReportDecision = {
  /** Name of the organ. */
  readonly organ: string
  readonly decidedOn: string
  readonly outcome: DecisionOutcome
  readonly mandate: {
    readonly id: string
    readonly level: MandateLevel
    readonly subject: string
    readonly chain: readonly ReportLink[]
  } | null
  readonly final: boolean
  /** Granted also where silence counts as granting; null also where the decision lapsed, as nobody ratified it. */
  readonly bekrachtiging: {
    readonly organ: string
    readonly outcome: Exclude<BekrachtigingOutcome, 'deemed-granted' | 'lapsed'>
    readonly on: string
  } | null
}

export type ReportDossier = {
  readonly title: string
  readonly subject: string
  readonly outcome: DossierStatus
  readonly decisions: readonly ReportDecision[]
}

export type ReportHouse = {
  readonly name: string
  readonly legalForm: LegalForm
  readonly organs: number
  readonly partners: number
  readonly dossiers: readonly ReportDossier[]
}

/** What `demo --once --json` prints: houses by name, dossiers by first event, decisions in order. */
export type Report = { readonly houses: readonly ReportHouse[] }
