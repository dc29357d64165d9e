import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { buildOnce, canListProcesses, type Ended, processesOf, run } from './support/program.js'
import { type PrintedDossier, type PrintedReport, reportShape } from './support/report.js'

const foundingTexts = new Set([
  'decreet',
  'statuten',
  'convenant',
  'engagementsverklaring',
  'samenwerkingsovereenkomst',
  'raadsbesluit',
  'oprichtingsvergadering',
])

let data: string
let first: Ended
let second: Ended
let report: PrintedReport
let dossiers: readonly PrintedDossier[]

/** How many events the log holds, as the doctor counts them. */
const countEvents = async (): Promise<number> => {
  const { stdout } = await run(['doctor'], { BESLUITBOEK_DATA: data })
  return Number(/(\d+) events, positions without a hole/.exec(stdout)?.[1])
}

let eventsBetween: number

beforeAll(async () => {
  await buildOnce()
  data = await makeDataFolder()
  first = await run(['demo', '--once', '--json'], { BESLUITBOEK_DATA: data })
  eventsBetween = await countEvents()
  second = await run(['demo', '--once', '--json'], { BESLUITBOEK_DATA: data })
  report = reportShape.parse(JSON.parse(first.stdout))
  dossiers = report.houses.flatMap((house) => house.dossiers)
}, 480_000)

afterAll(() => removeDataFolder(data), 60_000)

const some = (wanted: (dossier: PrintedDossier) => boolean): readonly PrintedDossier[] => dossiers.filter(wanted)

describe('demo --once --json on an empty machine', () => {
  test('ends with exit code 0, the report alone on standard output, progress on standard error', () => {
    expect({ code: first.code, signal: first.signal }).toEqual({ code: 0, signal: null })
    expect(first.stdout.trimStart()).toMatch(/^\{/)
    expect(first.stderr).toMatch(/^houses \[/)
    expect(first.stderr).not.toMatch(/error|warn/i)
  })

  test('prints the ten documented houses, each with organs, partners and at least three dossiers over a year', () => {
    expect(report.houses).toHaveLength(10)
    expect(new Set(report.houses.map(({ name }) => name)).size).toBe(10)
    expect(new Set(report.houses.map(({ legalForm }) => legalForm)).size).toBeGreaterThanOrEqual(3)
    for (const house of report.houses) {
      expect(house.organs, house.name).toBeGreaterThanOrEqual(3)
      expect(house.partners, house.name).toBeGreaterThanOrEqual(3)
      expect(house.dossiers.length, house.name).toBeGreaterThanOrEqual(3)
      const days = house.dossiers.flatMap((one) => one.decisions.map(({ decidedOn }) => Date.parse(decidedOn)))
      expect((Math.max(...days) - Math.min(...days)) / 86_400_000, house.name).toBeGreaterThanOrEqual(365)
    }
  })

  test('every mandate under a decision goes back to a founding text', () => {
    const chains = dossiers.flatMap((one) =>
      one.decisions.flatMap(({ mandate }) => (mandate === null ? [] : [mandate.chain])),
    )
    expect(chains.length).toBeGreaterThan(50)
    for (const chain of chains) {
      const origin = chain.at(-1)
      expect(foundingTexts, JSON.stringify(chain)).toContain(origin?.grantor)
      // A founding text is named with its date; an organ with the mandate it granted from.
      expect(origin?.reference).toMatch(/\(\d{4}-\d{2}-\d{2}\)$/)
      for (const { grantor, reference } of chain.slice(0, -1)) {
        expect(foundingTexts).not.toContain(grantor)
        expect(reference).toMatch(/^[0-9a-f-]{36}$/)
      }
    }
    expect(chains.some((chain) => chain.length >= 3)).toBe(true)
  })

  test('shows every kind of outcome', () => {
    const outcomes = new Set(dossiers.map(({ outcome }) => outcome))
    for (const outcome of [
      'decided-final',
      'waiting-for-bekrachtiging',
      'bekrachtiging-refused',
      'rejected',
      'postponed',
      'noted',
      'proposal-to-other-organ',
      'advice-only',
      'without-mandate',
      'healed',
      'withdrawn',
    ]) {
      expect(outcomes, outcome).toContain(outcome)
    }
  })

  test('a decision is final at once under a mandate that allows it', () => {
    const atOnce = dossiers
      .flatMap(({ decisions }) => decisions)
      .filter(({ final, mandate, bekrachtiging }) => final && mandate?.level === 'decide' && bekrachtiging === null)
    expect(atOnce.length).toBeGreaterThanOrEqual(10)
  })

  test('use of the subsidy goes from the stuurgroep to bekrachtiging: granted, refused, sent back and taken again, waiting', () => {
    const ofSubsidy = some(({ subject }) => subject.startsWith('finances.use-of-subsidies'))
    const outcomesOf = (one: PrintedDossier) => one.decisions.map(({ bekrachtiging }) => bekrachtiging?.outcome ?? null)
    const all = ofSubsidy.flatMap(outcomesOf)
    expect(all).toEqual(expect.arrayContaining(['granted', 'refused', 'sent-back', null]))
    const takenAgain = ofSubsidy.filter((one) => outcomesOf(one).join() === 'sent-back,granted')
    expect(takenAgain.length).toBeGreaterThanOrEqual(3)
    for (const { decisions } of takenAgain) expect(decisions.map(({ final }) => final)).toEqual([false, true])
    for (const { decisions } of some(({ outcome }) => outcome === 'waiting-for-bekrachtiging')) {
      // Where several ratify, some may have granted while others have not spoken yet.
      const last = decisions.at(-1)
      expect(last?.final).toBe(false)
      expect([null, 'granted']).toContain(last?.bekrachtiging?.outcome ?? null)
    }
    for (const { decisions } of some(({ outcome }) => outcome === 'bekrachtiging-refused')) {
      expect(decisions.at(-1)).toMatchObject({ final: false, bekrachtiging: { outcome: 'refused' } })
    }
  })

  test('without a mandate a decision is not final, until bekrachtiging heals it', () => {
    const irregular = some(({ outcome }) => outcome === 'without-mandate')
    for (const { decisions } of irregular) {
      expect(decisions.at(-1)).toMatchObject({ mandate: null, final: false, bekrachtiging: null })
    }
    const healed = some(({ outcome }) => outcome === 'healed')
    expect(healed.length).toBeGreaterThanOrEqual(3)
    for (const { decisions } of healed) {
      expect(decisions.at(-1)).toMatchObject({ mandate: null, final: true, bekrachtiging: { outcome: 'granted' } })
    }
  })

  test('partners are admitted and refused, and temporary working groups established', () => {
    const last = (subject: string) =>
      some((one) => one.subject === subject).map(({ decisions }) => decisions.at(-1)?.outcome)
    expect(last('partners.admission')).toEqual(expect.arrayContaining(['adopted', 'rejected']))
    expect(
      last('working-groups.establishment').filter((outcome) => outcome === 'adopted').length,
    ).toBeGreaterThanOrEqual(5)
  })

  test('postponed and noted decide nothing: no mandate and not final', () => {
    const resolvedNothing = dossiers
      .flatMap(({ decisions }) => decisions)
      .filter(({ outcome }) => outcome === 'postponed' || outcome === 'noted')
    expect(resolvedNothing.length).toBeGreaterThanOrEqual(5)
    for (const one of resolvedNothing) expect(one).toMatchObject({ mandate: null, final: false, bekrachtiging: null })
  })
})

describe('demo --once --json a second time', () => {
  test('imports nothing and prints the same report, byte for byte', async () => {
    expect(second.code).toBe(0)
    expect(second.stdout).toBe(first.stdout)
    expect(eventsBetween).toBeGreaterThan(1_000)
    expect(await countEvents()).toBe(eventsBetween)
  })

  test('leaves no PostgreSQL behind', async ({ skip }) => {
    if (!canListProcesses) skip('needs /proc to list processes')
    expect(await processesOf(data)).toEqual([])
  })

  test('prints the report for a person without --json', async () => {
    const { code, stdout } = await run(['demo', '--once'], { BESLUITBOEK_DATA: data })
    expect(code).toBe(0)
    for (const { name, dossiers: own } of report.houses) {
      expect(stdout).toContain(`${name} (`)
      for (const { title, subject, outcome } of own) expect(stdout).toContain(`  ${title} [${subject}]: ${outcome}\n`)
    }
    expect(stdout).toMatch(/mandate decide over \S+, from .+ ← .+/)
    expect(stdout).toContain('no mandate')
  }, 60_000)
})
