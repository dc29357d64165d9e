import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readyMadeRuleSet } from '../../src/domain/rule-set/ready-made.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import { createReader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const effectiveOn = '2026-03-02'

let ledger: Ledger
let small: SmallHouse

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-04-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
})

afterAll(() => ledger?.close())

const adopt = (changes: Partial<RuleSet>) =>
  small.record('AdoptReadyMadeRuleSet', {
    effectiveOn: '2026-03-01',
    organ: small.stuurgroep,
    readyMade: 'beheerscomite-interlokale-vereniging',
    changes: { ...changes, secrecy: 'never' },
  })

const open = async (more: object = {}) => {
  const dossier = await propose(small)
  const { ballot } = await small.record('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep, ...more })
  return { effectiveOn, dossier, ballot: ballot! }
}

const readPage = async (dossier: string): Promise<string> => {
  await settled(ledger)
  const reader = createReader(ledger)
  await reader.signIn({ rol: 'auditor' })
  const { body } = await reader.get(`/huizen/${small.house}/dossiers/${dossier}`)
  return unescaped(body)
}

describe('the page of a dossier', () => {
  test('tells by which rules a ballot was judged, and how, step by step', async () => {
    await adopt({})
    const { seats, record } = small
    const inBallot = await open()
    await record('CastVote', { ...inBallot, seat: seats.chair, choice: 'for' })
    await record('CastVote', { ...inBallot, seat: seats.secretary, choice: 'for' })
    await record('CastVote', { ...inBallot, seat: seats.member, choice: 'abstain' })
    await record('CloseBallot', inBallot)
    const page = await readPage(inBallot.dossier)
    expect(page).toContain(
      'Regels: Beheerscomité van een interlokale vereniging, volstrekte meerderheid (Overeenkomst van de interlokale vereniging)',
    )
    expect(page).toContain(
      '3 van 4 leden aanwezig: quorum gehaald (meer dan de helft van 4 is 3). 2 voor, 0 tegen, 1 onthouding; onthoudingen tellen niet mee; 2 van 2: aangenomen.',
    )
  })

  test('tells that a vote does not count, that there was no quorum, and that it was irregular', async () => {
    await adopt({})
    const { seats, record } = small
    const inBallot = await open()
    const because = 'De waarnemer stemde mee.'
    await record('CastVote', { ...inBallot, seat: seats.observer, choice: 'for', irregularBecause: because })
    await record('CastVote', { ...inBallot, seat: seats.chair, choice: 'for' })
    await record('CloseBallot', inBallot)
    const page = await readPage(inBallot.dossier)
    expect(page).toContain('<strong>geen quorum: 1 voor, 0 tegen, 0 onthoudingen.</strong>')
    expect(page).toContain('telt niet mee')
    expect(page).toContain(`niet volgens de regels: ${because}`)
    expect(page).toContain('zonder quorum is er niets beslist.')
    expect(page).toContain('Stuurgroep sloot de stemming: geen quorum')
  })

  test('tells that a decision is provisional, and what became of it after referral back', async () => {
    await adopt({ referralBackDays: 30 })
    const { seats, record, stuurgroep } = small
    const inBallot = await open()
    await record('CastVote', { ...inBallot, seat: seats.chair, choice: 'for' })
    await record('CastVote', { ...inBallot, seat: seats.member, choice: 'against' })
    await record('CastVote', { ...inBallot, seat: seats.referring, choice: 'for', subjectToReferralBack: true })
    await record('CloseBallot', inBallot)
    const { dossier, ballot } = inBallot
    await record('TakeDecision', { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'adopted' })
    const before = await readPage(dossier)
    expect(before).toContain('onder voorbehoud: stemmen kunnen bevestigd worden tot 1 april 2026')
    expect(before).toContain('1 stem is nog onder voorbehoud van ruggespraak; de uitslag hangt ervan af.')
    const secretary = createReader(ledger)
    await secretary.signIn({ huis: small.house, rol: small.people.secretary })
    const form = unescaped((await secretary.get(`/huizen/${small.house}/dossiers/${dossier}`)).body)
    expect(form).toContain('Sluit de ruggespraak in Stuurgroep af')
    const path = `/huizen/${small.house}/dossiers/${dossier}/ruggespraak-afsluiten?over=${ballot}`
    const sent = await secretary.submit(path, { effectiveOn: '2026-04-02' })
    expect(sent.statusCode, sent.body).toBe(303)
    const after = await readPage(dossier)
    expect(after).toContain('<strong>aangenomen: 2 voor, 1 tegen, 0 onthoudingen.</strong>')
    expect(after).toContain(
      '<strong>Na ruggespraak op 2 april 2026: verworpen: 1 voor, 1 tegen, 0 onthoudingen.</strong>',
    )
    expect(after).toContain('Opnieuw berekend op 2 april 2026, na ruggespraak')
    expect(after).toContain('1 stem telt niet mee: niet op tijd bevestigd na ruggespraak.')
    expect(after).toContain('Het besluit vervalt.')
    expect(after).toContain('Het besluit van Stuurgroep is vervallen: na ruggespraak gaf de stemming iets anders.')
    expect(after).toContain(
      'Na ruggespraak is de uitslag van Stuurgroep verworpen (1 voor, 1 tegen). Het besluit vervalt.',
    )
  })

  test('offers no longer to confirm a vote that fell away when the referral back was closed', async () => {
    await adopt({ referralBackDays: 30 })
    const { seats, record } = small
    const inBallot = await open()
    await record('CastVote', { ...inBallot, seat: seats.chair, choice: 'for' })
    await record('CastVote', { ...inBallot, seat: seats.referring, choice: 'for', subjectToReferralBack: true })
    await record('CloseBallot', inBallot)
    const { dossier, ballot } = inBallot
    const secretary = createReader(ledger)
    await secretary.signIn({ huis: small.house, rol: small.people.secretary })
    const form = `/huizen/${small.house}/dossiers/${dossier}/stem-bevestigen?over=${ballot}%3A${seats.referring}`
    const dossierPage = `/huizen/${small.house}/dossiers/${dossier}`
    await settled(ledger)
    expect(unescaped((await secretary.get(dossierPage)).body)).toContain('Bevestig de stem van')
    expect((await secretary.get(form)).statusCode).toBe(200)
    await record('CloseReferralBack', { effectiveOn: '2026-04-02', dossier, ballot })
    await settled(ledger)
    expect(unescaped((await secretary.get(dossierPage)).body)).not.toContain('Bevestig de stem van')
    expect((await secretary.get(form)).statusCode).toBe(403)
  })

  test('opens the second round after a tie from the same form', async () => {
    await adopt({ tie: 'second-round', quorum: readyMadeRuleSet('netwerk-gelijke-partners').quorum })
    const { seats, record, house, stuurgroep } = small
    const inBallot = await open()
    await record('CastVote', { ...inBallot, seat: seats.chair, choice: 'for' })
    await record('CastVote', { ...inBallot, seat: seats.member, choice: 'against' })
    await record('CloseBallot', inBallot)
    expect(await readPage(inBallot.dossier)).toContain('staking van stemmen: tweede stemronde nodig.')
    const secretary = createReader(ledger)
    await secretary.signIn({ huis: house, rol: small.people.secretary })
    const path = `/huizen/${house}/dossiers/${inBallot.dossier}/stemming-openen`
    const sent = await secretary.submit(path, { organ: stuurgroep, effectiveOn: '2026-03-03' })
    expect(sent.statusCode, sent.body).toBe(303)
    expect(await readPage(inBallot.dossier)).toContain('Tweede stemronde.')
  })
})
