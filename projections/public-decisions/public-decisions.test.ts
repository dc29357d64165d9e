import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReading, type Reading } from '../../test/reading/reading.js'
import type { PublicFilter } from './answers.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

type Fields = { readonly title?: string; readonly text?: string; readonly amountCents?: number; readonly on?: string }

const decide = ({ title = 'Speelstraat', text = 'In de zomer.', amountCents, on = '2025-03-05' }: Fields = {}) => {
  const organ = reading.small.stuurgroep
  const effectiveOn = '2025-03-01'
  const subject = 'finances.use-of-subsidies'
  const dossier = reading.record('OpenDossier', { effectiveOn, title: 'Intern', subject, openedBy: organ }).dossier!
  const content = { title, text, amountCents: amountCents ?? null, beneficiary: null }
  reading.record('SubmitProposal', { effectiveOn, dossier, by: { kind: 'organ', organ }, content })
  const { decision } = reading.record('TakeDecision', {
    effectiveOn: on,
    dossier,
    organ,
    outcome: 'adopted',
    reasons: 'Het past in het actieplan.',
  })
  return { dossier, decision: decision! }
}

const publish = (fields: Fields = {}) => {
  const made = decide(fields)
  reading.record('PublishDecision', { ...made, effectiveOn: '2025-03-06', where: 'Website' })
  return made
}

const titles = async (filter: PublicFilter): Promise<readonly string[]> =>
  (await reading.queries.searchPublicDecisions(filter, {})).items.map(({ title }) => title)

const eventOf = (type: string): string => reading.small.house.events.findLast((event) => event.type === type)!.id

const words = async (): Promise<readonly string[]> => {
  const { rows } = await reading.database.pool.query<{ word: string }>('SELECT word FROM projection.public_word')
  return rows.map(({ word }) => word)
}

describe('published decisions', () => {
  it('are there once they are published, and then follow what becomes of them', async () => {
    const { dossier, decision } = decide({ title: 'Speelstraat', amountCents: 250_000 })
    await reading.follow()
    expect(await reading.queries.findPublicDecision(decision)).toBeNull()
    expect(await words()).toEqual([])
    reading.record('PublishDecision', { effectiveOn: '2025-03-06', dossier, decision, where: 'Website' })
    await reading.follow()
    expect(await reading.queries.findPublicDecision(decision)).toMatchObject({
      house: { name: 'Huis van het Kind Voorbeeld' },
      organ: { name: 'Stuurgroep', kind: 'stuurgroep' },
      decidedOn: '2025-03-05',
      publishedOn: '2025-03-06',
      state: 'waiting-for-bekrachtiging',
      standing: 'waiting',
      takenBackOn: null,
      told: {
        title: 'Speelstraat',
        reasons: 'Het past in het actieplan.',
        amountCents: 250_000,
        where: 'Website',
        awaitedOrgans: ['College'],
        mandate: { level: 'decide-subject-to-bekrachtiging', chain: [{}, {}, {}] },
      },
    })
    const act = { dossier, decision, organ: reading.small.college }
    const extent = { kind: 'partial' as const, amountCents: 200_000, struck: [] }
    reading.record('GrantBekrachtiging', { ...act, effectiveOn: '2025-03-20', extent, remarks: 'Iets minder.' })
    reading.record('AnnulDecision', {
      effectiveOn: '2025-04-01',
      dossier,
      decision,
      authority: 'De gouverneur',
      reasons: 'Strijdig met de wet.',
    })
    await reading.follow()
    expect(await reading.queries.findPublicDecision(decision)).toMatchObject({
      state: 'annulled',
      standing: 'withdrawn',
      told: {
        ratifiedAmountCents: 200_000,
        bekrachtigingen: [{ organ: 'College', outcome: 'granted', amountCents: 200_000, reasons: 'Iets minder.' }],
        annulled: { authority: 'De gouverneur', reasons: 'Strijdig met de wet.' },
      },
    })
    expect(await titles({ standing: 'withdrawn' })).toEqual(['Speelstraat'])
    expect(await titles({ standing: 'waiting' })).toEqual([])
  })

  it('tell a correction of the decision, and not one of another entry', async () => {
    const { dossier, decision } = publish()
    const rectify = (rectifies: string, correction: string) =>
      reading.record('RectifyEntry', { effectiveOn: '2025-03-09', dossier, rectifies, correction, reason: 'Tikfout' })
    rectify(eventOf('DossierOpened'), 'Een andere titel')
    rectify(eventOf('DecisionTaken'), 'Het bedrag was 200 euro')
    await reading.follow()
    const found = await reading.queries.findPublicDecision(decision)
    expect(found?.told?.corrections).toEqual([{ on: '2025-03-09', correction: 'Het bedrag was 200 euro' }])
  })

  it('are taken back with all their words when the publication is rectified, and given back the same way', async () => {
    const { dossier, decision } = publish({ title: 'Zandbak', text: 'Een eenmaligwoord.' })
    await reading.follow()
    expect(await words()).toContain('eenmaligwoord')
    const rectify = (rectifies: string) =>
      reading.record('RectifyEntry', {
        effectiveOn: '2025-03-09',
        dossier,
        rectifies,
        correction: 'Nee',
        reason: 'Fout',
      })
    rectify(eventOf('DecisionPublished'))
    await reading.follow()
    expect(await reading.queries.findPublicDecision(decision)).toMatchObject({ takenBackOn: '2025-03-09', told: null })
    expect(await titles({})).toEqual([])
    expect(await reading.queries.changedPublicDecisions({ limit: 9 })).toEqual([])
    expect(await words()).toEqual([])
    const { rows } = await reading.database.pool.query('SELECT * FROM projection.public_decision')
    expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /zandbak|eenmalig/i,
    )
    rectify(eventOf('EntryRectified'))
    await reading.follow()
    expect(await titles({ text: 'zandbak' })).toEqual(['Zandbak'])
    expect(await words()).toContain('eenmaligwoord')
  })
})

describe('searching among them', () => {
  it('knows Dutch stems, puts a word in the title first, and shows where it was found', async () => {
    publish({ title: 'Opvang', text: 'Ook voor speelstraten is er geld.' })
    publish({ title: 'Speelstraat in de zomer', text: 'Kinderen spelen op <b>straat</b>.' })
    publish({ title: 'Iets anders', text: 'Niets daarvan.' })
    await reading.follow()
    expect(await titles({ text: 'speelstraat' })).toEqual(['Speelstraat in de zomer', 'Opvang'])
    const { items } = await reading.queries.searchPublicDecisions({ text: 'speelstraten' }, {})
    const pieces = items.find(({ title }) => title === 'Opvang')?.extract
    expect(pieces?.filter(({ found }) => found)).toEqual([{ text: 'speelstraten', found: true }])
    expect(pieces?.map(({ text }) => text).join('')).toContain('voor speelstraten is er geld.')
    expect(await titles({ text: 'de' })).toHaveLength(3)
    expect(await titles({ text: 'kinderen', year: 2024 })).toEqual([])
    expect(await titles({ text: 'kinderen', year: 2025, organKind: 'stuurgroep' })).toHaveLength(1)
  })

  it('suggests the word that was meant, and nothing where the server cannot compare words', async () => {
    publish({ title: 'Speelstraat', text: 'Voor kleuters met buggy.' })
    await reading.follow()
    expect(await titles({ text: 'speelstaart' })).toEqual([])
    expect(await reading.queries.suggestWords('speelstaart klueters')).toBe('speelstraat kleuters')
    expect(await reading.queries.suggestWords('speelstraat')).toBeNull()
    expect(await reading.queries.suggestWords('xyzzy')).toBeNull()
    const owner = reading.database.owner
    await owner.query('DROP EXTENSION pg_trgm')
    expect(await reading.queries.suggestWords('speelstaart')).toBeNull()
    expect(await titles({ text: 'speelstraat' })).toEqual(['Speelstraat'])
  })

  it('gives each decision on exactly one page, with and without words', async () => {
    for (let number = 1; number <= 7; number += 1) publish({ title: `Plan ${number}`, on: '2025-03-05' })
    await reading.follow()
    for (const filter of [{}, { text: 'plan' }]) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof reading.queries.searchPublicDecisions>> =
          await reading.queries.searchPublicDecisions(filter, { limit: 3, cursor })
        seen.push(...page.items.map(({ title }) => title))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `Plan ${number}`))
    }
  })

  it('offers only choices that lead to something', async () => {
    decide()
    publish({ title: 'Speelstraat' })
    await reading.follow()
    expect(await reading.queries.listPublicChoices(reading.house)).toEqual({
      houses: [{ id: reading.house, name: 'Huis van het Kind Voorbeeld' }],
      organs: [{ id: reading.small.stuurgroep, name: 'Stuurgroep' }],
      organKinds: ['stuurgroep'],
      years: [2025],
      subjects: [{ subject: 'finances.use-of-subsidies', label: null }],
    })
    expect((await reading.queries.listPublicChoices(undefined)).organs).toEqual([])
  })
})
