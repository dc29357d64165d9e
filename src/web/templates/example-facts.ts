import type { TemplateFacts } from '../../domain/template/fill.js'
import type { Place } from '../../domain/template/places.js'
import type { View } from '../frame/view.js'

const EXAMPLE_CENTS = 125_000

/** A fact for every place, so that one sees what becomes of a template; none of it is of a real house. */
export const exampleFacts = ({ say, day, money, today }: View): TemplateFacts & Readonly<Record<Place, string>> => ({
  huis: say('template.place.huis.example'),
  orgaan: say('template.place.orgaan.example'),
  datum: day(today),
  titel: say('template.place.titel.example'),
  onderwerp: say('word.subject.offer'),
  bedrag: money(EXAMPLE_CENTS),
  begunstigde: say('template.place.begunstigde.example'),
  versie: '2',
  stemming: say('template.vote', { for: 5, against: 1, abstain: 0 }),
  indiener: say('template.place.indiener.example'),
  plaats: say('template.place.plaats.example'),
  voorzitter: say('template.place.voorzitter.example'),
  secretaris: say('template.place.secretaris.example'),
  verloop: say('template.place.verloop.example'),
})
