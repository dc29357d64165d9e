import { describe, expect, test } from 'vitest'
import { openInput, stateOfPoint } from '../../src/domain/contribution/input-state.js'
import { onlyFinding } from './support/findings.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adopt, propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'
const on = { effectiveOn }
const opinion = 'favourable' as const
const reason = 'Het bestuur keurde het niet goed.'

const prepared = () => {
  const small = smallHouse()
  const { house, stuurgroep, centre, municipality } = small
  const dossier = propose(small)
  const by = { kind: 'organ', organ: stuurgroep } as const
  const ask = { ...on, dossier, by, question: 'Kan dit?', deadline: '2025-03-31' }
  const request = (more: Partial<FieldsOf<'RequestAdvice'>>) => given(house).when('RequestAdvice', { ...ask, ...more })
  const asked = () => house.record('RequestAdvice', { ...ask, ofPartners: [centre, municipality] }).adviceRequest!
  const kept = () => house.state.dossiers.get(dossier as never)!
  return { ...small, dossier, ask, request, asked, kept }
}

describe('advice asked of partners by name', () => {
  test('is asked of each of them once, and not of an organ as well', () => {
    const { request, centre, municipality, stuurgroep } = prepared()
    request({ ofPartners: [centre, municipality, centre] }).leadsTo('AdviceRequested', {
      of: { kind: 'partners', partners: [centre, municipality] },
    })
    request({}).refused('advice-request.nobody-asked', 'of')
    request({ of: stuurgroep, ofPartners: [centre] }).refused('advice-request.asked-twice', 'ofPartners')
    request({ ofPartners: [centre, nobody] }).refused('partner.unknown', 'ofPartners.1')
  })

  test('is given by each for itself, and is there when all have given it', () => {
    const { house, asked, kept, dossier, centre, municipality } = prepared()
    const adviceRequest = asked()
    const give = (partner: string | null) =>
      given(house).when('GiveAdvice', { ...on, dossier, adviceRequest, partner, opinion, points: ['Goed.'] })
    const isGiven = () => kept().adviceRequests.get(adviceRequest as never)!.given
    give(null).refused('advice.partner-needed', 'partner')
    give(nobody).refused('advice.partner-not-asked', 'partner')
    give(centre).leadsTo('AdviceGiven', { by: { kind: 'partner', partner: centre } })
    expect(isGiven()).toBe(false)
    give(centre).refused('advice.already-given', 'adviceRequest')
    give(municipality).leadsTo('AdviceGiven')
    expect(isGiven()).toBe(true)
  })

  test('is late or missing when the last of them is', () => {
    const small = prepared()
    const { house, asked, dossier, centre, municipality, stuurgroep } = small
    const adviceRequest = asked()
    const give = (partner: string, day: string) =>
      house.record('GiveAdvice', { effectiveOn: day, dossier, adviceRequest, partner, opinion, points: [] })
    give(centre, '2025-03-20')
    expect(onlyFinding(house, 'advice.never-given')).toMatchObject({
      about: { organ: stuurgroep },
      since: '2025-04-01',
    })
    adopt(small, dossier, { effectiveOn: '2025-03-31', adviceNotAwaitedBecause: 'Er was haast bij.' })
    expect(onlyFinding(house, 'decision.before-advice').healedOn).toBeNull()
    give(municipality, '2025-04-03')
    expect(onlyFinding(house, 'advice.late')).toMatchObject({ since: '2025-04-01', healedOn: '2025-04-03' })
    expect(onlyFinding(house, 'decision.before-advice').healedOn).toBe('2025-04-03')
  })

  test('of an organ names no partner', () => {
    const { house, ask, dossier, coordinator, centre } = prepared()
    const adviceRequest = house.record('RequestAdvice', { ...ask, of: coordinator }).adviceRequest!
    given(house)
      .when('GiveAdvice', { ...on, dossier, adviceRequest, partner: centre, opinion, points: [] })
      .refused('advice.partner-not-asked', 'partner')
  })
})

describe('advice', () => {
  const organAdvice = () => {
    const small = prepared()
    const { house, ask, coordinator } = small
    const adviceRequest = house.record('RequestAdvice', { ...ask, of: coordinator }).adviceRequest!
    const advice = { ...on, dossier: small.dossier, adviceRequest, opinion, points: ['Een.', 'Twee.'] }
    return { ...small, advice }
  }

  test('says who was heard, what is missing, and keeps a minority view beside it', () => {
    const { house, advice, centre, stuurgroep } = organAdvice()
    const said: Partial<FieldsOf<'GiveAdvice'>> = {
      heard: [
        { kind: 'group', description: 'Ouders' },
        { kind: 'partner', partner: centre },
      ],
      minority: [{ from: [{ kind: 'organ', organ: stuurgroep }], opinion: 'unfavourable', text: 'Te duur.' }],
      incompleteBecause: 'De politie antwoordde nog niet.',
    }
    const give = (more: object) => given(house).when('GiveAdvice', { ...advice, ...said, ...more })
    give({ heard: [{ kind: 'partner', partner: nobody }] }).refused('partner.unknown', 'heard.0.partner')
    give({
      minority: [{ from: [{ kind: 'organ', organ: nobody }], opinion: 'unfavourable', text: 'Te duur.' }],
    }).refused('organ.unknown', 'minority.0.from.0.organ')
    give({}).leadsTo('AdviceGiven', said)
  })

  test('that is taken back needs no answers any more, and the request is open again', () => {
    const { house, advice, dossier, stuurgroep, kept } = organAdvice()
    const id = house.record('GiveAdvice', advice).advice!
    const withdraw = (more: object) =>
      given(house).when('WithdrawAdvice', { ...on, dossier, advice: id, reason, ...more })
    const answer = (point: number) =>
      given(house).when('AnswerAdvicePoint', { ...on, dossier, advice: id, point, by: stuurgroep, verdict: 'followed' })
    answer(1).leadsTo('AdvicePointAnswered')
    withdraw({ advice: nobody }).refused('advice.unknown', 'advice')
    withdraw({ effectiveOn: '2025-03-09' }).refused('advice.before-given', 'effectiveOn', { day: effectiveOn })
    withdraw({}).leadsTo('AdviceWithdrawn', { advice: id, adviceRequest: advice.adviceRequest, reason })
    withdraw({}).refused('advice.withdrawn', 'advice')
    answer(2).refused('advice.withdrawn', 'advice')
    const withdrawn = kept().advices.get(id as never)!
    expect([1, 2].map((point) => stateOfPoint(withdrawn, point).kind)).toEqual(['answered', 'withdrawn'])
    expect(openInput(kept()).points).toBe(0)
    expect(kept().adviceRequests.get(advice.adviceRequest as never)!.given).toBe(false)
    given(house).when('GiveAdvice', advice).leadsTo('AdviceGiven')
  })

  test('that was ignored is put right when it is taken back', () => {
    const small = organAdvice()
    const { house, advice, dossier } = small
    const id = house.record('GiveAdvice', { ...advice, opinion: 'unfavourable' }).advice!
    adopt(small, dossier)
    expect(onlyFinding(house, 'advice.ignored').healedOn).toBeNull()
    house.record('WithdrawAdvice', { effectiveOn: '2025-04-10', dossier, advice: id, reason })
    expect(onlyFinding(house, 'advice.ignored').healedOn).toBe('2025-04-10')
  })
})
