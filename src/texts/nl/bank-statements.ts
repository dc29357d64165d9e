/** What a user reads about reading a bank statement: what is wrong with it, and what its lines may pay. */
export const bankStatements = {
  'bank-statement.own-csv':
    'U kunt een uittreksel ook zelf in een rekenblad zetten en als CSV bewaren, met deze kolommen: Rekening;Afschrift;Boekingsdatum;Valutadatum;Bedrag;Munt;Tegenpartij;Rekening tegenpartij;Mededeling;Referentie;Saldo. Afschrift, Valutadatum, Munt, Referentie en Saldo mogen ontbreken. Schrijf een dag als 28/02/2026 en een bedrag als -1250,00 (met een minteken als het geld van de rekening ging).',
  'bank-statement.file.empty': 'Het bestand is leeg. Haal het opnieuw op bij de bank.',
  'bank-statement.file.too-large':
    'Het bestand heeft {bytes} bytes; er worden er hoogstens {most} gelezen. Haal een kortere periode op.',
  'bank-statement.file.unknown-format':
    'Dit is geen rekeninguittreksel in CODA, camt.053 of CSV. Haal het uittreksel bij de bank op in een van deze vormen.',
  'bank-statement.balance.does-not-add-up':
    'Het beginsaldo {opening} en de verrichtingen {movements} maken samen {reached}, maar het eindsaldo is {closing}. Er ontbreekt iets of er is iets gewijzigd: haal het bestand opnieuw op bij de bank.',
  'bank-statement.coda.length':
    'Deze regel heeft {found} tekens; een regel in CODA heeft er 128. Haal het bestand opnieuw op en open het niet in een ander programma.',
  'bank-statement.coda.unknown-record':
    'Een regel in CODA begint met 0, 1, 21, 22, 23, 31, 32, 33, 4, 8 of 9; deze begint met "{found}".',
  'bank-statement.coda.version':
    'Versie 2 van CODA wordt gelezen; dit bestand noemt versie "{found}". Vraag de bank om versie 2.',
  'bank-statement.coda.not-digits': 'Op plaats {from} tot {to} staat "{found}" waar cijfers horen.',
  'bank-statement.coda.not-allowed':
    'Op plaats {position} staat "{found}"; daar mag alleen een van deze tekens staan: {allowed}.',
  'bank-statement.coda.not-whole-cents': 'Het bedrag "{found}" op plaats {from} tot {to} bevat een deel van een cent.',
  'bank-statement.coda.not-a-day': 'Op plaats {from} tot {to} staat "{found}"; dat is geen dag (DDMMJJ).',
  'bank-statement.coda.no-day': 'De dag van deze boeking of dit saldo ontbreekt.',
  'bank-statement.coda.currency': 'De rekening loopt in {found}; alleen euro wordt gelezen.',
  'bank-statement.coda.account': '"{found}" is geen rekeningnummer met een juist controlegetal.',
  'bank-statement.coda.account-differs': 'Het eindsaldo is van rekening "{found}", het beginsaldo van "{expected}".',
  'bank-statement.coda.order': 'Hier staat een regel van soort {found} waar een van deze soorten hoort: {expected}.',
  'bank-statement.coda.ends-early':
    'Het bestand eindigt waar nog een regel van een van deze soorten hoort: {expected}. Het is afgebroken; haal het opnieuw op bij de bank.',
  'bank-statement.coda.next-code': 'De vervolgcode (plaats 126) is {found}; dat past niet bij de regel die volgt.',
  'bank-statement.coda.link-code': 'De verbindingscode (plaats 128) is {found}; dat past niet bij de regel die volgt.',
  'bank-statement.coda.numbers': 'Het volgnummer en detailnummer zijn {found}; hier hoort {expected}.',
  'bank-statement.coda.record-count':
    'De laatste regel telt {expected} regels; het zijn er {found}. Er ontbreekt iets: haal het bestand opnieuw op bij de bank.',
  'bank-statement.coda.debit-total':
    'Volgens de laatste regel ging er {expected} van de rekening; de verrichtingen maken samen {found}.',
  'bank-statement.coda.credit-total':
    'Volgens de laatste regel kwam er {expected} op de rekening; de verrichtingen maken samen {found}.',
  'bank-statement.coda.detail-without-total':
    'Een verrichting van type {type} is een detail; haar totaal staat niet in dit bestand.',
  'bank-statement.coda.unexpected-detail':
    'Een detail van type {type} kan niet bij een verrichting van type {total} horen.',
  'bank-statement.coda.details-do-not-add-up': 'De details maken samen {sum}; hun totaal is {total}.',
  'bank-statement.coda.structured-communication':
    'De gestructureerde mededeling "{found}" heeft een verkeerd controlegetal.',
  'bank-statement.coda.separate-application':
    'Dit bestand bevat alleen details van totalen in een ander bestand, zonder saldo. Lees het uittreksel zelf in.',
  'bank-statement.xml.malformed': 'Het bestand is geen geldige XML ({what}). Haal het opnieuw op bij de bank.',
  'bank-statement.xml.doctype':
    'De XML bevat een documenttype (DOCTYPE); een rekeninguittreksel heeft er geen. Het bestand wordt niet gelezen.',
  'bank-statement.xml.too-deep': 'De XML heeft meer lagen dan een rekeninguittreksel. Het bestand wordt niet gelezen.',
  'bank-statement.camt.wrong-message':
    'Dit is "{found}"; gelezen worden {versions}. Vraag de bank om een rekeninguittreksel in een van deze versies.',
  'bank-statement.camt.no-statement': 'Het bericht bevat geen uittreksel.',
  'bank-statement.camt.missing': 'Het element {element} ontbreekt.',
  'bank-statement.camt.amount': '"{found}" is geen bedrag in hele centen.',
  'bank-statement.camt.currency': 'Een bedrag of rekening is in "{found}"; alleen EUR wordt gelezen.',
  'bank-statement.camt.indicator': '"{found}" is geen CRDT en geen DBIT.',
  'bank-statement.camt.status': '"{found}" is geen status van een boeking.',
  'bank-statement.camt.day': '"{found}" is geen dag op de kalender.',
  'bank-statement.camt.account': '"{found}" is geen rekeningnummer met een juist controlegetal.',
  'bank-statement.camt.balance-missing': 'Het saldo {code} ontbreekt.',
  'bank-statement.camt.balance-twice': 'Het saldo {code} staat er twee keer, met verschillende bedragen.',
  'bank-statement.camt.details-do-not-add-up':
    'De verrichtingen van deze boeking maken samen {sum}; de boeking is {total}.',
  'bank-statement.camt.summary': '{element} zegt {expected}; de boekingen maken {found}.',
  'bank-statement.csv.columns-missing':
    'Geen regel noemt de kolommen van een uittreksel. Het dichtst komt {layout}; daarvan ontbreken: {missing}.',
  'bank-statement.csv.malformed': 'De rij is niet in kolommen te verdelen ({what}). Kijk de aanhalingstekens na.',
  'bank-statement.csv.columns': 'Deze rij heeft {found} kolommen; de kopregel heeft er {expected}.',
  'bank-statement.csv.no-lines': 'Het bestand bevat geen boekingen.',
  'bank-statement.csv.amount': '"{found}" is geen bedrag; schrijf het als -1.250,00 of -1250,00.',
  'bank-statement.csv.day': '"{found}" is geen dag; schrijf die als 28/02/2026 of 2026-02-28.',
  'bank-statement.csv.account': '"{found}" is geen rekeningnummer met een juist controlegetal.',
  'bank-statement.csv.currency': 'De rij is in "{found}"; alleen EUR wordt gelezen.',
  'bank-statement.csv.status': '"{found}" is geen bekende status; bekend zijn Geaccepteerd en Geweigerd.',
  'bank-statement.csv.balance':
    'Het saldo {found} volgt niet uit het saldo van de regel ervoor. Er ontbreken regels: haal de hele periode op, zonder filter.',
  'bank-statement.csv.balance-missing': 'Andere regels hebben een saldo; deze niet.',
  'bank-match.certainty.sure': 'zeker',
  'bank-match.certainty.likely': 'waarschijnlijk',
  'bank-match.certainty.possible': 'mogelijk',
  'bank-match.because.same-reference': 'de gestructureerde mededeling is de referentie van de verbintenis',
  'bank-match.because.reference-in-text': 'de referentie van de verbintenis staat in de mededeling',
  'bank-match.because.same-account': 'het geld ging naar de rekening van de begunstigde',
  'bank-match.because.other-account': 'het geld ging naar een andere rekening dan die van de begunstigde',
  'bank-match.because.same-name': 'de naam is die van de begunstigde',
  'bank-match.because.similar-name': 'de naam lijkt op die van de begunstigde',
  'bank-match.because.whole-amount': 'het bedrag is wat er van de verbintenis overblijft',
  'bank-match.because.part-of-amount': 'het bedrag is een deel van wat er van de verbintenis overblijft',
  'bank-match.because.more-than-left': 'het bedrag is meer dan wat er van de verbintenis overblijft',
  'bank-match.because.other-reference': 'de mededeling noemt de referentie van een andere verbintenis',
  'bank-match.because.fits-others': 'de regel past even goed bij andere verbintenissen',
  'bank-match.because.used-by-other-lines': 'andere regels gebruiken al wat er van de verbintenis overblijft',
  'bank-match.unmatched.incoming': 'Geld dat binnenkomt, betaalt geen verbintenis.',
  'bank-match.unmatched.no-amount': 'De regel heeft geen bedrag.',
  'bank-match.unmatched.nothing-open': 'Er staat geen verbintenis open.',
  'bank-match.unmatched.nothing-left': 'De verbintenis waarop dit lijkt, is helemaal betaald.',
  'bank-match.unmatched.nothing-alike': 'Geen open verbintenis heeft deze referentie, rekening of naam.',
} as const
