import { decideFinally, grantFields, lineOf, proposeMoney } from './money.js'
import type { SmallHouse } from './small-house.js'

/**
 * So far chance alone seldom gets: a grant with three plans that wait for a decision and one that was carried out up to a
 * payment, a payment without a decision, a decision about finances without a plan, something in kind, and a cost key.
 */
export const prepareMoney = (small: SmallHouse): void => {
  const { house, municipality, centre, stuurgroep } = small
  const effectiveOn = '2025-02-01'
  const inKind = { what: 'Lokaal', valuation: 'Huurprijs van de buurt' }
  house.record('RecordGrant', { ...grantFields(small), amountCents: 200_000, inKind })
  const grant = house.record('RecordGrant', grantFields(small)).grant!
  const money = { ...small, grant }
  const planned = (amountCents: number): string => {
    const dossier = proposeMoney(money, amountCents, null, effectiveOn)
    house.record('PlanMoney', { effectiveOn, dossier, lines: [lineOf(money, { amountCents })] })
    return dossier
  }
  planned(100_000)
  planned(150_000)
  planned(400_000)
  decideFinally(small, proposeMoney(money, 100_000, null, effectiveOn), effectiveOn)
  decideFinally(small, planned(200_000), effectiveOn)
  const { allocation } = house.newest('AllocationMade')
  const entered = { effectiveOn, allocation: allocation as string, what: 'Speelkoffers', amountCents: 120_000 }
  const { commitment } = house.record('EnterCommitment', entered)
  const payment = {
    effectiveOn,
    managedBy: stuurgroep,
    beneficiary: { kind: 'partner', partner: centre },
    amountCents: 60_000,
    reference: 'Factuur 1',
  } as const
  house.record('RecordPayment', { ...payment, commitment: commitment! })
  house.record('RecordPayment', { ...payment, irregularBecause: 'De bank voerde het uit' })
  const parties = [
    { partner: municipality, parts: 1 },
    { partner: centre, parts: 2 },
  ]
  house.record('AgreeCostKey', { effectiveOn, title: 'Huur', parties, basis: 'Convenant', managedBy: stuurgroep })
}
