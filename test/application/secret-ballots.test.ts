import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandResult, Execute } from '../../src/application/execute.js'
import { removeClosedBoxes, withSecretBallots } from '../../src/application/secret-ballots.js'
import { type BallotBox, createBallotBox } from '../../src/ballot-box/ballot-box.js'
import { createLock } from '../../src/ballot-box/contents.js'
import type { VoteChoice } from '../../src/domain/ballot/events.js'
import type { PersonId } from '../../src/domain/shared/identifiers.js'
import { toInstant } from '../../src/domain/shared/time.js'
import { type EventStore, StoreUnavailable } from '../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { propose, type RecordedHouse, recordHouse } from '../http/support/house.js'
import { openWriter, today } from '../http/support/ledger.js'
import { sender } from './support.js'

const effectiveOn = today
const key = 'a key of more than thirty-two characters'

let database: TestDatabase
let store: EventStore
let small: RecordedHouse
let voters: readonly { readonly seat: string; readonly person: string }[]

type Replaced = { readonly store?: EventStore; readonly box?: Partial<BallotBox>; readonly longestClosing?: number }

/** A process of its own: nothing remembered but what is in the database. */
const started = (replaced: Replaced = {}) => {
  const used = replaced.store ?? store
  const writer = openWriter(used)
  const settings = replaced.longestClosing === undefined ? {} : { longestClosing: replaced.longestClosing }
  const box = { ...createBallotBox(database.pool, async () => createLock(key), settings), ...replaced.box }
  const now = () => toInstant(new Date(`${today}T12:00:00Z`))
  const execute: Execute = withSecretBallots(writer.execute, { box, houses: writer.houses, store: used, now })
  return { execute, box, houses: writer.houses }
}

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
  small = await recordHouse(started().execute)
  const { chair, secretary, member } = small.seats
  const extra = []
  for (let number = 1; number <= 5; number += 1) {
    const body = { effectiveOn: '2025-01-01', organ: small.organs.stuurgroep, function: `lid ${number}` }
    const { seat, person } = await small.record('AssignSeat', { ...body, role: 'member' })
    extra.push({ seat: seat!, person: person! })
  }
  voters = [chair, secretary, member, ...extra]
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

const openBallot = async () => {
  const dossier = await propose(small, { subject: 'partners.admission', amountCents: null })
  const { ballot } = await small.record('OpenBallot', {
    effectiveOn,
    dossier,
    organ: small.organs.stuurgroep,
    secret: true,
  })
  const place = { effectiveOn, dossier, ballot: ballot! }
  /** The n-th voter votes. */
  const vote = (execute: Execute, voter: number, choice: VoteChoice = 'for'): Promise<CommandResult> =>
    sender(execute, small.house, voters[voter]!.person)('CastVote', { ...place, seat: voters[voter]!.seat, choice })
  const close = (execute: Execute, more: { readonly key?: string } = {}): Promise<CommandResult> =>
    sender(execute, small.house, small.seats.secretary.person)('CloseBallot', place, more)
  const boxes = async (): Promise<number> =>
    (await database.pool.query('SELECT FROM ballot_box.box WHERE ballot = $1', [ballot])).rowCount!
  const result = async () => {
    const events = await store.readStream(`house-${small.house}`, { limit: 10_000 })
    const closed = events.filter(
      (event) => event.type === 'SecretBallotClosed' && (event.data as { ballot: string }).ballot === ballot,
    )
    expect(closed.length).toBeLessThanOrEqual(1)
    return closed[0]?.data as { voters: number; participants: string[] | null; tally: Record<VoteChoice, number> }
  }
  return { place, vote, close, boxes, result }
}

const codeOf = (result: CommandResult): string =>
  result.ok ? 'ok' : result.problem.kind === 'refused' ? result.problem.refusal.code : result.problem.kind

const someVotes = async ({ vote }: Awaited<ReturnType<typeof openBallot>>, execute: Execute): Promise<void> => {
  for (const [voter, choice] of (['for', 'against', 'for', 'against'] as const).entries()) {
    expect(codeOf(await vote(execute, voter, choice))).toBe('ok')
  }
}

const none = { for: 0, against: 0, abstain: 0, blank: 0, invalid: 0 }

describe('A secret vote', () => {
  it('is cast by who holds the seat only: not by the secretary, and not by who runs the program', async () => {
    const { execute } = started()
    const { place } = await openBallot()
    const vote = { ...place, seat: small.seats.member.seat, choice: 'for' as const }
    expect(codeOf(await sender(execute, small.house, small.seats.secretary.person)('CastVote', vote))).toBe('forbidden')
    const operator = { principal: { kind: 'operator' as const }, via: 'system' as const, key: null }
    const request = { house: small.house as never, type: 'CastVote' as const, body: vote, dossierRevision: null }
    expect(codeOf(await execute({ ...request, ...operator }))).toBe('vote.secret')
    const elsewhere = { kind: 'person' as const, house: uuidv7() as never, person: voters[2]!.person as PersonId }
    expect(codeOf(await execute({ ...request, ...operator, principal: elsewhere }))).toBe('forbidden')
  })

  it('is refused when the dossier changed since the voter saw it', async () => {
    const { execute } = started()
    const { place } = await openBallot()
    const { seat, person } = voters[2]!
    const stale = await sender(execute, small.house, person)(
      'CastVote',
      { ...place, seat, choice: 'for' },
      { dossierRevision: 1 },
    )
    expect(codeOf(stale)).toBe('wrong-revision')
  })

  it('of one seat counts once, also when it is cast in two processes at the same moment', async () => {
    const ballot = await openBallot()
    const here = started()
    const there = started()
    // Both know the house by now, so that the votes that follow meet.
    await ballot.vote(here.execute, 0)
    await ballot.vote(there.execute, 1)
    for (const voter of [2, 3, 4, 5, 6, 7]) {
      const both = await Promise.all([
        ballot.vote(here.execute, voter, 'for'),
        ballot.vote(there.execute, voter, 'against'),
      ])
      expect(both.map(codeOf).sort()).toEqual(['ok', 'vote.already-cast'])
    }
    expect(codeOf(await ballot.close(there.execute))).toBe('ok')
    expect(await ballot.result()).toMatchObject({ voters: 8 })
  })

  it('that finds no box because the ballot was closed elsewhere leaves none behind', async () => {
    const ballot = await openBallot()
    const there = started()
    await someVotes(ballot, there.execute)
    const find: BallotBox['find'] = async (place) => {
      expect(codeOf(await ballot.close(there.execute))).toBe('ok')
      return there.box.find(place)
    }
    expect(codeOf(await ballot.vote(started({ box: { find } }).execute, 4))).toBe('ballot.closed')
    expect(await ballot.boxes()).toBe(0)
  })

  // Fifteen rounds of some twenty commands each: beside other tests that takes longer than one test may otherwise.
  it('that comes while the ballot is closed elsewhere is either counted or refused', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 15; round += 1) {
      const ballot = await openBallot()
      const here = started()
      const there = started()
      for (const voter of [0, 1, 2]) await ballot.vote(there.execute, voter, 'against')
      const late = [3, 4, 5, 6, 7]
      const [closed, ...cast] = await Promise.all([
        sleep(round % 5).then(() => ballot.close(here.execute)),
        ...late.map((voter) => sleep(voter % 3).then(() => ballot.vote(there.execute, voter, 'for'))),
      ])
      expect(codeOf(closed)).toBe('ok')
      const counted = cast.filter(({ ok }) => ok).length
      for (const vote of cast) expect(['ok', 'ballot.closed', 'conflict']).toContain(codeOf(vote))
      const { tally, voters: number } = await ballot.result()
      expect({ number, tally }).toEqual({ number: 3 + counted, tally: { ...none, for: counted, against: 3 } })
      expect(await ballot.boxes()).toBe(0)
    }
  })
})

describe('Closing a secret ballot', () => {
  it('with too few votes is refused, and the ballot goes on', async () => {
    const ballot = await openBallot()
    const { execute } = started()
    expect(codeOf(await ballot.close(execute))).toBe('ballot.too-few-for-secrecy')
    await ballot.vote(execute, 0)
    await ballot.vote(execute, 1)
    expect(codeOf(await ballot.close(execute))).toBe('ballot.too-few-for-secrecy')
    expect(codeOf(await ballot.vote(execute, 2))).toBe('ok')
    expect(codeOf(await ballot.close(execute))).toBe('ok')
  })

  it('by someone who may not is refused and keeps no vote out', async () => {
    const ballot = await openBallot()
    const { execute } = started({ box: { beginClosing: () => Promise.reject(new Error('closing')) } })
    await someVotes(ballot, execute)
    const member = sender(execute, small.house, small.seats.member.person)
    expect(codeOf(await member('CloseBallot', ballot.place))).toBe('forbidden')
    expect(codeOf(await ballot.vote(execute, 4))).toBe('ok')
  })

  it('that ends before the result is recorded keeps votes out, loses none, and is done again', async () => {
    const ballot = await openBallot()
    const unreachable = { ...store, append: () => Promise.reject(new StoreUnavailable('away')) }
    await someVotes(ballot, started().execute)
    await expect(ballot.close(started({ store: unreachable }).execute)).rejects.toThrow('away')
    const next = started()
    expect(codeOf(await ballot.vote(next.execute, 4))).toBe('conflict')
    expect(codeOf(await ballot.close(next.execute))).toBe('ok')
    expect(await ballot.result()).toMatchObject({ voters: 4, tally: { for: 2, against: 2, abstain: 0 } })
    expect(await ballot.boxes()).toBe(0)
  })

  it('that was broken off and not taken up again lets votes in after a while', async () => {
    const ballot = await openBallot()
    const unreachable = { ...store, append: () => Promise.reject(new StoreUnavailable('away')) }
    const { execute } = started({ longestClosing: 200 })
    await someVotes(ballot, execute)
    await expect(ballot.close(started({ store: unreachable }).execute)).rejects.toThrow('away')
    expect(codeOf(await ballot.vote(execute, 4, 'abstain'))).toBe('conflict')
    await sleep(250)
    expect(codeOf(await ballot.vote(execute, 4, 'abstain'))).toBe('ok')
    expect(codeOf(await ballot.close(execute))).toBe('ok')
    expect(await ballot.result()).toMatchObject({ voters: 5, tally: { for: 2, against: 2, abstain: 1 } })
  })

  it('that was refused while another closing may be under way leaves the box shut for that one', async () => {
    const ballot = await openBallot()
    const { execute, box } = started()
    const place = { ...ballot.place, house: small.house } as never
    await ballot.vote(execute, 0)
    const other = await box.beginClosing(await box.find(place))
    expect(codeOf(await ballot.close(execute))).toBe('ballot.too-few-for-secrecy')
    expect(codeOf(await ballot.vote(execute, 1))).toBe('conflict')
    // The other began first and finds that it does not hold the box any more: it leaves it alone as well.
    await other!.reopen()
    expect(codeOf(await ballot.vote(execute, 1))).toBe('conflict')
  })

  it('whose answer was lost is closed: a retry under its key gets the first answer, and the box goes', async () => {
    const ballot = await openBallot()
    await someVotes(ballot, started().execute)
    const lost: EventStore = {
      ...store,
      append: async (request) => {
        await store.append(request)
        throw new StoreUnavailable('lost on the way')
      },
    }
    const request = { key: uuidv7() }
    await expect(ballot.close(started({ store: lost }).execute, request)).rejects.toThrow('lost on the way')
    expect(await ballot.boxes()).toBe(1)
    const next = started()
    expect(codeOf(await ballot.vote(next.execute, 4))).toBe('ballot.closed')
    expect(await ballot.close(next.execute, request)).toMatchObject({ ok: true, repeated: true })
    expect(await ballot.boxes()).toBe(0)
    expect(await ballot.result()).toMatchObject({ voters: 4 })
  })

  it('that ends before the box is gone is finished at the next start; boxes of open ballots stay', async () => {
    const ballot = await openBallot()
    const open = await openBallot()
    await someVotes(open, started().execute)
    await someVotes(ballot, started().execute)
    const dying = started({ box: { remove: () => Promise.reject(new Error('killed')) } })
    await expect(ballot.close(dying.execute)).rejects.toThrow('killed')
    expect(await ballot.boxes()).toBe(1)
    const next = started()
    await removeClosedBoxes(next.box, next.houses)
    expect([await ballot.boxes(), await open.boxes()]).toEqual([0, 1])
    expect(codeOf(await open.close(next.execute))).toBe('ok')
    expect(await open.result()).toMatchObject({ voters: 4 })
  })

  it('never counts a vote that goes into a box that was made after the ballot was closed', async () => {
    const ballot = await openBallot()
    const { execute } = started()
    await someVotes(ballot, execute)
    const slow = started()
    const late = started({
      box: {
        find: async (place) => {
          await ballot.close(execute)
          return slow.box.find(place)
        },
      },
    })
    expect(codeOf(await ballot.vote(late.execute, 4))).toBe('ballot.closed')
    expect(await ballot.result()).toMatchObject({ voters: 4 })
    expect(codeOf(await ballot.close(execute))).toBe('ballot.closed')
    expect(await ballot.boxes()).toBe(0)
  })

  it('with another key says which key is missing, and changes nothing', async () => {
    const ballot = await openBallot()
    await someVotes(ballot, started().execute)
    const stranger = createBallotBox(database.pool, async () =>
      createLock('another key of more than thirty-two characters'),
    )
    await expect(ballot.close(started({ box: stranger }).execute)).rejects.toThrow('put back the file ballot-box.key')
    expect(codeOf(await ballot.close(started().execute))).toBe('ok')
    expect(await ballot.result()).toMatchObject({ voters: 4 })
  })
})

describe('Counting a secret ballot by hand', () => {
  const count = (execute: Execute, place: object, participants: readonly string[], sent: { key?: string } = {}) =>
    sender(execute, small.house, small.seats.chair.person)(
      'CountSecretBallot',
      {
        ...(place as { effectiveOn: string; dossier: string; ballot: string }),
        participants: [...participants],
        tally,
      },
      sent,
    )
  const tally = { for: 3, against: 0, abstain: 0 }
  const three = () => voters.slice(0, 3).map(({ seat }) => seat)

  it('closes it, and is refused once a vote was cast in the ledger', async () => {
    const { execute } = started()
    const paper = await openBallot()
    expect(codeOf(await count(execute, paper.place, three()))).toBe('ok')
    expect(await paper.result()).toMatchObject({ voters: 3, participants: null })
    const mixed = await openBallot()
    await mixed.vote(execute, 4)
    expect(codeOf(await count(execute, mixed.place, three()))).toBe('ballot.box-not-empty')
    expect(codeOf(await mixed.vote(execute, 5))).toBe('ok')
  })

  it('keeps no trace of who took part in a unanimous one, the fingerprint of the command neither', async () => {
    const { execute } = started()
    const key = uuidv7()
    const paper = await openBallot()
    expect(codeOf(await count(execute, paper.place, three(), { key }))).toBe('ok')
    // Others in the place of the participants make no difference to what is stored.
    const others = voters.slice(3, 6).map(({ seat }) => seat)
    expect(await count(execute, paper.place, others, { key })).toMatchObject({ ok: true, repeated: true })
  })
})

describe('Annulling a secret ballot', () => {
  const annul = (ballot: Awaited<ReturnType<typeof openBallot>>, execute: Execute, person: string) =>
    sender(execute, small.house, person)('AnnulBallot', { ...ballot.place, reason: 'Te weinig stemmen.' })

  it('throws its box away unread, and takes no vote any more', async () => {
    const { execute } = started()
    const ballot = await openBallot()
    expect(codeOf(await ballot.vote(execute, 0))).toBe('ok')
    expect(await ballot.boxes()).toBe(1)
    expect(codeOf(await annul(ballot, execute, small.seats.member.person))).toBe('forbidden')
    expect(await ballot.boxes()).toBe(1)
    expect(codeOf(await annul(ballot, execute, small.seats.secretary.person))).toBe('ok')
    expect(await ballot.boxes()).toBe(0)
    expect(codeOf(await ballot.vote(execute, 2))).toBe('ballot.annulled')
    expect(await ballot.boxes()).toBe(0)
    expect(codeOf(await annul(ballot, execute, small.seats.secretary.person))).toBe('ballot.annulled')
  })

  it('leaves no box behind when the program ended in between', async () => {
    const broken = started({ box: { remove: async () => Promise.reject(new Error('ended')) } })
    const ballot = await openBallot()
    expect(codeOf(await ballot.vote(broken.execute, 0))).toBe('ok')
    await expect(annul(ballot, broken.execute, small.seats.secretary.person)).rejects.toThrow('ended')
    expect(await ballot.boxes()).toBe(1)
    const { box, houses } = started()
    await removeClosedBoxes(box, houses)
    expect(await ballot.boxes()).toBe(0)
  })
})
