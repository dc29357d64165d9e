import type { EventOf } from '../events.js'
import { findBankLine } from '../money/find.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, refuse } from '../shared/decider.js'
import type { BankLineId } from '../shared/identifiers.js'

export const bankDeciders: DecidersOf<'ImportBankStatement' | 'SetBankLineAside'> = {
  ImportBankStatement: (command, state, context) => {
    const { managedBy, account, number, format, file, openingCents, closingCents, lines, effectiveOn } = command
    const refused = organMustBeActive(state, managedBy, effectiveOn, 'managedBy')
    if (refused !== null) return refused
    const moved = lines.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n)
    if (BigInt(openingCents) + moved !== BigInt(closingCents)) return refuse('bank.balance-differs', 'closingCents')
    if (new Set(lines.map(({ fingerprint }) => fingerprint)).size < lines.length) {
      return refuse('bank.movement-named-twice', 'lines')
    }
    const late = lines.findIndex(({ bookedOn }) => bookedOn > effectiveOn)
    if (late !== -1) return refuse('bank.movement-after-statement', `lines.${late}.bookedOn`)
    const fresh = lines.flatMap((movement, index) =>
      state.money.fingerprints.has(movement.fingerprint) ? [] : [{ ...movement, number: index + 1 }],
    )
    if (fresh.length === 0) return refuse('bank.nothing-new', 'file')
    const recorded = fresh.map(
      ({ fingerprint, bookedOn, amountCents, communication }): EventOf<'BankLineRecorded'> => ({
        type: 'BankLineRecorded',
        data: {
          bankLine: context.newId() as BankLineId,
          managedBy,
          account,
          statement: number,
          fingerprint,
          bookedOn,
          amountCents,
          communication,
        },
      }),
    )
    const [first] = recorded
    const numbered = recorded.map(({ data }, index) => [`bankLine/${fresh[index]?.number}`, data.bankLine] as const)
    const counts = { newLines: fresh.length, knownLines: lines.length - fresh.length }
    return accept(
      [
        {
          type: 'BankStatementImported',
          data: { managedBy, account, number, format, file, openingCents, closingCents, ...counts },
        },
        ...recorded,
      ],
      { ...(first === undefined ? {} : { bankLine: first.data.bankLine }), ...Object.fromEntries(numbered) },
    )
  },

  SetBankLineAside: ({ bankLine, reason, effectiveOn }, state) => {
    const line = findBankLine(state, bankLine)
    if ('ok' in line) return line
    if (line.matched !== 0n) return refuse('bank-line.matched', 'bankLine')
    if (effectiveOn < line.bookedOn) return refuse('bank-line.other-day', 'effectiveOn', { day: line.bookedOn })
    return accept([{ type: 'BankLineSetAside', data: { bankLine, reason } }])
  },
}
