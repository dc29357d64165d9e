import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1200, height: 900 } },
  'dark, phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
}

describe.skipIf(browser === null)(`organs, rules and what-if in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let dossier: string
  let ballot: string
  let voting: string
  let open: string
  let origin: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    const { record, stuurgroep, seats } = small
    const effectiveOn = '2026-03-10'
    await record('AdoptReadyMadeRuleSet', {
      effectiveOn: '2026-02-01',
      organ: stuurgroep,
      readyMade: 'vzw-algemene-vergadering',
      changes: { noticeDays: 5 },
    })
    await record('GiveProxy', {
      effectiveOn: '2026-03-01',
      giver: seats.member,
      holder: seats.chair,
      scope: { kind: 'period', from: '2026-03-01', until: '2026-03-31' },
    })
    await record('ConveneMeeting', { effectiveOn: '2026-03-01', organ: stuurgroep, heldOn: '2026-03-20' })
    dossier = await propose(small)
    ballot = (await record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep })).ballot!
    for (const seat of [seats.chair, seats.secretary]) {
      await record('CastVote', { effectiveOn, dossier, ballot, seat, choice: 'for' })
    }
    await record('CastVote', { effectiveOn, dossier, ballot, seat: seats.member, choice: 'against' })
    await record('CloseBallot', { effectiveOn, dossier, ballot })
    await record('TakeDecision', { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'adopted' })
    voting = await propose(small)
    open = (await record('OpenBallot', { effectiveOn, dossier: voting, organ: stuurgroep })).ballot!
    await settled(ledger)
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  })

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  const signIn = async (page: Page, person: string): Promise<void> => {
    await page.goto(`${origin}/aanmelden?huis=${small.house}`)
    await page.locator(`input[value="${person}"]`).check()
    await page.getByRole('main').getByRole('button').click()
  }

  const paths = (): Readonly<Record<string, readonly string[]>> => ({
    [small.people.secretary]: [
      '',
      `/organen/${small.stuurgroep}`,
      `/organen/${small.stuurgroep}?op=2024-12-31`,
      `/organen/${small.college}`,
      `/organen/${small.stuurgroep}/regels`,
      `/organen/${small.stuurgroep}/regels?op=2026-01-01&bekend=2026-03-10`,
      `/dossiers/${dossier}`,
      `/dossiers/${dossier}/stemmingen/${ballot}/wat-als`,
      `/dossiers/${dossier}/stemmingen/${ballot}/wat-als?regels=stuurgroep-consensus&zonder=${small.seats.chair}`,
      `/dossiers/${voting}/stemmen?over=${open}`,
      `/dossiers/${voting}/stemming-nietig?over=${open}`,
    ],
    [small.people.mayor]: [`/organen/${small.college}`],
    administrator: [`/organen/${small.stuurgroep}/regels/aannemen`],
  })

  test.each(Object.entries(looks))(
    'no page has an accessibility fault or sticks out: %s',
    { timeout: 240_000 },
    async (_name, look) => {
      const context = await browser!.newContext({ ...look, bypassCSP: true, locale: 'nl-BE' })
      try {
        const page = await context.newPage()
        const faults: Record<string, unknown> = {}
        for (const [person, own] of Object.entries(paths())) {
          await signIn(page, person)
          for (const path of own) {
            const response = await page.goto(`${origin}/huizen/${small.house}${path}`)
            expect([path, response!.status()]).toEqual([path, 200])
            const found = await faultsOf(page)
            const out = await sideways(page)
            if (found.length > 0 || out > 0) faults[path] = { found, out }
          }
        }
        expect(faults).toEqual({})
      } finally {
        await context.close()
      }
    },
  )
})
