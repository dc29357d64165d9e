import fc from 'fast-check'
import { belgianAccount, structuredDigits } from './account.js'

/** A bank statement as a bank knows it, before it is written in any format. */
export type Booked = {
  readonly amountCents: number
  readonly valueOn: string | null
  readonly reference: string
  readonly name: string | null
  readonly iban: string | null
  readonly said: { readonly kind: 'none' | 'number' | 'free'; readonly text: string }
  /** Does the file give more about the counterparty (CODA record 3.1)? */
  readonly informed: boolean
}

export type BookedGroup = {
  readonly total: Booked
  /** Payments that the customer or the bank totalised. */
  readonly payments: readonly Booked[]
  /** Of what one payment is made: amount and costs. */
  readonly parts: readonly number[]
}

export type BookedStatement = {
  readonly account: string
  readonly number: number
  readonly openedOn: string
  readonly closedOn: string
  readonly openingCents: number
  readonly groups: readonly BookedGroup[]
  readonly messages: readonly string[]
}

const word = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 1, maxLength: 11 })
const words = (most: number, longest: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(' ').slice(0, longest).trim())

const ten = fc.bigInt({ min: 1n, max: 9_999_999_999n }).map((number) => String(number).padStart(10, '0'))

/** Nobody pays from an account to itself: the accounts of others begin otherwise. */
const accountOf = (first: string) => ten.map((digits) => belgianAccount(`${first}${digits.slice(1)}`))

const day = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map((one) => `2026-${String(one.month).padStart(2, '0')}-${String(one.day).padStart(2, '0')}`)

const amount = (signs: readonly (1 | -1)[]) =>
  fc.tuple(fc.integer({ min: 1, max: 2_000_000_000 }), fc.constantFrom(...signs)).map(([cents, sign]) => cents * sign)

const booked = (signs: readonly (1 | -1)[] = [1, -1]): fc.Arbitrary<Booked> =>
  fc.record({
    amountCents: amount(signs),
    valueOn: fc.option(day),
    reference: fc.string({ unit: fc.constantFrom(...'ABC0123456789'), minLength: 1, maxLength: 21 }),
    name: fc.option(words(4, 35)),
    iban: fc.option(accountOf('7')),
    said: fc.oneof(
      fc.constant({ kind: 'none', text: '' } as const),
      ten.map((digits) => ({ kind: 'number', text: structuredDigits(digits) }) as const),
      words(20, 140).map((text) => ({ kind: 'free', text }) as const),
    ),
    informed: fc.boolean(),
  })

const single: fc.Arbitrary<BookedGroup> = booked().map((total) => ({ total, payments: [], parts: [] }))

const totalised: fc.Arbitrary<BookedGroup> = fc
  .tuple(booked(), fc.array(booked([-1]), { minLength: 1, maxLength: 5 }))
  .map(([total, payments]) => ({
    total: { ...total, amountCents: payments.reduce((sum, one) => sum + one.amountCents, 0) },
    payments,
    parts: [],
  }))

const withCosts: fc.Arbitrary<BookedGroup> = fc
  .tuple(booked([-1]), fc.integer({ min: 1, max: 5000 }))
  .map(([total, costs]) => ({ total, payments: [], parts: [total.amountCents + costs, -costs] }))

export const bookedStatement: fc.Arbitrary<BookedStatement> = fc.record({
  account: accountOf('0'),
  number: fc.integer({ min: 1, max: 366 }),
  openedOn: day,
  closedOn: day,
  openingCents: amount([1, -1]),
  groups: fc.array(fc.oneof({ weight: 3, arbitrary: single }, totalised, withCosts), { minLength: 1, maxLength: 6 }),
  messages: fc.array(words(6, 80), { maxLength: 2 }),
})

export const closingOf = ({ openingCents, groups }: BookedStatement): number =>
  groups.reduce((sum, { total }) => sum + total.amountCents, openingCents)

/** The lines that whoever reads it must find: payments in place of their total. */
export const bookedLines = ({ groups }: BookedStatement): readonly Booked[] =>
  groups.flatMap(({ total, payments }) => (payments.length > 0 ? payments : [total]))
