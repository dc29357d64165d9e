/** What a user reads when a request cannot be met. */
export const problems = {
  'problem.invalid.title': 'Niet alles is goed ingevuld',
  'problem.invalid': 'Verbeter de aangeduide velden. Er is niets vastgelegd.',
  'problem.forbidden.title': 'Niet toegestaan',
  'problem.forbidden': 'U mag dit niet doen voor dit orgaan of dit huis. Meld u aan met een rol die het wel mag.',
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
  'problem.not-found.title': 'Niet gevonden',
  'problem.not-found': 'Dit bestaat niet, of u mag het niet zien.',
  'problem.too-large.title': 'Te groot',
  'problem.too-large': 'De opdracht is groter dan {limit} bytes. Maak ze korter.',
  'problem.unavailable.title': 'Even niet bereikbaar',
  'problem.unavailable':
    'Het register is even niet bereikbaar. Probeer het zo meteen opnieuw met dezelfde Idempotency-Key.',
  'problem.behind.title': 'Nog niet bijgewerkt',
  'problem.behind': 'Het gevraagde staat vast, maar is nog niet overal zichtbaar. Probeer het zo meteen opnieuw.',
  'problem.too-many.title': 'Te veel verzoeken',
  'problem.too-many': 'Wacht even en probeer opnieuw.',
  'problem.internal.title': 'Er ging iets mis',
  'problem.internal': 'Er ging iets mis bij ons. Er is niets half vastgelegd. Meld dit met kenmerk {request}.',
  'problem.bad-request.title': 'Onleesbaar verzoek',
  'problem.bad-request': 'Dit verzoek is niet te lezen: {reason}.',
} as const
