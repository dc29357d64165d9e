import { createHash } from 'node:crypto'
import type { Allocation } from '../../domain/allocation/state.js'
import type { Beneficiary } from '../../domain/money/terms.js'
import type { AllocationId } from '../../domain/shared/identifiers.js'
import type { Cents } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import { Euro, type EuroJson, writeEuroJson } from './decimal-json.js'

/** Version of the 360Giving Data Standard that the file says it follows; its later versions ask the same of these fields. */
const VERSION = '1.1'

type Organisation = { readonly id: string; readonly name: string }

/**
 * Who receives, as an organisation: by KBO number where it is known (the list BE-BCE_KBO of org-id.guide), else by an
 * identifier of this ledger. A supplier is known by name only, without regard to case. Null for an activity, whose
 * suppliers are named later.
 */
const recipientOf = ({ house, partners }: HouseState, beneficiary: Beneficiary): Organisation | null => {
  switch (beneficiary.kind) {
    case 'partner': {
      const partner = partners.get(beneficiary.partner)
      if (partner === undefined) return null
      const { name, kbo } = partner
      return { id: kbo === null ? `besluitboek-${beneficiary.partner}` : `BE-BCE_KBO-${kbo}`, name }
    }
    case 'supplier': {
      const { name } = beneficiary
      const known = `${house?.id ?? ''}/${name.toLocaleLowerCase('nl-BE')}`
      const id = createHash('sha256').update(known, 'utf8').digest('hex').slice(0, 32)
      return { id: `besluitboek-supplier-${id}`, name }
    }
    case 'activity':
      return null
  }
}

type Award = { readonly id: AllocationId; readonly allocation: Allocation; readonly recipient: Organisation }

/** Money that was awarded: definitive, not withdrawn, no building or staff, and to someone who is named. */
const awardsOf = (state: HouseState): readonly Award[] =>
  [...state.money.allocations].flatMap(([id, allocation]) => {
    const { amount, character, withdrawn, grant, beneficiary } = allocation
    const inKind = state.money.grants.get(grant)?.inKind === true
    if (amount === 0n || character !== 'definitive' || withdrawn !== null || inKind) return []
    const recipient = recipientOf(state, beneficiary)
    return recipient === null ? [] : [{ id, allocation, recipient }]
  })

/** Is there anything to publish? A file without grants is not allowed. */
export const awardsSomething = (state: HouseState): boolean => state.house !== null && awardsOf(state).length > 0

/** What was paid of an allocation, payment by payment. */
const disbursementsOf = ({ money }: HouseState, id: AllocationId) =>
  [...money.payments].flatMap(([payment, { covers, made, reversed }]) => {
    const amount = covers.reduce((sum, cover) => (cover.allocation === id ? sum + cover.amount : sum), 0n) as Cents
    return reversed === null && amount > 0n ? [{ payment, amount, on: made.on }] : []
  })

const tellAward = (state: HouseState, funder: Organisation, { id, allocation, recipient }: Award): EuroJson => {
  const { amount, purpose, dossier, article, made, year, category, grant } = allocation
  const paid = disbursementsOf(state, id)
  const title = state.dossiers.get(dossier)?.title
  const about = [purpose, title, article].filter((text) => text !== null && text !== undefined && text !== '')
  return {
    id: `besluitboek-${id}`,
    title: purpose,
    description: about.join(' – '),
    currency: 'EUR',
    amountAwarded: new Euro(amount),
    amountDisbursed: new Euro(paid.reduce((sum, one) => sum + one.amount, 0n) as Cents),
    awardDate: made.on,
    plannedDates: [{ startDate: `${year}-01-01`, endDate: `${year}-12-31` }],
    recipientOrganization: [recipient],
    fundingOrganization: [funder],
    grantProgramme: [{ code: grant, title: state.money.grants.get(grant)?.title }],
    classifications: [
      { vocabulary: 'besluitboek', code: category, title: state.money.categories.get(category) ?? category },
    ],
    disbursementTransaction: paid.map((one) => ({
      id: one.payment,
      transactionDate: one.on,
      currency: 'EUR',
      value: new Euro(one.amount),
      provider: funder.id,
      recipient: recipient.id,
    })),
  }
}

/**
 * What a house awarded to partners and suppliers, as JSON of the 360Giving Data Standard; amounts in euro, to the cent.
 * Null when it awarded nothing: a file without grants is not allowed. What a house receives is no grant by the house and
 * is left out. Identifiers of this ledger begin with `besluitboek-`: a prefix of 360Giving is given by 360Giving only.
 */
export const threeSixtyGiving = (state: HouseState): string | null => {
  const { house } = state
  const awards = awardsOf(state)
  if (house === null || awards.length === 0) return null
  const funder = { id: `besluitboek-${house.id}`, name: house.name }
  return writeEuroJson({
    version: VERSION,
    title: house.name,
    identifier: `besluitboek-${house.id}`,
    publisher: { identifier: funder.id, name: funder.name },
    grants: awards.map((award) => tellAward(state, funder, award)),
  })
}
