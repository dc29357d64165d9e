import type { DocumentThatSays, TestThatShows } from './requirement.js'

const test = (file: string, title: string): TestThatShows => ({ file, title })
const says = (heading: string, document = 'docs/security.md'): DocumentThatSays => ({ document, heading })

const recorded = 'test/web/attacker-recorded.test.ts'
const wire = 'test/web/attacker-wire.test.ts'
const attacker = 'test/web/attacker.test.ts'
const accounts = 'test/web/accounts.test.ts'
const secondStep = 'test/web/second-step.test.ts'
const secondFactor = 'test/identity/second-factor.test.ts'
const openid = 'test/web/openid.test.ts'
const programs = 'test/web/programs.test.ts'
const sessions = 'test/http/sessions.test.ts'
const store = 'test/identity/session-store.test.ts'
const doors = 'test/http/doors.test.ts'
const source = 'test/security/source.test.ts'

/** What the requirements point to, each once. */
export const shown = {
  // What is recorded, and how it is shown.
  markup: test(recorded, 'is text on every page: no markup, in no attribute, in no script'),
  links: test(recorded, 'leads no link to anything but this site, and no link is a script'),
  headers: test(
    recorded,
    'opens no header: files have names of letters, digits and hyphens, and every type is said with its letters',
  ),
  formulas: test(recorded, 'is no formula in any table that is taken along'),
  archives: test(recorded, 'leads no file of an archive out of its folder'),
  feeds: test(recorded, 'is text in feeds and in the files of the API too'),
  paper: test('test/documents/pdf.test.ts', 'any text stands in it literally, and changes nothing else'),
  paperLimits: test('test/documents/pdf.test.ts', 'refuses what is too large, and gives up on what takes too long'),
  mail: test(
    'test/notifying/sending.test.ts',
    'arrives once, in plain text, with the decision, the reasons, the budget choice and where to read it',
  ),
  // Another site, addresses, trying again.
  forms: test(attacker, 'cannot send any form with the cookie of who is signed in here'),
  otherSite: test(attacker, 'is refused by what the browser says of it, also where it has a token'),
  apiForms: test(attacker, 'cannot write through the API: what a browser sends without asking is not read there'),
  frames: test(attacker, 'cannot show a page of this one inside itself, nor read an answer'),
  rebinding: test(attacker, 'whose name points at this machine cannot use the sign-in without password'),
  wayBack: test(attacker, 'with %j as the way back leads nowhere but here'),
  disk: test(attacker, '%s gives nothing of the disk'),
  parameters: test(attacker, 'with a parameter twice, as a list, as an object or as a prototype means nothing else'),
  methods: test(attacker, 'is not answered to TRACE, nor to a method that is said in a header'),
  manyPlaces: test(attacker, 'at one account from many places is stopped at the account'),
  guessing: test(attacker, 'to guess %s is stopped at the address it comes from'),
  guessingPrograms: test(attacker, 'to guess the secret of a program is stopped too'),
  kept: test(attacker, 'finds no private page, answer or error in the browser: nobody may keep them'),
  signedOut: test(attacker, 'finds nothing once somebody signed out: the browser is told to forget what it kept'),
  stolen: test(attacker, 'with an open session takes no way in along and locks nobody out, without the password'),
  // The wire.
  https: test(
    wire,
    'every answer keeps browsers on https, to its type, in its frame, and quiet about where it came from',
  ),
  cookies: test(wire, 'every cookie is for this very host, over https, out of reach of scripts and of other sites'),
  hostName: test(wire, 'the name in a request is never repeated: links and ways back are of the address that was set'),
  proxy: test(wire, 'a sender cannot pass for another: the address that counts is the one that the proxy saw'),
  logged: test(wire, 'sees who came in, who did not, and who was refused what, from where; and nothing that was typed'),
  logLines: test(wire, 'cannot be misled by a line that a sender made up'),
  smuggling: test(wire, 'and %s is refused, and one answer comes'),
  slow: test(wire, 'that comes drop by drop may take half a minute, and no longer'),
  large: test(wire, 'larger than what any form of its kind needs is refused before it is read'),
  xml: test(wire, 'a statement of a bank with %s is refused at once, and nothing is fetched'),
  zip: test(wire, 'a document that unpacks to a thousand times its size is looked at without unpacking it'),
  // The source.
  noDynamicCode: test(source, 'runs no code made of text, and no shell'),
  network: test(source, 'reaches the network from these files only'),
  algorithms: test(source, 'uses these algorithms only'),
  chance: test(source, 'uses no weak chance but to wait for a moment'),
  browserCode: test(
    source,
    'makes no markup of text in the browser, and keeps nothing there but the acts that wait and what was typed in a meeting',
  ),
  patterns: test(source, 'makes no pattern of what somebody typed'),
  statements: test(source, 'makes no statement for the database of what somebody typed'),
  pinned: test(source, 'has every library at one version, with the hash of what was looked at'),
  image: test(source, 'ships no tests, no repository and no secret'),
  // What comes in.
  notJson: test(doors, '%j is not JSON'),
  poisoned: test(doors, 'a poisoned prototype is refused'),
  everyField: test(doors, 'every missing and every wrong field is named at once'),
  retry: test(doors, 'ten at the same moment record one'),
  unknownField: test('test/http/refusals.test.ts', 'an unknown field, at any depth, by its name'),
  bodyLimit: test('test/http/refusals.test.ts', 'a body over the size limit'),
  refusals: test('test/http/refusals.test.ts', 'and none of these refusals left a trace in the log'),
  anyStatement: test('test/bank-statements/any-file.test.ts', 'of random bytes is answered, never thrown at'),
  csvLimit: test('test/bank-statements/csv.test.ts', 'is refused unread when it is too large'),
  attachmentLimit: test('test/http/attachments.test.ts', 'takes exactly as much as the limit'),
  attachmentBytes: test('test/http/attachments.test.ts', 'gives the bytes as a file that no browser opens by itself'),
  attachmentRate: test('test/http/attachments.test.ts', 'is done thirty times a minute from one address, and no more'),
  mediaType: test(
    'test/attachments/media-type.test.ts',
    'is a csv when its name, or without an ending its sender, says so',
  ),
  attachmentQuota: test(
    'test/attachments/attachments.test.ts',
    'are not kept when there is too much that nobody named; what was named does not count',
  ),
  lastEuro: test(
    'test/application/last-euro.test.ts',
    'never both get it: not by decision, not by commitment, not by payment',
  ),
  // Signing in.
  contract: test(
    'test/web/sign-in-contract.test.ts',
    'lets in who was invited and shows who they are, in a session of a new id, and nobody else',
  ),
  invitedOnce: test('test/web/sign-in-contract.test.ts', 'takes an invitation once, and one that is void not at all'),
  recent: test('test/web/sign-in-contract.test.ts', 'counts as recent, and no longer than it may'),
  firstAccount: test(
    accounts,
    'is made by a link that is void once another was given, works once, and is not offered when there is an account',
  ),
  sameAnswer: test(
    accounts,
    'is told the same for a wrong password as for a login that does not exist, and must wait after ten',
  ),
  timing: test(accounts, 'takes as long to refuse a login that does not exist'),
  passwordChange: test(accounts, 'changes its password with the one it had, and is signed out elsewhere'),
  passwordReset: test(accounts, 'gets a new password by a link of the manager, which ends its sessions'),
  blocked: test(accounts, 'is signed out everywhere when it is blocked, and comes in no more until it is let in again'),
  losesPower: test(accounts, 'loses its power the moment its role, its link or its seat ends'),
  ownSessions: test(accounts, 'sees where it is signed in, ends one or all others, and not those of somebody else'),
  weighs: test(
    accounts,
    'asks for the password a quarter of an hour after signing in, and goes on with the form as it was filled in',
  ),
  linkHash: test(
    accounts,
    'is kept as a hash, expires, is used once also at the same moment, and is not used up by a mistake',
  ),
  secondDemanded: test(
    secondStep,
    'is asked for a second step at the next sign-in, and reaches no page or answer before it is there',
  ),
  secondOffices: test(secondStep, '%s: asked, yes or no'),
  secondAsked: test(secondStep, 'is asked after the password, takes a code once, and lets nobody in who shows none'),
  secondPasskey: test(secondStep, 'with a passkey is asked for that one, and cannot go around it with the password'),
  secondShown: test(
    secondStep,
    'shows its secret as text and as a picture, takes no wrong code, and ends where else somebody is signed in',
  ),
  secondConfirms: test(secondStep, 'is asked with the password by what weighs, once it is there'),
  secondReplaced: test(
    secondStep,
    'is replaced after showing again who one is; the app and codes of before work no more',
  ),
  secondNotByReset: test(secondStep, 'gets no further with a link for a new password'),
  secondLost: test(
    secondStep,
    'begins again by a link of who manages accounts and their password, and sets up another one',
  ),
  secondGuessing: test(attacker, 'who has the password, at the code that follows on it, is stopped at the account'),
  secondStolen: test(attacker, 'who has an open session cannot set up, replace or take away a second step'),
  secondEveryone: test(secondStep, 'where it is demanded of everyone, a member without office is asked too'),
  codeVectors: test(secondFactor, 'at second %i is as RFC 6238 says'),
  codeWindow: test(secondFactor, 'is taken half a minute early and late, and no more'),
  codeOnce: test(secondFactor, 'takes a code once, also at the same moment, and none from before it'),
  recoveryOnce: test(secondFactor, 'takes each recovery code once, also at the same moment, and those of nobody else'),
  factorSealed: test(secondFactor, 'is kept sealed, with recovery codes as argon2id'),
  codeGuessing: test(
    secondFactor,
    'looks at five wrong codes in a quarter of an hour, however many come at once; the right one starts anew',
  ),
  passwords: test(
    'test/identity/passwords.test.ts',
    'asks for length and nothing else, and refuses what is tried first or is about this place',
  ),
  passwordExact: test(
    'test/identity/passwords.test.ts',
    'is compared whole, with its case, and however a keyboard composed it',
  ),
  passwordHash: test('test/identity/passwords.test.ts', 'is kept as argon2id with the parameters that OWASP advises'),
  passwordField: test(
    'test/identity/passwords.test.ts',
    'is typed in a field that hides it, and that a password manager can fill',
  ),
  // Providers and programs.
  provider: test(openid, 'makes an account by an invitation, and knows it again by the claim that says who it is'),
  providerAnswer: test(openid, 'is refused where the answer is not to the question that was asked'),
  providerRoles: test(
    openid,
    'gives what the roles of the provider are worth here, for that organisation only, until it says otherwise',
  ),
  providerAgain: test(openid, 'shows again who somebody is, in the middle of what weighs, without losing it'),
  providerEnd: test(openid, 'ends here at once, and offers to end it there; a blocked account is not let in'),
  providerAway: test(openid, 'says so where the provider is away, and lets others in meanwhile'),
  providerNames: test(openid, 'are read from text, and no two have one name'),
  programToken: test(programs, 'is shown once, kept as a hash, and reads that house only'),
  programScope: test(
    programs,
    'with the scope to administer does what the administrator may in that house, and nothing that weighs',
  ),
  programOnly: test(programs, 'counts, and no cookie beside it; a wrong one is refused and not replaced by a cookie'),
  programEnds: test(programs, 'ends at its day and when it is withdrawn; asking for one needs all of it right'),
  clientToken: test(programs, 'give a token of an hour, in the header or in the body, that ends with its client'),
  clientRefused: test(programs, 'are refused as RFC 6749 says'),
  // Sessions.
  newId: test(sessions, 'gets a new id at signing in: the one from before is worth nothing'),
  endsOnServer: test(sessions, 'ends on the server at signing out, also for who kept the cookie'),
  expired: test(sessions, 'is refused once it has expired, whatever the cookie says'),
  forged: test(sessions, 'with a forged or changed cookie is none'),
  noProxy: test(sessions, 'is not moved by what a sender says about itself when there is no proxy'),
  notUnasked: test(sessions, 'is not made for who only looks around, and not written at every request'),
  sessionHash: test(store, 'never holds the id itself, so that reading the table lets nobody in'),
  sessionRevived: test(store, 'does not let a request that was under way bring back a session that was ended'),
  absoluteLimit: test(store, 'ends a session at its absolute limit, however often it is used'),
  sessionsTidied: test(store, 'removes what has ended at once and now and then, keeps the rest, and stops when asked'),
  // Who may do what.
  everyRoute: test('test/web/every-route.test.ts', 'declares what its address says it should'),
  everySender: test('test/web/every-route.test.ts', 'lets in nobody else where a page is for fewer'),
  otherHouse: test('test/http/authorisation.test.ts', '%s: nobody of another house, and nothing about it is told'),
  ownHouse: test('test/http/authorisation.test.ts', '%s: only who has the right in its own house'),
  denied: test('test/http/authorisation.test.ts', 'a route without an access rule keeps the server from starting'),
  leaks: test(
    'test/web/public-leaks.test.ts',
    'nothing shows at any public address but the fields on the list, and each of those does',
  ),
  details: test(
    'test/personal-data/erasing.test.ts',
    'are exported to the administrator and the person, to nobody else',
  ),
  formWithoutRight: test(
    'test/web/forms.test.ts',
    'who may not do it is not offered the form, and is refused when sending it all the same',
  ),
  openapi: test(
    'test/http/openapi.test.ts',
    'declares for every operation what it answers and every problem it can have, each with a schema',
  ),
  // Personal data, cryptography, the database.
  declared: test('test/personal-data/declarations.test.ts', 'is declared for every field of every event of the ledger'),
  encrypted: test(
    'test/personal-data/erasing.test.ts',
    'stand in no leaf, in no table as text, and come back for who may read them',
  ),
  alteredByte: test(
    'test/personal-data/check-personal-data.test.ts',
    'finds an altered byte, wherever in nonce or ciphertext it is',
  ),
  movedText: test(
    'test/personal-data/check-personal-data.test.ts',
    'finds a ciphertext that was moved to another field, another event, or under another person',
  ),
  erased: test(
    'test/personal-data/erasing.test.ts',
    'is found nowhere any more: no table, answer, page of the log or journal; and the check is still green',
  ),
  logsQuiet: test(
    'test/personal-data/logs.test.ts',
    'says which table and constraint refused, and nothing of what was written',
  ),
  logsPersonal: test('test/personal-data/logs.test.ts', 'when it is refused'),
  keyFiles: test(
    'test/ledger/transparency/refusing.test.ts',
    'keys stand in files that only their owner reads, and are made once',
  ),
  keyRotation: test(
    'test/ledger/transparency/refusing.test.ts',
    'signs on where the old one ended, and the old one vouches for it',
  ),
  sessionSecret: test(
    'test/config.test.ts',
    'is else made once, readable by its owner only, and the same for everyone who asks at the same time',
  ),
  databaseRole: test(
    'test/database/rights.test.ts',
    'may add to the events and read them, and neither change nor remove one',
  ),
  databaseOwner: test('test/database/rights.test.ts', 'owns nothing in log and may truncate or remove nothing there'),
  embeddedPassword: test(
    'test/database/embedded.test.ts',
    'starts in a path with spaces, listens on 127.0.0.1 only, asks its password and is durable',
  ),
  witnessRedirect: test('test/ledger/transparency/witnesses.test.ts', 'as it sends us elsewhere, where we do not go'),
  // Errors.
  noStack: test(
    'test/http/trouble.test.ts',
    'neither SQL nor a stack reaches the reader, and the log gets them with the reference',
  ),
  loggedInput: test(
    wire,
    'sees what a schema, a rule or a page refused, by code and field of ours, and never what was typed',
  ),
  recordRate: test(
    'test/web/record-limit.test.ts',
    'is stopped after so many in a minute, by whatever door, and told how long to wait; others go on',
  ),
  monitoring: test(
    'test/http/trouble.test.ts',
    'metrics, and how the program is doing, are for who shows the token of monitoring and for nobody else',
  ),
  away: test('test/http/trouble.test.ts', 'the database of the sessions: 503, not a sign-in page'),
  tooMany: test('test/http/trouble.test.ts', 'the one over the limit is refused with 429 and the time to wait'),
  unsettled: test('test/personal-data/erasing.test.ts', 'leaves no values behind'),
  oneCommit: test(
    'test/ledger/postgres/group-commit.test.ts',
    'an append that PostgreSQL itself refuses is refused alone; those in its batch are written',
  ),
  wrongRevision: test(doors, 'the ETag of a dossier lets a command through once; after a change it is 412'),
  strictPages: test(
    'test/web/reading.test.ts',
    'pages carry a strict policy, no inline style or script, and are kept by nobody',
  ),
  nothingElse: test('test/web/reading.test.ts', 'stylesheet and letters are served, and nothing else of the disk'),
  trialOff: test('test/web/reading.test.ts', 'where the trial sign-in is off, no role is offered and none accepted'),
} as const

/** The parts of documents that say what a requirement wants written down. */
export const told = {
  input: says('What comes in'),
  limits: says('What takes time'),
  uploads: says('Files that people send'),
  signIn: says('Ways to sign in'),
  passwords: says('Passwords'),
  sessions: says('Sessions'),
  rights: says('Who may do what'),
  keys: says('Keys and algorithms'),
  network: says('What the program talks to'),
  logging: says('What the program logs'),
  sensitive: says('What is sensitive'),
  libraries: says('Libraries'),
  operator: says('For who runs it'),
} as const
