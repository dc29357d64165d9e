import type { DossierStatus } from '../../../projections/dossier-history/answers.js'
import { adviceOf, type OrganAdvice } from '../../application/acts/organ-advice.js'
import type { OrganId } from '../../domain/shared/identifiers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { PageDependencies } from '../dependencies.js'
import type { AskedTime } from '../frame/asked-time.js'

type Mandates = Awaited<ReturnType<PageDependencies['queries']['readMandateRegister']>>

/** What a working group may do, and what it has on its hands. */
export type GroupWork = {
  readonly mandates: Mandates
  /** Dossiers it opened that go on. */
  readonly dossiers: readonly { readonly id: string; readonly title: string }[]
  readonly advice: OrganAdvice
}

/** Of so many dossiers of a working group, the newest, those that go on are shown. */
const LOOKED_AT = 100

const goesOn: ReadonlySet<DossierStatus> = new Set<DossierStatus>([
  'in-preparation',
  'in-ballot',
  'provisional',
  'waiting-for-bekrachtiging',
  'sent-back',
  'waiting-for-conditions',
  'postponed',
])

/** What each of these working groups may do and works on, as of a day; for now, no log has to be read again. */
export const readGroupWork = async (
  { queries, past }: Pick<PageDependencies, 'queries' | 'past'>,
  { house, state, today }: { readonly house: string; readonly state: HouseState; readonly today: LocalDate },
  groups: readonly { readonly id: string }[],
  { asOf, knownAt }: AskedTime,
): Promise<ReadonlyMap<string, GroupWork>> => {
  const then = await past(house, { asOf: asOf === today ? null : asOf, knownAt })
  const work = await Promise.all(
    groups.map(async ({ id }): Promise<readonly [string, GroupWork]> => {
      const [mandates, { items }] = await Promise.all([
        queries.readMandateRegister(house, { asOf, knownAt, organ: id }),
        then.listDossiers(house, { organ: id }, { limit: LOOKED_AT }),
      ])
      const dossiers = items.filter(({ openedBy, status }) => openedBy.id === id && goesOn.has(status))
      return [id, { mandates, dossiers, advice: adviceOf(state, id as OrganId, asOf) }]
    }),
  )
  return new Map(work)
}
