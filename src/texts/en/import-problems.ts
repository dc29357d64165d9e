import type { importProblems as nl } from '../nl/import-problems.js'

export const importProblems: Readonly<Record<keyof typeof nl, string>> = {
  'import.problem.json.syntax':
    'This is not JSON ({what, select, InvalidSymbol {invalid symbol} InvalidNumberFormat {invalid number format} PropertyNameExpected {property name expected} ValueExpected {value expected} ColonExpected {colon expected} CommaExpected {comma expected} CloseBraceExpected {close brace expected} CloseBracketExpected {close bracket expected} EndOfFileExpected {end of file expected} InvalidCommentToken {comments do not belong here} UnexpectedEndOfString {unexpected end of string} UnexpectedEndOfNumber {unexpected end of number} InvalidUnicode {invalid unicode} InvalidEscapeCharacter {invalid escape character} InvalidCharacter {invalid character} TooDeep {too many lists or objects inside each other} NotText {these bytes are no text in UTF-8} other {{what}}}).',
  'import.problem.json.duplicate-key': '"{name}" stands in this object twice.',
  'import.problem.field.missing':
    '"{name}" is missing in {of, select, wholeFile {the file} thisAct {this act} other {{of}}}.',
  'import.problem.field.unknown': '"{name}" is not a field of {of, select, wholeFile {the file} other {{of}}}.',
  'import.problem.field.invalid': '"{name, select, wholeFile {the file} other {{name}}}" {what}.',
  'import.problem.act.unknown-command': '"{given}" is not a command.',
  'import.problem.name.form': '"{given}" is not a name for what this act creates.',
  'import.problem.name.wrong-kind': '{command} cannot be named "{given}".',
  'import.problem.name.taken': '"{given}" was already named on line {line}.',
  'import.problem.reference.form': '"{given}" is not a reference.',
  'import.problem.reference.wrong-kind': '"{given}" does not name a {kind}.',
  'import.problem.reference.unknown': 'No act names "{given}".',
  'import.problem.reference.later': '"{given}" comes into being only later, on line {line}.',
  'import.problem.reference.not-yet': '"{given}" is a line of a plan, and no allocation followed from it by then.',
  'import.problem.rule.refused': '{command} is refused: {why}',
  'import.problem.import.changed': 'This act ({command}) was imported before with another content.',
  'import.problem.import.not-accepted':
    'The ledger does not accept {command}: {because, select, noRight {the importer has no right to do this} busy {others keep writing to this house at the same moment} other {{because}}}.',
  'import.remedy.json.syntax':
    'Correct the comma, bracket, quote or value at this place{what, select, NotText {, or save the file as text in UTF-8} other {}}.',
  'import.remedy.json.duplicate-key': 'Keep one of the two.',
  'import.remedy.field.missing': 'Add "{name}"; houses/house.schema.json describes it.',
  'import.remedy.field.unknown':
    'Remove it, or use one of: {known, select, schema {the fields in houses/house.schema.json} other {{known}}}.',
  'import.remedy.field.invalid': 'Give a value as houses/house.schema.json describes it.',
  'import.remedy.act.unknown-command': 'Use one of: {known}.',
  'import.remedy.name.form': 'Write {kind}: and a name in lower case with hyphens, for example {kind}:first.',
  'import.remedy.name.wrong-kind': 'Begin the name with {kind}: instead.',
  'import.remedy.name.taken': 'Choose another name.',
  'import.remedy.reference.form': 'Refer to what an earlier act created, for example {kind}:first.',
  'import.remedy.reference.wrong-kind': 'Refer to a {kind}: {kind}:…',
  'import.remedy.reference.unknown': 'Correct the name, or add "as": "{given}" to the act meant.',
  'import.remedy.reference.later': 'Acts are carried out in the order of the file: move that act before this one.',
  'import.remedy.reference.not-yet':
    'Make the decision final before this act; a line that was struck, or of which nothing was granted, never follows.',
  'import.remedy.import.changed':
    'Put the imported content back, and add an act at the end of the file for the change (RectifyEntry for a mistake).',
  'import.remedy.import.not-accepted':
    'What came before is imported; correct the cause and start the same import again.',
  'import.wrong.type':
    "must be {value, select, string {a text} number {a number} int {a whole number} boolean {true or false} object {an object '{' … '}'} record {an object '{' … '}'} array {a list [ … ]} null {null} other {{value}}}",
  'import.wrong.one-of': 'must be one of: {value}',
  'import.wrong.kind': 'is not one of the kinds known here',
  'import.wrong.too-small':
    'must {unit, select, string {have at least {value} characters} array {have at least {value} items} set {have at least {value} items} other {be at least {value}}}',
  'import.wrong.too-big':
    'must {unit, select, string {have at most {value} characters} array {have at most {value} items} set {have at most {value} items} other {be at most {value}}}',
  'import.wrong.other': '{value}',
  'import.wrong.own.end-before-start': 'lies before the first day of the period; give a day on or after "from"',
  'import.wrong.own.day': 'is not a day on the calendar; write it as year-month-day, for example 2026-02-28',
  'import.wrong.own.time-of-day': 'is not a time of day; write it as hours:minutes, for example 19:30',
  'import.wrong.own.characters': 'contains characters that cannot be stored (a NUL or half a character)',
  'import.wrong.own.empty': 'must not be empty',
  'import.wrong.own.line-too-long': 'is longer than 300 characters; shorten it',
  'import.wrong.own.prose-too-long': 'is longer than 12,000 characters; attach the long text and summarise it here',
  'import.wrong.own.cents': 'must be a whole number of eurocents, for example 125000 for € 1.250,00',
  'import.wrong.own.negative': 'must not be negative',
  'import.wrong.own.whole-cents': 'must be a whole number of eurocents',
  'import.wrong.own.category': 'is not a category; write it in lower case with dashes, for example activities',
  'import.wrong.own.one-cent': 'must be at least one cent',
  'import.wrong.own.sha256': 'is not a SHA-256 in lower case hexadecimal',
  'import.wrong.own.media-type': 'is not a kind of document that may be attached',
  'import.wrong.own.picture': 'is not a PNG or a JPEG',
  'import.wrong.own.language-twice': 'names a language twice',
  'import.wrong.own.email': 'is not an e-mail address; write it like voornaam@voorbeeld.be',
  'import.wrong.own.email-too-long': 'is longer than 254 characters; shorten it',
  'import.wrong.own.telephone': 'is not a telephone number; write digits, for example +32 9 000 00 00',
  'import.wrong.own.no-cost': 'names no cost; give at least one',
  'import.wrong.own.no-answer': 'names no cost; give one answer for each',
  'import.wrong.own.letter': 'is not the letter of an action point; write it in lower case: a, b, c …',
  'import.wrong.own.iban': 'is not an IBAN; write it without spaces',
  'import.wrong.own.moves-nothing': 'moves nothing',
  'import.wrong.own.no-movements': 'has no movements',
  'import.wrong.own.two-partners': 'names fewer than two partners; a cost is shared by two at least',
  'import.wrong.own.no-category': 'names no category; give at least one',
  'import.wrong.own.no-line': 'names nothing; give at least one line',
  'import.wrong.own.kbo':
    'is not a KBO number: ten digits without dots, the first 0 or 1, the last two a correct check number',
  'import.wrong.own.subject':
    'is not a subject; write it in lower case with dots between levels, for example finances.use-of-subsidies',
  'import.wrong.own.key-too-long': 'is longer than 60 characters',
  'import.wrong.own.key': 'must be a short name in lower case with hyphens, such as duffel',
  'import.wrong.own.source':
    'is not a source; write S0, S1, S2, S3 or S4 (a chapter may follow: "S3 ch.1 §6"), or "assumed"',
  'import.remedy.kind.unknown': 'Refer to something that exists in the house by then.',
  'import.remedy.kind.conflict': 'Leave this act out, or change the earlier act it clashes with.',
  'import.remedy.kind.rule': 'Change this act, or what comes before it, so that the rule is kept.',
  'import.remedy.refused.date.in-future':
    'Give a day that is not after today, or leave the act out until it has happened.',
  'import.remedy.refused.decision.no-mandate':
    'Grant the organ a mandate that is valid that day, or say "withoutMandateBecause".',
  'import.remedy.refused.decision.over-limit':
    'Lower the amount, grant a wider mandate, or say "withoutMandateBecause".',
  'import.remedy.refused.decision.advice-pending':
    'Give the advice first, decide after its deadline, or say "adviceNotAwaitedBecause".',
  'import.remedy.refused.decision.same-version': 'Add a ReviseProposal before this decision.',
  'import.remedy.refused.decision.differs-from-ballot': 'Give the outcome of the ballot, or correct the votes.',
  'import.remedy.refused.decision.remarks-unanswered':
    'Answer each point in "remarksAnswered" of a ReviseProposal, or say "irregularBecause".',
  'import.remedy.refused.execution.before-final':
    'Carry it out after the day it became final, or say "irregularBecause".',
  'import.remedy.refused.bekrachtiging.not-its-turn':
    'Put the bekrachtiging of the organ that comes first before this act.',
  'import.remedy.refused.bekrachtiging.too-late':
    'Use RecordSilence, or a day within the deadline of the rules of this organ.',
  'import.remedy.refused.decision.reasons-needed': 'Add "reasons".',
  'import.remedy.refused.answer.reason-needed': 'Add a "reason".',
  'import.remedy.refused.vote.must-refer-back': 'Add "subjectToReferralBack": true.',
  'import.remedy.refused.vote.secret':
    'Leave this act out, and close the ballot with a CountSecretBallot that gives its count.',
  'import.remedy.refused.ballot.count-needed':
    'Use CountSecretBallot with "participants" and "tally" in the place of CloseBallot.',
  'import.remedy.refused.ballot.not-secret': 'Add "secret": true to the OpenBallot, or use CastVote and CloseBallot.',
  'import.remedy.refused.mandate.exceeds-grantor':
    'Grant no more than the grantor itself has that day: subject, level, limits and period.',
  'import.remedy.refused.mandate.ratifying-organ-needed':
    'Name the organ that gives bekrachtiging in "terms.ratifyingOrgan".',
  'import.remedy.refused.mandate.addressee-needed': 'Name the organ that receives the proposals in "terms.addressee".',
  'import.remedy.refused.partner.kbo-taken': 'Correct the KBO number, or refer to the partner that has it.',
  'import.remedy.refused.subject.unknown': 'Use a standard subject, or add it first with AddSubject.',
  'import.remedy.refused.money.category-unknown': 'Use a standard category, or add it first with AddMoneyCategory.',
  'import.remedy.refused.money.plan-differs':
    'Make the amounts of the lines add up to "content.amountCents" of the newest version.',
  'import.remedy.refused.money.plan-voted-on': 'Put the PlanMoney before the OpenBallot of this version.',
  'import.remedy.refused.money.over-grant':
    'Lower the amount, raise the grant first with AmendGrant, or say "irregularBecause".',
  'import.remedy.refused.money.over-earmark':
    'Choose another grant or category, change the earmark with AmendGrant, or say "irregularBecause".',
  'import.remedy.refused.money.over-budget':
    'Lower the amount, change the budget first with ChangeBudget, or say "irregularBecause".',
  'import.remedy.refused.money.over-commitment': 'Enter a further commitment, or say "irregularBecause".',
  'import.remedy.refused.grant.outside-period':
    'Give a day within the period, lengthen it first with ExtendGrant, or say "irregularBecause".',
  'import.remedy.refused.grant.open-commitments': 'Pay what was promised, or free the rest with ReleaseCommitment.',
  'import.remedy.refused.grant.below-allocated': 'Withdraw or lower allocations first, or say "irregularBecause".',
  'import.remedy.refused.budget.without-decision':
    'Name a decision about finances that is final, its bekrachtiging included.',
  'import.remedy.refused.budget.already-adopted': 'Use ChangeBudget.',
  'import.remedy.refused.allocation.decision-not-final': 'Put the bekrachtiging that makes it final before this act.',
  'import.remedy.refused.allocation.principled': 'Make it definitive first with a ChangeAllocation.',
  'import.remedy.refused.payment.without-commitment':
    'Name the commitment, or say "irregularBecause" and explain it later with ExplainPayment.',
  'import.remedy.refused.payment.other-beneficiary':
    'Name the beneficiary of the commitment, or say "irregularBecause".',
  'import.remedy.refused.recovery.explain-first': 'Add an ExplainPayment for the part that rests on no commitment.',
  'import.remedy.refused.justification.reason-needed': 'Add a "reason" to the answer on this cost.',
  'import.remedy.refused.bank.balance-differs': 'Correct the balances, or add the movement that is missing.',
  'import.remedy.refused.bank-line.other-day': 'Give as "effectiveOn" the day on which the bank booked it.',
}
