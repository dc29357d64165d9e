import { z } from 'zod'
import { accessCommands } from '../domain/access/commands.js'
import { type DomainCommandType, domainCommands } from '../domain/commands.js'
import { changeLogo } from '../domain/house/commands.js'
import { recordMinutesPaper } from '../domain/minutes/commands.js'

/** The only version of the file format there is. A later, incompatible one gets a number of its own. */
export const houseFormat = 'besluitboek-house/1'

/** The short name of a house file; the idempotency keys of its acts are made from it. */
export const houseKeyPattern = '^[a-z0-9]+(-[a-z0-9]+)*$'

/** Where a fact comes from: a text in the bibliography (S0 to S4), with the chapter if known, or assumed. */
export const sourcePattern = '^(S[0-4]( .+)?|assumed)$'

/** The command that a house begins with; it stands apart, under `house`. */
export const foundingType = 'FoundHouse' satisfies DomainCommandType

/** The kinds of thing a reference can name: the `reference` of each id schema in src/domain/shared/identifiers.ts. */
export const referenceKinds = [
  'partner',
  'organ',
  'seat',
  'person',
  'mandate',
  'meeting',
  'dossier',
  'contribution',
  'advice-request',
  'advice',
  'ballot',
  'decision',
  'proxy',
  'candidacy',
  'delegation',
  'goal',
  'action',
  'agreement',
  'grant',
  'allocation',
  'commitment',
  'payment',
  'justification',
  'recovery',
  'cost-key',
  'shared-cost',
  'bank-line',
  'template',
  'event',
] as const

export type ReferenceKind = (typeof referenceKinds)[number]

/** `kind:name`, for example `organ:stuurgroep`. */
export type Reference = `${ReferenceKind}:${string}`

export const namePattern = '[a-z0-9]+(-[a-z0-9]+)*'

/** What an act with `as` gives a name to, by the type of its command; other acts can only name their event. */
export const createdKinds: Partial<Record<ActType, ReferenceKind>> = {
  AdmitPartner: 'partner',
  EstablishOrgan: 'organ',
  AssignSeat: 'seat',
  GrantMandate: 'mandate',
  OpenDossier: 'dossier',
  GiveContribution: 'contribution',
  GiveSignal: 'contribution',
  RequestAdvice: 'advice-request',
  GiveAdvice: 'advice',
  ConveneMeeting: 'meeting',
  OpenBallot: 'ballot',
  GiveProxy: 'proxy',
  TakeDecision: 'decision',
  MergePartners: 'partner',
  SubmitCandidacy: 'candidacy',
  DelegateTo: 'delegation',
  SetGoal: 'goal',
  PlanAction: 'action',
  DraftAgreement: 'agreement',
  RecordGrant: 'grant',
  PlanMoney: 'allocation',
  MakeAllocation: 'allocation',
  EnterCommitment: 'commitment',
  RecordPayment: 'payment',
  SubmitJustification: 'justification',
  ClaimRecovery: 'recovery',
  AgreeCostKey: 'cost-key',
  ShareCost: 'shared-cost',
  ImportBankStatement: 'bank-line',
  AddTemplate: 'template',
}

/** Commands of which each line becomes a thing of its own: `as: "bank-line:maart"` names `bank-line:maart-1`, `-2` and on. */
export const namesEachLine: ReadonlySet<ActType> = new Set<ActType>(['PlanMoney', 'ImportBankStatement'])

/** Fields that a file names otherwise than the command, because the file says something else with that word. */
const otherNames: Partial<Record<DomainCommandType, { readonly inFile: string; readonly inCommand: string }>> = {
  RecordGrant: { inFile: 'giver', inCommand: 'source' },
}

/** The name of a field of this command as it stands in a file. */
export const nameInFile = (type: DomainCommandType, field: string): string =>
  otherNames[type]?.inCommand === field ? otherNames[type].inFile : field

/** The name in the command of a field that stands in a file. */
export const nameInCommand = (type: DomainCommandType, field: string): string =>
  otherNames[type]?.inFile === field ? otherNames[type].inCommand : field

/** Answers that create something only when they pass input on: it then is a further contribution, with a name of its own. */
const mayPassOn: ReadonlySet<ActType> = new Set<ActType>(['AnswerContribution', 'AnswerAdvicePoint', 'AnswerSignal'])

/** The kind that `as` names on an act of this type: what it creates, or else its event. */
const kindNamedBy = (type: ActType): ReferenceKind => createdKinds[type] ?? 'event'

/** The kinds that `as` may name on any act of this type, the usual one first. */
export const kindsNamedBy = (type: ActType): readonly [ReferenceKind, ...ReferenceKind[]] =>
  mayPassOn.has(type) ? ['event', 'contribution'] : [kindNamedBy(type)]

/** The kinds that `as` may name on this act: of what it creates, as its fields say. */
export const kindsNamedByAct = (
  type: ActType,
  fields: Readonly<Record<string, unknown>>,
): readonly [ReferenceKind, ...ReferenceKind[]] =>
  mayPassOn.has(type) && fields.verdict === 'passed-on' ? kindsNamedBy(type) : [kindNamedBy(type)]

/** Splits `kind:name`; null when the text is not a reference. */
export const readReference = (text: string): { readonly kind: ReferenceKind; readonly name: string } | null => {
  const found = new RegExp(`^([a-z-]+):(${namePattern})$`).exec(text)
  const kind = referenceKinds.find((known) => known === found?.[1])
  const name = found?.[2]
  return kind === undefined || name === undefined ? null : { kind, name }
}

/** The fields that the file adds to those of a command. */
export const fileFields = ['do', 'as', 'source', 'note'] as const

/**
 * Accounts stand outside the ledger, with who signs in here: no file gives access to a house. And the program that makes a
 * file of approved minutes records what it is. A file brings no picture along.
 */
const leftOut = [...accessCommands, recordMinutesPaper, changeLogo].map(({ type }) => type)

type LeftOut = (typeof leftOut)[number]

const isLeftOut = (type: DomainCommandType): type is LeftOut => leftOut.some((one) => one === type)

/** The commands an act may name with `do`. */
export type ActType = Exclude<DomainCommandType, typeof foundingType | LeftOut>

export const actDefinitions = domainCommands.flatMap(({ type, schema }) =>
  type === foundingType || isLeftOut(type) ? [] : [{ type: type satisfies ActType, schema }],
)

/** The fields of a house file outside the fields of its commands. */
export const provenance = z.object({
  source: z.string().regex(new RegExp(sourcePattern), {
    error: 'is not a source; write S0, S1, S2, S3 or S4 (a chapter may follow: "S3 ch.1 §6"), or "assumed"',
  }),
  note: z.string().trim().min(1).max(1000).optional(),
})
