import { type FieldsOf, House } from './given.js'

export const decree = (reference = 'Decreet lokaal bestuur, art. 40') =>
  ({ kind: 'founding-text', textKind: 'decree', reference, date: '2017-12-22' }) as const

export const convenant = {
  kind: 'founding-text',
  textKind: 'convenant',
  reference: 'Convenant van het huis',
  date: '2024-12-01',
} as const

export const majority = { method: 'simple-majority', source: 'Huishoudelijk reglement, art. 7' } as const
export const consensus = { method: 'consensus', source: 'Engagementsverklaring' } as const

/** The terms of a mandate, without limits unless given. */
export const terms = (
  level: FieldsOf<'GrantMandate'>['terms']['level'],
  more: Partial<Omit<FieldsOf<'GrantMandate'>['terms'], 'limits' | 'level'>> & {
    perDecisionCents?: number
    perYearCents?: number
  } = {},
): FieldsOf<'GrantMandate'>['terms'] => {
  const { perDecisionCents = null, perYearCents = null, ...rest } = more
  return {
    level,
    limits: { perDecisionCents, perYearCents, conditions: [] },
    ratifyingOrgan: null,
    addressee: null,
    mayBeSubDelegated: false,
    ...rest,
  }
}

/** Valid KBO numbers, the check digits worked out by hand: 97 − (first eight digits mod 97). */
export const kbo = { municipality: '0207461620', centre: '0400000086', newcomer: '1000000021' }

/**
 * A municipality and a centre in a house since 1 January 2025, with the chain decree → gemeenteraad → college →
 * stuurgroep for the use of subsidies (€ 10.000 a decision, € 25.000 a year, subject to bekrachtiging by the college)
 * and for working groups (decides itself). The coordinator proposes finances to the stuurgroep.
 */
export const smallHouse = () => {
  const house = new House()
  const effectiveOn = '2025-01-01'
  house.record('FoundHouse', {
    effectiveOn,
    name: 'Huis van het Kind Voorbeeld',
    legalForm: 'feitelijke-vereniging',
    workingArea: ['Voorbeeld'],
  })
  const partner = (name: string, fields: Partial<FieldsOf<'AdmitPartner'>>): string =>
    house.record('AdmitPartner', {
      effectiveOn,
      name,
      kind: 'private-legal-person',
      sector: 'welzijn',
      basis: convenant,
      ...fields,
    }).partner!
  const municipality = partner('Gemeente Voorbeeld', {
    kind: 'municipality',
    sector: 'lokaal-bestuur',
    kbo: kbo.municipality,
  })
  const centre = partner('Centrum voor gezinnen vzw', { kbo: kbo.centre })
  house.record('DesignateLeadPartner', { effectiveOn, partner: municipality })

  const organ = (name: string, fields: Partial<FieldsOf<'EstablishOrgan'>>): string =>
    house.record('EstablishOrgan', { effectiveOn, name, kind: 'other', rule: majority, basis: convenant, ...fields })
      .organ!
  const stuurgroep = organ('Stuurgroep', { kind: 'stuurgroep' })
  const gemeenteraad = organ('Gemeenteraad', { kind: 'gemeenteraad', ofPartner: municipality, basis: decree() })
  const college = organ('College', { kind: 'college', ofPartner: municipality, basis: decree() })
  const coordinator = organ('Coördinator', { kind: 'coordinator', parent: stuurgroep })

  const seat = (fields: Partial<FieldsOf<'AssignSeat'>>): string =>
    house.record('AssignSeat', {
      effectiveOn,
      organ: stuurgroep,
      partner: centre,
      function: 'afgevaardigde',
      role: 'member',
      ...fields,
    }).seat!
  const chair = seat({ partner: municipality, role: 'chair', function: 'schepen van gezin' })
  const member = seat({ function: 'directeur' })
  const limitedMember = seat({
    function: 'teamverantwoordelijke',
    binding: { kind: 'may-bind-up-to', amountCents: 200_000 },
  })
  const referringMember = seat({ function: 'vrijwilliger', binding: { kind: 'must-refer-back' } })
  const observer = seat({ function: 'verslaggever', role: 'observer' })

  const mandate = (fields: FieldsOf<'GrantMandate'>): string => house.record('GrantMandate', fields).mandate!
  const councilMandate = mandate({
    effectiveOn,
    grantor: decree(),
    grantee: { organ: gemeenteraad, role: null },
    subject: 'all',
    terms: terms('decide', { mayBeSubDelegated: true }),
  })
  const collegeMandate = mandate({
    effectiveOn,
    grantor: { kind: 'organ', organ: gemeenteraad },
    grantee: { organ: college, role: null },
    subject: 'all',
    terms: terms('decide', { mayBeSubDelegated: true, perDecisionCents: 5_000_000 }),
    until: '2030-12-31',
  })
  const subsidyMandate = mandate({
    effectiveOn,
    grantor: { kind: 'organ', organ: college },
    grantee: { organ: stuurgroep, role: null },
    subject: 'finances.use-of-subsidies',
    terms: terms('decide-subject-to-bekrachtiging', {
      ratifyingOrgan: college,
      perDecisionCents: 1_000_000,
      perYearCents: 2_500_000,
    }),
    until: '2027-12-31',
  })
  const workingGroupMandate = mandate({
    effectiveOn,
    grantor: { kind: 'organ', organ: college },
    grantee: { organ: stuurgroep, role: null },
    subject: 'working-groups',
    terms: terms('decide', { mayBeSubDelegated: true, perDecisionCents: 100_000, perYearCents: 200_000 }),
    until: '2027-12-31',
  })
  const proposalMandate = mandate({
    effectiveOn,
    grantor: { kind: 'organ', organ: college },
    grantee: { organ: coordinator, role: null },
    subject: 'finances',
    terms: terms('propose', { addressee: stuurgroep }),
    until: '2027-12-31',
  })

  return {
    house,
    municipality,
    centre,
    stuurgroep,
    gemeenteraad,
    college,
    coordinator,
    chair,
    member,
    limitedMember,
    referringMember,
    observer,
    councilMandate,
    collegeMandate,
    subsidyMandate,
    workingGroupMandate,
    proposalMandate,
  }
}

export type SmallHouse = ReturnType<typeof smallHouse>

export const contentOf = (amountCents: number | null = null, beneficiary: string | null = null) => ({
  title: 'Speelstraat',
  text: 'Een speelstraat in de zomer.',
  amountCents,
  beneficiary,
})

/** Opens a dossier with a proposal of the stuurgroep in it; answers the dossier's id. */
export const propose = (
  { house, stuurgroep }: SmallHouse,
  fields: { subject?: string; amountCents?: number | null; on?: string } = {},
): string => {
  const { subject = 'finances.use-of-subsidies', amountCents = 400_000, on: effectiveOn = '2025-03-01' } = fields
  const { dossier } = house.record('OpenDossier', { effectiveOn, title: 'Speelstraat', subject, openedBy: stuurgroep })
  house.record('SubmitProposal', {
    effectiveOn,
    dossier: dossier!,
    by: { kind: 'organ', organ: stuurgroep },
    content: contentOf(amountCents),
  })
  return dossier!
}

/** The stuurgroep adopts; answers the decision's id. */
export const adopt = (
  { house, stuurgroep }: SmallHouse,
  dossier: string,
  fields: Partial<FieldsOf<'TakeDecision'>> = {},
): string =>
  house.record('TakeDecision', { effectiveOn: '2025-04-01', dossier, organ: stuurgroep, outcome: 'adopted', ...fields })
    .decision!

/** A finally adopted decision of the college about a subject; answers its id. */
export const decideFinally = (small: SmallHouse, subject: string): string =>
  adopt(small, propose(small, { subject, amountCents: null }), { organ: small.college })
