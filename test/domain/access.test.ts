import { describe, expect, test } from 'vitest'
import { given, type House, nobody } from './support/given.js'
import { smallHouse } from './support/small-house.js'

const account = '00000009-0000-7000-8000-000000000001'
const effectiveOn = '2026-03-01'
const named = { effectiveOn, account }

const held = (house: House, role: 'administrator' | 'auditor') => house.state.access[role].get(account as never)

const roles = [
  ['administrator', 'AppointAdministrator', 'DismissAdministrator', 'AdministratorAppointed', 'AdministratorDismissed'],
  ['auditor', 'AppointAuditor', 'DismissAuditor', 'AuditorAppointed', 'AuditorDismissed'],
] as const

describe.each(roles)('the role of %s', (role, appoint, dismiss, appointed, dismissed) => {
  const other = role === 'auditor' ? 'administrator' : 'auditor'

  test('is given to an account, and taken away', () => {
    const { house } = smallHouse()
    given(house).when(appoint, named).leadsTo(appointed, { account, provider: null })
    expect(held(house, role)).toEqual({ since: effectiveOn, words: [null] })
    expect(held(house, other)).toBeUndefined()
    given(house)
      .when(dismiss, { ...named, effectiveOn: '2026-03-02' })
      .leadsTo(dismissed, { account, provider: null })
    expect(held(house, role)).toBeUndefined()
  })

  test('is held on the word of the house, of a provider, or of both: what one takes back, the other still gives', () => {
    const { house } = smallHouse()
    given(house)
      .when(appoint, { ...named, provider: 'acm' })
      .leadsTo(appointed, { account, provider: 'acm' })
    given(house)
      .when(appoint, { ...named, effectiveOn: '2026-03-02' })
      .leadsTo(appointed)
    given(house)
      .when(dismiss, { ...named, provider: 'ander' })
      .refused('access.role-not-held', 'account')
    given(house)
      .when(dismiss, { ...named, provider: 'acm' })
      .leadsTo(dismissed, { account, provider: 'acm' })
    expect(held(house, role)).toEqual({ since: effectiveOn, words: [null] })
    given(house)
      .when(appoint, { ...named, provider: 'acm' })
      .leadsTo(appointed)
    // Without a provider, nobody's word counts any more.
    given(house).when(dismiss, named).leadsTo(dismissed)
    expect(held(house, role)).toBeUndefined()
  })

  test('is given once on the same word, and ends only where it is held', () => {
    const { house } = smallHouse()
    given(house).when(dismiss, named).refused('access.role-not-held', 'account')
    house.record(appoint, named)
    given(house).when(appoint, named).refused('access.role-already-held', 'account')
    given(house)
      .when(dismiss, { ...named, account: nobody })
      .refused('access.role-not-held', 'account')
    given(house)
      .when(dismiss, { ...named, effectiveOn: '2026-03-03' })
      .refused('date.in-future', 'effectiveOn')
  })
})

describe('an inspection', () => {
  test('is of an auditor of the house, and is counted', () => {
    const { house } = smallHouse()
    const inspect = (day: string) => given(house).when('RecordInspection', { account, effectiveOn: day })
    inspect('2026-03-01').refused('access.role-not-held', 'account')
    house.record('AppointAdministrator', named)
    inspect('2026-03-01').refused('access.role-not-held', 'account')
    house.record('AppointAuditor', named)
    inspect('2026-03-01').leadsTo('HouseInspected', { account })
    inspect('2026-03-02').leadsTo('HouseInspected', { account })
    inspect('2026-02-28').leadsTo('HouseInspected', { account })
    expect(house.state.access.inspections.get(account as never)).toEqual({ times: 3, last: '2026-03-02' })
    // What was seen stays known when the auditor is gone.
    house.record('DismissAuditor', { ...named, effectiveOn: '2026-03-02' })
    inspect('2026-03-02').refused('access.role-not-held', 'account')
    expect(house.state.access.inspections.get(account as never)).toMatchObject({ times: 3 })
  })
})
