import { type Expression, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { isWithinSubject, type ReadDatabase, searchFor } from '../database.js'
import { decodeCursor, type Page, type PageRequest, pageOf, pageSize } from '../page.js'
import type {
  Extract,
  FoundDecision,
  PublicChoices,
  PublicDecision,
  PublicDecisionSummary,
  PublicFilter,
} from './answers.js'
import type { PublicDecisionRow } from './projection.js'

const listed = [
  'decision',
  'house',
  'house_name',
  'organ',
  'organ_name',
  'organ_kind',
  'decided_on',
  'published_on',
  'position',
  'outcome',
  'subject',
  'subject_label',
  'state',
  'standing',
  'final_on',
  'changed_at',
] as const

type Listed = Pick<PublicDecisionRow, (typeof listed)[number]>

const common = (row: Listed): Omit<PublicDecisionSummary, 'title' | 'amountCents'> => ({
  id: row.decision,
  house: { id: row.house, name: row.house_name },
  organ: { id: row.organ, name: row.organ_name, kind: row.organ_kind },
  decidedOn: row.decided_on,
  publishedOn: row.published_on,
  outcome: row.outcome,
  subject: row.subject,
  subjectLabel: row.subject_label,
  state: row.state,
  standing: row.standing,
  finalOn: row.final_on,
  changedAt: row.changed_at,
})

const toSummary = (row: Listed & Pick<PublicDecisionRow, 'title' | 'amount_cents'>): PublicDecisionSummary => ({
  ...common(row),
  title: row.title,
  amountCents: row.amount_cents === null ? null : Number(row.amount_cents),
})

/** Around the words that were found; characters that no text of ours has, and that are taken out of it to be sure. */
const OPEN = '\u{e000}'
const CLOSE = '\u{e001}'

const toExtract = (text: string): Extract =>
  text
    .split(OPEN)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, found: false }]
      const [found = '', ...rest] = part.split(CLOSE)
      return [
        { text: found, found: true },
        { text: rest.join(''), found: false },
      ]
    })
    .filter(({ text: piece }) => piece !== '')

const asked = (words: string) => sql`to_tsquery('pg_catalog.dutch', ${words})`

/** How well a decision fits: words in the title count four times. A whole number, so that a page can go on from it. */
const rankOf = (words: string | null) =>
  words === null
    ? sql<string>`0::bigint`
    : sql<string>`round((4 * ts_rank(title_search, ${asked(words)}) + ts_rank(search, ${asked(words)})) * 1000000)::bigint`

const extractOf = (words: string | null) =>
  words === null
    ? sql<string | null>`null::text`
    : sql<string | null>`ts_headline('pg_catalog.dutch', translate(body, ${`${OPEN}${CLOSE}`}, ''), ${asked(words)},
        ${`StartSel=${OPEN}, StopSel=${CLOSE}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "`})`

/** Words that are in every text ("de", "van") are no question: they leave the list as it is. */
const matches = (words: string): Expression<SqlBool> =>
  sql<boolean>`(numnode(${asked(words)}) = 0 or search @@ ${asked(words)})`

const filtered = (database: ReadDatabase, filter: PublicFilter) => {
  let query = database.selectFrom('public_decision').where('taken_back_on', 'is', null)
  if (filter.house !== undefined) query = query.where('house', '=', filter.house)
  if (filter.organ !== undefined) query = query.where('organ', '=', filter.organ)
  if (filter.organKind !== undefined) query = query.where('organ_kind', '=', filter.organKind)
  if (filter.year !== undefined) query = query.where('decided_in', '=', filter.year)
  if (filter.standing !== undefined) query = query.where('standing', '=', filter.standing)
  if (filter.subject !== undefined) query = query.where(isWithinSubject('subject', filter.subject))
  const words = filter.text === undefined ? null : searchFor(filter.text)
  return words === null ? query : query.where(matches(words))
}

const digits = z.string().regex(/^\d{1,18}$/)
const cursorKey = z.tuple([digits, z.iso.date(), digits])

/** Published decisions, best fit first; without words to look for, newest first. */
export const searchPublicDecisions = async (
  database: ReadDatabase,
  filter: PublicFilter,
  page: PageRequest,
): Promise<Page<FoundDecision>> => {
  const words = filter.text === undefined ? null : searchFor(filter.text)
  const rank = rankOf(words)
  const after = decodeCursor(page.cursor, cursorKey)
  const size = pageSize(page)
  let query = filtered(database, filter)
    .select([...listed, 'title', 'amount_cents'])
    .select(rank.as('rank'))
    .select(extractOf(words).as('extract'))
    .orderBy(sql`rank`, 'desc')
    .orderBy('decided_on', 'desc')
    .orderBy('position', 'desc')
    .limit(size + 1)
  if (after !== null) {
    const [found, day, position] = after
    query = query.where(
      sql<boolean>`(${rank}, decided_on, position) < (${found}::bigint, ${day}::date, ${position}::bigint)`,
    )
  }
  return pageOf(
    await query.execute(),
    size,
    (row) => [String(row.rank), row.decided_on, String(row.position)],
    (row) => ({ ...toSummary(row), extract: row.extract === null ? null : toExtract(row.extract) }),
  )
}

/** The newest of what changed: for a feed. */
export const changedPublicDecisions = async (
  database: ReadDatabase,
  { house, limit }: { readonly house?: string | undefined; readonly limit: number },
): Promise<readonly PublicDecision[]> => {
  const rows = await filtered(database, { house })
    .select([...listed, 'role', 'publication_event', 'publication_position', 'taken_back_on', 'told'])
    .orderBy('changed_at', 'desc')
    .orderBy('position', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toDecision)
}

const toDecision = (
  row: Listed &
    Pick<PublicDecisionRow, 'role' | 'publication_event' | 'publication_position' | 'taken_back_on' | 'told'>,
): PublicDecision => ({
  ...common(row),
  role: row.role,
  publication: { event: row.publication_event, position: Number(row.publication_position) },
  position: Number(row.position),
  takenBackOn: row.taken_back_on,
  told: row.told,
})

/** One decision that was published, or null: also for one that is there and was not. */
export const findPublicDecision = async (database: ReadDatabase, decision: string): Promise<PublicDecision | null> => {
  const row = await database
    .selectFrom('public_decision')
    .select([...listed, 'role', 'publication_event', 'publication_position', 'taken_back_on', 'told'])
    .where('decision', '=', decision)
    .executeTakeFirst()
  return row === undefined ? null : toDecision(row)
}

/** Each subject once. One that two houses call by different names goes by its own. */
const namedOnce = (subjects: PublicChoices['subjects']): PublicChoices['subjects'] => {
  const labels = new Map<string, string | null>()
  for (const { subject, label } of subjects) labels.set(subject, labels.has(subject) ? null : label)
  return [...labels].map(([subject, label]) => ({ subject, label }))
}

/** What there is to choose from; organs of a house only when it is named. */
export const listPublicChoices = async (database: ReadDatabase, house: string | undefined): Promise<PublicChoices> => {
  const everywhere = filtered(database, {})
  const there = filtered(database, { house })
  const [houses, organs, organKinds, years, subjects] = await Promise.all([
    everywhere.select(['house as id', 'house_name as name']).distinct().orderBy('name').orderBy('id').execute(),
    house === undefined
      ? []
      : there.select(['organ as id', 'organ_name as name']).distinct().orderBy('name').orderBy('id').execute(),
    there.select('organ_kind').distinct().orderBy('organ_kind').execute(),
    there.select('decided_in').distinct().orderBy('decided_in', 'desc').execute(),
    there.select(['subject', 'subject_label as label']).distinct().orderBy('subject').execute(),
  ])
  return {
    houses,
    organs,
    organKinds: organKinds.map(({ organ_kind }) => organ_kind),
    years: years.map(({ decided_in }) => decided_in),
    subjects: namedOnce(subjects),
  }
}

/** A word as far as it is like another, from 0 to 1, below which they have nothing to do with each other. */
const ALIKE = 0.3

/** Most words of a question that are looked at again. */
const MOST_WORDS = 8

const isKnown = async (database: ReadDatabase, word: string): Promise<boolean> => {
  const words = searchFor(word)
  if (words === null) return true
  const found = await filtered(database, {}).select('decision').where(matches(words)).limit(1).executeTakeFirst()
  return found !== undefined
}

const nearest = async (database: ReadDatabase, word: string): Promise<string | null> => {
  const alike = sql<number>`public.similarity(word, ${word})`
  const found = await database
    .selectFrom('public_word')
    .select('word')
    .where(sql<boolean>`${alike} > ${ALIKE}`)
    .orderBy(alike, 'desc')
    .orderBy('decisions', 'desc')
    .orderBy('word')
    .limit(1)
    .executeTakeFirst()
  return found?.word ?? null
}

/** Where the server has no pg_trgm, nothing is suggested. */
const mayCompare = async (database: ReadDatabase): Promise<boolean> => {
  const answer = await database
    .selectFrom(
      sql<{ there: boolean }>`(select to_regprocedure('public.similarity(text, text)') is not null as there)`.as(
        'extension',
      ),
    )
    .select('there')
    .executeTakeFirst()
  return answer?.there ?? false
}

/**
 * The same question with each word that is in no published decision put right by the one most like it; null when that
 * changes nothing, or when this database cannot compare words.
 */
export const suggestWords = async (database: ReadDatabase, text: string): Promise<string | null> => {
  if (!(await mayCompare(database))) return null
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS)
  const better: string[] = []
  for (const word of words) {
    better.push((await isKnown(database, word)) ? word : ((await nearest(database, word)) ?? word))
  }
  return better.join(' ') === words.join(' ') ? null : better.join(' ')
}
