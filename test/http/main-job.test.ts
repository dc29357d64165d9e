import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let secretary: Client
let member: Client
let lead: Client
let mayor: Client
let auditor: Client

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  const as = (role: keyof RecordedHouse['seats']) =>
    createClient(ledger, { kind: 'person', house: small.house, person: small.seats[role].person })
  secretary = await as('secretary')
  member = await as('member')
  lead = await as('lead')
  mayor = await as('mayor')
  auditor = await createClient(ledger, { kind: 'auditor' })
})

afterAll(() => ledger.close())

type Items = { items: Record<string, unknown>[]; nextCursor: string | null }

const read = async <Answer = Items>(path: string): Promise<Answer> => {
  const answer = await auditor.get(`/api/houses/${small.house}${path}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Answer>()
}

describe('The main job, through the API alone', () => {
  it('goes from a proposal over advice, votes and a decision to bekrachtiging, and every register shows it', async () => {
    const { house, organs, seats } = small
    const { stuurgroep, werkgroep, college } = organs
    const by = { kind: 'organ' as const, organ: stuurgroep }

    const opened = { effectiveOn: '2026-01-10', title: 'Speelweek', subject: 'finances.use-of-subsidies' }
    const dossier = (await secretary.record(house, 'OpenDossier', { ...opened, openedBy: stuurgroep })).created.dossier!
    const content = { title: 'Speelweek', text: 'Een week spelen.', amountCents: 650_000, beneficiary: small.centre }
    await secretary.record(house, 'SubmitProposal', { effectiveOn: '2026-01-10', dossier, by, content })

    const request = await secretary.record(house, 'RequestAdvice', {
      effectiveOn: '2026-01-12',
      dossier,
      by,
      of: werkgroep,
      question: 'Is een week haalbaar?',
      deadline: '2026-02-01',
    })
    const waiting = await read(`/waiting?minPosition=${request.position}`)
    expect(waiting.items).toMatchObject([
      { kind: 'advice', organ: { name: 'Werkgroep spelen' }, deadline: '2026-02-01' },
    ])
    const { adviceRequest } = request.created
    await lead.record(house, 'GiveAdvice', {
      effectiveOn: '2026-01-20',
      dossier,
      adviceRequest: adviceRequest!,
      opinion: 'favourable',
      points: ['Voorzie schaduw'],
    })

    const ballotBody = { effectiveOn: '2026-02-03', dossier }
    const { ballot } = (await secretary.record(house, 'OpenBallot', { ...ballotBody, organ: stuurgroep })).created
    const vote = { ...ballotBody, ballot: ballot!, choice: 'for' as const }
    await member.record(house, 'CastVote', { ...vote, seat: seats.member.seat })
    await secretary.record(house, 'CastVote', { ...vote, seat: seats.chair.seat })
    await secretary.record(house, 'CloseBallot', { ...ballotBody, ballot: ballot! })
    const taken = await secretary.record(house, 'TakeDecision', {
      ...ballotBody,
      organ: stuurgroep,
      ballot: ballot!,
      outcome: 'adopted',
    })
    const decision = taken.created.decision!
    const before = await read(`/decisions?minPosition=${taken.position}`)
    expect(before.items).toMatchObject([{ id: decision, state: 'waiting-for-bekrachtiging', final: false }])
    expect((await read('/waiting?kind=bekrachtiging')).items).toMatchObject([
      { organ: { id: college }, about: decision, fromOrgan: { id: stuurgroep } },
    ])

    const granted = await mayor.record(house, 'GrantBekrachtiging', {
      effectiveOn: '2026-02-20',
      dossier,
      decision,
      organ: college,
    })
    const found = await read<Record<string, unknown>>(`/decisions/${decision}?minPosition=${granted.position}`)
    expect(found).toMatchObject({
      organ: { name: 'Stuurgroep' },
      amountCents: 650_000,
      beneficiary: { name: 'Centrum voor gezinnen vzw' },
      state: 'final',
      final: true,
      finalOn: '2026-02-20',
      mandate: {
        id: small.mandates.subsidies,
        level: 'decide-subject-to-bekrachtiging',
        chain: [
          { mandate: small.mandates.subsidies, grantor: { organ: { name: 'College' } } },
          { mandate: small.mandates.college, grantor: { organ: { name: 'Gemeenteraad' } } },
          { mandate: small.mandates.council, grantor: { kind: 'founding-text', textKind: 'decree' } },
        ],
      },
      bekrachtiging: { organ: { name: 'College' }, outcome: 'granted', on: '2026-02-20' },
    })
    expect((await read('/waiting?kind=bekrachtiging')).items).toEqual([])
    expect((await read('/dossiers?status=decided-final')).items).toMatchObject([{ id: dossier, title: 'Speelweek' }])

    const story = await read<{ timeline: { type: string; actor: { person: string; via: string } }[] }>(
      `/dossiers/${dossier}`,
    )
    expect(story.timeline.map(({ type }) => type)).toEqual([
      'DossierOpened',
      'ProposalSubmitted',
      'AdviceRequested',
      'AdviceGiven',
      'BallotOpened',
      'VoteCast',
      'VoteCast',
      'BallotClosed',
      'DecisionTaken',
      'BekrachtigingGranted',
    ])
    expect(story.timeline.at(-1)?.actor).toMatchObject({ person: seats.mayor.person, via: 'api' })
    expect(story).toMatchObject({ ballots: [{ closed: { tally: { for: 2, against: 0 }, outcome: 'adopted' } }] })
  })

  it('answers "may we decide this?" without recording anything', async () => {
    const head = await ledger.store.head()
    const ask = (amount: number) =>
      read<Record<string, unknown>>(
        `/may-decide?organ=${small.organs.stuurgroep}&subject=finances.use-of-subsidies&amountCents=${amount}&on=2026-03-01`,
      )
    expect(await ask(100_000)).toMatchObject({ found: true, standing: { kind: 'awaits-bekrachtiging' } })
    expect(await ask(1_000_001)).toEqual({
      found: false,
      considered: [{ mandate: small.mandates.subsidies, because: 'over-decision-limit' }],
    })
    expect(await ledger.store.head()).toBe(head)
  })

  it('a second bekrachtiging of the same decision is refused', async () => {
    const [found] = (await read('/decisions')).items
    const body = { effectiveOn: '2026-02-21', dossier: (found!.dossier as { id: string }).id, decision: found!.id }
    const again = await mayor.command(small.house, 'GrantBekrachtiging', { ...body, organ: small.organs.college })
    expectProblem(again, 409, 'bekrachtiging.not-awaited')
  })
})
