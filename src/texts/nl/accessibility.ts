/** How accessible the site is, as the law asks to say. */
export const accessibility = {
  'accessibility.title': 'Toegankelijkheidsverklaring',
  'accessibility.commitment':
    '{operator} wil dat iedereen deze site kan gebruiken, zoals het Bestuursdecreet van 7 december 2018 vraagt, dat de Europese richtlijn (EU) 2016/2102 omzet.',
  'accessibility.operator-unknown': 'De organisatie die deze site aanbiedt',
  'accessibility.scope': 'Deze verklaring gaat over alle pagina’s van Besluitboek op dit adres.',
  'accessibility.status': 'Hoe toegankelijk is deze site?',
  'accessibility.status.text':
    'De site voldoet gedeeltelijk aan EN 301 549 en WCAG 2.2, niveau AA. Wat nog niet voldoet, staat hieronder.',
  'accessibility.not': 'Wat is niet toegankelijk?',
  'accessibility.not.attachments':
    'Bijlagen die partners zelf opladen: wij kennen hun opmaak niet en passen ze niet aan. Vraag ons gerust om een andere vorm.',
  'accessibility.not.names':
    'Namen en titels van organen, partners en dossiers staan ook op de Engelse pagina’s in het Nederlands, zonder dat de taal is aangeduid. Van de teksten zelf is de taal wel aangeduid.',
  'accessibility.not.tables':
    '“Wie mag wat” is op een breed scherm een grote tabel. Op een telefoon staat hetzelfde als lijst.',
  'accessibility.not.burden': 'Voor niets beroepen wij ons op een onevenredige last.',
  'accessibility.papers':
    'Verslagen, agenda’s, uittreksels en rekeningen zijn er als PDF met structuur (PDF/UA), als Word-bestand en als webpagina.',
  'accessibility.how': 'Hoe is dit nagegaan?',
  'accessibility.how.text':
    'De makers hebben de site zelf nagekeken. Een programma (axe) controleert de pagina’s bij elke wijziging, in licht en donker, op een breed scherm en op een telefoon, en met het toetsenbord alleen. Mensen met een beperking hebben de site nog niet getest. Er was geen controle door een andere organisatie.',
  'accessibility.date': 'Opgemaakt op {day}. Laatst nagekeken op {day}.',
  'accessibility.contact': 'Iets gevonden dat niet werkt?',
  'accessibility.contact.mail':
    'Schrijf naar {contact}. Zeg op welke pagina u was en wat niet lukte. U krijgt binnen dertig dagen een antwoord.',
  'accessibility.contact.unknown':
    'Wie deze site uitbaat, vulde nog geen adres in. Spreek de coördinator of de secretaris van uw Huis van het Kind aan.',
  'accessibility.enforcement': 'Bent u niet tevreden met het antwoord?',
  'accessibility.enforcement.text':
    'Krijgt u geen antwoord binnen dertig dagen, of helpt het antwoord u niet? Dien dan een klacht in bij de Vlaamse Ombudsdienst. Dat is gratis.',
  'accessibility.enforcement.link': 'Naar de Vlaamse Ombudsdienst',
} as const
