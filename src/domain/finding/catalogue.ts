/**
 * How much is at stake. `grave`: the act itself can be undone; `serious`: a rule that protects someone was broken;
 * `attention`: something to look after before it becomes worse.
 */
export const severities = ['grave', 'serious', 'attention'] as const

export type Severity = (typeof severities)[number]

/**
 * Every irregularity that the ledger finds by itself: its stable code and how much is at stake. What it means, where the
 * rule comes from and how to heal it stand in the texts (`finding.<code>.…`).
 */
export const catalogue = {
  'decision.without-mandate': 'grave',
  'decision.outside-period': 'grave',
  'decision.over-limit': 'grave',
  'decision.over-year-limit': 'grave',
  'decision.under-suspended-mandate': 'grave',
  'decision.contestable': 'grave',
  'decision.conditions-unconfirmed': 'serious',
  'decision.before-advice': 'serious',
  'decision.meeting-without-attendance': 'serious',
  'decision.executed-before-final': 'grave',
  'decision.annulled-but-executed': 'grave',
  'decision.fallen-but-executed': 'grave',
  'decision.published-late': 'attention',
  'mandate.ended-earlier-than-known': 'grave',
  'mandate.chain-broken': 'grave',
  'mandate.circular': 'serious',
  'mandate.overlapping': 'attention',
  'mandate.of-ended-organ': 'attention',
  'mandate.lapsing': 'attention',
  'seat.lapsing': 'attention',
  'seat.of-absent-partner': 'attention',
  'vote.seat-ended': 'grave',
  'vote.with-interest': 'serious',
  'quorum.not-met': 'grave',
  'verdict.differs': 'grave',
  'ballot.persons-voted-openly': 'serious',
  'proxy.over-cap': 'serious',
  'proxy.chained': 'serious',
  'proxy.holder-absent': 'serious',
  'vote.provisional-never-confirmed': 'serious',
  'partner.vetoed-by-one': 'serious',
  'partner.refused-without-reasons': 'serious',
  'advice.never-given': 'serious',
  'advice.late': 'attention',
  'advice.ignored': 'serious',
  'contribution.unanswered': 'attention',
  'signal.unanswered': 'attention',
  'dossier.closed-without-answers': 'attention',
  'bekrachtiging.overdue': 'serious',
  'bekrachtiging.condition-not-met': 'serious',
  'bekrachtiging.remarks-unanswered': 'attention',
  'meeting.notice-too-short': 'serious',
  'meeting.same-chair-twice': 'attention',
  'meeting.item-never-treated': 'attention',
  'minutes.never-drafted': 'attention',
  'minutes.never-approved': 'attention',
  'organ.below-yearly-meetings': 'serious',
  'organ.past-end-date': 'attention',
  'organ.without-chair': 'attention',
  'organ.without-secretary': 'attention',
  'delegation.no-report': 'attention',
  'evaluation.missing': 'attention',
  'action.overdue': 'attention',
  'agreement.not-signed-by-all': 'attention',
  'grant.over-allocated': 'grave',
  'grant.lapsing': 'attention',
  'grant.money-left-at-end': 'serious',
  'instalment.overdue': 'attention',
  'allocation.breaks-rules': 'serious',
  'allocation.decision-not-final': 'grave',
  'decision.money-not-allocated': 'attention',
  'commitment.outside-period': 'serious',
  'commitment.unpaid': 'attention',
  'money.paid-without-decision': 'grave',
  'payment.other-beneficiary': 'grave',
  'payment.before-commitment': 'serious',
  'payment.mandate-limit-crossed': 'grave',
  'payment.unjustified': 'serious',
  'justification.unanswered': 'attention',
  'justification.partly-rejected-not-claimed': 'serious',
  'recovery.overdue': 'serious',
  'share.unsettled': 'attention',
  'bank-line.unmatched': 'attention',
  'fact.recorded-late': 'attention',
} as const satisfies Record<string, Severity>

export type FindingCode = keyof typeof catalogue

/** Every code, in the order of the catalogue. */
export const findingCodes = Object.keys(catalogue) as readonly FindingCode[]
