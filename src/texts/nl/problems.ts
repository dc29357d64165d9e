/** What a user reads when a request cannot be met. */
export const problems = {
  'problem.invalid.title': 'Niet alles is goed ingevuld',
  'problem.invalid': 'Verbeter de aangeduide velden. Er is niets vastgelegd.',
  'problem.forbidden.title': 'Niet toegestaan',
  'problem.forbidden': 'U mag dit niet doen voor dit orgaan of dit huis. Meld u aan met een rol die het wel mag.',
  'problem.not-offered.title': 'Dit kan nu niet',
  'problem.not-offered':
    'U kunt dit nu niet doen. Misschien is het al gebeurd, moet er eerst iets anders gebeuren, of mag alleen iemand anders het. Ga terug: daar staat wat u wel kunt doen.',
  'problem.forbidden.needs': 'Dit mag alleen {needs}. Meld u aan met een rol die het mag.',
  'need.administrator': 'wie dit huis beheert',
  'need.records-for': 'wie voor {organ} vastlegt (voorzitter of secretaris)',
  'need.is-organ': 'wie zelf {organ} is',
  'need.represents': 'wie {partner} vertegenwoordigt',
  'need.is-person': 'de persoon zelf',
  'need.holds': 'wie zelf de zetel {function} in {organ} heeft',
  'problem.changed-meanwhile': 'Iemand anders wijzigde dit intussen. Kijk wat er nu staat en probeer opnieuw.',
  'problem.wrong-revision.title': 'Intussen gewijzigd',
  'problem.wrong-revision':
    'Iemand anders heeft dit dossier intussen gewijzigd. Bekijk de nieuwste stand en probeer opnieuw.',
  'problem.conflict.title': 'Tegelijk gewijzigd',
  'problem.conflict':
    'Iemand anders schreef op hetzelfde moment en dat maakt verschil. Bekijk de nieuwste stand en probeer opnieuw.',
  'problem.key-reused.title': 'Sleutel al gebruikt',
  'problem.key-reused': 'Deze Idempotency-Key is al gebruikt voor een andere opdracht. Kies een nieuwe.',
  'problem.refused.title': 'Geweigerd door een regel',
  'problem.sign-in-needed.title': 'Aanmelden nodig',
  'problem.sign-in-needed': 'Meld u eerst aan.',
  'problem.recent-sign-in-needed.title': 'Bevestig wie u bent',
  'problem.recent-sign-in-needed':
    'Hiervoor moet u zich kort geleden hebben aangemeld. Meld u opnieuw aan en probeer het dan nog eens.',
  'problem.second-factor-needed.title': 'Tweede stap nodig',
  'problem.second-factor-needed':
    'Voor wat u hier doet, is een wachtwoord alleen niet genoeg. Stel eerst een tweede stap in op uw account.',
  'problem.capacity-needed.title': 'Kies uw rol',
  'problem.capacity-needed':
    'U bent aangemeld, maar nog niet in een rol, of u hebt die rol niet meer. Kies eerst een rol.',
  'problem.not-found.title': 'Niet gevonden',
  'problem.not-found': 'Dit bestaat niet, of u mag het niet zien.',
  'problem.too-large.title': 'Te groot',
  'problem.too-large': 'De opdracht is groter dan {limit} bytes. Maak ze korter.',
  'problem.unavailable.title': 'Even niet bereikbaar',
  'problem.unavailable':
    'Het register is even niet bereikbaar. Probeer het zo meteen opnieuw met dezelfde Idempotency-Key.',
  'problem.behind.title': 'Nog niet bijgewerkt',
  'problem.behind': 'Het gevraagde staat vast, maar is nog niet overal zichtbaar. Probeer het zo meteen opnieuw.',
  'problem.not-yet-sealed.title': 'Nog niet verzegeld',
  'problem.not-yet-sealed':
    'Dit staat vast, maar nog niet in het ondertekende logboek. Dat duurt hoogstens enkele seconden. Probeer het zo meteen opnieuw.',
  'problem.too-many.title': 'Te veel verzoeken',
  'problem.too-many': 'Wacht even en probeer opnieuw.',
  'problem.too-many-records':
    'U legt te veel vast in korte tijd. Wacht {seconds, plural, one {# seconde} other {# seconden}} en probeer opnieuw.',
  'problem.internal.title': 'Er ging iets mis',
  'problem.internal': 'Er ging iets mis bij ons. Er is niets half vastgelegd. Meld dit met kenmerk {request}.',
  'problem.invalid-json.title': 'Onleesbaar verzoek',
  'problem.invalid-json': 'De inhoud is geen geldige JSON. Verbeter ze en stuur opnieuw.',
  'problem.unsupported-media-type.title': 'Verkeerd soort inhoud',
  'problem.unsupported-media-type': 'Stuur de inhoud als application/json.',
  'problem.invalid-cursor':
    'Deze cursor hoort niet bij deze lijst. Laat hem weg om bij de eerste bladzijde te beginnen.',
  'problem.bad-request.title': 'Onleesbaar verzoek',
  'problem.bad-request': 'Dit verzoek is niet te lezen: {reason}.',
} as const
