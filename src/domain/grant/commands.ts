import { z } from 'zod'
import { numbered } from '../bekrachtiging/events.js'
import { budgetYear, moneyCategory, moneyLine, moneyProse, positiveCents } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { bankLineId, grantId, organId, paymentId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { cents } from '../shared/money.js'
import { endBeforeStart, inOrder, until } from '../shared/period.js'
import { line } from '../shared/text.js'
import { localDate } from '../shared/time.js'
import { earmark, grantSource } from './events.js'

const terms = {
  amountCents: positiveCents,
  earmarks: z.array(earmark).max(40).default([]),
  conditions: numbered.default([]),
  reportDates: z.array(localDate).max(60).default([]),
  instalments: z
    .array(z.strictObject({ due: localDate, amountCents: positiveCents }))
    .max(60)
    .default([]),
  perYear: z
    .array(z.strictObject({ year: budgetYear, amountCents: cents }))
    .max(30)
    .default([]),
}

export const recordGrant = defineCommand('RecordGrant', {
  title: line,
  source: grantSource,
  reference: line,
  legalBasis: line.nullable().default(null),
  period: z.strictObject({ from: localDate, until }).refine(inOrder, endBeforeStart),
  inKind: z.strictObject({ what: moneyLine, valuation: moneyProse }).nullable().default(null),
  managedBy: organId,
  passedOnFrom: paymentId.nullable().default(null),
  ...terms,
})

/** Gives all terms anew; what is left out is gone. */
export const amendGrant = defineCommand('AmendGrant', {
  grant: grantId,
  ...terms,
  reference: line,
  reason: moneyProse,
  irregularBecause,
})

export const extendGrant = defineCommand('ExtendGrant', { grant: grantId, until: localDate, reason: moneyProse })

export const closeGrant = defineCommand('CloseGrant', { grant: grantId, reason: moneyProse })

export const receiveInstalment = defineCommand('ReceiveInstalment', {
  grant: grantId,
  amountCents: positiveCents,
  reference: line,
  bankLine: bankLineId.nullable().default(null),
})

export const useInKind = defineCommand('UseInKind', {
  grant: grantId,
  category: moneyCategory,
  what: line,
  amountCents: positiveCents,
})

export const grantCommands = [recordGrant, amendGrant, extendGrant, closeGrant, receiveInstalment, useInKind] as const
