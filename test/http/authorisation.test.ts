import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DomainCommandType, domainCommands } from '../../src/domain/commands.js'
import { buildServer } from '../../src/http/server.js'
import { type Choice, type Client, createClient, expectProblem } from './support/client.js'
import { everyCommand, type Matter, recordMatter } from './support/every-command.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const roles = [
  'auditor',
  'administrator',
  'chair',
  'secretary',
  'member',
  'observer',
  'former',
  'coordinator',
  'lead',
  'mayor',
  'councillor',
] as const

type Role = (typeof roles)[number]

const types = domainCommands.map(({ type }) => type)
const administrator: readonly Role[] = ['administrator']
const stuurgroep: readonly Role[] = ['chair', 'secretary']
/** Who records for any organ of the house. */
const keepsTexts: readonly Role[] = [
  'administrator',
  'chair',
  'secretary',
  'coordinator',
  'lead',
  'mayor',
  'councillor',
]
/** The stuurgroep sees to the money. */
const manages: readonly Role[] = ['administrator', 'chair', 'secretary']

/**
 * Who may send which of the commands of `everyCommand`, written down by hand: the stuurgroep (chair, secretary) acts for
 * itself, the mayor for the college, the lead for the werkgroep that is asked for advice; member and centre are one.
 */
const allowed: { readonly [Type in DomainCommandType]: readonly Role[] } = {
  FoundHouse: [],
  AppointAdministrator: administrator,
  DismissAdministrator: administrator,
  AppointAuditor: administrator,
  DismissAuditor: administrator,
  RecordInspection: [],
  DesignateLeadPartner: administrator,
  AddSubject: administrator,
  ChangeLogo: administrator,
  AddTemplate: keepsTexts,
  ChangeTemplate: keepsTexts,
  WithdrawTemplate: keepsTexts,
  AdmitPartner: administrator,
  RecordWithdrawal: administrator,
  ExcludePartner: administrator,
  MergePartners: administrator,
  RecordGrant: manages,
  AmendGrant: manages,
  ExtendGrant: manages,
  CloseGrant: manages,
  ReceiveInstalment: manages,
  UseInKind: manages,
  AdoptBudget: stuurgroep,
  ChangeBudget: stuurgroep,
  AddMoneyCategory: administrator,
  PlanMoney: stuurgroep,
  MakeAllocation: stuurgroep,
  ChangeAllocation: stuurgroep,
  WithdrawAllocation: stuurgroep,
  EnterCommitment: manages,
  ReleaseCommitment: manages,
  RecordPayment: manages,
  ExplainPayment: manages,
  ReversePayment: manages,
  SubmitJustification: ['administrator', 'member', 'chair', 'secretary'],
  AssessJustification: manages,
  ClaimRecovery: manages,
  ReceiveRecovery: manages,
  WaiveRecovery: stuurgroep,
  AgreeCostKey: manages,
  EndCostKey: manages,
  ShareCost: manages,
  SettleShare: manages,
  ImportBankStatement: manages,
  SetBankLineAside: manages,
  SubmitCandidacy: administrator,
  PutCandidacyToNetwork: ['administrator', 'chair', 'secretary'],
  RefuseCandidacy: administrator,
  WithdrawCandidacy: administrator,
  DelegateTo: stuurgroep,
  ReportFromBody: ['member', 'chair', 'secretary'],
  EndDelegation: stuurgroep,
  SetGoal: administrator,
  AmendGoal: administrator,
  EndGoal: administrator,
  LinkDossierToGoal: ['administrator', 'chair', 'secretary'],
  PlanAction: ['administrator', 'member', 'chair', 'secretary'],
  ReportOnAction: ['administrator', 'member'],
  PostponeAction: ['administrator', 'member'],
  CancelAction: ['administrator', 'member'],
  EvaluateYear: stuurgroep,
  DraftAgreement: administrator,
  SignAgreement: ['administrator', 'member'],
  AmendAgreement: administrator,
  TerminateAgreement: ['administrator', 'member'],
  EstablishOrgan: administrator,
  AdoptDecisionRule: administrator,
  AdoptRuleSet: administrator,
  AdoptReadyMadeRuleSet: administrator,
  DissolveOrgan: administrator,
  ExtendOrgan: administrator,
  EvaluateOrgan: ['administrator', 'lead'],
  SucceedOrgan: administrator,
  AssignSeat: administrator,
  EndSeat: administrator,
  ExtendSeats: administrator,
  RecordPersonDetails: ['administrator', 'member'],
  ErasePersonalData: administrator,
  GrantMandate: ['administrator', 'chair', 'secretary'],
  AmendMandate: ['administrator', 'mayor'],
  SuspendMandate: ['administrator', 'mayor'],
  ResumeMandate: ['administrator', 'mayor'],
  RevokeMandate: ['administrator', 'mayor'],
  RenewMandate: ['administrator', 'mayor'],
  RenewMandates: ['administrator', 'mayor'],
  OpenDossier: stuurgroep,
  SubmitProposal: stuurgroep,
  ReviseProposal: stuurgroep,
  WithdrawProposal: stuurgroep,
  RectifyEntry: ['administrator', 'chair', 'secretary'],
  CloseDossier: stuurgroep,
  ReopenDossier: stuurgroep,
  GiveSignal: ['member'],
  TakeUpSignal: stuurgroep,
  AnswerSignal: stuurgroep,
  WithdrawAdvice: ['lead'],
  GiveContribution: ['member'],
  AnswerContribution: stuurgroep,
  RequestAdvice: stuurgroep,
  GiveAdvice: ['lead'],
  AnswerAdvicePoint: stuurgroep,
  ConveneMeeting: stuurgroep,
  AddAgendaItem: stuurgroep,
  RecordAttendance: stuurgroep,
  AppointMeetingChair: stuurgroep,
  AppointMeetingSecretary: stuurgroep,
  WithdrawAgendaItem: stuurgroep,
  RecordArrival: stuurgroep,
  RecordDeparture: stuurgroep,
  OpenMeeting: stuurgroep,
  NoteQuorum: stuurgroep,
  TreatAgendaItem: stuurgroep,
  DeclareConflict: ['member', 'chair', 'secretary'],
  SuspendMeeting: stuurgroep,
  ResumeMeeting: stuurgroep,
  CloseMeeting: stuurgroep,
  DraftMinutes: stuurgroep,
  RemarkOnMinutes: ['member', 'chair', 'secretary'],
  ApproveMinutes: stuurgroep,
  RectifyMinutes: stuurgroep,
  RecordMinutesPaper: [],
  GiveProxy: ['member', 'chair', 'secretary'],
  RevokeProxy: ['member', 'chair', 'secretary'],
  OpenBallot: stuurgroep,
  CastVote: ['member', 'chair', 'secretary'],
  ConfirmVote: ['member', 'chair', 'secretary'],
  CloseReferralBack: stuurgroep,
  CloseBallot: stuurgroep,
  AnnulBallot: stuurgroep,
  CountSecretBallot: stuurgroep,
  TakeDecision: stuurgroep,
  GrantBekrachtiging: ['mayor'],
  RefuseBekrachtiging: ['mayor'],
  SendDecisionBack: ['mayor'],
  GrantBekrachtigingBatch: ['mayor'],
  MeetBekrachtigingCondition: ['mayor'],
  RecordSilence: ['mayor', 'chair', 'secretary'],
  RecordExecution: stuurgroep,
  PublishDecision: stuurgroep,
  AnnulDecision: ['administrator', 'chair', 'secretary'],
}

let ledger: Ledger
let ours: RecordedHouse
let theirs: RecordedHouse
let ourMatter: Matter
let theirMatter: Matter
const clients = new Map<Role, Client>()
const client = (role: Role): Client => clients.get(role)!

const send = (sender: Client, target: RecordedHouse, matter: Matter, type: DomainCommandType) => {
  const payload = everyCommand(target, matter)[type]
  if (type === 'FoundHouse') return sender.send({ method: 'POST', url: '/api/houses', payload })
  return sender.command(target.house, type, payload)
}

/** Someone who was seated until last year signs in as that person did then, with a session from that time. */
const choiceOf = (role: Role): Choice => {
  if (role === 'auditor') return { kind: role }
  if (role === 'administrator') return { kind: role, house: ours.house }
  return { kind: 'person', house: ours.house, person: ours.seats[role].person }
}

beforeAll(async () => {
  ledger = await openLedger({ requestsPerMinute: 100_000 })
  ours = await recordHouse(ledger.execute)
  theirs = await recordHouse(ledger.execute, 'Ander huis')
  ourMatter = await recordMatter(ours)
  theirMatter = await recordMatter(theirs)
  for (const role of roles) {
    if (role === 'former') continue
    clients.set(role, await createClient(ledger, choiceOf(role)))
  }
  // The seat of the former representative has ended, so a session is all there is: it is given one that lives on.
  const former = await createClient(ledger, choiceOf('member'))
  await ledger.pool.query(
    `UPDATE web.session SET data = jsonb_set(data, '{principal,person}', to_jsonb($1::text))
     WHERE expires_at = (SELECT max(expires_at) FROM web.session)`,
    [ours.seats.former.person],
  )
  clients.set('former', former)
})

afterAll(() => ledger.close())

describe('Who may send a command', () => {
  it.each(types)('%s: only who has the right in its own house', async (type) => {
    const passed: Role[] = []
    for (const role of roles) {
      const response = await send(client(role), ours, ourMatter, type)
      expect([201, 403, 404, 409, 422], `${role}: ${response.body}`).toContain(response.statusCode)
      if (response.statusCode !== 403) passed.push(role)
    }
    expect(passed.sort()).toEqual([...allowed[type]].sort())
  })

  it.each(types)('%s: nobody of another house, and nothing about it is told', async (type) => {
    const before = await ledger.store.head()
    for (const role of roles) {
      const problem = expectProblem(await send(client(role), theirs, theirMatter, type), 403, 'forbidden')
      expect(problem.detail).toBe(
        'U mag dit niet doen voor dit orgaan of dit huis. Meld u aan met een rol die het wel mag.',
      )
    }
    expect(await ledger.store.head()).toBe(before)
  })

  it.each(types)('%s: not without signing in', async (type) => {
    const stranger = await createClient(ledger, null)
    expectProblem(await send(stranger, ours, ourMatter, type), 401, 'sign-in-needed')
  })

  it('the auditor writes nothing and the administrator decides nothing', () => {
    expect(types.filter((type) => allowed[type].includes('auditor'))).toEqual([])
    const decides = ['CastVote', 'CloseBallot', 'TakeDecision', 'GrantBekrachtiging', 'GiveAdvice'] as const
    expect(decides.filter((type) => allowed[type].includes('administrator'))).toEqual([])
  })

  it('a forbidden command says in words who may, in the language of the reader', async () => {
    const { member } = { member: client('member') }
    const body = everyCommand(ours, ourMatter)
    const detail = async (type: DomainCommandType, headers = {}) =>
      expectProblem(await member.command(ours.house, type, body[type], headers), 403, 'forbidden').detail
    expect(await detail('TakeDecision')).toBe(
      'Dit mag alleen wie voor Stuurgroep vastlegt (voorzitter of secretaris). Meld u aan met een rol die het mag.',
    )
    expect(await detail('AmendMandate')).toContain(
      'wie dit huis beheert of wie voor College vastlegt (voorzitter of secretaris)',
    )
    expect(await detail('TakeDecision', { 'accept-language': 'en' })).toBe(
      'Only whoever records for Stuurgroep (chair or secretary) may do this. Sign in with a role that may.',
    )
    const mayor = client('mayor')
    const vote = await mayor.command(ours.house, 'CastVote', body.CastVote)
    expect(expectProblem(vote, 403, 'forbidden').detail).toContain('wie zelf de zetel directeur in Stuurgroep heeft')
    const contribution = await mayor.command(ours.house, 'GiveContribution', body.GiveContribution)
    expect(expectProblem(contribution, 403, 'forbidden').detail).toContain(
      'wie Centrum voor gezinnen vzw vertegenwoordigt',
    )
  })

  it('a member of the house who names a dossier that is not there hears so; an outsider does not', async () => {
    const missing = { ...everyCommand(ours, ourMatter).CloseBallot, dossier: '00000000-0000-7000-8000-000000000009' }
    expectProblem(await client('secretary').command(ours.house, 'CloseBallot', missing), 404, 'dossier.unknown')
    expectProblem(await client('secretary').command(theirs.house, 'CloseBallot', missing), 403, 'forbidden')
    expectProblem(await client('auditor').command(ours.house, 'CloseBallot', missing), 403, 'forbidden')
  })
})

describe('Who may read', () => {
  const registers = [
    '',
    '/organs',
    '/partners',
    '/seats',
    '/mandates',
    '/dossiers',
    '/decisions',
    '/waiting',
    '/findings',
    '/agreements',
    '/goals',
    '/evaluations',
    '/actions',
    '/candidacies',
    '/delegations',
    '/working-groups',
    '/who-may-decide',
    '/renewals',
  ] as const

  it.each(registers)('/api/houses/{house}%s: members of the house and the auditor, nobody else', async (register) => {
    const stranger = await createClient(ledger, null)
    for (const role of roles) {
      const own = await client(role).get(`/api/houses/${ours.house}${register}`)
      expect(own.statusCode, `${role}: ${own.body}`).toBe(200)
      const other = await client(role).get(`/api/houses/${theirs.house}${register}`)
      if (role === 'auditor') expect(other.statusCode).toBe(200)
      else expectProblem(other, 403, 'forbidden')
    }
    expectProblem(await stranger.get(`/api/houses/${ours.house}${register}`), 401, 'sign-in-needed')
  })

  it.each(registers)(
    '/api/houses/{house}%s: a house that is not there answers like one of others',
    async (register) => {
      const nowhere = '00000000-0000-7000-8000-000000000009'
      expectProblem(await client('member').get(`/api/houses/${nowhere}${register}`), 403, 'forbidden')
      expectProblem(await client('auditor').get(`/api/houses/${nowhere}${register}`), 404, 'not-found')
    },
  )

  it('the list of houses shows only those of the reader', async () => {
    const names = async (role: Role) =>
      (await client(role).get('/api/houses')).json<{ items: { name: string }[] }>().items.map(({ name }) => name)
    expect(await names('member')).toEqual([ours.name])
    expect(await names('auditor')).toEqual([theirs.name, ours.name].sort())
  })
})

describe('Deny by default', () => {
  it('a route without an access rule keeps the server from starting', async () => {
    const pages = {
      problem: () => '',
      register: async (app: Ledger['app']) => {
        app.get('/open', () => 'come in')
      },
    }
    await expect(buildServer({ ...ledger, pages })).rejects.toThrow('Route GET /open has no access rule')
  })
})
