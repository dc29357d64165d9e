/** Everything of one house as one file for auditors: its part of the page, the headings of its registers, and its README. */
export const houseExport = {
  'house-export.title': 'Everything of this house in one file',
  'house-export.intro':
    'One file (tar) to keep, and to check later without trusting this application. It holds nothing of another house.',
  'house-export.holds': 'What is in it',
  'house-export.holds.events': 'every event of this house, in order, with its proof',
  'house-export.holds.keys': 'the signed checkpoint, with the keys and what witnesses cosigned',
  'house-export.holds.registers':
    'the registers as tables (CSV): mandates, decisions, dossiers, input and what became of it, grants, allocations, commitments, payments, findings, seats and documents',
  'house-export.holds.files': 'the documents that this house keeps, and of every other document its fingerprint',
  'house-export.holds.persons':
    'the names of who has or had a seat. Addresses, telephone numbers and what was erased are not in it.',
  'house-export.size':
    '{events, plural, one {# event} other {# events}}{documents, plural, =0 {} one { and # document} other { and # documents}}: about {megabytes} MB.',
  'house-export.last':
    'Write this number down. Checking says how many events the file holds: so you also see that the last ones were not left out.',
  'house-export.keep':
    'The file stays as it is, also when a name is erased here later. So keep it no longer than needed, or take the file without names.',
  'house-export.download': 'Keep everything of this house (tar)',
  'house-export.download.without': 'The same, without names of persons (tar)',
  'house-export.check':
    'Check it with: besluitboek verify and the name of the file, with --vkey and the key you got from elsewhere. It needs no network and no database.',
  'house-export.receipts': 'A single receipt is checked in your browser.',
  'house-export.erased': 'erased',
  'house-export.held.file': 'in this file',
  'house-export.held.absent': 'not in the Besluitboek: the house keeps it itself',
  'house-export.held.removed': 'taken away on {moment}: {reason}',
  'house-export.read-me': `EVERYTHING OF {house} IN ONE FILE

This file comes from a Besluitboek. It holds everything of this one house that someone needs to check what was recorded, and nothing of another house.

What is in it
  house-export.json          what this is: the house, the day, how many events, and the SHA-256 of every file
  events/000001.jsonl ...    every event of the house, one a line, in order, as it stands in the log
  proofs/000001.jsonl ...    on the same line its proof: its place in the log and the way to the root (RFC 6962)
  checkpoint, vkey, vkeys    the signed checkpoint and the keys of the log (C2SP tlog-checkpoint)
  handover-2 ...             how a key was handed over by the one before, where that happened
  witnesses                  the keys of witnesses; their signatures stand in checkpoint
  personal-values.jsonl      the names the reader may see, each with the key that shows that the log means that name
  registers/*.csv            the registers, for a spreadsheet; they follow from the events
  files/                     the documents, named after their SHA-256

How to check it
  npx besluitboek verify FILE-OR-UNPACKED-FOLDER --vkey KEY
It needs no network and no database. It says what is wrong and where, and ends with 1. Every event must be proven, none may be missing, every name must fit the log, and the registers are made again from the events and compared.
Get the key from somewhere else than here: minutes, a letter, or the website of the municipality. In this file stands:
{keys}
Without this program: SHA-256, Ed25519 and base64 are enough. A leaf is SHA-256 of a zero byte and the line of events (without the end of the line).

What it does not show
  - That what was recorded is true.
  - That the very last events are in it, when who gave it to you wrote the whole file anew. Compare the number with the page Oversight, or take the file there yourself.
  - Who someone was that was erased: the log keeps a number of it, and still verifies.

Does it hold personal data? Names only where house-export.json says: "persons": "names". Keep the file no longer than needed.`,
  'house-export.column.about': 'About',
  'house-export.column.about-id': 'Id of what it is about',
  'house-export.column.addressee': 'Proposal or advice goes to',
  'house-export.column.allocated': 'Allocated',
  'house-export.column.allocation': 'Allocation',
  'house-export.column.allocations': 'Allocations',
  'house-export.column.amount': 'Amount',
  'house-export.column.annulled-on': 'Annulled on',
  'house-export.column.answer-event': 'Event of the answer',
  'house-export.column.answered-by': 'Answered by',
  'house-export.column.answered-on': 'Answered on',
  'house-export.column.article': 'Budget article',
  'house-export.column.available': 'Still available',
  'house-export.column.ballot': 'Ballot',
  'house-export.column.bank-line': 'Bank movement',
  'house-export.column.bekrachtiging': 'Bekrachtiging',
  'house-export.column.beneficiary': 'Beneficiary',
  'house-export.column.category': 'Category',
  'house-export.column.claimed': 'Claimed back',
  'house-export.column.closed-on': 'Closed on',
  'house-export.column.code': 'Code',
  'house-export.column.commitment': 'Commitment',
  'house-export.column.commitments': 'Commitments',
  'house-export.column.committed': 'Committed',
  'house-export.column.conditions': 'Conditions',
  'house-export.column.decided-on': 'Decided on',
  'house-export.column.decision': 'Decision',
  'house-export.column.decisions': 'Number of decisions',
  'house-export.column.details': 'Details',
  'house-export.column.dossier': 'Dossier',
  'house-export.column.effect': 'What came of it',
  'house-export.column.entered-on': 'Entered on',
  'house-export.column.event': 'Event',
  'house-export.column.event-type': 'Type of event',
  'house-export.column.events': 'Events',
  'house-export.column.executions': 'Times carried out',
  'house-export.column.file': 'File',
  'house-export.column.final-on': 'Final on',
  'house-export.column.finding': 'Finding',
  'house-export.column.from': 'From',
  'house-export.column.from-whom': 'From whom',
  'house-export.column.function': 'Function',
  'house-export.column.given-on': 'Given on',
  'house-export.column.grant': 'Grant',
  'house-export.column.granted': 'Granted',
  'house-export.column.grantee': 'Granted to',
  'house-export.column.grantor': 'Granted by',
  'house-export.column.grants': 'Grants',
  'house-export.column.healed-on': 'Put right on',
  'house-export.column.held': 'Where the document is',
  'house-export.column.in-kind': 'In kind',
  'house-export.column.in-version': 'In version',
  'house-export.column.input': 'Input',
  'house-export.column.inputs': 'Number of inputs',
  'house-export.column.inputs-open': 'Inputs without answer',
  'house-export.column.justified': 'Justified',
  'house-export.column.kind': 'Kind',
  'house-export.column.left-open-on': 'Closed without answer on',
  'house-export.column.level': 'Level',
  'house-export.column.made-on': 'On',
  'house-export.column.managed-by': 'Managed by',
  'house-export.column.mandate': 'Mandate',
  'house-export.column.mandates': 'Mandates up to the founding text',
  'house-export.column.meeting': 'Meeting',
  'house-export.column.name': 'Name',
  'house-export.column.opened-by': 'Opened by',
  'house-export.column.organ': 'Organ',
  'house-export.column.outcome': 'Outcome',
  'house-export.column.paid': 'Paid',
  'house-export.column.partner': 'Partner',
  'house-export.column.payment': 'Payment',
  'house-export.column.per-decision': 'At most per decision',
  'house-export.column.per-year': 'At most per year',
  'house-export.column.person': 'Id of the person',
  'house-export.column.published-on': 'Published on',
  'house-export.column.purpose': 'Purpose',
  'house-export.column.ratified-amount': 'Amount after bekrachtiging',
  'house-export.column.ratifying-organs': 'Ratified by',
  'house-export.column.reason': 'Why',
  'house-export.column.received': 'Received',
  'house-export.column.recovered': 'Recovered',
  'house-export.column.reference': 'Reference',
  'house-export.column.reversed-on': 'Reversed on',
  'house-export.column.revoked-on': 'Revoked on',
  'house-export.column.role': 'Role',
  'house-export.column.seat': 'Seat',
  'house-export.column.severity': 'Severity',
  'house-export.column.sha256': 'SHA-256',
  'house-export.column.since': 'Since',
  'house-export.column.source': 'Source',
  'house-export.column.standing': 'Standing',
  'house-export.column.state': 'State',
  'house-export.column.sub-delegation': 'May be passed on',
  'house-export.column.subject': 'Subject',
  'house-export.column.suspended': 'Suspended',
  'house-export.column.terms-from': 'These terms from',
  'house-export.column.text': 'Text',
  'house-export.column.title': 'Title',
  'house-export.column.to-justify': 'Still to justify',
  'house-export.column.unexplained': 'Without a decision',
  'house-export.column.until': 'Until',
  'house-export.column.version': 'Version of the proposal',
  'house-export.column.what': 'What',
  'house-export.column.withdrawn-on': 'Withdrawn on',
  'house-export.column.year': 'Year',
} as const
