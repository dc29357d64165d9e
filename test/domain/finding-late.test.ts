import { describe, expect, test } from 'vitest'
import { evolve } from '../../src/domain/evolve.js'
import { findingChanges, findingsOf } from '../../src/domain/finding/findings.js'
import { onAgenda, withNetwork } from './support/acts.js'
import { findingsOn, onlyFinding, proofOf } from './support/findings.js'
import { propose, smallHouse } from './support/small-house.js'

// Everything here is recorded on 2 March 2026.
describe('a fact that comes into the ledger more than thirty days after its day', () => {
  test('was missing from the thirty-first day until it was recorded; told once a dossier, with every such fact', () => {
    const small = smallHouse()
    const dossier = propose(small, { on: '2026-01-31' })
    expect(findingsOn(small.house, 'fact.recorded-late')).toEqual([])
    const contribute = (effectiveOn: string) =>
      small.house.record('GiveContribution', {
        effectiveOn,
        dossier,
        from: { kind: 'group', description: 'Ouders' },
        text: 'Graag schaduw.',
      })
    contribute('2026-01-31')
    expect(findingsOn(small.house, 'fact.recorded-late')).toEqual([])
    contribute('2026-01-30')
    contribute('2026-01-29')
    const found = onlyFinding(small.house, 'fact.recorded-late')
    expect(found).toMatchObject({
      identity: `fact.recorded-late/${dossier}`,
      severity: 'attention',
      about: { kind: 'dossier', id: dossier, dossier, organ: small.stuurgroep },
      since: '2026-03-01',
      healedOn: '2026-03-02',
      details: { facts: 2 },
    })
    expect(proofOf(small.house, found)).toEqual(['ContributionGiven', 'ContributionGiven'])
  })

  test('is told of a mandate, seat, partner, organ or meeting as well', () => {
    const small = smallHouse()
    const { house, subsidyMandate: mandate, member: seat, centre: partner, coordinator: organ, stuurgroep } = small
    const effectiveOn = '2025-06-01'
    house.record('RevokeMandate', { effectiveOn, mandate, reason: 'Nieuw reglement' })
    house.record('EndSeat', { effectiveOn, seat })
    house.record('RecordWithdrawal', { effectiveOn, partner, reason: 'Fusie' })
    house.record('DissolveOrgan', { effectiveOn, organ, reason: 'Afgeschaft' })
    const meeting = house.record('ConveneMeeting', { effectiveOn, organ: stuurgroep, heldOn: effectiveOn }).meeting!
    const about = findingsOn(house, 'fact.recorded-late').map((one) => [one.about.kind, one.about.id, one.about.organ])
    expect(about.sort()).toEqual(
      [
        ['mandate', mandate, stuurgroep],
        ['seat', seat, stuurgroep],
        ['partner', partner, null],
        ['organ', organ, organ],
        ['meeting', meeting, stuurgroep],
      ].sort(),
    )
  })

  test('of a candidacy is told anew, with its dossier, once that is put to the network', () => {
    const small = smallHouse()
    const { house } = small
    const { dossier } = onAgenda(small, withNetwork(small).network)
    const candidate = { name: 'Speelotheek', kind: 'private-legal-person', sector: 'vrije-tijd' } as const
    const candidacy = house.record('SubmitCandidacy', { effectiveOn: '2025-03-15', ...candidate }).candidacy!
    const before = house.state
    house.record('PutCandidacyToNetwork', { effectiveOn: '2026-03-02', candidacy, dossier })
    const changes = findingChanges(house.events.at(-1)!, before, house.state)
    expect(changes.filter(({ after }) => after?.code === 'fact.recorded-late')).toMatchObject([
      {
        before: { about: { kind: 'candidacy', id: candidacy, dossier: null } },
        after: { about: { kind: 'candidacy', id: candidacy, dossier } },
      },
    ])
  })

  test('is none where a house is set up, or where it was taken over by an import', () => {
    const small = smallHouse()
    expect(findingsOn(small.house, 'fact.recorded-late')).toEqual([])
    const dossier = propose(small, { on: '2025-03-01' })
    expect(onlyFinding(small.house, 'fact.recorded-late').about.id).toBe(dossier)
    const imported = small.house.events.map((event) => ({ ...event, actor: { via: 'import' as const } }))
    const state = imported.reduce(evolve, {
      ...smallHouse().house.state,
      lateFacts: small.house.state.lateFacts.clear(),
    })
    expect(findingsOf(state).filter(({ code }) => code === 'fact.recorded-late')).toEqual([])
  })

  test('counts in days of Flanders: half past eleven in the evening in London is the next day there', () => {
    const small = smallHouse()
    propose(small, { on: '2026-01-31' })
    const at = (recordedAt: string) => {
      const state = small.house.events.reduce(
        (before, event) => evolve(before, { ...event, recordedAt: recordedAt as typeof event.recordedAt }),
        small.house.state,
      )
      return findingsOf(state).filter(({ code }) => code === 'fact.recorded-late').length
    }
    expect(at('2026-03-02T22:59:59.999Z')).toBe(0)
    expect(at('2026-03-02T23:00:00.000Z')).toBe(1)
  })
})
