import { z } from 'zod'
import { notPersonal, reasons } from './privacy.js'
import { line } from './text.js'
import { localDate } from './time.js'

/** A text outside the ledger that authority starts from (docs/mandates.md). */
export const foundingText = z.strictObject({
  kind: z.literal('founding-text'),
  textKind: z.enum([
    'decree',
    'statutes',
    'convenant',
    'engagement-declaration',
    'cooperation-agreement',
    'council-decision',
    'founding-meeting',
  ]),
  reference: notPersonal(line, reasons.source),
  date: localDate,
})

export type FoundingText = z.output<typeof foundingText>
