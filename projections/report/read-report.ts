import type { FoundingText } from '../../src/domain/shared/founding-text.js'
import type { ReadDatabase } from '../database.js'
import type { DecisionEntry } from '../decision-register/answers.js'
import { readAllDecisions } from '../decision-register/queries.js'
import { readAllDossiers } from '../dossier-history/queries.js'
import type { HouseSummary } from '../houses/answers.js'
import { listHouses } from '../houses/queries.js'
import type { ChainLink } from '../mandate-register/answers.js'
import { LARGEST_PAGE } from '../page.js'
import type { Report, ReportDecision, ReportHouse, ReportLink } from './answers.js'

/** Kinds of founding text as a reader knows them. */
const textKinds: Readonly<Record<FoundingText['textKind'], string>> = {
  decree: 'decreet',
  statutes: 'statuten',
  convenant: 'convenant',
  'engagement-declaration': 'engagementsverklaring',
  'cooperation-agreement': 'samenwerkingsovereenkomst',
  'council-decision': 'raadsbesluit',
  'founding-meeting': 'oprichtingsvergadering',
}

type Agreements = ReadonlyMap<string, ReportLink>

/** The agreements of a house, named as founding texts are: by kind, with title and first day. */
const readAgreements = async (database: ReadDatabase, house: string): Promise<Agreements> => {
  const rows = await database
    .selectFrom('agreement')
    .select(['agreement', 'kind', 'title', 'holds_from'])
    .where('house', '=', house)
    .execute()
  return new Map(
    rows.map(({ agreement, kind, title, holds_from: from }) => [
      agreement,
      { grantor: textKinds[kind], reference: `${title} (${from})` },
    ]),
  )
}

const toLink = (agreements: Agreements, { grantor }: ChainLink, above: ChainLink | undefined): ReportLink => {
  switch (grantor.kind) {
    case 'organ':
      return { grantor: grantor.organ.name, reference: above?.mandate ?? null }
    case 'agreement':
      return agreements.get(grantor.agreement.id) ?? { grantor: grantor.agreement.name, reference: null }
    case 'founding-text':
      return { grantor: textKinds[grantor.textKind], reference: `${grantor.reference} (${grantor.date})` }
  }
}

/** What the ratifying organ said: silence that counts as granting is one grant; where it lapsed, nobody ratified. */
const toBekrachtiging = ({ bekrachtiging }: DecisionEntry): ReportDecision['bekrachtiging'] => {
  if (bekrachtiging === null || bekrachtiging.outcome === 'lapsed') return null
  const { organ, outcome, on } = bekrachtiging
  return { organ: organ.name, outcome: outcome === 'deemed-granted' ? 'granted' : outcome, on }
}

const toDecision = (agreements: Agreements, decision: DecisionEntry): ReportDecision => {
  const { organ, decidedOn, outcome, mandate, final } = decision
  return {
    organ: organ.name,
    decidedOn,
    outcome,
    mandate:
      mandate === null
        ? null
        : {
            id: mandate.id,
            level: mandate.level,
            subject: mandate.subject,
            chain: mandate.chain.map((link, index) => toLink(agreements, link, mandate.chain[index + 1])),
          },
    final,
    bekrachtiging: toBekrachtiging(decision),
  }
}

const readHouse = async (database: ReadDatabase, house: HouseSummary): Promise<ReportHouse> => {
  const [dossiers, decisions, agreements] = await Promise.all([
    readAllDossiers(database, house.id),
    readAllDecisions(database, house.id),
    readAgreements(database, house.id),
  ])
  const byDossier = new Map<string, ReportDecision[]>(dossiers.map(({ id }) => [id, []]))
  for (const decision of decisions) byDossier.get(decision.dossier.id)?.push(toDecision(agreements, decision))
  return {
    name: house.name,
    legalForm: house.legalForm,
    organs: house.organs,
    partners: house.partners,
    dossiers: dossiers.map(({ id, title, subject, status }) => ({
      title,
      subject,
      outcome: status,
      decisions: byDossier.get(id) ?? [],
    })),
  }
}

/** Everything that was decided in every house: houses by name, dossiers by first event, decisions in order. */
export const readReport = async (database: ReadDatabase): Promise<Report> => {
  const houses: ReportHouse[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listHouses>> = await listHouses(database, { limit: LARGEST_PAGE, cursor })
    for (const house of page.items) houses.push(await readHouse(database, house))
    cursor = page.nextCursor
  } while (cursor !== null)
  return { houses }
}
