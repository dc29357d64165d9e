import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOnce } from '../../cli/support/program.js'
import { closeContexts } from '../support/chromium.js'
import { recordFollowedInput } from '../support/followed-input.js'
import { recordSmallHouse, type SmallHouse, settled } from '../support/house.js'
import { browser, openStage, type Stage, signedIn, why } from './support/stage.js'
import { runVerify } from './support/verify-command.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

describe.skipIf(browser === null)(`a partner follows what became of its input${why}`, { timeout: 60_000 }, () => {
  let stage: Stage
  let small: SmallHouse
  let folder: string
  let vkey: string

  beforeAll(async () => {
    // The page that verifies gets its modules from the program as it is built.
    await buildOnce()
    stage = await openStage('2026-03-20T10:00:00Z')
    small = await recordSmallHouse(stage.ledger)
    await recordFollowedInput(small)
    await stage.ledger.sealer.catchUp()
    await settled(stage.ledger)
    folder = await mkdtemp(join(tmpdir(), 'besluitboek-partner-'))
    vkey = (await stage.ledger.app.inject('/log/vkey')).body.trim()
  }, 400_000)

  afterAll(async () => {
    await closeContexts(browser)
    await stage?.ledger.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test.each(ways)(
    '$name: reads why, goes to the vote, keeps a receipt, and verifies it without the site',
    async (way) => {
      const { house, people } = small
      const partner = await arrive(
        browser!,
        way,
        stage.origin,
        await signedIn(stage, { huis: house, rol: people.member }),
      )
      await partner.opens(`/huizen/${house}`)
      await partner.goesTo('Inbreng')
      await partner.sees('Inbreng van Centrum <gezin> & co')
      const refused = await partner.beside('row', 'Ook op zondag.')
      await refused.sees('Niet gevolgd')
      await refused.sees('De reden: Te druk.')
      await refused.sees('Geen gevolg terug te vinden')
      await (await partner.beside('row', 'Graag ook in de herfst.')).sees('Staat in een definitief besluit')

      await partner.follows('Inbreng: Graag ook in de herfst.')
      const steps = await partner.within('table', 'De weg van deze inbreng, stap voor stap')
      for (const words of ['Ingebracht', 'versie 2', 'Er werd over gestemd', 'Stuurgroep besliste', 'College']) {
        await steps.sees(words)
      }
      const input = new URL(partner.page.url()).pathname
      await partner.follows('Bekijk de stemming')
      await partner.sees('Stemming')
      await partner.opens(input)
      const download = await partner.downloads('Ontvangstbewijs downloaden')
      const receipt = join(folder, `${ways.indexOf(way)}-${download.suggestedFilename()}`)
      await download.saveAs(receipt)

      await partner.follows('Controleer een bewijs')
      if (way.scripts) {
        await partner.context.setOffline(true)
        await partner.attaches('Bestand met het bewijs', receipt)
        await partner.types('Openbare sleutel van het logboek (niet verplicht)', vkey)
        await partner.pressesHere('Controleer')
        const outcome = await partner.within('region', 'Uitkomst')
        await outcome.sees('Het logboek is ondertekend met de sleutel die u invulde.')
        await outcome.sees('Graag ook in de herfst.')
        await outcome.doesNotSee('Klopt niet')
      } else {
        // Without JavaScript the page says what does it instead; that is done here.
        await partner.sees('Gebruik dan het programma: besluitboek verify --receipt bestand')
        const { out, exitCode } = await runVerify(null, { receipt, vkey })
        expect([out, exitCode]).toEqual([expect.stringContaining('ContributionGiven'), 0])
      }
      await partner.leaves()
    },
  )
})
