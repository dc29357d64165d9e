import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VoteChoice } from '../../src/domain/ballot/events.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { propose, type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger, today } from './support/ledger.js'

const effectiveOn = today

let ledger: Ledger
let small: RecordedHouse
let secretary: Client
const lines: string[] = []
const voters: { readonly seat: string; readonly person: string; readonly client: Client }[] = []

beforeAll(async () => {
  const kept = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line))
      done()
    },
  })
  ledger = await openLedger({ logger: pino({ level: 'trace' }, kept) })
  small = await recordHouse(ledger.execute)
  const seats = [small.seats.chair, small.seats.secretary, small.seats.member]
  for (const number of [1, 2]) {
    const body = { effectiveOn: '2025-01-01', organ: small.organs.stuurgroep, function: `lid ${number}` }
    const { seat, person } = await small.record('AssignSeat', { ...body, role: 'member' })
    seats.push({ seat: seat!, person: person! })
  }
  for (const { seat, person } of seats) {
    const client = await createClient(ledger, { kind: 'person', house: small.house, person })
    // Whoever looks around first has a session that the vote itself does not touch any more.
    await client.get(`/api/houses/${small.house}`)
    voters.push({ seat, person, client })
  }
  secretary = voters[1]!.client
})

afterAll(() => ledger.close())

type Dump = ReadonlyMap<string, readonly string[]>

/** Every table of the database with all its rows as text, in the order in which they lie on disk. */
const dump = async (): Promise<Dump> => {
  const { rows: tables } = await ledger.owner.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE relkind = 'r' AND nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  const all = new Map<string, readonly string[]>()
  for (const { name } of tables) {
    const { rows } = await ledger.owner.query<{ row: string }>(
      `SELECT one.ctid || ' ' || one::text AS row FROM ${name} AS one ORDER BY one.ctid`,
    )
    all.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return all
}

/** The dump without the lease that the engine renews every few seconds, and without the box. */
const lasting = (all: Dump): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...all].filter(([name, rows]) => rows.length > 0 && name !== 'ballot_box.box' && name !== 'projection.lease'),
  )

/** The bytes of the files of a table, rows that were overwritten included. */
const filesOf = async (table: string): Promise<Buffer> => {
  await ledger.owner.query('CHECKPOINT')
  const { rows } = await ledger.owner.query<{ bytes: Buffer }>(
    `SELECT pg_read_binary_file(pg_relation_filepath(oid)) AS bytes FROM pg_class
      WHERE oid = $1::regclass OR oid = (SELECT reltoastrelid FROM pg_class WHERE oid = $1::regclass)`,
    [table],
  )
  return Buffer.concat(rows.map(({ bytes }) => bytes))
}

const openBallot = async () => {
  const dossier = await propose(small, { subject: 'partners.admission', amountCents: null })
  const { created } = await secretary.record(small.house, 'OpenBallot', {
    effectiveOn,
    dossier,
    organ: small.organs.stuurgroep,
    secret: true,
  })
  return { effectiveOn, dossier, ballot: created.ballot! }
}

const settled = async (): Promise<void> => ledger.waitForPosition(await ledger.store.head())

const vote = (place: object, voter: number, choice: VoteChoice, key: string) => {
  const { client, seat } = voters[voter]!
  return client.command(small.house, 'CastVote', { ...place, seat, choice }, { 'idempotency-key': key })
}

const boxOf = async (ballot: string): Promise<Buffer> => {
  const { rows } = await ledger.pool.query<{ contents: Buffer }>(
    'SELECT contents FROM ballot_box.box WHERE ballot = $1',
    [ballot],
  )
  return rows[0]!.contents
}

const cast: readonly (readonly [voter: number, choice: VoteChoice])[] = [
  [3, 'against'],
  [0, 'for'],
  [4, 'for'],
  [2, 'against'],
  [1, 'for'],
]

describe('A secret ballot through the API', () => {
  it('leaves nothing that ties a seat to a choice: no row, no order, no key, no log line', async () => {
    const place = await openBallot()
    await vote(place, 3, 'against', 'key-of-the-first-vote')
    await settled()
    const before = await dump()
    const linesBefore = lines.length
    const boxes = [await boxOf(place.ballot)]
    const head = await ledger.store.head()
    for (const [number, [voter, choice]] of cast.slice(1).entries()) {
      const answer = await vote(place, voter, choice, `key-of-vote-${number}`)
      expect(answer.statusCode, answer.body).toBe(201)
      expect(answer.json()).toMatchObject({ created: {}, events: [], repeated: false, position: Number(head) })
      boxes.push(await boxOf(place.ballot))
    }
    await settled()

    // While votes come in, not one row of any table changes or moves, but for the one of the box.
    expect(lasting(await dump())).toEqual(lasting(before))
    expect(new Set(boxes.map(({ length }) => length)).size).toBe(1)
    expect(new Set(boxes.map((bytes) => bytes.toString('hex'))).size).toBe(boxes.length)

    // Nor do the files of the box tell anything, with the rows that were overwritten.
    const files = await filesOf('ballot_box.box')
    expect(files.length).toBeGreaterThan(3 * boxes[0]!.length)
    expect(files.includes(place.ballot.replaceAll('-', ''), 0, 'hex')).toBe(true)
    for (const { seat, person } of voters) {
      for (const id of [seat, person]) {
        expect(files.includes(id)).toBe(false)
        expect(files.includes(id.replaceAll('-', ''), 0, 'hex')).toBe(false)
      }
    }
    expect(files.includes('participants')).toBe(false)

    // The lines of all votes are the same but for their time and number.
    const told = lines.slice(linesBefore).map((line) => JSON.parse(line) as Record<string, unknown>)
    const answered = told.filter(({ route }) => String(route).endsWith('/commands/cast-vote'))
    expect(answered).toHaveLength(cast.length - 1)
    const same = answered.map(({ time, reqId, responseTime, ...rest }) => JSON.stringify(rest))
    expect(new Set(same).size).toBe(1)
    for (const line of lines) {
      for (const { seat, person } of voters) {
        expect(line).not.toContain(seat)
        expect(line).not.toContain(person)
      }
      expect(line).not.toContain('key-of-')
    }

    // No turnout and no totals are shown before the ballot is closed.
    const during = await secretary.get(`/api/houses/${small.house}/dossiers/${place.dossier}`)
    expect(during.json().ballots).toMatchObject([{ secret: true, votes: [], closed: null }])

    await secretary.record(small.house, 'CloseBallot', place)
    await settled()
    const after = await dump()
    expect(after.get('ballot_box.box')).toEqual([])
    const rows = [...after].flatMap(([table, found]) => found.map((row) => `${table} ${row}`))
    expect(rows.filter((row) => row.includes('key-of-'))).toEqual([])
    const events = await ledger.store.readStream(`house-${small.house}`, { limit: 10_000 })
    expect(events.filter(({ type }) => type === 'VoteCast')).toEqual([])
    expect(events.at(-1)).toMatchObject({
      type: 'SecretBallotClosed',
      data: {
        dossier: place.dossier,
        ballot: place.ballot,
        voters: 5,
        participants: voters.map(({ seat }) => seat).sort(),
        tally: { for: 3, against: 2, abstain: 0 },
        outcome: 'adopted',
      },
    })
    // What is new since the first vote speaks of all seats at once, or of none but who closed it.
    const known = new Set([...before.values()].flat())
    const fresh = rows.filter((row) => row.includes(place.ballot) && ![...known].some((old) => row.endsWith(old)))
    for (const row of fresh) {
      const named = voters.filter(({ seat }) => row.includes(seat)).length
      expect([0, voters.length]).toContain(named)
    }
    expect(fresh.length).toBeGreaterThan(0)
  })

  it('shows participation and totals once it is closed, and no names where all voted the same', async () => {
    const place = await openBallot()
    for (const voter of [0, 2, 3]) await vote(place, voter, 'against', `unanimous-${voter}`)
    await secretary.record(small.house, 'CloseBallot', place)
    await settled()
    const { ballots, names } = (await secretary.get(`/api/houses/${small.house}/dossiers/${place.dossier}`)).json()
    expect(ballots).toMatchObject([
      {
        secret: true,
        votes: [],
        closed: {
          outcome: 'rejected',
          tally: { for: 0, against: 3, abstain: 0, provisional: 0 },
          participation: { voters: 3, participants: null },
        },
      },
    ])
    expect(names.seats).toEqual({})
  })

  it('refuses a second vote of a seat, a vote for another and one subject to referral back, and tells nothing else', async () => {
    const place = await openBallot()
    const { seat, client } = voters[2]!
    expect((await vote(place, 2, 'for', 'once')).statusCode).toBe(201)
    // A retry is refused as well: nothing is kept by which it could be known.
    expectProblem(await vote(place, 2, 'for', 'once'), 409, 'vote.already-cast')
    const other = { ...place, seat, choice: 'for' as const }
    expect(expectProblem(await secretary.command(small.house, 'CastVote', other), 403, 'forbidden').detail).toBe(
      'Dit mag alleen wie zelf de zetel directeur in Stuurgroep heeft. Meld u aan met een rol die het mag.',
    )
    const provisional = { ...other, subjectToReferralBack: true }
    expectProblem(await client.command(small.house, 'CastVote', provisional), 422, 'vote.secret-is-definite')
    const early = expectProblem(
      await secretary.command(small.house, 'CloseBallot', place),
      422,
      'ballot.too-few-for-secrecy',
    )
    expect(early.detail).not.toMatch(/\b[12]\b/)
  })
})
