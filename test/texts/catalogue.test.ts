import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/texts/en/index.js'
import { nl } from '../../src/texts/nl/index.js'

const keys = Object.keys(nl) as (keyof typeof nl)[]

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** The names of the details a sentence asks for, also those within its choices. */
const detailsOf = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => {
    const own = 'value' in element && element.type !== 0 ? [element.value] : []
    const choices = 'options' in element ? Object.values(element.options).flatMap(({ value }) => detailsOf(value)) : []
    return [...own, ...choices]
  })

const asks = (text: string): string[] => [...new Set(detailsOf(new IntlMessageFormat(text, 'nl-BE').getAst()))].sort()

describe('Every sentence of the catalogues', () => {
  it.each(keys)('%s can be read in both languages and asks for the same details', (key) => {
    expect(asks(en[key])).toEqual(asks(nl[key]))
  })
})

// A decision about working groups in general is final as well, yet extends nothing: the refusal says which subject does.
it.each([
  ['nl', nl],
  ['en', en],
])('The refusal of an extension names the subject of the decision it takes (%s)', (_language, texts) => {
  expect(texts['refusal.organ.decision-does-not-extend']).toContain(texts['word.subject.working-groups.establishment'])
})
