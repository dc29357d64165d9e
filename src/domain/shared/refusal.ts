/**
 * Every reason the ledger can have to refuse a command: its stable code, what kind of refusal it is, and the rule it
 * rests on. `unknown`: what is referred to does not exist. `conflict`: it clashes with what was recorded before.
 * `rule`: a rule of governance forbids it.
 */
export const refusals = {
  'house.already-founded': { kind: 'conflict', rule: 'A house is founded once' },
  'house.unknown': { kind: 'unknown', rule: 'Every act belongs to a house' },
  'date.in-future': { kind: 'rule', rule: 'A fact is recorded on or after the day it happened' },
  'subject.unknown': { kind: 'unknown', rule: 'docs/mandates.md: a subject stands in the tree of the house' },
  'subject.already-there': { kind: 'conflict', rule: 'A subject stands in the tree once' },
  'partner.unknown': { kind: 'unknown', rule: 'Only partners of the house take part' },
  'partner.not-present': { kind: 'rule', rule: 'A partner takes part from admission until withdrawal' },
  'partner.kbo-taken': { kind: 'conflict', rule: 'A KBO number identifies one partner' },
  'partner.decision-does-not-admit': {
    kind: 'rule',
    rule: 'S3 ch.5 §6: admission rests on a final, adopted decision about admission',
  },
  'organ.unknown': { kind: 'unknown', rule: 'Only organs of the house act' },
  'organ.not-active': { kind: 'rule', rule: 'An organ acts from its establishment until its end' },
  'organ.decision-does-not-establish': {
    kind: 'rule',
    rule: 'S0: a working group is established by a final, adopted decision about it',
  },
  'rule-set.fraction-too-large': { kind: 'rule', rule: 'A quorum is a part of the seats, at most all of them' },
  'rule-set.secret-needs-equal-votes': {
    kind: 'rule',
    rule: 'A secret ballot keeps totals: it can be judged when votes weigh the same',
  },
  'rule-set.chair-vote-is-secret': { kind: 'rule', rule: 'What the chair votes secretly breaks no tie' },
  'rule-set.named-twice': { kind: 'rule', rule: 'A rule set gives each seat or partner one weight, or one group' },
  'period.ends-before-start': { kind: 'rule', rule: 'A period ends on or after its first day' },
  'seat.unknown': { kind: 'unknown', rule: 'Only seats of the house count' },
  'seat.already-ended': { kind: 'conflict', rule: 'A seat ends once' },
  'seat.not-of-organ': { kind: 'rule', rule: 'A seat speaks in its own organ only' },
  'seat.not-valid-that-day': { kind: 'rule', rule: 'A seat counts within its period only' },
  'person.unknown': { kind: 'unknown', rule: 'Who is named has or had a seat in the house' },
  'person.erased': { kind: 'conflict', rule: 'GDPR art. 17: what was erased does not come back' },
  'person.nothing-given': { kind: 'rule', rule: 'Details say at least one thing' },
  'person.details-apart': { kind: 'rule', rule: 'Details of a known person are recorded by themselves' },
  'mandate.unknown': { kind: 'unknown', rule: 'Only mandates of the house count' },
  'mandate.ratifying-organ-needed': {
    kind: 'rule',
    rule: 'docs/mandates.md: deciding subject to bekrachtiging names who ratifies',
  },
  'mandate.addressee-needed': { kind: 'rule', rule: 'docs/mandates.md: a proposal goes to an organ' },
  'mandate.field-does-not-fit-level': { kind: 'rule', rule: 'docs/mandates.md: each level has its own fields' },
  'mandate.exceeds-grantor': { kind: 'rule', rule: 'Nobody grants more than they have' },
  'mandate.ended': { kind: 'conflict', rule: 'A mandate that was revoked or has ended does not change any more' },
  'mandate.suspended': { kind: 'conflict', rule: 'A mandate is suspended once at a time' },
  'mandate.not-suspended': { kind: 'conflict', rule: 'Only a suspended mandate is resumed' },
  'dossier.unknown': { kind: 'unknown', rule: 'Every act concerns a dossier that was opened' },
  'proposal.missing': { kind: 'rule', rule: 'One decides on a proposal' },
  'proposal.already-submitted': { kind: 'conflict', rule: 'A dossier has one proposal; a change makes a new version' },
  'proposal.withdrawn': { kind: 'conflict', rule: 'A withdrawn proposal is closed' },
  'proposal.version-unknown': { kind: 'unknown', rule: 'A version exists once it is submitted' },
  'proposal.ballot-open': { kind: 'conflict', rule: 'What is being voted on does not change' },
  'proposal.decided': { kind: 'conflict', rule: 'What was finally adopted does not change' },
  'proposal.awaits-confirmation': {
    kind: 'conflict',
    rule: 'What waits for votes to be confirmed stays as it was decided, until they are',
  },
  'proposal.awaits-bekrachtiging': {
    kind: 'conflict',
    rule: 'What waits for bekrachtiging stays as it was decided, until it is ratified, refused or sent back',
  },
  'contribution.unknown': { kind: 'unknown', rule: 'An answer belongs to a contribution' },
  'answer.already-given': { kind: 'conflict', rule: 'Input is answered once; a mistake is rectified' },
  'answer.reason-needed': { kind: 'rule', rule: 'S2 trekkerschap: what is not followed gets a reason' },
  'advice-request.unknown': { kind: 'unknown', rule: 'Advice answers a request' },
  'advice.already-given': { kind: 'conflict', rule: 'A request is answered once' },
  'advice.unknown': { kind: 'unknown', rule: 'An answer belongs to a point of advice' },
  'advice.point-unknown': { kind: 'unknown', rule: 'An answer belongs to a point of advice' },
  'meeting.unknown': { kind: 'unknown', rule: 'A meeting is convened first' },
  'meeting.before-invitation': { kind: 'rule', rule: 'A meeting is held on or after the day it is convened' },
  'meeting.not-of-organ': { kind: 'rule', rule: 'An organ decides in its own meeting' },
  'meeting.item-already-there': { kind: 'conflict', rule: 'A dossier stands on an agenda once' },
  'meeting.not-that-day': { kind: 'rule', rule: 'Attendance counts on the day of the meeting' },
  'ballot.unknown': { kind: 'unknown', rule: 'One votes in a ballot that was opened' },
  'ballot.already-open': { kind: 'conflict', rule: 'An organ holds one ballot on a dossier at a time' },
  'ballot.closed': { kind: 'conflict', rule: 'After closing, no vote is added' },
  'ballot.still-open': { kind: 'conflict', rule: 'A decision follows the closing of the ballot' },
  'ballot.no-votes': { kind: 'rule', rule: 'A ballot without votes decides nothing' },
  'ballot.older-version': { kind: 'conflict', rule: 'A decision concerns the version that was voted on' },
  'ballot.too-few-voters': { kind: 'rule', rule: 'A secret ballot needs at least three persons who may vote' },
  'ballot.too-few-for-secrecy': {
    kind: 'rule',
    rule: 'A secret ballot closes with the votes of at least three persons, or the totals would tell who voted what',
  },
  'ballot.not-secret': { kind: 'conflict', rule: 'The votes of an open ballot are recorded by seat' },
  'ballot.count-needed': { kind: 'rule', rule: 'A secret ballot on paper is closed with its count' },
  'ballot.count-differs': { kind: 'rule', rule: 'There are as many votes as seats that voted' },
  'ballot.box-not-empty': { kind: 'conflict', rule: 'A secret ballot is held in the ledger or on paper, not in both' },
  'ballot.must-be-secret': { kind: 'rule', rule: 'Decreet over het lokaal bestuur: persons are voted on secretly' },
  'ballot.secret-needs-equal-votes': {
    kind: 'rule',
    rule: 'A secret ballot keeps totals: it can be judged when votes weigh the same',
  },
  'ballot.no-tie-before': { kind: 'rule', rule: 'A second round follows a tie, where the rule set has one' },
  'ballot.second-round-due': {
    kind: 'rule',
    rule: 'After a tie that the rule set has voted on once more comes the second round',
  },
  'vote.secret': { kind: 'rule', rule: 'In a secret ballot whoever holds the seat votes, and no vote is recorded' },
  'vote.secret-is-definite': { kind: 'rule', rule: 'A secret vote cannot be subject to referral back' },
  'vote.no-seat-that-day': { kind: 'rule', rule: 'Who votes has a seat in the organ on that day' },
  'vote.observer': { kind: 'rule', rule: 'An observer speaks but does not vote' },
  'vote.already-cast': { kind: 'conflict', rule: 'A seat votes once' },
  'vote.must-refer-back': { kind: 'rule', rule: 'S3 ch.2 §2.2: who must refer back votes subject to it' },
  'vote.before-opening': { kind: 'rule', rule: 'One votes from the day the ballot is opened' },
  'vote.recused': { kind: 'rule', rule: 'docs/rules.md: a member with an interest leaves discussion and vote' },
  'vote.not-present': { kind: 'rule', rule: 'Who is not in the room does not vote' },
  'vote.too-late': { kind: 'rule', rule: 'In writing one votes until the last day to answer' },
  'vote.proxy-not-allowed': { kind: 'rule', rule: 'The rule set of the organ says who may vote for whom' },
  'vote.proxy-not-valid': {
    kind: 'rule',
    rule: 'A proxy holds for its meeting, matter or period, until it is revoked',
  },
  'vote.proxy-over-cap': { kind: 'rule', rule: 'The rule set of the organ says how many proxies one has' },
  'vote.proxy-chained': { kind: 'rule', rule: 'Who gave a proxy does not pass on that of another' },
  'vote.proxy-holder-absent': { kind: 'rule', rule: 'Who votes for another is there' },
  'vote.referral-back-over': { kind: 'rule', rule: 'A vote subject to referral back is confirmed in time' },
  'referral-back.nothing-open': {
    kind: 'conflict',
    rule: 'Only where votes are still to be confirmed there is an end to it',
  },
  'referral-back.not-over': { kind: 'rule', rule: 'Until the last day a vote may still be confirmed' },
  'vote.not-cast': { kind: 'unknown', rule: 'Only a vote that was cast is confirmed' },
  'vote.not-provisional': { kind: 'conflict', rule: 'Only a vote subject to referral back is confirmed, and once' },
  'decision.unknown': { kind: 'unknown', rule: 'Bekrachtiging concerns a decision' },
  'decision.already-taken': { kind: 'conflict', rule: 'An organ decides once on a proposal' },
  'decision.same-version': { kind: 'rule', rule: 'What was sent back or refused returns as a new version' },
  'decision.differs-from-ballot': { kind: 'rule', rule: 'The decision is what the ballot gave' },
  'decision.ballot-not-named': { kind: 'rule', rule: 'An organ that voted decides what its ballot gave' },
  'decision.role-not-held': { kind: 'rule', rule: 'Who decides in a role holds it on that day' },
  'decision.no-quorum': { kind: 'rule', rule: 'Too few were there: nothing is decided' },
  'decision.reasons-needed': { kind: 'rule', rule: 'S3 ch.5 §6: a rejection states its reasons' },
  'decision.advice-pending': { kind: 'rule', rule: 'S1: advice that was asked is awaited until its deadline' },
  'decision.no-mandate': { kind: 'rule', rule: 'S0: see to a clear mandate' },
  'decision.over-limit': { kind: 'rule', rule: 'docs/mandates.md: limits per decision and per calendar year' },
  'bekrachtiging.organ-not-named': { kind: 'rule', rule: 'The organ that the mandate names ratifies' },
  'bekrachtiging.no-authority': { kind: 'rule', rule: 'Only who may decide it can heal a decision without mandate' },
  'bekrachtiging.not-awaited': { kind: 'conflict', rule: 'Only a decision that waits for bekrachtiging receives it' },
  'bekrachtiging.before-decision': { kind: 'rule', rule: 'Bekrachtiging follows the decision' },
  'what-if.secret': { kind: 'rule', rule: 'Of a secret ballot only the totals are known' },
  'rectification.entry-unknown': { kind: 'unknown', rule: 'A rectification names the entry it corrects' },
} as const satisfies Record<string, { readonly kind: 'unknown' | 'conflict' | 'rule'; readonly rule: string }>

export type RefusalCode = keyof typeof refusals

/** Why a command was refused. `field` names the field at fault; `details` fill the sentence that the user reads. */
export type Refusal = {
  readonly code: RefusalCode
  readonly field: string | null
  readonly rule: string
  readonly details: Readonly<Record<string, string | number>>
}

/** A refusal under its rule. */
export const refusal = (
  code: RefusalCode,
  field: string | null,
  details: Readonly<Record<string, string | number>> = {},
): Refusal => ({ code, field, rule: refusals[code].rule, details })
