import type { HouseSummary } from '../../../../projections/houses/answers.js'
import type { DomainCommandType } from '../../../domain/commands.js'
import type { HouseState } from '../../../domain/state.js'
import { type FormError, type Typed, withValue } from '../../forms/fields.js'
import type { Asker } from '../../forms/permissions.js'
import type { FormPart } from '../../forms/rows.js'
import type { View } from '../../frame/view.js'

export type HouseFormContext = { readonly view: View; readonly asker: Asker; readonly house: HouseSummary }

/** The name of a button that sends nothing: the form comes back with what was typed. */
export const PREVIEW = '_preview'

/** A form ready to be shown: one command, whose fields it names by their own paths. */
export type PreparedForm = {
  readonly title: string
  /** What stands above the fields: what it is about. */
  readonly about: string | null
  readonly type: DomainCommandType
  readonly fields: readonly FormPart[]
  /** What the command says besides what is typed. */
  readonly fixed: Readonly<Record<string, unknown>>
  /** What does not go together in what was typed, each field being right by itself. */
  readonly check?: (values: Readonly<Record<string, unknown>>) => readonly FormError[]
  /** What stands before the button that sends the form; a button `PREVIEW` in it shows the form again, with what was typed. */
  readonly preview?: (typed: Typed | null) => JSX.Element
  /** Turns what was typed into the fields of the command, where that is not one to one. */
  readonly decode?: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
}

/** One thing someone can record about a house outside a dossier, as a form of its own. */
export type HouseForm = {
  /** Its address under that of the house; `:about` is the id of what it is about. */
  readonly path: string
  /** It asks for documents, so that files may come with it. */
  readonly takesDocuments?: true
  /** Documents can come with it, and are kept when it is sent. */
  readonly takesAttachments?: true
  /** The page it belongs to: where it comes from and goes back to. */
  readonly page: (house: string, about: string, state: HouseState) => string
  readonly pageTitle: (view: View) => string
  /**
   * The form for this reader; null when there is nothing for them to record. Once it is sent, the command says what it
   * comes too late for: a form that is sent twice gets the first answer.
   */
  readonly prepare: (context: HouseFormContext, about: string, sent?: boolean) => PreparedForm | null
}

/** The body of the command that a filled form stands for. */
export const bodyOf = (
  form: PreparedForm,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.entries(form.decode?.(values) ?? values).reduce<Readonly<Record<string, unknown>>>(
    (body, [path, value]) => withValue(body, path, value),
    form.fixed,
  )
