import { type Refusal, refusals } from '../domain/shared/refusal.js'
import type { Place } from './text-places.js'

/** Something wrong in a house file: where, what, and what to do about it. */
export type ImportProblem = Place & {
  /** The way to it, for example `acts[3].basis.decision`; empty for the whole file. */
  readonly path: string
  readonly code: ProblemCode
  /** One sentence that says what is wrong. */
  readonly message: string
  /** One sentence that says what to do. */
  readonly remedy: string
}

/** What is wrong, in words; a refusal by a rule of the domain has its own code in front of the message. */
export type Fault = Pick<ImportProblem, 'code' | 'message' | 'remedy'>

export type ProblemCode =
  | 'json.syntax'
  | 'json.duplicate-key'
  | 'field.missing'
  | 'field.unknown'
  | 'field.invalid'
  | 'act.unknown-command'
  | 'name.form'
  | 'name.wrong-kind'
  | 'name.taken'
  | 'reference.form'
  | 'reference.wrong-kind'
  | 'reference.unknown'
  | 'reference.later'
  | 'reference.not-yet'
  | 'rule.refused'
  | 'import.changed'
  | 'import.not-accepted'

const fault = (code: ProblemCode, message: string, remedy: string): Fault => ({ code, message, remedy })

/** Every sentence an import can answer with. */
export const faults = {
  syntax: (what: string) =>
    fault('json.syntax', `This is not JSON (${what}).`, 'Correct the comma, bracket, quote or value at this place.'),
  duplicateKey: (name: string) =>
    fault('json.duplicate-key', `"${name}" stands in this object twice.`, 'Keep one of the two.'),
  missing: (name: string, of: string) =>
    fault('field.missing', `"${name}" is missing in ${of}.`, `Add "${name}"; houses/house.schema.json describes it.`),
  unknownField: (name: string, of: string, known: readonly string[]) =>
    fault('field.unknown', `"${name}" is not a field of ${of}.`, `Remove it, or use one of: ${known.join(', ')}.`),
  invalid: (name: string, what: string) =>
    fault('field.invalid', `"${name}" ${what}.`, 'Give a value as houses/house.schema.json describes it.'),
  unknownCommand: (given: string, known: readonly string[]) =>
    fault('act.unknown-command', `"${given}" is not a command.`, `Use one of: ${known.join(', ')}.`),
  nameForm: (given: string, kind: string) =>
    fault(
      'name.form',
      `"${given}" is not a name for what this act creates.`,
      `Write ${kind}: and a name in lower case with hyphens, for example ${kind}:first.`,
    ),
  nameKind: (given: string, kind: string, command: string) =>
    fault('name.wrong-kind', `${command} cannot be named "${given}".`, `Begin the name with ${kind}: instead.`),
  nameTaken: (given: string, line: number) =>
    fault('name.taken', `"${given}" was already named on line ${line}.`, 'Choose another name.'),
  referenceForm: (name: string, kind: string) =>
    fault(
      'reference.form',
      `"${name}" is not a reference.`,
      `Refer to what an earlier act created, for example ${kind}:first.`,
    ),
  referenceKind: (given: string, kind: string) =>
    fault('reference.wrong-kind', `"${given}" does not name a ${kind}.`, `Refer to a ${kind}: ${kind}:…`),
  referenceUnknown: (given: string) =>
    fault(
      'reference.unknown',
      `No act names "${given}".`,
      `Correct the name, or add "as": "${given}" to the act meant.`,
    ),
  referenceLater: (given: string, line: number) =>
    fault(
      'reference.later',
      `"${given}" comes into being only later, on line ${line}.`,
      'Acts are carried out in the order of the file: move that act before this one.',
    ),
  referenceNotYet: (given: string) =>
    fault(
      'reference.not-yet',
      `"${given}" is a line of a plan, and no allocation followed from it by then.`,
      'Make the decision final before this act; a line that was struck, or of which nothing was granted, never follows.',
    ),
  refused: (command: string, { code, rule, details }: Refusal) =>
    fault('rule.refused', `${command} is refused (${code}): ${rule}${inWords(details)}.`, remedyOf(code)),
  changed: (command: string) =>
    fault(
      'import.changed',
      `This act (${command}) was imported before with another content.`,
      'Put the imported content back, and add an act at the end of the file for the change (RectifyEntry for a mistake).',
    ),
  notAccepted: (command: string, because: string) =>
    fault(
      'import.not-accepted',
      `The ledger does not accept ${command}: ${because}.`,
      'What came before is imported; correct the cause and start the same import again.',
    ),
}

const inWords = (details: Refusal['details']): string => {
  const parts = Object.entries(details).map(([name, value]) => `${name} ${value}`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

/** Remedies for the refusals that a writer of files meets most; the others follow from their kind. */
const remedies: Partial<Record<Refusal['code'], string>> = {
  'date.in-future': 'Give a day that is not after today, or leave the act out until it has happened.',
  'decision.no-mandate': 'Grant the organ a mandate that is valid that day, or say "withoutMandateBecause".',
  'decision.over-limit': 'Lower the amount, grant a wider mandate, or say "withoutMandateBecause".',
  'decision.advice-pending': 'Give the advice first, decide after its deadline, or say "adviceNotAwaitedBecause".',
  'decision.same-version': 'Add a ReviseProposal before this decision.',
  'decision.differs-from-ballot': 'Give the outcome of the ballot, or correct the votes.',
  'decision.remarks-unanswered':
    'Answer each point in "remarksAnswered" of a ReviseProposal, or say "irregularBecause".',
  'execution.before-final': 'Carry it out after the day it became final, or say "irregularBecause".',
  'bekrachtiging.not-its-turn': 'Put the bekrachtiging of the organ that comes first before this act.',
  'bekrachtiging.too-late': 'Use RecordSilence, or a day within the deadline of the rules of this organ.',
  'decision.reasons-needed': 'Add "reasons".',
  'answer.reason-needed': 'Add a "reason".',
  'vote.must-refer-back': 'Add "subjectToReferralBack": true.',
  'vote.secret': 'Leave this act out, and close the ballot with a CountSecretBallot that gives its count.',
  'ballot.count-needed': 'Use CountSecretBallot with "participants" and "tally" in the place of CloseBallot.',
  'ballot.not-secret': 'Add "secret": true to the OpenBallot, or use CastVote and CloseBallot.',
  'mandate.exceeds-grantor': 'Grant no more than the grantor itself has that day: subject, level, limits and period.',
  'mandate.ratifying-organ-needed': 'Name the organ that gives bekrachtiging in "terms.ratifyingOrgan".',
  'mandate.addressee-needed': 'Name the organ that receives the proposals in "terms.addressee".',
  'partner.kbo-taken': 'Correct the KBO number, or refer to the partner that has it.',
  'subject.unknown': 'Use a standard subject, or add it first with AddSubject.',
  'money.category-unknown': 'Use a standard category, or add it first with AddMoneyCategory.',
  'money.plan-differs': 'Make the amounts of the lines add up to "content.amountCents" of the newest version.',
  'money.plan-voted-on': 'Put the PlanMoney before the OpenBallot of this version.',
  'money.over-grant': 'Lower the amount, raise the grant first with AmendGrant, or say "irregularBecause".',
  'money.over-earmark':
    'Choose another grant or category, change the earmark with AmendGrant, or say "irregularBecause".',
  'money.over-budget': 'Lower the amount, change the budget first with ChangeBudget, or say "irregularBecause".',
  'money.over-commitment': 'Enter a further commitment, or say "irregularBecause".',
  'grant.outside-period':
    'Give a day within the period, lengthen it first with ExtendGrant, or say "irregularBecause".',
  'grant.open-commitments': 'Pay what was promised, or free the rest with ReleaseCommitment.',
  'grant.below-allocated': 'Withdraw or lower allocations first, or say "irregularBecause".',
  'budget.without-decision': 'Name a decision about finances that is final, its bekrachtiging included.',
  'budget.already-adopted': 'Use ChangeBudget.',
  'allocation.decision-not-final': 'Put the bekrachtiging that makes it final before this act.',
  'allocation.principled': 'Make it definitive first with a ChangeAllocation.',
  'payment.without-commitment':
    'Name the commitment, or say "irregularBecause" and explain it later with ExplainPayment.',
  'payment.other-beneficiary': 'Name the beneficiary of the commitment, or say "irregularBecause".',
  'recovery.explain-first': 'Add an ExplainPayment for the part that rests on no commitment.',
  'justification.reason-needed': 'Add a "reason" to the answer on this cost.',
  'bank.balance-differs': 'Correct the balances, or add the movement that is missing.',
  'bank-line.other-day': 'Give as "effectiveOn" the day on which the bank booked it.',
}

const remedyOf = (code: Refusal['code']): string => {
  const own = remedies[code]
  if (own !== undefined) return own
  switch (refusals[code].kind) {
    case 'unknown':
      return 'Refer to something that exists in the house by then.'
    case 'conflict':
      return 'Leave this act out, or change the earlier act it clashes with.'
    case 'rule':
      return 'Change this act, or what comes before it, so that the rule is kept.'
  }
}
