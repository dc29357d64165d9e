import type { z } from 'zod'
import type { OrganKind, organBasis } from '../../src/domain/organ/events.js'
import type { admissionBasis, partnerKind, sector } from '../../src/domain/partner/events.js'
import type { RuleSet } from '../../src/domain/rule-set/events.js'
import type { BindingPower, SeatRole } from '../../src/domain/seat/events.js'
import type { Named } from '../answer.js'

/** What an organ or an admission rests on: a founding text, or a decision of the house. */
export type Basis = z.output<typeof organBasis> | z.output<typeof admissionBasis>

export type OrganEntry = {
  readonly id: string
  readonly name: string
  readonly kind: OrganKind
  /** The organ it stands under. */
  readonly parent: string | null
  /** How many organs stand above it in this answer: 0 for the topmost. */
  readonly depth: number
  /** The partner whose own organ it is. */
  readonly ofPartner: Named | null
  readonly from: string
  readonly until: string | null
  /** The organ that takes its place the day after `until`. */
  readonly succeededBy: Named | null
  readonly purpose: string | null
  /** The rules of the asked day; of the newest day when none was asked. */
  readonly rules: RuleSet
  readonly basis: Basis
  /** When this came to be known. */
  readonly knownFrom: string
}

export type PartnerEntry = {
  readonly id: string
  readonly name: string
  readonly kind: z.output<typeof partnerKind>
  readonly sector: z.output<typeof sector>
  readonly kbo: string | null
  readonly basis: Basis
  readonly from: string
  readonly until: string | null
  /** How it stopped being a partner; null while nothing of the kind is known. */
  readonly endedBy: 'withdrawn' | 'excluded' | 'merged' | null
  /** The partner that stands in its place since a merger. */
  readonly mergedInto: Named | null
  readonly knownFrom: string
}

export type SeatEntry = {
  readonly id: string
  readonly organ: Named
  /** For whom it speaks on the asked day: the partner it was assigned for, or the one that merged into. */
  readonly partner: Named | null
  /** Stands for a person without saying who. */
  readonly person: string
  readonly function: string
  readonly role: SeatRole
  readonly binding: BindingPower
  readonly from: string
  readonly until: string | null
  readonly knownFrom: string
}
