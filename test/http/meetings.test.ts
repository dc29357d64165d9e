import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingSummary, MeetingTold } from '../../src/application/meeting-told.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { type RecordedMeeting, recordMeeting } from './support/meeting.js'

let ledger: Ledger
let ours: RecordedHouse
let recorded: RecordedMeeting
let member: Client
/** A moment before anything of the meeting was recorded. */
let before: string

beforeAll(async () => {
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  before = (await ledger.store.readAll({ after: (await ledger.store.head()) - 1n, limit: 1 }))[0]!.recordedAt
  await sleep(5)
  recorded = await recordMeeting(ours)
  await ledger.waitForPosition(await ledger.store.head())
  member = await createClient(ledger, { kind: 'person', house: ours.house, person: ours.seats.member.person })
})

afterAll(() => ledger.close())

const list = async (query = ''): Promise<readonly MeetingSummary[]> => {
  const answer = await member.get(`/api/houses/${ours.house}/meetings${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ items: MeetingSummary[] }>().items
}

const find = async (query = ''): Promise<MeetingTold> => {
  const answer = await member.get(`/api/houses/${ours.house}/meetings/${recorded.meeting}${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<MeetingTold>()
}

describe('The meetings of a house', () => {
  it('are listed, the newest first, with where each stands', async () => {
    expect(await list()).toMatchObject([
      { id: recorded.next, heldOn: '2026-03-15', status: 'open', items: 0, minutes: 'none', irregular: false },
      {
        id: recorded.meeting,
        organ: { id: ours.organs.stuurgroep, name: 'Stuurgroep' },
        form: 'in-person',
        convenedOn: '2026-03-01',
        heldOn: '2026-03-10',
        respondBy: null,
        place: 'Raadzaal',
        status: 'closed',
        chair: { id: ours.seats.chair.seat },
        secretary: { id: ours.seats.secretary.seat },
        secondConvocationOf: null,
        items: 2,
        minutes: 'approved',
        irregular: true,
      },
    ])
  })

  it('are those of one organ, as of a day, and as they were known', async () => {
    expect(await list(`?organ=${ours.organs.college}`)).toEqual([])
    expect(await list(`?organ=${ours.organs.stuurgroep}`)).toHaveLength(2)
    expect(await list('?asOf=2026-02-28')).toEqual([])
    const statuses = async (asOf: string) =>
      (await list(`?asOf=${asOf}`)).map(({ status, minutes }) => [status, minutes])
    expect(await statuses('2026-03-09')).toEqual([
      ['convened', 'none'],
      ['convened', 'none'],
    ])
    expect((await statuses('2026-03-11'))[1]).toEqual(['suspended', 'none'])
    expect((await statuses('2026-03-14'))[1]).toEqual(['closed', 'drafted'])
    expect(await list(`?knownAt=${before}`)).toEqual([])
  })

  it('are not told to who may not read the house, nor of a house that is not there', async () => {
    const other = await recordHouse(ledger.execute, 'Ander huis')
    const stranger = await createClient(ledger, {
      kind: 'person',
      house: other.house,
      person: other.seats.member.person,
    })
    expectProblem(await stranger.get(`/api/houses/${ours.house}/meetings`), 403, 'forbidden')
    expectProblem(await stranger.get(`/api/houses/${ours.house}/meetings/${recorded.meeting}`), 403, 'forbidden')
    const auditor = await createClient(ledger, { kind: 'auditor' })
    const nowhere = '00000000-0000-7000-8000-000000000009'
    expectProblem(await auditor.get(`/api/houses/${nowhere}/meetings`), 404, 'not-found')
    expectProblem(await auditor.get(`/api/houses/${ours.house}/meetings/${nowhere}`), 404, 'not-found')
    expectProblem(await auditor.get(`/api/houses/${other.house}/meetings/${recorded.meeting}`), 404, 'not-found')
  })
})

describe('One meeting', () => {
  it('tells its agenda, with what became of each matter', async () => {
    const { agenda, ballots, decisions } = await find()
    expect(agenda).toMatchObject([
      {
        item: 1,
        dossier: { id: recorded.play, name: 'Spelen' },
        part: 'open',
        requestedBy: null,
        withdrawn: null,
        treated: { on: '2026-03-10', note: 'Toegelicht door de coördinator.' },
      },
      {
        item: 2,
        dossier: { id: recorded.money },
        part: 'closed',
        requestedBy: { id: ours.seats.member.seat },
        treated: null,
      },
      { item: 3, dossier: { id: recorded.late }, withdrawn: { reason: 'Nog geen offerte.' }, treated: null },
    ])
    expect(ballots).toMatchObject([
      { id: recorded.ballot, dossier: { id: recorded.play }, secret: false, outcome: 'adopted' },
    ])
    expect(decisions).toMatchObject([{ dossier: { id: recorded.play }, outcome: 'adopted', on: '2026-03-10' }])
  })

  it('tells who was there for each matter, and who counted', async () => {
    const { attendance, movements, conflicts, quorum, proxies } = await find()
    const { chair, secretary, member: one } = ours.seats
    const row = (seat: string) => attendance.find((found) => found.seat.id === seat)!
    expect(row(chair.seat)).toMatchObject({ role: 'chair', start: 'present', items: ['present', 'present', null] })
    expect(row(one.seat).items).toEqual(['present', 'recused', null])
    expect(row(secretary.seat)).toMatchObject({ start: 'present', items: ['present', 'represented', null] })
    expect(movements).toMatchObject([{ seat: { id: secretary.seat }, kind: 'left', fromItem: 2, at: '20:30' }])
    expect(conflicts).toMatchObject([
      { seat: { id: one.seat }, dossier: { id: recorded.money }, nature: 'Bestuurt de vzw.', leftAt: '20:35' },
    ])
    expect(quorum).toMatchObject([
      { matter: null, present: 3, represented: 0, dropped: false },
      { matter: { id: recorded.money }, present: 1, represented: 1 },
    ])
    expect(proxies).toMatchObject([
      {
        id: recorded.proxy,
        giver: { id: secretary.seat },
        holder: { id: chair.seat },
        scope: 'item',
        dossier: { id: recorded.money },
        revokedOn: null,
        fault: null,
      },
    ])
  })

  it('tells its minutes with their remarks, approval and rectification', async () => {
    const { minutesText, minutes, irregularities, days, closedOn } = await find()
    expect([minutes, days, closedOn]).toEqual(['approved', ['2026-03-10', '2026-03-12'], '2026-03-12'])
    expect(minutesText).toMatchObject({
      versions: [
        { version: 1, text: 'De speelstraat is goedgekeurd.' },
        { version: 2, text: 'De speelstraat van € 100 is goedgekeurd.' },
      ],
      remarks: [{ version: 1, by: { kind: 'partner', partner: { id: ours.centre } }, text: 'Het bedrag ontbreekt.' }],
      approved: { on: '2026-03-15', inMeeting: { id: recorded.next, heldOn: '2026-03-15' }, remarks: 'Met dank.' },
      rectifications: [{ correction: 'Het bedrag is € 1.000.', reason: 'Tikfout.' }],
    })
    expect(irregularities).toMatchObject([
      { rules: ['meeting.notice-too-short'], because: 'De subsidie moest diezelfde week worden aangevraagd.' },
    ])
  })

  it('names every event it rests on, in order', async () => {
    const { entries } = await find()
    expect(entries.map(({ type }) => type)).toEqual([
      'MeetingConvened',
      'AgendaItemAdded',
      'AgendaItemAdded',
      'AgendaItemAdded',
      'AgendaItemWithdrawn',
      'AttendanceRecorded',
      'MeetingOpened',
      'QuorumNoted',
      'AgendaItemTreated',
      'DepartureRecorded',
      'ConflictDeclared',
      'QuorumNoted',
      'MeetingSuspended',
      'MeetingResumed',
      'MeetingClosed',
      'MinutesDrafted',
      'MinutesRemarked',
      'MinutesDrafted',
      'MinutesApproved',
      'MinutesRectified',
    ])
  })

  it('stands as it stood on a day, and as it was known', async () => {
    const invited = await find('?asOf=2026-03-09')
    expect(invited).toMatchObject({ status: 'convened', days: ['2026-03-10'], ballots: [], minutesText: null })
    expect(invited.attendance.every(({ start }) => start === null)).toBe(true)
    const path = `/api/houses/${ours.house}/meetings/${recorded.meeting}`
    expectProblem(await member.get(`${path}?asOf=2026-02-28`), 404, 'not-found')
    expectProblem(await member.get(`${path}?knownAt=${before}`), 404, 'not-found')
    const { entries } = await find()
    const drafted = entries.find(({ type }) => type === 'MinutesDrafted')!.recordedAt
    const known = await find(`?knownAt=${drafted}`)
    expect(known.minutesText!.versions[0]!.text).toBe('De speelstraat is goedgekeurd.')
    expect(known.minutesText!.approved).toBeNull()
  })
})
