import { describe, expect, test } from 'vitest'
import type { DecisionRule } from '../../src/domain/organ/events.js'
import { ofDecisionRule } from '../../src/domain/rule-set/of-decision-rule.js'
import { given, nobody } from './support/given.js'
import { consensus, convenant, decideFinally, majority, propose, smallHouse } from './support/small-house.js'

const workingGroup = {
  effectiveOn: '2025-05-01',
  name: 'Werkgroep Speelstraten',
  kind: 'werkgroep',
  rule: consensus,
  basis: convenant,
} as const

describe('an organ', () => {
  test('is established for a period, under another organ', () => {
    const { house, stuurgroep } = smallHouse()
    const { organ } = given(house)
      .when('EstablishOrgan', { ...workingGroup, parent: stuurgroep, until: '2025-12-31' })
      .leadsTo('OrganEstablished', { parent: stuurgroep, until: '2025-12-31', purpose: null, rule: consensus })
    expect(house.state.organs.get(organ as never)?.period).toEqual({ from: '2025-05-01', until: '2025-12-31' })
  })

  test('is established on the strength of a final decision about it', () => {
    const small = smallHouse()
    const decision = decideFinally(small, 'working-groups.establishment')
    given(small.house)
      .when('EstablishOrgan', { ...workingGroup, basis: { kind: 'decision', decision } })
      .leadsTo('OrganEstablished')
  })

  test('is not established by a decision about something else', () => {
    const small = smallHouse()
    const decision = decideFinally(small, 'working-groups.dissolution')
    given(small.house)
      .when('EstablishOrgan', { ...workingGroup, basis: { kind: 'decision', decision } })
      .refused('organ.decision-does-not-establish', 'basis.decision')
  })

  test('stands under an organ, and belongs to a partner, that exist', () => {
    const { house } = smallHouse()
    given(house)
      .when('EstablishOrgan', { ...workingGroup, parent: nobody })
      .refused('organ.unknown', 'parent')
    given(house)
      .when('EstablishOrgan', { ...workingGroup, ofPartner: nobody })
      .refused('partner.unknown', 'ofPartner')
  })

  test('does not end before it begins, but may last a single day', () => {
    const { house } = smallHouse()
    given(house)
      .when('EstablishOrgan', { ...workingGroup, until: '2025-04-30' })
      .refused('period.ends-before-start', 'until')
    given(house)
      .when('EstablishOrgan', { ...workingGroup, until: '2025-05-01' })
      .leadsTo('OrganEstablished')
  })

  test('acts from its establishment until its end, both days included', () => {
    const { house } = smallHouse()
    const { organ } = house.record('EstablishOrgan', { ...workingGroup, until: '2025-12-31' })
    const open = (effectiveOn: string) =>
      given(house).when('OpenDossier', { effectiveOn, title: 'Verkeer', subject: 'vision', openedBy: organ! })
    open('2025-04-30').refused('organ.not-active', 'openedBy', { organ: workingGroup.name, day: '2025-04-30' })
    open('2025-05-01').leadsTo('DossierOpened')
    open('2025-12-31').leadsTo('DossierOpened')
    open('2026-01-01').refused('organ.not-active', 'openedBy')
  })

  test('adopts another decision rule from a day on; a ballot follows the rule of its own day', () => {
    const small = smallHouse()
    const { house, stuurgroep } = small
    const dossier = propose(small)
    given(house)
      .when('AdoptDecisionRule', { effectiveOn: '2025-06-01', organ: stuurgroep, rule: consensus })
      .leadsTo('DecisionRuleAdopted', { rule: consensus })
    house.record('AdoptDecisionRule', { effectiveOn: '2025-04-15', organ: stuurgroep, rule: majority })
    const ballotOn = (effectiveOn: string, rule: DecisionRule): void => {
      const { ballot } = given(house)
        .when('OpenBallot', { effectiveOn, dossier, organ: stuurgroep })
        .leadsTo('BallotOpened', { rules: ofDecisionRule(rule) })
      house.record('CastVote', { effectiveOn, dossier, ballot: ballot!, seat: small.chair, choice: 'for' })
      house.record('CloseBallot', { effectiveOn, dossier, ballot: ballot! })
    }
    ballotOn('2025-05-31', majority)
    ballotOn('2025-06-01', consensus)
  })

  test('is dissolved with its last day, and does not act after it', () => {
    const { house, coordinator } = smallHouse()
    given(house)
      .when('DissolveOrgan', { effectiveOn: '2025-09-30', organ: coordinator, reason: 'Functie geschrapt' })
      .leadsTo('OrganDissolved', { organ: coordinator })
    given(house)
      .when('AdoptDecisionRule', { effectiveOn: '2025-10-01', organ: coordinator, rule: consensus })
      .refused('organ.not-active', 'organ')
    given(house)
      .when('DissolveOrgan', { effectiveOn: '2025-10-01', organ: coordinator, reason: 'Nogmaals' })
      .refused('organ.not-active', 'organ')
  })

  test('changes only when it exists', () => {
    const { house } = smallHouse()
    given(house)
      .when('AdoptDecisionRule', { effectiveOn: '2025-10-01', organ: nobody, rule: consensus })
      .refused('organ.unknown', 'organ')
    given(house)
      .when('DissolveOrgan', { effectiveOn: '2025-10-01', organ: nobody, reason: 'Weg' })
      .refused('organ.unknown', 'organ')
  })
})
