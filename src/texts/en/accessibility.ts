/** How accessible the site is, as the law asks to say. */
export const accessibility = {
  'accessibility.title': 'Accessibility statement',
  'accessibility.commitment':
    '{operator} wants everyone to be able to use this site, as asked by the Flemish Bestuursdecreet of 7 December 2018, which transposes European directive (EU) 2016/2102.',
  'accessibility.operator-unknown': 'The organisation that offers this site',
  'accessibility.scope': 'This statement is about every page of Besluitboek at this address.',
  'accessibility.status': 'How accessible is this site?',
  'accessibility.status.text':
    'The site partly meets EN 301 549 and WCAG 2.2, level AA. What does not yet is listed below.',
  'accessibility.not': 'What is not accessible?',
  'accessibility.not.attachments':
    'Attachments that partners upload: we do not know how they are made and do not change them. Do ask us for another form.',
  'accessibility.not.names':
    'Names and titles of organs, partners and dossiers are in Dutch on English pages too, without their language being marked. Of the texts themselves the language is marked.',
  'accessibility.not.tables':
    '“Who may decide what” is a large table on a wide screen. On a telephone the same stands as a list.',
  'accessibility.not.burden': 'For nothing do we claim a disproportionate burden.',
  'accessibility.papers':
    'Minutes, agendas, extracts and accounts exist as PDF with structure (PDF/UA), as Word file and as web page.',
  'accessibility.how': 'How was this checked?',
  'accessibility.how.text':
    'The makers checked the site themselves. A program (axe) checks the pages at every change, in light and dark, on a wide screen and on a telephone, and by keyboard alone. People with a disability have not tested the site yet. No other organisation has checked it.',
  'accessibility.date': 'Drawn up on {day}. Last checked on {day}.',
  'accessibility.contact': 'Found something that does not work?',
  'accessibility.contact.mail':
    'Write to {contact}. Say on which page you were and what failed. You get an answer within thirty days.',
  'accessibility.contact.unknown':
    'Whoever runs this site has not filled in an address yet. Ask the coordinator or the secretary of your Huis van het Kind.',
  'accessibility.enforcement': 'Not satisfied with the answer?',
  'accessibility.enforcement.text':
    'If you get no answer within thirty days, or the answer does not help you, complain to the Vlaamse Ombudsdienst (the Flemish ombudsman). It is free.',
  'accessibility.enforcement.link': 'To the Vlaamse Ombudsdienst',
} as const
