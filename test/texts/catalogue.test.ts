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
