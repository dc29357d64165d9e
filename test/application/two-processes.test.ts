import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandResult } from '../../src/application/execute.js'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { propose, type RecordedHouse, recordHouse } from '../http/support/house.js'
import { openWriter } from '../http/support/ledger.js'
import { interrupted, sender } from './support.js'

let database: TestDatabase
let here: EventStore
let there: EventStore
let small: RecordedHouse
const effectiveOn = '2026-03-01'

beforeAll(async () => {
  database = await createTestDatabase()
  here = createPostgresEventStore({ pool: database.pool })
  there = createPostgresEventStore({ pool: database.pool })
  small = await recordHouse(openWriter(there).execute)
})

afterAll(async () => {
  await here.close()
  await there.close()
  await database.drop()
})

const secretaryAt = (store: EventStore) => sender(openWriter(store).execute, small.house, small.seats.secretary.person)

const typesOf = async (): Promise<readonly string[]> =>
  (await there.readStream(`house-${small.house}`, { limit: 1000 })).map(({ type }) => type)

const count = async (type: string): Promise<number> => (await typesOf()).filter((one) => one === type).length

const openBallot = async () => {
  const dossier = await propose(small)
  const { ballot } = await small.record('OpenBallot', { effectiveOn, dossier, organ: small.organs.stuurgroep })
  return { dossier, ballot: ballot!, vote: { effectiveOn, dossier, ballot: ballot!, choice: 'for' as const } }
}

const refusalOf = (result: CommandResult): unknown => (result.ok ? result : result.problem)

describe('Two processes that write to one house at the same moment', () => {
  it('a command that the other one does not touch is tried again and recorded once', async () => {
    const { dossier } = await openBallot()
    const before = await count('DossierOpened')
    const other = secretaryAt(there)
    const text = { effectiveOn, dossier, from: { kind: 'organ' as const, organ: small.organs.stuurgroep } }
    const mine = secretaryAt(interrupted(here, () => other('GiveContribution', { ...text, text: 'Van de andere' })))
    const opened = { effectiveOn, title: 'Tegelijk', subject: 'offer', openedBy: small.organs.stuurgroep }
    const result = await mine('OpenDossier', opened)
    expect(result).toMatchObject({ ok: true, repeated: false })
    expect(await count('DossierOpened')).toBe(before + 1)
    expect((await typesOf()).slice(-2)).toEqual(['ContributionGiven', 'DossierOpened'])
  })

  it('a vote of the same seat in between is heard of as the rule it breaks, and not counted twice', async () => {
    const { vote } = await openBallot()
    const before = await count('VoteCast')
    const mine = { ...vote, seat: small.seats.member.seat }
    const other = secretaryAt(there)
    const late = secretaryAt(interrupted(here, () => other('CastVote', { ...mine, choice: 'against' })))
    const result = await late('CastVote', mine)
    expect(refusalOf(result)).toMatchObject({ kind: 'refused', refusal: { code: 'vote.already-cast' } })
    expect(await count('VoteCast')).toBe(before + 1)
  })

  it('closing a ballot while another vote comes in is a conflict: the outcome would not be the one that was seen', async () => {
    const { vote, dossier, ballot } = await openBallot()
    const other = secretaryAt(there)
    await other('CastVote', { ...vote, seat: small.seats.member.seat })
    const before = await count('BallotClosed')
    const late = secretaryAt(
      interrupted(here, () => other('CastVote', { ...vote, seat: small.seats.chair.seat, choice: 'against' })),
    )
    expect(await late('CloseBallot', { effectiveOn, dossier, ballot })).toEqual({
      ok: false,
      problem: { kind: 'conflict' },
    })
    expect(await count('BallotClosed')).toBe(before)
  })

  it('a command that meets others at both tries is a conflict and records nothing', async () => {
    const other = secretaryAt(there)
    const opened = { effectiveOn, subject: 'offer', openedBy: small.organs.stuurgroep }
    const before = await count('DossierOpened')
    const busy = interrupted(here, () => other('OpenDossier', { ...opened, title: 'De andere' }), 2)
    const result = await secretaryAt(busy)('OpenDossier', { ...opened, title: 'Ik' })
    expect(result).toEqual({ ok: false, problem: { kind: 'conflict' } })
    expect(await count('DossierOpened')).toBe(before + 2)
  })

  it('the dossier revision one saw is checked again when another process comes in between', async () => {
    const dossier = await propose(small)
    const organ = small.organs.stuurgroep
    const seen = (await openWriter(there).houses.load(small.house as never)).revision
    const other = secretaryAt(there)
    const from = { kind: 'organ' as const, organ }
    const late = secretaryAt(
      interrupted(here, () => other('GiveContribution', { effectiveOn, dossier, from, text: 'Ook' })),
    )
    const result = await late('OpenBallot', { effectiveOn, dossier, organ }, { dossierRevision: seen })
    expect(refusalOf(result)).toMatchObject({ kind: 'wrong-revision', expected: seen, actual: seen! + 1 })
  })

  it('the same command under the same key, sent to both, is recorded once and answered alike', async () => {
    const key = uuidv7()
    const opened = { effectiveOn, title: 'Eén keer', subject: 'offer', openedBy: small.organs.stuurgroep }
    const before = await count('DossierOpened')
    let first: CommandResult | undefined
    const other = secretaryAt(there)
    const late = secretaryAt(
      interrupted(here, async () => {
        first = await other('OpenDossier', opened, { key })
      }),
    )
    const second = await late('OpenDossier', opened, { key })
    expect(first).toMatchObject({ ok: true, repeated: false })
    expect(second).toEqual({ ...first, repeated: true })
    expect(await count('DossierOpened')).toBe(before + 1)
  })

  it('a vote repeated under its key in two processes is answered, not refused as a second vote', async () => {
    const { vote } = await openBallot()
    const key = uuidv7()
    const mine = { ...vote, seat: small.seats.member.seat }
    const other = secretaryAt(there)
    const late = secretaryAt(interrupted(here, () => other('CastVote', mine, { key })))
    expect(await late('CastVote', mine, { key })).toMatchObject({ ok: true, repeated: true })
  })

  it('another command under the same key is refused, whoever of the two was first', async () => {
    const key = uuidv7()
    const opened = { effectiveOn, title: 'De een', subject: 'offer', openedBy: small.organs.stuurgroep }
    const other = secretaryAt(there)
    const late = secretaryAt(interrupted(here, () => other('OpenDossier', { ...opened, title: 'De ander' }, { key })))
    expect(refusalOf(await late('OpenDossier', opened, { key }))).toEqual({ kind: 'key-reused' })
  })

  it('a house state kept in memory is brought up to date with what the other process wrote', async () => {
    const reader = openWriter(here).houses
    const house = small.house as never
    const before = await reader.load(house)
    const dossier = await propose(small)
    const after = await reader.load(house)
    expect(before.state.dossiers.has(dossier as never)).toBe(false)
    expect(after.state.dossiers.has(dossier as never)).toBe(true)
    expect(after.revision).toBe(before.revision! + 2)
  })
})
