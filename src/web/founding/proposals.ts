import type { LegalForm } from '../../domain/house/events.js'
import type { standardSubjects } from '../../domain/house/subject.js'
import type { MandateLevel } from '../../domain/mandate/events.js'
import type { OrganKind } from '../../domain/organ/events.js'
import type { ReadyMade } from '../../domain/rule-set/ready-made.js'
import type { FoundingText } from '../../domain/shared/founding-text.js'

/*
 * What is proposed to a house that sets itself up, by its legal form. Everything here is data, and only a proposal: whoever
 * sets the house up unticks, renames and changes it, and what is recorded is what was sent. The numbers in brackets are the
 * sources of docs/sources.md; “assumed” marks what no source says and the documented houses chose.
 */

/** The organs that can be proposed. Each is found back in a house by its kind. */
export type OrganKey =
  | 'gemeenteraad'
  | 'college'
  | 'raad-maatschappelijk-welzijn'
  | 'vast-bureau'
  | 'bestuurlijk-overleg'
  | 'algemene-vergadering'
  | 'raad-van-bestuur'
  | 'beheerscomite'
  | 'netwerk'
  | 'stuurgroep'
  | 'kerngroep'
  | 'werkgroep'
  | 'coordinator'

export type ProposedOrgan = {
  readonly key: OrganKey
  readonly kind: OrganKind
  /** Whose own organ it is; null for an organ of the house itself. */
  readonly of: 'municipality' | 'ocmw' | null
  /** The organ it stands under. */
  readonly under: OrganKey | null
  /** The ready-made rules; null where one person acts alone. */
  readonly rules: ReadyMade | null
  /** Ticked from the start, or only offered. */
  readonly ticked: boolean
}

/** The partners that a house nearly always has (S0, S2): the municipality, its OCMW, and Opgroeien. */
export type PartnerKey = 'municipality' | 'ocmw' | 'opgroeien'

type Variant = {
  /** What such a house usually rests on. */
  readonly textKind: FoundingText['textKind']
  /** The organ that authority starts from; null where the founding text gives it to `executive` itself. */
  readonly source: OrganKey | null
  /** The organ that gives the stuurgroep its say, and ratifies (S0: “the final decision is taken by the lokaal bestuur”). */
  readonly executive: OrganKey
  readonly organs: readonly ProposedOrgan[]
}

const organ = (
  key: OrganKey,
  rules: ReadyMade | null,
  more: Partial<Omit<ProposedOrgan, 'key' | 'rules'>> = {},
): ProposedOrgan => ({
  key,
  rules,
  kind: key === 'bestuurlijk-overleg' ? 'other' : key,
  of: null,
  under: null,
  ticked: true,
  ...more,
})

/** S0, S1: a stuurgroep that steers, a netwerk of all partners that meets once a year, werkgroepen under the stuurgroep. */
const ofTheHouse: readonly ProposedOrgan[] = [
  organ('stuurgroep', 'stuurgroep-consensus'),
  organ('netwerk', 'netwerk-gelijke-partners'),
  // S3 ch.1 §5: a few core partners that prepare, and sometimes decide; not every house has one.
  organ('kerngroep', 'stuurgroep-consensus', { under: 'stuurgroep', ticked: false }),
  organ('werkgroep', 'stuurgroep-consensus', { under: 'stuurgroep' }),
  // S2 “medewerkers en taken”: the coordinator proposes, and hardly ever decides.
  organ('coordinator', null, { under: 'stuurgroep' }),
]

/** Decreet lokaal bestuur: the gemeenteraad decides, and the college by delegation. */
const municipality: readonly ProposedOrgan[] = [
  organ('gemeenteraad', 'gemeenteraad', { of: 'municipality' }),
  organ('college', 'college', { of: 'municipality' }),
]

const optional = (organs: readonly ProposedOrgan[]): readonly ProposedOrgan[] =>
  organs.map((one) => ({ ...one, ticked: false }))

/** By legal form (S0; S3 ch.5 §5); a feitelijke vereniging of several municipalities is another thing than of one. */
export const variants: Readonly<Record<LegalForm | 'feitelijke-vereniging-several', Variant>> = {
  // As in Duffel (S1) and Sint-Niklaas (S3 ch.1 §5): not a legal person, so that the municipality decides in the end.
  'feitelijke-vereniging': {
    textKind: 'cooperation-agreement',
    source: 'gemeenteraad',
    executive: 'college',
    organs: [...municipality, ...ofTheHouse],
  },
  // As in Boom (S3 ch.1 §2) and Poperinge–Vleteren (S0): a consultation of the municipalities, by their convenant.
  'feitelijke-vereniging-several': {
    textKind: 'convenant',
    source: null,
    executive: 'bestuurlijk-overleg',
    organs: [organ('bestuurlijk-overleg', 'stuurgroep-consensus'), ...ofTheHouse, ...optional(municipality)],
  },
  // S3 ch.5 §5: an algemene vergadering and a bestuursorgaan are compulsory; their power comes from the statutes.
  vzw: {
    textKind: 'statutes',
    source: 'algemene-vergadering',
    executive: 'raad-van-bestuur',
    organs: [
      organ('algemene-vergadering', 'vzw-algemene-vergadering'),
      organ('raad-van-bestuur', 'vzw-bestuursorgaan'),
      ...ofTheHouse,
      ...optional(municipality),
    ],
  },
  // S3 ch.5 §5: a beheerscomité in which every participant sits; the agreement fixes what it may do.
  'interlokale-vereniging': {
    textKind: 'cooperation-agreement',
    source: null,
    executive: 'beheerscomite',
    organs: [organ('beheerscomite', 'beheerscomite-interlokale-vereniging'), ...ofTheHouse, ...optional(municipality)],
  },
  'gemeentelijke-dienst': {
    textKind: 'council-decision',
    source: 'gemeenteraad',
    executive: 'college',
    organs: [...municipality, ...ofTheHouse],
  },
  // As in Zottegem (S3 ch.1 §6).
  ocmw: {
    textKind: 'council-decision',
    source: 'raad-maatschappelijk-welzijn',
    executive: 'vast-bureau',
    organs: [
      organ('raad-maatschappelijk-welzijn', 'raad-maatschappelijk-welzijn', { of: 'ocmw' }),
      organ('vast-bureau', 'vast-bureau', { of: 'ocmw' }),
      ...ofTheHouse,
    ],
  },
}

/** What the organs of a lokaal bestuur rest on, whatever the house. */
export const localGovernmentDecree: FoundingText = {
  kind: 'founding-text',
  textKind: 'decree',
  reference: 'Decreet van 22 december 2017 over het lokaal bestuur',
  date: '2017-12-22' as FoundingText['date'],
}

/** Who has a part in the proposed mandates; which organ that is depends on the legal form and on what was established. */
export type Role = 'source' | 'executive' | 'stuurgroep' | 'netwerk' | 'kerngroep' | 'werkgroep' | 'coordinator'

export type ProposedMandate = {
  readonly key: string
  readonly to: Role
  /** Who grants it, in order of preference; the founding text where none of them is there. */
  readonly by: readonly Role[]
  readonly subject: (typeof standardSubjects)[number]
  readonly level: MandateLevel
  /** Who ratifies it, or to whom its proposals or advice go. */
  readonly looksTo: Role | null
  readonly perDecisionCents: number | null
  readonly perYearCents: number | null
  readonly mayBeSubDelegated: boolean
}

const mandate = (
  to: Role,
  subject: ProposedMandate['subject'],
  level: MandateLevel,
  more: Partial<ProposedMandate> = {},
): ProposedMandate => ({
  key: `${to}-${subject.replaceAll('.', '-')}`,
  to,
  by: ['executive', 'source'],
  subject,
  level,
  looksTo: level === 'decide' ? null : 'executive',
  perDecisionCents: null,
  perYearCents: null,
  mayBeSubDelegated: false,
  ...more,
})

/** Who may decide what, in the order in which it is granted: nobody grants more than they have. */
export const proposedMandates: readonly ProposedMandate[] = [
  mandate('source', 'all', 'decide', { by: [], mayBeSubDelegated: true }),
  mandate('executive', 'all', 'decide', { by: ['source'], mayBeSubDelegated: true }),
  // S0: the stuurgroep proposes the use of subsidies and the admission of partners, which the lokaal bestuur ratifies.
  // The amounts are assumed, as in Duffel.
  mandate('stuurgroep', 'finances.use-of-subsidies', 'decide-subject-to-bekrachtiging', {
    perDecisionCents: 1_500_000,
    perYearCents: 4_000_000,
  }),
  mandate('stuurgroep', 'partners.admission', 'decide-subject-to-bekrachtiging'),
  // S0, S1: the stuurgroep establishes working groups, and follows goals and actions.
  mandate('stuurgroep', 'working-groups', 'decide'),
  mandate('stuurgroep', 'action-plan', 'decide', { mayBeSubDelegated: true }),
  // Assumed, as in Duffel.
  mandate('stuurgroep', 'communication', 'decide-subject-to-bekrachtiging', {
    perDecisionCents: 750_000,
    perYearCents: 1_000_000,
  }),
  // S1: an advice function towards the lokaal bestuur.
  mandate('stuurgroep', 'offer', 'advise'),
  // S2, S3 ch.2 §4: whoever pays staff and buildings decides on them.
  mandate('stuurgroep', 'staff', 'propose'),
  mandate('stuurgroep', 'infrastructure', 'propose'),
  // S1: the network gives input on what the stuurgroep plans.
  mandate('netwerk', 'action-plan', 'advise', { by: ['stuurgroep'], looksTo: 'stuurgroep' }),
  // Assumed: who prepares, proposes.
  mandate('kerngroep', 'action-plan', 'propose', { by: ['stuurgroep'], looksTo: 'stuurgroep' }),
  mandate('werkgroep', 'action-plan', 'propose', { by: ['stuurgroep'], looksTo: 'stuurgroep' }),
  // S2 “medewerkers en taken”: the coordinator proposes.
  mandate('coordinator', 'all', 'propose', { looksTo: 'stuurgroep' }),
]

/** What a first meeting of a stuurgroep usually treats (S0, S1: goals and actions, budget, working groups). */
export const firstMatters = [
  { key: 'action-plan', subject: 'action-plan' },
  { key: 'subsidies', subject: 'finances.use-of-subsidies' },
  { key: 'working-groups', subject: 'working-groups.establishment' },
] as const satisfies readonly { readonly key: string; readonly subject: ProposedMandate['subject'] }[]
