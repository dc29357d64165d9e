import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Booked, type BookedStatement, bookedLines, bookedStatement, closingOf } from './support/booked.js'
import { writeCamt } from './support/camt-writer.js'
import { writeCoda } from './support/coda-writer.js'
import { readText, statementsOf } from './support/read.js'

const communication = ({ said }: Booked) => {
  if (said.kind === 'none') return null
  if (said.kind === 'free') return { kind: 'free', text: said.text }
  const [, a, b, c] = /^(...)(....)(.....)$/.exec(said.text)!
  return { kind: 'structured', text: `+++${a}/${b}/${c}+++` }
}

/** What reading must give, apart from the places in the file and the fingerprints. */
const expected = (one: BookedStatement) => {
  const number = String(one.number).padStart(3, '0')
  return {
    account: one.account,
    number,
    openedOn: one.openedOn,
    closedOn: one.closedOn,
    openingCents: one.openingCents,
    closingCents: closingOf(one),
    lines: one.groups.flatMap((group) =>
      bookedLines({ ...one, groups: [group] }).map((line) => ({
        account: one.account,
        statement: number,
        bookedOn: one.closedOn,
        valueOn: line.valueOn ?? group.total.valueOn ?? one.closedOn,
        amountCents: line.amountCents,
        counterparty: { name: line.name, iban: line.iban },
        communication: communication(line),
        bankReference: line.reference,
      })),
    ),
  }
}

const shown = (text: string) =>
  statementsOf(text).map(({ lines, ...statement }) => ({
    ...statement,
    lines: lines.map(({ line: _, fingerprint: __, ...rest }) => rest),
  }))

const statements = fc.array(bookedStatement, { minLength: 1, maxLength: 3 })

/** Payments in a batch have one value day in camt.053, that of their entry. */
const asInCamt = (all: readonly BookedStatement[]): readonly BookedStatement[] =>
  all.map((one) => ({
    ...one,
    groups: one.groups.map((group) => ({
      ...group,
      payments: group.payments.map((payment) => ({ ...payment, valueOn: group.total.valueOn })),
    })),
  }))

const fingerprints = (text: string) =>
  statementsOf(text).flatMap(({ lines }) => lines.map(({ fingerprint }) => fingerprint))

const rent: Booked = {
  amountCents: -2500,
  valueOn: null,
  reference: 'A',
  name: null,
  iban: null,
  said: { kind: 'free', text: 'HUUR' },
  informed: false,
}

describe('a statement that was written in a format', () => {
  test('may have more movements than its numbers have digits', () => {
    const many: BookedStatement = {
      account: 'BE68539007547034',
      number: 1,
      openedOn: '2026-03-04',
      closedOn: '2026-03-05',
      openingCents: 100,
      groups: Array.from({ length: 10_002 }, () => ({ total: rent, payments: [], parts: [] })),
      messages: [],
    }
    const [read] = statementsOf(writeCoda([many]))
    expect(read!.closingCents).toBe(100 - 2500 * 10_002)
    expect(new Set(read!.lines.map(({ fingerprint }) => fingerprint)).size).toBe(10_002)
  })

  test('comes back from CODA as it was', () => {
    fc.assert(
      fc.property(statements, (all) => {
        expect(shown(writeCoda(all))).toEqual(all.map(expected))
      }),
      { numRuns: 200 },
    )
  })

  test.each(['02', '08'] as const)('comes back from camt.053 version %s as it was', (version) => {
    fc.assert(
      fc.property(statements.map(asInCamt), (all) => {
        expect(shown(writeCamt(all, version))).toEqual(all.map(expected))
      }),
      { numRuns: 100 },
    )
  })

  test('has the same fingerprints from CODA and from camt.053, all different', () => {
    fc.assert(
      fc.property(statements.map(asInCamt), (all) => {
        const fromCoda = fingerprints(writeCoda(all))
        expect(fingerprints(writeCamt(all, '08'))).toEqual(fromCoda)
        expect(new Set(fromCoda).size).toBe(fromCoda.length)
      }),
      { numRuns: 100 },
    )
  })
})

/** What a file says about money. */
const money = (text: string) => {
  const read = readText(text)
  return read.ok
    ? read.statements.map(({ account, openingCents, closingCents, lines }) => ({
        account,
        openingCents,
        closingCents,
        amounts: lines.map(({ amountCents }) => amountCents),
      }))
    : 'refused'
}

const replaced = (text: string, at: number, sign: string): string => `${text.slice(0, at)}${sign}${text.slice(at + 1)}`

describe('one sign that changed in a file', () => {
  test.each([
    ['CODA', writeCoda],
    ['camt.053', (all: readonly BookedStatement[]) => writeCamt(all, '08')],
  ] as const)('is refused or leaves the money of the statement as it was (%s)', (_, write) => {
    const changed = fc
      .record({
        text: fc.array(bookedStatement, { minLength: 1, maxLength: 2 }).map(write),
        at: fc.nat(),
        sign: fc.constantFrom(...'0123456789 AEUR<>/"&;-.+1'),
      })
      .map(({ text, at, sign }) => ({ text, changed: replaced(text, at % text.length, sign) }))
    fc.assert(
      fc.property(changed, ({ text, changed: other }) => {
        const read = money(other)
        if (read !== 'refused') expect(read).toEqual(money(text))
      }),
      { numRuns: 1500 },
    )
  })
})
