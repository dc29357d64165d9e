import fc from 'fast-check'
import { z } from 'zod'
import { commitPersonalValues } from '../../../src/application/commit-personal-values.js'
import {
  type DomainCommand,
  type DomainCommandType,
  domainCommands,
  type ReceivedCommand,
} from '../../../src/domain/commands.js'
import { kbo } from './small-house.js'

/** Stands for an id of one kind until the command is sent: the `number`-th that exists by then, or one that does not. */
class Pick {
  constructor(
    readonly kind: string,
    readonly number: number,
  ) {}

  /** How fast-check prints it in a counterexample. */
  [fc.toStringMethod](): string {
    return `${this.kind}#${this.number}`
  }
}

/** Answers the id that a pick stands for; the command's dossier helps to find ids that belong together. */
export type IdOf = (kind: string, number: number, dossier: string | null) => string

export type RandomCommand = { readonly type: DomainCommandType; readonly fields: unknown }

type Schema = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minItems?: number
  readonly default?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly reference?: string
}

/** Few days and subjects, so that acts meet; those of the past mostly, as most acts are facts. */
export const days = ['2025-03-01', '2025-06-01', '2025-12-31', '2026-01-01', '2026-03-02'] as const
export const outerDays = ['2024-11-01', '2025-01-01', '2026-12-31', '2030-12-31'] as const
const someDay = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...days) },
  { weight: 3, arbitrary: fc.constantFrom(...outerDays) },
)

export const subjects = [
  'all',
  'finances',
  'finances.use-of-subsidies',
  'partners.admission',
  'working-groups.establishment',
  'offer',
  'offer.play',
  'unheard.of',
] as const

const texts = ['Speelstraat', 'Omdat het zo is afgesproken.', 'é 🙂'] as const

/** A value for one field, read from its published schema, so that a new command takes part without being named here. */
const anyValueOf = (schema: Schema, name: string): fc.Arbitrary<unknown> => {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => anyValueOf(choice, name)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.reference !== undefined) {
    const kind = schema.reference
    return fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(40)).map((number) => new Pick(kind, number))
  }
  if (name === 'kbo') return fc.constantFrom(null, ...Object.values(kbo))
  if (schema.format === 'date') return someDay
  if (name === 'email') return fc.constant('speelstraat@voorbeeld.be')
  if (name === 'phone') return fc.constant('+32 9 000 00 00')
  if (schema.pattern !== undefined) return fc.constantFrom(...subjects)
  switch (schema.type) {
    case 'string':
      return fc.constantFrom(...texts)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'integer':
      return name.endsWith('Cents')
        ? fc.constantFrom(0, 100_000, 150_000, 400_000, 2_000_000)
        : fc.integer({ min: 1, max: 3 })
    case 'array':
      return fc.array(anyValueOf(schema.items ?? {}, name), { minLength: schema.minItems ?? 0, maxLength: 3 })
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([field, inner]) => [field, fieldOf(inner, field)]),
        ),
      )
    default:
      throw new Error(`No random value for the field ${name}: ${JSON.stringify(schema)}`)
  }
}

/** A field with a default mostly keeps it, as it does for a user. */
const fieldOf = (schema: Schema, name: string): fc.Arbitrary<unknown> =>
  schema.default === undefined
    ? anyValueOf(schema, name)
    : fc.oneof({ weight: 2, arbitrary: fc.constant(schema.default) }, anyValueOf(schema, name))

/** Commands of one type with every field random, ids still open. */
const commandsOf = (definition: (typeof domainCommands)[number]): fc.Arbitrary<RandomCommand> => {
  const schema = z.toJSONSchema(definition.schema, { io: 'input' }) as Schema
  return anyValueOf(schema, definition.type).map((fields) => ({ type: definition.type, fields }))
}

type Terms = { level: string; ratifyingOrgan: unknown; addressee: unknown }

/** Most random terms have fields that do not fit their level; these have, so that there are mandates to speak of. */
const fitting = ({ type, fields }: RandomCommand, organ: number): RandomCommand => {
  const { terms, ...rest } = fields as { terms: Terms }
  const { level } = terms
  const ratifyingOrgan = level === 'decide-subject-to-bekrachtiging' ? new Pick('organ', organ) : null
  const addressee = level === 'propose' ? new Pick('organ', organ) : null
  return { type, fields: { ...rest, terms: { ...terms, ratifyingOrgan, addressee } } }
}

/** Seldom does a random count fit; these do when three of the oldest seats may vote. */
const counted = ({ type, fields }: RandomCommand, pro: number): RandomCommand => ({
  type,
  fields: {
    ...(fields as object),
    ballot: new Pick('ballot', 0),
    participants: [0, 1, 2].map((number) => new Pick('seat', number)),
    tally: { for: pro, against: 3 - pro, abstain: 0 },
  },
})

/** Votes subject to referral back, and what becomes of them, in the ballot that was opened last: else they seldom meet. */
const referringBack = ({ type, fields }: RandomCommand, seat: number): RandomCommand => ({
  type,
  fields: {
    ...(fields as object),
    ballot: new Pick('ballot', 0),
    ...(type === 'CloseReferralBack' ? { effectiveOn: '2026-03-02' } : { seat: new Pick('seat', seat) }),
    ...(type === 'CastVote' ? { subjectToReferralBack: true, proxy: null } : {}),
  },
})

const refersBack: ReadonlySet<DomainCommandType> = new Set(['CastVote', 'ConfirmVote', 'CloseReferralBack'])

const arbitraryOf = (definition: (typeof domainCommands)[number]): fc.Arbitrary<RandomCommand> => {
  const any = commandsOf(definition)
  if (definition.type === 'CountSecretBallot') {
    return fc.oneof(
      { weight: 1, arbitrary: any },
      { weight: 5, arbitrary: fc.tuple(any, fc.nat(3)).map(([one, pro]) => counted(one, pro)) },
    )
  }
  if (refersBack.has(definition.type)) {
    return fc.oneof(
      any,
      fc.tuple(any, fc.nat(3)).map(([one, seat]) => referringBack(one, seat)),
    )
  }
  if (definition.type !== 'GrantMandate' && definition.type !== 'AmendMandate') return any
  return fc.oneof(
    { weight: 1, arbitrary: any },
    { weight: 5, arbitrary: fc.tuple(any, fc.nat(3)).map(([one, organ]) => fitting(one, organ)) },
  )
}

const byType = new Map(domainCommands.map((definition) => [definition.type, arbitraryOf(definition)]))

/** What ends something comes seldom, or a random house would soon be dead; what needs much before it comes often. */
const weights: Partial<Record<DomainCommandType, number>> = {
  FoundHouse: 1,
  DissolveOrgan: 1,
  EndSeat: 1,
  ErasePersonalData: 1,
  RecordPersonDetails: 2,
  RecordWithdrawal: 1,
  WithdrawProposal: 1,
  RevokeMandate: 1,
  SuspendMandate: 2,
  GrantMandate: 12,
  OpenBallot: 8,
  CastVote: 24,
  CloseBallot: 8,
  CountSecretBallot: 24,
  ConfirmVote: 20,
  CloseReferralBack: 20,
  TakeDecision: 24,
  GrantBekrachtiging: 12,
  RefuseBekrachtiging: 12,
  SendDecisionBack: 12,
  GiveAdvice: 8,
  AnswerAdvicePoint: 12,
  RecordAttendance: 16,
  ReviseProposal: 8,
}

/** Random commands of these types; of all of them unless given. */
export const randomCommand = (types: readonly DomainCommandType[] = [...byType.keys()]): fc.Arbitrary<RandomCommand> =>
  fc.oneof(...types.map((type) => ({ weight: weights[type] ?? 4, arbitrary: byType.get(type)! })))

/** A life of a house: enough random commands to get somewhere. */
export const randomCommands = (types?: readonly DomainCommandType[]): fc.Arbitrary<RandomCommand[]> =>
  fc.array(randomCommand(types), { minLength: 30, maxLength: 120, size: 'max' })

const withIds = (value: unknown, idOf: IdOf, dossier: string | null): unknown => {
  if (value instanceof Pick) return idOf(value.kind, value.number, dossier)
  if (Array.isArray(value)) return value.map((item) => withIds(item, idOf, dossier))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withIds(inner, idOf, dossier)]))
}

/** The command as it would come through the door; null where its own schema refuses it. */
export const toCommand = ({ type, fields }: RandomCommand, idOf: IdOf): DomainCommand | null => {
  const { dossier } = fields as { dossier?: unknown }
  const dossierId = dossier instanceof Pick ? idOf('dossier', dossier.number, null) : null
  const schema = domainCommands.find((definition) => definition.type === type)!.schema
  const checked = schema.safeParse(withIds(fields, idOf, dossierId))
  if (!checked.success) return null
  const received = { type, ...checked.data } as ReceivedCommand
  return commitPersonalValues(received, () => Buffer.alloc(32, 7)).command
}
