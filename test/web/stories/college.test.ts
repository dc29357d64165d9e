import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossierId, houseId } from '../../../src/domain/shared/identifiers.js'
import { closeContexts } from '../support/chromium.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from '../support/house.js'
import { browser, openStage, type Stage, signedIn, why } from './support/stage.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

describe.skipIf(browser === null)(`the college ratifies what waits for it${why}`, { timeout: 60_000 }, () => {
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

  test.each(ways)('$name: two at one sitting, one in part, one refused with the reason', async (way) => {
    const { record, stuurgroep, people, house } = small
    const number = ways.indexOf(way) + 1
    const [street, toys, evening, castle] = ['Speelstraat', 'Speelkoffers', 'Ouderavond', 'Springkasteel'].map(
      (title) => `${title} ${number}`,
    ) as [string, string, string, string]
    const dossiers = new Map<string, string>()
    for (const title of [street, toys, evening, castle]) {
      const dossier = await propose(small, { title })
      dossiers.set(title, dossier)
      const taken = { effectiveOn: '2026-03-09', dossier, organ: stuurgroep, outcome: 'adopted' } as const
      await record('TakeDecision', { ...taken, conditionsConfirmed: ['binnen het actieplan'] })
    }
    await settled(stage.ledger)
    const mayor = await arrive(browser!, way, stage.origin, await signedIn(stage, { huis: house, rol: people.mayor }))

    await mayor.opens(`/huizen/${house}`)
    await mayor.follows('Bekrachtig besluiten op één zitting')
    await mayor.presses('Leg vast')
    await mayor.isRefused('Er is niets ingevuld om vast te leggen.')
    await mayor.ticks(`${street} (Stuurgroep, 9 maart 2026): € 1.250,00`)
    await mayor.ticks(`${toys} (Stuurgroep, 9 maart 2026): € 1.250,00`)
    await mayor.types('Opmerkingen of redenen (niet verplicht)', 'Past in het beleid.')
    await mayor.presses('Leg vast')

    await mayor.opens('/mijn-werk')
    await mayor.doesNotSee(street)
    await mayor.follows(`Bekrachtig of weiger “${evening}”`)
    await (await mayor.within('group', 'Antwoord')).ticks('bekrachtigen')
    await mayor.types('Lager bedrag in euro (niet verplicht)', '1.000')
    await mayor.presses('Leg vast')
    await mayor.sees('Bekrachtigd voor € 1.000,00.')

    await mayor.opens('/mijn-werk')
    await mayor.follows(`Bekrachtig of weiger “${castle}”`)
    const answer = await mayor.within('group', 'Antwoord')
    await answer.ticks('weigeren')
    await mayor.presses('Leg vast')
    await mayor.isRefused('Opmerkingen of redenen')
    await mayor.types('Opmerkingen of redenen (niet verplicht)', 'Te duur voor één dag.')
    await mayor.presses('Leg vast')
    await mayor.sees('Te duur voor één dag.')
    await mayor.opens('/mijn-werk')
    await mayor.sees('Er wacht niets op u.')

    const { state } = await stage.ledger.houses.load(houseId.parse(house))
    const outcome = (title: string) =>
      [...(state.dossiers.get(dossierId.parse(dossiers.get(title)!))?.decisions.values() ?? [])].flatMap(
        ({ bekrachtiging }) => [...bekrachtiging.values()].map((word) => word.outcome),
      )
    expect([street, toys, evening, castle].map(outcome)).toEqual([['granted'], ['granted'], ['granted'], ['refused']])
    await mayor.opens(`/huizen/${house}/dossiers/${dossiers.get(castle)}`)
    await mayor.leaves()
  })
})
