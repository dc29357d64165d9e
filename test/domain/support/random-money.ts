import fc from 'fast-check'
import type { DomainCommandType } from '../../../src/domain/commands.js'

/** Makes what stands for an id of a kind until the command is sent. */
export type Choose = (kind: string, number: number) => unknown

const because = 'Omdat het zo gebeurd is.'
const anyDay = fc.constantFrom('2025-03-01', '2025-06-01', '2025-06-01', '2025-12-31', '2026-01-01', '2026-03-02')
const firstDay = fc.constantFrom('2025-01-01', '2025-03-01')
const little = fc.constantFrom(10_000, 40_000, 60_000, 100_000)
const much = fc.constantFrom(100_000, 150_000, 400_000, 1_000_000)
const category = fc.constantFrom('activities', 'activities', 'staff', 'vervoer')
const year = fc.constantFrom(2025, 2025, 2026)
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.oneof(fc.constant(null), value)
const admitted = fc.constantFrom(null, because)
const hash = fc.nat(100_000).map((number) => number.toString(16).padStart(64, '0'))
const document = hash.map((sha256) => ({ name: 'Factuur', sha256 }))
const none = fc.constant([])

type Fields = Record<string, fc.Arbitrary<unknown>>

/** Fields of money commands that belong together; seldom would chance find them. */
export const moneyFields = (choose: Choose): Partial<Record<DomainCommandType, fc.Arbitrary<object>>> => {
  const pick = (kind: string, upTo = 3): fc.Arbitrary<unknown> => fc.nat(upTo).map((number) => choose(kind, number))
  const only = (kind: string, number: number): fc.Arbitrary<unknown> => fc.constant(choose(kind, number))
  const centre = fc.record({ kind: fc.constant('partner'), partner: only('partner', 1) })
  const supplier = fc.constant({ kind: 'supplier', name: 'Drukkerij' })
  const stuurgroep = only('organ', 0)
  const on = (fields: Fields, effectiveOn: fc.Arbitrary<unknown> = anyDay) => fc.record({ effectiveOn, ...fields })
  const limit = fc.oneof(
    fc.record({ kind: fc.constant('amount'), amountCents: much }),
    fc.constant({ kind: 'share', basisPoints: 5_000 }),
  )
  const earmark = fc.record({ category, rule: fc.constantFrom('at-least', 'at-most'), limit })
  const terms = {
    amountCents: much,
    earmarks: fc.oneof(none, fc.array(earmark, { minLength: 1, maxLength: 1 })),
    conditions: none,
    instalments: fc.oneof(none, fc.constant([{ due: '2025-06-01', amountCents: 100_000 }])),
    perYear: fc.oneof(none, fc.constant([{ year: 2025, amountCents: 150_000 }])),
  }
  const destination = {
    grant: pick('grant', 2),
    category,
    purpose: fc.constant('Speelkoffers'),
    beneficiary: fc.oneof(centre, centre, supplier, fc.constant({ kind: 'activity', name: 'Speelstraat' })),
    year,
    article: fc.constant(null),
    character: fc.constantFrom('definitive', 'definitive', 'definitive', 'principled'),
  }
  const planned = fc.record({ ...destination, amountCents: fc.constant(100_000) })
  const recorded = {
    source: fc.record({ kind: fc.constant('partner'), name: fc.constant('Centrum'), partner: only('partner', 1) }),
    period: fc.constantFrom(
      { from: '2025-01-01', until: '2025-12-31' },
      { from: '2025-01-01', until: '2026-02-28' },
      { from: '2025-06-01', until: '2025-12-31' },
    ),
    managedBy: stuurgroep,
    ...terms,
  }
  const kept = { inKind: fc.constant(null), passedOnFrom: fc.constant(null) }
  const movement = fc.record({
    fingerprint: hash,
    bookedOn: fc.constantFrom('2025-03-01', '2025-06-01'),
    amountCents: fc.constantFrom(-10_000, -60_000, 40_000, 100_000),
    communication: fc.constant(null),
  })
  const statement = fc.array(movement, { minLength: 1, maxLength: 3 }).map((lines) => ({
    effectiveOn: '2025-06-01',
    lines,
    openingCents: 0,
    closingCents: lines.reduce((sum, { amountCents }) => sum + amountCents, 0),
  }))
  return {
    RecordGrant: fc.oneof(
      on({ ...recorded, ...kept }, firstDay),
      on({ ...recorded, ...kept, inKind: fc.constant({ what: 'Lokaal', valuation: 'Huurprijs' }) }, firstDay),
      on({ ...recorded, ...kept, passedOnFrom: pick('payment', 1), amountCents: little, earmarks: none }),
    ),
    AmendGrant: on({ ...terms, grant: pick('grant', 2), irregularBecause: admitted }),
    ExtendGrant: on({ grant: pick('grant', 2), until: fc.constantFrom('2026-03-31', '2026-12-31') }),
    CloseGrant: on({ grant: pick('grant') }),
    ReceiveInstalment: on({ grant: pick('grant', 2), amountCents: little, bankLine: maybe(pick('bank-line')) }),
    UseInKind: on({ grant: pick('grant'), category, amountCents: little }),
    AdoptBudget: on({
      year,
      decision: pick('decision'),
      lines: fc.constantFrom(
        [{ category: 'activities', amountCents: 150_000 }],
        [{ category: 'staff', amountCents: 0 }],
      ),
    }),
    ChangeBudget: on({
      year,
      decision: pick('decision'),
      lines: fc.constant([{ category: 'activities', amountCents: 400_000 }]),
    }),
    PlanMoney: on({ dossier: pick('dossier', 4), lines: fc.array(planned, { minLength: 1, maxLength: 1 }) }),
    MakeAllocation: on({
      ...destination,
      dossier: pick('dossier', 6),
      decision: only('decision', 0),
      amountCents: little,
      irregularBecause: admitted,
    }),
    ChangeAllocation: on({
      allocation: pick('allocation'),
      decision: pick('decision'),
      amountCents: little,
      character: fc.constant('definitive'),
    }),
    WithdrawAllocation: on({ allocation: pick('allocation'), decision: pick('decision') }),
    EnterCommitment: on({
      allocation: pick('allocation', 4),
      beneficiary: fc.oneof(fc.constant(null), fc.constant(null), supplier),
      amountCents: little,
      document: fc.constant(null),
      irregularBecause: admitted,
    }),
    ReleaseCommitment: on({ commitment: pick('commitment'), amountCents: little }),
    RecordPayment: on({
      commitment: fc.oneof(pick('commitment'), pick('commitment'), fc.constant(null)),
      managedBy: stuurgroep,
      beneficiary: fc.oneof(centre, centre, supplier),
      amountCents: little,
      document: fc.constant(null),
      bankLine: fc.oneof(fc.constant(null), fc.constant(null), pick('bank-line')),
      irregularBecause: admitted,
    }),
    ExplainPayment: on({
      payment: pick('payment'),
      commitment: pick('commitment'),
      amountCents: fc.constantFrom(5_000, 10_000, 20_000),
    }),
    ReversePayment: on({ payment: pick('payment'), bankLine: fc.constant(null) }),
    SubmitJustification: on({
      payment: pick('payment'),
      costs: fc.array(fc.record({ what: fc.constant('Koffers'), category, amountCents: little, document }), {
        minLength: 1,
        maxLength: 1,
      }),
    }),
    AssessJustification: on({
      justification: pick('justification', 1),
      costs: fc
        .constantFrom(0, 10_000, 40_000, 60_000)
        .map((acceptedCents) => [{ number: 1, acceptedCents, reason: because }]),
    }),
    ClaimRecovery: on({
      payment: pick('payment'),
      grant: fc.constant(null),
      amountCents: little,
      decision: fc.constant(null),
    }),
    ReceiveRecovery: on({ recovery: pick('recovery', 1), amountCents: little, bankLine: maybe(pick('bank-line')) }),
    WaiveRecovery: on({ recovery: pick('recovery', 1), amountCents: little, decision: pick('decision') }),
    AgreeCostKey: on(
      {
        parties: fc.tuple(fc.nat(3), fc.nat(3)).map(([one, other]) => [
          { partner: choose('partner', 0), parts: one + 1 },
          { partner: choose('partner', 1), parts: other + 1 },
        ]),
        managedBy: stuurgroep,
      },
      firstDay,
    ),
    EndCostKey: on({ key: pick('cost-key') }),
    ShareCost: on({ key: pick('cost-key', 1), amountCents: little, document: fc.constant(null) }),
    SettleShare: on({
      sharedCost: pick('shared-cost', 1),
      partner: pick('partner', 1),
      amountCents: fc.constantFrom(10_000, 5_000, 20_000, 50_000),
      how: fc.constant('paid-itself'),
      grant: fc.constant(null),
    }),
    ImportBankStatement: fc.tuple(statement, stuurgroep).map(([fields, managedBy]) => ({ ...fields, managedBy })),
    SetBankLineAside: on({ bankLine: pick('bank-line') }, fc.constantFrom('2025-06-01', '2026-01-01')),
  }
}
