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
import type { BankLineId, CommitmentId, HouseId, OrganId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import type { CommandProblem, CommandRequest } from '../command.js'
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
    const { house } = sender
    const file = createHash('sha256').update(bytes).digest('hex')
    const { state: before } = await houses.load(house)
    const matches = matchesOf(before, managedBy, read.statements)
    const send = (type: 'ImportBankStatement' | 'RecordPayment', body: object, key: string) =>
      execute({ ...sender, type, body, key, dossierRevision: null })
    const refused: { statement: string; problem: CommandProblem }[] = []
    let newLines = 0
    for (const { account, number, closedOn, openingCents, closingCents, lines } of read.statements) {
      if (lines.length === 0) continue
      const moved = lines.map((line) => ({
        fingerprint: line.fingerprint,
        bookedOn: line.bookedOn,
        amountCents: line.amountCents,
        communication: digitsOf(line),
      }))
      const { format } = read
      const facts = { managedBy, account, number, format, file, openingCents, closingCents, lines: moved }
      const result = await send(
        'ImportBankStatement',
        { effectiveOn: closedOn, ...facts },
        `bank:${file}:${account}:${number}`,
      )
      const nothingNew =
        !result.ok && result.problem.kind === 'refused' && result.problem.refusal.code === 'bank.nothing-new'
      if (!result.ok && !nothingNew) refused.push({ statement: number, problem: result.problem })
      if (result.ok && !result.repeated) newLines += result.answer.events.length - 1
    }
    const payments: { payment: string; commitment: string; amountCents: number }[] = []
    const { state } = await houses.load(house)
    for (const { line, candidates } of matches.values()) {
      const [candidate, second] = candidates
      const bankLine: BankLineId | undefined = state.money.fingerprints.get(line.fingerprint)
      if (bankLine === undefined || candidate?.certainty !== 'sure' || second?.certainty === 'sure') continue
      const commitment = state.money.commitments.get(candidate.commitment as CommitmentId)
      if (commitment === undefined) continue
      const amountCents = -line.amountCents
      const body = {
        effectiveOn: line.bookedOn,
        commitment: candidate.commitment,
        managedBy,
        beneficiary: commitment.beneficiary,
        amountCents,
        reference: `${line.account} ${line.statement}`,
        bankLine,
      }
      const result = await send('RecordPayment', body, `bank-line:${line.fingerprint}`)
      if (!result.ok) refused.push({ statement: line.statement, problem: result.problem })
      else if (!result.repeated) {
        payments.push({ payment: result.answer.created.payment ?? '', commitment: candidate.commitment, amountCents })
      }
    }
    const all = read.statements.reduce((sum, { lines }) => sum + lines.length, 0)
    return { ok: true, recorded: { newLines, knownLines: all - newLines, payments, refused } }
  }
