import { z } from 'zod'
import type { ReadDatabase } from '../database.js'
import { decodeCursor, type Page, type PageRequest, pageOf, pageSize } from '../page.js'
import type { HouseSummary } from './answers.js'

const selectHouses = (database: ReadDatabase) =>
  database
    .selectFrom('house')
    .innerJoin('house_activity', 'house_activity.house', 'house.house')
    .leftJoin('partner', (join) =>
      join.onRef('partner.partner', '=', 'house.lead_partner').on('partner.superseded', '=', 0),
    )
    .select([
      'house.house',
      'house.name',
      'legal_form',
      'working_area',
      'founded_on',
      'lead_partner',
      'partner.name as lead_partner_name',
      'own_subjects',
      'organs',
      'partners',
      'dossiers',
      'events',
      'last_position',
      'last_recorded_at',
    ])

type SelectedHouse = Awaited<ReturnType<ReturnType<typeof selectHouses>['execute']>>[number]

const toSummary = (row: SelectedHouse): HouseSummary => ({
  id: row.house,
  name: row.name,
  legalForm: row.legal_form,
  workingArea: row.working_area,
  foundedOn: row.founded_on,
  leadPartner:
    row.lead_partner === null ? null : { id: row.lead_partner, name: row.lead_partner_name ?? row.lead_partner },
  ownSubjects: row.own_subjects,
  organs: row.organs,
  partners: row.partners,
  dossiers: row.dossiers,
  events: row.events,
  lastPosition: Number(row.last_position),
  lastRecordedAt: row.last_recorded_at,
})

const cursorKey = z.tuple([z.string(), z.uuid()])

/** The houses by name; houses of one name by id. */
export const listHouses = async (database: ReadDatabase, page: PageRequest): Promise<Page<HouseSummary>> => {
  const after = decodeCursor(page.cursor, cursorKey)
  const size = pageSize(page)
  let query = selectHouses(database)
    .orderBy('house.name')
    .orderBy('house.house')
    .limit(size + 1)
  if (after !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('house.name', 'house.house'), '>', tuple(after[0], after[1])),
    )
  }
  return pageOf(await query.execute(), size, (row) => [row.name, row.house], toSummary)
}

/** One house, or null. */
export const findHouse = async (database: ReadDatabase, house: string): Promise<HouseSummary | null> => {
  const row = await selectHouses(database).where('house.house', '=', house).executeTakeFirst()
  return row === undefined ? null : toSummary(row)
}
