/** Where the rule of each finding comes from, as people know the source (docs/sources.md lists them). */
export const findingSources = {
  'finding.decision.without-mandate.source': 'Opgroeien: see to a clear mandate',
  'finding.decision.outside-period.source': 'A mandate holds within its period only',
  'finding.decision.over-limit.source': 'The limit per decision that the mandate itself sets',
  'finding.decision.over-year-limit.source': 'The limit per calendar year that the mandate itself sets',
  'finding.decision.under-suspended-mandate.source': 'While a mandate is suspended it gives no power',
  'finding.decision.contestable.source': 'What counts is the mandate on the day of the decision',
  'finding.decision.conditions-unconfirmed.source': 'The conditions that the mandate itself sets',
  'finding.decision.before-advice.source': 'Huis van het Kind Duffel: who asks advice waits for it',
  'finding.decision.meeting-without-attendance.source':
    'OSLO standard Besluit Publicatie: a sitting names who was present',
  'finding.decision.executed-before-final.source': 'Only the bekrachtiging makes the decision final',
  'finding.decision.annulled-but-executed.source': 'Supervision: what was annulled no longer counts',
  'finding.decision.fallen-but-executed.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 2 §2.2: referral back (ruggespraak)',
  'finding.decision.published-late.source':
    'Decreet over het lokaal bestuur: published within ten days; and the rules of the organ',
  'finding.mandate.ended-earlier-than-known.source':
    'The ledger keeps apart when something held and when it became known',
  'finding.mandate.chain-broken.source':
    'Every mandate goes back to the text where it starts: a decree, statutes or a convenant',
  'finding.mandate.circular.source': 'Nobody passes on more power than they have',
  'finding.mandate.overlapping.source': 'Opgroeien: see to a clear mandate',
  'finding.mandate.of-ended-organ.source': 'An organ acts from its establishment until its end',
  'finding.mandate.lapsing.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 2 §1.2: mandates lapse with terms and elections',
  'finding.seat.lapsing.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 2 §3.1: representatives change with boards and elections',
  'finding.seat.of-absent-partner.source': 'A partner takes part from admission until withdrawal',
  'finding.vote.seat-ended.source': 'Who votes has a seat in the organ on that day',
  'finding.vote.with-interest.source':
    'Decreet over het lokaal bestuur, art. 27: a member with an interest leaves the vote',
  'finding.quorum.not-met.source': 'The rules of the organ: quorum',
  'finding.verdict.differs.source': 'The ledger keeps apart when something held and when it became known',
  'finding.ballot.persons-voted-openly.source':
    'Decreet over het lokaal bestuur: persons are voted on secretly; and the rules of the organ',
  'finding.proxy.over-cap.source': 'The rules of the organ: how many proxies one may hold',
  'finding.proxy.chained.source': 'The rules of the organ: what was given by proxy is not given on',
  'finding.proxy.holder-absent.source': 'The rules of the organ: the holder of a proxy is present',
  'finding.vote.provisional-never-confirmed.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 2 §2.2: referral back (ruggespraak)',
  'finding.partner.vetoed-by-one.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 5 §6: no single partner has a veto',
  'finding.partner.refused-without-reasons.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 5 §6: a rejection states its reasons',
  'finding.advice.never-given.source': 'Huis van het Kind Duffel: advice of the stuurgroep',
  'finding.advice.late.source': 'Huis van het Kind Duffel: advice of the stuurgroep',
  'finding.advice.ignored.source':
    'Survey of the Huizen van het Kind, leadership: say whether advice was followed, and why not',
  'finding.contribution.unanswered.source':
    'Survey of the Huizen van het Kind, and Huis van het Kind Duffel: report back to whoever gave input',
  'finding.signal.unanswered.source':
    'Survey of the Huizen van het Kind, and Huis van het Kind Duffel: report back to whoever gave input; here: within 90 days',
  'finding.dossier.closed-without-answers.source':
    'Survey of the Huizen van het Kind, and Huis van het Kind Duffel: report back to whoever gave input',
  'finding.bekrachtiging.overdue.source': 'The rules of the ratifying organ: its deadline',
  'finding.bekrachtiging.condition-not-met.source': 'The conditions of the bekrachtiging',
  'finding.bekrachtiging.remarks-unanswered.source':
    'Survey of the Huizen van het Kind, leadership: a next version says what was done with each remark',
  'finding.meeting.notice-too-short.source': 'The rules of the organ: notice period',
  'finding.meeting.same-chair-twice.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 1 §3: a rotating chair',
  'finding.meeting.item-never-treated.source': 'The agenda is what a meeting is convened for',
  'finding.minutes.never-drafted.source': 'OSLO standard Besluit Publicatie: a sitting has minutes',
  'finding.minutes.never-approved.source': 'The next meeting approves the minutes',
  'finding.organ.below-yearly-meetings.source':
    'Opgroeien, Huis van het Kind Duffel and the survey: meeting very seldom is a signal',
  'finding.organ.past-end-date.source': 'Opgroeien: a working group is temporary, with an end date',
  'finding.organ.without-chair.source': 'OSLO standard Besluit Publicatie: a sitting has a chair',
  'finding.organ.without-secretary.source': 'OSLO standard Besluit Publicatie: a sitting has a secretary',
  'finding.delegation.no-report.source': 'Opgroeien: a delegate to an outside body reports back',
  'finding.evaluation.missing.source':
    'Survey of the Huizen van het Kind, quality, and Huis van het Kind Duffel: an evaluation every year',
  'finding.action.overdue.source': 'Huis van het Kind Duffel and the survey, quality: actions have a due date',
  'finding.agreement.not-signed-by-all.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 1 §3: partners sign one by one',
  'finding.grant.over-allocated.source': 'Allocated ≤ granted: no more is spent of a grant than there is',
  'finding.grant.lapsing.source': 'A grant is used within its period',
  'finding.grant.money-left-at-end.source': 'Account is given of a grant when its period is over',
  'finding.instalment.overdue.source': 'The schedule of the grant: instalments and their days',
  'finding.allocation.breaks-rules.source': 'Allocated ≤ granted, per grant, earmark and year, and within the budget',
  'finding.allocation.decision-not-final.source': 'No euro is spent without a final decision',
  'finding.decision.money-not-allocated.source': 'A final decision with an amount says from which money it comes',
  'finding.commitment.outside-period.source': 'A grant is used within its period',
  'finding.commitment.unpaid.source': 'What was promised is paid or released',
  'finding.money.paid-without-decision.source': 'Paid ≤ committed: no euro is spent without a final decision',
  'finding.payment.other-beneficiary.source': 'Money goes to whom it was decided for',
  'finding.payment.before-commitment.source': 'A payment follows the commitment',
  'finding.payment.mandate-limit-crossed.source': 'The limit per calendar year that the mandate itself sets',
  'finding.payment.unjustified.source': 'Who receives money shows what it was spent on',
  'finding.justification.unanswered.source': 'Who shows what money was spent on gets an answer',
  'finding.justification.partly-rejected-not-claimed.source': 'What was not rightly spent comes back',
  'finding.recovery.overdue.source': 'What is claimed back comes back, or is waived by decision',
  'finding.share.unsettled.source':
    'Study of the Steunpunt Welzijn, Volksgezondheid en Gezin, chapter 1 §1: partners bear a cost by the key they agreed',
  'finding.bank-line.unmatched.source': 'Every movement of the bank belongs to something that was decided or received',
  'finding.fact.recorded-late.source': 'The ledger keeps apart when something held and when it became known',
} as const
