import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Execute } from '../../src/application/execute.js'
import { importHouse } from '../../src/importing/import-house.js'
import { ledgerInMemory, today, withoutIds } from './support/ledger-in-memory.js'
import { type Act, fileOf, acts as smallHouse } from './support/small-house.js'

const on = { source: 'assumed', effectiveOn: '2025-02-03' }
const supplier = { kind: 'supplier', name: 'Drukkerij' }
const line = (amountCents: number, more: Act = {}): Act => ({
  grant: 'grant:werking',
  category: 'activities',
  purpose: 'Spel',
  beneficiary: supplier,
  year: 2025,
  article: null,
  character: 'definitive',
  amountCents,
  ...more,
})

const grant: Act = {
  do: 'RecordGrant',
  as: 'grant:werking',
  ...on,
  title: 'Werking 2025',
  giver: { kind: 'municipality', name: 'Gemeente', partner: 'partner:gemeente' },
  reference: 'Besluit 12',
  period: { from: '2025-01-01', until: '2025-12-31' },
  managedBy: 'organ:stuurgroep',
  amountCents: 500_000,
}

/** A dossier with a plan of two lines, decided and ratified; the plan stands where the file names its lines. */
const decided: readonly Act[] = [
  {
    do: 'OpenDossier',
    as: 'dossier:koffers',
    ...on,
    title: 'Koffers',
    subject: 'finances',
    openedBy: 'organ:stuurgroep',
  },
  {
    do: 'SubmitProposal',
    ...on,
    dossier: 'dossier:koffers',
    by: { kind: 'organ', organ: 'organ:stuurgroep' },
    content: { title: 'Koffers', text: 'Koffers.', amountCents: 90_000, beneficiary: null },
  },
  {
    do: 'PlanMoney',
    as: 'allocation:koffers',
    ...on,
    dossier: 'dossier:koffers',
    lines: [line(60_000, { article: 'art. 1' }), line(30_000, { article: 'art. 2' })],
  },
  {
    do: 'TakeDecision',
    as: 'decision:koffers',
    ...on,
    dossier: 'dossier:koffers',
    organ: 'organ:stuurgroep',
    outcome: 'adopted',
  },
]

const ratified: Act = {
  do: 'GrantBekrachtiging',
  ...on,
  dossier: 'dossier:koffers',
  decision: 'decision:koffers',
  organ: 'organ:college',
}

const commit: Act = {
  do: 'EnterCommitment',
  as: 'commitment:koffers',
  ...on,
  allocation: 'allocation:koffers-2',
  what: 'Koffers',
  amountCents: 30_000,
}

const movement = (letter: string, amountCents: number): Act => ({
  fingerprint: letter.repeat(64),
  bookedOn: on.effectiveOn,
  amountCents,
  communication: null,
})

const statement: Act = {
  do: 'ImportBankStatement',
  as: 'bank-line:februari',
  ...on,
  managedBy: 'organ:stuurgroep',
  account: 'BE71096123456769',
  number: '2025/2',
  format: 'coda',
  file: 'f'.repeat(64),
  openingCents: 0,
  closingCents: -31_000,
  lines: [movement('1', -1_000), movement('2', -30_000)],
}

const pay: Act = {
  do: 'RecordPayment',
  as: 'payment:koffers',
  ...on,
  commitment: 'commitment:koffers',
  managedBy: 'organ:stuurgroep',
  beneficiary: supplier,
  amountCents: 30_000,
  reference: 'Factuur 1',
  bankLine: 'bank-line:februari-2',
}

const aside: Act = { do: 'SetBankLineAside', ...on, bankLine: 'bank-line:februari-1', reason: 'Kosten' }
const whole = [...smallHouse, grant, ...decided, ratified, commit, statement, pay, aside]

const importInto = (send: Execute, acts: readonly Act[]) => importHouse(fileOf({ acts }), { send, today, newId: v7 })

const problemsOf = async (acts: readonly Act[]) => {
  const result = await importInto(ledgerInMemory().send, acts)
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`)
}

describe('money in a house file', () => {
  test('lines of a plan and movements of a statement are named by their number', async () => {
    const ledger = ledgerInMemory()
    expect(await importInto(ledger.send, whole)).toMatchObject({ ok: true })
    const all = <Type extends string>(type: Type) => ledger.events.filter((event) => event.type === type)
    const [, second] = all('AllocationMade')
    const [costs, paid] = all('BankLineRecorded')
    expect(second).toMatchObject({ data: { planLine: 2, amountCents: 30_000 } })
    const allocation = (second!.data as { allocation: string }).allocation
    expect(all('CommitmentEntered')).toMatchObject([{ data: { allocation } }])
    expect(all('PaymentMade')).toMatchObject([{ data: { bankLine: (paid!.data as { bankLine: string }).bankLine } }])
    expect(all('BankLineSetAside')).toMatchObject([
      { data: { bankLine: (costs!.data as { bankLine: string }).bankLine } },
    ])
    expect(all('GrantRecorded')).toMatchObject([{ data: { source: { kind: 'municipality', name: 'Gemeente' } } }])
  })

  test('an import that was stopped between a decision and its money goes on with the same names', async () => {
    const straight = ledgerInMemory()
    await importInto(straight.send, whole)
    const ledger = ledgerInMemory()
    const stopping: Execute = async (request) => {
      if (request.type === 'EnterCommitment') throw new Error('the machine stopped')
      return ledger.send(request)
    }
    await expect(importInto(stopping, whole)).rejects.toThrow('the machine stopped')
    expect(await importInto(ledger.send, whole)).toMatchObject({ ok: true, recorded: 4 })
    expect(withoutIds(ledger.events)).toEqual(withoutIds(straight.events))
    expect(await importInto(ledger.send, whole)).toMatchObject({ ok: true, recorded: 0 })
  })

  test('a line is nothing before its decision is final, nor when it was struck', async () => {
    const start = smallHouse.length
    expect(await problemsOf([...smallHouse, grant, ...decided, commit])).toEqual([
      `acts[${start + 5}].allocation reference.not-yet`,
    ])
    const extent = { kind: 'partial', amountCents: null, struck: ['art. 2'] }
    expect(await problemsOf([...smallHouse, grant, ...decided, { ...ratified, extent }, commit])).toEqual([
      `acts[${start + 6}].allocation reference.not-yet`,
    ])
  })

  test('what a failed act keeps from following is not reported beside it', async () => {
    const [open, propose, plan, decide] = decided
    const wrong = { ...decide, organ: 'organ:raad' }
    expect(await problemsOf([...smallHouse, grant, open!, propose!, plan!, wrong, ratified, commit])).toEqual([
      `acts[${smallHouse.length + 4}].organ reference.unknown`,
    ])
    expect(await problemsOf([...smallHouse, { ...grant, amountCents: 0 }, ...decided, ratified, commit])).toEqual([
      `acts[${smallHouse.length}].amountCents field.invalid`,
    ])
  })

  test('who gives a grant stands under "giver", in the file and in what is said of it', async () => {
    const at = smallHouse.length
    const giver = { kind: 'king', name: 'Gemeente', partner: null }
    expect(await problemsOf([...smallHouse, { ...grant, giver }])).toEqual([`acts[${at}].giver.kind field.invalid`])
    expect(await problemsOf([...smallHouse, { ...grant, giver: undefined }])).toEqual([
      `acts[${at}].giver field.missing`,
    ])
    expect(await problemsOf([...smallHouse, { ...grant, managedBy: 'organ:raad' }])).toEqual([
      `acts[${at}].managedBy reference.unknown`,
    ])
  })

  test('a name of a line is taken once', async () => {
    const [open, propose, plan] = decided
    const twice = { ...plan, lines: [line(90_000)] }
    const at = smallHouse.length
    expect(await problemsOf([...smallHouse, grant, open!, propose!, plan!, twice])).toEqual([
      `acts[${at + 4}].as name.taken`,
    ])
    expect(await problemsOf([...smallHouse, grant, open!, propose!, { ...plan, as: 'grant:koffers' }])).toEqual([
      `acts[${at + 3}].as name.wrong-kind`,
    ])
  })

  test('a refusal that a failed act about money brings is not reported beside it, and another has its remedy', async () => {
    const category = { do: 'AddMoneyCategory', ...on, category: 'vervoer', label: '' }
    const [open, propose, plan] = decided
    const transport = { ...plan, lines: [line(90_000, { category: 'vervoer' })] }
    const at = smallHouse.length
    expect(await problemsOf([...smallHouse, category, grant, open!, propose!, transport])).toEqual([
      `acts[${at}].label field.invalid`,
    ])
    const result = await importInto(ledgerInMemory().send, [...smallHouse, grant, open!, propose!, transport])
    expect(result.ok ? [] : result.problems).toMatchObject([
      { path: `acts[${at + 3}].lines[0].category`, remedy: expect.stringContaining('AddMoneyCategory') },
    ])
  })
})
