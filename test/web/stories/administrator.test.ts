import { afterAll, describe, expect, test } from 'vitest'
import { houseId } from '../../../src/domain/shared/identifiers.js'
import { firstManagerPath } from '../../../src/identity/identity.js'
import { password } from '../support/account.js'
import { closeContexts } from '../support/chromium.js'
import { browser, openStage, why } from './support/stage.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

const people = [
  ['Sam Voorbeeld', 'coördinator', 'Gemeente Voorbeeld', 'Stuurgroep', 'secretaris'],
  ['Alex Voorbeeld', 'schepen van gezin', 'Gemeente Voorbeeld', 'College', 'voorzitter'],
  ['Robin Voorbeeld', 'directeur', 'Vzw De Speelvogel', 'Stuurgroep', 'voorzitter'],
] as const

describe.skipIf(browser === null)(`an administrator sets up a house from nothing${why}`, { timeout: 120_000 }, () => {
  afterAll(() => closeContexts(browser))

  // Each needs a ledger that is empty.
  test.each(ways)('$name: from the first link to the first meeting, with what stands on the pages', async (way) => {
    const stage = await openStage('2026-03-10T10:00:00Z', { developmentSignIn: false })
    try {
      const { ledger, origin } = stage
      const administrator = await arrive(browser!, way, origin)
      const goesOn = () => administrator.presses('Bewaar en ga verder')
      await administrator.opens((await firstManagerPath(ledger.identity))!)
      await administrator.types('Naam', 'Sam Voorbeeld')
      await administrator.types('E-mailadres', 'sam@voorbeeld.be')
      await administrator.types('Nieuw wachtwoord', password)
      await administrator.presses('Maak uw account')
      await administrator.sees('Welkom. Er is nog geen huis.')
      await administrator.isFaultless()
      await administrator.follows('Richt een huis in')
      await administrator.isFaultless()

      await administrator.types('Naam van het huis', 'Huis van het Kind Voorbeeld')
      await goesOn()
      await administrator.isRefused('Vul “Gemeenten” in.')
      await administrator.isFaultless()
      await administrator.types('Gemeenten', 'Voorbeeld')
      await administrator.ticks(/^Feitelijke vereniging/)
      await goesOn()

      await administrator.sees('Stap 2 van 6: Organen en hun regels')
      await administrator.isFaultless()
      await administrator.unticks('Wij hebben dit orgaan: Werkgroep ontmoeting')
      const college = await administrator.within('group', 'college van burgemeester en schepenen')
      await college.types('Hoe heet het bij u?', 'College')
      await goesOn()

      await administrator.sees('Stap 3 van 6: Partners')
      await administrator.isFaultless()
      const partner = await administrator.within('group', 'Regel 1')
      await partner.types('Naam', 'Vzw De Speelvogel')
      await partner.chooses('Soort organisatie', 'private rechtspersoon')
      await partner.chooses('Sector', 'gezinsondersteuning')
      await goesOn()

      await administrator.sees('Stap 4 van 6: Mensen en hun zetels')
      await administrator.isFaultless()
      for (const [index, [who, office, of, organ, role]] of people.entries()) {
        const row = await administrator.within('group', `Regel ${index + 1}`)
        await row.types('Naam', who)
        await row.types('Functie', office)
        await row.chooses('Spreekt voor', of)
        await row.chooses('Zit in', organ)
        await row.chooses('Als', role)
        if (index === 0) await row.ticks('Dit ben ik zelf')
      }
      await goesOn()

      await administrator.sees('Stap 5 van 6: Wie mag wat beslissen')
      await administrator.isFaultless()
      const subsidies = await administrator.within('group', 'Stuurgroep: besteding van subsidies')
      await subsidies.types(/^Hoogstens per besluit/, '10.000')
      await goesOn()

      await administrator.sees('Stap 6 van 6: Eerste vergadering')
      await administrator.isFaultless()
      await administrator.presses('Ga verder in mijn eigen rol')
      await administrator.isFaultless()
      await administrator.types(/^Plaats/, 'Gemeentehuis')
      await goesOn()
      await administrator.sees('Actieplan van het huis')

      const path = new URL(administrator.page.url()).pathname.split('/vergaderingen')[0] ?? ''
      const { state } = await ledger.houses.load(houseId.parse(path.replace('/huizen/', '')))
      expect([state.meetings.size, state.mandates.size, state.seats.size]).toEqual([1, 12, 3])
      expect([...state.organs.values()].map(({ name }) => name)).toContain('College')
      await administrator.leaves()
    } finally {
      await stage.ledger.close()
    }
  })
})
