import type { MoneyAct } from '../../../projections/money/answers.js'
import { type Hit, monetarySample, randomSample } from '../../domain/money/sample.js'
import { traceOf } from '../../domain/money/trace.js'
import type { Payment } from '../../domain/payment/state.js'
import type { PaymentId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { documentsOf, type ToldDocument } from './documents.js'
import { drawFrom, newSeed } from './draw.js'
import { beneficiaryName, type ToldStep, tellTrace } from './told.js'

/** By payment: each payment as likely as another. By amount: each cent. */
export const samplingMethods = ['random', 'amount'] as const

export type SamplingMethod = (typeof samplingMethods)[number]

/** How many may be asked at once. */
export const LARGEST_SAMPLE = 500

export type SampleAsked = {
  readonly size: number
  readonly by: SamplingMethod
  /** Null: a new one, that the answer tells. */
  readonly seed: string | null
  /** First and last day on which a payment counts; null: no limit. */
  readonly from: LocalDate | null
  readonly until: LocalDate | null
  /** Only what had been recorded by then: the same sample can be drawn later on. */
  readonly knownAt: Instant | null
}

/** A payment that was drawn, with all that shows what it rests on. */
export type ToldSampleItem = {
  readonly payment: string
  readonly on: string
  readonly name: string
  readonly amountCents: number
  readonly event: string
  /** By amount: how many of the chosen cents are of this payment, and its first cent in the row (from 0). */
  readonly hits: number | null
  readonly firstCent: number | null
  readonly steps: readonly ToldStep[]
  readonly documents: readonly ToldDocument[]
}

export type ToldSample = {
  readonly by: SamplingMethod
  readonly seed: string
  readonly size: number
  readonly from: string | null
  readonly until: string | null
  readonly knownAt: string | null
  /** From what it was drawn. */
  readonly population: { readonly payments: number; readonly amountCents: number }
  /** By amount: where the row of chosen cents begins. */
  readonly startCent: number | null
  readonly items: readonly ToldSampleItem[]
}

type Candidate = { readonly id: PaymentId; readonly amount: bigint; readonly payment: Payment }

/** Payments that stand (not reversed) and were made in the period. */
const candidates = ({ money }: HouseState, { from, until }: SampleAsked): readonly Candidate[] =>
  [...money.payments].flatMap(([id, payment]) => {
    const { on } = payment.made
    const within = (from === null || from <= on) && (until === null || on <= until)
    return within && payment.reversed === null ? [{ id, amount: payment.amount, payment }] : []
  })

type Drawn = { readonly item: Candidate; readonly hit: Hit<Candidate> | null }

const draw = (
  all: readonly Candidate[],
  { by, size }: SampleAsked,
  seed: string,
): { readonly start: bigint | null; readonly drawn: readonly Drawn[] } => {
  if (by === 'random')
    return { start: null, drawn: randomSample(all, size, drawFrom(seed)).map((item) => ({ item, hit: null })) }
  const { start, chosen } = monetarySample(all, size, drawFrom(seed))
  return { start, drawn: chosen.map((hit) => ({ item: hit.item, hit })) }
}

const tellItem = (state: HouseState, acts: readonly MoneyAct[], { item, hit }: Drawn): ToldSampleItem => {
  const { id, payment } = item
  const trace = traceOf(state, id)
  const commitments = new Set(payment.covers.map(({ commitment }) => commitment))
  return {
    payment: id,
    on: payment.made.on,
    name: beneficiaryName(state, payment.beneficiary),
    amountCents: toWire(payment.amount),
    event: payment.made.event,
    hits: hit?.hits ?? null,
    firstCent: hit === null ? null : Number(hit.firstCent),
    steps: trace === null ? [] : tellTrace(state, trace).steps,
    documents: documentsOf(acts, { commitments, payments: new Set([id]) }),
  }
}

/** Draws a sample of the payments of a house and gathers the evidence of each; `acts` are those of the same house and moment. */
export const takeSample = (state: HouseState, acts: readonly MoneyAct[], asked: SampleAsked): ToldSample => {
  const { by, size, from, until, knownAt } = asked
  const seed = asked.seed ?? newSeed()
  const all = candidates(state, asked)
  const { start, drawn } = draw(all, asked, seed)
  return {
    by,
    seed,
    size,
    from,
    until,
    knownAt,
    population: { payments: all.length, amountCents: Number(all.reduce((sum, { amount }) => sum + amount, 0n)) },
    startCent: start === null ? null : Number(start),
    items: drawn.map((one) => tellItem(state, acts, one)),
  }
}
