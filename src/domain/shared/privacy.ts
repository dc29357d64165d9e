import { z } from 'zod'
import type { Brand } from './identifiers.js'

/**
 * What the text of an event field may say about persons, and why it may stand in a log that is never changed.
 * - `structured`: no text can be written in it: the id of a thing, a day, the number of an organisation;
 * - `not-personal`: text about matters or organisations;
 * - `kept`: it concerns a person and stays, on this legal ground;
 * - `erasable`: it concerns a person: the log holds a commitment only, the value can be erased.
 */
export type PrivacyClass =
  | { readonly kind: 'structured' }
  | { readonly kind: 'not-personal'; readonly because: string }
  | { readonly kind: 'kept'; readonly ground: string }
  | { readonly kind: 'erasable'; readonly ground: string }

/** The class of each declared schema. A registry of its own, so that nothing of it shows in the published schemas. */
export const privacyClasses = z.registry<PrivacyClass>()

/** A copy that is declared apart from the schema it is made from. */
const declared = <Schema extends z.ZodType>(schema: Schema, privacyClass: PrivacyClass): Schema => {
  const copy = schema.clone()
  privacyClasses.add(copy, privacyClass)
  return copy
}

/** A string that no text can be written in. */
export const structured = <Schema extends z.ZodType>(schema: Schema): Schema => declared(schema, { kind: 'structured' })

/** Text about matters or organisations; `because` says why no person is meant. */
export const notPersonal = <Schema extends z.ZodType>(schema: Schema, because: string): Schema =>
  declared(schema, { kind: 'not-personal', because })

/** Concerns a person and stays in the log; `ground` is the legal ground. */
export const kept = <Schema extends z.ZodType>(schema: Schema, ground: string): Schema =>
  declared(schema, { kind: 'kept', ground })

/** In place of a personal value: HMAC-SHA256 under a random key of that value, in base64url. Says nothing without the key. */
const commitmentShape = z.strictObject({
  commitment: z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: 'is not a commitment' }),
})

export type Commitment = z.output<typeof commitmentShape>

/** The field of an event that stands for a personal value which can be erased; `ground` is the ground to have it at all. */
export const erasable = (ground: string): typeof commitmentShape =>
  declared(commitmentShape, { kind: 'erasable', ground })

/** A personal value as it came in with a command: it goes no further than the door. */
export type PersonalText = Brand<string, 'PersonalText'>

/** The schemas of personal values in commands. */
export const personalInputs = z.registry<{ readonly personal: true }>()

/** A field of a command whose value is replaced by its commitment before anything is decided or kept. */
export const personal = <Schema extends z.ZodType<string>>(schema: Schema) => {
  const copy = schema.clone()
  personalInputs.add(copy, { personal: true })
  return copy.brand<'PersonalText'>()
}

/** A command as the rules see it: commitments where personal values came in. */
export type Committed<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends infer Value ? (Value extends PersonalText ? Commitment : Value) : never
}

/** Why a text about the matter of a house names nobody. */
export const reasons = {
  organisation: 'names an organisation, an organ or a place',
  matter: 'speaks of the matter; the form says that names of persons do not belong in it',
  source: 'names a decree, statutes, a convenant or a minutes book',
} as const

/** Legal grounds, as the published table gives them. */
export const grounds = {
  pseudonym:
    'a reference without a name; public office and accountability of a decision (Decreet over het lokaal bestuur; GDPR art. 6(1)(e))',
  account:
    'a reference without a name to who signs in; who may administer or audit a house, and looked into it, is accounted for (GDPR art. 6(1)(e) and 5(2))',
  vote: 'a seat, never a name: the public vote and attendance of an office holder are kept (Decreet over het lokaal bestuur; GDPR art. 6(1)(e))',
  office: 'what someone does, never who it is: public office (Decreet over het lokaal bestuur; GDPR art. 6(1)(e))',
  contact: 'to reach and name a representative (GDPR art. 6(1)(e)); erased on request or when retention ends (art. 17)',
  remark: 'why a representation ended (GDPR art. 6(1)(e)); erased on request or when retention ends (art. 17)',
} as const
