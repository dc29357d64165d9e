import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReading, type Reading } from '../../test/reading/reading.js'
import { projections } from '../index.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading({ batchSize: 3 })
})
afterEach(() => reading.close())

const someHistory = (): { readonly dossier: string; readonly subsidyMandate: string } => {
  const { stuurgroep, college, subsidyMandate, collegeMandate } = reading.small
  const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 100_000 })
  const decision = reading.record('TakeDecision', {
    effectiveOn: '2025-03-05',
    dossier,
    organ: stuurgroep,
    outcome: 'adopted',
  }).decision!
  reading.record('GrantBekrachtiging', { effectiveOn: '2025-03-20', dossier, decision, organ: college })
  reading.propose('working-groups', { title: 'Nog bezig' })
  reading.record('SuspendMandate', { effectiveOn: '2026-03-01', mandate: collegeMandate, reason: 'Schorsing.' })
  return { dossier, subsidyMandate }
}

/** Every row of every table, as text. */
const contents = async (): Promise<Record<string, unknown>> => {
  const tables = projections.flatMap(({ tables }) => tables)
  const rows = await Promise.all(
    tables.map(async ({ name, primaryKey }) => {
      const order = primaryKey.join(', ')
      const result = await reading.database.pool.query<{ row: string }>(
        `SELECT stored::text AS row FROM projection."${name}" AS stored ORDER BY ${order}`,
      )
      return [name, result.rows.map(({ row }) => row)] as const
    }),
  )
  return Object.fromEntries(rows)
}

describe('the report', () => {
  it('says for every house who decided what, under which mandate, up to the founding text', async () => {
    const { subsidyMandate } = someHistory()
    const { collegeMandate, councilMandate } = reading.small
    await reading.follow()
    expect(await reading.queries.readReport()).toEqual({
      houses: [
        {
          name: 'Huis van het Kind Voorbeeld',
          legalForm: 'feitelijke-vereniging',
          organs: 4,
          partners: 2,
          dossiers: [
            {
              title: 'Speelstraat',
              subject: 'finances.use-of-subsidies',
              outcome: 'decided-final',
              decisions: [
                {
                  organ: 'Stuurgroep',
                  decidedOn: '2025-03-05',
                  outcome: 'adopted',
                  mandate: {
                    id: subsidyMandate,
                    level: 'decide-subject-to-bekrachtiging',
                    subject: 'finances.use-of-subsidies',
                    chain: [
                      { grantor: 'College', reference: collegeMandate },
                      { grantor: 'Gemeenteraad', reference: councilMandate },
                      { grantor: 'decreet', reference: 'Decreet lokaal bestuur, art. 40 (2017-12-22)' },
                    ],
                  },
                  final: true,
                  bekrachtiging: { organ: 'College', outcome: 'granted', on: '2025-03-20' },
                },
              ],
            },
            { title: 'Nog bezig', subject: 'working-groups', outcome: 'in-preparation', decisions: [] },
          ],
        },
      ],
    })
  })
})

describe('the report of what rests on an agreement, or on silence', () => {
  it('names an agreement as a founding text: its kind, its title and its first day', async () => {
    const { stuurgroep, municipality, centre } = reading.small
    const { agreement = '' } = reading.record('DraftAgreement', {
      effectiveOn: '2025-01-06',
      kind: 'convenant',
      title: 'Convenant over ontmoeting',
      reference: 'Archief, map 3',
      parties: [municipality, centre],
      from: '2025-02-01',
    })
    for (const partner of [municipality, centre]) {
      reading.record('SignAgreement', { effectiveOn: '2025-01-20', agreement, partner })
    }
    const unlimited = { perDecisionCents: null, perYearCents: null, conditions: [] }
    reading.record('GrantMandate', {
      effectiveOn: '2025-02-01',
      grantor: { kind: 'agreement', agreement },
      grantee: { organ: stuurgroep, role: null },
      subject: 'infrastructure',
      terms: { level: 'decide', limits: unlimited, ratifyingOrgan: null, addressee: null, mayBeSubDelegated: false },
    })
    const dossier = reading.propose('infrastructure')
    reading.record('TakeDecision', { effectiveOn: '2025-03-05', dossier, organ: stuurgroep, outcome: 'adopted' })
    await reading.follow()
    const [house] = (await reading.queries.readReport()).houses
    expect(house?.dossiers[0]?.decisions[0]?.mandate?.chain).toEqual([
      { grantor: 'convenant', reference: 'Convenant over ontmoeting (2025-02-01)' },
    ])
  })

  it.each([
    ['granted', 'decided-final', true],
    ['lapsed', 'bekrachtiging-lapsed', false],
  ] as const)('says what silence came to: %s', async (silence, outcome, final) => {
    const { stuurgroep, college } = reading.small
    reading.record('AdoptReadyMadeRuleSet', {
      effectiveOn: '2025-01-01',
      organ: college,
      readyMade: 'college',
      changes: { bekrachtiging: { days: 30, silence } },
    })
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 100_000 })
    const { decision } = reading.record('TakeDecision', {
      effectiveOn: '2025-03-05',
      dossier,
      organ: stuurgroep,
      outcome: 'adopted',
    })
    reading.record('RecordSilence', { effectiveOn: '2025-04-05', dossier, decision: decision!, organ: college })
    await reading.follow()
    const [house] = (await reading.queries.readReport()).houses
    const bekrachtiging = silence === 'granted' ? { organ: 'College', outcome: 'granted', on: '2025-04-05' } : null
    expect(house?.dossiers[0]).toMatchObject({ outcome, decisions: [{ final, bekrachtiging }] })
  })
})

describe('all projections', () => {
  it('hold the same rows whether followed in batches of three events or rebuilt at once', async () => {
    const { events } = reading.small.house
    someHistory()
    await reading.follow()
    const followed = await contents()
    await reading.engine.rebuild()
    expect(await contents()).toEqual(followed)
    expect((followed.dossier_entry as readonly string[]).length).toBe(
      events.filter(({ data }) => 'dossier' in data).length,
    )
    expect(followed.waiting_item).toEqual([])
    expect(followed.mandate_segment).toHaveLength(7)
  })
})
