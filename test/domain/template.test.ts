import { describe, expect, test } from 'vitest'
import { fillTemplate } from '../../src/domain/template/fill.js'
import { placesIn, placesOf, templatePurpose } from '../../src/domain/template/places.js'
import { templatesFor } from '../../src/domain/template/state.js'
import { type FieldsOf, given, type House, nobody } from './support/given.js'
import { smallHouse } from './support/small-house.js'

const plain: FieldsOf<'AddTemplate'> = {
  effectiveOn: '2025-02-01',
  purpose: 'decision',
  name: 'Gewoon besluit',
  text: '{orgaan} keurt “{titel}” goed op {datum}.',
}

const withTemplate = (fields: Partial<FieldsOf<'AddTemplate'>> = {}) => {
  const { house } = smallHouse()
  const { template } = house.record('AddTemplate', { ...plain, ...fields })
  return { house, template: template! }
}

const stateOf = (house: House, template: string) => house.state.templates.get(template as never)

describe('a template', () => {
  test('is added with its purpose, for dossiers about one subject or for all', () => {
    const { house } = smallHouse()
    const { template } = given(house)
      .when('AddTemplate', { ...plain, subject: 'finances' })
      .leadsTo('TemplateAdded', { purpose: 'decision', name: plain.name, subject: 'finances', text: plain.text })
    expect(stateOf(house, template!)).toEqual({
      purpose: 'decision',
      name: plain.name,
      subject: 'finances',
      text: plain.text,
      withdrawn: false,
    })
    given(house)
      .when('AddTemplate', { ...plain, name: 'Een ander' })
      .leadsTo('TemplateAdded', { subject: null })
  })

  test('has a name that no other in use has, in capitals or not', () => {
    const { house, template } = withTemplate()
    given(house)
      .when('AddTemplate', { ...plain, purpose: 'closing', name: 'GEWOON besluit' })
      .refused('template.name-taken', 'name', { name: plain.name })
    const other = house.record('AddTemplate', { ...plain, name: 'Een ander' }).template!
    const { purpose: _, ...content } = plain
    given(house)
      .when('ChangeTemplate', { ...content, template: other })
      .refused('template.name-taken', 'name')
    house.record('WithdrawTemplate', { effectiveOn: '2025-02-02', template })
    given(house)
      .when('ChangeTemplate', { ...content, template: other })
      .leadsTo('TemplateChanged')
  })

  test('is changed into something else, and keeps its purpose', () => {
    const { house, template } = withTemplate({ purpose: 'minutes', text: 'Verslag van {datum}' })
    const content = { effectiveOn: '2025-02-01', template, name: plain.name, text: 'Verslag van {datum}' }
    given(house).when('ChangeTemplate', content).refused('template.unchanged', null, { name: plain.name })
    given(house)
      .when('ChangeTemplate', { ...content, text: 'Verslag: {verloop}' })
      .leadsTo('TemplateChanged', { text: 'Verslag: {verloop}' })
    given(house)
      .when('ChangeTemplate', { ...content, name: 'gewoon besluit' })
      .leadsTo('TemplateChanged')
    expect(stateOf(house, template)).toMatchObject({ purpose: 'minutes', name: 'gewoon besluit' })
  })

  test('is withdrawn once, and then neither changed nor offered', () => {
    const { house, template } = withTemplate()
    const withdraw = { effectiveOn: '2025-02-02', template }
    given(house).when('WithdrawTemplate', withdraw).leadsTo('TemplateWithdrawn', { template })
    expect(templatesFor(house.state, 'decision', null)).toEqual([])
    given(house).when('WithdrawTemplate', withdraw).refused('template.withdrawn', 'template', { name: plain.name })
    given(house)
      .when('ChangeTemplate', { ...withdraw, name: 'Nieuw', text: 'Nieuw' })
      .refused('template.withdrawn', 'template')
  })

  test('must be there', () => {
    const { house } = smallHouse()
    given(house)
      .when('WithdrawTemplate', { effectiveOn: '2025-02-02', template: nobody })
      .refused('template.unknown', 'template')
    given(house)
      .when('ChangeTemplate', { effectiveOn: '2025-02-02', template: nobody, name: 'x', text: 'x' })
      .refused('template.unknown', 'template')
  })

  test('has only places for which the form can know a fact; the refusal names the first other and those there are', () => {
    const { house } = smallHouse()
    given(house)
      .when('AddTemplate', { ...plain, text: '{orgaan} beslist over {Onderwerp }, {gemeente} en {postcode}.' })
      .refused('template.place-unknown', 'text', {
        place: '{gemeente}',
        places: '{huis}, {orgaan}, {datum}, {titel}, {onderwerp}, {bedrag}, {begunstigde}, {versie}, {stemming}',
      })
    given(house)
      .when('AddTemplate', { ...plain, text: 'Leeg: {}' })
      .refused('template.place-unknown', 'text', {
        place: '{}',
      })
    given(house)
      .when('AddTemplate', { ...plain, purpose: 'minutes', text: 'Bedrag: {bedrag}' })
      .refused('template.place-unknown', 'text', { place: '{bedrag}' })
    given(house)
      .when('AddTemplate', { ...plain, text: 'Een { zonder einde.' })
      .leadsTo('TemplateAdded')
    const { house: other, template } = withTemplate()
    given(other)
      .when('ChangeTemplate', { effectiveOn: '2025-02-02', template, name: 'x', text: '{wie}' })
      .refused('template.place-unknown', 'text', { place: '{wie}' })
  })

  test('takes every place of its purpose', () => {
    const { house } = smallHouse()
    for (const purpose of templatePurpose.options) {
      const text = placesOf[purpose].map((place) => `{${place}}`).join(' ')
      given(house)
        .when('AddTemplate', { ...plain, purpose, name: purpose, text })
        .leadsTo('TemplateAdded', { text })
      expect(placesIn(purpose, text)).toEqual(placesOf[purpose])
    }
  })

  test('is about a subject of the house; minutes are about none', () => {
    const { house } = smallHouse()
    given(house)
      .when('AddTemplate', { ...plain, subject: 'tuin' })
      .refused('subject.unknown', 'subject', { subject: 'tuin' })
    given(house)
      .when('AddTemplate', { ...plain, purpose: 'minutes', subject: 'finances', text: 'Verslag' })
      .refused('template.minutes-have-no-subject', 'subject')
  })

  test('is offered where it fits, the most specific first', () => {
    const { house } = smallHouse()
    const add = (name: string, fields: Partial<FieldsOf<'AddTemplate'>>) =>
      house.record('AddTemplate', { ...plain, name, ...fields })
    add('Zomaar', {})
    add('Algemeen', {})
    add('Geld', { subject: 'finances' })
    add('Subsidies', { subject: 'finances.use-of-subsidies' })
    add('Partners', { subject: 'partners' })
    add('Verslag', { purpose: 'minutes', text: '{verloop}' })
    const names = (...asked: [Parameters<typeof templatesFor>[1], string | null]) =>
      templatesFor(house.state, asked[0], asked[1] as never).map(([, { name }]) => name)
    expect(names('decision', 'finances.use-of-subsidies')).toEqual(['Subsidies', 'Geld', 'Algemeen', 'Zomaar'])
    expect(names('decision', 'finances')).toEqual(['Geld', 'Algemeen', 'Zomaar'])
    expect(names('decision', null)).toEqual(['Algemeen', 'Zomaar'])
    expect(names('minutes', null)).toEqual(['Verslag'])
    expect(names('closing', 'finances')).toEqual([])
  })
})

describe('a template is filled in', () => {
  test('with what is known; what is not stays visible', () => {
    const text = '{orgaan} geeft {bedrag} aan {begunstigde} ({ORGAAN}, {datum}).'
    expect(fillTemplate(text, { orgaan: 'Stuurgroep', bedrag: '€ 1.250,00', datum: '' })).toBe(
      'Stuurgroep geeft € 1.250,00 aan {begunstigde} (Stuurgroep, {datum}).',
    )
    expect(fillTemplate(text, { begunstigde: null })).toBe(text)
    expect(fillTemplate('{constructor} {toString}', {})).toBe('{constructor} {toString}')
  })

  test('with facts as they are: braces and dollars in them mean nothing', () => {
    expect(fillTemplate('{titel}, {orgaan}', { titel: 'Het {orgaan} van $& en $1', orgaan: 'Netwerk' })).toBe(
      'Het {orgaan} van $& en $1, Netwerk',
    )
  })

  test('leaves the places that can still be found', () => {
    const filled = fillTemplate('{titel}: {bedrag}, {bedrag} en {iets}', { titel: 'Spelen' })
    expect(placesIn('decision', filled)).toEqual(['bedrag'])
    expect(placesIn('decision', 'Alles is ingevuld.')).toEqual([])
  })
})
