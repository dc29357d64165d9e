import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeContexts } from '../support/chromium.js'
import { settled } from '../support/house.js'
import { type MoneyHouse, recordMoneyHouse } from '../support/money.js'
import { browser, openStage, type Stage, signedIn, why } from './support/stage.js'
import { runVerify } from './support/verify-command.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

describe.skipIf(browser === null)(`an auditor follows the money${why}`, { timeout: 60_000 }, () => {
  let stage: Stage
  let small: MoneyHouse
  let folder: string
  let vkey: string

  beforeAll(async () => {
    stage = await openStage('2026-03-10T10:00:00Z')
    const { ledger } = stage
    small = await recordMoneyHouse(ledger)
    const { record, allocation, stuurgroep, centre } = small
    const effectiveOn = '2026-03-10'
    const what = { what: 'Speelkoffers', amountCents: 50_000, reference: 'Bestelbon 6' }
    const { commitment } = await record('EnterCommitment', { effectiveOn, allocation, ...what })
    await record('RecordPayment', {
      effectiveOn,
      managedBy: stuurgroep,
      beneficiary: { kind: 'partner', partner: centre },
      reference: 'Factuur 12',
      commitment: commitment!,
      amountCents: 50_000,
    })
    await settled(ledger)
    await ledger.sealer.catchUp()
    vkey = (await ledger.app.inject('/log/vkey')).body.trim()
    folder = await mkdtemp(join(tmpdir(), 'besluitboek-auditor-'))
  })

  afterAll(async () => {
    await closeContexts(browser)
    await stage?.ledger.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test.each(ways)('$name: traces a payment, travels in time, takes the house along and verifies it', async (way) => {
    const auditor = await arrive(browser!, way, stage.origin, await signedIn(stage, { rol: 'auditor' }))
    await auditor.opens('/')
    await auditor.goesOverTop('Toezicht')
    await auditor.follows('Huis van het Kind Voorbeeld')
    const oversight = new URL(auditor.page.url()).pathname
    await auditor.sees('De handtekening onder het laatste controlepunt klopt.')

    await auditor.goesTo('Geld')
    await auditor.sees('De boeken kloppen: elke euro staat op één plaats.')
    await auditor.follows('Werkingssubsidie 2026')
    const steps = await auditor.within('table', 'De weg van het geld, stap voor stap')
    for (const step of ['Bron', 'Mandaat', 'Besluit', 'Bekrachtiging', 'Toewijzing', 'Verbintenis', 'Uitbetaling']) {
      await steps.sees(step)
    }
    const payment = await steps.beside('row', /^\s*Uitbetaling/)
    await payment.sees('€ 500,00')
    await payment.follows('Bekijk het bewijs')
    await auditor.sees('Uitbetaling')

    // On that day the play boxes were not ordered yet, and nothing had been ratified.
    await auditor.opens(oversight)
    await auditor.types('Zoals het gold op', '2026-03-08')
    await auditor.presses('Ga naar die dag')
    await auditor.sees('8 maart 2026')
    await auditor.doesNotSee('Speelkoffers')

    await auditor.opens(oversight)
    const download = await auditor.downloads('Bewaar alles van dit huis (tar)')
    const file = join(folder, `${ways.indexOf(way)}.tar`)
    await download.saveAs(file)
    const { out, exitCode } = await runVerify(file, { vkey })
    expect([out, exitCode]).toEqual([expect.any(String), 0])
    await auditor.leaves()
  })
})
