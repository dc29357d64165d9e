/** What can be wrong in the file of a house, and what to do about it. Names of fields and of commands are those of the file. */
export const importProblems = {
  'import.problem.json.syntax':
    'Dit is geen JSON ({what, select, InvalidSymbol {een teken dat hier niets betekent} InvalidNumberFormat {een getal dat zo niet geschreven wordt} PropertyNameExpected {hier hoort de naam van een veld} ValueExpected {hier hoort een waarde} ColonExpected {hier hoort een dubbelpunt} CommaExpected {hier hoort een komma} CloseBraceExpected {hier hoort een accolade die sluit} CloseBracketExpected {hier hoort een haak die sluit} EndOfFileExpected {hier moet het bestand eindigen} InvalidCommentToken {opmerkingen horen hier niet} UnexpectedEndOfString {de tekst stopt zonder aanhalingsteken} UnexpectedEndOfNumber {het getal stopt te vroeg} InvalidUnicode {een verkeerde code van een teken} InvalidEscapeCharacter {een verkeerd teken na de schuine streep} InvalidCharacter {een teken dat hier niet mag staan} TooDeep {te veel lijsten of objecten in elkaar} NotText {dit is geen tekst in UTF-8} other {{what}}}).',
  'import.problem.json.duplicate-key': '"{name}" staat twee keer in dit object.',
  'import.problem.field.missing':
    '"{name}" ontbreekt in {of, select, wholeFile {het bestand} thisAct {deze handeling} other {{of}}}.',
  'import.problem.field.unknown': '"{name}" is geen veld van {of, select, wholeFile {het bestand} other {{of}}}.',
  'import.problem.field.invalid': '"{name, select, wholeFile {het bestand} other {{name}}}" {what}.',
  'import.problem.act.unknown-command': '"{given}" is geen handeling die bestaat.',
  'import.problem.name.form': '"{given}" is geen naam voor wat deze handeling maakt.',
  'import.problem.name.wrong-kind': '{command} kan niet "{given}" heten.',
  'import.problem.name.taken': '"{given}" is al een naam op lijn {line}.',
  'import.problem.reference.form': '"{given}" is geen verwijzing.',
  'import.problem.reference.wrong-kind': '"{given}" is geen {kind}.',
  'import.problem.reference.unknown': 'Geen enkele handeling heet "{given}".',
  'import.problem.reference.later': '"{given}" ontstaat pas later, op lijn {line}.',
  'import.problem.reference.not-yet': '"{given}" is een lijn van een plan, en er kwam tot dan geen toewijzing uit.',
  'import.problem.rule.refused': '{command} wordt geweigerd: {why}',
  'import.problem.import.changed': 'Deze handeling ({command}) is al ingelezen, met een andere inhoud.',
  'import.problem.import.not-accepted':
    'Het register aanvaardt {command} niet: {because, select, noRight {wie inleest, mag dit niet} busy {anderen leggen op hetzelfde moment in dit huis vast} other {{because}}}.',
  'import.remedy.json.syntax':
    'Verbeter de komma, de haak, het aanhalingsteken of de waarde op deze plaats{what, select, NotText {, of bewaar het bestand als tekst in UTF-8} other {}}.',
  'import.remedy.json.duplicate-key': 'Houd één van de twee.',
  'import.remedy.field.missing': 'Voeg "{name}" toe. In houses/house.schema.json staat wat het is.',
  'import.remedy.field.unknown':
    'Laat het weg, of gebruik één van: {known, select, schema {de velden in houses/house.schema.json} other {{known}}}.',
  'import.remedy.field.invalid': 'Geef een waarde zoals houses/house.schema.json ze beschrijft.',
  'import.remedy.act.unknown-command': 'Gebruik één van: {known}.',
  'import.remedy.name.form': 'Schrijf {kind}: en een naam in kleine letters met streepjes, bijvoorbeeld {kind}:eerste.',
  'import.remedy.name.wrong-kind': 'Begin de naam met {kind}: .',
  'import.remedy.name.taken': 'Kies een andere naam.',
  'import.remedy.reference.form': 'Verwijs naar wat een eerdere handeling maakte, bijvoorbeeld {kind}:eerste.',
  'import.remedy.reference.wrong-kind': 'Verwijs naar een {kind}: {kind}:…',
  'import.remedy.reference.unknown': 'Verbeter de naam, of zet "as": "{given}" bij de handeling die bedoeld is.',
  'import.remedy.reference.later':
    'De handelingen gebeuren in de volgorde van het bestand: zet die handeling voor deze.',
  'import.remedy.reference.not-yet':
    'Maak het besluit definitief voor deze handeling. Een lijn die geschrapt is, of waarvan niets toegekend is, volgt nooit.',
  'import.remedy.import.changed':
    'Zet terug wat ingelezen is, en zet achteraan in het bestand een handeling voor de verandering (RectifyEntry voor een vergissing).',
  'import.remedy.import.not-accepted':
    'Wat ervoor stond, is ingelezen. Neem de oorzaak weg en lees hetzelfde bestand opnieuw in.',
  'import.wrong.type':
    "moet {value, select, string {een tekst} number {een getal} int {een geheel getal} boolean {true of false} object {een object '{' … '}'} record {een object '{' … '}'} array {een lijst [ … ]} null {null} other {{value}}} zijn",
  'import.wrong.one-of': 'moet één van deze zijn: {value}',
  'import.wrong.kind': 'is geen van de soorten die hier kunnen',
  'import.wrong.too-small':
    'moet {unit, select, string {minstens {value} tekens hebben} array {minstens {value} delen hebben} set {minstens {value} delen hebben} other {minstens {value} zijn}}',
  'import.wrong.too-big':
    'mag {unit, select, string {hoogstens {value} tekens hebben} array {hoogstens {value} delen hebben} set {hoogstens {value} delen hebben} other {hoogstens {value} zijn}}',
  'import.wrong.other': 'klopt niet ({value})',
  'import.wrong.own.end-before-start': 'ligt voor de eerste dag van de periode; geef een dag op of na "from"',
  'import.wrong.own.day': 'is geen dag van de kalender; schrijf hem als jaar-maand-dag, bijvoorbeeld 2026-02-28',
  'import.wrong.own.time-of-day': 'is geen uur; schrijf het als uren:minuten, bijvoorbeeld 19:30',
  'import.wrong.own.characters': 'bevat tekens die niet te bewaren zijn (een NUL of een half teken)',
  'import.wrong.own.empty': 'mag niet leeg zijn',
  'import.wrong.own.line-too-long': 'is langer dan 300 tekens; maak het korter',
  'import.wrong.own.prose-too-long':
    'is langer dan 12.000 tekens; voeg de lange tekst als document toe en vat hem hier samen',
  'import.wrong.own.cents': 'moet een geheel aantal eurocent zijn, bijvoorbeeld 125000 voor € 1.250,00',
  'import.wrong.own.negative': 'mag niet kleiner zijn dan nul',
  'import.wrong.own.whole-cents': 'moet een geheel aantal eurocent zijn',
  'import.wrong.own.category': 'is geen categorie; schrijf ze in kleine letters met streepjes, bijvoorbeeld activities',
  'import.wrong.own.one-cent': 'moet minstens één cent zijn',
  'import.wrong.own.sha256': 'is geen SHA-256 in kleine hexadecimale letters',
  'import.wrong.own.media-type': 'is geen soort document dat mee mag',
  'import.wrong.own.picture': 'is geen PNG of JPEG',
  'import.wrong.own.language-twice': 'noemt een taal twee keer',
  'import.wrong.own.email': 'is geen e-mailadres; schrijf het zoals voornaam@voorbeeld.be',
  'import.wrong.own.email-too-long': 'is langer dan 254 tekens; maak het korter',
  'import.wrong.own.telephone': 'is geen telefoonnummer; schrijf cijfers, bijvoorbeeld +32 9 000 00 00',
  'import.wrong.own.no-cost': 'noemt geen kost; geef er minstens één',
  'import.wrong.own.no-answer': 'noemt geen kost; geef voor elke kost een antwoord',
  'import.wrong.own.letter': 'is niet de letter van een actiepunt; schrijf een kleine letter: a, b, c …',
  'import.wrong.own.iban': 'is geen IBAN; schrijf het zonder spaties',
  'import.wrong.own.moves-nothing': 'verplaatst niets',
  'import.wrong.own.no-movements': 'heeft geen bewegingen',
  'import.wrong.own.two-partners': 'noemt minder dan twee partners; een kost wordt door minstens twee gedeeld',
  'import.wrong.own.no-category': 'noemt geen categorie; geef er minstens één',
  'import.wrong.own.no-line': 'noemt niets; geef minstens één lijn',
  'import.wrong.own.kbo':
    'is geen KBO-nummer: tien cijfers zonder punten, het eerste 0 of 1, en de laatste twee een juist controlegetal',
  'import.wrong.own.subject':
    'is geen onderwerp; schrijf het in kleine letters met punten tussen de niveaus, bijvoorbeeld finances.use-of-subsidies',
  'import.wrong.own.key-too-long': 'is langer dan 60 tekens',
  'import.wrong.own.key': 'moet een korte naam zijn in kleine letters met streepjes, zoals duffel',
  'import.wrong.own.source':
    'is geen bron; schrijf S0, S1, S2, S3 of S4 (er mag een hoofdstuk bij: "S3 ch.1 §6"), of "assumed"',
  'import.remedy.kind.unknown': 'Verwijs naar iets dat dan al bestaat in het huis.',
  'import.remedy.kind.conflict': 'Laat deze handeling weg, of verander de eerdere handeling waarmee ze botst.',
  'import.remedy.kind.rule': 'Verander deze handeling, of wat ervoor komt, zodat ze de regel volgt.',
  'import.remedy.refused.date.in-future':
    'Geef een dag tot en met vandaag, of laat de handeling weg tot ze gebeurd is.',
  'import.remedy.refused.decision.no-mandate':
    'Geef het orgaan een mandaat dat die dag geldt, of zet er "withoutMandateBecause" bij.',
  'import.remedy.refused.decision.over-limit':
    'Verlaag het bedrag, geef een ruimer mandaat, of zet er "withoutMandateBecause" bij.',
  'import.remedy.refused.decision.advice-pending':
    'Geef eerst het advies, beslis na de uiterste dag ervan, of zet er "adviceNotAwaitedBecause" bij.',
  'import.remedy.refused.decision.same-version': 'Zet een ReviseProposal voor dit besluit.',
  'import.remedy.refused.decision.differs-from-ballot': 'Geef de uitkomst van de stemming, of verbeter de stemmen.',
  'import.remedy.refused.decision.remarks-unanswered':
    'Beantwoord elk punt in "remarksAnswered" van een ReviseProposal, of zet er "irregularBecause" bij.',
  'import.remedy.refused.execution.before-final':
    'Voer het uit na de dag waarop het definitief werd, of zet er "irregularBecause" bij.',
  'import.remedy.refused.bekrachtiging.not-its-turn':
    'Zet de bekrachtiging van het orgaan dat eerst aan de beurt is voor deze handeling.',
  'import.remedy.refused.bekrachtiging.too-late':
    'Gebruik RecordSilence, of een dag binnen de termijn van de regels van dit orgaan.',
  'import.remedy.refused.decision.reasons-needed': 'Voeg "reasons" toe.',
  'import.remedy.refused.answer.reason-needed': 'Voeg een "reason" toe.',
  'import.remedy.refused.vote.must-refer-back': 'Voeg "subjectToReferralBack": true toe.',
  'import.remedy.refused.vote.secret':
    'Laat deze handeling weg, en sluit de stemming met een CountSecretBallot met de telling.',
  'import.remedy.refused.ballot.count-needed':
    'Gebruik CountSecretBallot met "participants" en "tally" in de plaats van CloseBallot.',
  'import.remedy.refused.ballot.not-secret': 'Zet "secret": true in de OpenBallot, of gebruik CastVote en CloseBallot.',
  'import.remedy.refused.mandate.exceeds-grantor':
    'Geef niet meer dan het gevende orgaan die dag zelf heeft: onderwerp, niveau, grenzen en periode.',
  'import.remedy.refused.mandate.ratifying-organ-needed': 'Noem in "terms.ratifyingOrgan" het orgaan dat bekrachtigt.',
  'import.remedy.refused.mandate.addressee-needed': 'Noem in "terms.addressee" het orgaan dat de voorstellen krijgt.',
  'import.remedy.refused.partner.kbo-taken': 'Verbeter het KBO-nummer, of verwijs naar de partner die het heeft.',
  'import.remedy.refused.subject.unknown': 'Gebruik een standaardonderwerp, of voeg het eerst toe met AddSubject.',
  'import.remedy.refused.money.category-unknown':
    'Gebruik een standaardcategorie, of voeg ze eerst toe met AddMoneyCategory.',
  'import.remedy.refused.money.plan-differs':
    'Laat de bedragen van de lijnen samen "content.amountCents" van de nieuwste versie zijn.',
  'import.remedy.refused.money.plan-voted-on': 'Zet de PlanMoney voor de OpenBallot van deze versie.',
  'import.remedy.refused.money.over-grant':
    'Verlaag het bedrag, verhoog eerst de subsidie met AmendGrant, of zet er "irregularBecause" bij.',
  'import.remedy.refused.money.over-earmark':
    'Kies een andere subsidie of categorie, verander de bestemming met AmendGrant, of zet er "irregularBecause" bij.',
  'import.remedy.refused.money.over-budget':
    'Verlaag het bedrag, verander eerst de begroting met ChangeBudget, of zet er "irregularBecause" bij.',
  'import.remedy.refused.money.over-commitment': 'Leg nog een verbintenis vast, of zet er "irregularBecause" bij.',
  'import.remedy.refused.grant.outside-period':
    'Geef een dag binnen de periode, verleng ze eerst met ExtendGrant, of zet er "irregularBecause" bij.',
  'import.remedy.refused.grant.open-commitments': 'Betaal wat beloofd was, of geef de rest vrij met ReleaseCommitment.',
  'import.remedy.refused.grant.below-allocated':
    'Trek eerst toewijzingen in of verlaag ze, of zet er "irregularBecause" bij.',
  'import.remedy.refused.budget.without-decision':
    'Noem een besluit over financiën dat definitief is, ook bekrachtigd waar dat moet.',
  'import.remedy.refused.budget.already-adopted': 'Gebruik ChangeBudget.',
  'import.remedy.refused.allocation.decision-not-final':
    'Zet de bekrachtiging die het definitief maakt voor deze handeling.',
  'import.remedy.refused.allocation.principled': 'Maak de toewijzing eerst definitief met een ChangeAllocation.',
  'import.remedy.refused.payment.without-commitment':
    'Noem de verbintenis, of zet er "irregularBecause" bij en verklaar de betaling later met ExplainPayment.',
  'import.remedy.refused.payment.other-beneficiary':
    'Noem de begunstigde van de verbintenis, of zet er "irregularBecause" bij.',
  'import.remedy.refused.recovery.explain-first':
    'Voeg een ExplainPayment toe voor het deel dat op geen verbintenis steunt.',
  'import.remedy.refused.justification.reason-needed': 'Zet een "reason" bij het antwoord op deze kost.',
  'import.remedy.refused.bank.balance-differs': 'Verbeter de saldo’s, of voeg de beweging toe die ontbreekt.',
  'import.remedy.refused.bank-line.other-day': 'Geef als "effectiveOn" de dag waarop de bank het boekte.',
} as const
