import type pg from 'pg'
import { openReadDatabase, type ReadDatabase } from './database.js'
import { findDecision, listDecisions } from './decision-register/queries.js'
import { findDossier, listDossiers } from './dossier-history/queries.js'
import { countFindings, listFindings } from './findings/queries.js'
import { findHouse, listHouses } from './houses/queries.js'
import { findMandate, readMandateRegister } from './mandate-register/queries.js'
import { readMoneyActs } from './money/queries.js'
import { listOrgans, listPartners, listSeats } from './organs-and-seats/queries.js'
import { findPersons, listPersons } from './persons/queries.js'
import {
  changedPublicDecisions,
  findPublicDecision,
  listPublicChoices,
  searchPublicDecisions,
  suggestWords,
} from './public-decisions/queries.js'
import type { Queries } from './queries.js'
import { readReport } from './report/read-report.js'
import { listWaiting } from './waiting-for/queries.js'

/** All queries, over the connections of this pool; closing the pool is the caller's. */
export const createQueries = (pool: pg.Pool): Queries => {
  const database = openReadDatabase(pool)
  const on =
    <Asked extends readonly unknown[], Answer>(query: (database: ReadDatabase, ...asked: Asked) => Answer) =>
    (...asked: Asked): Answer =>
      query(database, ...asked)
  return {
    listHouses: on(listHouses),
    findHouse: on(findHouse),
    listOrgans: on(listOrgans),
    listPartners: on(listPartners),
    listSeats: on(listSeats),
    readMandateRegister: on(readMandateRegister),
    findMandate: on(findMandate),
    listDossiers: on(listDossiers),
    findDossier: on(findDossier),
    listDecisions: on(listDecisions),
    findDecision: on(findDecision),
    listWaiting: on(listWaiting),
    findPersons: on(findPersons),
    listPersons: on(listPersons),
    listFindings: on(listFindings),
    countFindings: on(countFindings),
    readMoneyActs: on(readMoneyActs),
    readReport: on(readReport),
    searchPublicDecisions: on(searchPublicDecisions),
    changedPublicDecisions: on(changedPublicDecisions),
    findPublicDecision: on(findPublicDecision),
    listPublicChoices: on(listPublicChoices),
    suggestWords: on(suggestWords),
  }
}
