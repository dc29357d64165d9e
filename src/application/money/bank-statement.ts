import { createHash } from 'node:crypto'
import {
  type LineMatch,
  type OpenCommitment,
  proposeMatches,
  readStatement,
  type Statement,
  type StatementFormat,
  type StatementLine,
  type StatementProblem,
} from '../../bank-statements/statement.js'
import type { Commitment } from '../../domain/commitment/state.js'
import type { CommitmentId, HouseId, OrganId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import type { CommandProblem, CommandRequest, CommandResult } from '../command.js'
import type { Execute } from '../execute.js'
import type { HouseStates } from '../house-states.js'
import { beneficiaryName } from './told.js'

/** A movement of a statement: whether the ledger has it, and the commitments it may be a payment of. */
export type ReadLine = {
  readonly bookedOn: string
  readonly amountCents: number
  /** As the file says; never recorded, it can be about a person. */
  readonly counterparty: string | null
  readonly communication: string | null
  readonly fingerprint: string
  readonly known: boolean
  readonly candidates: readonly {
    readonly commitment: string
    readonly what: string
    readonly certainty: 'sure' | 'likely' | 'possible'
    readonly because: readonly string[]
  }[]
  readonly unmatchedBecause: string | null
}

export type ReadBankStatement = {
  readonly account: string
  readonly number: string
  readonly closedOn: string
  readonly openingCents: number
  readonly closingCents: number
  readonly lines: readonly ReadLine[]
}

/** What is in a file, before anything is recorded; or everything that is wrong with it, by line. */
export type BankPreview =
  | {
      readonly ok: true
      readonly format: StatementFormat
      readonly file: string
      readonly statements: readonly ReadBankStatement[]
    }
  | { readonly ok: false; readonly problems: readonly StatementProblem[] }

/** What was recorded of a file. */
export type BankRecorded = {
  readonly newLines: number
  readonly knownLines: number
  /** Payments that were recorded because only one commitment could be meant. */
  readonly payments: readonly { readonly payment: string; readonly commitment: string; readonly amountCents: number }[]
  readonly refused: readonly { readonly statement: string; readonly problem: CommandProblem }[]
}

type Asked = { readonly managedBy: OrganId; readonly bytes: Uint8Array; readonly fileName: string }

/** What is still to be paid from money that this organ sees to. */
const openCommitments = (state: HouseState, managedBy: OrganId): readonly OpenCommitment[] =>
  [...state.money.commitments].flatMap(([commitment, { grant, amount, paid, beneficiary, reference }]) =>
    amount > paid && state.money.grants.get(grant)?.managedBy === managedBy
      ? [
          {
            commitment,
            beneficiaryName: beneficiaryName(state, beneficiary),
            // Accounts of others are not kept: they can be those of persons.
            beneficiaryIban: null,
            reference,
            leftCents: toWire((amount - paid) as typeof amount),
          },
        ]
      : [],
  )

const readLine = (state: HouseState, { line, candidates, unmatchedBecause }: LineMatch): ReadLine => ({
  bookedOn: line.bookedOn,
  amountCents: line.amountCents,
  counterparty: line.counterparty.name,
  communication: line.communication?.text ?? null,
  fingerprint: line.fingerprint,
  known: state.money.fingerprints.has(line.fingerprint),
  candidates: candidates.map(({ commitment, certainty, because }) => ({
    commitment,
    what: state.money.commitments.get(commitment as CommitmentId)?.what ?? '',
    certainty,
    because,
  })),
  unmatchedBecause,
})

/** The matches of all that is new in a file together, so that no commitment is offered twice as sure. */
const matchesOf = (
  state: HouseState,
  managedBy: OrganId,
  statements: readonly Statement[],
): ReadonlyMap<string, LineMatch> => {
  const fresh = statements
    .flatMap(({ lines }) => lines)
    .filter((line) => !state.money.fingerprints.has(line.fingerprint))
  const matches = proposeMatches(fresh, openCommitments(state, managedBy))
  return new Map(matches.map((match) => [match.line.fingerprint, match]))
}

const unmatched = (line: StatementLine): LineMatch => ({ line, candidates: [], unmatchedBecause: null })

/** Reads a bank statement and says what it would change, without recording anything. */
export const previewBankStatement = (state: HouseState, { managedBy, bytes, fileName }: Asked): BankPreview => {
  const read = readStatement(bytes, fileName)
  if (!read.ok) return read
  const matches = matchesOf(state, managedBy, read.statements)
  return {
    ok: true,
    format: read.format,
    file: createHash('sha256').update(bytes).digest('hex'),
    statements: read.statements.map(({ account, number, closedOn, openingCents, closingCents, lines }) => ({
      account,
      number,
      closedOn,
      openingCents,
      closingCents,
      lines: lines.map((line) => readLine(state, matches.get(line.fingerprint) ?? unmatched(line))),
    })),
  }
}

/** Twelve digits of a structured communication; anything else stays in the file. */
const digitsOf = (line: StatementLine): string | null => {
  if (line.communication?.kind !== 'structured') return null
  const digits = line.communication.text.replace(/\D/g, '')
  return digits.length === 12 ? digits : null
}

type Sender = Pick<CommandRequest, 'principal' | 'via'> & { readonly house: HouseId }
type Refusals = BankRecorded['refused'][number][]
type Send = (type: 'ImportBankStatement' | 'RecordPayment', body: object, key: string) => Promise<CommandResult>

const bodyOf = (
  statement: Statement,
  facts: { readonly managedBy: OrganId; readonly format: string; readonly file: string },
) => ({
  effectiveOn: statement.closedOn,
  ...facts,
  account: statement.account,
  number: statement.number,
  openingCents: statement.openingCents,
  closingCents: statement.closingCents,
  lines: statement.lines.map((line) => ({
    fingerprint: line.fingerprint,
    bookedOn: line.bookedOn,
    amountCents: line.amountCents,
    communication: digitsOf(line),
  })),
})

const isNothingNew = (result: CommandResult): boolean =>
  !result.ok && result.problem.kind === 'refused' && result.problem.refusal.code === 'bank.nothing-new'

/** Records the movements of each statement; answers how many were new. */
const recordMovements = async (
  send: Send,
  statements: readonly Statement[],
  facts: Parameters<typeof bodyOf>[1],
  refused: Refusals,
): Promise<number> => {
  let newLines = 0
  for (const statement of statements) {
    if (statement.lines.length === 0) continue
    const { account, number } = statement
    const result = await send(
      'ImportBankStatement',
      bodyOf(statement, facts),
      `bank:${facts.file}:${account}:${number}`,
    )
    if (!result.ok && !isNothingNew(result)) refused.push({ statement: number, problem: result.problem })
    if (result.ok && !result.repeated) newLines += result.answer.events.length - 1
  }
  return newLines
}

/** The one commitment that a movement surely pays; null when there is none, or more than one. */
const surely = (
  state: HouseState,
  { candidates }: LineMatch,
): { readonly id: string; readonly one: Commitment } | null => {
  const [candidate, second] = candidates
  if (candidate?.certainty !== 'sure' || second?.certainty === 'sure') return null
  const one = state.money.commitments.get(candidate.commitment as CommitmentId)
  return one === undefined ? null : { id: candidate.commitment, one }
}

/** Records a payment for each movement that is surely that of one commitment. */
const recordPayments = async (
  send: Send,
  state: HouseState,
  managedBy: OrganId,
  matches: Iterable<LineMatch>,
  refused: Refusals,
): Promise<BankRecorded['payments']> => {
  const payments: BankRecorded['payments'][number][] = []
  for (const match of matches) {
    const { line } = match
    const bankLine = state.money.fingerprints.get(line.fingerprint)
    const commitment = surely(state, match)
    if (bankLine === undefined || commitment === null) continue
    const amountCents = -line.amountCents
    const result = await send(
      'RecordPayment',
      {
        effectiveOn: line.bookedOn,
        commitment: commitment.id,
        managedBy,
        beneficiary: commitment.one.beneficiary,
        amountCents,
        reference: `${line.account} ${line.statement}`,
        bankLine,
      },
      `bank-line:${line.fingerprint}`,
    )
    if (!result.ok) refused.push({ statement: line.statement, problem: result.problem })
    else if (!result.repeated) {
      payments.push({ payment: result.answer.created.payment ?? '', commitment: commitment.id, amountCents })
    }
  }
  return payments
}

/**
 * Records a bank statement: its movements, and a payment for each that is surely that of one commitment. The same file, or
 * the same movements in another file, change nothing more: each command has a key of its own.
 */
export const createRecordBankStatement =
  ({ execute, houses }: { readonly execute: Execute; readonly houses: HouseStates }) =>
  async (
    sender: Sender,
    { managedBy, bytes, fileName }: Asked,
  ): Promise<{ readonly ok: true; readonly recorded: BankRecorded } | Extract<BankPreview, { ok: false }>> => {
    const read = readStatement(bytes, fileName)
    if (!read.ok) return read
    const { statements, format } = read
    const refused: Refusals = []
    const send: Send = (type, body, key) => execute({ ...sender, type, body, key, dossierRevision: null })
    const matches = matchesOf((await houses.load(sender.house)).state, managedBy, statements)
    const facts = { managedBy, format, file: createHash('sha256').update(bytes).digest('hex') }
    const newLines = await recordMovements(send, statements, facts, refused)
    const { state } = await houses.load(sender.house)
    const payments = await recordPayments(send, state, managedBy, matches.values(), refused)
    const all = statements.reduce((sum, { lines }) => sum + lines.length, 0)
    return { ok: true, recorded: { newLines, knownLines: all - newLines, payments, refused } }
  }
