import type { DecisionRule } from '../organ/events.js'
import type { RuleSet } from './rule-set.js'

/**
 * The whole rule set that a short decision rule stands for: no quorum, no proxies, abstentions not counted, a tie
 * rejects. What an organ said in few words before it adopted a set of its own.
 */
export const ofDecisionRule = ({ method, source }: DecisionRule): RuleSet => ({
  name: source,
  source: { text: source, reference: null },
  quorum: { needed: { kind: 'none' }, counts: 'present', whenRecused: 'unchanged' },
  majority: method === 'consensus' ? 'consensus' : 'simple',
  abstentions: 'not-counted',
  blanks: 'not-counted',
  invalid: 'not-counted',
  tie: 'rejected',
  weights: { kind: 'per-seat', seats: [] },
  proxies: { kind: 'not-allowed' },
  secondConvocation: null,
  secrecy: 'never',
  noticeDays: 0,
  minimumMeetingsPerYear: 0,
  agenda: ['chair', 'secretary', 'member'],
  chair: 'fixed',
  minutesApprovedBySilenceAfterDays: null,
  writtenProcedure: { majority: method === 'consensus' ? 'consensus' : 'simple', minimumDays: 0 },
  adviceDays: null,
  referralBackDays: null,
  publicationDays: null,
  bekrachtiging: null,
})
