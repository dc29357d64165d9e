import type { Chance } from './chance.js'
import { functions, sectors, text, town } from './flemish-words.js'
import { type FieldsOf, idOf, type SimulatedHouse } from './simulated-house.js'

/** A seat that can vote, and whether it must ask its own board first. */
export type VotingSeat = {
  readonly seat: string
  readonly organ: string
  readonly partner: string
  readonly binding: FieldsOf<'AssignSeat'>['binding']
}

/** What the scripts of a house know of it. */
export type Cast = {
  readonly partners: string[]
  readonly stuurgroep: string
  readonly netwerk: string
  readonly college: string
  readonly coordinator: string
  readonly workingGroups: readonly string[]
  /** Mandates that end and are renewed. */
  readonly ending: readonly string[]
  /** A mandate that nothing rests on, for suspending and resuming. */
  readonly spare: string
  seats: VotingSeat[]
  /** The grant that money is decided from now. */
  grant: string | null
  /** The next meeting of the stuurgroep that was convened, if any. */
  meeting: string | null
  /** The newest meeting that was held, and its day. */
  held: { readonly meeting: string; readonly day: number } | null
}

const majority = { method: 'simple-majority', source: 'Huishoudelijk reglement, art. 7' } as const
const consensus = { method: 'consensus', source: 'Samenwerkingsovereenkomst, art. 4' } as const

const convenant = (date: string) =>
  ({ kind: 'founding-text', textKind: 'convenant', reference: 'Convenant van het huis', date }) as const

const decree = {
  kind: 'founding-text',
  textKind: 'decree',
  reference: 'Decreet lokaal bestuur',
  date: '2005-07-15',
} as const

const kboNumber = (chance: Chance): string => {
  const first = 4_000_000 + chance.between(0, 3_999_999)
  const digits = String(first).padStart(8, '0')
  return `${digits}${String(97 - (Number(digits) % 97)).padStart(2, '0')}`
}

const terms = (
  level: FieldsOf<'GrantMandate'>['terms']['level'],
  more: Partial<FieldsOf<'GrantMandate'>['terms']> = {},
): FieldsOf<'GrantMandate'>['terms'] => ({
  level,
  limits: { perDecisionCents: null, perYearCents: null, conditions: [] },
  ratifyingOrgan: null,
  addressee: null,
  mayBeSubDelegated: false,
  ...more,
})

const admitPartners = ({ act, chance }: SimulatedHouse, name: string, founded: string): string[] => {
  const admit = (fields: Pick<FieldsOf<'AdmitPartner'>, 'name' | 'kind' | 'sector' | 'kbo'>): string =>
    idOf(
      act('AdmitPartner', { ...fields, basis: convenant(founded), candidacy: null, irregularBecause: null }),
      'partner',
    )
  const partners = [
    admit({ name: `Gemeente ${name}`, kind: 'municipality', sector: 'lokaal-bestuur', kbo: kboNumber(chance) }),
    admit({ name: `OCMW ${name}`, kind: 'public-body', sector: 'ocmw', kbo: kboNumber(chance) }),
    admit({ name: `Oudergroep ${name}`, kind: 'informal-group', sector: 'ouders', kbo: null }),
  ]
  const count = chance.between(6, 8)
  for (let index = 0; index < count; index++) {
    const sector = chance.pick(sectors)
    partners.push(
      admit({
        name: `${sector} ${name} ${index + 1} vzw`,
        kind: 'private-legal-person',
        sector,
        kbo: kboNumber(chance),
      }),
    )
  }
  return partners
}

const bindingOf = (chance: Chance): FieldsOf<'AssignSeat'>['binding'] => {
  if (chance.happens(0.08)) return { kind: 'must-refer-back' }
  return chance.happens(0.15) ? { kind: 'may-bind-up-to', amountCents: 200_000 } : { kind: 'may-bind' }
}

/** Gives a partner a seat that votes. */
export const assignSeat = ({ act, chance }: SimulatedHouse, organ: string, partner: string): VotingSeat => {
  const binding = bindingOf(chance)
  const seat = idOf(
    act('AssignSeat', {
      organ,
      partner,
      person: null,
      name: null,
      function: chance.pick(functions),
      role: 'member',
      binding,
      until: null,
    }),
    'seat',
  )
  return { seat, organ, partner, binding }
}

/** Founds a house: partners, organs, seats, and the chain of mandates from the decree down. About seventy events. */
export const foundHouse = (house: SimulatedHouse): Cast => {
  const { act, chance, clock } = house
  const name = town(chance)
  const founded = clock.dayText(clock.day)
  act('FoundHouse', {
    name: `Huis van het Kind ${name}`,
    legalForm: chance.pick([
      'feitelijke-vereniging',
      'vzw',
      'interlokale-vereniging',
      'gemeentelijke-dienst',
      'ocmw',
    ] as const),
    workingArea: [name],
  })
  const partners = admitPartners(house, name, founded)
  const municipality = partners[0] ?? ''
  act('DesignateLeadPartner', { partner: municipality })
  act('AddSubject', { subject: 'offer.play', label: 'Spelaanbod' })

  const organ = (
    label: string,
    fields: Pick<FieldsOf<'EstablishOrgan'>, 'kind'> & Partial<FieldsOf<'EstablishOrgan'>>,
  ): string =>
    idOf(
      act('EstablishOrgan', {
        name: label,
        parent: null,
        ofPartner: null,
        until: null,
        purpose: text(chance, 1),
        rule: majority,
        basis: convenant(founded),
        ...fields,
      }),
      'organ',
    )
  const netwerk = organ('Netwerk', { kind: 'netwerk', rule: consensus })
  const stuurgroep = organ('Stuurgroep', { kind: 'stuurgroep', parent: netwerk })
  const council = organ('Gemeenteraad', { kind: 'gemeenteraad', ofPartner: municipality, basis: decree })
  const college = organ('College van burgemeester en schepenen', {
    kind: 'college',
    ofPartner: municipality,
    basis: decree,
  })
  const coordinator = organ('Coördinator', { kind: 'coordinator', parent: stuurgroep })
  const workingGroups = ['Werkgroep jonge kind', 'Werkgroep ontmoeting', 'Lokaal overleg kinderopvang']
    .slice(0, chance.between(1, 3))
    .map((label) => organ(label, { kind: 'werkgroep', parent: stuurgroep }))

  const seats = partners.slice(0, chance.between(5, 8)).map((partner) => assignSeat(house, stuurgroep, partner))
  for (const group of workingGroups) {
    for (let index = 0; index < 3; index++) seats.push(assignSeat(house, group, chance.pick(partners)))
  }

  const grant = (grantee: string, fields: Omit<FieldsOf<'GrantMandate'>, 'grantee'>): string =>
    idOf(act('GrantMandate', { grantee: { organ: grantee, role: null }, ...fields }), 'mandate')
  grant(council, { grantor: decree, subject: 'all', until: null, terms: terms('decide', { mayBeSubDelegated: true }) })
  grant(college, {
    grantor: { kind: 'organ', organ: council },
    subject: 'all',
    until: null,
    terms: terms('decide', { mayBeSubDelegated: true }),
  })
  const byCollege = { grantor: { kind: 'organ', organ: college } } as const
  const until = clock.dayText(clock.day + 1_000)
  const limits = {
    perDecisionCents: 2_500_000,
    perYearCents: 200_000_000,
    conditions: ['Binnen het goedgekeurde jaarbudget'],
  }
  const ratified = terms('decide-subject-to-bekrachtiging', { ratifyingOrgan: college, limits })
  const ending = [
    grant(stuurgroep, { ...byCollege, subject: 'finances.use-of-subsidies', until, terms: ratified }),
    grant(stuurgroep, {
      ...byCollege,
      subject: 'partners',
      until,
      terms: { ...ratified, limits: terms('decide').limits },
    }),
  ]
  for (const subject of ['working-groups', 'offer', 'communication', 'action-plan']) {
    grant(stuurgroep, { ...byCollege, subject, until: null, terms: terms('decide') })
  }
  const proposing = terms('propose', { addressee: stuurgroep })
  const spare = grant(coordinator, { ...byCollege, subject: 'finances.budget', until: null, terms: proposing })
  grant(netwerk, { ...byCollege, subject: 'vision', until: null, terms: terms('advise', { addressee: stuurgroep }) })

  return {
    partners,
    stuurgroep,
    netwerk,
    college,
    coordinator,
    workingGroups,
    ending,
    spare,
    seats,
    grant: null,
    meeting: null,
    held: null,
  }
}
