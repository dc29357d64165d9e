import { v7 as uuidv7 } from 'uuid'
import type { Execute } from '../../../src/application/execute.js'
import type { DomainCommandType } from '../../../src/domain/commands.js'
import type { HouseId } from '../../../src/domain/shared/identifiers.js'
import type { FieldsOf } from '../../domain/support/fields-of.js'

export type { FieldsOf }

/** Valid KBO numbers: the last two digits are 97 − (first eight digits mod 97). */
export const kbo = { municipality: '0207461620', centre: '0400000086', newcomer: '1000000021' }

export const convenant = {
  kind: 'founding-text',
  textKind: 'convenant',
  reference: 'Convenant van het huis',
  date: '2024-12-01',
} as const

const decree = { ...convenant, textKind: 'decree', reference: 'Decreet lokaal bestuur, art. 40' } as const

export const majority = { method: 'simple-majority', source: 'Huishoudelijk reglement, art. 7' } as const

type Terms = FieldsOf<'GrantMandate'>['terms']

export const terms = (level: Terms['level'], more: Partial<Terms> = {}): Terms => ({
  level,
  limits: { perDecisionCents: null, perYearCents: null, conditions: [] },
  ratifyingOrgan: null,
  addressee: null,
  mayBeSubDelegated: false,
  ...more,
})

/** Sends a command as the operator, as the import does; it must be accepted. Answers what came into being. */
export const recorder =
  (execute: Execute, house: string) =>
  async <Type extends DomainCommandType>(type: Type, body: FieldsOf<Type>): Promise<Record<string, string>> => {
    const principal = { kind: 'operator' } as const
    const unkeyed = { via: 'system', key: null, dossierRevision: null } as const
    const result = await execute({ house: house as HouseId, type, body, principal, ...unkeyed })
    if (!result.ok) throw new Error(`${type} was refused: ${JSON.stringify(result.problem)}`)
    return { ...result.answer.created }
  }

/**
 * A house since 1 January 2025 with decree → gemeenteraad → college → stuurgroep: use of subsidies to € 10.000 a
 * decision, subject to bekrachtiging by the college; the admission of partners the stuurgroep decides itself. The
 * coordinator has no mandate. Chair and secretary record for the stuurgroep, the mayor for the college.
 */
export const recordHouse = async (execute: Execute, name = 'Huis van het Kind Voorbeeld') => {
  const house = uuidv7()
  const record = recorder(execute, house)
  const effectiveOn = '2025-01-01'
  await record('FoundHouse', { effectiveOn, name, legalForm: 'feitelijke-vereniging', workingArea: ['Voorbeeld'] })
  const partner = async (fields: Partial<FieldsOf<'AdmitPartner'>>): Promise<string> => {
    const body = { effectiveOn, name: '', kind: 'private-legal-person', sector: 'welzijn', basis: convenant } as const
    return (await record('AdmitPartner', { ...body, ...fields })).partner!
  }
  const municipality = await partner({ name: 'Gemeente Voorbeeld', kind: 'municipality', kbo: kbo.municipality })
  const centre = await partner({ name: 'Centrum voor gezinnen vzw', kbo: kbo.centre })

  const organ = async (fields: Partial<FieldsOf<'EstablishOrgan'>>): Promise<string> =>
    (
      await record('EstablishOrgan', {
        effectiveOn,
        name: '',
        kind: 'other',
        rule: majority,
        basis: convenant,
        ...fields,
      })
    ).organ!
  const stuurgroep = await organ({ name: 'Stuurgroep', kind: 'stuurgroep' })
  const werkgroep = await organ({ name: 'Werkgroep spelen', kind: 'werkgroep', parent: stuurgroep })
  const coordinator = await organ({ name: 'Coördinator', kind: 'coordinator', parent: stuurgroep })
  const gemeenteraad = await organ({ name: 'Gemeenteraad', kind: 'gemeenteraad', ofPartner: municipality })
  const college = await organ({ name: 'College', kind: 'college', ofPartner: municipality })

  const seat = async (fields: Partial<FieldsOf<'AssignSeat'>>): Promise<{ seat: string; person: string }> => {
    const body = { effectiveOn, organ: stuurgroep, partner: centre, function: 'afgevaardigde', role: 'member' } as const
    const created = await record('AssignSeat', { ...body, ...fields })
    return { seat: created.seat!, person: created.person! }
  }
  const seats = {
    chair: await seat({ partner: municipality, function: 'schepen van gezin', role: 'chair' }),
    secretary: await seat({ partner: municipality, function: 'verslaggever', role: 'secretary' }),
    member: await seat({ function: 'directeur' }),
    observer: await seat({ partner: null, function: 'waarnemer', role: 'observer' }),
    former: await seat({ function: 'vroegere afgevaardigde', until: '2025-12-31' }),
    coordinator: await seat({ organ: coordinator, partner: null, function: 'coördinator' }),
    lead: await seat({ organ: werkgroep, partner: null, function: 'trekker', role: 'chair' }),
    mayor: await seat({ organ: college, partner: null, function: 'burgemeester', role: 'chair' }),
    councillor: await seat({ organ: gemeenteraad, partner: null, function: 'voorzitter', role: 'chair' }),
  }

  const mandate = async (fields: Omit<FieldsOf<'GrantMandate'>, 'effectiveOn'>): Promise<string> =>
    (await record('GrantMandate', { effectiveOn, ...fields })).mandate!
  const by = (granting: string) => ({ kind: 'organ', organ: granting }) as const
  const to = (granted: string) => ({ organ: granted, role: null })
  const all = { subject: 'all', terms: terms('decide', { mayBeSubDelegated: true }) }
  const mandates = {
    council: await mandate({ grantor: decree, grantee: to(gemeenteraad), ...all }),
    college: await mandate({ grantor: by(gemeenteraad), grantee: to(college), ...all }),
    subsidies: await mandate({
      grantor: by(college),
      grantee: to(stuurgroep),
      subject: 'finances.use-of-subsidies',
      terms: terms('decide-subject-to-bekrachtiging', {
        ratifyingOrgan: college,
        limits: { perDecisionCents: 1_000_000, perYearCents: 2_500_000, conditions: ['binnen het actieplan'] },
        mayBeSubDelegated: true,
      }),
    }),
    admission: await mandate({
      grantor: by(college),
      grantee: to(stuurgroep),
      subject: 'partners.admission',
      terms: terms('decide'),
    }),
  }
  return {
    house,
    name,
    record,
    municipality,
    centre,
    organs: { stuurgroep, werkgroep, coordinator, gemeenteraad, college },
    seats,
    mandates,
  }
}

export type RecordedHouse = Awaited<ReturnType<typeof recordHouse>>

/** An organ of the house, the stuurgroep unless said, opens a dossier with a proposal; answers the dossier's id. */
export const propose = async (
  { record, organs }: Pick<RecordedHouse, 'record' | 'organs'>,
  fields: { title?: string; subject?: string; amountCents?: number | null; on?: string; organ?: string } = {},
): Promise<string> => {
  const { title = 'Speelstraat', subject = 'finances.use-of-subsidies', amountCents = 400_000 } = fields
  const { on: effectiveOn = '2026-02-01', organ = organs.stuurgroep } = fields
  const { dossier } = await record('OpenDossier', { effectiveOn, title, subject, openedBy: organ })
  const content = { title, text: 'Een speelstraat in de zomer.', amountCents, beneficiary: null }
  await record('SubmitProposal', { effectiveOn, dossier: dossier!, by: { kind: 'organ', organ }, content })
  return dossier!
}
