import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMadeRuleSet } from '../../src/domain/rule-set/ready-made.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger, today } from './support/ledger.js'

const effectiveOn = today

let ledger: Ledger
let small: RecordedHouse
let member: Client

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  const { person } = small.seats.member
  member = await createClient(ledger, { kind: 'person', house: small.house, person })
})

afterAll(() => ledger.close())

const voted = async (secret = false) => {
  const { record, organs, seats } = small
  const dossier = await propose(small)
  const { ballot } = await record('OpenBallot', { effectiveOn, dossier, organ: organs.stuurgroep, secret })
  const inBallot = { effectiveOn, dossier, ballot: ballot! }
  const url = `/api/houses/${small.house}/dossiers/${dossier}/ballots/${ballot}`
  const voters = [seats.chair.seat, seats.secretary.seat, seats.member.seat]
  return { inBallot, url, voters }
}

const open = async () => {
  const ballot = await voted()
  const { record, seats } = small
  await record('CastVote', { ...ballot.inBallot, seat: seats.chair.seat, choice: 'for' })
  await record('CastVote', { ...ballot.inBallot, seat: seats.secretary.seat, choice: 'for' })
  await record('CastVote', { ...ballot.inBallot, seat: seats.member.seat, choice: 'against' })
  return ballot
}

const closed = async () => {
  const ballot = await open()
  await small.record('CloseBallot', ballot.inBallot)
  return ballot
}

const counted = async () => {
  const ballot = await voted(true)
  const tally = { for: 2, against: 1, abstain: 0 }
  await small.record('CountSecretBallot', { ...ballot.inBallot, participants: ballot.voters, tally })
  return ballot
}

type Told = { sentences: string[]; verdict: { outcome: string } | null; recomputed: { outcome: string } | null }

describe('GET the verdict of a ballot', () => {
  it('gives it as recorded and as known now, in words, with the votes that decided', async () => {
    const { url } = await closed()
    const answer = await member.get(`${url}/verdict`)
    expect(answer.statusCode, answer.body).toBe(200)
    const { seats } = small
    expect(answer.json()).toMatchObject({
      secret: false,
      open: false,
      rules: { majority: 'simple' },
      verdict: { outcome: 'adopted', votes: { for: 2, against: 1 } },
      recomputed: { outcome: 'adopted' },
      decisiveVotes: [seats.chair.seat, seats.secretary.seat].sort(),
    })
    const { sentences } = answer.json<Told>()
    expect(sentences.at(-1)).toBe('2 voor, 1 tegen; 2 van 3: aangenomen.')
    const english = await member.send({ method: 'GET', url: `${url}/verdict`, headers: { 'accept-language': 'en' } })
    expect(english.json<Told>().sentences.at(-1)).toBe('2 for, 1 against; 2 of 3: adopted.')
  })

  it('gives what stands now while it is open, and nothing of a secret one', async () => {
    const { url } = await open()
    expect((await member.get(`${url}/verdict`)).json()).toMatchObject({
      open: true,
      verdict: null,
      sentences: [],
      recomputed: { outcome: 'adopted' },
    })
    const secret = await voted(true)
    expect((await member.get(`${secret.url}/verdict`)).json()).toMatchObject({
      open: true,
      secret: true,
      verdict: null,
      recomputed: null,
      recomputedSentences: [],
      decisiveVotes: [],
    })
  })

  it('of a secret one gives totals and names nobody', async () => {
    const { url, voters } = await counted()
    const answer = await member.get(`${url}/verdict`)
    expect(answer.json()).toMatchObject({
      secret: true,
      verdict: { outcome: 'adopted', secret: true },
      decisiveVotes: [],
    })
    expect(answer.json<Told>().sentences[0]).toBe('Geheime stemming.')
    for (const seat of voters) expect(answer.body).not.toContain(seat)
  })

  it('is not there for a ballot that is not', async () => {
    const { url } = await closed()
    expectProblem(await member.get(`${url.slice(0, -4)}0000/verdict`), 404, 'not-found')
  })

  it('is for readers of the house only', async () => {
    const { url } = await closed()
    const stranger = await createClient(ledger, null)
    expectProblem(await stranger.get(`${url}/verdict`), 401, 'sign-in-needed')
    const other = await recordHouse(ledger.execute, 'Ander huis')
    const outsider = await createClient(ledger, { kind: 'administrator', house: other.house })
    expectProblem(await outsider.get(`${url}/verdict`), 403, 'forbidden')
    expectProblem(await outsider.send({ method: 'POST', url: `${url}/what-if`, payload: {} }), 403, 'forbidden')
  })
})

describe('POST what-if', () => {
  const ask = (url: string, payload: object) => member.send({ method: 'POST', url: `${url}/what-if`, payload })

  it('answers under other rules and without votes, and writes nothing', async () => {
    const { url } = await closed()
    const before = await ledger.store.head()
    const consensus = await ask(url, { readyMade: 'stuurgroep-consensus' })
    expect(consensus.statusCode, consensus.body).toBe(200)
    expect(consensus.json()).toMatchObject({
      rules: { name: 'Stuurgroep bij consensus' },
      outcomeNow: 'adopted',
      otherOutcome: true,
      verdict: { outcome: 'rejected', majority: 'consensus' },
    })
    expect(consensus.json<Told>().sentences.at(-1)).toContain('er is geen consensus: verworpen.')
    const own = { ...readyMadeRuleSet('netwerk-gelijke-partners'), majority: 'two-thirds' }
    expect((await ask(url, { rules: own })).json()).toMatchObject({ verdict: { majority: 'two-thirds' } })
    const without = await ask(url, { withoutVotes: [small.seats.chair.seat] })
    expect(without.json()).toMatchObject({
      otherOutcome: true,
      verdict: { outcome: 'rejected', void: [{ seat: small.seats.chair.seat, because: 'set-aside' }] },
    })
    expect((await ask(url, { withoutProxies: [small.seats.chair.seat] })).json()).toMatchObject({ otherOutcome: false })
    expect((await ask(url, {})).json()).toMatchObject({ otherOutcome: false, verdict: { outcome: 'adopted' } })
    expect(await ledger.store.head()).toBe(before)
  })

  it('refuses fields it does not know, and two rule sets at once', async () => {
    const { url } = await closed()
    expectProblem(await ask(url, { rule: 'x' }), 400, 'invalid')
    const rules = readyMadeRuleSet('college')
    expectProblem(await ask(url, { rules, readyMade: 'college' }), 400, 'invalid')
    expectProblem(await ask(url, { readyMade: 'parlement' }), 400, 'invalid')
    expectProblem(await ask(`${url.slice(0, -4)}0000`, {}), 404, 'not-found')
  })

  it('of a secret ballot asks for other rules only, once it is closed', async () => {
    const { url, voters } = await counted()
    expect((await ask(url, { readyMade: 'college' })).json()).toMatchObject({ verdict: { majority: 'absolute' } })
    expectProblem(await ask(url, { withoutVotes: [voters[0]] }), 422, 'what-if.secret')
    expectProblem(await ask(url, { readyMade: 'netwerk-gelijke-partners' }), 422, 'what-if.secret')
    const secret = await voted(true)
    expectProblem(await ask(secret.url, {}), 409, 'ballot.still-open')
  })
})
