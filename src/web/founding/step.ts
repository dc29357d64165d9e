import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { OrganEntry, PartnerEntry } from '../../../projections/organs-and-seats/answers.js'
import type { NamedSeat } from '../../application/people.js'
import type { HouseProfile } from '../../domain/house/state.js'
import type { FoundingText } from '../../domain/shared/founding-text.js'
import type { Account } from '../../identity/accounts.js'
import type { Values } from '../forms/act.js'
import type { FormError, Typed } from '../forms/fields.js'
import type { Asker } from '../forms/permissions.js'
import type { FormPart } from '../forms/rows.js'
import type { View } from '../frame/view.js'
import type { SetUpStep } from './progress.js'
import type { Sender } from './sender.js'

/** Everything a step is made from: the house as it stands today, and who asks. */
export type StepContext = {
  readonly view: View
  readonly house: HouseSummary
  readonly profile: HouseProfile
  readonly asker: Asker
  readonly organs: readonly OrganEntry[]
  readonly partners: readonly PartnerEntry[]
  readonly seats: readonly NamedSeat[]
  /** What the house rests on, as its organs and partners say; null while nothing says it. */
  readonly text: FoundingText | null
}

/** Fields that belong together, under a heading where they have one. */
export type FormGroup = {
  readonly heading: string | null
  readonly hint?: string
  readonly parts: readonly FormPart[]
  /** Its fields stand beside each other where there is room. */
  readonly beside?: true
  readonly after?: JSX.Element
}

/** What was read from the form of a step, and where its faults belong. */
export type Filled = {
  readonly values: Values
  /** The field of the form in which a fault of a list lies. */
  readonly fieldOf: (path: string) => string
  readonly sender: Sender
  /** The account that the form was sent with; null for a sign-in without one. */
  readonly account: Account | null
}

export type Recorded = {
  /** Where to go when nothing was refused; null: to the next step. */
  readonly goesTo: string | null
  /** Rows of a list that were recorded and need not come back when others were refused, by the names of the lists. */
  readonly done: Readonly<Record<string, readonly number[]>>
  /** What stands in the form when it comes back, besides what was typed. */
  readonly adds?: Typed
}

/** A step, for who may do it. */
export type OpenedStep = {
  readonly groups: readonly FormGroup[]
  readonly check?: (values: Values) => readonly FormError[]
  readonly record: (filled: Filled) => Promise<Recorded>
  /** Does this take a sign-in of a short while ago? */
  readonly weighs?: (values: Values) => boolean
  /** More can be added here before one goes on. */
  readonly canStay: boolean
}

export type Step = {
  readonly slug: SetUpStep
  /** What is recorded of it already, each in a few words. */
  readonly there: (context: StepContext) => readonly string[]
  /** Null for who may not do it now. */
  readonly open: (context: StepContext) => OpenedStep | null
  /** What stands in its place for who may not do it now: who may, or what comes first. */
  readonly closed: (context: StepContext) => JSX.Element
}
