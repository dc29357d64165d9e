import type { AllocationId } from '../src/domain/shared/identifiers.js'
import type { Cast } from './house-founding.js'
import { type FieldsOf, idOf, type SimulatedHouse } from './simulated-house.js'

type Script = Generator<number, void>

/** Each year a grant that is large enough for all that is decided, and that lasts until all of it was paid. */
export function* grants(house: SimulatedHouse, cast: Cast): Script {
  const { act, clock } = house
  for (;;) {
    const year = clock.dayText(clock.day).slice(0, 4)
    const terms = {
      amountCents: 1_000_000_000,
      earmarks: [],
      conditions: [],
      reportDates: [],
      instalments: [],
      perYear: [],
    } satisfies Partial<FieldsOf<'RecordGrant'>>
    cast.grant = idOf(
      act('RecordGrant', {
        title: `Werkingssubsidie ${year}`,
        source: { kind: 'municipality', name: 'Gemeente', partner: null },
        reference: `Besluit ${year}/12`,
        legalBasis: null,
        period: { from: clock.dayText(clock.day), until: clock.dayText(clock.day + 900) },
        inKind: null,
        managedBy: cast.stuurgroep,
        passedOnFrom: null,
        ...terms,
      }),
      'grant',
    )
    yield 365
  }
}

const categories = ['coordination', 'staff', 'promotion', 'infrastructure', 'activities', 'training'] as const

/** Divides the amount of the newest version over two categories. */
export const planMoney = (
  { act, chance, clock }: SimulatedHouse,
  { grant }: Cast,
  { dossier, amountCents, beneficiary }: { dossier: string; amountCents: number; beneficiary: string },
): void => {
  if (grant === null) return
  const line = {
    grant,
    purpose: 'Aanbod voor gezinnen',
    beneficiary: { kind: 'partner' as const, partner: beneficiary },
    year: Number(clock.dayText(clock.day).slice(0, 4)),
    article: null,
    character: 'definitive' as const,
  }
  const first = Math.trunc(amountCents / 3)
  const parts = [first, amountCents - first]
  const lines = parts.map((part) => ({ ...line, category: chance.pick(categories), amountCents: part }))
  act('PlanMoney', { dossier, lines })
}

/** What was allocated by the decision of a dossier is committed, paid, and most of it accounted for. */
export function* spend(house: SimulatedHouse, cast: Cast, dossier: string): Script {
  const { act, chance } = house
  yield chance.between(5, 40)
  const made: [AllocationId, number, FieldsOf<'RecordPayment'>['beneficiary']][] = []
  for (const [id, { dossier: of, amount, beneficiary }] of house.state().money.allocations) {
    if (of === dossier) made.push([id, Number(amount), beneficiary])
  }
  for (const [allocation, amountCents, beneficiary] of made) {
    const order = { allocation, beneficiary: null, what: 'Aanbod voor gezinnen', amountCents, reference: null }
    const commitment = idOf(act('EnterCommitment', { ...order, document: null, irregularBecause: null }), 'commitment')
    yield chance.between(5, 60)
    const paid = { commitment, managedBy: cast.stuurgroep, beneficiary, amountCents, reference: 'Uitbetaling' }
    act('RecordPayment', { ...paid, document: null, bankLine: null, irregularBecause: null })
  }
}
