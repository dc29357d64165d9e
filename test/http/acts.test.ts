import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient } from './support/client.js'
import { convenant, majority, propose, type RecordedHouse, recordHouse, terms } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let reader: Client

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  reader = await createClient(ledger, { kind: 'administrator', house: small.house })
})

afterAll(() => ledger.close())

type Item = Record<string, unknown>

/** An answer about the house that knows everything recorded so far. */
const get = async <Answer = Item>(path: string): Promise<Answer> => {
  await ledger.waitForPosition(await ledger.store.head())
  const answer = await reader.get(`/api/houses/${small.house}${path}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Answer>()
}

const read = async (path: string): Promise<Item[]> => (await get<{ items: Item[] }>(path)).items

/** A moment by the clock of the log, after everything recorded so far and before what comes. */
const moment = async (): Promise<string> => {
  const { lastRecordedAt } = await get<{ lastRecordedAt: string }>('')
  await sleep(5)
  return lastRecordedAt
}

const effectiveOn = '2025-02-01'

describe('agreements', () => {
  it('say who signed and who still must, from when they hold, and what rests on them', async () => {
    const { record, municipality, centre, organs } = small
    const { agreement } = await record('DraftAgreement', {
      effectiveOn,
      kind: 'engagement-declaration',
      title: 'Engagementsverklaring',
      reference: 'Referentiedocument',
      parties: [municipality, centre],
      from: '2025-02-10',
      until: '2030-12-31',
      noticeMonths: 6,
    })
    const drafted = await moment()
    await record('SignAgreement', { effectiveOn: '2025-02-05', agreement: agreement!, partner: municipality })
    await record('SignAgreement', { effectiveOn: '2025-03-01', agreement: agreement!, partner: centre })
    const { mandate } = await record('GrantMandate', {
      effectiveOn: '2025-03-01',
      grantor: { kind: 'agreement', agreement: agreement! },
      grantee: { organ: organs.werkgroep, role: null },
      subject: 'vision',
      terms: terms('decide'),
      until: '2025-12-31',
    })
    const named = (id: string, name: string) => ({ id, name })
    const [municipalityNamed, centreNamed] = [
      named(municipality, 'Gemeente Voorbeeld'),
      named(centre, 'Centrum voor gezinnen vzw'),
    ]
    expect(await read('/agreements?asOf=2025-03-01')).toMatchObject([
      {
        id: agreement,
        status: 'in-force',
        inForceFrom: '2025-03-01',
        noticeMonths: 6,
        until: '2030-12-31',
        terminatedOn: null,
        parties: [
          { partner: municipalityNamed, now: null, signedOn: '2025-02-05', leftOn: null },
          { partner: centreNamed, now: null, signedOn: '2025-03-01', leftOn: null },
        ],
        missing: [],
        mandates: [{ id: mandate, organ: named(organs.werkgroep, 'Werkgroep spelen'), role: null, subject: 'vision' }],
      },
    ])
    expect(await read('/agreements?asOf=2025-02-28')).toMatchObject([
      { status: 'waiting', inForceFrom: null, missing: [centreNamed], mandates: [] },
    ])
    expect(await read('/agreements?asOf=2026-01-01')).toMatchObject([{ status: 'in-force', mandates: [] }])
    expect(await read('/agreements?asOf=2031-01-01')).toMatchObject([{ status: 'ended' }])
    expect(await read('/agreements?asOf=2025-01-31')).toEqual([])
    expect(await read(`/agreements?asOf=2025-03-01&knownAt=${drafted}`)).toMatchObject([
      { status: 'waiting', missing: [municipalityNamed, centreNamed] },
    ])
    // The chain of the register ends in the agreement, while it is in force.
    const chain = (asOf: string) => get(`/mandates/${mandate}/chain?asOf=${asOf}`)
    expect(await chain('2025-03-01')).toMatchObject({
      complete: true,
      links: [{ grantor: { kind: 'agreement', agreement: named(agreement!, 'Engagementsverklaring') } }],
    })
    await record('TerminateAgreement', {
      effectiveOn: '2025-06-30',
      agreement: agreement!,
      partner: centre,
      reason: 'Andere opdracht',
      noticeGivenOn: '2025-06-01',
      irregularBecause: 'De vereniging stopt.',
    })
    expect(await chain('2025-06-30')).toMatchObject({ complete: true })
    expect(await chain('2025-07-01')).toMatchObject({ complete: false })
    expect(await read('/agreements?asOf=2025-07-01')).toMatchObject([
      { status: 'ended', parties: [{ leftOn: null }, { leftOn: '2025-06-30' }] },
    ])
  })

  it('are ahead when all have signed before they begin', async () => {
    const { record, municipality, centre } = small
    const { agreement } = await record('DraftAgreement', {
      effectiveOn: '2025-02-02',
      kind: 'convenant',
      title: 'Convenant',
      reference: 'Convenant',
      parties: [municipality, centre],
      from: '2025-09-01',
    })
    for (const partner of [municipality, centre]) {
      await record('SignAgreement', { effectiveOn: '2025-02-05', agreement: agreement!, partner })
    }
    const found = (await read('/agreements?asOf=2025-08-31')).find(({ id }) => id === agreement)
    expect(found).toMatchObject({ status: 'ahead', inForceFrom: '2025-09-01', missing: [] })
  })
})

describe('goals, actions and evaluations', () => {
  it('hang together', async () => {
    const { record, organs, seats, centre } = small
    const { goal } = await record('SetGoal', {
      effectiveOn,
      code: '1',
      title: 'Elk kind speelt',
      actionPoints: [{ letter: 'a', title: 'Speelkoffers' }],
    })
    const dossier = await propose(small)
    await record('LinkDossierToGoal', { effectiveOn: '2026-02-01', dossier, goal: goal!, actionPoint: 'a' })
    const owner = { kind: 'seat', seat: seats.member.seat } as const
    const { action } = await record('PlanAction', {
      effectiveOn: '2025-03-01',
      title: 'Koffers kopen',
      owner,
      due: '2025-06-30',
      goal: goal!,
      actionPoint: 'a',
    })
    const { action: second } = await record('PlanAction', {
      effectiveOn: '2025-03-01',
      title: 'Koffers uitlenen',
      owner: { kind: 'partner', partner: centre },
      due: '2025-05-31',
      dossier,
    })
    await record('ReportOnAction', { effectiveOn: '2025-07-10', action: action!, text: 'Besteld.' })
    const before = await moment()
    await record('ReportOnAction', { effectiveOn: '2025-07-20', action: action!, text: 'Klaar.', done: true })
    await record('EvaluateYear', {
      effectiveOn: '2026-01-20',
      organ: organs.stuurgroep,
      year: 2025,
      text: 'Spelen ging goed.',
      goals: [{ goal: goal!, verdict: 'partly' }],
    })
    expect(await read('/goals?asOf=2026-02-01')).toMatchObject([
      {
        id: goal,
        code: '1',
        title: 'Elk kind speelt',
        actionPoints: [{ letter: 'a', title: 'Speelkoffers' }],
        dossiers: [{ id: dossier, title: 'Speelstraat', actionPoint: 'a' }],
        actions: [action],
        evaluations: [{ year: 2025, organ: { name: 'Stuurgroep' }, verdict: 'partly' }],
      },
    ])
    expect(await read('/goals?asOf=2026-01-19')).toMatchObject([{ dossiers: [], evaluations: [] }])
    expect(await read('/goals?asOf=2025-01-31')).toEqual([])
    expect(await read('/actions?asOf=2025-07-15')).toMatchObject([
      {
        id: second,
        owner: { kind: 'partner', partner: { name: 'Centrum voor gezinnen vzw' } },
        due: '2025-05-31',
        status: 'overdue',
        dossier: { id: dossier, title: 'Speelstraat' },
        goal: null,
      },
      {
        id: action,
        owner: { kind: 'seat', seat: { function: 'directeur', partner: { name: 'Centrum voor gezinnen vzw' } } },
        status: 'overdue',
        closedOn: null,
        goal: { id: goal, code: '1' },
        actionPoint: 'a',
        reports: [{ on: '2025-07-10', text: 'Besteld.' }],
      },
    ])
    const later = await read('/actions?asOf=2025-07-20')
    expect(later[1]).toMatchObject({
      status: 'done',
      closedOn: '2025-07-20',
      reports: [{ text: 'Besteld.' }, { on: '2025-07-20', text: 'Klaar.' }],
    })
    expect((await read('/actions?asOf=2025-05-31')).map(({ status }) => status)).toEqual(['open', 'open'])
    expect((await read(`/actions?asOf=2025-07-20&knownAt=${before}`))[1]).toMatchObject({ status: 'overdue' })
    expect(await read('/evaluations?asOf=2026-01-20')).toMatchObject([
      {
        on: '2026-01-20',
        text: 'Spelen ging goed.',
        organ: { name: 'Stuurgroep' },
        year: 2025,
        goals: [{ id: goal, code: '1', verdict: 'partly' }],
      },
    ])
    expect(await read('/evaluations?asOf=2026-01-19')).toEqual([])
    const story = await get(`/dossiers/${dossier}`)
    expect(story.goals).toMatchObject([
      { goal, code: '1', title: 'Elk kind speelt', actionPoint: { letter: 'a', title: 'Speelkoffers' } },
    ])
  })
})

describe('candidacies', () => {
  it('say what became of each, and what was not as it should be', async () => {
    const { record } = small
    const submit = async (name: string, on: string): Promise<string> =>
      (await record('SubmitCandidacy', { effectiveOn: on, name, kind: 'informal-group', sector: 'ouders' })).candidacy!
    const refused = await submit('Oudergroep', '2025-03-01')
    const withdrawn = await submit('Buurtgroep', '2025-03-02')
    const admitted = await submit('Speelotheek', '2025-03-03')
    const { organ: network } = await record('EstablishOrgan', {
      effectiveOn,
      name: 'Netwerk',
      kind: 'netwerk',
      rule: majority,
      basis: convenant,
    })
    const dossier = await propose(small, { subject: 'partners.admission', amountCents: null, on: '2025-03-05' })
    const { meeting } = await record('ConveneMeeting', {
      effectiveOn: '2025-03-05',
      organ: network!,
      heldOn: '2025-04-01',
    })
    await record('AddAgendaItem', { effectiveOn: '2025-03-05', meeting: meeting!, dossier })
    await record('PutCandidacyToNetwork', { effectiveOn: '2025-04-01', candidacy: admitted, dossier })
    const { partner } = await record('AdmitPartner', {
      effectiveOn: '2025-04-15',
      name: 'Speelotheek',
      kind: 'informal-group',
      sector: 'ouders',
      basis: convenant,
      candidacy: admitted,
    })
    await record('RefuseCandidacy', {
      effectiveOn: '2025-04-15',
      candidacy: refused,
      reasons: 'Het aanbod bestaat al.',
      irregularBecause: 'Het netwerk kwam niet samen.',
    })
    await record('WithdrawCandidacy', { effectiveOn: '2025-04-15', candidacy: withdrawn, reason: 'Gestopt.' })
    expect(await read('/candidacies?asOf=2025-04-15')).toMatchObject([
      {
        id: admitted,
        name: 'Speelotheek',
        put: {
          on: '2025-04-01',
          dossier: { id: dossier, title: 'Speelstraat' },
          organ: { id: network, name: 'Netwerk' },
          heldOn: '2025-04-01',
        },
        outcome: { kind: 'admitted', partner: { id: partner, name: 'Speelotheek' }, reasons: null, broken: [] },
      },
      { id: withdrawn, put: null, outcome: { kind: 'withdrawn', reasons: 'Gestopt.', broken: [] } },
      {
        id: refused,
        outcome: {
          kind: 'refused',
          on: '2025-04-15',
          partner: null,
          reasons: 'Het aanbod bestaat al.',
          broken: ['candidacy.not-put-to-network'],
        },
      },
    ])
    const earlier = await read('/candidacies?asOf=2025-03-31')
    expect(earlier.map(({ put, outcome }) => [put, outcome])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
    expect(await read('/candidacies?asOf=2025-03-01')).toMatchObject([{ name: 'Oudergroep' }])
    const story = await get(`/dossiers/${dossier}`)
    expect(story.candidacies).toMatchObject([{ candidacy: admitted, name: 'Speelotheek', meeting }])
  })
})

describe('working groups and delegates', () => {
  it('say what they are for, who is in them, and what was reported', async () => {
    const { record, organs, seats } = small
    const { organ: group } = await record('EstablishOrgan', {
      effectiveOn,
      name: 'Werkgroep zomer',
      kind: 'werkgroep',
      purpose: 'De zomer voorbereiden.',
      until: '2025-08-31',
      rule: majority,
      basis: convenant,
    })
    await record('AssignSeat', { effectiveOn, organ: group!, function: 'lid', role: 'member' })
    await record('AssignSeat', { effectiveOn, organ: group!, function: 'trekker', role: 'chair' })
    await record('EvaluateOrgan', { effectiveOn: '2025-07-01', organ: group!, text: 'Het werkt.', advice: 'continue' })
    await record('ExtendOrgan', { effectiveOn: '2025-08-01', organ: group!, until: '2025-09-30', basis: convenant })
    const groupOn = async (asOf: string) => (await read(`/working-groups?asOf=${asOf}`)).find(({ id }) => id === group)
    expect(await groupOn('2025-08-01')).toMatchObject({
      name: 'Werkgroep zomer',
      purpose: 'De zomer voorbereiden.',
      from: '2025-02-01',
      until: '2025-09-30',
      status: 'active',
      members: [
        { function: 'trekker', role: 'chair', partner: null },
        { function: 'lid', role: 'member' },
      ],
      extensions: [{ on: '2025-08-01', until: '2025-09-30' }],
      evaluations: [{ on: '2025-07-01', advice: 'continue', text: 'Het werkt.' }],
    })
    expect(await groupOn('2025-06-30')).toMatchObject({ extensions: [], evaluations: [] })
    expect(await groupOn('2025-10-01')).toMatchObject({ status: 'past-end' })
    await record('EvaluateOrgan', { effectiveOn: '2025-10-05', organ: group!, text: 'Klaar.', advice: 'end' })
    expect(await groupOn('2025-10-05')).toMatchObject({ status: 'ended' })

    const { delegation } = await record('DelegateTo', {
      effectiveOn: '2025-03-01',
      organ: organs.stuurgroep,
      seat: seats.member.seat,
      body: 'Regionaal overleg',
      assignment: 'Opkomen voor opvang.',
      reportEveryDays: 30,
    })
    await record('ReportFromBody', { effectiveOn: '2025-03-20', delegation: delegation!, text: 'Een proefproject.' })
    expect(await read('/delegations?asOf=2025-04-20')).toMatchObject([
      {
        id: delegation,
        organ: { name: 'Stuurgroep' },
        seat: { function: 'directeur', partner: { name: 'Centrum voor gezinnen vzw' } },
        body: 'Regionaal overleg',
        assignment: 'Opkomen voor opvang.',
        reportEveryDays: 30,
        silentSince: '2025-04-19',
        reports: [{ on: '2025-03-20', text: 'Een proefproject.' }],
      },
    ])
    expect(await read('/delegations?asOf=2025-03-15')).toMatchObject([{ silentSince: null, reports: [] }])
    expect(await read('/delegations?asOf=2025-02-28')).toEqual([])
  })
})

describe('after a merger', () => {
  it('the registers show the successor from that day on', async () => {
    const { record, centre, municipality, seats } = small
    const { agreement } = await record('DraftAgreement', {
      effectiveOn: '2025-10-01',
      kind: 'convenant',
      title: 'Nog een',
      reference: 'Nog een',
      parties: [municipality, centre],
      from: '2025-10-01',
    })
    const before = await moment()
    const { partner: successor } = await record('MergePartners', {
      effectiveOn: '2026-01-01',
      partners: [municipality, centre],
      into: {
        kind: 'new',
        newPartner: { name: 'Nieuwe gemeente', kind: 'municipality', sector: 'lokaal-bestuur', kbo: null },
      },
      basis: convenant,
    })
    const successorNamed = { id: successor, name: 'Nieuwe gemeente' }
    const partners = await read('/partners?asOf=2025-12-31')
    expect(partners.filter(({ id }) => id === municipality || id === centre)).toMatchObject([
      { endedBy: 'merged', mergedInto: successorNamed, until: '2025-12-31' },
      { endedBy: 'merged', mergedInto: successorNamed },
    ])
    expect((await read('/partners?asOf=2026-01-01')).map(({ name }) => name)).toEqual([
      'Nieuwe gemeente',
      'Speelotheek',
    ])
    const seatPartner = async (query: string) =>
      (await read(`/seats?${query}`)).find(({ id }) => id === seats.member.seat)?.partner
    expect(await seatPartner('asOf=2025-12-31')).toMatchObject({ id: centre })
    expect(await seatPartner('asOf=2026-01-01')).toEqual(successorNamed)
    expect(await seatPartner(`asOf=2026-01-01&knownAt=${before}`)).toMatchObject({ id: centre })
    const found = (await read('/agreements?asOf=2026-01-01')).find(({ id }) => id === agreement)
    expect(found).toMatchObject({
      parties: [
        { partner: { id: municipality }, now: successorNamed },
        { partner: { id: centre }, now: successorNamed },
      ],
      missing: [successorNamed],
    })
  })

  it('who represented the partner acts for the successor', async () => {
    const { house, seats } = small
    const successor = (await read('/partners?asOf=2026-01-01')).find(({ name }) => name === 'Nieuwe gemeente')!
    const member = await createClient(ledger, { kind: 'person', house, person: seats.member.person })
    const observer = await createClient(ledger, { kind: 'person', house, person: seats.observer.person })
    const dossier = await propose(small)
    const body = {
      effectiveOn: '2026-02-01',
      dossier,
      from: { kind: 'partner', partner: successor.id as string },
      text: 'Graag.',
    } as const
    expect((await observer.command(house, 'GiveContribution', body)).statusCode).toBe(403)
    expect((await member.command(house, 'GiveContribution', body)).statusCode).toBe(201)
    const old = { ...body, from: { kind: 'partner', partner: small.centre } }
    const refused = await member.command(house, 'GiveContribution', old)
    expect(refused.json<Item>()).toMatchObject({ code: 'partner.merged' })
    const { timeline } = await get<{ timeline: Item[] }>(`/dossiers/${dossier}`)
    expect(timeline.at(-1)?.actor).toMatchObject({ partner: successor.id })
  })
})
