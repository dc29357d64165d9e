import type { Chance } from './chance.js'

const towns = [
  'Aalter',
  'Beernem',
  'Bilzen',
  'Deinze',
  'Diest',
  'Eeklo',
  'Geel',
  'Halle',
  'Heist',
  'Ieper',
  'Izegem',
  'Lier',
  'Lommel',
  'Maaseik',
  'Ninove',
  'Ronse',
  'Tielt',
  'Tongeren',
  'Torhout',
  'Veurne',
  'Vilvoorde',
  'Waregem',
  'Zele',
  'Zonhoven',
] as const

const matters = [
  'Speelstraat in de zomer',
  'Babyborrel in de bibliotheek',
  'Taalstimulering voor peuters',
  'Inloopmoment voor ouders',
  'Ontmoetingsruimte in de oude school',
  'Vorming voor onthaalouders',
  'Spelotheek op wielen',
  'Opvoedingscafé',
  'Brugfiguren in de kleuterschool',
  'Gezinsvakantie voor wie het moeilijk heeft',
  'Website en nieuwsbrief',
  'Kansenpas voor vrijetijdsaanbod',
  'Buurtfeest voor jonge gezinnen',
  'Voorleesactie',
  'Toeleiding naar kinderopvang',
  'Moederchatgroep met vroedvrouw',
  'Huiswerkbegeleiding aan huis',
] as const

const sentences = [
  'Het aanbod sluit aan bij de noden die de werkgroep in het najaar in kaart bracht.',
  'De ouders die wij bevroegen, vragen vooral een plek waar zij zonder afspraak terechtkunnen.',
  'De kost wordt gedragen door de werkingssubsidie en een bijdrage van de gemeente.',
  'Twee partners stellen personeel ter beschikking; de ruimte is gratis.',
  'De evaluatie gebeurt na zes maanden, met cijfers over het bereik per wijk.',
  'Er is overleg geweest met de scholen en met het consultatiebureau.',
  'Wie minder mobiel is, wordt opgehaald door de vrijwilligers van de dienst.',
  'De communicatie verloopt in eenvoudige taal en met pictogrammen.',
  'Het bedrag dekt materiaal, een vergoeding voor de begeleider en de verzekering.',
  'De stuurgroep volgt de uitvoering op en meldt afwijkingen aan het lokaal bestuur.',
  'Voor gezinnen met een verhoogde tegemoetkoming is deelname kosteloos.',
  'De partners engageren zich om hun doelgroep actief toe te leiden.',
] as const

export const sectors = [
  'gezinsondersteuning',
  'kinderopvang',
  'onderwijs',
  'gezondheid',
  'welzijn',
  'armoede',
  'inclusie',
  'vrije-tijd',
] as const

export const functions = [
  'coördinator',
  'directeur',
  'teamverantwoordelijke',
  'stafmedewerker',
  'vrijwilliger',
  'schepen van gezin',
] as const

export const town = (chance: Chance): string => chance.pick(towns)

export const matter = (chance: Chance): string => chance.pick(matters)

/** Running text of this many sentences. */
export const text = (chance: Chance, count: number): string => {
  let words = chance.pick(sentences) as string
  for (let index = 1; index < count; index++) words += ` ${chance.pick(sentences)}`
  return words
}
