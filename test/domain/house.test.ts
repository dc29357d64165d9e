import { describe, expect, test } from 'vitest'
import { parentSubject, type SubjectPath, specificity } from '../../src/domain/house/subject.js'
import { type FieldsOf, given, House, nobody } from './support/given.js'
import { decree, majority, smallHouse } from './support/small-house.js'

const founding: FieldsOf<'FoundHouse'> = {
  effectiveOn: '2025-01-01',
  name: 'Huis van het Kind Voorbeeld',
  legalForm: 'interlokale-vereniging',
  workingArea: ['Voorbeeld', 'Buurgemeente'],
}

describe('a house', () => {
  test('is founded under the id of its ledger', () => {
    const house = new House()
    const created = given(house)
      .when('FoundHouse', founding)
      .leadsTo('HouseFounded', {
        house: house.context.house,
        legalForm: 'interlokale-vereniging',
        workingArea: ['Voorbeeld', 'Buurgemeente'],
      })
    expect(created).toEqual({ house: house.context.house })
    expect(house.state.house).toEqual({
      logo: null,
      id: house.context.house,
      name: 'Huis van het Kind Voorbeeld',
      legalForm: 'interlokale-vereniging',
      workingArea: ['Voorbeeld', 'Buurgemeente'],
      leadPartner: null,
    })
  })

  test('is founded once', () => {
    given(smallHouse().house).when('FoundHouse', founding).refused('house.already-founded', null)
  })

  test('has no lead partner and no subjects of its own before it is founded', () => {
    given(new House())
      .when('DesignateLeadPartner', { effectiveOn: '2025-01-01', partner: nobody })
      .refused('house.unknown', null)
    given(new House())
      .when('AddSubject', { effectiveOn: '2025-01-01', subject: 'culture', label: 'Cultuur' })
      .refused('house.unknown', null)
  })

  test('has no act before it is founded', () => {
    given(new House())
      .when('EstablishOrgan', {
        effectiveOn: '2025-01-01',
        name: 'Stuurgroep',
        kind: 'stuurgroep',
        rule: majority,
        basis: decree(),
      })
      .refused('house.unknown', null)
  })

  test('may be founded ahead of its first day', () => {
    given(new House())
      .when('FoundHouse', { ...founding, effectiveOn: '2027-01-01' })
      .leadsTo('HouseFounded')
  })

  test('designates one of its partners as lead partner', () => {
    const { house, centre } = smallHouse()
    given(house)
      .when('DesignateLeadPartner', { effectiveOn: '2025-06-01', partner: centre })
      .leadsTo('LeadPartnerDesignated', { partner: centre })
    expect(house.state.house?.leadPartner).toBe(centre)
  })

  test('cannot be led by a stranger', () => {
    given(smallHouse().house)
      .when('DesignateLeadPartner', { effectiveOn: '2025-06-01', partner: nobody })
      .refused('partner.unknown', 'partner')
  })

  test('records a fact on its day at the earliest', () => {
    const { house, centre } = smallHouse()
    given(house)
      .when('DesignateLeadPartner', { effectiveOn: '2026-03-03', partner: centre })
      .refused('date.in-future', 'effectiveOn', { day: '2026-03-03', today: '2026-03-02' })
    given(house)
      .when('DesignateLeadPartner', { effectiveOn: '2026-03-02', partner: centre })
      .leadsTo('LeadPartnerDesignated')
  })
})

describe('the tree of subjects', () => {
  const on = { effectiveOn: '2025-02-01' } as const

  test('grows below a subject that stands in it, at the top too', () => {
    const { house } = smallHouse()
    given(house)
      .when('AddSubject', { ...on, subject: 'offer.play', label: 'Spel' })
      .leadsTo('SubjectAdded', { subject: 'offer.play', label: 'Spel' })
    given(house)
      .when('AddSubject', { ...on, subject: 'offer.play.summer', label: 'Zomerspel' })
      .leadsTo('SubjectAdded')
    given(house)
      .when('AddSubject', { ...on, subject: 'culture', label: 'Cultuur' })
      .leadsTo('SubjectAdded')
  })

  test('does not grow below a subject that is not there', () => {
    given(smallHouse().house)
      .when('AddSubject', { ...on, subject: 'culture.theatre', label: 'Theater' })
      .refused('subject.unknown', 'subject', { subject: 'culture' })
  })

  test('holds a subject once', () => {
    given(smallHouse().house)
      .when('AddSubject', { ...on, subject: 'finances.budget', label: 'Begroting' })
      .refused('subject.already-there', 'subject', { subject: 'finances.budget' })
  })

  test('is a tree: how deep a subject lies, and what lies above it', () => {
    const paths = ['all', 'finances', 'finances.budget', 'finances.budget.summer'] as SubjectPath[]
    expect(paths.map(specificity)).toEqual([0, 1, 2, 3])
    expect(paths.map(parentSubject)).toEqual([null, 'all', 'finances', 'finances.budget'])
  })
})

describe('the logo of a house', () => {
  const on = { effectiveOn: '2025-02-01' } as const
  const logo = { sha256: 'ab'.repeat(32), title: 'Huis van het Kind', mediaType: 'image/png', size: 4000 } as const

  test('is chosen, changed and taken away, each time into something else', () => {
    const { house } = smallHouse()
    const change = (to: typeof logo | null) => given(house).when('ChangeLogo', { ...on, logo: to })
    change(null).refused('house.logo-unchanged', 'logo')
    change(logo).leadsTo('HouseLogoChanged', { logo })
    expect(house.state.house!.logo).toEqual(logo)
    change(logo).refused('house.logo-unchanged', 'logo')
    change({ ...logo, sha256: 'cd'.repeat(32) }).leadsTo('HouseLogoChanged')
    change(null).leadsTo('HouseLogoChanged', { logo: null })
    expect(house.state.house!.logo).toBeNull()
  })
})
