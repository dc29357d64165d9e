import type { DomainEvent } from '../../../src/domain/events.js'
import { type Place, type Posting, postingsOf } from '../../../src/domain/money/postings.js'
import type { FieldsOf, House } from './given.js'
import { smallHouse } from './small-house.js'

export const day = '2025-03-01'

/** A small house whose college decides by itself over everything, with a grant of € 10.000 that the stuurgroep sees to. */
export const moneyHouse = (more: Partial<FieldsOf<'RecordGrant'>> = {}) => {
  const small = smallHouse()
  const grant = small.house.record('RecordGrant', { ...grantFields(small), ...more }).grant!
  return { ...small, grant }
}

export type MoneyHouse = ReturnType<typeof moneyHouse>

export const grantFields = ({ stuurgroep, municipality }: { stuurgroep: string; municipality: string }) => ({
  effectiveOn: '2025-01-15',
  title: 'Werkingssubsidie 2025',
  source: { kind: 'municipality' as const, name: 'Gemeente Voorbeeld', partner: municipality },
  reference: 'Besluit 2025/12',
  period: { from: '2025-01-01', until: '2025-12-31' },
  managedBy: stuurgroep,
  amountCents: 1_000_000,
})

/** A line of a plan: € 1.000 for activities of the centre unless said otherwise. */
export const lineOf = (
  { grant, centre }: { grant: string; centre: string },
  more: Partial<FieldsOf<'PlanMoney'>['lines'][number]> = {},
): FieldsOf<'PlanMoney'>['lines'][number] => ({
  grant,
  category: 'activities',
  purpose: 'Speelkoffers',
  beneficiary: { kind: 'partner', partner: centre },
  year: 2025,
  article: null,
  character: 'definitive',
  amountCents: 100_000,
  ...more,
})

/** A dossier about the use of subsidies with a proposal for this amount. */
export const proposeMoney = (
  { house, stuurgroep }: { house: House; stuurgroep: string },
  amountCents: number,
  beneficiary: string | null = null,
  effectiveOn = day,
): string => {
  const dossier = house.record('OpenDossier', {
    effectiveOn,
    title: 'Speelkoffers',
    subject: 'finances.use-of-subsidies',
    openedBy: stuurgroep,
  }).dossier!
  house.record('SubmitProposal', {
    effectiveOn,
    dossier,
    by: { kind: 'organ', organ: stuurgroep },
    content: { title: 'Speelkoffers', text: 'Koffers vol speelgoed.', amountCents, beneficiary },
  })
  return dossier
}

/** The college decides, finally. */
export const decideFinally = (
  { house, college }: { house: House; college: string },
  dossier: string,
  effectiveOn = day,
  more: Partial<FieldsOf<'TakeDecision'>> = {},
): string =>
  house.record('TakeDecision', { effectiveOn, dossier, organ: college, outcome: 'adopted', ...more }).decision!

/** From proposal to an allocation of this amount; answers what came into being. */
export const allocate = (
  money: MoneyHouse,
  amountCents = 100_000,
  more: Partial<FieldsOf<'PlanMoney'>['lines'][number]> = {},
) => {
  const dossier = proposeMoney(money, amountCents)
  money.house.record('PlanMoney', { effectiveOn: day, dossier, lines: [lineOf(money, { amountCents, ...more })] })
  const decision = decideFinally(money, dossier)
  return { dossier, decision, allocation: money.house.newest('AllocationMade').allocation as string }
}

/** From proposal to a commitment of this amount. */
export const commit = (money: MoneyHouse, amountCents = 100_000) => {
  const made = allocate(money, amountCents)
  const { allocation } = made
  const fields = { effectiveOn: day, allocation, what: 'Speelkoffers', amountCents, reference: 'Bestelbon 7' }
  return { ...made, commitment: money.house.record('EnterCommitment', fields).commitment! }
}

/** From proposal to a payment of this amount to the centre. */
export const pay = (money: MoneyHouse, amountCents = 100_000) => {
  const made = commit(money, amountCents)
  const payment = money.house.record('RecordPayment', {
    effectiveOn: day,
    commitment: made.commitment,
    managedBy: money.stuurgroep,
    beneficiary: { kind: 'partner', partner: money.centre },
    amountCents,
    reference: 'Factuur 12',
  }).payment!
  return { ...made, payment }
}

export const documentOf = (letter: string) => ({ name: 'Factuur 12', sha256: letter.repeat(64) })

const nameOf = ({ kind, id }: Place): string => `${kind}/${id}`

/** What is at each place of a book, by replaying the postings of every event; places where nothing is are left out. */
export const balances = (events: readonly DomainEvent[], book: Posting['book'] = 'money'): Map<string, bigint> => {
  const at = new Map<string, bigint>()
  const add = (place: Place, amount: bigint) => at.set(nameOf(place), (at.get(nameOf(place)) ?? 0n) + amount)
  for (const { from, to, amount, book: of } of events.flatMap((event) => postingsOf(event))) {
    if (of !== book) continue
    add(from, -amount)
    add(to, amount)
  }
  return new Map([...at].filter(([, amount]) => amount !== 0n))
}
