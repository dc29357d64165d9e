import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createQueries } from '../../projections/create-queries.js'
import {
  type BankPreview,
  createRecordBankStatement,
  previewBankStatement,
  type ReadLine,
} from '../application/money/bank-statement.js'
import type { HouseId, OrganId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import { sentence, type TextKey } from '../texts/catalogue.js'
import { formatter } from '../texts/format.js'
import { findAskedHouse } from './asked-house.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

const say = sentence('nl')
const { money } = formatter('nl')

export type BankArguments = {
  readonly house: string
  readonly organ: string
  readonly record: boolean
  readonly json: boolean
}

const findOrgan = (state: HouseState, asked: string): OrganId => {
  const found = [...state.organs].filter(([id, { name }]) => id === asked || name.toLowerCase() === asked.toLowerCase())
  const [first, second] = found
  if (first === undefined) {
    const names = [...state.organs.values()].map(({ name }) => name).join(', ')
    throw new CommandFailed(`The house has no organ ${asked}; it has ${names}.`)
  }
  if (second !== undefined) throw new CommandFailed(`Several organs are called ${asked}; give the id of one.`)
  return first[0]
}

const describeLine = (line: ReadLine): string => {
  const amount = `${line.bookedOn}  ${line.amountCents < 0 ? '-' : '+'}${money(Math.abs(line.amountCents))}`
  const who = [line.counterparty, line.communication].filter((part) => part !== null).join(', ')
  const [candidate] = line.candidates
  if (line.known) return `  ${amount}  ${who}  [${say('bank.known')}]`
  return candidate === undefined
    ? `  ${amount}  ${who}  [${say('bank.unmatched')}]`
    : `  ${amount}  ${who}  → ${candidate.what} [${say(`bank.certainty.${candidate.certainty}`)}]`
}

/** The problems of a file, with their lines: the reason to stop. */
const mustBeRead = <Read extends { readonly ok: boolean }>(
  read: Read | Extract<BankPreview, { ok: false }>,
): Exclude<Read, { readonly ok: false }> => {
  if ('problems' in read) {
    const lines = read.problems.map(
      ({ line, code, details }) =>
        `  ${say('bank.line', { line })} ${say(`bank-statement.${code}` as TextKey, details)}`,
    )
    throw new CommandFailed([say('bank.refused'), ...lines].join('\n'))
  }
  return read as Exclude<Read, { readonly ok: false }>
}

/** Shows what is in a bank statement, and with `--record` records its movements and what is surely a payment of one commitment. */
export const bank = async (path: string, asked: BankArguments): Promise<void> => {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CommandFailed(`${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`, 2)
  })
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    await runtime.engine.catchUp()
    const { id } = await findAskedHouse(createQueries(runtime.pool), asked.house)
    const house = id as HouseId
    const { state } = await runtime.houses.load(house)
    const file = { managedBy: findOrgan(state, asked.organ), bytes, fileName: basename(path) }
    const preview = mustBeRead(previewBankStatement(state, file))
    if (!asked.record) {
      const text = preview.statements.flatMap(({ account, number, lines }) => [
        `${account} ${number}`,
        ...lines.map(describeLine),
      ])
      process.stdout.write(`${asked.json ? JSON.stringify(preview, null, 2) : text.join('\n')}\n`)
      return
    }
    const record = createRecordBankStatement({ execute: runtime.execute, houses: runtime.houses })
    const { recorded } = mustBeRead(await record({ house, principal: { kind: 'operator' }, via: 'import' }, file))
    const { newLines, knownLines, payments, refused } = recorded
    process.stdout.write(
      `${asked.json ? JSON.stringify(recorded, null, 2) : say('bank.recorded', { newLines, knownLines, payments: payments.length })}\n`,
    )
    const why = refused.map(({ statement, problem }) =>
      problem.kind === 'refused'
        ? `${statement}: ${say(`refusal.${problem.refusal.code}`, problem.refusal.details)}`
        : `${statement}: ${problem.kind}`,
    )
    if (why.length > 0) throw new CommandFailed(why.join('\n'))
  })
}
