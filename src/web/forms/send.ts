import type { FastifyRequest } from 'fastify'
import type { CommandAnswer, CommandProblem, Execute } from '../../application/execute.js'
import type { Principal } from '../../application/principal.js'
import type { Thing } from '../../application/seen.js'
import type { HouseId } from '../../domain/shared/identifiers.js'
import { endBeforeStart } from '../../domain/shared/period.js'
import { localDate } from '../../domain/shared/time.js'
import { placesIn, writtenPlace } from '../../domain/template/places.js'
import { HttpProblem } from '../../http/http-problem.js'
import { problemOfCommand } from '../../http/problem.js'
import type { View } from '../frame/view.js'
import type { Sending, Values } from './act.js'
import { boundsOf, type Field, type FormError, readField, type Typed } from './fields.js'

const isText = (value: unknown): value is string | readonly string[] =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))

/** Everything typed in a form. */
export const typedIn = (request: FastifyRequest): Typed =>
  typeof request.body === 'object' && request.body !== null
    ? Object.fromEntries(
        Object.entries(request.body).filter((entry): entry is [string, string | readonly string[]] => isText(entry[1])),
      )
    : {}

/** The places of a template that still stand in what was typed: nobody meant to record those. */
const placesLeft = ({ templates }: Field, value: unknown): readonly string[] =>
  templates === undefined || typeof value !== 'string' ? [] : placesIn(templates.purpose, value)

/** What the fields say, or what is wrong with each; when each is right, with how they go together. */
export const readFields = (
  view: View,
  fields: readonly Field[],
  typed: Typed,
  check: (values: Values) => readonly FormError[] = () => [],
): { readonly values: Values; readonly errors: readonly FormError[] } => {
  const values: Record<string, unknown> = {}
  const errors: FormError[] = []
  for (const field of fields) {
    const read = readField(field, typed)
    if ('wrong' in read)
      errors.push({ field: field.name, message: view.say(read.wrong, { label: field.label, ...boundsOf(field) }) })
    else values[field.name] = read.value
    const left = placesLeft(field, 'value' in read ? read.value : null)
    if (left.length > 0) {
      const details = { label: field.label, places: view.list(left.map(writtenPlace)) }
      errors.push({ field: field.name, message: view.say('form.error.places-left', details) })
    }
  }
  return { values, errors: errors.length > 0 ? errors : check(values) }
}

/** The field of the form that a field of the command belongs to: itself, its first part, or the nearest above it. */
const shownField = (fields: readonly Field[], path: string): Field | undefined =>
  fields.find(({ name }) => name === path) ??
  fields.find(({ name }) => name.startsWith(`${path}.`)) ??
  fields
    .filter(({ name }) => path.startsWith(`${name}.`))
    .toSorted((one, other) => other.name.length - one.name.length)[0]

/** Refusals carry days as the ledger writes them; a person reads “3 maart 2026”. */
export const withDays = (view: View, message: string): string =>
  message.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (localDate.safeParse(day).success ? view.day(day) : day))

/** How the schema says that nothing was given where something is needed. */
const MISSING = /must not be empty|received (null|undefined)|>=1 items/

const messageOf = (view: View, why: CommandProblem, field: Field | undefined, message: string): string => {
  if (why.kind !== 'invalid') return withDays(view, message)
  // The schema speaks English and to programs; a person reads which field it is and what to do about it.
  const label = field?.label ?? view.say('form.this-form')
  const isChoice = field?.kind === 'select' || field?.kind === 'checks'
  if (message === endBeforeStart.error) return view.say('form.error.end-before-start', { label })
  if (/e-?mail address/i.test(message)) return view.say('form.error.email', { label })
  if (/longer/.test(message)) return view.say('form.error.too-long', { label })
  if (MISSING.test(message)) return view.say(isChoice ? 'form.error.choose' : 'form.error.required', { label })
  return view.say(isChoice ? 'form.error.choice' : 'form.error.wrong', { label })
}

const errorsOf = (
  view: View,
  fields: readonly Field[],
  sending: Sending,
  why: CommandProblem,
): readonly FormError[] => {
  const { detail, fields: faults = [] } = problemOfCommand(why, view.language)
  if (faults.length === 0 || why.kind === 'key-reused') return [{ field: null, message: withDays(view, detail) }]
  return faults.map(({ field: path, message }) => {
    const field = shownField(fields, sending.fieldOf?.(path) ?? path)
    return { field: field?.name ?? null, message: messageOf(view, why, field, message) }
  })
}

const statusOf = (view: View, why: CommandProblem): number => {
  const { status } = problemOfCommand(why, view.language)
  return status === 400 ? 422 : status
}

export type Sent = {
  /** The answers of the commands that were accepted, in order. */
  readonly answers: readonly CommandAnswer[]
  readonly errors: readonly FormError[]
  /** Of the first refusal; 303 when all was recorded. */
  readonly status: number
  /** What another changed since the form was made. */
  readonly changed: readonly Thing[]
  /** Was something else recorded under this key before? */
  readonly reused?: boolean
}

/** The key that a form was made with, so that sending it twice records once. */
const FORM_KEY = /^[0-9a-f-]{36}$/

export const isFormKey = (key: string): boolean => FORM_KEY.test(key)

/** Sends the commands of one form, each under its own key; goes on after a refusal, so that one bad vote stops no other. */
export const sendAll = async (
  execute: Execute,
  view: View,
  form: {
    readonly house: HouseId
    readonly principal: Principal
    readonly key: string
    readonly dossierRevision: number | null
    readonly fields: readonly Field[]
    readonly sendings: readonly Sending[]
  },
): Promise<Sent> => {
  // Without a key of its own it would share one with every other form that has none.
  if (!isFormKey(form.key)) {
    return { answers: [], errors: [{ field: null, message: view.say('form.error.nothing') }], status: 422, changed: [] }
  }
  const answers: CommandAnswer[] = []
  const errors: FormError[] = []
  const changed: Thing[] = []
  let status = 303
  let reused = false
  for (const sending of form.sendings) {
    const { type, body, part, seen = [] } = sending
    const key = part === '' ? `web:${form.key}` : `web:${form.key}:${part}`
    const { house, principal, dossierRevision } = form
    const result = await execute({ house, type, body, principal, via: 'web', key, dossierRevision, seen })
    if (result.ok) answers.push(result.answer)
    // The whole form comes again with the same key: what was recorded of it is then answered as it was.
    else if (result.problem.kind === 'recent-sign-in-needed')
      throw new HttpProblem(problemOfCommand(result.problem, view.language))
    else {
      errors.push(...errorsOf(view, form.fields, sending, result.problem))
      if (result.problem.kind === 'key-reused') reused = true
      if (result.problem.kind === 'changed-meanwhile') changed.push(...result.problem.things)
      if (status === 303) status = statusOf(view, result.problem)
    }
  }
  return { answers, errors, status, changed, reused }
}
