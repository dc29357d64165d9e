import type { findings as dutch } from '../nl/findings.js'

export const findings: Readonly<Record<keyof typeof dutch, string>> = {
  'finding.decision.without-mandate.name': 'Decided without mandate',
  'finding.decision.without-mandate.meaning':
    'The organ took a decision, but nobody gave it the authority to decide on this.',
  'finding.decision.without-mandate.heal':
    'Have the decision ratified by an organ that may decide on it itself. Then give a clear mandate.',
  'finding.decision.outside-period.name': 'Decided outside the period of the mandate',
  'finding.decision.outside-period.meaning':
    'There is a mandate over this subject, but it did not hold on the day of the decision: it had not begun, or was over.',
  'finding.decision.outside-period.heal':
    'Have the decision ratified by an organ that may decide on it itself. Renew the mandate in time.',
  'finding.decision.over-limit.name': 'Decided above the limit per decision',
  'finding.decision.over-limit.meaning': 'The amount is higher than the mandate allows for one decision.',
  'finding.decision.over-limit.heal':
    'Have the decision ratified by an organ that may decide on this amount, or decide again on a lower one.',
  'finding.decision.over-year-limit.name': 'Decided above the limit per year',
  'finding.decision.over-year-limit.meaning':
    'Together with what was decided this year, the amount is above what the mandate allows in a calendar year.',
  'finding.decision.over-year-limit.heal':
    'Have the decision ratified by an organ that may decide on this amount, or ask for a wider mandate.',
  'finding.decision.under-suspended-mandate.name': 'Decided under a suspended mandate',
  'finding.decision.under-suspended-mandate.meaning':
    'The mandate of the organ was suspended on the day of the decision: it could not decide then.',
  'finding.decision.under-suspended-mandate.heal':
    'Have the decision ratified by an organ that may decide on it itself, or decide again when the suspension is over.',
  'finding.decision.contestable.name': 'Decision that can be contested afterwards',
  'finding.decision.contestable.meaning':
    'When the decision was taken the mandate seemed in order. Later it turned out that it was revoked, suspended or smaller by then.',
  'finding.decision.contestable.heal':
    'Have the decision ratified by an organ that may decide on it itself, or take the decision again.',
  'finding.decision.conditions-unconfirmed.name': 'Conditions of the mandate not confirmed',
  'finding.decision.conditions-unconfirmed.meaning':
    'The mandate sets conditions, and the decision does not say that all of them are met.',
  'finding.decision.conditions-unconfirmed.heal':
    'Find out whether they were met and have the decision ratified by the organ that set them.',
  'finding.decision.before-advice.name': 'Decided before the advice was there',
  'finding.decision.before-advice.meaning':
    'Advice was asked and its time was still running, but the organ did not wait for it.',
  'finding.decision.before-advice.heal': 'Ask for the advice all the same and answer each of its points.',
  'finding.decision.meeting-without-attendance.name': 'Meeting without attendance',
  'finding.decision.meeting-without-attendance.meaning':
    'The decision was taken in a meeting, but nothing says who was there. Nobody can check whether there were enough members.',
  'finding.decision.meeting-without-attendance.heal': 'Record who was at that meeting.',
  'finding.mandate.ended-earlier-than-known.name': 'Mandate ended earlier than was known',
  'finding.mandate.ended-earlier-than-known.meaning':
    'Only later it became known that this mandate was revoked or suspended. Decisions were taken under it meanwhile: they are listed here.',
  'finding.mandate.ended-earlier-than-known.heal': 'Have each of those decisions ratified, or take them again.',
  'finding.mandate.chain-broken.name': 'Mandate hangs in the air',
  'finding.mandate.chain-broken.meaning':
    'The mandate holds, but the organ that gave it does not have that authority any more. The chain up to a founding text is broken.',
  'finding.mandate.chain-broken.heal':
    'Give the organ above a mandate again, or let another competent organ grant this mandate.',
  'finding.mandate.circular.name': 'Mandates that carry each other',
  'finding.mandate.circular.meaning':
    'Organs granted each other a mandate in a circle. Who may really decide does not follow from it.',
  'finding.mandate.circular.heal': 'Revoke one of the mandates in the circle.',
  'finding.mandate.overlapping.name': 'Overlapping mandates',
  'finding.mandate.overlapping.meaning':
    'The same organ has two mandates of the same level over the same subject at once. It is not clear which of them holds.',
  'finding.mandate.overlapping.heal': 'Revoke one of them, or let the one end where the other begins.',
  'finding.mandate.of-ended-organ.name': 'Mandate of an organ that is no more',
  'finding.mandate.of-ended-organ.meaning': 'The organ was dissolved or has ended, but its mandate goes on.',
  'finding.mandate.of-ended-organ.heal': 'Revoke the mandate and give it to another organ where needed.',
  'finding.mandate.lapsing.name': 'Mandate about to lapse',
  'finding.mandate.lapsing.meaning': 'The mandate ends within ninety days, and no other takes its place yet.',
  'finding.mandate.lapsing.heal': 'Renew the mandate before its last day, or grant a new one.',
  'finding.seat.lapsing.name': 'Seat about to lapse',
  'finding.seat.lapsing.meaning':
    'The seat ends within ninety days, and nobody else will speak for this partner in this organ after that.',
  'finding.seat.lapsing.heal': 'Ask the partner who will follow and assign the seat again.',
  'finding.seat.of-absent-partner.name': 'Seat of a partner that has left',
  'finding.seat.of-absent-partner.meaning': 'The partner left the house, but its seat in the organ goes on.',
  'finding.seat.of-absent-partner.heal': 'End the seat on the day the partner left.',
  'finding.vote.seat-ended.name': 'Vote without a seat',
  'finding.vote.seat-ended.meaning':
    'Somebody voted whose seat did not hold that day, or for a partner that had already left.',
  'finding.vote.seat-ended.heal': 'Vote again, or have the decision ratified.',
  'finding.vote.with-interest.name': 'Voted with an interest of one’s own',
  'finding.vote.with-interest.meaning':
    'A representative of the partner that gets the money took part in the vote. Whoever has an interest leaves the meeting for that item.',
  'finding.vote.with-interest.heal': 'Vote again without those members, or have the decision ratified.',
  'finding.vote.provisional-never-confirmed.name': 'Provisional vote never confirmed',
  'finding.vote.provisional-never-confirmed.meaning':
    'A member voted subject to the own board. That board did not confirm the vote in time: within the term of the rules or, where there is none, within a month after the ballot.',
  'finding.vote.provisional-never-confirmed.heal':
    'Is the last day over? Then close the referral back: the vote falls away and the outcome is worked out anew. Is there no last day? Then ask the member to confirm the vote, or to change it.',
  'finding.partner.vetoed-by-one.name': 'Admission stopped by one partner',
  'finding.partner.vetoed-by-one.meaning':
    'Most were for the new partner, but one was against and that was enough. Nobody may have a veto alone.',
  'finding.partner.vetoed-by-one.heal': 'Put the candidate on the agenda again, under a rule without a veto.',
  'finding.advice.never-given.name': 'Advice asked and never given',
  'finding.advice.never-given.meaning': 'The time for the advice is over, and it did not come.',
  'finding.advice.never-given.heal': 'Give the advice all the same.',
  'finding.advice.late.name': 'Advice late',
  'finding.advice.late.meaning': 'The advice came after the last day that was asked for it.',
  'finding.advice.late.heal': 'In order since the advice is there. Agree on a deadline that can be met.',
  'finding.advice.ignored.name': 'Advice passed over without an answer',
  'finding.advice.ignored.meaning':
    'It was decided without saying what was done with the advice, or against it without reasons.',
  'finding.advice.ignored.heal': 'Answer every point of the advice: followed or not, and why.',
  'finding.contribution.unanswered.name': 'Input without an answer',
  'finding.contribution.unanswered.meaning':
    'Somebody gave input, it was decided, and nobody said what was done with that input.',
  'finding.contribution.unanswered.heal': 'Answer the input: followed or not, and why.',
  'finding.signal.unanswered.name': 'Signal left lying',
  'finding.signal.unanswered.meaning':
    'Somebody gave a signal. After 90 days nobody took it up in a dossier and nobody answered it.',
  'finding.signal.unanswered.heal': 'Take the signal up in a dossier, or answer it.',
  'finding.dossier.closed-without-answers.name': 'Closed without all answers',
  'finding.dossier.closed-without-answers.meaning':
    'The dossier was closed while input or advice had no answer yet. Why, is said with it.',
  'finding.dossier.closed-without-answers.heal': 'Answer after all, or reopen the dossier.',
  'finding.bekrachtiging.overdue.name': 'Bekrachtiging overdue',
  'finding.bekrachtiging.overdue.meaning':
    'The decision waits for bekrachtiging, and the organ that has to ratify let its deadline pass.',
  'finding.bekrachtiging.overdue.heal': 'Have the organ ratify, refuse or send back.',
  'finding.meeting.notice-too-short.name': 'Convened too late',
  'finding.meeting.notice-too-short.meaning':
    'There were fewer days between the invitation and the meeting than the rules of the organ ask.',
  'finding.meeting.notice-too-short.heal': 'Convene again about the same items, with enough time in between.',
  'finding.meeting.same-chair-twice.name': 'The same chair twice in a row',
  'finding.meeting.same-chair-twice.meaning':
    'In this organ the chair rotates, but the same seat led two meetings in a row.',
  'finding.meeting.same-chair-twice.heal': 'Let somebody else chair the next meeting.',
  'finding.meeting.item-never-treated.name': 'Agenda item not treated',
  'finding.meeting.item-never-treated.meaning':
    'The meeting was closed without treating this item of its agenda, and that did not happen later either.',
  'finding.meeting.item-never-treated.heal': 'Treat the item at a next meeting, or withdraw the proposal.',
  'finding.minutes.never-drafted.name': 'No minutes made',
  'finding.minutes.never-drafted.meaning': 'A month after the meeting there are no minutes.',
  'finding.minutes.never-drafted.heal': 'Draft the minutes all the same.',
  'finding.minutes.never-approved.name': 'Minutes not approved',
  'finding.minutes.never-approved.meaning':
    'The organ met again and did not approve the minutes of the meeting before.',
  'finding.minutes.never-approved.heal': 'Approve the minutes at the next meeting.',
  'finding.organ.below-yearly-meetings.name': 'Met too seldom',
  'finding.organ.below-yearly-meetings.meaning': 'In a calendar year the organ met less often than its rules ask.',
  'finding.organ.below-yearly-meetings.heal': 'Meet often enough this year, or change the rules.',
  'finding.organ.past-end-date.name': 'Organ past its end date',
  'finding.organ.past-end-date.meaning':
    'The end date of the organ has passed, and nobody dissolved it or gave it a later date.',
  'finding.organ.past-end-date.heal': 'Decide whether the organ goes on: dissolve it, or extend it.',
  'finding.organ.without-chair.name': 'Organ without chair',
  'finding.organ.without-chair.meaning': 'The organ has members, but none of them is its chair.',
  'finding.organ.without-chair.heal': 'Assign a seat with the role of chair.',
  'finding.organ.without-secretary.name': 'Organ without secretary',
  'finding.organ.without-secretary.meaning': 'The organ has members, but none of them is its secretary.',
  'finding.organ.without-secretary.heal': 'Assign a seat with the role of secretary.',
  'finding.fact.recorded-late.name': 'Recorded late',
  'finding.fact.recorded-late.meaning':
    'What had happened came into the register more than thirty days later. Whoever looked meanwhile saw an incomplete picture.',
  'finding.fact.recorded-late.heal': 'In order since it was recorded. Record sooner what happens.',
  'finding.quorum.not-met.name': 'Too few members present',
  'finding.quorum.not-met.meaning': 'The organ decided while there were fewer members than its rules ask.',
  'finding.quorum.not-met.heal': 'Convene again about the same item, or have the decision ratified.',
  'finding.proxy.over-cap.name': 'Too many proxies with one member',
  'finding.proxy.over-cap.meaning': 'One member voted with more proxies than the rules allow.',
  'finding.proxy.over-cap.heal': 'Vote again, or spread the proxies over more members.',
  'finding.proxy.chained.name': 'Proxy handed on',
  'finding.proxy.chained.meaning': 'Whoever held a proxy gave the own vote to another. A proxy may not be handed on.',
  'finding.proxy.chained.heal': 'Vote again, or let the member choose somebody directly.',
  'finding.proxy.holder-absent.name': 'Proxy of an absent holder',
  'finding.proxy.holder-absent.meaning': 'The member who held the proxy was not there.',
  'finding.proxy.holder-absent.heal': 'Vote again, or have the decision ratified.',
  'finding.ballot.persons-voted-openly.name': 'Persons voted on openly',
  'finding.ballot.persons-voted-openly.meaning': 'Persons are voted on secretly; this ballot was open.',
  'finding.ballot.persons-voted-openly.heal': 'Vote again, secretly.',
  'finding.decision.executed-before-final.name': 'Carried out before it was final',
  'finding.decision.executed-before-final.meaning':
    'The decision was carried out while it still waited for bekrachtiging.',
  'finding.decision.executed-before-final.heal': 'Ask for the bekrachtiging urgently; undo it when that is refused.',
  'finding.decision.annulled-but-executed.name': 'Annulled and yet carried out',
  'finding.decision.annulled-but-executed.meaning': 'Supervision annulled the decision, but it was carried out.',
  'finding.decision.annulled-but-executed.heal': 'Undo it and record that.',
  'finding.decision.fallen-but-executed.name': 'Fallen and yet carried out',
  'finding.decision.fallen-but-executed.meaning':
    'The provisional decision fell because a vote was not confirmed, but it was carried out.',
  'finding.decision.fallen-but-executed.heal': 'Take a new decision, or undo it.',
  'finding.bekrachtiging.condition-not-met.name': 'Condition of the bekrachtiging not met',
  'finding.bekrachtiging.condition-not-met.meaning':
    'The decision was ratified under a condition that after three months is not met.',
  'finding.bekrachtiging.condition-not-met.heal':
    'Meet it and record that, or ask the ratifying organ for another answer.',
  'finding.bekrachtiging.remarks-unanswered.name': 'Remarks without an answer',
  'finding.bekrachtiging.remarks-unanswered.meaning':
    'The decision came back with remarks, and the new version does not say what was done with them.',
  'finding.bekrachtiging.remarks-unanswered.heal': 'Answer each remark in a new version.',
  'finding.partner.refused-without-reasons.name': 'Partner refused without reasons',
  'finding.partner.refused-without-reasons.meaning': 'A candidate partner was refused without saying why.',
  'finding.partner.refused-without-reasons.heal': 'Give the reasons and record them.',
  'finding.delegation.no-report.name': 'Delegate without report',
  'finding.delegation.no-report.meaning': 'Somebody represents the house elsewhere, but did not report in time.',
  'finding.delegation.no-report.heal': 'Ask for the report and record it.',
  'finding.evaluation.missing.name': 'Yearly evaluation missing',
  'finding.evaluation.missing.meaning':
    'The goal is to be evaluated every year. On 1 April the year before had not been evaluated.',
  'finding.evaluation.missing.heal': 'Evaluate all the same and record the result.',
  'finding.action.overdue.name': 'Action overdue',
  'finding.action.overdue.meaning': 'The action should have been done, and nobody reported that it is.',
  'finding.action.overdue.heal': 'Report on it and close it, or agree on a new date.',
  'finding.agreement.not-signed-by-all.name': 'Agreement not signed by all',
  'finding.agreement.not-signed-by-all.meaning':
    'The agreement should have begun, but not every party has signed. It does not hold yet.',
  'finding.agreement.not-signed-by-all.heal': 'Ask for the missing signatures, or record who does not take part.',
  'finding.decision.published-late.name': 'Published late',
  'finding.decision.published-late.meaning': 'The decision was published later than the rules ask, or not yet.',
  'finding.decision.published-late.heal': 'Publish the decision.',
  'finding.verdict.differs.name': 'Verdict does not fit what is known now',
  'finding.verdict.differs.meaning':
    'By what is known now of seats, attendance and proxies, the same ballot comes out otherwise.',
  'finding.verdict.differs.heal': 'Vote again, or have the decision ratified.',
  'finding.grant.over-allocated.name': 'More allocated than granted',
  'finding.grant.over-allocated.meaning':
    'More of this grant was allocated than there is, for example because its amount was lowered afterwards.',
  'finding.grant.over-allocated.heal':
    'Have a decision lower or withdraw amounts, or ask the giver for a higher amount.',
  'finding.grant.lapsing.name': 'Grant ends soon with money left',
  'finding.grant.lapsing.meaning':
    'The period of this grant ends within 90 days, and part of it is not allocated. What is left may be lost.',
  'finding.grant.lapsing.heal': 'Decide on what is left, or ask the giver for a longer period.',
  'finding.grant.money-left-at-end.name': 'Money left after the end of the grant',
  'finding.grant.money-left-at-end.meaning':
    'The period of this grant ended 60 days ago and there is money left that nobody allocated. Its account is not closed.',
  'finding.grant.money-left-at-end.heal':
    'Close the account of the grant, or record the extension if the giver gave one.',
  'finding.instalment.overdue.name': 'Instalment of a grant not received',
  'finding.instalment.overdue.meaning': 'Part of the grant was due 30 days ago and was not received, or not all of it.',
  'finding.instalment.overdue.heal': 'Ask the giver for it, and record it when it has come.',
  'finding.allocation.breaks-rules.name': 'Allocated against a rule',
  'finding.allocation.breaks-rules.meaning':
    'When this amount was allocated it did not fit: in the grant, in what was meant for this purpose or year, in the period or in the budget. The rules are listed.',
  'finding.allocation.breaks-rules.heal':
    'Have a decision lower or withdraw the amount, or have the grant or the budget changed and then decide on the amount again.',
  'finding.allocation.decision-not-final.name': 'Money committed under a decision that no longer holds',
  'finding.allocation.decision-not-final.meaning':
    'The decision on which this amount rests was annulled or fell. Part of the money was committed by then.',
  'finding.allocation.decision-not-final.heal':
    'Release what is not paid, claim back what is, or have it decided again.',
  'finding.decision.money-not-allocated.name': 'Decision on money without allocation',
  'finding.decision.money-not-allocated.meaning':
    'This decision has been final for 60 days and is about an amount, but nothing says from which grant it comes.',
  'finding.decision.money-not-allocated.heal': 'Allocate the amount of the decision to the grants it comes from.',
  'finding.commitment.outside-period.name': 'Committed outside the period of the grant',
  'finding.commitment.outside-period.meaning':
    'The house bound itself to this on a day on which the grant did not run yet, or any more.',
  'finding.commitment.outside-period.heal':
    'Ask the giver for a longer period, or release the amount and pay it from other money.',
  'finding.commitment.unpaid.name': 'Committed and not paid',
  'finding.commitment.unpaid.meaning': 'This amount was committed 180 days ago and is not paid in full.',
  'finding.commitment.unpaid.heal': 'Pay what is due, or release what is not needed any more.',
  'finding.money.paid-without-decision.name': 'Paid without a decision',
  'finding.money.paid-without-decision.meaning':
    'Money was paid for which there is no decision, or more than was decided.',
  'finding.money.paid-without-decision.heal':
    'Find the decision and commitment that this money belongs to, or ask the money back.',
  'finding.payment.other-beneficiary.name': 'Paid to somebody else',
  'finding.payment.other-beneficiary.meaning': 'The money went to somebody else than the decision said.',
  'finding.payment.other-beneficiary.heal': 'Ask the money back and pay the right beneficiary.',
  'finding.payment.before-commitment.name': 'Paid before it was committed',
  'finding.payment.before-commitment.meaning': 'The money was paid before the house had bound itself to it.',
  'finding.payment.before-commitment.heal': 'Find out why. Reverse the payment or ask the money back if it was wrong.',
  'finding.payment.mandate-limit-crossed.name': 'More paid than the mandate allows in a year',
  'finding.payment.mandate-limit-crossed.meaning':
    'What was paid this year on decisions under this mandate is together more than it allows in a calendar year.',
  'finding.payment.mandate-limit-crossed.heal': 'Ask for a wider mandate, or ask back what was paid too much.',
  'finding.payment.unjustified.name': 'Paid and not justified',
  'finding.payment.unjustified.meaning':
    'A partner received this money 180 days ago and has not shown what it was spent on.',
  'finding.payment.unjustified.heal': 'Ask the partner for the costs with proof, or claim the money back.',
  'finding.justification.unanswered.name': 'Justification without an answer',
  'finding.justification.unanswered.meaning':
    'The partner showed 60 days ago what the money was spent on and has no answer yet.',
  'finding.justification.unanswered.heal': 'Assess each cost: accepted, accepted in part, or rejected with the reason.',
  'finding.justification.partly-rejected-not-claimed.name': 'Rejected costs not claimed back',
  'finding.justification.partly-rejected-not-claimed.meaning':
    'Costs were rejected 30 days ago, but the money for them was neither claimed back nor justified otherwise.',
  'finding.justification.partly-rejected-not-claimed.heal':
    'Claim back what was not accepted, or have the partner show other costs.',
  'finding.recovery.overdue.name': 'Recovery not paid',
  'finding.recovery.overdue.meaning':
    'This money was claimed back 90 days ago and has not come back, or not all of it.',
  'finding.recovery.overdue.heal':
    'Remind the partner, or have a decision say that the house does not ask the rest any more.',
  'finding.share.unsettled.name': 'Share of a cost not settled',
  'finding.share.unsettled.meaning': 'A partner has not borne all of its share of a shared cost after 90 days.',
  'finding.share.unsettled.heal': 'Ask the partner for its share, and record how it was settled.',
  'finding.bank-line.unmatched.name': 'Movement of the bank not explained',
  'finding.bank-line.unmatched.meaning':
    'This movement of the bank is after 30 days not fully matched with a payment, an instalment or a recovery.',
  'finding.bank-line.unmatched.heal': 'Match the movement, or set it aside with the reason.',
  'word.severity.grave': 'grave',
  'word.severity.serious': 'serious',
  'word.severity.attention': 'attention',
  'word.about.dossier': 'dossier',
  'word.about.contribution': 'contribution',
  'word.about.signal': 'signal',
  'word.about.advice-request': 'advice request',
  'word.about.advice': 'advice',
  'word.about.ballot': 'ballot',
  'word.about.decision': 'decision',
  'word.about.meeting': 'meeting',
  'word.about.mandate': 'mandate',
  'word.about.seat': 'seat',
  'word.about.partner': 'partner',
  'word.about.candidacy': 'candidacy',
  'word.about.delegation': 'delegation',
  'word.about.goal': 'goal',
  'word.about.action': 'action',
  'word.about.agreement': 'agreement',
  'word.about.grant': 'grant',
  'word.about.allocation': 'allocation',
  'word.about.commitment': 'commitment',
  'word.about.payment': 'payment',
  'word.about.justification': 'justification',
  'word.about.recovery': 'recovery',
  'word.about.shared-cost': 'shared cost',
  'word.about.bank-line': 'movement of the bank',
  'word.about.organ': 'organ',
  'time.other': 'Look at another day',
  'time.as-of': 'You see how things stood on {day}: with what held then.',
  'time.known-at': 'You see what was known at the end of {moment}: what was recorded later is left out.',
  'time.both': 'You see how things stood on {day}, as known at the end of {moment}.',
  'time.recorded-late': 'recorded only on {day}',
  'findings.title': 'Findings',
  'findings.intro':
    'What the register itself finds irregular, with its proof. A finding does not disappear: it is healed by what happens later.',
  'findings.caption': 'Findings of {house}, on {day}',
  'findings.none': 'No findings.',
  'findings.filter-code': 'Kind',
  'findings.filter-severity': 'Severity',
  'findings.filter-open': 'State',
  'findings.open-only': 'open only',
  'findings.healed-only': 'healed only',
  'findings.every-house': 'all houses',
  'findings.open-or-healed': 'open and healed',
  'findings.as-of': 'As of',
  'findings.known-at': 'As known on (end of that day, optional)',
  'findings.what': 'Finding',
  'findings.severity': 'Severity',
  'findings.about': 'About',
  'findings.since': 'Since',
  'findings.healed': 'Healed on',
  'findings.still-open': 'open',
  'findings.proof': 'Proof',
  'findings.proof-number': 'event {number}',
  'findings.more': 'What it means and what to do',
  'findings.meaning': 'What this means',
  'findings.heal': 'How to heal it',
  'findings.source': 'Where the rule comes from',
  'findings.catalogue': 'All kinds of findings',
  'findings.catalogue-intro':
    'These are all the irregularities that the register can see by itself, what they mean and how they are healed.',
  'findings.all': 'See the findings',
  'findings.count':
    '{open, plural, =0 {No open findings.} one {There is # open finding.} other {There are # open findings.}}',
  'findings.in-dossier': '{kind} in “{dossier}”',
  'findings.in-organ': '{kind}, {organ}',
}
