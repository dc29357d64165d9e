import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseId, meetingId, type PersonId } from '../../src/domain/shared/identifiers.js'
import { makeAccount, password } from './support/account.js'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }

describe.skipIf(browser === null)(`a meeting that is run in a real browser${why}`, { timeout: 120_000 }, () => {
  let ledger: Ledger
  let small: SmallHouse
  let origin: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  })

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  /** A meeting of today with one matter; opened, with these there, unless nobody is. */
  const meetingWith = async (title: string, present: readonly string[] = []): Promise<string> => {
    const dossier = await propose(small, { title })
    const { meeting } = await small.record('ConveneMeeting', {
      effectiveOn: '2026-03-10',
      organ: small.stuurgroep,
      heldOn: '2026-03-20',
      agenda: [dossier],
    })
    const on = { effectiveOn: '2026-03-20', meeting: meeting! }
    if (present.length > 0) {
      await small.record('RecordAttendance', { ...on, present: [...present] })
      await small.record('OpenMeeting', on)
    }
    await settled(ledger)
    return meeting!
  }

  const stateOf = async (meeting: string) => {
    const { state } = await ledger.houses.load(houseId.parse(small.house))
    const found = state.meetings.get(meetingId.parse(meeting))!
    return { ...found, dossierOf: state.dossiers.get(found.agenda[0]!.dossier)! }
  }

  const live = (meeting: string): string => `${origin}/huizen/${small.house}/vergaderingen/${meeting}/live`

  const signedIn = async (options: BrowserContextOptions = {}, person = small.people.secretary) => {
    const context = await browser!.newContext({ locale: 'nl-BE', bypassCSP: false, ...options })
    const page = await context.newPage()
    await page.goto(`${origin}/aanmelden?huis=${small.house}`)
    await page.locator(`input[value="${person}"]`).check()
    await page.getByRole('main').getByRole('button').click()
    return { context, page }
  }

  const saved = (page: Page) => page.getByText('Alles is bewaard.').waitFor()
  const tap = async (page: Page, name: string | RegExp) => {
    await page.getByRole('button', { name }).first().click()
    await saved(page)
  }

  const closed = async (context: BrowserContext): Promise<void> => {
    for (const page of context.pages()) expect(await sideways(page)).toBe(0)
    await context.close()
  }

  test('no fault of accessibility, nothing sticks out, and everything is large enough to tap', async () => {
    const meeting = await meetingWith('Kookatelier', [small.seats.secretary, small.seats.member])
    const { context, page } = await signedIn({ ...phone, bypassCSP: true })
    const look = async (): Promise<unknown> => {
      const small = await page.evaluate<number>(
        `[...document.querySelectorAll('main button, main summary, main input:not([type=hidden]), main select, main a.button')]
          .filter((one) => one.checkVisibility() && (one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)).length`,
      )
      return { faults: await faultsOf(page), out: await sideways(page), small }
    }
    const fine = { faults: [], out: 0, small: 0 }
    await page.goto(`${origin}/mijn-werk`)
    expect(await look()).toEqual(fine)
    await page.goto(live(meeting))
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)
    expect(await look()).toEqual(fine)
    await tap(page, 'Stemming met naam')
    await page.getByRole('button', { name: 'Bewaar de stemmen' }).waitFor()
    expect(await look()).toEqual(fine)
    await closed(context)
  })

  test('a decision begins with a template, filled in on the page without connection; so do its pages without fault', async () => {
    const { template } = await small.record('AddTemplate', {
      effectiveOn: '2026-03-20',
      purpose: 'decision',
      name: 'Toekenning',
      text: '{orgaan} geeft {bedrag} aan {begunstigde}.',
    })
    const meeting = await meetingWith('Sjabloon', [small.seats.secretary, small.seats.member])
    const { context, page } = await signedIn({ ...phone, bypassCSP: true })
    await page.goto(live(meeting))
    await tap(page, 'Iedereen akkoord (consensus)')
    const reasons = page.getByLabel('Redenen (niet verplicht)')
    expect(await reasons.inputValue()).toContain('over het voorstel “Sjabloon”')
    await context.setOffline(true)
    const fill = page.getByRole('button', { name: 'Tekst invullen' })
    await fill.click()
    await page.getByText('Kies eerst een sjabloon in de lijst.').waitFor()
    await page.getByLabel('Begin met een sjabloon voor “Redenen”').selectOption(template!)
    await fill.click()
    await page.getByText('Nog zelf in te vullen: {begunstigde}').waitFor()
    expect(await reasons.inputValue()).toBe('Stuurgroep geeft € 1.250,00 aan {begunstigde}.')
    expect(await page.evaluate<string>('document.activeElement.name')).toBe('reasons')
    await reasons.fill('Stuurgroep geeft het geld aan het centrum.')
    await fill.click()
    await page.getByText('U had al iets getypt.').waitFor()
    expect(await reasons.inputValue()).toBe('Stuurgroep geeft het geld aan het centrum.')
    expect(await faultsOf(page)).toEqual([])
    await context.setOffline(false)
    await page.getByRole('checkbox', { name: 'binnen het actieplan' }).check()
    await tap(page, 'Neem het besluit')
    await page.getByText('Stuurgroep geeft het geld aan het centrum.').waitFor()
    // The pages where they are kept, and a form that asks the server.
    const dossier = (await stateOf(meeting)).agenda[0]!.dossier
    const templates = `${origin}/huizen/${small.house}/sjablonen`
    for (const path of [templates, `${templates}/${template}/wijzigen`, `${templates}/nieuw/minutes`]) {
      await page.goto(path)
      expect([path, await faultsOf(page), await sideways(page)]).toEqual([path, [], 0])
    }
    await page.goto(`${origin}/huizen/${small.house}/dossiers/${dossier}/sluiten`)
    expect([await faultsOf(page), await sideways(page)]).toEqual([[], 0])
    await closed(context)
  })

  test('what is typed in one form stays while another is sent: somebody comes in while the decision is written', async () => {
    const meeting = await meetingWith('Laatkomer', [small.seats.secretary, small.seats.member])
    const { context, page } = await signedIn()
    await page.goto(live(meeting))
    await tap(page, 'Iedereen akkoord (consensus)')
    const reasons = page.getByLabel('Redenen (niet verplicht)')
    const condition = page.getByRole('checkbox', { name: 'binnen het actieplan' })
    await reasons.fill('Omdat de straat het vraagt.')
    await condition.check()
    await page.getByRole('radio', { name: 'uitgesteld' }).check()
    await page.getByRole('button', { name: 'Is er: schepen van gezin' }).click()
    await page.getByRole('button', { name: 'Is er niet (meer): schepen van gezin' }).waitFor()
    expect(await reasons.inputValue()).toBe('Omdat de straat het vraagt.')
    expect(await condition.isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: 'uitgesteld' }).isChecked()).toBe(true)
    // A form that was sent comes back empty.
    await page.getByText('Wie verlaat de zaal voor dit punt?').click()
    const nature = page.locator('textarea[name="nature"]')
    await page.locator('form[action*="/belang"] select').selectOption(small.seats.member)
    await nature.fill('Woont in de straat.')
    await page.getByRole('button', { name: 'Verlaat de zaal voor dit punt' }).click()
    await page.getByText('directeur (Centrum <gezin> & co): Woont in de straat.').waitFor({ state: 'attached' })
    expect(await nature.inputValue()).toBe('')
    expect(await reasons.inputValue()).toBe('Omdat de straat het vraagt.')
    await tap(page, 'Neem het besluit')
    await page.getByText('Omdat de straat het vraagt.').waitFor()
    await closed(context)
  })

  test('what is typed about one matter is there when one comes back to it; gone when it is sent, and after signing out', async () => {
    const meeting = await meetingWith('Eerste', [small.seats.secretary, small.seats.member])
    const second = await propose(small, { title: 'Tweede' })
    await small.record('AddAgendaItem', {
      effectiveOn: '2026-03-20',
      meeting,
      dossier: second,
      irregularBecause: 'Dringend',
    })
    await settled(ledger)
    const { context, page } = await signedIn()
    await page.goto(live(meeting))
    const kept = () => page.evaluate<number>('sessionStorage.length')
    const note = page.getByLabel('Korte nota (niet verplicht)')
    await note.fill('Over het eerste.')
    await page.getByRole('link', { name: /punt 2/i }).click()
    await expect.poll(() => note.inputValue()).toBe('')
    await note.fill('Over het tweede.')
    await page.getByRole('link', { name: /punt 1/i }).click()
    await expect.poll(() => note.inputValue()).toBe('Over het eerste.')
    // Also for who looks something up on another page.
    await page.getByRole('link', { name: 'Mijn werk' }).first().click()
    await page.goto(live(meeting))
    await expect.poll(() => note.inputValue()).toBe('Over het eerste.')
    await page.getByRole('button', { name: 'Behandeld: volgend punt' }).click()
    await page.getByRole('link', { name: /punt 1/i }).waitFor()
    await expect.poll(() => note.inputValue()).toBe('Over het tweede.')
    expect(await kept()).toBe(1)
    expect(await page.evaluate<string>('sessionStorage.getItem(sessionStorage.key(0))')).not.toContain('eerste')
    await page.goto(`${origin}/mijn-werk`)
    await page.getByRole('button', { name: 'Afmelden' }).first().click()
    await page.waitForURL(/\/aanmelden$/)
    await expect.poll(kept).toBe(0)
    await closed(context)
  })

  describe('a sign-in that became old, or ended', () => {
    const later = (account: string) =>
      ledger.database.owner.query(
        `UPDATE web.session SET data = jsonb_set(data, '{signedInAt}', to_jsonb((data->>'signedInAt')::bigint - 960000))
         WHERE account = $1 AND data ? 'signedInAt'`,
        [account],
      )

    let account: { readonly id: string; readonly login: string }

    beforeAll(async () => {
      account = await makeAccount(ledger, [
        { role: 'person', house: houseId.parse(small.house), person: small.people.secretary as PersonId },
      ])
    })

    const voting = async (title: string) => {
      const { id, login } = account
      const meeting = await meetingWith(title, [small.seats.secretary, small.seats.chair])
      const context = await browser!.newContext({ locale: 'nl-BE' })
      const page = await context.newPage()
      const signIn = async (on: Page): Promise<void> => {
        await on.locator('input[name="login"]').fill(login)
        await on.locator('input[name="wachtwoord"]').fill(password)
        await on.locator('form[action="/aanmelden/wachtwoord"] button').click()
      }
      await page.goto(`${origin}/aanmelden/wachtwoord`)
      await signIn(page)
      await page.waitForURL((url) => !url.pathname.startsWith('/aanmelden'))
      await page.goto(live(meeting))
      await tap(page, 'Stemming met naam')
      const vote = async (): Promise<void> => {
        await page.getByLabel(/Wie hier niets aanduidde/).selectOption('for')
        await page.getByRole('button', { name: 'Bewaar de stemmen' }).click()
      }
      const cast = async (): Promise<readonly string[]> => {
        const [ballot] = [...(await stateOf(meeting)).dossierOf.ballots.values()]
        return [...ballot!.votes.values()].map(({ choice }) => choice)
      }
      return { id, meeting, context, page, signIn, vote, cast }
    }

    test('a vote asks who one is, is kept meanwhile, and is recorded once', async () => {
      const { id, meeting, context, page, vote, cast } = await voting('Oude aanmelding')
      await page.getByLabel('Korte nota (niet verplicht)').fill('Nog niet verstuurd.')
      await later(id)
      await vote()
      await page.getByRole('heading', { name: 'Bevestig wie u bent' }).waitFor()
      await page.getByText('Nog niet bewaard (1)').waitFor()
      expect(await page.evaluate<string>('document.activeElement.name')).toBe('_bevestig')
      expect(await cast()).toEqual([])
      // Coming back to the tab while typing takes nothing away.
      await page.locator('input[name="_bevestig"]').fill('verkeerd')
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
      expect(await page.locator('input[name="_bevestig"]').inputValue()).toBe('verkeerd')
      const confirm = page.locator('form[data-confirms] button')
      await confirm.click()
      await page.getByText('Dit is niet uw huidige wachtwoord').first().waitFor()
      await page.locator('input[name="_bevestig"]').fill(password)
      await confirm.click()
      await page.getByText('coördinator (Gemeente Voorbeeld): voor').waitFor()
      await saved(page)
      expect(await cast()).toEqual(['for', 'for'])
      const { entries } = (await stateOf(meeting)).dossierOf
      await expect.poll(() => page.getByLabel('Korte nota (niet verplicht)').inputValue()).toBe('Nog niet verstuurd.')
      await page.reload()
      await saved(page)
      expect((await stateOf(meeting)).dossierOf.entries).toEqual(entries)
      await closed(context)
    })

    test('a vote that waited for the network does so too, and what comes after it waits with it', async () => {
      const { id, meeting, context, page, vote, cast } = await voting('Oud en zonder net')
      await context.setOffline(true)
      await vote()
      await page.getByRole('button', { name: 'Is er: vrijwilliger' }).click()
      await page.getByText('Nog niet bewaard (2)').waitFor()
      await page.close()
      await later(id)
      await context.setOffline(false)
      const again = await context.newPage()
      await again.goto(live(meeting))
      await again.getByText('Bevestig eerst wie u bent.').waitFor()
      await again.getByRole('button', { name: 'Bevestig wie u bent: Bewaar de stemmen' }).click()
      await again.locator('input[name="_bevestig"]').fill(password)
      await again.locator('form[data-confirms] button').click()
      await again.getByRole('button', { name: 'Is er niet (meer): vrijwilliger' }).waitFor()
      await saved(again)
      expect(await cast()).toEqual(['for', 'for'])
      expect((await stateOf(meeting)).movements).toHaveLength(1)
      await closed(context)
    })

    test('a vote is kept when the session has ended, and is sent after signing in again', async () => {
      const { id, context, page, signIn, vote, cast } = await voting('Afgelopen sessie')
      await ledger.database.owner.query('DELETE FROM web.session WHERE account = $1', [id])
      await vote()
      await page.getByRole('link', { name: /U bent afgemeld/ }).click()
      await page.waitForURL(/\/aanmelden\?terug=/)
      await page.goto(page.url().replace('/aanmelden', '/aanmelden/wachtwoord'))
      await signIn(page)
      await page.getByText('coördinator (Gemeente Voorbeeld): voor').waitFor()
      await saved(page)
      expect(await cast()).toEqual(['for', 'for'])
      await closed(context)
    })
  })

  test('by keyboard alone: the focus stays where it was', async () => {
    const meeting = await meetingWith('Toetsen')
    const { context, page } = await signedIn()
    await page.goto(live(meeting))
    await page.getByRole('button', { name: 'Is er: coördinator' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Is er niet (meer): coördinator' }).waitFor()
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('coördinator')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Is er niet (meer): directeur' }).waitFor()
    expect((await stateOf(meeting)).attendance).toHaveLength(2)
    await closed(context)
  })

  test('two browsers fight over one meeting: nothing is overwritten, and who is later chooses', async () => {
    const { seats, people } = small
    const meeting = await meetingWith('Strijd', [seats.secretary, seats.chair])
    const mine = await signedIn({ bypassCSP: true })
    const theirs = await signedIn({}, people.chair)
    await mine.page.goto(live(meeting))
    await theirs.page.goto(live(meeting))
    await mine.page.getByRole('button', { name: 'Behandeld: volgend punt' }).waitFor()
    await theirs.page.getByLabel('Korte nota (niet verplicht)').fill('Van de voorzitter.')
    await theirs.page.getByRole('button', { name: 'Behandeld: volgend punt' }).click()
    await theirs.page.getByText('behandeld', { exact: true }).waitFor()
    await mine.page.getByLabel('Korte nota (niet verplicht)').fill('Van de secretaris.')
    await mine.page.getByRole('button', { name: 'Behandeld: volgend punt' }).click()
    await mine.page.getByRole('heading', { name: 'Iemand anders was u voor' }).waitFor()
    const screen = await mine.page.getByRole('main').innerText()
    expect(screen).toContain('Van de voorzitter.')
    expect(screen).toContain('schepen van gezin van Stuurgroep')
    expect(screen).toContain('Van de secretaris.')
    expect(await faultsOf(mine.page)).toEqual([])
    await mine.page.getByRole('link', { name: 'Laat staan wat er nu staat' }).click()
    await mine.page.getByText('is bezig.').waitFor()
    await saved(mine.page)
    // On different things they do not meet.
    await Promise.all([tap(mine.page, 'Is er: directeur'), tap(theirs.page, 'Is er: vrijwilliger')])
    await expect.poll(async () => (await stateOf(meeting)).movements.length).toBe(2)
    await closed(mine.context)
    await closed(theirs.context)
  })

  test('the network drops in the middle of a vote and the tab is closed: nothing is lost, nothing is doubled', async () => {
    const { seats } = small
    const meeting = await meetingWith('Wegvallen', [seats.secretary, seats.chair, seats.member])
    const { context, page } = await signedIn()
    await page.goto(live(meeting))
    await tap(page, 'Stemming met naam')
    await page.getByRole('button', { name: 'Bewaar de stemmen' }).waitFor()
    // The votes reach the ledger, but the answer does not reach the laptop.
    let lost = 0
    await page.route(/\/live\/stemmen/, async (route) => {
      lost += 1
      await route.fetch({ maxRedirects: 0 })
      await route.abort()
    })
    const choices = page.getByRole('group', { name: /^coördinator/ })
    await choices.getByRole('radio', { name: 'voor', exact: true }).check()
    await page.getByLabel(/Wie hier niets aanduidde/).selectOption('for')
    await page.getByRole('button', { name: 'Bewaar de stemmen' }).click()
    await page.getByText('Nog niet bewaard (1)').waitFor()
    await expect.poll(() => lost).toBeGreaterThan(0)
    // Then it is gone altogether. The secretary goes on, presses twice, and closes the laptop.
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Is er: vrijwilliger' }).click()
    await page.getByRole('button', { name: 'Is er: vrijwilliger' }).click()
    await page.getByText('Nog niet bewaard (2)').waitFor()
    await page.getByText('Geen verbinding.').waitFor()
    await page.close()
    expect((await stateOf(meeting)).movements).toEqual([])
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(live(meeting))
    await again.getByRole('button', { name: 'Is er niet (meer): vrijwilliger' }).waitFor()
    await saved(again)
    const { movements, dossierOf } = await stateOf(meeting)
    expect(movements).toHaveLength(1)
    const [ballot] = [...dossierOf.ballots.values()]
    expect([...ballot!.votes.values()].map(({ choice }) => choice)).toEqual(['for', 'for', 'for'])
    const cast = dossierOf.entries.length
    await again.reload()
    await saved(again)
    expect((await stateOf(meeting)).dossierOf.entries).toHaveLength(cast)
    await closed(context)
  })

  test('what is refused when it is sent later is shown with its reason, and the rest waits for a choice', async () => {
    const { seats } = small
    const meeting = await meetingWith('Geweigerd', [seats.secretary, seats.chair])
    const { context, page } = await signedIn()
    await page.goto(live(meeting))
    await context.setOffline(true)
    await page.locator('summary', { hasText: 'Afsluiten' }).click()
    await page.getByRole('button', { name: 'Sluit de vergadering' }).click()
    await page.getByRole('button', { name: 'Is er: directeur' }).click()
    await page.getByText('Nog niet bewaard (2)').waitFor()
    await page.close()
    await small.record('SuspendMeeting', { effectiveOn: '2026-03-20', meeting, reason: 'Pauze' })
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(live(meeting))
    const drop = again.getByRole('button', { name: 'Laat vallen: Sluit de vergadering' })
    await drop.waitFor()
    expect(await again.getByRole('main').innerText()).toContain('Nog niet bewaard (2)')
    await small.record('ResumeMeeting', { effectiveOn: '2026-03-20', meeting })
    await drop.click()
    await again.getByRole('button', { name: 'Is er niet (meer): directeur' }).waitFor()
    await saved(again)
    expect((await stateOf(meeting)).status).toBe('open')
    await closed(context)
  })
})
