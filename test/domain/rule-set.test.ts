import { describe, expect, test } from 'vitest'
import { rulesOn } from '../../src/domain/organ/state.js'
import { type ReadyMade, readyMadeNames, readyMadeRuleSet } from '../../src/domain/rule-set/ready-made.js'
import { type RuleSet, ruleSet } from '../../src/domain/rule-set/rule-set.js'
import type { OrganId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { quorumOf, rulesWith } from './support/facts.js'
import { given, nobody } from './support/given.js'
import { smallHouse } from './support/small-house.js'

const effectiveOn = '2025-02-01'

const adopting = () => {
  const small = smallHouse()
  const adopt = (changes: object) =>
    given(small.house).when('AdoptRuleSet', {
      effectiveOn,
      organ: small.stuurgroep,
      rules: rulesWith(changes as Partial<RuleSet>),
    })
  return { ...small, adopt }
}

describe('a rule set', () => {
  test('is adopted by an organ that acts, and holds from its day on', () => {
    const { house, stuurgroep, coordinator, adopt } = adopting()
    const rules = rulesWith({ majority: 'two-thirds' })
    adopt({ majority: 'two-thirds' }).leadsTo('RuleSetAdopted', { organ: stuurgroep, rules })
    const organ = house.state.organs.get(stuurgroep as OrganId)!
    expect(rulesOn(organ, toLocalDate('2025-01-31'))?.majority).toBe('simple')
    expect(rulesOn(organ, toLocalDate(effectiveOn))).toEqual(rules)
    const elsewhere = (id: string) => given(house).when('AdoptRuleSet', { effectiveOn, organ: id, rules })
    elsewhere(nobody).refused('organ.unknown', 'organ')
    house.record('DissolveOrgan', { effectiveOn: '2025-01-31', organ: coordinator, reason: 'Geschrapt' })
    elsewhere(coordinator).refused('organ.not-active', 'organ')
  })

  test.each([
    ['at-least', 3, 2, true],
    ['at-least', 2, 2, false],
    ['more-than', 2, 2, true],
    ['more-than', 1, 2, false],
    ['more-than', 3, 2, true],
  ] as const)('whose quorum is %s %d/%d of the seats', (kind, numerator, denominator, tooLarge) => {
    const adopted = adopting().adopt({ quorum: quorumOf({ needed: { kind, numerator, denominator } }) })
    if (tooLarge) adopted.refused('rule-set.fraction-too-large', 'rules.quorum.needed')
    else adopted.leadsTo('RuleSetAdopted')
  })

  test('does not let the chair break a tie where all votes are secret', () => {
    const { adopt } = adopting()
    adopt({ tie: 'chair-decides', secrecy: 'always' }).refused('rule-set.chair-vote-is-secret', 'rules.tie')
    adopt({ tie: 'chair-decides', secrecy: 'about-persons' }).leadsTo('RuleSetAdopted')
    adopt({ tie: 'second-round', secrecy: 'always' }).leadsTo('RuleSetAdopted')
  })

  test('does not weigh votes that can be secret', () => {
    const { adopt, member, centre } = adopting()
    const heavy = { kind: 'per-seat', seats: [{ seat: member, weight: 2 }] }
    adopt({ weights: heavy, secrecy: 'about-persons' }).refused('rule-set.secret-needs-equal-votes', 'rules.weights')
    adopt({ weights: heavy, secrecy: 'always' }).refused('rule-set.secret-needs-equal-votes', 'rules.weights')
    adopt({ weights: { kind: 'per-partner', partners: [] }, secrecy: 'always' }).refused(
      'rule-set.secret-needs-equal-votes',
      'rules.weights',
    )
    adopt({ weights: heavy }).leadsTo('RuleSetAdopted')
    const one = { kind: 'per-seat', seats: [{ seat: member, weight: 1 }] }
    adopt({ weights: one, secrecy: 'always' }).leadsTo('RuleSetAdopted')
    adopt({ weights: { kind: 'per-partner', partners: [{ partner: centre, weight: 1 }] } }).leadsTo('RuleSetAdopted')
  })

  test('weighs only what is there, and once', () => {
    const { house, adopt, member, chair, centre, municipality, college } = adopting()
    const mayor = { effectiveOn: '2025-01-01', organ: college, function: 'burgemeester', role: 'chair' } as const
    const elsewhere = house.record('AssignSeat', mayor).seat!
    const seats = (...ids: string[]) =>
      adopt({ weights: { kind: 'per-seat', seats: ids.map((seat) => ({ seat, weight: 2 })) } })
    seats(member, nobody).refused('seat.unknown', 'rules.weights.seats.1.seat')
    seats(member, elsewhere).refused('seat.not-of-organ', 'rules.weights.seats.1.seat')
    seats(member, chair, member).refused('rule-set.named-twice', 'rules.weights.seats.2.seat')
    seats(member, chair).leadsTo('RuleSetAdopted')
    const partners = (...ids: string[]) =>
      adopt({ weights: { kind: 'per-partner', partners: ids.map((partner) => ({ partner, weight: 2 })) } })
    partners(centre, nobody).refused('partner.unknown', 'rules.weights.partners.1.partner')
    partners(centre, centre).refused('rule-set.named-twice', 'rules.weights.partners.1.partner')
    partners(centre, municipality).leadsTo('RuleSetAdopted')
    const groups = (...ids: string[][]) =>
      adopt({ weights: { kind: 'per-group', groups: ids.map((one, index) => ({ name: `${index}`, partners: one })) } })
    groups([centre], [municipality, nobody]).refused('partner.unknown', 'rules.weights.groups.1.partners.1')
    groups([centre, municipality], [centre]).refused('rule-set.named-twice', 'rules.weights.groups.1.partners.0')
    groups([centre], [municipality]).leadsTo('RuleSetAdopted')
  })
})

describe('a ready-made rule set', () => {
  test.each(readyMadeNames)('%s is a rule set with its source, and sound', (readyMade) => {
    const { house, stuurgroep } = smallHouse()
    const rules = readyMadeRuleSet(readyMade)
    expect(ruleSet.parse(rules)).toEqual(rules)
    expect(rules.source.text).not.toBe('')
    given(house)
      .when('AdoptReadyMadeRuleSet', { effectiveOn, organ: stuurgroep, readyMade })
      .leadsTo('RuleSetAdopted', { organ: stuurgroep, rules })
  })

  const facts = (name: ReadyMade) => {
    const { quorum, majority, proxies, secrecy, tie, noticeDays, publicationDays, minimumMeetingsPerYear } =
      readyMadeRuleSet(name)
    const { secondConvocation, weights, abstentions } = readyMadeRuleSet(name)
    return {
      quorum: quorum.needed.kind,
      majority,
      proxies: proxies.kind,
      secrecy,
      tie,
      noticeDays,
      publicationDays,
      minimumMeetingsPerYear,
      secondAfter: secondConvocation?.afterDays ?? null,
      weights: weights.kind,
      abstentions,
    }
  }
  const local = {
    quorum: 'more-than',
    majority: 'absolute',
    proxies: 'not-allowed',
    secrecy: 'about-persons',
    tie: 'rejected',
    publicationDays: 10,
    secondAfter: 0,
    weights: 'per-seat',
    abstentions: 'not-counted',
  }

  test.each([
    ['gemeenteraad', { ...local, noticeDays: 8, minimumMeetingsPerYear: 10 }],
    ['raad-maatschappelijk-welzijn', { ...local, noticeDays: 8, minimumMeetingsPerYear: 10 }],
    ['college', { ...local, noticeDays: 0, minimumMeetingsPerYear: 0 }],
    ['vast-bureau', { ...local, noticeDays: 0, minimumMeetingsPerYear: 0 }],
    [
      'vzw-algemene-vergadering',
      {
        quorum: 'none',
        majority: 'simple',
        proxies: 'allowed',
        noticeDays: 15,
        secondAfter: 15,
        minimumMeetingsPerYear: 1,
        publicationDays: null,
      },
    ],
    ['vzw-bestuursorgaan', { quorum: 'more-than', majority: 'simple', proxies: 'not-allowed' }],
    ['beheerscomite-interlokale-vereniging', { quorum: 'more-than', majority: 'absolute', proxies: 'not-allowed' }],
    ['stuurgroep-consensus', { majority: 'consensus', quorum: 'more-than', minimumMeetingsPerYear: 4 }],
    ['netwerk-gelijke-partners', { weights: 'per-partner', majority: 'simple', minimumMeetingsPerYear: 1 }],
  ] as const)('%s says what its source says', (name, expected) => {
    expect(facts(name)).toMatchObject(expected)
  })

  test('in an algemene vergadering of a vzw a member gives a proxy to another member who is there', () => {
    expect(readyMadeRuleSet('vzw-algemene-vergadering').proxies).toMatchObject({
      to: 'member',
      holderMustBePresent: true,
    })
  })

  test('is adopted with what the house changes, and with its own source', () => {
    const { house, stuurgroep } = smallHouse()
    const source = { text: 'Huishoudelijk reglement', reference: 'art. 9' }
    given(house)
      .when('AdoptReadyMadeRuleSet', {
        effectiveOn,
        organ: stuurgroep,
        readyMade: 'college',
        changes: { tie: 'chair-decides', name: 'Ons college' },
        source,
      })
      .leadsTo('RuleSetAdopted', {
        rules: { ...readyMadeRuleSet('college'), tie: 'chair-decides', name: 'Ons college', source },
      })
  })

  test('changed so that it contradicts itself is refused, at the change', () => {
    const { house, stuurgroep, coordinator } = smallHouse()
    const adopt = (changes: object, organ = stuurgroep) =>
      given(house).when('AdoptReadyMadeRuleSet', { effectiveOn, organ, readyMade: 'college', changes })
    adopt({ secrecy: 'always', tie: 'chair-decides' }).refused('rule-set.chair-vote-is-secret', 'changes.tie')
    const partners = { kind: 'per-partner', partners: [{ partner: nobody, weight: 2 }] }
    adopt({ secrecy: 'never', weights: partners }).refused('partner.unknown', 'changes.weights.partners.0.partner')
    adopt({}, nobody).refused('organ.unknown', 'organ')
    house.record('DissolveOrgan', { effectiveOn: '2025-01-31', organ: coordinator, reason: 'Geschrapt' })
    adopt({}, coordinator).refused('organ.not-active', 'organ')
  })
})
