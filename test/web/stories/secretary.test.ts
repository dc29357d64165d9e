import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseId } from '../../../src/domain/shared/identifiers.js'
import { closeContexts } from '../support/chromium.js'
import { propose, recordSmallHouse, settled } from '../support/house.js'
import { browser, openStage, type Stage, signedIn, why } from './support/stage.js'
import { arrive } from './support/visitor.js'
import { ways } from './support/ways.js'

const MEETING = 'Stuurgroep, 20 maart 2026'

describe.skipIf(browser === null)(`a secretary runs a whole meeting${why}`, { timeout: 120_000 }, () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage('2026-03-20T10:00:00Z')
  })

  afterAll(async () => {
    await closeContexts(browser)
    await stage?.ledger.close()
  })

  test.each(ways)(
    '$name: agenda, invitation, attendance, vote, decision, minutes drafted, corrected, approved',
    async (way) => {
      const small = await recordSmallHouse(stage.ledger)
      const { house, people, seats, record, stuurgroep } = small
      await propose(small, { title: 'Speelstraat' })
      await propose(small, { title: 'Ouderavond' })
      await settled(stage.ledger)
      const secretary = await arrive(
        browser!,
        way,
        stage.origin,
        await signedIn(stage, { huis: house, rol: people.secretary }),
      )

      await secretary.opens(`/huizen/${house}`)
      await secretary.goesTo('Vergaderingen')
      await secretary.follows('Roep een vergadering samen')
      await secretary.types('Zoek een dossier op zijn titel', 'SPEEL')
      await secretary.presses('Zoek')
      await secretary.sees('1 dossier gevonden.')
      await secretary.presses('Zet op de agenda: Speelstraat')
      await secretary.isFaultless()
      await secretary.types('Dag van de vergadering', '2026-03-20')
      await secretary.presses('Leg vast')
      await secretary.follows('Bereid de vergadering voor')
      await secretary.sees('klaar: het voorstel is er')
      await secretary.isFaultless()

      await secretary.goesOverTop('Mijn werk')
      await secretary.follows(`Houd de vergadering: ${MEETING}`)
      for (const seat of ['coördinator', 'schepen van gezin', 'directeur']) {
        await secretary.pressesHere(new RegExp(`^Is er: ${seat}`))
        await secretary.sees(/Gehaald|Niet nodig|Te weinig|Nog/)
        await secretary.within('button', new RegExp(`^Is er niet \\(meer\\): ${seat}`))
      }
      const opening = secretary.formOf('Open de vergadering')
      await opening.types('Uur (niet verplicht)', 'half acht')
      await opening.pressesHere('Open de vergadering')
      await secretary.isRefused('is geen uur')
      await secretary.jumps(/is geen uur/)
      await opening.types('Uur (niet verplicht)', '19:30')
      await opening.pressesHere('Open de vergadering')
      await secretary.sees('is bezig.')

      await secretary.pressesHere('Stemming met naam')
      await secretary.within('button', 'Bewaar de stemmen')
      await (await secretary.within('group', /^directeur/)).ticks('onthouding')
      await secretary.chooses(/^Wie hier niets aanduidde/, 'voor')
      await secretary.pressesHere('Bewaar de stemmen')
      await secretary.pressesHere('Sluit de stemming')
      await secretary.within('button', 'Neem het besluit')
      await secretary.adds('Redenen (niet verplicht)', ' De buurt vraagt het.')
      await secretary.ticks('binnen het actieplan')
      await secretary.pressesHere('Neem het besluit')
      await secretary.sees('Besluit: goedgekeurd (wacht op bekrachtiging).')
      await secretary.pressesHere('Behandeld: volgend punt')
      await secretary.sees('behandeld')
      await secretary.unfolds('Afsluiten')
      await secretary.pressesHere('Sluit de vergadering')

      await secretary.follows('Stel het verslag op')
      expect(await secretary.value('Verslag')).toContain('1. Speelstraat')
      await secretary.adds('Verslag', ' Met dank aan de gastheer.')
      await secretary.presses('Leg vast')
      await secretary.sees('Nog niet goedgekeurd.')

      // The next meeting has begun; it approves them.
      const { meeting: next } = await record('ConveneMeeting', {
        effectiveOn: '2026-03-20',
        organ: stuurgroep,
        heldOn: '2026-03-20',
      })
      const on = { effectiveOn: '2026-03-20', meeting: next! }
      await record('RecordAttendance', { ...on, present: [seats.secretary, seats.chair, seats.member] })
      await record('OpenMeeting', on)
      await settled(stage.ledger)
      await secretary.goesOverTop('Mijn werk')
      await secretary.follows(`Keur het verslag goed: ${MEETING}`)
      await secretary.chooses('Op welke vergadering (niet verplicht)', '20 maart 2026')
      await secretary.presses('Leg vast')
      await secretary.sees('Goedgekeurd op 20 maart 2026')
      await secretary.sees('Met dank aan de gastheer.')

      const { state } = await stage.ledger.houses.load(houseId.parse(house))
      const [held] = [...state.meetings.values()]
      expect(held).toMatchObject({ status: 'closed', minutes: { approvedIn: next } })
      const [dossier] = [...state.dossiers.values()]
      expect(
        [...dossier!.ballots.values()].map(({ votes }) => [...votes.values()].map(({ choice }) => choice).sort()),
      ).toEqual([['abstain', 'for', 'for']])
      expect([...dossier!.decisions.values()]).toMatchObject([{ outcome: 'adopted', motivated: true }])
      await secretary.leaves()
    },
  )
})
