import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recorder } from '../http/support/house.js'
import { type RecordedMeeting, recordMeeting } from '../http/support/meeting.js'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const looks = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1200, height: 900 } },
  'dark, wide': { colorScheme: 'dark', viewport: { width: 1200, height: 900 } },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const

describe.skipIf(browser === null)(`in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let origin: string
  let rich: string
  let waiting: string
  let voting: string
  let erased: string
  let sealed: string
  let meetings: RecordedMeeting

  beforeAll(async () => {
    ledger = await openLedger()
    small = await recordSmallHouse(ledger)
    const { record, stuurgroep, werkgroep, college, centre, seats } = small
    const on = { effectiveOn: '2026-03-05' }
    rich = await propose(small, { title: 'Alles erin' })
    const { contribution } = await record('GiveContribution', {
      ...on,
      dossier: rich,
      from: { kind: 'partner', partner: centre },
      text: 'Graag korter.',
    })
    await record('AnswerContribution', {
      ...on,
      dossier: rich,
      contribution: contribution!,
      by: stuurgroep,
      verdict: 'not-followed',
      reason: 'Het is al kort.',
    })
    const { adviceRequest } = await record('RequestAdvice', {
      ...on,
      dossier: rich,
      by: { kind: 'organ', organ: stuurgroep },
      of: werkgroep,
      question: 'Wat vindt u?',
      deadline: '2026-03-20',
    })
    await record('GiveAdvice', {
      ...on,
      dossier: rich,
      adviceRequest: adviceRequest!,
      opinion: 'favourable',
      points: ['Goed.'],
    })
    const { ballot } = await record('OpenBallot', { ...on, dossier: rich, organ: stuurgroep })
    await record('CastVote', { ...on, dossier: rich, ballot: ballot!, seat: seats.chair, choice: 'for' })
    await record('CastVote', {
      ...on,
      dossier: rich,
      ballot: ballot!,
      seat: seats.referring,
      choice: 'for',
      subjectToReferralBack: true,
    })
    await record('CloseBallot', { ...on, dossier: rich, ballot: ballot! })
    const { decision } = await record('TakeDecision', {
      ...on,
      dossier: rich,
      organ: stuurgroep,
      ballot: ballot!,
      outcome: 'adopted',
    })
    await record('SendDecisionBack', { ...on, dossier: rich, decision: decision!, organ: college, remarks: 'Te vaag.' })
    const irregular = await propose(small, { title: 'Zonder mandaat', subject: 'infrastructure' })
    await record('TakeDecision', {
      ...on,
      dossier: irregular,
      organ: stuurgroep,
      outcome: 'adopted',
      withoutMandateBecause: 'Dringend.',
    })
    waiting = await propose(small, { title: 'Wacht nog' })
    await record('TakeDecision', { ...on, dossier: waiting, organ: stuurgroep, outcome: 'adopted' })
    voting = await propose(small, { title: 'In stemming' })
    await record('OpenBallot', { ...on, dossier: voting, organ: stuurgroep })
    await record('RecordPersonDetails', { ...on, person: small.people.member, name: 'Naam van het lid' })
    erased = small.people.lead
    await record('RecordPersonDetails', { ...on, person: erased, name: 'Naam van de trekker' })
    await record('ErasePersonalData', { ...on, person: erased, reason: 'request-of-person' })
    meetings = await recordMeeting({
      record: recorder(ledger.execute, small.house),
      centre,
      organs: { stuurgroep },
      seats: { chair: { seat: seats.chair }, member: { seat: seats.member }, secretary: { seat: seats.secretary } },
    })
    await ledger.sealer.catchUp()
    const events = await ledger.store.readAll({ after: 0n, limit: 1000 })
    sealed = events.find(({ type }) => type === 'AdviceGiven')!.id
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

  const paths = (): readonly string[] => {
    const house = `/huizen/${small.house}`
    const dossiers = `${house}/dossiers`
    return [
      '/',
      house,
      `${house}/besluiten`,
      dossiers,
      `${dossiers}/${rich}`,
      `${dossiers}/${rich}/nieuwe-versie`,
      `${dossiers}/${rich}/besluit`,
      `${dossiers}/${rich}/inbreng`,
      `${dossiers}/${rich}/adviesvraag`,
      `${dossiers}/${rich}/rechtzetting`,
      `${dossiers}/${waiting}`,
      `${house}/bewijs/${sealed}`,
      `${house}/nieuw-dossier`,
      `${house}/mandaten`,
      `${house}/vergaderingen`,
      `${house}/vergaderingen/${meetings.meeting}`,
      `${house}/vergaderingen/${meetings.meeting}?op=2026-03-11`,
      `${house}/vergaderingen/${meetings.next}`,
      `${house}/vergaderingen/${meetings.next}/aanwezigheid`,
      `${house}/vergaderingen/${meetings.next}/agendapunt`,
      `${house}/vergaderingen/${meetings.next}/volmacht`,
      `${house}/vergaderingen/${meetings.meeting}/verslag-rechtzetten`,
      `${house}/nieuwe-vergadering`,
      `${house}/mandaten/${small.mandates.subsidies}`,
      `${house}?op=2026-03-01&bekend=2030-01-01`,
      `${dossiers}?op=2026-03-04`,
      `${dossiers}/${rich}?op=2026-03-05&bekend=2030-01-01`,
      `${house}/vaststellingen`,
      `${house}/vaststellingen?stand=&op=2030-01-01`,
      `${house}/vaststellingen?soort=decision.without-mandate&bekend=2025-01-01`,
      '/vaststellingen/soorten',
      `${house}/mogen-wij-beslissen?orgaan=${small.stuurgroep}&onderwerp=finances.use-of-subsidies`,
      `${house}/mogen-wij-beslissen?orgaan=${small.stuurgroep}&onderwerp=vision`,
      `${house}/wie-mag-wat`,
      `${house}/wie-mag-wat/verschil?van=2024-12-31`,
      `${house}/te-vernieuwen?op=2027-12-01&binnen=60`,
      // Papers as pages to print.
      `${house}/vergaderingen/${meetings.meeting}/verslag.html`,
      `${house}/vergaderingen/${meetings.meeting}/agenda.html`,
      `${house}/mandaten/register.html`,
      `${house}/invloed/rapport.html?jaar=2026`,
      '/bestaat-niet',
    ]
  }

  test(`no page has an accessibility fault or sticks out (${Object.keys(looks).join('; ')})`, {
    timeout: 240_000,
  }, async () => {
    const context = await browser!.newContext({ bypassCSP: true, locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      const faults: Record<string, unknown> = {}
      const look = async (path: string): Promise<void> => {
        for (const [name, { colorScheme, viewport }] of Object.entries(looks)) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize(viewport)
          const found = await faultsOf(page)
          const out = await sideways(page)
          if (found.length > 0 || out > 0) faults[`${path} (${name})`] = { found, out }
        }
      }
      for (const path of ['/aanmelden', `/aanmelden?huis=${small.house}`]) {
        await page.goto(`${origin}${path}`)
        await look(path)
      }
      await signIn(page, small.people.secretary)
      for (const path of paths()) {
        const response = await page.goto(`${origin}${path}`)
        expect([path, response!.status()]).toEqual([path, path === '/bestaat-niet' ? 404 : 200])
        await look(path)
      }
      await page.goto(`${origin}/huizen/${small.house}/dossiers/${voting}`)
      await page.getByRole('link', { name: 'Leg stemmen vast in Stuurgroep' }).click()
      await look('stemmen')
      await page.getByRole('button', { name: 'Leg vast' }).click()
      await look('stemmen, leeg verstuurd')
      expect(await page.getByRole('alert').innerText()).toContain('Er is niets ingevuld')
      await signIn(page, 'administrator')
      const persons = `/huizen/${small.house}/personen`
      const paths_ = [small.people.member, `${small.people.member}/wissen`, erased].map((rest) => `${persons}/${rest}`)
      for (const path of [`/huizen/${small.house}`, persons, ...paths_]) {
        const response = await page.goto(`${origin}${path}`)
        expect([path, response!.status()]).toEqual([path, 200])
        await look(path)
      }
      await page.goto(`${origin}${persons}/${small.people.member}/wissen`)
      await page.getByRole('button', { name: 'Wis voorgoed' }).click()
      await look('wissen, leeg verstuurd')
      expect(await page.getByRole('alert').innerText()).toContain('Kruis aan')
      expect(faults).toEqual({})
    } finally {
      await context.close()
    }
  })

  /** Presses Tab until the element has the focus, as someone without a mouse does. */
  const reach = async (page: Page, name: string | RegExp, role: Parameters<Page['getByRole']>[0]): Promise<void> => {
    const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
    await target.waitFor()
    for (let presses = 0; presses < 150; presses += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not reach ${role} “${name}”`)
  }

  const press = async (page: Page, name: string | RegExp, role: 'link' | 'button'): Promise<void> => {
    await reach(page, name, role)
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  }

  const fill = async (page: Page, name: string, text: string): Promise<void> => {
    await reach(page, name, 'textbox')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }

  const choose = async (page: Page, name: string, option: string): Promise<void> => {
    await reach(page, name, 'combobox')
    await page.keyboard.type(option)
  }

  /** Radio buttons take the focus as one group; the arrows choose within it. */
  const pick = async (page: Page, group: string | RegExp, downs: number): Promise<void> => {
    const first = page.getByRole('group', { name: group }).getByRole('radio').first()
    for (let presses = 0; presses < 150; presses += 1) {
      if (await first.evaluate((element) => element === element.ownerDocument.activeElement)) break
      await page.keyboard.press('Tab')
    }
    if (downs === 0) await page.keyboard.press('Space')
    for (let done = 0; done < downs; done += 1) await page.keyboard.press('ArrowDown')
  }

  test('without JavaScript and without a mouse: sign in, propose, vote, decide, ratify, see it final', {
    timeout: 240_000,
  }, async () => {
    const context = await browser!.newContext({ javaScriptEnabled: false, locale: 'nl-BE', reducedMotion: 'reduce' })
    try {
      const page = await context.newPage()
      const asRole = async (position: number): Promise<void> => {
        await page.goto(`${origin}/aanmelden?huis=${small.house}`)
        await pick(page, 'Kies uw rol', position)
        await press(page, 'Meld aan', 'button')
      }
      await page.goto(`${origin}/aanmelden?huis=${small.house}`)
      const labels = await page.locator('.choice label').allInnerTexts()
      const roleOf = (words: string): number => labels.findIndex((label) => label.startsWith(words))

      await asRole(roleOf('coördinator'))
      await press(page, 'Dossiers', 'link')
      await press(page, 'Open een nieuw dossier', 'link')
      await fill(page, 'Titel', 'Speelkoffer')
      await choose(page, 'Onderwerp', 'besteding van')
      await press(page, 'Leg vast', 'button')
      await press(page, 'Dien een voorstel in', 'link')
      await choose(page, 'Wie stelt dit voor?', 'Stuurgroep')
      await fill(page, 'Tekst van het voorstel', 'Een koffer vol speelgoed.')
      await fill(page, 'Bedrag in euro (niet verplicht)', '450')
      await press(page, 'Leg vast', 'button')
      await press(page, 'Open een stemming', 'link')
      await press(page, 'Leg vast', 'button')
      await press(page, 'Leg stemmen vast in Stuurgroep', 'link')
      // More than half of the seats must take part: everyone votes.
      for (const seat of await page
        .getByRole('group')
        .filter({ has: page.getByRole('radio') })
        .all()) {
        await pick(page, await seat.locator('legend').innerText(), 0)
      }
      await reach(page, /^Onder voorbehoud van ruggespraak: vrijwilliger/, 'checkbox')
      await page.keyboard.press('Space')
      await press(page, 'Leg vast', 'button')
      await press(page, 'Bevestig de stem van vrijwilliger', 'link')
      await pick(page, 'Hoe stemt deze zetel na ruggespraak?', 0)
      await press(page, 'Leg vast', 'button')
      await press(page, 'Sluit de stemming in Stuurgroep', 'link')
      await press(page, 'Leg vast', 'button')
      await press(page, 'Neem een besluit', 'link')
      expect(await page.getByRole('main').innerText()).toContain('pas definitief na bekrachtiging door College')
      await reach(page, 'binnen het actieplan', 'checkbox')
      await page.keyboard.press('Space')
      await press(page, 'Leg vast', 'button')
      const status = page.locator('.status').first()
      await expect.poll(() => status.innerText(), { timeout: 10_000 }).toContain('Wacht op bekrachtiging door College.')
      const address = page.url()
      await press(page, 'Afmelden', 'button')

      await asRole(roleOf('burgemeester'))
      await page.goto(address)
      await press(page, 'Antwoord op de vraag om bekrachtiging van het besluit van Stuurgroep', 'link')
      await pick(page, 'Antwoord', 0)
      await press(page, 'Leg vast', 'button')
      await expect
        .poll(() => status.innerText(), { timeout: 10_000 })
        .toContain('Definitief: Stuurgroep keurde dit goed.')
    } finally {
      await context.close()
    }
  })

  test('the first press of Tab leads to the content, and the focus can be seen', async () => {
    const context = await browser!.newContext({ locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await page.goto(`${origin}/aanmelden`)
      await page.keyboard.press('Tab')
      const skip = page.getByRole('link', { name: 'Naar de inhoud' })
      expect(await skip.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
      const box = (await skip.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
      await page.keyboard.press('Enter')
      expect(page.url()).toContain('#inhoud')
    } finally {
      await context.close()
    }
  })
})
