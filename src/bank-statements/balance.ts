import { euros, sumOf } from './amount.js'
import type { Report } from './problems.js'

/** Reports a statement whose opening balance and lines do not make its closing balance. */
export const checkBalance = (
  at: number,
  { openingCents, closingCents, amounts }: { openingCents: number; closingCents: number; amounts: readonly number[] },
  report: Report,
): void => {
  const movements = sumOf(amounts)
  const reached = BigInt(openingCents) + movements
  if (reached === BigInt(closingCents)) return
  report(at, 'balance.does-not-add-up', {
    opening: euros(openingCents),
    movements: euros(movements),
    reached: euros(reached),
    closing: euros(closingCents),
  })
}
