import type { verdict as dutch } from '../nl/verdict.js'

export const verdict: Readonly<Record<keyof typeof dutch, string>> = {
  'verdict.secret': 'Secret ballot.',
  'verdict.written': 'Written procedure: whoever answered counts as present.',
  'verdict.second-round': 'Second round.',
  'verdict.recused.recomputed':
    '{count, plural, one {# member has} other {# members have}} an interest in this matter and {count, plural, one {is} other {are}} not counted.',
  'verdict.recused.unchanged':
    '{count, plural, one {# member has} other {# members have}} an interest in this matter and {count, plural, one {does} other {do}} not vote.',
  'verdict.there': '{present} of {seats} {seats, plural, one {member} other {members}} present',
  'verdict.there.represented': '{there} and {represented} represented',
  'verdict.there.together': '{there} and {represented} represented, together {counted}',
  'verdict.quorum.none': '{there}; the rules ask for no quorum.',
  'verdict.quorum.dropped': '{there}; in this second convocation no quorum is needed.',
  'verdict.quorum.met': '{there}: quorum met ({why}).',
  'verdict.quorum.missed': '{there}: quorum not met ({why}).',
  'verdict.quorum.more-than': 'more than {part} of {seats} is {needed}',
  'verdict.quorum.at-least': 'at least {part} of {seats} is {needed}',
  'verdict.quorum.number': 'at least {needed} needed',
  'verdict.part.1/2': 'half',
  'verdict.part.1/3': 'one third',
  'verdict.part.2/3': 'two thirds',
  'verdict.part.1/4': 'one quarter',
  'verdict.part.3/4': 'three quarters',
  'verdict.part.4/5': 'four fifths',
  'verdict.part.other': '{numerator}/{denominator}',
  'verdict.void.recused':
    '{count, plural, one {# vote is not counted: the member has} other {# votes are not counted: the members have}} an interest in this matter.',
  'verdict.void.no-seat':
    '{count, plural, one {# vote is} other {# votes are}} not counted: no seat with a vote on that day.',
  'verdict.void.observer':
    '{count, plural, one {# vote is} other {# votes are}} not counted: an observer does not vote.',
  'verdict.void.not-present':
    '{count, plural, one {# vote is} other {# votes are}} not counted: not present for this matter.',
  'verdict.void.too-late': '{count, plural, one {# vote is} other {# votes are}} not counted: cast after the last day.',
  'verdict.void.proxy-not-allowed':
    '{count, plural, one {# vote is} other {# votes are}} not counted: the rules do not allow this proxy.',
  'verdict.void.proxy-not-valid':
    '{count, plural, one {# vote is} other {# votes are}} not counted: the proxy does not hold for this matter.',
  'verdict.void.proxy-over-cap':
    '{count, plural, one {# vote is} other {# votes are}} not counted: the holder has too many proxies.',
  'verdict.void.proxy-chained':
    '{count, plural, one {# vote is} other {# votes are}} not counted: the holder gave a proxy too.',
  'verdict.void.proxy-holder-absent':
    '{count, plural, one {# vote is} other {# votes are}} not counted: the holder of the proxy was not there.',
  'verdict.void.not-confirmed':
    '{count, plural, one {# vote is} other {# votes are}} not counted: not confirmed in time after referral back.',
  'verdict.void.set-aside': '{count, plural, one {# vote is} other {# votes are}} not counted: set aside.',
  'verdict.votes.for': '{count} for',
  'verdict.votes.against': '{count} against',
  'verdict.votes.abstain': '{count, plural, one {# abstention} other {# abstentions}}',
  'verdict.votes.blank': '{count} blank',
  'verdict.votes.invalid': '{count} invalid',
  'verdict.weights.per-seat': 'Weighed votes: {votes}',
  'verdict.weights.per-partner': 'One vote per partner: {votes}',
  'verdict.weights.per-partner-weighed': 'Weighed votes per partner: {votes}',
  'verdict.kind.abstain': 'abstentions',
  'verdict.kind.blank': 'blank votes',
  'verdict.kind.invalid': 'invalid votes',
  'verdict.kinds': '{first} and {last}',
  'verdict.treated.not-counted': '{kinds} are not counted',
  'verdict.treated.counted': '{kinds} count as votes cast',
  'verdict.treated.against': '{kinds} count as against',
  'verdict.result': '{measured}: {outcome}',
  'verdict.measured.enough': '{for} of {counted}',
  'verdict.measured.too-few': '{for} of {counted}, {needed} needed',
  'verdict.measured.qualified': '{for} of {counted}, {needed} needed ({majority})',
  'verdict.measured.none-counts': 'no vote counts',
  'verdict.measured.more-for': 'more for than against',
  'verdict.measured.not-more-for': 'not more for than against',
  'verdict.measured.all': 'all {counted} for',
  'verdict.measured.not-all': '{for} of {counted}, unanimity needed',
  'verdict.measured.consensus': 'nobody against, there is consensus',
  'verdict.measured.no-consensus': '{against} against, there is no consensus',
  'verdict.measured.nobody-for': 'nobody for, there is no consensus',
  'verdict.measured.consent': 'nobody objects',
  'verdict.measured.no-consent': '{against, plural, one {# objection} other {# objections}}',
  'verdict.tie.rejected': 'a tie',
  'verdict.tie.chair-for': 'a tie, broken by the vote of the chair for',
  'verdict.tie.chair-against': 'a tie, broken by the vote of the chair against',
  'verdict.tie.chair-silent': 'a tie, and the chair took no side',
  'verdict.tie.second-round': 'a tie',
  'verdict.groups': '{measured} as a whole; {groups}: {outcome}',
  'verdict.group.met': '{name} {measured} (met)',
  'verdict.group.missed': '{name} {measured} (not met)',
  'verdict.no-effect': 'without a quorum nothing is decided',
  'verdict.provisional.decides':
    '{count, plural, one {# vote is} other {# votes are}} still subject to referral back; the outcome depends on it.',
  'verdict.provisional.safe':
    '{count, plural, one {# vote is} other {# votes are}} still subject to referral back; the outcome does not depend on it.',
}
