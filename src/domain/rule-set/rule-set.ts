import { z } from 'zod'
import { partnerId, seatId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line } from '../shared/text.js'

const days = z.int().nonnegative().max(3660)
const part = { numerator: z.int().min(1).max(1000), denominator: z.int().min(1).max(1000) }

/** How many must be there before an organ may decide; a fraction is one of the seats that count. */
const quorumNeeded = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('more-than'), ...part }),
  z.strictObject({ kind: z.literal('at-least'), ...part }),
  z.strictObject({ kind: z.literal('number'), number: z.int().min(1).max(1000) }),
])

export const quorumRule = z.strictObject({
  needed: quorumNeeded,
  /** Does someone who is represented by a proxy count towards the quorum? */
  counts: z.enum(['present', 'present-or-represented']),
  /** `recomputed`: whoever is recused counts neither among the seats nor among the present. */
  whenRecused: z.enum(['recomputed', 'unchanged']),
})

/**
 * - `simple`: more votes for than against;
 * - `absolute`: more than half of the votes that count;
 * - `two-thirds`, `four-fifths`: at least that part of the votes that count;
 * - `unanimity`: every vote that counts is for, and there is one;
 * - `consensus`: nobody against, somebody for;
 * - `consent`: nobody objects; silence is consent.
 */
export const majorityRule = z.enum([
  'simple',
  'absolute',
  'two-thirds',
  'four-fifths',
  'unanimity',
  'consensus',
  'consent',
])

export type MajorityRule = z.output<typeof majorityRule>

/** What a vote that is neither for nor against does: nothing, it counts among the votes, or it counts as against. */
export const uncommittedVotes = z.enum(['not-counted', 'counted', 'against'])

const weight = z.int().min(1).max(1000)

/** Most seats, or partners, that are named: the whole set must fit in one leaf of the transparency log. */
const MOST_NAMED = 300

/** How many votes each has. Whoever is not named has one. */
export const weightRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('per-seat'),
    seats: z.array(z.strictObject({ seat: seatId, weight })).max(MOST_NAMED),
  }),
  /**
   * The seats of a partner have one vote together: what most of those who took sides said; when divided, it abstains.
   * Who speaks for no partner has an own vote.
   */
  z.strictObject({
    kind: z.literal('per-partner'),
    partners: z.array(z.strictObject({ partner: partnerId, weight })).max(MOST_NAMED),
  }),
  /**
   * Every seat has one vote. The majority is needed among all votes and again within each group of partners (a double
   * majority); who belongs to no group counts among all votes only.
   */
  z.strictObject({
    kind: z.literal('per-group'),
    groups: z
      .array(
        z.strictObject({
          name: notPersonal(line, reasons.organisation),
          partners: z.array(partnerId).min(1).max(MOST_NAMED),
        }),
      )
      .min(2)
      .max(20),
  }),
])

export const proxyRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-allowed') }),
  z.strictObject({
    kind: z.literal('allowed'),
    /** Any other member with a vote, or only one of the same partner. */
    to: z.enum(['member', 'same-partner']),
    maximumPerHolder: z.int().min(1).max(1000),
    holderMustBePresent: z.boolean(),
  }),
])

/**
 * By which rules an organ meets and decides. All of it is data: a house may change any of it by adopting another set.
 * Days are calendar days.
 */
export const ruleSet = z.strictObject({
  name: notPersonal(line, reasons.matter),
  /** Where the rules are written down: the text, and the place in it. */
  source: z.strictObject({
    text: notPersonal(line, reasons.source),
    reference: notPersonal(line, reasons.source).nullable(),
  }),
  quorum: quorumRule,
  majority: majorityRule,
  abstentions: uncommittedVotes,
  blanks: uncommittedVotes,
  invalid: uncommittedVotes,
  /** With as many votes for as against. `second-round`: vote once more; a tie then rejects. */
  tie: z.enum(['rejected', 'chair-decides', 'second-round']),
  weights: weightRule,
  proxies: proxyRule,
  /** A second meeting about the same matters, at least so many days later, decides whatever the number; null: there is none. */
  secondConvocation: z.strictObject({ afterDays: days }).nullable(),
  secrecy: z.enum(['never', 'about-persons', 'always']),
  noticeDays: days,
  minimumMeetingsPerYear: z.int().nonnegative().max(366),
  /** Whose seat may put something on the agenda. */
  agenda: z
    .array(z.enum(['chair', 'secretary', 'member']))
    .min(1)
    .max(3),
  /** A meeting is led by the same chair, or by another one each time. */
  chair: z.enum(['fixed', 'rotating']),
  /** Minutes not remarked upon within so many days are approved; null: only a next meeting approves them. */
  minutesApprovedBySilenceAfterDays: days.nullable(),
  /** Deciding between meetings, in writing; null: not allowed. */
  writtenProcedure: z.strictObject({ majority: majorityRule, minimumDays: days }).nullable(),
  /** How long advice may take that is asked without a date of its own. */
  adviceDays: days.nullable(),
  /** How long a vote may stay subject to referral back. */
  referralBackDays: days.nullable(),
  /** Within how many days a decision of this organ is published; null: it need not be. */
  publicationDays: days.nullable(),
  /** Within how many days this organ ratifies, and what its silence then means; null: without a date. */
  bekrachtiging: z.strictObject({ days, silence: z.enum(['none', 'granted', 'lapsed']) }).nullable(),
})

export type RuleSet = z.output<typeof ruleSet>

/** What a house changes of a rule set: each field that is named replaces the whole of it. */
export const ruleSetChanges = ruleSet.partial()

export type RuleSetChanges = z.output<typeof ruleSetChanges>
