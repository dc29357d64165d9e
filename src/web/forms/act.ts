import type { DossierStory } from '../../../projections/dossier-history/story.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MayDecide } from '../../application/may-decide.js'
import type { Seen } from '../../application/seen.js'
import type { DomainCommandType } from '../../domain/commands.js'
import type { View } from '../frame/view.js'
import { type Field, type FormError, withValue } from './fields.js'
import type { Asker } from './permissions.js'
import type { FormPart } from './rows.js'

/** Everything a form is made from: who asks, where, and what it is about. */
export type ActContext = {
  readonly view: View
  readonly asker: Asker
  readonly house: HouseSummary
  readonly story: DossierStory
  /** The part of the dossier it is about (a ballot, a decision); null when it is about the dossier itself. */
  readonly about: string | null
  readonly mayDecide: MayDecide
}

export type Sending = {
  readonly type: DomainCommandType
  readonly body: Readonly<Record<string, unknown>>
  /** Tells several commands of one form apart in their idempotency keys; empty for the only one. */
  readonly part: string
  /** Where faults of this command belong when the form names its fields otherwise. */
  readonly fieldOf?: (field: string) => string
  /** What the form was made from: refused when another changed it since. */
  readonly seen?: readonly Seen[]
}

/** What was read from the form, by the names of its fields. */
export type Values = Readonly<Record<string, unknown>>

export type Offer = { readonly about: string | null; readonly text: string }

/** One thing someone can record in a dossier, as a form of its own; `Part` is what the form is made of. */
export type Act<Part extends FormPart = Field> = {
  /** The last part of its address. */
  readonly slug: string
  readonly title: (context: ActContext) => string
  /** Documents can come with it, and are kept when it is sent. */
  readonly takesAttachments?: true
  /** Two people could overwrite each other here: refused when the dossier changed since the form was shown. */
  readonly guarded: boolean
  /** What the asker may do now with it: a link each on the page of the dossier. */
  readonly offers: (context: ActContext) => readonly Offer[]
  readonly fields: (context: ActContext) => readonly Part[]
  /** The fields that are read, where that is more than what the form shows now. */
  readonly readable?: (context: ActContext) => readonly Part[]
  /** What comes before the fields: what someone should know first. */
  readonly before?: (context: ActContext) => Promise<JSX.Element>
  /** What does not go together in what was filled in, each field being right by itself. */
  readonly check?: (values: Values, context: ActContext) => readonly FormError[]
  readonly sendings: (values: Values, context: ActContext) => readonly Sending[]
}

/** A form that sends one command whose fields it names by their own paths. */
export const oneCommand =
  (type: DomainCommandType, fixed: (context: ActContext) => Readonly<Record<string, unknown>> = () => ({})) =>
  (values: Values, context: ActContext): readonly Sending[] => {
    let body: Readonly<Record<string, unknown>> = { dossier: context.story.id, ...fixed(context) }
    for (const [path, value] of Object.entries(values)) body = withValue(body, path, value)
    return [{ type, body, part: '' }]
  }
