import { v7 as uuidv7 } from 'uuid'
import type { DomainCommandType } from '../../../src/domain/commands.js'
import type { HouseId } from '../../../src/domain/shared/identifiers.js'
import type { FieldsOf } from '../../domain/support/fields-of.js'
import type { Ledger } from './ledger.js'

export type { FieldsOf }

/** Sends a command as the operator, as the import does; it must be accepted. Answers what came into being. */
export const recorder =
  (ledger: Ledger, house: string) =>
  async <Type extends DomainCommandType>(
    type: Type,
    fields: FieldsOf<Type>,
  ): Promise<Readonly<Record<string, string>>> => {
    const result = await ledger.execute({
      house: house as HouseId,
      type,
      body: fields,
      principal: { kind: 'operator' },
      via: 'system',
      key: null,
      dossierRevision: null,
    })
    if (!result.ok) throw new Error(`${type} was refused: ${JSON.stringify(result.problem)}`)
    return result.answer.created
  }

const convenant = {
  kind: 'founding-text',
  textKind: 'convenant',
  reference: 'Convenant van het huis',
  date: '2024-12-01',
} as const

const decree = {
  kind: 'founding-text',
  textKind: 'decree',
  reference: 'Decreet lokaal bestuur, art. 40',
  date: '2017-12-22',
} as const

type Terms = FieldsOf<'GrantMandate'>['terms']

const terms = (level: Terms['level'], more: Partial<Terms> = {}): Terms => ({
  level,
  limits: { perDecisionCents: null, perYearCents: null, conditions: [] },
  ratifyingOrgan: null,
  addressee: null,
  mayBeSubDelegated: false,
  ...more,
})

/**
 * A municipality and a centre in a house since 1 January 2025. Gemeenteraad → college (all) → stuurgroep: use of
 * subsidies to € 10.000 a decision, subject to bekrachtiging by the college. The secretary records for the stuurgroep,
 * the mayor for the college; the centre's representative must refer back.
 */
export const recordSmallHouse = async (ledger: Ledger) => {
  const house = uuidv7()
  const record = recorder(ledger, house)
  const effectiveOn = '2025-01-01'
  await record('FoundHouse', {
    effectiveOn,
    name: 'Huis van het Kind Voorbeeld',
    legalForm: 'feitelijke-vereniging',
    workingArea: ['Voorbeeld', 'Naburig'],
  })
  const partner = async (name: string, fields: Partial<FieldsOf<'AdmitPartner'>> = {}): Promise<string> =>
    (
      await record('AdmitPartner', {
        effectiveOn,
        name,
        kind: 'private-legal-person',
        sector: 'welzijn',
        basis: convenant,
        ...fields,
      })
    ).partner!
  const municipality = await partner('Gemeente Voorbeeld', { kind: 'municipality', sector: 'lokaal-bestuur' })
  const centre = await partner('Centrum <gezin> & co')
  await record('DesignateLeadPartner', { effectiveOn, partner: municipality })

  const rule = { method: 'simple-majority', source: 'Huishoudelijk reglement' } as const
  const organ = async (name: string, fields: Partial<FieldsOf<'EstablishOrgan'>>): Promise<string> =>
    (await record('EstablishOrgan', { effectiveOn, name, kind: 'other', rule, basis: convenant, ...fields })).organ!
  const stuurgroep = await organ('Stuurgroep', { kind: 'stuurgroep' })
  const werkgroep = await organ('Werkgroep spelen', { kind: 'werkgroep', parent: stuurgroep })
  const gemeenteraad = await organ('Gemeenteraad', { kind: 'gemeenteraad', ofPartner: municipality, basis: decree })
  const college = await organ('College', { kind: 'college', ofPartner: municipality, basis: decree })

  const seat = (fields: Partial<FieldsOf<'AssignSeat'>>) =>
    record('AssignSeat', {
      effectiveOn,
      organ: stuurgroep,
      partner: centre,
      function: 'afgevaardigde',
      role: 'member',
      ...fields,
    })
  const secretary = await seat({ partner: municipality, function: 'coördinator', role: 'secretary' })
  const chair = await seat({ partner: municipality, function: 'schepen van gezin', role: 'chair' })
  const member = await seat({ function: 'directeur' })
  const referring = await seat({ function: 'vrijwilliger', binding: { kind: 'must-refer-back' } })
  const observer = await seat({ function: 'verslaggever', role: 'observer' })
  const mayor = await seat({ organ: college, partner: municipality, function: 'burgemeester', role: 'chair' })
  const councillor = await seat({ organ: gemeenteraad, partner: null, function: 'voorzitter', role: 'chair' })
  const lead = await seat({ organ: werkgroep, function: 'trekker werkgroep', role: 'chair' })

  const council = await record('GrantMandate', {
    effectiveOn,
    grantor: decree,
    grantee: { organ: gemeenteraad, role: null },
    subject: 'all',
    terms: terms('decide', { mayBeSubDelegated: true }),
  })
  const collegeMandate = await record('GrantMandate', {
    effectiveOn,
    grantor: { kind: 'organ', organ: gemeenteraad },
    grantee: { organ: college, role: null },
    subject: 'all',
    terms: terms('decide', { mayBeSubDelegated: true }),
  })
  const subsidies = await record('GrantMandate', {
    effectiveOn,
    grantor: { kind: 'organ', organ: college },
    grantee: { organ: stuurgroep, role: null },
    subject: 'finances.use-of-subsidies',
    terms: terms('decide-subject-to-bekrachtiging', {
      ratifyingOrgan: college,
      limits: { perDecisionCents: 1_000_000, perYearCents: 2_500_000, conditions: ['binnen het actieplan'] },
    }),
    until: '2027-12-31',
  })
  return {
    house,
    record,
    municipality,
    centre,
    stuurgroep,
    werkgroep,
    gemeenteraad,
    college,
    seats: {
      secretary: secretary.seat!,
      chair: chair.seat!,
      member: member.seat!,
      referring: referring.seat!,
      observer: observer.seat!,
    },
    people: {
      secretary: secretary.person!,
      chair: chair.person!,
      member: member.person!,
      referring: referring.person!,
      mayor: mayor.person!,
      councillor: councillor.person!,
      lead: lead.person!,
    },
    mandates: { council: council.mandate!, college: collegeMandate.mandate!, subsidies: subsidies.mandate! },
  }
}

export type SmallHouse = Awaited<ReturnType<typeof recordSmallHouse>>

/** Waits until every page shows what has been recorded so far. */
export const settled = async (ledger: Ledger): Promise<void> => {
  await ledger.engine.waitFor(await ledger.store.head(), undefined, 10_000)
}

/** The stuurgroep opens a dossier and proposes to spend money on it; answers the dossier's id. */
export const propose = async (
  { record, stuurgroep }: SmallHouse,
  fields: { title?: string; subject?: string; amountCents?: number | null; on?: string } = {},
): Promise<string> => {
  const {
    title = 'Speelstraat <b>zomer</b>',
    subject = 'finances.use-of-subsidies',
    amountCents = 125_000,
    on: effectiveOn = '2026-03-03',
  } = fields
  const { dossier } = await record('OpenDossier', { effectiveOn, title, subject, openedBy: stuurgroep })
  await record('SubmitProposal', {
    effectiveOn,
    dossier: dossier!,
    by: { kind: 'organ', organ: stuurgroep },
    content: { title, text: 'Een speelstraat in de zomer.', amountCents, beneficiary: null },
  })
  return dossier!
}
