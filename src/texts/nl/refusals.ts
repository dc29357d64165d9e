import type { RefusalCode } from '../../domain/shared/refusal.js'

/** What a user reads when a rule refuses a command. */
export const refusals = {
  'refusal.house.already-founded': 'Dit Huis van het Kind bestaat al.',
  'refusal.house.unknown': 'Dit Huis van het Kind bestaat niet.',
  'refusal.date.in-future': '{day} ligt in de toekomst. Leg een feit vast op of na de dag zelf (vandaag is {today}).',
  'refusal.subject.unknown':
    'Het onderwerp "{subject}" bestaat niet in dit huis. Kies een bestaand onderwerp of voeg het eerst toe.',
  'refusal.subject.already-there': 'Het onderwerp "{subject}" bestaat al.',
  'refusal.partner.unknown': 'Deze partner bestaat niet in dit huis.',
  'refusal.partner.not-present': '{partner} was geen partner op {day}.',
  'refusal.partner.kbo-taken': 'Dit KBO-nummer hoort al bij {partner}.',
  'refusal.partner.decision-does-not-admit':
    'Dit besluit laat geen partner toe. Nodig is een goedgekeurd en definitief besluit over de toetreding van partners.',
  'refusal.organ.unknown': 'Dit orgaan bestaat niet in dit huis.',
  'refusal.organ.not-active': '{organ} bestond niet op {day}.',
  'refusal.organ.decision-does-not-establish':
    'Dit besluit richt geen orgaan op. Nodig is een goedgekeurd en definitief besluit over de oprichting van een werkgroep.',
  'refusal.rule-set.fraction-too-large':
    'Een quorum kan niet groter zijn dan alle zetels samen. Kies een kleiner deel.',
  'refusal.rule-set.secret-needs-equal-votes':
    'Een geheime stemming bewaart alleen totalen. Kies één gelijke stem per zetel, of stem niet geheim.',
  'refusal.rule-set.chair-vote-is-secret':
    'Als altijd geheim gestemd wordt, kan de stem van de voorzitter geen doorslag geven. Kies een andere regel bij gelijke stemmen.',
  'refusal.rule-set.named-twice':
    'Deze zetel of partner staat twee keer in de gewichten of groepen. Noem elk één keer.',
  'refusal.period.ends-before-start': 'De laatste dag ligt voor de eerste dag. Kies een latere dag.',
  'refusal.seat.unknown': 'Deze zetel bestaat niet in dit huis.',
  'refusal.seat.already-ended': 'Deze zetel is al beëindigd.',
  'refusal.seat.not-of-organ': 'Deze zetel hoort bij een ander orgaan.',
  'refusal.seat.not-valid-that-day': 'Deze zetel gold niet op {day}.',
  'refusal.person.unknown':
    'Deze persoon heeft nog geen zetel in dit huis. Laat het veld leeg voor een nieuwe persoon.',
  'refusal.person.erased':
    'De persoonsgegevens van deze persoon zijn gewist en komen niet terug. Geef de persoon een nieuwe zetel als nieuwe persoon.',
  'refusal.person.nothing-given': 'Vul ten minste één gegeven in: naam, e-mailadres of telefoonnummer.',
  'refusal.person.details-apart': 'Deze persoon is al bekend. Leg de naam apart vast bij de gegevens van de persoon.',
  'refusal.mandate.unknown': 'Dit mandaat bestaat niet in dit huis.',
  'refusal.mandate.ratifying-organ-needed': 'Duid aan welk orgaan bekrachtigt.',
  'refusal.mandate.addressee-needed': 'Duid aan naar welk orgaan de voorstellen gaan.',
  'refusal.mandate.field-does-not-fit-level': 'Dit veld past niet bij het niveau "{level}". Laat het leeg.',
  'refusal.mandate.exceeds-grantor':
    '{organ} kan niet meer geven dan het zelf heeft (verschil: {exceeds, select, subject {onderwerp} subDelegation {mag niet verder doorgeven} level {niveau} ratifyingOrgan {bekrachtigend orgaan} limit {bedrag} period {periode} other {mandaat}}). Beperk het mandaat of laat {organ} eerst zelf een ruimer mandaat krijgen.',
  'refusal.mandate.ended': 'Dit mandaat is al geëindigd op {day}. Geef een nieuw mandaat.',
  'refusal.mandate.suspended': 'Dit mandaat is al geschorst.',
  'refusal.mandate.not-suspended': 'Dit mandaat is niet geschorst.',
  'refusal.dossier.unknown': 'Dit dossier bestaat niet in dit huis.',
  'refusal.proposal.missing': 'Er is nog geen voorstel in dit dossier. Dien eerst een voorstel in.',
  'refusal.proposal.already-submitted': 'Dit dossier heeft al een voorstel. Dien een nieuwe versie in.',
  'refusal.proposal.withdrawn': 'Dit voorstel is ingetrokken. Open een nieuw dossier.',
  'refusal.proposal.version-unknown': 'Versie {version} van het voorstel bestaat niet.',
  'refusal.proposal.ballot-open': 'Er loopt een stemming over dit voorstel. Sluit eerst de stemming.',
  'refusal.proposal.decided': 'Over dit voorstel is definitief besloten. Open een nieuw dossier.',
  'refusal.proposal.awaits-confirmation':
    'Dit besluit wacht op stemmen die nog bevestigd moeten worden. Bevestig ze, of sluit de ruggespraak af.',
  'refusal.proposal.awaits-bekrachtiging':
    'Dit besluit wacht op bekrachtiging. Het voorstel kan pas weer wijzigen als het is teruggestuurd of geweigerd.',
  'refusal.contribution.unknown': 'Deze inbreng bestaat niet in dit dossier.',
  'refusal.answer.already-given': 'Hierop is al geantwoord. Zet een fout recht met een rechtzetting.',
  'refusal.answer.reason-needed': 'Zeg waarom dit niet (helemaal) gevolgd wordt.',
  'refusal.advice-request.unknown': 'Deze adviesvraag bestaat niet in dit dossier.',
  'refusal.advice.already-given': 'Op deze vraag is al advies gegeven.',
  'refusal.advice.unknown': 'Dit advies bestaat niet in dit dossier.',
  'refusal.advice.point-unknown': 'Dit punt bestaat niet in het advies.',
  'refusal.meeting.unknown': 'Deze vergadering bestaat niet in dit huis.',
  'refusal.meeting.before-invitation': 'De vergadering ligt voor de dag van de uitnodiging.',
  'refusal.meeting.not-of-organ': 'Dit is een vergadering van een ander orgaan.',
  'refusal.meeting.item-already-there': 'Dit dossier staat al op de agenda.',
  'refusal.meeting.not-that-day': 'De aanwezigheid telt op de dag van de vergadering: {day}.',
  'refusal.ballot.unknown': 'Deze stemming bestaat niet bij dit orgaan en dossier.',
  'refusal.ballot.already-open': 'Er loopt al een stemming van dit orgaan over dit dossier.',
  'refusal.ballot.closed': 'Deze stemming is gesloten.',
  'refusal.ballot.still-open': 'De stemming loopt nog. Sluit ze eerst.',
  'refusal.ballot.no-votes': 'Er is nog geen enkele stem uitgebracht.',
  'refusal.ballot.older-version': 'Deze stemming ging over een oudere versie. Stem opnieuw over de nieuwste versie.',
  'refusal.ballot.too-few-voters':
    'Voor een geheime stemming moeten op die dag minstens drie personen kunnen stemmen. Open een gewone stemming.',
  'refusal.ballot.too-few-for-secrecy':
    'Er stemden nog geen drie personen. Bij minder stemmen is te raden wie wat stemde. De stemming blijft open.',
  'refusal.ballot.not-secret': 'Dit is geen geheime stemming. Leg de stemmen per zetel vast en sluit de stemming.',
  'refusal.ballot.count-needed': 'Dit is een geheime stemming. Leg ze vast met de telling van de stemmen.',
  'refusal.ballot.count-differs': 'Er zijn {votes} stemmen geteld, maar {participants} zetels stemden mee.',
  'refusal.ballot.box-not-empty':
    'Er is al geheim gestemd in het register. Sluit de stemming daar; een telling op papier kan er niet bij.',
  'refusal.ballot.must-be-secret':
    'De regels van dit orgaan vragen hier een geheime stemming. Open een geheime stemming, of zeg waarom het toch open gebeurde.',
  'refusal.ballot.secret-needs-equal-votes':
    'In dit orgaan wegen niet alle stemmen even zwaar. Een geheime stemming bewaart alleen totalen en kan dan niet beoordeeld worden.',
  'refusal.ballot.no-tie-before':
    'Een tweede stemronde kan alleen na een staking van stemmen waarvoor de regels die vragen.',
  'refusal.ballot.second-round-due': 'De vorige stemming gaf evenveel voor als tegen. Open de tweede stemronde.',
  'refusal.vote.secret': 'Dit is een geheime stemming. Wie de zetel heeft, stemt zelf; de stem wordt niet vastgelegd.',
  'refusal.vote.secret-is-definite':
    '{function} kan niet onder voorbehoud stemmen in een geheime stemming: die stem kan later niet bevestigd worden.',
  'refusal.vote.no-seat-that-day': 'Deze persoon had op {day} geen zetel in dit orgaan.',
  'refusal.vote.observer': '{function} is waarnemer en stemt niet mee.',
  'refusal.vote.already-cast': '{function} heeft al gestemd.',
  'refusal.vote.must-refer-back': '{function} moet eerst ruggespraak houden. Duid aan dat de stem onder voorbehoud is.',
  'refusal.vote.before-opening': 'De stemming begon pas op {day}. Een stem telt vanaf die dag.',
  'refusal.vote.recused': '{function} heeft een belang bij dit punt en stemt niet mee.',
  'refusal.vote.not-present': '{function} was niet in de vergadering toen dit punt werd behandeld.',
  'refusal.vote.too-late': 'De laatste dag om te antwoorden is voorbij. Deze stem telt niet meer.',
  'refusal.vote.proxy-not-allowed': 'De regels van dit orgaan laten deze volmacht van {function} niet toe.',
  'refusal.vote.proxy-not-valid':
    'Deze volmacht geldt niet voor deze stem: niet van deze zetel, niet voor dit punt, of ingetrokken.',
  'refusal.vote.proxy-over-cap': 'Wie voor {function} stemt, heeft al het hoogste aantal volmachten.',
  'refusal.vote.proxy-chained':
    'Wie voor {function} zou stemmen, gaf zelf een volmacht. Een volmacht gaat niet verder.',
  'refusal.vote.proxy-holder-absent': 'Wie voor {function} zou stemmen, was zelf niet aanwezig.',
  'refusal.vote.referral-back-over': 'Stemmen konden tot {day} bevestigd worden. Sluit de ruggespraak af.',
  'refusal.referral-back.nothing-open': 'In deze stemming is geen stem meer onder voorbehoud.',
  'refusal.referral-back.not-over': 'De ruggespraak kan pas afgesloten worden na {day}.',
  'refusal.vote.not-cast': 'Deze zetel heeft niet gestemd.',
  'refusal.vote.not-provisional': 'Deze stem is niet (meer) onder voorbehoud.',
  'refusal.decision.unknown': 'Dit besluit bestaat niet in dit dossier.',
  'refusal.decision.already-taken': 'Dit orgaan heeft al besloten over dit voorstel.',
  'refusal.decision.same-version': 'Dit voorstel kwam terug. Dien eerst een nieuwe versie in.',
  'refusal.decision.differs-from-ballot':
    'De stemming gaf {outcome, select, adopted {goedgekeurd} rejected {verworpen} other {iets anders}}. Het besluit moet daarmee overeenkomen.',
  'refusal.decision.ballot-not-named':
    'Dit orgaan heeft over deze versie gestemd. Duid die stemming aan; het besluit is wat de stemming gaf.',
  'refusal.decision.role-not-held': 'Niemand had op {day} deze rol in dit orgaan.',
  'refusal.decision.no-quorum':
    'Er was geen quorum ({counted} van de {needed} nodige leden): er is niets beslist. Stel uit, roep opnieuw bijeen, of zeg waarom er toch beslist werd.',
  'refusal.decision.reasons-needed': 'Geef de redenen van de weigering.',
  'refusal.decision.advice-pending': 'Er wordt nog advies verwacht tot {deadline}. Wacht dat af, of zeg waarom niet.',
  'refusal.decision.no-mandate':
    '{organ} heeft op {day} geen mandaat over "{subject}". Vraag een mandaat, leg het voor aan een bevoegd orgaan, of leg het besluit vast met een uitdrukkelijke reden.',
  'refusal.decision.over-limit':
    'Dit bedrag is hoger dan {organ} mag beslissen per {limit, select, year {jaar} other {besluit}}. Leg het voor aan een bevoegd orgaan, of leg het besluit vast met een uitdrukkelijke reden.',
  'refusal.bekrachtiging.organ-not-named': 'Dit besluit wordt bekrachtigd door {named}, niet door dit orgaan.',
  'refusal.bekrachtiging.no-authority':
    '{organ} mag hierover zelf niet definitief beslissen en kan dit besluit dus niet rechtzetten.',
  'refusal.bekrachtiging.not-awaited': 'Dit besluit wacht niet op bekrachtiging.',
  'refusal.bekrachtiging.before-decision': 'De bekrachtiging ligt voor het besluit van {day}.',
  'refusal.what-if.secret': 'Van een geheime stemming zijn alleen de totalen bekend. Alleen de regels kunnen anders.',
  'refusal.rectification.entry-unknown': 'Dit feit staat niet in dit dossier.',
} as const satisfies Record<`refusal.${RefusalCode}`, string>
