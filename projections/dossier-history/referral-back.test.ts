import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rulesWith } from '../../test/domain/support/facts.js'
import { openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const effectiveOn = '2025-04-01'

/** Adopted by the vote of the referring member, which is still to be confirmed. */
const decided = (subject: string, amountCents?: number) => {
  const { stuurgroep, chair, member, referringMember } = reading.small
  const rules = rulesWith({ name: 'Regels van de stuurgroep', referralBackDays: 30 })
  reading.record('AdoptRuleSet', { effectiveOn: '2025-01-01', organ: stuurgroep, rules })
  const dossier = reading.propose(subject, amountCents === undefined ? {} : { amountCents })
  const ballot = reading.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
  const inBallot = { effectiveOn, dossier, ballot }
  reading.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
  reading.record('CastVote', { ...inBallot, seat: member, choice: 'against' })
  reading.record('CastVote', { ...inBallot, seat: referringMember, choice: 'for', subjectToReferralBack: true })
  reading.record('CloseBallot', inBallot)
  const decide = { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'adopted' } as const
  const decision = reading.record('TakeDecision', decide).decision!
  const confirm = (choice: 'for' | 'against') =>
    reading.record('ConfirmVote', { ...inBallot, effectiveOn: '2025-04-10', seat: referringMember, choice })
  const story = async () => {
    await reading.follow()
    return (await reading.queries.findDossier(reading.house, dossier))!
  }
  const registered = async () => {
    await reading.follow()
    return (await reading.queries.findDecision(reading.house, decision))!
  }
  const waiting = async () => {
    await reading.follow()
    const { items } = await reading.queries.listWaiting(reading.house, {}, {})
    return items.filter((item) => item.dossier?.id === dossier).map(({ kind }) => kind)
  }
  return { dossier, ballot, decision, inBallot, confirm, story, registered, waiting }
}

describe('a decision with a vote subject to referral back', () => {
  it('is shown as provisional, and as final from the day the vote was confirmed', async () => {
    const { confirm, story, registered } = decided('working-groups')
    const before = await story()
    expect(before.status).toBe('provisional')
    expect(before.decisions).toMatchObject([
      { state: 'provisional', provisional: true, referralBackUntil: '2025-05-01', finalOn: null },
    ])
    expect(before.ballots).toMatchObject([
      {
        rules: { name: 'Regels van de stuurgroep' },
        closed: { verdict: { provisional: 1, dependsOnProvisional: true } },
        recomputed: [],
      },
    ])
    expect(await registered()).toMatchObject({ state: 'provisional', final: false, finalOn: null })
    confirm('for')
    const after = await story()
    expect(after.status).toBe('decided-final')
    expect(after.decisions).toMatchObject([{ state: 'final', provisional: false, finalOn: '2025-04-10' }])
    expect(after.ballots[0]?.recomputed).toMatchObject([
      { outcome: 'adopted', because: 'vote-confirmed', becomes: 'confirmed', on: '2025-04-10' },
    ])
    expect(after.timeline.at(-1)).toMatchObject({ type: 'VerdictRecomputed' })
    expect(await registered()).toMatchObject({ state: 'final', final: true, finalOn: '2025-04-10' })
  })

  it('is shown as fallen when the vote was confirmed otherwise; a new version takes the matter up again', async () => {
    const { confirm, story, registered, dossier } = decided('working-groups')
    confirm('against')
    const fallen = await story()
    expect(fallen.status).toBe('fallen')
    expect(fallen.decisions).toMatchObject([{ state: 'fallen', provisional: false, finalOn: null }])
    expect(await registered()).toMatchObject({ state: 'fallen', final: false })
    reading.record('ReviseProposal', {
      effectiveOn: '2025-04-12',
      dossier,
      by: { kind: 'organ', organ: reading.small.stuurgroep },
      content: { title: 'Anders', text: 'Anders', amountCents: null, beneficiary: null },
      explanation: 'Na de ruggespraak',
    })
    expect((await story()).status).toBe('in-preparation')
  })

  it('waits for bekrachtiging as before, and no more once it fell', async () => {
    const { confirm, story, registered, waiting } = decided('finances.use-of-subsidies', 400_000)
    expect((await story()).status).toBe('waiting-for-bekrachtiging')
    expect(await registered()).toMatchObject({ state: 'waiting-for-bekrachtiging' })
    expect((await waiting()).sort()).toEqual(['bekrachtiging', 'vote-confirmation'])
    confirm('against')
    expect((await story()).status).toBe('fallen')
    expect(await registered()).toMatchObject({ state: 'fallen' })
    expect(await waiting()).toEqual([])
  })

  it('that was ratified stays final', async () => {
    const { confirm, registered, story, dossier, decision } = decided('finances.use-of-subsidies', 400_000)
    const organ = reading.small.college
    reading.record('GrantBekrachtiging', { effectiveOn: '2025-04-05', dossier, decision, organ })
    confirm('against')
    expect(await registered()).toMatchObject({ state: 'final', final: true, finalOn: '2025-04-05' })
    expect((await story()).ballots[0]?.recomputed).toMatchObject([{ outcome: 'rejected', becomes: 'unchanged' }])
  })

  it('that was a proposal to another organ keeps that organ waiting no longer once it fell', async () => {
    const { stuurgroep, chair, coordinator } = reading.small
    const rules = rulesWith({ referralBackDays: 30 })
    reading.record('AdoptRuleSet', { effectiveOn: '2025-01-01', organ: coordinator, rules })
    const seat = reading.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: coordinator,
      function: 'coördinator',
      role: 'member',
      binding: { kind: 'must-refer-back' },
    }).seat!
    const dossier = reading.propose('finances')
    const ballot = reading.record('OpenBallot', { effectiveOn, dossier, organ: coordinator }).ballot!
    const inBallot = { effectiveOn, dossier, ballot }
    reading.record('CastVote', { ...inBallot, seat, choice: 'for', subjectToReferralBack: true })
    reading.record('CloseBallot', inBallot)
    reading.record('TakeDecision', { effectiveOn, dossier, organ: coordinator, ballot, outcome: 'adopted' })
    const waiting = async () => {
      await reading.follow()
      const { items } = await reading.queries.listWaiting(reading.house, { organ: stuurgroep }, {})
      return items.map(({ kind }) => kind)
    }
    expect(chair).not.toBe('')
    expect(await waiting()).toEqual(['proposal'])
    reading.record('CloseReferralBack', { effectiveOn: '2025-05-02', dossier, ballot })
    expect(await waiting()).toEqual([])
  })
})

it('a vote whose time is over waits for nobody and is told as not counting', async () => {
  const { inBallot, story, waiting } = decided('working-groups')
  expect(await waiting()).toEqual(['vote-confirmation'])
  reading.record('CloseReferralBack', { ...inBallot, effectiveOn: '2025-05-02' })
  expect(await waiting()).toEqual([])
  const [ballot] = (await story()).ballots
  expect(ballot?.votes.map((vote) => vote.void)).toEqual([null, null, 'not-confirmed'])
  expect(ballot?.recomputed).toMatchObject([
    { because: 'referral-back-closed', becomes: 'fallen', outcome: 'rejected' },
  ])
})
