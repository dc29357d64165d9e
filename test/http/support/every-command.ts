import type { DomainCommandType } from '../../../src/domain/commands.js'
import { ofDecisionRule } from '../../../src/domain/rule-set/of-decision-rule.js'
import { everyMoneyCommand, recordMoney } from './every-money-command.js'
import { convenant, type FieldsOf, kbo, majority, type RecordedHouse, terms } from './house.js'
import { today } from './ledger.js'

/** What the commands below refer to, recorded before them. */
export const recordMatter = async ({ record, organs, seats, centre, municipality }: RecordedHouse) => {
  const effectiveOn = today
  const { stuurgroep, werkgroep } = organs
  const by = { kind: 'organ', organ: stuurgroep } as const
  const { dossier } = await record('OpenDossier', {
    effectiveOn,
    title: 'Spelen',
    subject: 'offer',
    openedBy: stuurgroep,
  })
  const subject = { effectiveOn, dossier: dossier! }
  const content = { title: 'Spelen', text: 'Meer spelen.', amountCents: null, beneficiary: null }
  await record('SubmitProposal', { ...subject, by, content })
  const from = { kind: 'partner', partner: centre } as const
  const { contribution } = await record('GiveContribution', { ...subject, from, text: 'Graag' })
  const { contribution: signal } = await record('GiveSignal', { effectiveOn, from, text: 'Schaduw' })
  const ask = { ...subject, by, of: werkgroep, question: 'Wat vindt u?', deadline: '2026-12-31' }
  const { adviceRequest } = await record('RequestAdvice', ask)
  const { adviceRequest: answered } = await record('RequestAdvice', ask)
  const opinion = 'favourable' as const
  const given = { ...subject, adviceRequest: answered!, opinion, points: ['Ook voor kleuters'] }
  const { advice } = await record('GiveAdvice', given)
  const { meeting } = await record('ConveneMeeting', { effectiveOn, organ: stuurgroep, heldOn: today })
  const { proxy } = await record('GiveProxy', {
    effectiveOn,
    giver: seats.member.seat,
    holder: seats.chair.seat,
    scope: { kind: 'meeting', meeting: meeting! },
    irregularBecause: 'Zo gevraagd',
  })
  const { ballot } = await record('OpenBallot', { ...subject, organ: stuurgroep })
  const { dossier: voted } = await record('OpenDossier', {
    effectiveOn,
    title: 'Geheim',
    subject: 'offer',
    openedBy: stuurgroep,
  })
  const inSecret = { effectiveOn, dossier: voted! }
  await record('SubmitProposal', { ...inSecret, by, content })
  const { ballot: secretBallot } = await record('OpenBallot', { ...inSecret, organ: stuurgroep, secret: true })
  const { seat: spare, person: sparePerson } = await record('AssignSeat', {
    effectiveOn,
    organ: stuurgroep,
    function: 'extra',
    role: 'member',
  })
  const { organ: spareOrgan } = await record('EstablishOrgan', {
    effectiveOn,
    name: 'Kerngroep',
    kind: 'kerngroep',
    rule: majority,
    basis: convenant,
  })
  const { dossier: decidedOn } = await record('OpenDossier', {
    effectiveOn,
    title: 'Beslist',
    subject: 'finances.use-of-subsidies',
    openedBy: stuurgroep,
  })
  await record('SubmitProposal', { effectiveOn, dossier: decidedOn!, by, content })
  const { decision } = await record('TakeDecision', {
    effectiveOn,
    dossier: decidedOn!,
    organ: stuurgroep,
    outcome: 'adopted',
  })
  const kind = 'informal-group' as const
  const { candidacy } = await record('SubmitCandidacy', { effectiveOn, name: 'Speelotheek', kind, sector: 'welzijn' })
  const { delegation } = await record('DelegateTo', {
    effectiveOn,
    organ: stuurgroep,
    seat: seats.member.seat,
    body: 'Regionaal overleg',
    assignment: 'Meedenken over spelen.',
  })
  const { goal } = await record('SetGoal', { effectiveOn, code: '1', title: 'Elk kind speelt' })
  const owner = { kind: 'partner', partner: centre } as const
  const { action } = await record('PlanAction', { effectiveOn, title: 'Speelkoffers', owner, due: '2026-12-31' })
  const { agreement } = await record('DraftAgreement', {
    effectiveOn,
    kind: 'convenant',
    title: 'Convenant',
    reference: 'Convenant van het huis',
    parties: [municipality, centre],
    from: today,
  })
  const { template } = await record('AddTemplate', {
    effectiveOn,
    purpose: 'decision',
    name: 'Gewoon besluit',
    text: '{orgaan} beslist over {titel}.',
  })
  const decided = { dossier: decidedOn!, decision: decision! }
  const money = await recordMoney({ record, organs, centre, municipality })
  return {
    money,
    decided,
    candidacy: candidacy!,
    delegation: delegation!,
    goal: goal!,
    action: action!,
    agreement: agreement!,
    template: template!,
    dossier: dossier!,
    contribution: contribution!,
    signal: signal!,
    adviceRequest: adviceRequest!,
    advice: advice!,
    meeting: meeting!,
    proxy: proxy!,
    ballot: ballot!,
    secret: { dossier: voted!, ballot: secretBallot! },
    voters: [seats.chair.seat, seats.secretary.seat, seats.member.seat],
    spare: spare!,
    sparePerson: sparePerson!,
    spareOrgan: spareOrgan!,
    voter: seats.member.seat,
  }
}

export type Matter = Awaited<ReturnType<typeof recordMatter>>

type Bodies = { readonly [Type in DomainCommandType]: FieldsOf<Type> }

const uuid = (end: number): string => `00000000-0000-7000-8000-${end.toString().padStart(12, '0')}`

/** Every command there is, well formed, about this house. Whether a rule then refuses it does not matter here. */
export const everyCommand = (
  { organs, seats, mandates, centre, municipality }: RecordedHouse,
  matter: Matter,
): Bodies => {
  const effectiveOn = today
  const { stuurgroep, college } = organs
  const by = { kind: 'organ', organ: stuurgroep } as const
  const { dossier, ballot, voter } = matter
  const content = { title: 'Spelen', text: 'Nog meer spelen.', amountCents: null, beneficiary: null }
  const admission = { name: 'Speelotheek', kind: 'informal-group', sector: 'welzijn', basis: convenant } as const
  const decision = uuid(1)
  const reason = 'Zo is afgesproken'
  return {
    FoundHouse: { effectiveOn, name: 'Nieuw huis', legalForm: 'vzw', workingArea: ['Voorbeeld'] },
    AppointAdministrator: { effectiveOn, account: uuid(31) },
    DismissAdministrator: { effectiveOn, account: uuid(31) },
    AppointAuditor: { effectiveOn, account: uuid(31) },
    DismissAuditor: { effectiveOn, account: uuid(31) },
    RecordInspection: { effectiveOn, account: uuid(31) },
    DesignateLeadPartner: { effectiveOn, partner: municipality },
    AddSubject: { effectiveOn, subject: 'offer.spelen', label: 'Spelen' },
    ChangeLogo: { effectiveOn, logo: null },
    AddTemplate: { effectiveOn, purpose: 'minutes', name: 'Verslag', text: 'Verslag van {datum}' },
    ChangeTemplate: { effectiveOn, template: matter.template, name: 'Besluit', text: 'Over {titel}.' },
    WithdrawTemplate: { effectiveOn, template: matter.template },
    AdmitPartner: { effectiveOn, ...admission, kbo: kbo.newcomer },
    RecordWithdrawal: { effectiveOn, partner: centre, reason },
    ExcludePartner: { effectiveOn, partner: centre, decision, reasons: reason },
    MergePartners: {
      effectiveOn,
      partners: [uuid(3)],
      into: { kind: 'existing', partner: municipality },
      basis: convenant,
    },
    SubmitCandidacy: { effectiveOn, name: 'Speelotheek', kind: 'informal-group', sector: 'welzijn' },
    PutCandidacyToNetwork: { effectiveOn, candidacy: matter.candidacy, dossier },
    RefuseCandidacy: { effectiveOn, candidacy: matter.candidacy, decision, reasons: reason },
    WithdrawCandidacy: { effectiveOn, candidacy: matter.candidacy },
    DelegateTo: { effectiveOn, organ: stuurgroep, seat: voter, body: 'Jeugdraad', assignment: reason },
    ReportFromBody: { effectiveOn, delegation: matter.delegation, text: reason },
    EndDelegation: { effectiveOn, delegation: matter.delegation },
    SetGoal: { effectiveOn, code: '2', title: 'Elk gezin telt' },
    AmendGoal: { effectiveOn, goal: matter.goal, title: 'Elk kind kan spelen', reason },
    EndGoal: { effectiveOn, goal: matter.goal, reason },
    LinkDossierToGoal: { effectiveOn, dossier, goal: matter.goal },
    PlanAction: { effectiveOn, title: 'Speelkoffers', owner: { kind: 'seat', seat: voter }, due: '2026-12-31' },
    ReportOnAction: { effectiveOn, action: matter.action, text: reason },
    PostponeAction: { effectiveOn, action: matter.action, due: '2027-01-31', reason },
    CancelAction: { effectiveOn, action: matter.action, reason },
    EvaluateYear: { effectiveOn, organ: stuurgroep, year: 2025, text: reason },
    DraftAgreement: {
      effectiveOn,
      kind: 'engagement-declaration',
      title: 'Verklaring',
      reference: 'Engagementsverklaring',
      parties: [municipality, centre],
      from: today,
    },
    SignAgreement: { effectiveOn, agreement: matter.agreement, partner: centre },
    AmendAgreement: { effectiveOn, agreement: matter.agreement, until: null, noticeMonths: 3, reason },
    TerminateAgreement: {
      effectiveOn,
      agreement: matter.agreement,
      partner: centre,
      reason,
      noticeGivenOn: today,
    },
    EstablishOrgan: { effectiveOn, name: 'Werkgroep', kind: 'werkgroep', rule: majority, basis: convenant },
    AdoptDecisionRule: { effectiveOn, organ: matter.spareOrgan, rule: { ...majority, method: 'consensus' } },
    AdoptRuleSet: { effectiveOn, organ: matter.spareOrgan, rules: ofDecisionRule(majority) },
    ExtendOrgan: { effectiveOn, organ: matter.spareOrgan, until: null, basis: convenant },
    EvaluateOrgan: { effectiveOn, organ: organs.werkgroep, text: reason, advice: 'continue' },
    AdoptReadyMadeRuleSet: { effectiveOn, organ: matter.spareOrgan, readyMade: 'stuurgroep-consensus' },
    DissolveOrgan: { effectiveOn, organ: matter.spareOrgan, reason },
    SucceedOrgan: { effectiveOn, organ: matter.spareOrgan, successor: organs.werkgroep, basis: convenant },
    AssignSeat: { effectiveOn, organ: stuurgroep, function: 'nieuw', role: 'observer' },
    ExtendSeats: { effectiveOn, seats: [matter.spare], until: null },
    EndSeat: { effectiveOn, seat: matter.spare, reason },
    RecordPersonDetails: { effectiveOn, person: seats.member.person, name: 'Naam van het lid' },
    ErasePersonalData: { effectiveOn, person: matter.sparePerson, reason: 'request-of-person' },
    GrantMandate: {
      effectiveOn,
      grantor: by,
      grantee: { organ: organs.werkgroep, role: null },
      subject: 'finances.use-of-subsidies',
      terms: terms('advise'),
    },
    AmendMandate: { effectiveOn, mandate: mandates.subsidies, terms: terms('advise'), reason },
    SuspendMandate: { effectiveOn, mandate: mandates.subsidies, reason },
    ResumeMandate: { effectiveOn, mandate: mandates.subsidies },
    RevokeMandate: { effectiveOn, mandate: mandates.subsidies, reason },
    RenewMandate: { effectiveOn, mandate: mandates.subsidies, until: '2030-12-31' },
    RenewMandates: { effectiveOn, mandates: [mandates.subsidies], until: '2030-12-31' },
    OpenDossier: { effectiveOn, title: 'Nog een', subject: 'offer', openedBy: stuurgroep },
    SubmitProposal: { effectiveOn, dossier, by, content },
    ReviseProposal: { effectiveOn, dossier, by, content, explanation: reason },
    WithdrawProposal: { effectiveOn, dossier, reason },
    RectifyEntry: { effectiveOn, dossier, rectifies: uuid(2), correction: reason, reason },
    GiveContribution: { effectiveOn, dossier, from: { kind: 'partner', partner: centre }, text: reason },
    GiveSignal: { effectiveOn, from: { kind: 'partner', partner: centre }, text: reason },
    TakeUpSignal: { effectiveOn, signal: matter.signal, dossier },
    AnswerSignal: { effectiveOn, signal: matter.signal, by: stuurgroep, verdict: 'not-followed', reason },
    CloseDossier: { effectiveOn, dossier, by: stuurgroep, result: reason, unansweredBecause: reason },
    ReopenDossier: { effectiveOn, dossier, by: stuurgroep, reason },
    WithdrawAdvice: { effectiveOn, dossier, advice: matter.advice, reason },
    AnswerContribution: {
      effectiveOn,
      dossier,
      contribution: matter.contribution,
      by: stuurgroep,
      verdict: 'followed',
    },
    RequestAdvice: { effectiveOn, dossier, by, of: college, question: 'En u?', deadline: '2026-12-31' },
    GiveAdvice: { effectiveOn, dossier, adviceRequest: matter.adviceRequest, opinion: 'favourable', points: [] },
    AnswerAdvicePoint: { effectiveOn, dossier, advice: matter.advice, point: 1, by: stuurgroep, verdict: 'followed' },
    ConveneMeeting: { effectiveOn, organ: stuurgroep, heldOn: '2026-04-01' },
    AddAgendaItem: { effectiveOn, meeting: matter.meeting, dossier },
    RecordAttendance: { effectiveOn, meeting: matter.meeting, present: [voter] },
    AppointMeetingChair: { effectiveOn, meeting: matter.meeting, chair: voter },
    AppointMeetingSecretary: { effectiveOn, meeting: matter.meeting, secretary: voter },
    WithdrawAgendaItem: { effectiveOn, meeting: matter.meeting, dossier, reason },
    RecordArrival: { effectiveOn, meeting: matter.meeting, seat: seats.chair.seat, fromItem: 1 },
    RecordDeparture: { effectiveOn, meeting: matter.meeting, seat: voter, fromItem: 1 },
    OpenMeeting: { effectiveOn, meeting: matter.meeting },
    NoteQuorum: { effectiveOn, meeting: matter.meeting },
    TreatAgendaItem: { effectiveOn, meeting: matter.meeting, dossier },
    DeclareConflict: { effectiveOn, meeting: matter.meeting, dossier, seat: voter, nature: reason },
    SuspendMeeting: { effectiveOn, meeting: matter.meeting, reason },
    ResumeMeeting: { effectiveOn, meeting: matter.meeting },
    CloseMeeting: { effectiveOn, meeting: matter.meeting },
    DraftMinutes: { effectiveOn, meeting: matter.meeting, text: reason },
    RemarkOnMinutes: { effectiveOn, meeting: matter.meeting, by: { kind: 'partner', partner: centre }, text: reason },
    ApproveMinutes: { effectiveOn, meeting: matter.meeting },
    RecordMinutesPaper: {
      effectiveOn,
      meeting: matter.meeting,
      papers: [{ language: 'nl', sha256: 'a'.repeat(64), size: 1 }],
    },
    RectifyMinutes: { effectiveOn, meeting: matter.meeting, correction: reason, reason },
    GiveProxy: {
      effectiveOn,
      giver: voter,
      holder: seats.chair.seat,
      scope: { kind: 'period', from: '2026-04-01', until: '2026-04-30' },
      irregularBecause: reason,
    },
    RevokeProxy: { effectiveOn, proxy: matter.proxy },
    OpenBallot: { effectiveOn, dossier, organ: stuurgroep },
    CastVote: { effectiveOn, dossier, ballot, seat: voter, choice: 'for' },
    ConfirmVote: { effectiveOn, dossier, ballot, seat: voter, choice: 'for' },
    CloseReferralBack: { effectiveOn, dossier, ballot },
    CloseBallot: { effectiveOn, dossier, ballot },
    AnnulBallot: { effectiveOn, dossier, ballot, reason },
    CountSecretBallot: {
      effectiveOn,
      ...matter.secret,
      participants: matter.voters,
      tally: { for: 2, against: 1, abstain: 0 },
    },
    TakeDecision: { effectiveOn, dossier, organ: stuurgroep, outcome: 'adopted' },
    GrantBekrachtiging: { effectiveOn, dossier, decision, organ: college },
    RefuseBekrachtiging: { effectiveOn, dossier, decision, organ: college, reasons: reason },
    SendDecisionBack: { effectiveOn, dossier, decision, organ: college, remarks: reason },
    GrantBekrachtigingBatch: { effectiveOn, organ: college, decisions: [{ dossier, decision }] },
    MeetBekrachtigingCondition: {
      effectiveOn,
      dossier,
      decision,
      organ: college,
      condition: 1,
      evidence: reason,
    },
    RecordSilence: { effectiveOn, ...matter.decided, organ: college },
    RecordExecution: { effectiveOn, ...matter.decided, what: reason },
    PublishDecision: { effectiveOn, ...matter.decided, where: 'www.voorbeeld.be' },
    ...everyMoneyCommand({ organs, centre, municipality }, matter.money, dossier),
    AnnulDecision: { effectiveOn, ...matter.decided, authority: 'de gouverneur', reasons: reason },
  }
}
