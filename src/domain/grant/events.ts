import { z } from 'zod'
import { numbered } from '../bekrachtiging/events.js'
import { budgetYear, moneyCategory, moneyLine, moneyProse, positiveCents } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { bankLineId, grantId, organId, partnerId, paymentId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { endBeforeStart, inOrder, until } from '../shared/period.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line } from '../shared/text.js'
import { localDate } from '../shared/time.js'

/** Where money of a house comes from (S2, S3 ch.2 §4). */
export const grantSourceKind = z.enum([
  'opgroeien',
  'municipality',
  'province',
  'project-call',
  'fund',
  'own-income',
  'partner',
  'other',
])

export const grantSource = z.strictObject({
  kind: grantSourceKind,
  name: notPersonal(line, reasons.organisation),
  /** The partner of the house that gives it, where it is one. */
  partner: partnerId.nullable(),
})

/** What part of a grant must, or may at most, go to one category; a share is in hundredths of a percent of its amount. */
export const earmark = z.strictObject({
  category: moneyCategory,
  rule: z.enum(['at-least', 'at-most']),
  limit: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('amount'), amountCents: cents }),
    z.strictObject({ kind: z.literal('share'), basisPoints: z.int().min(0).max(10_000) }),
  ]),
})

export type Earmark = z.output<typeof earmark>

/** What of a grant may change while it runs. */
export const grantTerms = {
  amountCents: positiveCents,
  earmarks: z.array(earmark).max(40),
  conditions: numbered,
  /** The days by which the giver asks for an account. */
  reportDates: z.array(localDate).max(60),
  /** What is expected, and when. */
  instalments: z.array(z.strictObject({ due: localDate, amountCents: positiveCents })).max(60),
  /** What may be used in a calendar year; a year that is not named has no limit of its own. */
  perYear: z.array(z.strictObject({ year: budgetYear, amountCents: cents })).max(30),
}

const period = z.strictObject({ from: localDate, until }).refine(inOrder, endBeforeStart)

/** Money, or something worth money, was promised to the house. */
export const grantRecorded = defineEvent(
  'GrantRecorded',
  z.strictObject({
    grant: grantId,
    title: moneyLine,
    source: grantSource,
    reference: notPersonal(line, reasons.source),
    legalBasis: notPersonal(line, reasons.source).nullable(),
    period,
    /** Staff hours, a building, services: what it is and how its value was set. Null for money. */
    inKind: z.strictObject({ what: moneyLine, valuation: moneyProse }).nullable(),
    /** The organ that sees to it (S0: the stuurgroep manages the budget). */
    managedBy: organId,
    /** The payment of this house that a partner passes on by it: that money was counted already. */
    passedOnFrom: paymentId.nullable(),
    ...grantTerms,
  }),
)

/** Said again with what changes its amount, so that each event says by itself where money went. */
const kind = { isInKind: z.boolean(), passedOnFrom: paymentId.nullable() }

/** All terms as they are from now on. */
export const grantAmended = defineEvent(
  'GrantAmended',
  z.strictObject({
    grant: grantId,
    ...grantTerms,
    ...kind,
    /** What the amount was before. */
    formerCents: cents,
    reference: notPersonal(line, reasons.source),
    reason: moneyProse,
  }),
)

export const grantExtended = defineEvent(
  'GrantExtended',
  z.strictObject({ grant: grantId, until: localDate, reason: moneyProse }),
)

/** The account is closed; what was not allocated lapses. */
export const grantClosed = defineEvent(
  'GrantClosed',
  z.strictObject({ grant: grantId, ...kind, lapsedCents: cents, reason: moneyProse }),
)

/** Money of a grant came in. */
export const instalmentReceived = defineEvent(
  'InstalmentReceived',
  z.strictObject({ grant: grantId, amountCents: positiveCents, reference: moneyLine, bankLine: bankLineId.nullable() }),
)

/** Of what was given in kind, this was used; its value counts beside the money, never with it. */
export const inKindUsed = defineEvent(
  'InKindUsed',
  z.strictObject({ grant: grantId, category: moneyCategory, what: moneyLine, amountCents: positiveCents }),
)

export const grantEvents = [
  grantRecorded,
  grantAmended,
  grantExtended,
  grantClosed,
  instalmentReceived,
  inKindUsed,
] as const
