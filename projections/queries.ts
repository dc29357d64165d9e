import type { Severity } from '../src/domain/finding/catalogue.js'
import type { InTime } from './answer.js'
import type { DecisionEntry, DecisionFilter } from './decision-register/answers.js'
import type { DossierFilter, DossierSummary } from './dossier-history/answers.js'
import type { DossierStory } from './dossier-history/story.js'
import type { FindingEntry, FindingFilter } from './findings/answers.js'
import type { HouseSummary } from './houses/answers.js'
import type { MandateEntry, MandateHistory } from './mandate-register/answers.js'
import type { MoneyAct } from './money/answers.js'
import type { OrganEntry, PartnerEntry, SeatEntry } from './organs-and-seats/answers.js'
import type { Page, PageRequest } from './page.js'
import type { PersonReference, PersonWithSeats } from './persons/answers.js'
import type { FoundDecision, PublicChoices, PublicDecision, PublicFilter } from './public-decisions/answers.js'
import type { Report } from './report/answers.js'
import type { WaitingFilter, WaitingItem } from './waiting-for/answers.js'

/**
 * Every question the read side answers. Ids are UUIDs, days `YYYY-MM-DD`, instants ISO text in UTC, amounts whole
 * cents as numbers: every answer is plain JSON. Lists by page throw `InvalidCursor` for a cursor that is not theirs.
 */
export type Queries = {
  /** By name. */
  readonly listHouses: (page: PageRequest) => Promise<Page<HouseSummary>>
  readonly findHouse: (house: string) => Promise<HouseSummary | null>
  /** Organs in tree order (each followed by those under it, by name), active on the asked day. */
  readonly listOrgans: (house: string, time: InTime) => Promise<readonly OrganEntry[]>
  /** Partners by name, present on the asked day. */
  readonly listPartners: (house: string, time: InTime) => Promise<readonly PartnerEntry[]>
  /** Seats by organ, role and function, valid on the asked day. */
  readonly listSeats: (
    house: string,
    time: InTime & { readonly organ?: string | undefined },
  ) => Promise<readonly SeatEntry[]>
  /**
   * Mandates that hold or are suspended on the asked day. `organ`: granted to it; `subject`: about the same subject,
   * a more general one, or one below it.
   */
  readonly readMandateRegister: (
    house: string,
    time: InTime & { readonly organ?: string | undefined; readonly subject?: string | undefined },
  ) => Promise<readonly MandateEntry[]>
  /** One mandate with all its segments and acts, as known at a moment; null when there is none. */
  readonly findMandate: (
    house: string,
    mandate: string,
    time: { readonly knownAt: string | null },
  ) => Promise<MandateHistory | null>
  /** Newest first, by the moment they were opened in the ledger. */
  readonly listDossiers: (house: string, filter: DossierFilter, page: PageRequest) => Promise<Page<DossierSummary>>
  readonly findDossier: (house: string, dossier: string) => Promise<DossierStory | null>
  /** Newest first by day; those of one day by the order in which they were recorded, newest first. */
  readonly listDecisions: (house: string, filter: DecisionFilter, page: PageRequest) => Promise<Page<DecisionEntry>>
  readonly findDecision: (house: string, decision: string) => Promise<DecisionEntry | null>
  /** What waits, oldest first; of one organ or of the whole house. */
  readonly listWaiting: (house: string, filter: WaitingFilter, page: PageRequest) => Promise<Page<WaitingItem>>
  readonly findPersons: (persons: readonly string[]) => Promise<readonly PersonReference[]>
  /** Everyone who has or had a seat in the house, with their seats. */
  readonly listPersons: (house: string) => Promise<readonly PersonWithSeats[]>
  /** By house, then by first day, then by code. */
  readonly listFindings: (filter: FindingFilter, page: PageRequest) => Promise<Page<FindingEntry>>
  /** How many there are of each severity. */
  readonly countFindings: (filter: FindingFilter) => Promise<Readonly<Record<Severity, number>>>
  /** Acts about money in the order they were recorded, in effect on a day and known at a moment; null for all. */
  readonly readMoneyActs: (
    house: string,
    time: { readonly asOf: string | null; readonly knownAt: string | null },
  ) => Promise<readonly MoneyAct[]>
  readonly readReport: () => Promise<Report>
  /** Published decisions of every house, best fit first; without words to look for, newest first. */
  readonly searchPublicDecisions: (filter: PublicFilter, page: PageRequest) => Promise<Page<FoundDecision>>
  /** Published decisions of every house or of one, by when what is told of them last changed. */
  readonly changedPublicDecisions: (of: {
    readonly house?: string | undefined
    readonly limit: number
  }) => Promise<readonly PublicDecision[]>
  /** Null for a decision that was not published, as for one that is not there. */
  readonly findPublicDecision: (decision: string) => Promise<PublicDecision | null>
  readonly listPublicChoices: (house: string | undefined) => Promise<PublicChoices>
  /** A question with its mistyped words put right; null when there is nothing better to ask. */
  readonly suggestWords: (text: string) => Promise<string | null>
}

/** The questions that are answered as of a day and as known at a moment by going through the log of the house again. */
export type PastQueries = Pick<
  Queries,
  'listDossiers' | 'findDossier' | 'listDecisions' | 'findDecision' | 'listWaiting'
>

/** These questions about one house, by the acts in effect on a day and recorded by a moment; null for all of them. */
export type Past = (house: string, time: InTime) => Promise<PastQueries>
