import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Meeting } from '../../src/domain/meeting/state.js'
import type { OrganKind } from '../../src/domain/organ/events.js'
import { rulesOn } from '../../src/domain/organ/state.js'
import { daysBetween } from '../../src/domain/shared/time.js'
import { actsOf, type ToldHouse, tell } from './support/told-house.js'

/** How many acts stood in the file before it told of governance in full, and what they were. They never change. */
const before = {
  genk: [183, 'd2342d7246515444807a86e156433a359c8e3f0b06f7bc3bcbd327c408108e72'],
  'poperinge-vleteren': [254, '63cd509782a82f77c453f42311edbca08879216006d0741278079b8e06670fdf'],
  boom: [160, '0832a0856861a6ac19ca8d90ce3dd0541c7be3a81719919982faea412dd0547e'],
  duffel: [238, '67765971ddbf7fa723ab9bed725ecf6d4c37fb57a7c5696d0a8d2940e75d0df7'],
  'generic-model': [249, 'a5c7414855a590958f8ff9d9e41d365ce35b10596cdce687508fd5f84e3a2886'],
} as const

const keys = Object.keys(before) as readonly (keyof typeof before)[]

/** Organs that decide by rules of their own; a working group or a coordinator may do with the short rule. */
const withRules: readonly OrganKind[] = [
  'gemeenteraad',
  'college',
  'vast-bureau',
  'stuurgroep',
  'netwerk',
  'algemene-vergadering',
  'raad-van-bestuur',
]

/** Invited in time, with quorum, treated, closed, with minutes that were approved afterwards. */
const isInFull = ({ state }: ToldHouse, meeting: Meeting): boolean => {
  const { organ, convenedOn, heldOn, agenda, quorumNotes, minutes, status, irregular, chair, secretary } = meeting
  const found = state.organs.get(organ)
  const notice = (found && rulesOn(found, heldOn)?.noticeDays) ?? 0
  const judged = [...state.dossiers.values()].some(({ ballots }) =>
    [...ballots.values()].some(
      (ballot) => ballot.meeting !== null && state.meetings.get(ballot.meeting) === meeting && ballot.verdict !== null,
    ),
  )
  return (
    notice > 0 &&
    daysBetween(convenedOn, heldOn) >= notice &&
    irregular.length === 0 &&
    chair !== null &&
    secretary !== null &&
    agenda.some(({ treated }) => treated) &&
    quorumNotes[0]?.met === true &&
    judged &&
    status === 'closed' &&
    minutes !== null &&
    minutes.approvedOn !== null
  )
}

describe.each(keys)('houses/%s.json, told in full', (key) => {
  let house: ToldHouse
  beforeAll(async () => {
    house = await tell(key)
  })

  it('keeps the acts that were imported before, to the letter', () => {
    const [count, digest] = before[key]
    const acts = actsOf(key).slice(0, count)
    expect(createHash('sha256').update(JSON.stringify(acts)).digest('hex')).toBe(digest)
  })

  it('says of every act since where it comes from, and what is assumed', () => {
    const since = actsOf(key).slice(before[key][0])
    expect(since.length).toBeGreaterThan(100)
    const silent = since.filter(({ note }) => typeof note !== 'string' || note.length < 20)
    expect(silent).toEqual([])
  })

  it('has rules with a source for each organ that decides', () => {
    const adopted = new Map(house.all('RuleSetAdopted').map(({ data }) => [data.organ, data.rules]))
    const missing = [...house.state.organs]
      .filter(([id, { kind }]) => withRules.includes(kind) && (adopted.get(id)?.source.text ?? '') === '')
      .map(([, { name }]) => name)
    expect(missing).toEqual([])
  })

  it('holds at least two meetings in full, each with a ballot and its verdict', () => {
    const inFull = [...house.state.meetings.values()].filter((meeting) => isInFull(house, meeting))
    expect(inFull.length).toBeGreaterThanOrEqual(2)
  })

  it('approves minutes in the next meeting of the same organ', () => {
    const approvedIn = house.all('MinutesApproved').filter(({ data }) => data.inMeeting !== null)
    expect(approvedIn.length).toBeGreaterThanOrEqual(1)
    for (const { data } of approvedIn) {
      const [first, second] = [data.meeting, data.inMeeting].map((id) => id && house.state.meetings.get(id))
      expect(second && first && second.organ === first.organ && second.heldOn > first.heldOn).toBe(true)
    }
  })
})

it('the five together do everything that meetings, mandates, bekrachtiging and partners know', () => {
  const done = new Set(keys.flatMap((key) => actsOf(key).map((act) => act.do)))
  const wanted = [
    ...['AdoptRuleSet', 'AdoptReadyMadeRuleSet', 'ConveneMeeting', 'AppointMeetingChair', 'AppointMeetingSecretary'],
    ...['AddAgendaItem', 'WithdrawAgendaItem', 'RecordAttendance', 'RecordArrival', 'RecordDeparture', 'OpenMeeting'],
    ...['NoteQuorum', 'TreatAgendaItem', 'DeclareConflict', 'SuspendMeeting', 'ResumeMeeting', 'CloseMeeting'],
    ...['DraftMinutes', 'RemarkOnMinutes', 'ApproveMinutes', 'RectifyMinutes', 'GiveProxy', 'RevokeProxy'],
    ...['OpenBallot', 'CastVote', 'ConfirmVote', 'CloseReferralBack', 'CloseBallot', 'CountSecretBallot'],
    ...['GrantMandate', 'AmendMandate', 'SuspendMandate', 'ResumeMandate', 'RenewMandate', 'ExtendSeats'],
    ...['GrantBekrachtiging', 'GrantBekrachtigingBatch', 'RefuseBekrachtiging', 'SendDecisionBack'],
    ...['MeetBekrachtigingCondition', 'RecordSilence', 'RecordExecution', 'PublishDecision', 'AnnulDecision'],
    ...['SubmitCandidacy', 'PutCandidacyToNetwork', 'RefuseCandidacy', 'WithdrawCandidacy', 'AdmitPartner'],
    ...['RecordWithdrawal', 'ExcludePartner', 'MergePartners', 'ExtendOrgan', 'EvaluateOrgan'],
    ...['DelegateTo', 'ReportFromBody', 'PlanAction', 'ReportOnAction', 'PostponeAction', 'CancelAction'],
    ...['EvaluateYear', 'SetGoal', 'AmendGoal', 'EndGoal', 'LinkDossierToGoal'],
    ...['DraftAgreement', 'SignAgreement', 'AmendAgreement'],
  ]
  expect(wanted.filter((type) => !done.has(type))).toEqual([])
})
