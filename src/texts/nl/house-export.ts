/** Everything of one house as one file for auditors: its part of the page, the headings of its registers, and its README. */
export const houseExport = {
  'house-export.title': 'Alles van dit huis in één bestand',
  'house-export.intro':
    'Eén bestand (tar) dat u bewaart en later nakijkt zonder deze toepassing te vertrouwen. Er staat niets van een ander huis in.',
  'house-export.holds': 'Wat erin zit',
  'house-export.holds.events': 'elke gebeurtenis van dit huis, in volgorde, met haar bewijs',
  'house-export.holds.keys': 'het ondertekende controlepunt, met de sleutels en wat getuigen mee ondertekenden',
  'house-export.holds.registers':
    'de registers als tabellen (CSV): mandaten, besluiten, dossiers, inbreng en wat ervan werd, subsidies, toewijzingen, verbintenissen, betalingen, vaststellingen, zetels en documenten',
  'house-export.holds.files': 'de documenten die dit huis bewaart, en van elk ander document de vingerafdruk',
  'house-export.holds.persons':
    'de namen van wie een zetel heeft of had. Adressen, telefoonnummers en wat gewist is, zitten er niet in.',
  'house-export.size':
    '{events, plural, one {# gebeurtenis} other {# gebeurtenissen}}{documents, plural, =0 {} one { en # document} other { en # documenten}}: ongeveer {megabytes} MB.',
  'house-export.last':
    'Schrijf dit aantal op. Het controleren zegt hoeveel gebeurtenissen er in het bestand staan: zo ziet u ook dat de laatste niet zijn weggelaten.',
  'house-export.keep':
    'Het bestand blijft zoals het is, ook als een naam later hier gewist wordt. Bewaar het daarom niet langer dan nodig, of neem het bestand zonder namen.',
  'house-export.download': 'Bewaar alles van dit huis (tar)',
  'house-export.download.without': 'Hetzelfde, zonder namen van personen (tar)',
  'house-export.check':
    'Kijk het na met: besluitboek verify en de naam van het bestand, met --vkey en de sleutel die u van elders kreeg. Er is geen netwerk of databank voor nodig.',
  'house-export.receipts': 'Een enkel ontvangstbewijs kijkt u na in uw browser.',
  'house-export.erased': 'gewist',
  'house-export.held.file': 'in dit bestand',
  'house-export.held.absent': 'niet in het Besluitboek: het huis bewaart het zelf',
  'house-export.held.removed': 'weggehaald op {moment}: {reason}',
  'house-export.read-me': `ALLES VAN {house} IN ÉÉN BESTAND

Dit bestand komt uit een Besluitboek. Het bevat alles van dit ene huis dat iemand nodig heeft om na te kijken wat er is vastgelegd, en niets van een ander huis.

Wat erin zit
  house-export.json          wat dit is: het huis, de dag, hoeveel gebeurtenissen, en de SHA-256 van elk bestand
  events/000001.jsonl ...    elke gebeurtenis van het huis, één per regel, in volgorde, zoals ze in het logboek staat
  proofs/000001.jsonl ...    op dezelfde regel haar bewijs: de plaats in het logboek en de weg naar de wortel (RFC 6962)
  checkpoint, vkey, vkeys    het ondertekende controlepunt en de sleutels van het logboek (C2SP tlog-checkpoint)
  handover-2 ...             hoe een sleutel door de vorige is overgedragen, als dat gebeurde
  witnesses                  de sleutels van getuigen; hun handtekeningen staan in checkpoint
  personal-values.jsonl      de namen die de lezer mag zien, elk met de sleutel die toont dat het logboek die naam bedoelt
  registers/*.csv            de registers, voor een rekenblad; ze volgen uit de gebeurtenissen
  files/                     de documenten, genoemd naar hun SHA-256

Hoe kijkt u het na
  npx besluitboek verify BESTAND-OF-UITGEPAKTE-MAP --vkey SLEUTEL
Er is geen netwerk of databank voor nodig. Het zegt wat er niet klopt en waar, en eindigt met 1. Elke gebeurtenis moet bewezen zijn, geen enkele mag ontbreken, elke naam moet bij het logboek passen, en de registers worden uit de gebeurtenissen opnieuw gemaakt en vergeleken.
Haal de sleutel ergens anders dan hier: uit een verslag, een brief, of van de website van de gemeente. In dit bestand staat:
{keys}
Zonder dit programma: SHA-256, Ed25519 en base64 volstaan. Een blad is SHA-256 van een nulbyte en de regel uit events (zonder het einde van de regel).

Wat het niet toont
  - Dat wat is vastgelegd ook waar is.
  - Dat de allerlaatste gebeurtenissen erin zitten, als wie het u gaf het hele bestand herschreef. Vergelijk het aantal met de bladzijde Toezicht, of neem het bestand daar zelf.
  - Wie iemand was die gewist is: het logboek houdt daarvan een getal over, en klopt nog altijd.

Gaat er persoonsinformatie in? Namen alleen als house-export.json zegt: "persons": "names". Bewaar het bestand niet langer dan nodig.`,
  'house-export.column.about': 'Over',
  'house-export.column.about-id': 'Nummer waarover',
  'house-export.column.addressee': 'Voorstel of advies gaat naar',
  'house-export.column.allocated': 'Toegewezen',
  'house-export.column.allocation': 'Toewijzing',
  'house-export.column.allocations': 'Toewijzingen',
  'house-export.column.amount': 'Bedrag',
  'house-export.column.annulled-on': 'Vernietigd op',
  'house-export.column.answer-event': 'Gebeurtenis van het antwoord',
  'house-export.column.answered-by': 'Beantwoord door',
  'house-export.column.answered-on': 'Beantwoord op',
  'house-export.column.article': 'Artikel van de begroting',
  'house-export.column.available': 'Nog beschikbaar',
  'house-export.column.ballot': 'Stemming',
  'house-export.column.bank-line': 'Verrichting van de bank',
  'house-export.column.bekrachtiging': 'Bekrachtiging',
  'house-export.column.beneficiary': 'Begunstigde',
  'house-export.column.category': 'Soort uitgave',
  'house-export.column.claimed': 'Teruggevorderd',
  'house-export.column.closed-on': 'Afgesloten op',
  'house-export.column.code': 'Code',
  'house-export.column.commitment': 'Verbintenis',
  'house-export.column.commitments': 'Verbintenissen',
  'house-export.column.committed': 'Vastgelegd',
  'house-export.column.conditions': 'Voorwaarden',
  'house-export.column.decided-on': 'Beslist op',
  'house-export.column.decision': 'Besluit',
  'house-export.column.decisions': 'Aantal besluiten',
  'house-export.column.details': 'Bijzonderheden',
  'house-export.column.dossier': 'Dossier',
  'house-export.column.effect': 'Wat het opleverde',
  'house-export.column.entered-on': 'Aangegaan op',
  'house-export.column.event': 'Gebeurtenis',
  'house-export.column.event-type': 'Soort gebeurtenis',
  'house-export.column.events': 'Gebeurtenissen',
  'house-export.column.executions': 'Aantal keer uitgevoerd',
  'house-export.column.file': 'Bestand',
  'house-export.column.final-on': 'Definitief op',
  'house-export.column.finding': 'Vaststelling',
  'house-export.column.from': 'Vanaf',
  'house-export.column.from-whom': 'Van wie',
  'house-export.column.function': 'Functie',
  'house-export.column.given-on': 'Gegeven op',
  'house-export.column.grant': 'Subsidie',
  'house-export.column.granted': 'Toegekend',
  'house-export.column.grantee': 'Gegeven aan',
  'house-export.column.grantor': 'Gegeven door',
  'house-export.column.grants': 'Subsidies',
  'house-export.column.healed-on': 'Rechtgezet op',
  'house-export.column.held': 'Waar het document is',
  'house-export.column.in-kind': 'In natura',
  'house-export.column.in-version': 'In versie',
  'house-export.column.input': 'Inbreng',
  'house-export.column.inputs': 'Aantal keer inbreng',
  'house-export.column.inputs-open': 'Inbreng zonder antwoord',
  'house-export.column.justified': 'Verantwoord',
  'house-export.column.kind': 'Soort',
  'house-export.column.left-open-on': 'Gesloten zonder antwoord op',
  'house-export.column.level': 'Niveau',
  'house-export.column.made-on': 'Op',
  'house-export.column.managed-by': 'Beheerd door',
  'house-export.column.mandate': 'Mandaat',
  'house-export.column.mandates': 'Mandaten tot de stichtende tekst',
  'house-export.column.meeting': 'Vergadering',
  'house-export.column.name': 'Naam',
  'house-export.column.opened-by': 'Geopend door',
  'house-export.column.organ': 'Orgaan',
  'house-export.column.outcome': 'Uitkomst',
  'house-export.column.paid': 'Betaald',
  'house-export.column.partner': 'Partner',
  'house-export.column.payment': 'Betaling',
  'house-export.column.per-decision': 'Ten hoogste per besluit',
  'house-export.column.per-year': 'Ten hoogste per jaar',
  'house-export.column.person': 'Nummer van de persoon',
  'house-export.column.published-on': 'Bekendgemaakt op',
  'house-export.column.purpose': 'Waarvoor',
  'house-export.column.ratified-amount': 'Bedrag na bekrachtiging',
  'house-export.column.ratifying-organs': 'Bekrachtigd door',
  'house-export.column.reason': 'Waarom',
  'house-export.column.received': 'Ontvangen',
  'house-export.column.recovered': 'Teruggekregen',
  'house-export.column.reference': 'Kenmerk',
  'house-export.column.reversed-on': 'Teruggedraaid op',
  'house-export.column.revoked-on': 'Ingetrokken op',
  'house-export.column.role': 'Rol',
  'house-export.column.seat': 'Zetel',
  'house-export.column.severity': 'Ernst',
  'house-export.column.sha256': 'SHA-256',
  'house-export.column.since': 'Sinds',
  'house-export.column.source': 'Van wie',
  'house-export.column.standing': 'Hoe het staat',
  'house-export.column.state': 'Stand',
  'house-export.column.sub-delegation': 'Mag doorgegeven worden',
  'house-export.column.subject': 'Onderwerp',
  'house-export.column.suspended': 'Geschorst',
  'house-export.column.terms-from': 'Deze bepalingen vanaf',
  'house-export.column.text': 'Tekst',
  'house-export.column.title': 'Titel',
  'house-export.column.to-justify': 'Nog te verantwoorden',
  'house-export.column.unexplained': 'Zonder besluit',
  'house-export.column.until': 'Tot en met',
  'house-export.column.version': 'Versie van het voorstel',
  'house-export.column.what': 'Wat',
  'house-export.column.withdrawn-on': 'Ingetrokken op',
  'house-export.column.year': 'Jaar',
} as const
