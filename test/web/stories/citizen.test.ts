import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeContexts } from '../support/chromium.js'
import { propose, recordSmallHouse, settled } from '../support/house.js'
import { browser, openStage, type Stage, why } from './support/stage.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

describe.skipIf(browser === null)(`a citizen searches what was decided${why}`, { timeout: 60_000 }, () => {
  let stage: Stage
  let decision: string

  beforeAll(async () => {
    stage = await openStage('2026-03-10T10:00:00Z')
    const { ledger } = stage
    const small = await recordSmallHouse(ledger)
    const effectiveOn = '2026-03-05'
    /** By a vote of three, by name. */
    const decide = async (title: string) => {
      const on = { effectiveOn, dossier: await propose(small, { title }) }
      const { ballot } = await small.record('OpenBallot', { ...on, organ: small.stuurgroep })
      for (const seat of [small.seats.secretary, small.seats.chair, small.seats.member]) {
        await small.record('CastVote', { ...on, ballot: ballot!, seat, choice: 'for' })
      }
      await small.record('CloseBallot', { ...on, ballot: ballot! })
      const how = { organ: small.stuurgroep, ballot: ballot!, outcome: 'adopted' } as const
      const taken = await small.record('TakeDecision', { ...on, ...how })
      return { dossier: on.dossier, decision: taken.decision! }
    }
    const street = await decide('Een speelstraat in de Kerkstraat')
    const garden = await decide('Een tuin voor het huis met een zeer lange titel over wat er allemaal bij komt')
    for (const about of [street, garden]) {
      await small.record('PublishDecision', { ...about, effectiveOn: '2026-03-06', where: 'www.voorbeeld.be' })
    }
    await small.record('GrantBekrachtiging', { ...garden, effectiveOn: '2026-03-08', organ: small.college })
    decision = street.decision
    await settled(ledger)
    await ledger.sealer.catchUp()
  })

  afterAll(async () => {
    await closeContexts(browser)
    await stage?.ledger.close()
  })

  test.each(ways)('$name: mistypes, filters, opens a decision, and reads what is withheld and why', async (way) => {
    const citizen = await arrive(browser!, way, stage.origin)
    await citizen.opens('/openbaar')
    await citizen.types('Waarover gaat het?', 'speelstaart kerkstraat')
    await citizen.presses('Zoek')
    await citizen.follows('Bedoelde u “speelstraat kerkstraat”?')
    await citizen.doesNotSee('Een tuin voor het huis')
    await citizen.chooses('Stand', 'wacht nog op anderen')
    await citizen.chooses('Huis van het Kind', 'Huis van het Kind Voorbeeld')
    await citizen.presses('Zoek')
    await citizen.follows('Een speelstraat in de Kerkstraat')
    expect(citizen.page.url()).toBe(`${stage.origin}/openbaar/besluiten/${decision}`)
    await citizen.sees('Nog niet bekrachtigd door College.')
    const withheld = await citizen.within('region', 'Wat staat hier niet, en waarom?')
    await withheld.sees('Namen van personen. Dat zijn persoonsgegevens.')
    await withheld.sees('Wie wat stemde.')
    await withheld.sees('Die is van wie ze gaf.')
    await citizen.doesNotSee('schepen van gezin')
    const receipt = await citizen.downloads('Bewaar het ontvangstbewijs')
    expect(await receipt.failure()).toBeNull()
    await citizen.leaves()
  })
})
