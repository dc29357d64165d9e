import type { allocationCommands } from '../../../src/domain/allocation/commands.js'
import type { bankCommands } from '../../../src/domain/bank/commands.js'
import type { budgetCommands } from '../../../src/domain/budget/commands.js'
import type { commitmentCommands } from '../../../src/domain/commitment/commands.js'
import type { costSharingCommands } from '../../../src/domain/cost-sharing/commands.js'
import type { grantCommands } from '../../../src/domain/grant/commands.js'
import type { justificationCommands } from '../../../src/domain/justification/commands.js'
import type { paymentCommands } from '../../../src/domain/payment/commands.js'
import type { recoveryCommands } from '../../../src/domain/recovery/commands.js'
import type { FieldsOf, RecordedHouse } from './house.js'
import { today } from './ledger.js'

const effectiveOn = today
const sha256 = 'a'.repeat(64)
const document = { name: 'Factuur 12', sha256 }

type Recorded = Pick<RecordedHouse, 'record' | 'organs' | 'centre' | 'municipality'>
type MoneyCommandType = (
  | typeof grantCommands
  | typeof budgetCommands
  | typeof allocationCommands
  | typeof commitmentCommands
  | typeof paymentCommands
  | typeof justificationCommands
  | typeof recoveryCommands
  | typeof costSharingCommands
  | typeof bankCommands
)[number]['type']

type Decided = { readonly dossier: string; readonly decision: string }

/** A final decision about € 1.000. */
const decide = async (record: Recorded['record'], stuurgroep: string): Promise<Decided> => {
  const { dossier } = await record('OpenDossier', {
    effectiveOn,
    title: 'Speelkoffers',
    subject: 'partners.admission',
    openedBy: stuurgroep,
  })
  const by = { kind: 'organ', organ: stuurgroep } as const
  const content = { title: 'Speelkoffers', text: 'Kopen.', amountCents: 100_000, beneficiary: null }
  await record('SubmitProposal', { effectiveOn, dossier: dossier!, by, content })
  const taken = { effectiveOn, dossier: dossier!, organ: stuurgroep, outcome: 'adopted' } as const
  const { decision } = await record('TakeDecision', taken)
  return { dossier: dossier!, decision: decision! }
}

/** Money of the house on its way from a grant to an account of it: what the commands below refer to. */
export const recordMoney = async ({ record, organs, centre, municipality }: Recorded) => {
  const managedBy = organs.stuurgroep
  const decided = await decide(record, organs.stuurgroep)
  const { grant } = await record('RecordGrant', {
    effectiveOn,
    title: 'Werkingssubsidie',
    source: { kind: 'municipality', name: 'Gemeente Voorbeeld', partner: municipality },
    reference: 'Besluit 12',
    period: { from: '2025-01-01', until: '2027-12-31' },
    managedBy,
    amountCents: 1_000_000,
  })
  const { costKey } = await record('AgreeCostKey', {
    effectiveOn,
    title: 'Huur',
    parties: [
      { partner: municipality, parts: 1 },
      { partner: centre, parts: 1 },
    ],
    basis: 'Convenant',
    managedBy,
  })
  const { sharedCost } = await record('ShareCost', { effectiveOn, key: costKey!, what: 'Huur', amountCents: 101 })
  const beneficiary = { kind: 'partner', partner: centre } as const
  const { payment } = await record('RecordPayment', {
    effectiveOn,
    managedBy,
    beneficiary,
    amountCents: 5_000,
    reference: 'Voorschot',
    irregularBecause: 'De bank voerde het al uit',
  })
  const { justification } = await record('SubmitJustification', {
    effectiveOn,
    payment: payment!,
    costs: [{ what: 'Speelgoed', category: 'activities', amountCents: 1_000, document }],
  })
  const { recovery } = await record('ClaimRecovery', {
    effectiveOn,
    payment: payment!,
    amountCents: 1_000,
    reason: 'Niet gebruikt',
  })
  const beneficiaryOf = { kind: 'partner', partner: centre } as const
  const { allocation } = await record('MakeAllocation', {
    effectiveOn,
    ...decided,
    grant: grant!,
    category: 'activities',
    purpose: 'Speelkoffers',
    beneficiary: beneficiaryOf,
    year: 2026,
    article: null,
    character: 'definitive',
    amountCents: 20_000,
  })
  const { commitment } = await record('EnterCommitment', {
    effectiveOn,
    allocation: allocation!,
    what: 'Speelkoffers',
    amountCents: 10_000,
  })
  const { bankLine } = await record('ImportBankStatement', {
    effectiveOn,
    managedBy,
    account: 'BE71096123456769',
    number: '2026/0',
    format: 'coda',
    file: 'd'.repeat(64),
    openingCents: 0,
    closingCents: -250,
    lines: [{ fingerprint: 'e'.repeat(64), bookedOn: effectiveOn, amountCents: -250, communication: null }],
  })
  return {
    decided,
    allocation: allocation!,
    commitment: commitment!,
    bankLine: bankLine!,
    grant: grant!,
    key: costKey!,
    sharedCost: sharedCost!,
    payment: payment!,
    justification: justification!,
    recovery: recovery!,
  }
}

export type MoneyMatter = Awaited<ReturnType<typeof recordMoney>>

/** Every command about money, well formed. */
export const everyMoneyCommand = (
  { organs, centre, municipality }: Pick<RecordedHouse, 'organs' | 'centre' | 'municipality'>,
  { decided, allocation, commitment, bankLine, grant, key, sharedCost, payment, justification, recovery }: MoneyMatter,
  dossier: string,
) => {
  const managedBy = organs.stuurgroep
  const { decision } = decided
  const reason = 'Zo is afgesproken'
  const beneficiary = { kind: 'partner', partner: centre } as const
  const line = {
    grant,
    category: 'activities',
    purpose: 'Speelkoffers',
    beneficiary,
    year: 2026,
    article: null,
    character: 'definitive',
    amountCents: 5_000,
  } as const
  const bodies: { readonly [Type in MoneyCommandType]: FieldsOf<Type> } = {
    RecordGrant: {
      effectiveOn,
      title: 'Projectsubsidie',
      source: { kind: 'province', name: 'Provincie', partner: null },
      reference: 'Besluit 13',
      period: { from: '2026-01-01', until: null },
      managedBy,
      amountCents: 500_000,
    },
    AmendGrant: { effectiveOn, grant, amountCents: 1_100_000, reference: 'Besluit 14', reason },
    ExtendGrant: { effectiveOn, grant, until: '2028-12-31', reason },
    CloseGrant: { effectiveOn, grant, reason },
    ReceiveInstalment: { effectiveOn, grant, amountCents: 100_000, reference: 'Eerste schijf' },
    UseInKind: { effectiveOn, grant, category: 'infrastructure', what: 'Lokaal', amountCents: 1_000 },
    AdoptBudget: { effectiveOn, year: 2026, decision, lines: [{ category: 'activities', amountCents: 100_000 }] },
    ChangeBudget: {
      effectiveOn,
      year: 2026,
      decision,
      lines: [{ category: 'activities', amountCents: 110_000 }],
      reason,
    },
    AddMoneyCategory: { effectiveOn, category: 'vervoer', label: 'Vervoer' },
    PlanMoney: { effectiveOn, dossier, lines: [line] },
    MakeAllocation: { effectiveOn, ...decided, ...line },
    ChangeAllocation: { effectiveOn, allocation, decision, amountCents: 1_000, character: 'definitive', reason },
    WithdrawAllocation: { effectiveOn, allocation, decision, reason },
    EnterCommitment: { effectiveOn, allocation, what: 'Speelkoffers', amountCents: 5_000 },
    ReleaseCommitment: { effectiveOn, commitment, amountCents: 1_000, reason },
    RecordPayment: { effectiveOn, managedBy, beneficiary, amountCents: 5_000, reference: 'Factuur 12' },
    ExplainPayment: { effectiveOn, payment, commitment, amountCents: 1_000, reason },
    ReversePayment: { effectiveOn, payment, reason },
    SubmitJustification: {
      effectiveOn,
      payment,
      costs: [
        {
          what: 'Speelgoed',
          category: 'activities',
          amountCents: 4_000,
          document: { name: 'Factuur 13', sha256: 'b'.repeat(64) },
        },
      ],
    },
    AssessJustification: { effectiveOn, justification, costs: [{ number: 1, acceptedCents: 1_000 }] },
    ClaimRecovery: { effectiveOn, payment, amountCents: 500, reason },
    ReceiveRecovery: { effectiveOn, recovery, amountCents: 500, reference: 'Terugstorting' },
    WaiveRecovery: { effectiveOn, recovery, amountCents: 500, decision, reason },
    AgreeCostKey: {
      effectiveOn,
      title: 'Loon',
      parties: [
        { partner: municipality, parts: 1 },
        { partner: centre, parts: 2 },
      ],
      basis: 'Convenant',
      managedBy,
    },
    EndCostKey: { effectiveOn, key, reason },
    ShareCost: { effectiveOn, key, what: 'Huur van maart', amountCents: 10_001 },
    SettleShare: {
      effectiveOn,
      sharedCost,
      partner: centre,
      amountCents: 10,
      how: 'paid-itself',
      reference: 'Kwijting',
    },
    ImportBankStatement: {
      effectiveOn,
      managedBy,
      account: 'BE71096123456769',
      number: '2026/1',
      format: 'coda',
      file: sha256,
      openingCents: 0,
      closingCents: 100,
      lines: [{ fingerprint: 'c'.repeat(64), bookedOn: effectiveOn, amountCents: 100, communication: null }],
    },
    SetBankLineAside: { effectiveOn, bankLine, reason },
  }
  return bodies
}
