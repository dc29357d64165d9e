/**
 * How much is at stake. `grave`: the act itself can be undone; `serious`: a rule that protects someone was broken;
 * `attention`: something to look after before it becomes worse.
 */
export const severities = ['grave', 'serious', 'attention'] as const

export type Severity = (typeof severities)[number]

type Entry = { readonly severity: Severity; readonly source: string }

/**
 * Every irregularity that the ledger finds by itself: its stable code, how much is at stake, and where the rule comes
 * from. What it means and how to heal it stand in the texts (`finding.<code>.…`).
 */
export const catalogue = {
  'decision.without-mandate': { severity: 'grave', source: 'S0: see to a clear mandate' },
  'decision.outside-period': { severity: 'grave', source: 'docs/mandates.md: a mandate holds within its period' },
  'decision.over-limit': { severity: 'grave', source: 'docs/mandates.md: limit per decision' },
  'decision.over-year-limit': { severity: 'grave', source: 'docs/mandates.md: limit per calendar year' },
  'decision.under-suspended-mandate': { severity: 'grave', source: 'docs/mandates.md: suspension' },
  'decision.contestable': { severity: 'grave', source: 'docs/mandates.md: mandate on the day of the decision' },
  'decision.conditions-unconfirmed': { severity: 'serious', source: 'docs/mandates.md: conditions of a mandate' },
  'decision.before-advice': { severity: 'serious', source: 'S1: advice that was asked is awaited' },
  'decision.meeting-without-attendance': {
    severity: 'serious',
    source: 'OSLO Besluit-publicatie: a sitting names who was present',
  },
  'decision.executed-before-final': {
    severity: 'grave',
    source: 'docs/mandates.md: bekrachtiging makes it final',
  },
  'decision.annulled-but-executed': { severity: 'grave', source: 'Supervision: what was annulled no longer counts' },
  'decision.fallen-but-executed': { severity: 'grave', source: 'S3 ch.2 §2.2: referral back (ruggespraak)' },
  'decision.published-late': {
    severity: 'attention',
    source: 'Decreet over het lokaal bestuur: published within ten days; the rules of the organ',
  },
  'mandate.ended-earlier-than-known': { severity: 'grave', source: 'docs/mandates.md: two time axes' },
  'mandate.chain-broken': { severity: 'grave', source: 'docs/mandates.md: the chain goes up to a founding text' },
  'mandate.circular': { severity: 'serious', source: 'docs/mandates.md: nobody grants more than they have' },
  'mandate.overlapping': { severity: 'attention', source: 'S0: see to a clear mandate' },
  'mandate.of-ended-organ': { severity: 'attention', source: 'An organ acts from its establishment until its end' },
  'mandate.lapsing': { severity: 'attention', source: 'S3 ch.2 §1.2: mandates lapse with terms and elections' },
  'seat.lapsing': { severity: 'attention', source: 'S3 ch.2 §3.1: representatives change with boards and elections' },
  'seat.of-absent-partner': { severity: 'attention', source: 'A partner takes part from admission until withdrawal' },
  'vote.seat-ended': { severity: 'grave', source: 'Who votes has a seat in the organ on that day' },
  'vote.with-interest': {
    severity: 'serious',
    source: 'Decreet over het lokaal bestuur, art. 27: a member with an interest leaves the vote',
  },
  'quorum.not-met': { severity: 'grave', source: 'The rules of the organ: quorum' },
  'verdict.differs': { severity: 'grave', source: 'docs/architecture.md: two time axes' },
  'ballot.persons-voted-openly': {
    severity: 'serious',
    source: 'Decreet over het lokaal bestuur: persons are voted on secretly; the rules of the organ',
  },
  'proxy.over-cap': { severity: 'serious', source: 'The rules of the organ: proxies of one holder' },
  'proxy.chained': { severity: 'serious', source: 'The rules of the organ: what was given by proxy is not given on' },
  'proxy.holder-absent': { severity: 'serious', source: 'The rules of the organ: the holder of a proxy is present' },
  'vote.provisional-never-confirmed': { severity: 'serious', source: 'S3 ch.2 §2.2: referral back (ruggespraak)' },
  'partner.vetoed-by-one': { severity: 'serious', source: 'S3 ch.5 §6: no single partner has a veto' },
  'partner.refused-without-reasons': { severity: 'serious', source: 'S3 ch.5 §6: a rejection states its reasons' },
  'advice.never-given': { severity: 'serious', source: 'S1: advice of the stuurgroep' },
  'advice.late': { severity: 'attention', source: 'S1: advice of the stuurgroep' },
  'advice.ignored': { severity: 'serious', source: 'S2 trekkerschap: whether advice was followed, and why not' },
  'contribution.unanswered': { severity: 'attention', source: 'S2 trekkerschap, S1 terugkoppeling' },
  'signal.unanswered': { severity: 'attention', source: 'S2 trekkerschap, S1 terugkoppeling; within 90 days' },
  'dossier.closed-without-answers': { severity: 'attention', source: 'S2 trekkerschap, S1 terugkoppeling' },
  'bekrachtiging.overdue': { severity: 'serious', source: 'The rules of the ratifying organ: deadline' },
  'bekrachtiging.condition-not-met': { severity: 'serious', source: 'The conditions of the bekrachtiging' },
  'bekrachtiging.remarks-unanswered': {
    severity: 'attention',
    source: 'S2 trekkerschap: a next version says what was done with each remark',
  },
  'meeting.notice-too-short': { severity: 'serious', source: 'The rules of the organ: notice period' },
  'meeting.same-chair-twice': { severity: 'attention', source: 'S3 ch.1 §3: a rotating chair' },
  'meeting.item-never-treated': { severity: 'attention', source: 'The agenda is what a meeting is convened for' },
  'minutes.never-drafted': { severity: 'attention', source: 'OSLO Besluit-publicatie: minutes of a sitting' },
  'minutes.never-approved': { severity: 'attention', source: 'The next meeting approves the minutes' },
  'organ.below-yearly-meetings': { severity: 'serious', source: 'S0, S1, S2: a very low frequency is a signal' },
  'organ.past-end-date': { severity: 'attention', source: 'S0: a working group is temporary, with an end date' },
  'organ.without-chair': { severity: 'attention', source: 'OSLO Besluit-publicatie: a sitting has a chair' },
  'organ.without-secretary': { severity: 'attention', source: 'OSLO Besluit-publicatie: a sitting has a secretary' },
  'delegation.no-report': { severity: 'attention', source: 'S0: a delegate to an outside body reports back' },
  'evaluation.missing': { severity: 'attention', source: 'S2 kwaliteitsbewaking, S1: yearly evaluation' },
  'action.overdue': { severity: 'attention', source: 'S1, S2 kwaliteitsbewaking: actions have a due date' },
  'agreement.not-signed-by-all': { severity: 'attention', source: 'S3 ch.1 §3: partners sign one by one' },
  'grant.over-allocated': {
    severity: 'grave',
    source: 'Allocated ≤ granted: no more is spent of a grant than there is',
  },
  'grant.lapsing': { severity: 'attention', source: 'A grant is used within its period' },
  'grant.money-left-at-end': { severity: 'serious', source: 'Account is given of a grant when its period is over' },
  'instalment.overdue': { severity: 'attention', source: 'The schedule of the grant: instalments and their days' },
  'allocation.breaks-rules': {
    severity: 'serious',
    source: 'Allocated ≤ granted, per grant, earmark and year, and within the budget',
  },
  'allocation.decision-not-final': { severity: 'grave', source: 'No euro is spent without a final decision' },
  'decision.money-not-allocated': {
    severity: 'attention',
    source: 'A final decision with an amount says from which money it comes',
  },
  'commitment.outside-period': { severity: 'serious', source: 'A grant is used within its period' },
  'commitment.unpaid': { severity: 'attention', source: 'What was promised is paid or released' },
  'money.paid-without-decision': {
    severity: 'grave',
    source: 'Paid ≤ committed: no euro is spent without a final decision',
  },
  'payment.other-beneficiary': { severity: 'grave', source: 'Money goes to whom it was decided for' },
  'payment.before-commitment': { severity: 'serious', source: 'A payment follows the commitment' },
  'payment.mandate-limit-crossed': { severity: 'grave', source: 'docs/mandates.md: limit per calendar year' },
  'payment.unjustified': { severity: 'serious', source: 'Who receives money shows what it was spent on' },
  'justification.unanswered': { severity: 'attention', source: 'Who shows what money was spent on gets an answer' },
  'justification.partly-rejected-not-claimed': { severity: 'serious', source: 'What was not rightly spent comes back' },
  'recovery.overdue': { severity: 'serious', source: 'What is claimed back comes back, or is waived by decision' },
  'share.unsettled': { severity: 'attention', source: 'S3 ch.1 §1: partners bear a cost by the key they agreed' },
  'bank-line.unmatched': {
    severity: 'attention',
    source: 'Every movement of the bank belongs to something that was decided or received',
  },
  'fact.recorded-late': { severity: 'attention', source: 'docs/architecture.md: two time axes' },
} as const satisfies Record<string, Entry>

export type FindingCode = keyof typeof catalogue

/** Every code, in the order of the catalogue. */
export const findingCodes = Object.keys(catalogue) as readonly FindingCode[]
