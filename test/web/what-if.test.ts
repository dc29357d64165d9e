import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

const effectiveOn = '2026-03-10'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let chair: Reader
let proxy: string

const signedIn = async (rol: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol })
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const { record, stuurgroep, seats } = small
  await record('AdoptReadyMadeRuleSet', {
    effectiveOn: '2026-02-01',
    organ: stuurgroep,
    readyMade: 'vzw-algemene-vergadering',
    changes: { noticeDays: 5 },
  })
  const given = await record('GiveProxy', {
    effectiveOn: '2026-03-01',
    giver: seats.member,
    holder: seats.chair,
    scope: { kind: 'period', from: '2026-03-01', until: '2026-03-31' },
  })
  proxy = given.proxy!
  secretary = await signedIn(small.people.secretary)
  chair = await signedIn(small.people.chair)
})

afterAll(() => ledger?.close())

const open = async (more: object = {}) => {
  const dossier = await propose(small)
  const { ballot } = await small.record('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep, ...more })
  await settled(ledger)
  const inBallot = { effectiveOn, dossier, ballot: ballot! }
  const path = `/huizen/${small.house}/dossiers/${dossier}`
  const vote = (seat: string, choice: 'for' | 'against') => small.record('CastVote', { ...inBallot, seat, choice })
  return { inBallot, dossier, ballot: ballot!, path, vote, whatIf: `${path}/stemmingen/${ballot}/wat-als` }
}

const told = async (path: string, reader = secretary): Promise<string> => {
  await settled(ledger)
  const answer = await reader.get(path)
  expect(answer.statusCode, answer.body).toBe(200)
  return textOf(answer.body)
}

/** The chair and the secretary for, the one who gave the chair a proxy against. */
const closed = async () => {
  const ballot = await open()
  await ballot.vote(small.seats.chair, 'for')
  await ballot.vote(small.seats.secretary, 'for')
  await ballot.vote(small.seats.member, 'against')
  await small.record('CloseBallot', ballot.inBallot)
  await settled(ledger)
  return ballot
}

describe('the what-if page of a ballot', () => {
  test('is linked from the ballot, explains the verdict, and says who decided', async () => {
    const { path, whatIf } = await closed()
    expect((await secretary.get(path)).body).toContain(`href="${whatIf}"`)
    const text = await told(whatIf)
    expect(text).toContain('2 voor, 1 tegen; 2 van 3: aangenomen.')
    expect(text).toMatch(
      /Wie de doorslag gaf Zonder deze stem, .* was de uitslag anders: (coördinator|schepen van gezin), Gemeente Voorbeeld/,
    )
    expect(text).not.toContain('Naast elkaar')
  })

  test('under other rules: both verdicts in words and in a table; nothing is recorded', async () => {
    const { whatIf } = await closed()
    const before = await ledger.store.head()
    const text = await told(`${whatIf}?regels=stuurgroep-consensus`)
    expect(text).toContain('De uitslag zou anders zijn: geen quorum in plaats van aangenomen.')
    expect(text).toContain('Regels Algemene vergadering van een vzw Stuurgroep bij consensus')
    expect(text).toContain('Uitslag aangenomen geen quorum')
    expect(text).toContain('Quorum niet nodig 3 nodig: niet gehaald')
    expect(await ledger.store.head()).toBe(before)
  })

  test('without a vote, and without a proxy', async () => {
    const { whatIf } = await closed()
    const without = await told(`${whatIf}?zonder=${small.seats.chair}&zonder=${small.seats.member}`)
    expect(without).toContain('De uitslag blijft dezelfde: aangenomen.')
    expect(without).toContain('Stemmen die niet tellen 0 2')
    const body = (await secretary.get(`${whatIf}?zonder-volmacht=${proxy}`)).body
    expect(textOf(body)).toContain('Stemmen die niet tellen 0 1')
    expect(textOf(body)).toContain('directeur, Centrum <gezin> & co aan schepen van gezin, Gemeente Voorbeeld')
    expect(body).toMatch(new RegExp(`value="${proxy}" checked`))
    expect(await told(`${whatIf}?zonder=geen-id&regels=geen`)).not.toContain('Naast elkaar')
  })

  test('of a ballot that is open, and of one that was annulled', async () => {
    const ballot = await open()
    await ballot.vote(small.seats.chair, 'for')
    expect(await told(ballot.whatIf)).toContain('De stemming loopt nog. Dit is de stand van nu.')
    await small.record('AnnulBallot', { ...ballot.inBallot, reason: 'Fout geopend.' })
    expect(await told(ballot.whatIf)).toContain('Deze stemming is nietig verklaard.')
    expect((await secretary.get(ballot.path)).body).not.toContain(ballot.whatIf)
  })

  test('of a secret ballot: nothing while it is open, then totals only', async () => {
    const secret = await open({ secret: true })
    const none = await told(secret.whatIf)
    expect(none).toContain('Er is nog niets van bekend.')
    expect(none).not.toContain('Reken uit')
    const { seat } = await small.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: small.stuurgroep,
      function: 'ouder',
      role: 'member',
    })
    await small.record('CountSecretBallot', {
      ...secret.inBallot,
      participants: [small.seats.chair, small.seats.secretary, seat!],
      tally: { for: 2, against: 1, abstain: 0 },
    })
    expect(await told(secret.whatIf)).toContain('Van een geheime stemming weet niemand wie de doorslag gaf.')
    expect(await told(`${secret.whatIf}?regels=college`)).toContain('De uitslag blijft dezelfde: aangenomen.')
    expect(await told(`${secret.whatIf}?zonder=${small.seats.chair}`)).not.toContain('Naast elkaar')
  })

  test('is not there for a ballot of another dossier', async () => {
    const { path } = await closed()
    expect((await secretary.get(`${path}/stemmingen/iets/wat-als`)).statusCode).toBe(404)
    expect((await secretary.get(`${path}/stemmingen/${proxy}/wat-als`)).statusCode).toBe(404)
  })
})

describe('voting by form', () => {
  test('offers blank and invalid, and the holder of a proxy votes for who gave it', async () => {
    const { path, ballot, dossier } = await open()
    const form = `${path}/stemmen?over=${ballot}`
    const text = await told(form, chair)
    expect(text).toContain('blanco')
    expect(text).toContain('ongeldig')
    expect(text).toContain('Met volmacht: schepen van gezin (Gemeente Voorbeeld) stemt voor deze zetel.')
    const sent = await chair.submit(form, {
      [`vote.${small.seats.member}`]: 'blank',
      [`vote.${small.seats.chair}`]: 'invalid',
      effectiveOn,
    })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    await settled(ledger)
    const story = await ledger.queries.findDossier(small.house, dossier)
    expect(story?.ballots[0]?.votes).toMatchObject([
      { choice: 'invalid', castBy: null },
      { choice: 'blank', castBy: { function: 'schepen van gezin' }, irregular: null },
    ])
  })

  test('a vote that a rule forbids is refused, and recorded when somebody says why', async () => {
    const { meeting } = await small.record('ConveneMeeting', {
      effectiveOn: '2026-03-01',
      organ: small.stuurgroep,
      heldOn: effectiveOn,
    })
    const dossier = await propose(small)
    await small.record('AddAgendaItem', { effectiveOn: '2026-03-04', meeting: meeting!, dossier })
    await small.record('RecordAttendance', { effectiveOn, meeting: meeting!, present: [small.seats.secretary] })
    const { ballot } = await small.record('OpenBallot', {
      effectiveOn,
      dossier,
      organ: small.stuurgroep,
      meeting: meeting!,
    })
    await settled(ledger)
    const form = `/huizen/${small.house}/dossiers/${dossier}/stemmen?over=${ballot}`
    const vote = { [`vote.${small.seats.member}`]: 'for', effectiveOn }
    const refused = await secretary.submit(form, vote)
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused.body)).toContain('Toch vastleggen, omdat …')
    expect(refused.body).toContain(`href="#veld-vote-${small.seats.member}"`)
    const sent = await secretary.submit(form, { ...vote, irregularBecause: 'De houder belde in.' })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    expect(await told(`/huizen/${small.house}/dossiers/${dossier}`)).toContain(
      'niet volgens de regels: De houder belde in.',
    )
  })

  test('a ballot about persons that is not secret is opened only when somebody says why', async () => {
    const dossier = await propose(small)
    await settled(ledger)
    const form = `/huizen/${small.house}/dossiers/${dossier}/stemming-openen`
    const ballot = { organ: small.stuurgroep, aboutPersons: 'ja', effectiveOn }
    const refused = await secretary.submit(form, ballot)
    expect(refused.statusCode).toBe(422)
    const sent = await secretary.submit(form, { ...ballot, irregularBecause: 'Zo gevraagd door allen.' })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    expect(await told(`/huizen/${small.house}/dossiers/${dossier}`)).toContain(
      'Niet volgens de regels: Zo gevraagd door allen.',
    )
  })
})

describe('deciding and convening by form', () => {
  test('a decision without a quorum is taken only when somebody says why', async () => {
    await small.record('AdoptReadyMadeRuleSet', {
      effectiveOn,
      organ: small.stuurgroep,
      readyMade: 'vzw-bestuursorgaan',
    })
    const { inBallot, path, ballot, vote } = await open()
    await vote(small.seats.secretary, 'for')
    await small.record('CloseBallot', inBallot)
    await settled(ledger)
    const decision = { organ: small.stuurgroep, ballot, outcome: 'adopted', effectiveOn }
    const refused = await secretary.submit(`${path}/besluit`, decision)
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused.body)).toContain('quorum')
    const sent = await secretary.submit(`${path}/besluit`, { ...decision, irregularBecause: 'Het kon niet wachten.' })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
  })

  test('a meeting at short notice is convened only when somebody says why', async () => {
    const form = `/huizen/${small.house}/nieuwe-vergadering`
    const meeting = { organ: small.stuurgroep, heldOn: '2026-03-12', effectiveOn }
    const refused = await secretary.submit(form, meeting)
    expect(refused.statusCode).toBe(422)
    expect((await secretary.submit(form, { ...meeting, irregularBecause: 'Dringend.' })).statusCode).toBe(303)
  })
})

describe('annulling a ballot by form', () => {
  test('is offered to who records for the organ, asks why, and is told on the page of the dossier', async () => {
    const { path, ballot } = await open({ secret: true })
    const form = `${path}/stemming-nietig?over=${ballot}`
    expect(await told(path, secretary)).toContain('Verklaar de stemming in Stuurgroep nietig')
    const member = await signedIn(small.people.member)
    expect(await told(path, member)).not.toContain('Verklaar de stemming')
    expect((await secretary.submit(form, { effectiveOn })).statusCode).toBe(422)
    const sent = await secretary.submit(form, { reason: 'Te weinig stemmen.', effectiveOn })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    const text = await told(path)
    expect(text).toContain('Nietig verklaard op 10 maart 2026: Te weinig stemmen.')
    expect(text).toContain('De stemming in Stuurgroep werd nietig verklaard: Te weinig stemmen.')
    expect(text).toContain('In voorbereiding: er is nog niets beslist.')
    expect(text).toContain('Open een stemming')
    expect(text).not.toContain('Sluit de stemming')
  })
})
