import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiptFileOf } from '../../src/application/receipt-file.js'
import { entryBytes } from '../../src/backup/archive.js'
import { newSigner } from '../../src/ledger/transparency/signing.js'
import { buildOnce } from '../cli/support/program.js'
import { cosignNewest } from '../ledger/transparency/support.js'
import { canonical, eventAt, exampleSigners, proven, type Signers } from '../verifying/support/signed-log.js'
import { faultsOf, sideways } from './support/axe.js'
import { createReader } from './support/browser-session.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { propose, recordSmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

let ledger: Ledger
let origin: string
let folder: string
let signers: Required<Signers>
let good: { readonly name: string; readonly text: string }
let changed: string

beforeAll(async () => {
  await buildOnce()
  ledger = await openLedger()
  origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  folder = await mkdtemp(join(tmpdir(), 'besluitboek-receipts-'))
  signers = await exampleSigners()
  const leaves = [1, 2, 3, 4, 5].map((position) =>
    canonical(eventAt(position, { text: `Liever in de voormiddag <img src=x onerror=alert(1)> ${position}` })),
  )
  good = receiptFileOf(proven(leaves, 2, signers))
  changed = good.text.replace('voormiddag', 'namiddag')
  await writeFile(join(folder, good.name), good.text)
  await writeFile(join(folder, 'veranderd.bewijs.json'), changed)
}, 240_000)

afterAll(async () => {
  await closeContexts(browser)
  await ledger?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the page /verifieer', () => {
  test('is there for anyone, lets the browser connect to nothing, and says how to check without it', async () => {
    const answer = await createReader(ledger).get('/verifieer')
    expect(answer.statusCode).toBe(200)
    const policy = String(answer.headers['content-security-policy']).split(';')
    for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'none'", "form-action 'none'"]) {
      expect(policy).toContain(rule)
    }
    expect(answer.body).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/i)
    expect(answer.body).not.toContain('<form method')
    expect(answer.body).toContain('besluitboek verify --receipt')
  })

  test('serves its modules and nothing else of the disk', async () => {
    const reader = createReader(ledger)
    const { body } = await reader.get('/verifieer')
    const entry = /<script type="module" src="([^"]+)"/.exec(body)![1]!
    const seen = new Set<string>()
    const visit = async (path: string): Promise<void> => {
      if (seen.has(path)) return
      seen.add(path)
      const answer = await reader.get(path)
      expect([path, answer.statusCode]).toEqual([path, 200])
      expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
      for (const [, specifier] of answer.body.matchAll(/from '([^']+)'/g)) {
        await visit(new URL(specifier!, `http://x${path}`).pathname)
      }
    }
    await visit(entry)
    expect(seen.size).toBeGreaterThan(10)
    for (const path of [
      '..%2fmain.js',
      'browser/..%2f..%2fmain.js',
      'page.js.map',
      'nergens.js',
      'browser/tsconfig.json',
    ]) {
      expect((await reader.get(`/verifieer/modules/${path}`)).statusCode).toBe(404)
    }
  })

  test('can be had as one file that refers to nothing outside itself', async () => {
    const answer = await createReader(ledger).get('/verifieer/los')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="besluitboek-verifieer.html"')
    expect(answer.body).not.toMatch(/(?:src|href)=|https?:\/\/|url\(/)
    expect(answer.body).toContain("default-src 'none'")
  })
})

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1200, height: 900 } },
  'dark, wide': { colorScheme: 'dark', viewport: { width: 1200, height: 900 } },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  'dark, phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
}

const wrongWith = async (page: Page): Promise<readonly string[]> => {
  const out = await sideways(page)
  return [...(out > 0 ? [`sticks out by ${out}`] : []), ...(await faultsOf(page))]
}

/** The last that the script of the page does is to show what it is for: by then everything it needs is there. */
const listening = (page: Page): Promise<void> => page.locator('#controle').waitFor()

const openChecking = async (page: Page): Promise<void> => {
  await page.goto(`${origin}/verifieer`)
  await listening(page)
}

describe.skipIf(browser === null)(`checking in a real browser${why}`, () => {
  const within = async (
    options: BrowserContextOptions,
    use: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> => {
    const context = await browser!.newContext({ locale: 'nl-BE', ...options })
    try {
      await use(await context.newPage(), context)
    } finally {
      await context.close()
    }
  }

  const drop = async (page: Page, name: string, text: string): Promise<void> => {
    const data = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return data })()`,
    )
    await page.locator('#sleepvak').dispatchEvent('drop', { dataTransfer: data })
  }

  const outcome = (page: Page) => page.locator('#uitkomst')
  const told = async (page: Page): Promise<string> => {
    await outcome(page).waitFor()
    return outcome(page).innerText()
  }

  test('of a file of a whole house it says how that is checked', async () => {
    await within({}, async (page) => {
      await openChecking(page)
      await drop(page, 'huis.tar', (await entryBytes('huis/checkpoint', Buffer.from('x'))).toString('latin1'))
      const text = await told(page)
      expect(text).toContain('Dit is een bestand van een heel huis of logboek.')
      expect(text).toContain('huis.tar')
      expect(text).toContain('besluitboek verify')
      expect(text).not.toContain('Klopt')
      expect(await wrongWith(page)).toEqual([])
    })
  })

  test('a dropped receipt is right with the network off, and no request leaves the page', async () => {
    await within({}, async (page, context) => {
      const failures: string[] = []
      page.on('pageerror', (error) => failures.push(String(error)))
      await openChecking(page)
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      await context.setOffline(true)
      await drop(page, good.name, good.text)
      const text = await told(page)
      expect(text).toContain('Klopt')
      expect(text).toContain('Deze gebeurtenis staat precies zo in het ondertekende logboek.')
      expect(text).toContain('Let op: de handtekening past bij de sleutel in het bestand zelf.')
      for (const fact of [good.name, 'Inbreng', '5 maart 2026', 'besluitboek.voorbeeld.be'])
        expect(text).toContain(fact)
      expect(text).toMatch(/getuige\.gemeente\.be tekende mee op 5 maart 2026 om 11:32:00/)
      expect(text).toContain('getuige.vlaanderen.be tekende (nog) niet mee.')
      expect(text).toContain('Liever in de voormiddag <img src=x onerror=alert(1)> 3')
      expect(await outcome(page).locator('.status--good').isVisible()).toBe(true)
      expect(await outcome(page).locator('.status--bad').isVisible()).toBe(false)
      expect(requests).toEqual([])
      expect(failures).toEqual([])
    })
  })

  test('a changed one shows red, with the reason and where, and nothing of what it claims', async () => {
    await within({}, async (page, context) => {
      await openChecking(page)
      await context.setOffline(true)
      await drop(page, good.name, good.text)
      await told(page)
      await drop(page, 'veranderd.bewijs.json', changed)
      await outcome(page).locator('.status--bad').waitFor()
      const text = await told(page)
      expect(text).toContain('Klopt niet')
      expect(text).toContain('Deze gebeurtenis staat niet zo in het logboek. Er is iets aan veranderd.')
      expect(text).toContain('de gebeurtenis (“leaf”) en het bewijs (“proof”): ze horen niet bij elkaar')
      expect(text).toContain('veranderd.bewijs.json')
      expect(text).not.toContain('Inbreng')
      expect(await outcome(page).locator('.status--good').isVisible()).toBe(false)
      await drop(page, 'foto.json', '{"naam":"geen bewijs"}')
      await page.getByText('Dit is geen bewijs uit een Besluitboek').waitFor()
    })
  })

  test('a pdf beside the receipt of its fingerprint is the approved minutes, and a changed one is not', async () => {
    const pdf = '%PDF-1.7 het verslag'
    const papers = [{ language: 'nl', sha256: createHash('sha256').update(pdf).digest('hex'), size: pdf.length }]
    const event = canonical(eventAt(1, { papers }, 'MinutesPaperRecorded'))
    const fingerprint = receiptFileOf(proven([event], 0, signers))
    await within({ bypassCSP: true }, async (page, context) => {
      await page.goto(`${origin}/verifieer`, { waitUntil: 'networkidle' })
      await context.setOffline(true)
      await drop(page, 'verslag.pdf', pdf)
      expect(await told(page)).toContain('Kies eerst een bestand.')
      await drop(page, fingerprint.name, fingerprint.text)
      await page.getByText('Dit is het goedgekeurde verslag', { exact: true }).waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.locator('#verslag').setInputFiles({
        name: 'veranderd.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(`${pdf}!`),
      })
      await page.getByText('Dit is niet het goedgekeurde verslag waarover dit bewijs gaat').waitFor()
      expect(await told(page)).toContain('veranderd.pdf')
      expect(await page.getByText('Dit is het goedgekeurde verslag', { exact: true }).isVisible()).toBe(false)
      await drop(page, good.name, good.text)
      await page.getByText('Dit bewijs gaat niet over de vingerafdruk van een verslag').waitFor()
    })
  })

  test('another key than the given one is refused, the right one is told to be given', async () => {
    const other = (await newSigner('besluitboek.voorbeeld.be', 1)).verifierKey.text
    await within({}, async (page) => {
      await page.goto(`${origin}/verifieer`)
      await page.locator('#bestand').setInputFiles(join(folder, good.name))
      expect(await told(page)).toContain('Let op:')
      const key = page.getByLabel('Openbare sleutel van het logboek (niet verplicht)')
      await key.fill(other)
      await key.press('Enter')
      await page.getByText('ondertekend met een andere sleutel dan de sleutel die u invulde').waitFor()
      await key.fill(signers.log.verifierKey.text)
      await key.press('Enter')
      await page.getByText('Het logboek is ondertekend met de sleutel die u invulde.').waitFor()
      expect(await told(page)).not.toContain('Let op:')
    })
  })

  test('all goes with the keyboard alone, and the outcome takes the focus', { timeout: 120_000 }, async () => {
    await within({}, async (page) => {
      // Listened for from the start: the browser is only told then to ask us for a file, and the key may be there before it.
      page.on('filechooser', (chooser) => void chooser.setFiles(join(folder, good.name)))
      await openChecking(page)
      const reach = async (selector: string): Promise<void> => {
        for (let presses = 0; presses < 60; presses += 1) {
          if (await page.evaluate<boolean>(`document.activeElement?.matches('${selector}') ?? false`)) return
          await page.keyboard.press('Tab')
        }
        throw new Error(`The keyboard does not reach ${selector}`)
      }
      await reach('#controle button')
      await page.keyboard.press('Enter')
      expect(await told(page)).toContain('Kies eerst een bestand.')
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('uitkomst-titel')
      await page.reload()
      await listening(page)
      await reach('#bestand')
      await page.keyboard.press('Enter')
      await page.getByText('Deze gebeurtenis staat precies zo').waitFor()
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('uitkomst-titel')
    })
  })

  test('who went on to another field while a file was read is left there', async () => {
    await within({}, async (page) => {
      await page.addInitScript(`{
        const read = Blob.prototype.arrayBuffer
        Blob.prototype.arrayBuffer = async function () {
          await new Promise((resolve) => setTimeout(resolve, 500))
          return read.call(this)
        }
      }`)
      await openChecking(page)
      await page.locator('#bestand').focus()
      await page.locator('#bestand').setInputFiles(join(folder, good.name))
      await page.locator('#sleutel').focus()
      await page.keyboard.type('besluit')
      await page.getByText('Deze gebeurtenis staat precies zo').waitFor()
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('sleutel')
      await page.keyboard.type('boek')
      expect(await page.locator('#sleutel').inputValue()).toBe('besluitboek')
    })
  })

  test('without JavaScript it says how to check, and offers nothing that does not work', async () => {
    await within({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}/verifieer`)
      const text = await page.getByRole('main').innerText()
      expect(text).toContain('Zonder JavaScript kan deze pagina niets controleren.')
      expect(text).toContain('besluitboek verify --receipt bestand')
      expect(text).toContain('Wat een bewijs niet toont')
      expect(await page.locator('#bestand').isVisible()).toBe(false)
      expect(await outcome(page).isVisible()).toBe(false)
    })
  })

  test('a browser without Ed25519, or a page without https, says so in plain words', async () => {
    await within({}, async (page) => {
      await page.addInitScript(
        `SubtleCrypto.prototype.importKey = async () => { throw new DOMException('', 'NotSupportedError') }`,
      )
      await page.goto(`${origin}/verifieer`)
      await page.locator('#bestand').setInputFiles(join(folder, good.name))
      expect(await told(page)).toContain('Uw browser kent dit soort handtekening (Ed25519) niet.')
    })
    await within({}, async (page) => {
      await page.addInitScript(`Object.defineProperty(globalThis, 'isSecureContext', { value: false })`)
      await page.goto(`${origin}/verifieer`)
      await page.locator('#bestand').setInputFiles(join(folder, good.name))
      expect(await told(page)).toContain('Uw browser controleert geen handtekeningen op een pagina zonder https.')
    })
  })

  test('speaks English to who chose it', async () => {
    await within({ locale: 'en-GB' }, async (page) => {
      await page.goto(`${origin}/verifieer`)
      await page.locator('#bestand').setInputFiles(join(folder, 'veranderd.bewijs.json'))
      expect(await told(page)).toContain('This event does not stand so in the log.')
      await page.locator('#bestand').setInputFiles(join(folder, good.name))
      await page.getByText('stands exactly so in the signed log').waitFor()
      expect(await told(page)).toContain('Contribution')
    })
  })

  test('a partner keeps the receipt of its own contribution and checks it later with the network off', {
    timeout: 120_000,
  }, async () => {
    const small = await recordSmallHouse(ledger)
    const dossier = await propose(small)
    const from = { kind: 'partner', partner: small.centre } as const
    await small.record('GiveContribution', { effectiveOn: '2026-03-06', dossier, from, text: 'Graag ook kleuters.' })
    await ledger.sealer.catchUp()
    await cosignNewest(ledger.pool, signers.cosigning[0]!.witness, 1_772_706_720n)
    await settled(ledger)
    await within({}, async (page, context) => {
      await page.goto(`${origin}/aanmelden?huis=${small.house}`)
      await page.locator(`input[value="${small.people.member}"]`).check()
      await page.getByRole('main').getByRole('button').click()
      await page.goto(`${origin}/huizen/${small.house}/dossiers/${dossier}`)
      await page
        .locator('[id^="inbreng-"]')
        .getByRole('link', { name: 'Bewijs: Inbreng van Centrum <gezin> & co' })
        .click()
      await page.getByRole('heading', { name: 'Bewijs: Inbreng', level: 1 }).waitFor()
      const downloading = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Download het bewijs' }).click()
      const download = await downloading
      expect(download.suggestedFilename()).toMatch(/^2026-03-06-ContributionGiven-[0-9a-f]{8}\.bewijs\.json$/)
      const kept = join(folder, download.suggestedFilename())
      await download.saveAs(kept)
      const vkey = (await createReader(ledger).get('/log/vkey')).body.trim()

      await page.getByRole('main').getByRole('link', { name: 'Controleer een bewijs' }).click()
      await listening(page)
      await context.setOffline(true)
      await page.locator('#bestand').setInputFiles(kept)
      await page.locator('#sleutel').fill(vkey)
      await page.locator('#sleutel').press('Enter')
      await page.getByText('Het logboek is ondertekend met de sleutel die u invulde.').waitFor()
      const text = await told(page)
      for (const fact of ['Klopt', 'Graag ook kleuters.', 'getuige.gemeente.be tekende mee'])
        expect(text).toContain(fact)
    })
  })

  for (const [name, look] of Object.entries(looks)) {
    test(`no state of the page has an accessibility fault or sticks out: ${name}`, { timeout: 120_000 }, async () => {
      await within({ ...look, bypassCSP: true }, async (page) => {
        await openChecking(page)
        expect(await wrongWith(page)).toEqual([])
        await page.locator('#controle button').click()
        expect(await wrongWith(page)).toEqual([])
        for (const file of [good.name, 'veranderd.bewijs.json']) {
          await page.locator('#bestand').setInputFiles(join(folder, file))
          await page.locator('#uitkomst dd', { hasText: file }).filter({ visible: true }).waitFor()
          expect(await wrongWith(page)).toEqual([])
        }
      })
    })
  }

  test('the page kept as one file checks from the disk, with the network off', async () => {
    const kept = join(folder, 'besluitboek-verifieer.html')
    await writeFile(kept, (await createReader(ledger).get('/verifieer/los')).body)
    await within({ offline: true }, async (page) => {
      const failures: string[] = []
      page.on('pageerror', (error) => failures.push(String(error)))
      page.on('console', (message) => failures.push(message.text()))
      await page.goto(pathToFileURL(kept).href)
      await page.locator('#bestand').setInputFiles(join(folder, good.name))
      expect(await told(page)).toContain('Deze gebeurtenis staat precies zo in het ondertekende logboek.')
      await page.locator('#bestand').setInputFiles(join(folder, 'veranderd.bewijs.json'))
      await page.getByText('Deze gebeurtenis staat niet zo in het logboek.').waitFor()
      expect(failures).toEqual([])
    })
  })
})
