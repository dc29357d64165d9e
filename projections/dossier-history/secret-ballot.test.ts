import { afterEach, beforeEach, expect, it } from 'vitest'
import { openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const effectiveOn = '2025-03-10'

const openBallot = () => {
  const { stuurgroep, chair, member, limitedMember } = reading.small
  const dossier = reading.propose('working-groups')
  const ballot = reading.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep, secret: true }).ballot!
  const fourth = reading.record('AssignSeat', { effectiveOn, organ: stuurgroep, function: 'lid', role: 'member' }).seat!
  return { dossier, ballot, seats: [chair, member, limitedMember, fourth] }
}

const told = async (dossier: string) => {
  await reading.follow()
  return (await reading.queries.findDossier(reading.house, dossier))!
}

it('a secret ballot is open without votes or turnout, and is told by participation and totals once it is closed', async () => {
  const { dossier, ballot, seats } = openBallot()
  const open = await told(dossier)
  expect(open.status).toBe('in-ballot')
  expect(open.ballots).toMatchObject([{ id: ballot, secret: true, votes: [], closed: null }])
  const tally = { for: 2, against: 2, abstain: 0 }
  reading.record('CountSecretBallot', { effectiveOn, dossier, ballot, participants: seats, tally })
  const closed = await told(dossier)
  expect(closed.status).toBe('in-preparation')
  const [one] = closed.ballots
  expect(one).toMatchObject({
    secret: true,
    votes: [],
    closed: { outcome: 'rejected', tally: { ...tally, provisional: 0 }, participation: { voters: 4 } },
  })
  expect(one?.closed?.participation?.participants?.map((seat) => seat.function)).toEqual([
    'schepen van gezin',
    'directeur',
    'teamverantwoordelijke',
    'lid',
  ])
  expect(closed.timeline.at(-1)).toMatchObject({ type: 'SecretBallotClosed' })
})

it('a unanimous one names nobody, anywhere in the story of the dossier', async () => {
  const { dossier, ballot, seats } = openBallot()
  const tally = { for: 0, against: 0, abstain: 4 }
  reading.record('CountSecretBallot', { effectiveOn, dossier, ballot, participants: seats, tally })
  const story = await told(dossier)
  expect(story.ballots[0]?.closed?.participation).toEqual({ voters: 4, participants: null })
  for (const seat of seats) expect(JSON.stringify(story)).not.toContain(seat)
})

it('an ordinary ballot has no participation beside its votes', async () => {
  const { stuurgroep, member } = reading.small
  const dossier = reading.propose('working-groups')
  const ballot = reading.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
  reading.record('CastVote', { effectiveOn, dossier, ballot, seat: member, choice: 'for' })
  reading.record('CloseBallot', { effectiveOn, dossier, ballot })
  const { ballots } = await told(dossier)
  expect(ballots).toMatchObject([{ secret: false, votes: [{ choice: 'for' }], closed: { participation: null } }])
})

it('a secret ballot waits to be closed until it is', async () => {
  const { dossier, ballot, seats } = openBallot()
  const waiting = async () => {
    await reading.follow()
    const page = await reading.queries.listWaiting(reading.house, {}, {})
    return page.items.filter(({ about }) => about === ballot).map(({ kind }) => kind)
  }
  expect(await waiting()).toEqual(['ballot'])
  const tally = { for: 4, against: 0, abstain: 0 }
  reading.record('CountSecretBallot', { effectiveOn, dossier, ballot, participants: seats, tally })
  expect(await waiting()).toEqual([])
})

it('one that was annulled is told with its reason, and the dossier waits for nobody', async () => {
  const { dossier, ballot } = openBallot()
  await reading.follow()
  const waiting = async () => (await reading.queries.listWaiting(reading.house, { on: '2026-03-02' }, {})).items
  expect((await waiting()).map(({ kind }) => kind)).toEqual(['ballot'])
  reading.record('AnnulBallot', { effectiveOn, dossier, ballot, reason: 'Te weinig stemmen.' })
  const story = await told(dossier)
  expect(story.status).toBe('in-preparation')
  expect(story.ballots).toMatchObject([
    { id: ballot, closed: null, annulled: { on: effectiveOn, reason: 'Te weinig stemmen.' } },
  ])
  expect(await waiting()).toEqual([])
})

it('a vote in an annulled ballot need not be confirmed any more', async () => {
  const { stuurgroep, member } = reading.small
  const dossier = reading.propose('working-groups')
  const ballot = reading.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
  const inBallot = { effectiveOn, dossier, ballot }
  reading.record('CastVote', { ...inBallot, seat: member, choice: 'for', subjectToReferralBack: true })
  const kinds = async () =>
    (await reading.queries.listWaiting(reading.house, { on: '2026-03-02' }, {})).items.map(({ kind }) => kind).sort()
  await reading.follow()
  expect(await kinds()).toEqual(['ballot', 'vote-confirmation'])
  reading.record('AnnulBallot', { ...inBallot, reason: 'Fout geopend.' })
  await reading.follow()
  expect(await kinds()).toEqual([])
})
