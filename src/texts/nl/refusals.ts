import type { RefusalCode } from '../../domain/shared/refusal.js'

/** What a user reads when a rule refuses a command. */
export const refusals = {
  'refusal.house.already-founded': 'Dit Huis van het Kind bestaat al.',
  'refusal.house.logo-unchanged': 'Het logo is al zo.',
  'refusal.house.unknown': 'Dit Huis van het Kind bestaat niet.',
  'refusal.template.unknown': 'Dit sjabloon bestaat niet in dit huis.',
  'refusal.template.withdrawn': 'Het sjabloon "{name}" is ingetrokken. Voeg een nieuw sjabloon toe.',
  'refusal.template.name-taken': 'Er is al een sjabloon met de naam "{name}". Kies een andere naam.',
  'refusal.template.unchanged': 'Er is niets veranderd aan het sjabloon "{name}".',
  'refusal.template.place-unknown': 'De plaats {place} bestaat niet. U kunt deze plaatsen gebruiken: {places}.',
  'refusal.template.minutes-have-no-subject':
    'Een verslag gaat over alles wat een vergadering behandelde. Laat het onderwerp leeg.',
  'refusal.access.role-already-held': 'Dit account heeft deze rol al in dit huis.',
  'refusal.access.role-not-held': 'Dit account heeft deze rol niet in dit huis.',
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
  'refusal.organ.already-succeeded': '{organ} wordt vanaf {day} opgevolgd door {successor}.',
  'refusal.organ.succeeds-itself':
    'Een orgaan volgt zichzelf niet op, ook niet langs een omweg. Kies een ander orgaan.',
  'refusal.organ.decision-does-not-succeed':
    'Dit besluit is niet goedgekeurd of niet definitief. Een opvolging steunt op een definitief besluit of een stichtende tekst.',
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
    '{organ} kan niet meer geven dan het zelf heeft (verschil: {exceeds, select, subject {onderwerp} subDelegation {mag niet verder doorgeven} oneStep {wat u geeft mag niet verder doorgegeven worden} directlyBelow {alleen aan een orgaan dat er rechtstreeks onder staat} level {niveau} ratifyingOrgan {bekrachtigend orgaan} limit {bedrag} period {periode} other {mandaat}}). Beperk het mandaat of laat {organ} eerst zelf een ruimer mandaat krijgen.',
  'refusal.mandate.ended': 'Dit mandaat is al geëindigd op {day}. Geef een nieuw mandaat.',
  'refusal.mandate.suspended': 'Dit mandaat is al geschorst.',
  'refusal.mandate.not-suspended': 'Dit mandaat is niet geschorst.',
  'refusal.mandate.resumed-too-early': 'Een schorsing duurt minstens een dag. Het mandaat kan weer gelden vanaf {day}.',
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
  'refusal.proposal.part-unchanged':
    'Dit deel is niet veranderd. Zeg alleen bij echte wijzigingen waar ze vandaan komen.',
  'refusal.proposal.part-named-twice': 'Dit deel staat er twee keer. Noem elke wijziging één keer.',
  'refusal.dossier.closed': 'Dit dossier is gesloten sinds {day}. Heropen het eerst.',
  'refusal.dossier.not-closed': 'Dit dossier is niet gesloten.',
  'refusal.dossier.before-closing': 'Dit dossier is pas gesloten op {day}. Kies die dag of een latere dag.',
  'refusal.dossier.of-another-organ':
    'Alleen het orgaan dat dit dossier opende of erin besliste, kan het sluiten of heropenen.',
  'refusal.dossier.bekrachtiging-awaited':
    'Een besluit in dit dossier wacht op bekrachtiging. Sluit het dossier pas daarna.',
  'refusal.dossier.input-unanswered':
    'Er is nog geen antwoord op {contributions, plural, one {# inbreng} other {# inbrengen}} en {points, plural, one {# punt van advies} other {# punten van advies}}. Antwoord eerst, of zeg waarom er geen antwoord komt.',
  'refusal.dossier.advice-awaited':
    'Er wordt nog advies verwacht tot en met {deadline}. Wacht erop, of zeg waarom u niet wacht.',
  'refusal.contribution.part-unknown': 'Dit deel staat niet in het voorstel, of het heeft geen tekst.',
  'refusal.contribution.quote-differs':
    'Deze woorden staan niet zo in dat deel van het voorstel. Neem ze letterlijk over.',
  'refusal.attachment.attached-twice': 'Deze bijlage is twee keer toegevoegd. Laat er één weg.',
  'refusal.signal.unknown': 'Dit signaal bestaat niet in dit huis.',
  'refusal.signal.taken-up': 'Dit signaal is al opgenomen in een dossier. Antwoord daar.',
  'refusal.signal.before-given': 'Dit signaal is pas gegeven op {day}. Kies die dag of een latere dag.',
  'refusal.signal.for-another-organ': 'Dit signaal is voor {organ}. Dat orgaan antwoordt.',
  'refusal.answer.destination-needed': 'Zeg naar welk orgaan of dossier u dit doorgeeft.',
  'refusal.answer.destination-without-passing': 'Kies alleen een orgaan of dossier als u dit doorgeeft.',
  'refusal.answer.passed-to-itself': 'Geef dit door naar een ander orgaan of een ander dossier.',
  'refusal.advice-request.nobody-asked': 'Kies een orgaan, of duid partners aan.',
  'refusal.advice-request.asked-twice': 'Kies een orgaan of duid partners aan, niet allebei.',
  'refusal.advice.partner-needed': 'Het advies is gevraagd aan partners. Zeg welke partner dit advies geeft.',
  'refusal.advice.partner-not-asked': 'Aan deze partner is geen advies gevraagd.',
  'refusal.advice.withdrawn': 'Dit advies is ingetrokken.',
  'refusal.advice.before-given': 'Dit advies is pas gegeven op {day}. Kies die dag of een latere dag.',
  'refusal.bekrachtiging.article-unknown': 'Artikel {article} staat niet in het besliste voorstel.',
  'refusal.entry.too-long':
    'Dit is samen te lang om vast te leggen. Maak het korter, of voeg de lange tekst toe als bijlage.',
  'refusal.contribution.unknown': 'Deze inbreng bestaat niet in dit dossier.',
  'refusal.answer.already-given': 'Hierop is al geantwoord. Zet een fout recht met een rechtzetting.',
  'refusal.answer.reason-needed': 'Zeg waarom dit niet (helemaal) gevolgd wordt.',
  'refusal.advice-request.unknown': 'Deze adviesvraag bestaat niet in dit dossier.',
  'refusal.advice.already-given': 'Op deze vraag is al advies gegeven.',
  'refusal.advice.unknown': 'Dit advies bestaat niet in dit dossier.',
  'refusal.advice.point-unknown': 'Dit punt bestaat niet in het advies.',
  'refusal.meeting.unknown': 'Deze vergadering bestaat niet in dit huis.',
  'refusal.meeting.before-invitation':
    'De vergadering ligt voor de dag van de uitnodiging. Verbeter een van de twee dagen.',
  'refusal.meeting.not-of-organ': 'Dit is een vergadering van een ander orgaan.',
  'refusal.meeting.item-already-there': 'Dit dossier staat al op de agenda.',
  'refusal.meeting.not-that-day': 'Dit was niet op een dag van de vergadering. De vergadering is op {day}.',
  'refusal.meeting.notice-too-short':
    'De uitnodiging komt te laat: dit orgaan vraagt {days} dagen. De vergadering kan vanaf {day}. Vergaderde men toch, zeg dan waarom.',
  'refusal.meeting.written-not-allowed':
    'De regels van dit orgaan laten geen schriftelijke procedure toe. Gebeurde het toch, zeg dan waarom.',
  'refusal.meeting.respond-by-needed': 'Zeg tot welke dag men schriftelijk kan antwoorden.',
  'refusal.meeting.hour-not-in-writing': 'Een schriftelijke procedure heeft geen uur. Laat dit veld leeg.',
  'refusal.meeting.respond-by-only-in-writing':
    'Alleen een schriftelijke procedure heeft een laatste dag om te antwoorden. Laat dit veld leeg.',
  'refusal.meeting.too-little-time-to-respond':
    'De leden hebben minstens {days} dagen om te antwoorden. Kies een latere dag. Was er toch minder tijd, zeg dan waarom.',
  'refusal.meeting.no-second-convocation':
    'De regels van dit orgaan kennen geen tweede oproeping. Roep een gewone vergadering samen.',
  'refusal.meeting.second-too-soon':
    'Tussen de eerste vergadering en de tweede oproeping liggen minstens {days} dagen. De vergadering kan vanaf {day}.',
  'refusal.meeting.not-on-first-agenda':
    '"{title}" stond niet op de agenda van de eerste vergadering. Een tweede oproeping gaat over dezelfde punten. Kwam het toch aan bod, zeg dan waarom.',
  'refusal.meeting.chair-must-rotate':
    '{function} zit ook de vergadering ervoor of erna voor. In dit orgaan wisselt de voorzitter. Kies iemand anders. Was het toch zo, zeg dan waarom.',
  'refusal.meeting.already-appointed': 'Deze zetel is al aangeduid voor deze vergadering.',
  'refusal.meeting.may-not-put-on-agenda':
    '{function} mag volgens de regels van dit orgaan geen punt op de agenda zetten. Kwam het er toch op, zeg dan waarom.',
  'refusal.meeting.item-unknown': 'Dit punt staat niet op de agenda.',
  'refusal.meeting.item-treated': 'Dit punt is al behandeld.',
  'refusal.meeting.in-writing': 'Dit is een schriftelijke procedure: niemand zit samen in een zaal.',
  'refusal.meeting.attendance-needed': 'Leg eerst vast wie er was bij het begin.',
  'refusal.meeting.chair-absent': '{function} is voorzitter maar is er niet. Duid eerst een vervanger aan.',
  'refusal.meeting.already-open': 'Deze vergadering is al geopend.',
  'refusal.meeting.not-open': 'Deze vergadering is nog niet geopend.',
  'refusal.meeting.suspended': 'Deze vergadering is geschorst. Hervat ze eerst.',
  'refusal.meeting.not-suspended': 'Deze vergadering is niet geschorst.',
  'refusal.meeting.resumes-too-early': 'De vergadering gaat verder op {day} of later.',
  'refusal.meeting.closed': 'Deze vergadering is gesloten.',
  'refusal.meeting.not-closed': 'Sluit eerst de vergadering.',
  'refusal.meeting.already-present': 'Deze zetel is al aanwezig.',
  'refusal.meeting.not-present': 'Deze zetel is niet aanwezig.',
  'refusal.meeting.movement-out-of-order': 'Deze zetel kwam of ging al bij punt {item}. Kies dat punt of een later.',
  'refusal.meeting.conflict-already-declared': 'Deze zetel meldde dit belang al.',
  'refusal.meeting.time-out-of-order': 'Dit uur ligt voor {at}, dat al voor deze vergadering is vastgelegd.',
  'refusal.meeting.returned-before-leaving': 'Het uur van terugkeer ligt voor het uur van vertrek.',
  'refusal.minutes.missing': 'Er is nog geen verslag van deze vergadering.',
  'refusal.minutes.before-end': 'Het verslag komt na het einde van de vergadering op {day}.',
  'refusal.minutes.before-draft': 'Dit ligt voor het verslag van {day}.',
  'refusal.minutes.before-approval': 'Dit ligt voor de goedkeuring van {day}.',
  'refusal.minutes.already-approved': 'Dit verslag is al goedgekeurd. Zet een fout recht met een rechtzetting.',
  'refusal.minutes.not-approved': 'Dit verslag is nog niet goedgekeurd. Maak een nieuwe versie.',
  'refusal.minutes.paper-already-recorded': 'De vingerafdruk van dit verslag ligt al vast.',
  'refusal.minutes.not-in-later-meeting': 'Een verslag wordt goedgekeurd op een latere vergadering van het orgaan.',
  'refusal.minutes.silence-does-not-approve':
    'In dit orgaan keurt zwijgen een verslag niet goed. Duid de vergadering aan die het goedkeurde.',
  'refusal.minutes.silence-too-short': 'Leden kunnen nog opmerkingen geven. Het verslag is goedgekeurd vanaf {day}.',
  'refusal.minutes.remarked': 'Iemand gaf een opmerking. Laat een vergadering het verslag goedkeuren.',
  'refusal.proxy.unknown': 'Deze volmacht bestaat niet in dit huis.',
  'refusal.proxy.not-allowed': 'De regels van dit orgaan laten geen volmachten toe. Gebeurde het toch, zeg dan waarom.',
  'refusal.proxy.to-oneself': 'Een volmacht gaat naar iemand anders.',
  'refusal.proxy.giver-has-no-vote':
    'Wie de volmacht geeft, heeft op {day} geen stem in dit orgaan. Gebeurde het toch, zeg dan waarom.',
  'refusal.proxy.holder-has-no-vote':
    'Wie de volmacht krijgt, heeft op {day} geen stem in dit orgaan. Gebeurde het toch, zeg dan waarom.',
  'refusal.proxy.other-partner':
    'In dit orgaan gaat een volmacht naar iemand van dezelfde partner. Gebeurde het toch anders, zeg dan waarom.',
  'refusal.proxy.over-cap':
    '{holder} heeft dan meer volmachten dan mag ({maximum}). Kies iemand anders. Gebeurde het toch, zeg dan waarom.',
  'refusal.proxy.chained':
    'Een volmacht wordt niet doorgegeven: {giver} kreeg er zelf een, of {holder} gaf de eigen stem al weg. Gebeurde het toch, zeg dan waarom.',
  'refusal.proxy.already-given': '{function} gaf de stem al aan iemand. Trek die volmacht eerst in.',
  'refusal.proxy.too-late': 'De volmacht komt te laat: ze gaat over een tijd die eindigde op {day}.',
  'refusal.proxy.already-revoked': 'Deze volmacht is al ingetrokken op {day}.',
  'refusal.proxy.before-given': 'De volmacht werd pas gegeven op {day}.',
  'refusal.ballot.unknown': 'Deze stemming bestaat niet bij dit orgaan en dossier.',
  'refusal.ballot.already-open': 'Er loopt al een stemming van dit orgaan over dit dossier.',
  'refusal.ballot.closed': 'Deze stemming is gesloten.',
  'refusal.ballot.annulled': 'Deze stemming is nietig verklaard: ze telt niet. Open een nieuwe stemming.',
  'refusal.ballot.annulled-before-opening':
    'De stemming werd geopend op {day}. Ze kan niet vroeger nietig verklaard worden.',
  'refusal.ballot.closed-too-early':
    'De stemming liep nog op {day}: toen werd ze geopend, of werd er gestemd. Ze kan niet vroeger gesloten worden.',
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
  'refusal.vote.confirmed-before-cast': 'De stem is van {day}. Ze kan niet vroeger bevestigd worden.',
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
  'refusal.decision.condition-unknown':
    'De voorwaarde "{condition}" staat niet in het mandaat. Bevestig alleen voorwaarden van het mandaat, in dezelfde woorden.',
  'refusal.decision.conditions-unconfirmed':
    'Dit mandaat vraagt dat u elke voorwaarde bevestigt. Nog niet bevestigd: "{condition}". Is er niet aan voldaan, zeg dan waarom het besluit toch genomen is.',
  'refusal.decision.over-limit':
    'Dit bedrag is hoger dan {organ} mag beslissen per {limit, select, year {jaar} other {besluit}}. Leg het voor aan een bevoegd orgaan, of leg het besluit vast met een uitdrukkelijke reden.',
  'refusal.bekrachtiging.organ-not-named': 'Dit besluit wordt bekrachtigd door {named}, niet door dit orgaan.',
  'refusal.bekrachtiging.no-authority':
    '{organ} mag hierover zelf niet definitief beslissen en kan dit besluit dus niet rechtzetten.',
  'refusal.bekrachtiging.not-awaited': 'Dit besluit wacht niet op bekrachtiging.',
  'refusal.bekrachtiging.before-decision': 'De bekrachtiging ligt voor het besluit van {day}.',
  'refusal.partner.merged': '{partner} is opgegaan in {successor}. Leg dit vast in naam van {successor}.',
  'refusal.partner.named-twice': '{partner} staat er twee keer in. Noem elke partner één keer.',
  'refusal.partner.merges-into-itself':
    '{partner} kan niet in zichzelf opgaan. Kies een andere partner, of een nieuwe.',
  'refusal.partner.decision-does-not-exclude': 'Dit is geen definitief besluit tot uitsluiting van een partner.',
  'refusal.partner.decision-does-not-merge': 'Dit is geen definitief besluit over partners.',
  'refusal.candidacy.unknown': 'Deze kandidatuur bestaat niet in dit huis.',
  'refusal.candidacy.closed': 'Over de kandidatuur van {candidate} is al een einde vastgelegd.',
  'refusal.candidacy.before-submission': 'De kandidatuur werd pas op {day} ingediend.',
  'refusal.candidacy.already-put': 'De kandidatuur van {candidate} is al aan het netwerk voorgelegd.',
  'refusal.candidacy.dossier-not-about-admission': 'Dit dossier gaat niet over de toetreding van partners.',
  'refusal.candidacy.not-on-network-agenda':
    'Dit dossier staat op geen agenda van het netwerk of de algemene vergadering. Zet het daar eerst op.',
  'refusal.candidacy.not-put-to-network':
    'De kandidatuur van {candidate} is nog niet aan het netwerk voorgelegd. Doe dat eerst, of zeg waarom het niet gebeurde.',
  'refusal.candidacy.other-candidate': 'Het KBO-nummer is niet dat van kandidaat {candidate}.',
  'refusal.candidacy.decision-does-not-refuse': 'Dit besluit weigert deze kandidatuur niet.',
  'refusal.candidacy.reasons-needed':
    'Geef de redenen van de weigering. Zijn er geen, zeg dan waarom niet; dat blijft zichtbaar.',
  'refusal.candidacy.vetoed-by-one': 'Maar één partner stemde tegen. Eén partner kan een kandidaat niet tegenhouden.',
  'refusal.organ.dissolved': '{organ} is opgeheven en kan niet worden verlengd.',
  'refusal.organ.lasting': '{organ} heeft geen einddatum. Verlengen hoeft niet.',
  'refusal.organ.extension-too-short': '{organ} loopt al tot {day}. Geef een latere dag.',
  'refusal.organ.extended-after-end':
    '{organ} liep tot {day}. Verlengen doet u voor die dag, of u zegt waarom het later gebeurde.',
  'refusal.organ.decision-does-not-extend':
    'Dit besluit verlengt geen orgaan. Nodig is een goedgekeurd en definitief besluit over “oprichting van werkgroepen”.',
  'refusal.delegation.unknown': 'Deze afvaardiging bestaat niet in dit huis.',
  'refusal.delegation.before-appointment': 'De afvaardiging begon pas op {day}.',
  'refusal.delegation.ended': 'De afvaardiging naar {body} is al voorbij.',
  'refusal.agreement.unknown': 'Deze overeenkomst bestaat niet in dit huis.',
  'refusal.agreement.ended': 'De overeenkomst "{title}" is beëindigd of afgelopen.',
  'refusal.agreement.before-drafting': 'De overeenkomst werd pas op {day} opgesteld.',
  'refusal.agreement.not-a-party': '{partner} is geen partij in deze overeenkomst.',
  'refusal.agreement.party-left': '{partner} is al uit deze overeenkomst gestapt.',
  'refusal.agreement.already-signed': '{partner} heeft deze overeenkomst al getekend.',
  'refusal.agreement.notice-too-short':
    'De opzegtermijn is {months, plural, one {# maand} other {# maanden}}. De laatste dag is ten vroegste {day}.',
  'refusal.agreement.not-in-force':
    'De overeenkomst "{title}" geldt niet op {day}. Niet iedereen heeft getekend, of ze is nog niet begonnen of al voorbij.',
  'refusal.goal.unknown': 'Deze doelstelling bestaat niet in dit huis.',
  'refusal.goal.code-taken': 'Er is al een doelstelling {code}.',
  'refusal.goal.letter-twice': 'De letter {letter} staat er twee keer in. Geef elk actiepunt een eigen letter.',
  'refusal.goal.ended': 'Doelstelling {code} is al afgesloten.',
  'refusal.goal.not-valid-that-day': 'Doelstelling {code} geldt niet op {day}.',
  'refusal.goal.action-point-unknown': 'Doelstelling {code} heeft geen actiepunt {letter}.',
  'refusal.goal.action-point-in-use': 'Een dossier of een actie verwijst naar actiepunt {letter}. Laat dat punt staan.',
  'refusal.goal.already-linked': 'Dit dossier hangt al aan doelstelling {code}.',
  'refusal.goal.not-that-year': 'Doelstelling {code} gold niet in {year}.',
  'refusal.goal.named-twice': 'Doelstelling {code} staat er twee keer in.',
  'refusal.evaluation.year-ahead': 'Het jaar {year} is nog niet begonnen.',
  'refusal.evaluation.already-there': 'Dit orgaan heeft {year} al geëvalueerd.',
  'refusal.action.unknown': 'Deze actie bestaat niet in dit huis.',
  'refusal.action.closed': 'De actie "{title}" is al afgerond of geschrapt.',
  'refusal.action.before-planning': 'De actie werd pas op {day} gepland.',
  'refusal.action.not-later': 'De actie moet nu klaar zijn op {day}. Geef een latere dag.',
  'refusal.what-if.secret': 'Van een geheime stemming zijn alleen de totalen bekend. Alleen de regels kunnen anders.',
  'refusal.bekrachtiging.already-given': 'Dit orgaan heeft al geantwoord.',
  'refusal.bekrachtiging.not-its-turn': 'Eerst is {first} aan de beurt. Dit orgaan bekrachtigt daarna.',
  'refusal.bekrachtiging.too-late':
    'Dit orgaan kon antwoorden tot {due}. Daarna {silence, select, granted {geldt het besluit als bekrachtigd} other {vervalt het besluit}}. Leg vast dat het orgaan zweeg.',
  'refusal.bekrachtiging.lapsed': 'Dit besluit is vervallen, omdat een orgaan niet op tijd antwoordde.',
  'refusal.bekrachtiging.nothing-left-out': 'Geef een lager bedrag, of zeg welke artikelen geschrapt zijn.',
  'refusal.bekrachtiging.no-amount': 'In dit besluit staat geen bedrag om te verlagen.',
  'refusal.bekrachtiging.amount-not-lower': 'Geef een lager bedrag dan in het besluit staat, of bekrachtig alles.',
  'refusal.bekrachtiging.healing-apart': 'Dit besluit is zonder mandaat genomen. Zet het apart recht.',
  'refusal.condition.unknown': 'Dit orgaan heeft deze voorwaarde niet gesteld.',
  'refusal.condition.not-awaited': 'Dit besluit wacht niet meer op een voorwaarde.',
  'refusal.condition.already-met': 'Deze voorwaarde was al vervuld op {day}.',
  'refusal.condition.before-bekrachtiging': 'De voorwaarde is pas gesteld op {day}.',
  'refusal.silence.means-nothing':
    'Volgens zijn regels betekent het niets dat dit orgaan zwijgt. Het moet zelf antwoorden.',
  'refusal.silence.not-late': 'Dit orgaan kan nog antwoorden tot en met {due}.',
  'refusal.remark.unknown': 'Het besluit is niet teruggestuurd met een punt {point}.',
  'refusal.decision.remarks-unanswered':
    'Dit voorstel kwam terug met opmerkingen. Zeg in een nieuwe versie wat u deed met punt {points}, of zeg waarom niet.',
  'refusal.decision.annulled': 'Dit besluit is vernietigd met ingang van {day}.',
  'refusal.decision.not-yet-taken': 'Het besluit is pas genomen op {day}.',
  'refusal.execution.before-final':
    'Dit besluit is niet definitief op {day}. Wacht daarop, of zeg waarom het toch al werd uitgevoerd.',
  'refusal.publication.already-done': 'Dit besluit is al bekendgemaakt op {day}.',
  'refusal.mandate.organ-twice': 'Dit orgaan staat er twee keer bij. Elk orgaan bekrachtigt één keer.',
  'refusal.rectification.entry-unknown': 'Dit feit staat niet in dit dossier.',
  'refusal.money.category-unknown':
    '{category} is geen soort uitgave van dit huis. Kies er een uit de lijst, of voeg ze toe.',
  'refusal.money.category-there': 'De soort uitgave {category} bestaat al.',
  'refusal.money.category-named-twice': 'De soort uitgave {category} staat er twee keer bij. Tel de bedragen samen.',
  'refusal.money.year-named-twice': 'Een jaar staat er twee keer bij. Geef per jaar één bedrag.',
  'refusal.money.plan-differs':
    'De delen zijn samen {totalCents, number, ::currency/EUR scale/0.01}, maar het voorstel gaat over {amountCents, number, ::currency/EUR scale/0.01}. Verdeel precies dat bedrag.',
  'refusal.money.plan-voted-on':
    'Over deze versie is al gestemd. Maak een nieuwe versie om het geld anders te verdelen.',
  'refusal.money.over-grant':
    'Van "{title}" is nog {leftCents, number, ::currency/EUR scale/0.01} vrij. Verlaag het bedrag, of kies een andere subsidie.',
  'refusal.money.over-earmark': 'Dit past niet in wat "{title}" voor deze soort uitgave voorziet.',
  'refusal.money.over-year': 'Van "{title}" is voor dat jaar nog {leftCents, number, ::currency/EUR scale/0.01} vrij.',
  'refusal.money.over-budget':
    'In de begroting van {year, number, ::group-off} is voor deze soort uitgave nog {leftCents, number, ::currency/EUR scale/0.01} vrij. Wijzig eerst de begroting.',
  'refusal.money.over-allocation': 'Van deze toewijzing is nog {leftCents, number, ::currency/EUR scale/0.01} vrij.',
  'refusal.money.over-commitment':
    'Van deze verbintenis is nog {leftCents, number, ::currency/EUR scale/0.01} te betalen. Is er toch meer betaald, zeg dan waarom.',
  'refusal.grant.unknown': 'Deze subsidie bestaat niet in dit huis.',
  'refusal.grant.closed': 'De rekening van "{title}" is afgesloten op {day}.',
  'refusal.grant.before-recorded': 'Deze subsidie is er pas vanaf {day}.',
  'refusal.grant.outside-period': '{day} valt buiten de periode van "{title}".',
  'refusal.grant.in-kind': 'Dit is steun in natura, geen geld. Leg vast wat ervan gebruikt is.',
  'refusal.grant.not-in-kind': 'Deze subsidie is geld, geen steun in natura.',
  'refusal.grant.earmark-over-amount': 'De voorziene delen zijn samen meer dan het bedrag van de subsidie.',
  'refusal.grant.instalments-over-amount': 'De verwachte schijven zijn samen meer dan het bedrag van de subsidie.',
  'refusal.grant.not-passed-on': 'Die betaling ging niet naar de partner die dit geld doorgeeft.',
  'refusal.grant.more-than-passed-on':
    'Van die betaling kan nog {leftCents, number, ::currency/EUR scale/0.01} doorgegeven zijn.',
  'refusal.grant.below-allocated':
    'Er is al {amountCents, number, ::currency/EUR scale/0.01} toegewezen of voorbehouden. Trek eerst toewijzingen in, of zeg waarom het toch zo is.',
  'refusal.grant.not-longer': 'Geef een dag na {until}.',
  'refusal.grant.open-commitments': '"{what}" moet nog betaald worden. Betaal het, of verlaag de verbintenis.',
  'refusal.grant.reserved': 'Een besluit over geld van deze subsidie wacht nog.',
  'refusal.grant.more-than-granted':
    'Er kan nog {leftCents, number, ::currency/EUR scale/0.01} binnenkomen van deze subsidie. Kwam er meer, pas dan eerst de subsidie aan.',
  'refusal.budget.without-decision': 'De begroting rust op een definitief besluit over financiën.',
  'refusal.budget.already-adopted': 'Voor {year, number, ::group-off} is er al een begroting. Wijzig die.',
  'refusal.budget.unknown': 'Voor {year, number, ::group-off} is er nog geen begroting.',
  'refusal.budget.before-adopted': 'De begroting is er pas vanaf {day}.',
  'refusal.allocation.unknown': 'Deze toewijzing bestaat niet.',
  'refusal.allocation.withdrawn': 'Deze toewijzing is ingetrokken op {day}.',
  'refusal.allocation.decision-not-final': 'Dat besluit was op {day} niet definitief.',
  'refusal.allocation.over-decision':
    'Van het besluit is nog {leftCents, number, ::currency/EUR scale/0.01} toe te wijzen.',
  'refusal.allocation.other-beneficiary': 'Het voorstel is voor {partner}. Kies die partner, of pas het voorstel aan.',
  'refusal.allocation.below-committed':
    'Er is al {amountCents, number, ::currency/EUR scale/0.01} vastgelegd met anderen.',
  'refusal.allocation.committed': 'Een deel is al vastgelegd: dit kan niet meer in principe zijn.',
  'refusal.allocation.principled':
    'Dit bedrag is alleen in principe toegewezen. Eerst is een definitief besluit nodig.',
  'refusal.allocation.before': 'Deze toewijzing is er pas vanaf {day}.',
  'refusal.commitment.unknown': 'Deze verbintenis bestaat niet.',
  'refusal.commitment.before': 'De verbintenis dateert van {day}.',
  'refusal.commitment.other-beneficiary': 'Dit geld is voor een ander bestemd. Neem wie in het besluit staat.',
  'refusal.commitment.supplier-needed': 'Noem de partner of leverancier die het geld krijgt.',
  'refusal.payment.unknown': 'Deze betaling bestaat niet.',
  'refusal.payment.reversed': 'Deze betaling is teruggekomen op {day}.',
  'refusal.payment.before': 'De betaling dateert van {day}.',
  'refusal.payment.without-commitment':
    'Voor deze betaling is geen verbintenis genoemd. Kies er een, of zeg waarom er toch betaald is.',
  'refusal.payment.other-organ': 'Dit geld wordt beheerd door een ander orgaan.',
  'refusal.payment.other-beneficiary': 'Dit geld was voor een ander bestemd. Is het toch zo betaald, zeg dan waarom.',
  'refusal.payment.explained':
    'Van deze betaling is nog {leftCents, number, ::currency/EUR scale/0.01} zonder verklaring.',
  'refusal.payment.claimed': 'Van deze betaling is al geld teruggevorderd.',
  'refusal.payment.settled': 'Van deze betaling is al iets verantwoord of teruggevorderd.',
  'refusal.payment.passed-on': 'Een partner gaf geld van deze betaling door.',
  'refusal.justification.unknown': 'Deze verantwoording bestaat niet.',
  'refusal.justification.assessed': 'Deze verantwoording is al beoordeeld.',
  'refusal.justification.before': 'De verantwoording dateert van {day}.',
  'refusal.justification.each-once': 'Geef voor elke kost één antwoord.',
  'refusal.justification.cost-unknown': 'Deze kost staat niet in de verantwoording.',
  'refusal.justification.over-cost': 'Er kan niet meer aanvaard worden dan de kost zelf.',
  'refusal.justification.reason-needed': 'Zeg waarom niet alles aanvaard is.',
  'refusal.justification.document-used': 'Dit document staat al bij een andere kost.',
  'refusal.recovery.unknown': 'Deze terugvordering bestaat niet.',
  'refusal.recovery.before': 'De terugvordering dateert van {day}.',
  'refusal.recovery.over-claimed':
    'Van deze terugvordering staat nog {leftCents, number, ::currency/EUR scale/0.01} open.',
  'refusal.recovery.over-payment':
    'Van deze betaling kan nog {leftCents, number, ::currency/EUR scale/0.01} teruggevorderd worden.',
  'refusal.recovery.grant-needed': 'Deze betaling rust op verschillende subsidies. Kies er een.',
  'refusal.recovery.other-grant': 'Deze betaling kwam niet uit die subsidie.',
  'refusal.recovery.explain-first': 'Een deel van deze betaling heeft nog geen verklaring. Verklaar het eerst.',
  'refusal.cost-key.unknown': 'Deze verdeelsleutel bestaat niet.',
  'refusal.cost-key.ended': 'Deze verdeelsleutel is beëindigd op {day}.',
  'refusal.cost-key.before': 'Deze verdeelsleutel is er pas vanaf {day}.',
  'refusal.shared-cost.unknown': 'Deze gedeelde kost bestaat niet.',
  'refusal.shared-cost.before': 'Deze kost is pas gedeeld op {day}.',
  'refusal.shared-cost.other-partner': 'Deze partner draagt niet mee aan deze kost.',
  'refusal.shared-cost.over-share': 'Van dit aandeel staat nog {leftCents, number, ::currency/EUR scale/0.01} open.',
  'refusal.shared-cost.grant':
    'Noem de subsidie van deze partner waarmee het aandeel betaald of in natura gegeven is. Betaalde de partner zelf, noem er dan geen.',
  'refusal.bank.balance-differs': 'De bewegingen kloppen niet met het begin- en eindsaldo.',
  'refusal.bank.movement-named-twice': 'Een beweging staat er twee keer bij.',
  'refusal.bank.movement-after-statement': 'Een beweging dateert van na het uittreksel.',
  'refusal.bank.nothing-new': 'Alle bewegingen van dit bestand waren al bekend. Er is niets veranderd.',
  'refusal.bank-line.unknown': 'Deze beweging bestaat niet.',
  'refusal.bank-line.set-aside': 'Deze beweging is terzijde gelegd op {day}.',
  'refusal.bank-line.matched': 'Deze beweging verklaart al een bedrag.',
  'refusal.bank-line.other-direction': 'Deze beweging gaat de andere kant op.',
  'refusal.bank-line.other-day': 'De bank boekte dit op {day}.',
  'refusal.bank-line.too-small':
    'Van deze beweging is nog {leftCents, number, ::currency/EUR scale/0.01} zonder verklaring.',
} as const satisfies Record<`refusal.${RefusalCode}`, string>
