import fc from 'fast-check'
import { z } from 'zod'
import { type CommandDefinition, commandDefinitions } from '../../../src/application/command-definitions.js'
import { commitPersonalValues } from '../../../src/application/commit-personal-values.js'
import { accessCommands } from '../../../src/domain/access/commands.js'
import { actionCommands } from '../../../src/domain/action/commands.js'
import { adviceCommands } from '../../../src/domain/advice/commands.js'
import { aftermathCommands } from '../../../src/domain/aftermath/commands.js'
import { agreementCommands } from '../../../src/domain/agreement/commands.js'
import { allocationCommands } from '../../../src/domain/allocation/commands.js'
import { ballotCommands } from '../../../src/domain/ballot/commands.js'
import { bankCommands } from '../../../src/domain/bank/commands.js'
import { bekrachtigingCommands } from '../../../src/domain/bekrachtiging/commands.js'
import { budgetCommands } from '../../../src/domain/budget/commands.js'
import { candidacyCommands } from '../../../src/domain/candidacy/commands.js'
import type { DomainCommand, DomainCommandType, ReceivedCommand } from '../../../src/domain/commands.js'
import { commitmentCommands } from '../../../src/domain/commitment/commands.js'
import { contributionCommands } from '../../../src/domain/contribution/commands.js'
import { costSharingCommands } from '../../../src/domain/cost-sharing/commands.js'
import { decisionCommands } from '../../../src/domain/decision/commands.js'
import { delegationCommands } from '../../../src/domain/delegation/commands.js'
import { dossierCommands } from '../../../src/domain/dossier/commands.js'
import { evaluationCommands } from '../../../src/domain/evaluation/commands.js'
import { goalCommands } from '../../../src/domain/goal/commands.js'
import { grantCommands } from '../../../src/domain/grant/commands.js'
import { houseCommands } from '../../../src/domain/house/commands.js'
import { justificationCommands } from '../../../src/domain/justification/commands.js'
import { mandateCommands } from '../../../src/domain/mandate/commands.js'
import { meetingCommands } from '../../../src/domain/meeting/commands.js'
import { minutesCommands } from '../../../src/domain/minutes/commands.js'
import { organCommands } from '../../../src/domain/organ/commands.js'
import { partnerCommands } from '../../../src/domain/partner/commands.js'
import { paymentCommands } from '../../../src/domain/payment/commands.js'
import { personCommands } from '../../../src/domain/person/commands.js'
import { proxyCommands } from '../../../src/domain/proxy/commands.js'
import { recoveryCommands } from '../../../src/domain/recovery/commands.js'
import { ruleSetCommands } from '../../../src/domain/rule-set/commands.js'
import { seatCommands } from '../../../src/domain/seat/commands.js'
import { timeOfDayPattern } from '../../../src/domain/shared/time.js'
import { signalCommands } from '../../../src/domain/signal/commands.js'
import { moneyFields } from './random-money.js'
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
  readonly required?: readonly string[]
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
  'partners.exclusion',
  'working-groups.establishment',
  'offer',
  'offer.play',
  'unheard.of',
] as const

const texts = ['Speelstraat', 'Omdat het zo is afgesproken.', 'é 🙂'] as const

const accounts = ['00000009-0000-7000-8000-000000000001', '00000009-0000-7000-8000-000000000002'] as const

const account = 'BE68539007547034'
const fingerprint = (number: number): string => number.toString(16).padStart(64, '0')

/** What fields of a form of their own hold; the categories are few, so that budgets, earmarks and plans meet. */
const writtenAs: ReadonlyMap<string, readonly string[]> = new Map([
  ['^[0-9a-f]{64}$', [0, 1, 2, 3, 4, 5, 6, 7].map(fingerprint)],
  ['^[A-Z]{2}\\d{2}[A-Z0-9]{10,30}$', [account]],
  ['^\\d{12}$', ['010806817183']],
  ['^[a-z0-9-]{1,30}$', ['acm', 'ander']],
  ['^[a-z0-9]+(-[a-z0-9]+)*$', ['activities', 'staff', 'vervoer']],
])

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
  // Of no kind that a house knows: an account.
  if (schema.format === 'lowercase') return fc.constantFrom(...accounts)
  if (name === 'letter' || name === 'actionPoint') return fc.constantFrom('a', 'b')
  if (name === 'basisPoints') return fc.constantFrom(1_000, 5_000)
  if (name === 'year') return fc.constantFrom(2024, 2025, 2026)
  if (name === 'kbo') return fc.constantFrom(null, ...Object.values(kbo))
  if (schema.format === 'date') return someDay
  if (name === 'email') return fc.constant('speelstraat@voorbeeld.be')
  if (name === 'phone') return fc.constant('+32 9 000 00 00')
  if (schema.pattern === timeOfDayPattern.source) return fc.constantFrom('19:30', '20:15')
  const written = schema.pattern === undefined ? undefined : writtenAs.get(schema.pattern)
  if (written !== undefined) return fc.constantFrom(...written)
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
        // A field that may be left out is left out half of the time.
        {
          requiredKeys: Object.entries(schema.properties ?? {}).flatMap(([field, inner]) =>
            schema.required?.includes(field) === true || inner.default !== undefined ? [field] : [],
          ),
        },
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
const commandsOf = (definition: CommandDefinition): fc.Arbitrary<RandomCommand> => {
  const schema = z.toJSONSchema(definition.schema, { io: 'input' }) as Schema
  return anyValueOf(schema, definition.type).map((fields) => ({ type: definition.type, fields }))
}

type Further = { furtherRatifyingOrgans?: readonly number[]; ratificationOrder?: string }
type Terms = { level: string; ratifyingOrgan: unknown; addressee: unknown } & Record<keyof Further, unknown>

/** Mostly one organ ratifies; sometimes a second one does, in either order. */
const furtherOrgans = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc.record({
    furtherRatifyingOrgans: fc.constantFrom([1], [2], [1, 2]),
    ratificationOrder: fc.constantFrom('in-order', 'parallel'),
  }),
) as fc.Arbitrary<Further>

/** Most random terms have fields that do not fit their level; these have, so that there are mandates to speak of. */
const fitting = ({ type, fields }: RandomCommand, organ: number, further: Further): RandomCommand => {
  const { terms, ...rest } = fields as { terms: Terms }
  const { level } = terms
  const ratifyingOrgan = level === 'decide-subject-to-bekrachtiging' ? new Pick('organ', organ) : null
  const addressee = level === 'propose' ? new Pick('organ', organ) : null
  const { furtherRatifyingOrgans, ratificationOrder, ...others } = terms
  const besides =
    ratifyingOrgan === null || further.furtherRatifyingOrgans === undefined
      ? {}
      : { ...further, furtherRatifyingOrgans: further.furtherRatifyingOrgans.map((n) => new Pick('organ', organ + n)) }
  return { type, fields: { ...rest, terms: { ...others, ratifyingOrgan, addressee, ...besides } } }
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

/** What is said about a decision, or done with it. */
const answering: ReadonlySet<DomainCommandType> = new Set<DomainCommandType>([
  'GrantBekrachtiging',
  'MeetBekrachtigingCondition',
  'RecordSilence',
  'RecordExecution',
  'PublishDecision',
])

const laterDay = fc.constantFrom('2025-06-01', '2026-01-01', '2026-03-02')
const STUURGROEP = 0
const COLLEGE = 2

/** The newest decision of a dossier, mostly answered by the organ that ratifies most, after it was taken. */
const answered = ({ type, fields }: RandomCommand, dossier: number, effectiveOn: string): RandomCommand => ({
  type,
  fields: {
    ...(fields as object),
    effectiveOn,
    dossier: new Pick('dossier', dossier),
    decision: new Pick('decision', 0),
    ...('organ' in (fields as object) ? { organ: new Pick('organ', COLLEGE) } : {}),
    ...('meeting' in (fields as object) ? { meeting: null } : {}),
    ...('condition' in (fields as object) ? { condition: 1 } : {}),
  },
})

/** A decision of the stuurgroep as a whole, without a ballot. */
const decidedBySome = ({ type, fields }: RandomCommand, dossier: number, effectiveOn: string): RandomCommand => ({
  type,
  fields: {
    ...(fields as object),
    effectiveOn,
    dossier: new Pick('dossier', dossier),
    organ: new Pick('organ', STUURGROEP),
    role: null,
    meeting: null,
    ballot: null,
    outcome: 'adopted',
  },
})

/** A decision of the college, which decides by itself; whatever is in its way, it is admitted. */
const decidedByCollege = (command: RandomCommand, dossier: number, effectiveOn: string): RandomCommand => {
  const { type, fields } = decidedBySome(command, dossier, effectiveOn)
  return {
    type,
    fields: {
      ...(fields as object),
      organ: new Pick('organ', COLLEGE),
      conditionsConfirmed: [],
      irregularBecause: texts[1],
    },
  }
}

/** Rules of the college by which its silence has a meaning after a day. */
const silent = ({ type, fields }: RandomCommand, silence: string): RandomCommand => {
  const { rules, ...rest } = fields as { rules: object }
  const ratifying = { days: 1, silence }
  return {
    type,
    fields: {
      ...rest,
      effectiveOn: '2025-01-01',
      organ: new Pick('organ', COLLEGE),
      rules: { ...rules, bekrachtiging: ratifying },
    },
  }
}

/** The day on which the meetings of the stuurgroep are held, mostly. */
export const meetingDay = '2025-06-01'

/** Seldom do random acts of a meeting fit together; these are of the newest ones, on their day, by the oldest seats. */
const inMeeting = (number: number, other: number): Partial<Record<DomainCommandType, object>> => {
  const effectiveOn = meetingDay
  const meeting = new Pick('meeting', 0)
  const before = new Pick('meeting', 1)
  const seat = new Pick('seat', number)
  const dossier = new Pick('dossier', number % 2)
  const item = { effectiveOn, meeting, dossier }
  const proxy = { giver: seat, holder: new Pick('seat', other), irregularBecause: texts[1] }
  const room = { effectiveOn, meeting, fromItem: 1, seat }
  return {
    ConveneMeeting: {
      effectiveOn: '2025-03-01',
      organ: new Pick('organ', 0),
      heldOn: meetingDay,
      form: 'in-person',
      respondBy: null,
      secondConvocationOf: null,
      chair: null,
      secretary: null,
      agenda: [dossier],
    },
    AppointMeetingChair: { effectiveOn, meeting, chair: seat },
    AppointMeetingSecretary: { effectiveOn, meeting, secretary: seat },
    AddAgendaItem: { ...item, requestedBy: null },
    WithdrawAgendaItem: item,
    RecordAttendance: { effectiveOn, meeting, present: [0, 1, 2].map((one) => new Pick('seat', one)) },
    RecordArrival: room,
    RecordDeparture: room,
    OpenMeeting: { effectiveOn, meeting },
    NoteQuorum: { effectiveOn, meeting },
    TreatAgendaItem: item,
    DeclareConflict: { ...item, seat, leftAt: null },
    SuspendMeeting: { effectiveOn, meeting, resumesOn: null },
    ResumeMeeting: { effectiveOn, meeting },
    CloseMeeting: { effectiveOn, meeting },
    DraftMinutes: { effectiveOn, meeting: number === 0 ? meeting : before },
    RemarkOnMinutes: { effectiveOn, meeting: before, by: { kind: 'seat', seat } },
    ApproveMinutes: { effectiveOn, meeting: before, inMeeting: meeting },
    RectifyMinutes: { effectiveOn: '2025-12-31', meeting: before },
    GiveProxy: { ...proxy, effectiveOn: '2025-03-01' },
  }
}
/** Votes subject to referral back, and what becomes of them, in the ballot that was opened last: else they seldom meet. */
const referringBack = ({ type, fields }: RandomCommand, seat: number): RandomCommand => ({
  type,
  fields: {
    ...(fields as object),
    ballot: new Pick('ballot', 0),
    ...(type === 'CastVote' ? {} : { effectiveOn: '2026-03-02' }),
    ...(type === 'CloseReferralBack' ? {} : { seat: new Pick('seat', seat) }),
    ...(type === 'CastVote' ? { subjectToReferralBack: true, proxy: null } : {}),
  },
})

const refersBack: ReadonlySet<DomainCommandType> = new Set(['CastVote', 'ConfirmVote', 'CloseReferralBack'])

const ofMoney = moneyFields((kind, number) => new Pick(kind, number))

/** Of an organ, as one and by itself, and of changes that are not accounted for: all else is mostly refused. */
const amongInput: Partial<Record<DomainCommandType, object>> = {
  RequestAdvice: { of: new Pick('organ', STUURGROEP), ofPartners: [] },
  GiveAdvice: { partner: null, heard: [], minority: [] },
  ReviseProposal: { changes: [] },
  CloseDossier: { by: new Pick('organ', STUURGROEP), unansweredBecause: texts[1] },
  ReopenDossier: { by: new Pick('organ', STUURGROEP), effectiveOn: '2026-03-02' },
  GiveContribution: { about: { kind: 'whole' }, given: { kind: 'writing' } },
}

const arbitraryOf = (definition: CommandDefinition): fc.Arbitrary<RandomCommand> => {
  const any = commandsOf(definition)
  if (definition.type === 'CountSecretBallot') {
    return fc.oneof(
      { weight: 1, arbitrary: any },
      { weight: 5, arbitrary: fc.tuple(any, fc.nat(3)).map(([one, pro]) => counted(one, pro)) },
    )
  }
  const among = amongInput[definition.type]
  if (among !== undefined) {
    const fittingOne = any.map(({ type, fields }) => ({ type, fields: { ...(fields as object), ...among } }))
    return fc.oneof({ weight: 1, arbitrary: any }, { weight: 3, arbitrary: fittingOne })
  }
  if (definition.type === 'TakeDecision') {
    const some = fc.tuple(any, fc.nat(3), fc.constantFrom(...days)).map((parts) => decidedBySome(...parts))
    return fc.oneof({ weight: 3, arbitrary: any }, { weight: 1, arbitrary: some })
  }
  if (answering.has(definition.type)) {
    return fc.oneof(
      { weight: 1, arbitrary: any },
      { weight: 5, arbitrary: fc.tuple(any, fc.nat(3), laterDay).map((parts) => answered(...parts)) },
    )
  }
  if (definition.type === 'AdoptRuleSet') {
    return fc.oneof(
      { weight: 1, arbitrary: any },
      { weight: 2, arbitrary: fc.tuple(any, fc.constantFrom('granted', 'lapsed')).map((parts) => silent(...parts)) },
    )
  }
  if (definition.type in inMeeting(0, 0)) {
    const fittingOne = fc.tuple(any, fc.nat(3), fc.nat(3)).map(([{ type, fields }, number, other]) => ({
      type,
      fields: { ...(fields as object), ...inMeeting(number, other)[type] },
    }))
    return fc.oneof({ weight: 1, arbitrary: any }, { weight: 5, arbitrary: fittingOne })
  }
  const aboutMoney = ofMoney[definition.type]
  if (aboutMoney !== undefined) {
    const fittingOne = fc.tuple(any, aboutMoney).map(([{ type, fields }, some]) => ({
      type,
      fields: { ...(fields as object), ...some },
    }))
    return fc.oneof({ weight: 1, arbitrary: any }, { weight: 8, arbitrary: fittingOne })
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
    { weight: 5, arbitrary: fc.tuple(any, fc.nat(3), furtherOrgans).map((parts) => fitting(...parts)) },
  )
}

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<RandomCommand> }

const definitions = [...commandDefinitions.values()]
const byType = new Map(definitions.map((definition) => [definition.type, arbitraryOf(definition)]))

/** What ends something comes seldom, or a random house would soon be dead; what needs much before it comes often. */
const weights: Partial<Record<DomainCommandType, number>> = {
  FoundHouse: 1,
  DissolveOrgan: 1,
  SucceedOrgan: 1,
  EndSeat: 1,
  ErasePersonalData: 1,
  RecordPersonDetails: 2,
  RecordWithdrawal: 1,
  ExcludePartner: 1,
  MergePartners: 1,
  SubmitCandidacy: 2,
  RefuseCandidacy: 2,
  WithdrawCandidacy: 1,
  EndDelegation: 2,
  SetGoal: 2,
  EndGoal: 1,
  CancelAction: 1,
  DraftAgreement: 2,
  TerminateAgreement: 1,
  EvaluateOrgan: 1,
  EvaluateYear: 1,
  WithdrawProposal: 1,
  CloseDossier: 1,
  WithdrawAdvice: 2,
  RevokeMandate: 1,
  SuspendMandate: 2,
  GrantMandate: 12,
  OpenBallot: 8,
  CastVote: 24,
  CloseBallot: 8,
  CountSecretBallot: 24,
  AnnulBallot: 2,
  ConfirmVote: 20,
  CloseReferralBack: 20,
  TakeDecision: 24,
  GrantBekrachtiging: 24,
  GrantBekrachtigingBatch: 4,
  MeetBekrachtigingCondition: 24,
  RecordSilence: 16,
  AdoptRuleSet: 8,
  AnnulDecision: 2,
  RecordExecution: 8,
  PublishDecision: 8,
  RefuseBekrachtiging: 12,
  SendDecisionBack: 12,
  GiveAdvice: 8,
  AnswerAdvicePoint: 12,
  RecordAttendance: 16,
  ConveneMeeting: 2,
  SuspendMeeting: 1,
  CloseMeeting: 1,
  NoteQuorum: 1,
  AppointMeetingChair: 1,
  AppointMeetingSecretary: 1,
  RecordArrival: 2,
  RecordDeparture: 2,
  OpenMeeting: 3,
  TreatAgendaItem: 2,
  DeclareConflict: 1,
  DraftMinutes: 1,
  RemarkOnMinutes: 1,
  ApproveMinutes: 2,
  RectifyMinutes: 2,
  GiveProxy: 3,
  RevokeProxy: 3,
  ReviseProposal: 8,
  CloseGrant: 1,
  AdoptBudget: 1,
  EndCostKey: 1,
  AgreeCostKey: 1,
  ImportBankStatement: 3,
  WithdrawAllocation: 1,
  ReversePayment: 2,
  PlanMoney: 6,
  MakeAllocation: 8,
  ChangeAllocation: 8,
  EnterCommitment: 8,
  RecordPayment: 12,
  ExplainPayment: 8,
  SubmitJustification: 8,
  AssessJustification: 8,
  ClaimRecovery: 6,
  ReceiveRecovery: 6,
  WaiveRecovery: 6,
}

/** Where it is about money, that comes most; what decides on it is a beginning, and then mostly the college does. */
const besideMoney: Partial<Record<DomainCommandType, Weighted>> = {
  TakeDecision: {
    weight: 10,
    arbitrary: fc
      .tuple(byType.get('TakeDecision')!, fc.nat(6), fc.constantFrom(...days))
      .map((parts) => decidedByCollege(...parts)),
  },
  GrantBekrachtiging: { weight: 4, arbitrary: byType.get('GrantBekrachtiging')! },
}

const weighted = (type: DomainCommandType): Weighted => ({ weight: weights[type] ?? 4, arbitrary: byType.get(type)! })

/** Random commands of these types; of all of them unless given. */
export const randomCommand = (types: readonly DomainCommandType[] = [...byType.keys()]): fc.Arbitrary<RandomCommand> =>
  fc.oneof(...types.map((type) => (types === moneyTheme ? besideMoney[type] : undefined) ?? weighted(type)))

/** A life of a house: enough random commands to get somewhere. */
export const randomCommands = (types?: readonly DomainCommandType[]): fc.Arbitrary<RandomCommand[]> =>
  fc.array(randomCommand(types), { minLength: 30, maxLength: 120, size: 'max' })

const typesOf = (
  ...lists: readonly (readonly { readonly type: DomainCommandType }[])[]
): readonly DomainCommandType[] => lists.flatMap((list) => list.map(({ type }) => type))

const moneyCommands = typesOf(
  grantCommands,
  budgetCommands,
  allocationCommands,
  commitmentCommands,
  paymentCommands,
  justificationCommands,
  recoveryCommands,
  costSharingCommands,
  bankCommands,
)

/** Is most of a life about money? */
export const isAboutMoney = (commands: readonly RandomCommand[]): boolean =>
  commands.filter(({ type }) => moneyCommands.includes(type)).length * 2 > commands.length

/** Money, and the decisions that it follows. */
export const moneyTheme: readonly DomainCommandType[] = [
  ...moneyCommands,
  'TakeDecision',
  'AnnulDecision',
  'GrantBekrachtiging',
]

/**
 * Lives that go about one thing each: among all commands at once, what takes many steps hardly ever comes about. A command
 * added to a concept joins by itself.
 */
export const themes: readonly (readonly DomainCommandType[])[] = [
  typesOf(definitions),
  typesOf(ballotCommands, decisionCommands),
  [...typesOf(decisionCommands, bekrachtigingCommands, ruleSetCommands), 'GrantMandate', 'ReviseProposal'],
  [...typesOf(decisionCommands, aftermathCommands), 'GrantMandate', 'RevokeMandate', 'GrantBekrachtiging'],
  typesOf(dossierCommands, contributionCommands, adviceCommands, signalCommands),
  typesOf(meetingCommands, minutesCommands, proxyCommands),
  typesOf(partnerCommands, candidacyCommands, organCommands, seatCommands, delegationCommands),
  typesOf(goalCommands, actionCommands, evaluationCommands, dossierCommands),
  typesOf(agreementCommands, partnerCommands),
  typesOf(accessCommands),
  typesOf(mandateCommands, houseCommands, personCommands, ruleSetCommands),
  moneyTheme,
]

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
  const checked = commandDefinitions.get(type)!.schema.safeParse(withIds(fields, idOf, dossierId))
  if (!checked.success) return null
  const received = { type, ...(checked.data as object) } as ReceivedCommand
  return commitPersonalValues(received, () => Buffer.alloc(32, 7)).command
}
