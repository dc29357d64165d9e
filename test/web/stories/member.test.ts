import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossierId, houseId } from '../../../src/domain/shared/identifiers.js'
import { closeContexts } from '../support/chromium.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from '../support/house.js'
import { browser, openStage, type Stage, signedIn, why } from './support/stage.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

describe.skipIf(browser === null)(
  `a member votes, and has to ask the own board first${why}`,
  { timeout: 60_000 },
  () => {
    let stage: Stage
    let small: SmallHouse

    beforeAll(async () => {
      stage = await openStage('2026-03-10T10:00:00Z')
      small = await recordSmallHouse(stage.ledger)
    })

    afterAll(async () => {
      await closeContexts(browser)
      await stage?.ledger.close()
    })

    test.each(ways)('$name: votes subject to referral back, and otherwise when the board has spoken', async (way) => {
      const { record, stuurgroep, seats, people, house } = small
      const title = `Speelstraat ${ways.indexOf(way) + 1}`
      const dossier = await propose(small, { title })
      const { ballot } = await record('OpenBallot', { effectiveOn: '2026-03-09', dossier, organ: stuurgroep })
      const member = await arrive(
        browser!,
        way,
        stage.origin,
        await signedIn(stage, { huis: house, rol: people.referring }),
      )
      await settled(stage.ledger)
      await member.opens('/mijn-werk')
      await member.follows(`Stem over “${title}”`)
      await member.presses('Leg vast')
      await member.isRefused('Er is niets ingevuld om vast te leggen.')
      const vote = await member.within('group', /^vrijwilliger/)
      await vote.sees('Moet eerst ruggespraak houden')
      await vote.ticks('voor')
      await member.ticks(/^Onder voorbehoud van ruggespraak: vrijwilliger/)
      await member.presses('Leg vast')
      await member.sees('onder voorbehoud')
      const votes = async () => {
        const { state } = await stage.ledger.houses.load(houseId.parse(house))
        return [
          ...(state.dossiers
            .get(dossierId.parse(dossier))
            ?.ballots.get(ballot as never)
            ?.votes.entries() ?? []),
        ]
      }
      expect(await votes()).toMatchObject([[seats.referring, { choice: 'for', provisional: true, confirmed: null }]])

      // The board met, and thinks otherwise.
      await member.opens('/mijn-werk')
      await member.follows(`Bevestig de stem over “${title}”`)
      const after = await member.within('group', 'Hoe stemt deze zetel na ruggespraak?')
      await after.ticks('tegen')
      await member.presses('Leg vast')
      await member.sees('bevestigd')
      expect(await votes()).toMatchObject([[seats.referring, { choice: 'against', confirmed: { on: '2026-03-10' } }]])
      await member.opens('/mijn-werk')
      await member.doesNotSee(title)
      await member.leaves()
    })
  },
)
