import type { Chance } from '../../../../bench/chance.js'
import type { DomainCommandType } from '../../../../src/domain/commands.js'
import { commandOf, type FieldsOf, House } from '../given.js'
import { convenant, majority } from '../small-house.js'
import { History } from './history.js'
import { randomRules } from './random-rules.js'
import { seats } from './seats.js'

/** A house, what the model knows of it, and the things in it that are there from the start. */
export type Life = {
  readonly house: House
  history: History
  readonly organs: readonly string[]
  readonly partners: readonly string[]
  readonly dossiers: readonly string[]
}

const effectiveOn = '2025-12-01'

export const seatFields = (chance: Chance, organ: string, partners: readonly string[]) =>
  ({
    organ,
    partner: chance.happens(0.15) ? null : chance.pick(partners),
    function: 'afgevaardigde',
    role: chance.pick(['member', 'member', 'member', 'secretary', 'observer'] as const),
    binding: chance.pick([
      { kind: 'may-bind' },
      { kind: 'may-bind' },
      { kind: 'may-bind-up-to', amountCents: 200_000 },
      { kind: 'must-refer-back' },
    ] as const),
  }) satisfies Partial<FieldsOf<'AssignSeat'>>

/** A house with a few partners, organs under rules of their own, seats and proposals to meet about. */
export const bornWith = (chance: Chance): Life => {
  const house = new House()
  let history = new History()
  const record = <Type extends DomainCommandType>(type: Type, fields: FieldsOf<Type>) => {
    const created = house.record(type, fields)
    history = history.with(commandOf(type, fields), created)
    return created
  }
  record('FoundHouse', { effectiveOn, name: 'Huis', legalForm: 'feitelijke-vereniging', workingArea: ['Voorbeeld'] })
  const partners = ['Gemeente', 'Centrum', 'School'].map(
    (name) =>
      record('AdmitPartner', {
        effectiveOn,
        name,
        kind: 'private-legal-person',
        sector: 'welzijn',
        basis: convenant,
      }).partner!,
  )
  const organs = ['Stuurgroep', 'Netwerk'].map(
    (name) => record('EstablishOrgan', { effectiveOn, name, kind: 'other', rule: majority, basis: convenant }).organ!,
  )
  for (const organ of organs) {
    record('AssignSeat', { effectiveOn, ...seatFields(chance, organ, partners), role: 'chair' })
    const others = Array.from({ length: chance.between(2, 6) })
    for (const _ of others) record('AssignSeat', { effectiveOn, ...seatFields(chance, organ, partners) })
    const own = seats(history).filter((seat) => seat.organ === organ)
    const ids = own.map(({ id }) => id)
    // Rules that contradict themselves are for later: an organ begins with some it can work by.
    const sets = Array.from({ length: 20 }, () => ({ effectiveOn, organ, rules: randomRules(chance, ids, partners) }))
    record('AdoptRuleSet', sets.find((set) => house.decide(commandOf('AdoptRuleSet', set)).ok)!)
  }
  const dossiers = [null, 100_000, 300_000].map((amountCents) => {
    const openedBy = organs[0]!
    const subject = 'finances.use-of-subsidies'
    const dossier = record('OpenDossier', { effectiveOn, title: 'Speelstraat', subject, openedBy }).dossier!
    const content = { title: 'Speelstraat', text: 'Een speelstraat in de zomer.', amountCents, beneficiary: null }
    record('SubmitProposal', { effectiveOn, dossier, by: { kind: 'organ', organ: openedBy }, content })
    return dossier
  })
  return { house, history, organs, partners, dossiers }
}
