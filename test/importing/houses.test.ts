import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { houseSchema } from '../../src/importing/house-schema.js'
import { checkHouseFile } from '../../src/importing/import-house.js'

const folder = new URL('../../houses/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'house.schema.json')
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
// Dates are checked by the import; the format keyword is a hint for editors.
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(read('house.schema.json')))
const today = toLocalDate('2026-11-22')

describe('the published schema of a house file', () => {
  it('is the one made from the commands of today', () => {
    expect(JSON.parse(read('house.schema.json'))).toEqual(houseSchema())
  })
})

it('has a file for each of the ten documented houses', () => {
  expect(files.map((name) => name.replace('.json', '')).sort()).toEqual([
    'boom',
    'duffel',
    'generic-model',
    'genk',
    'interlokale-vereniging',
    'leuven',
    'oostende',
    'poperinge-vleteren',
    'sint-niklaas',
    'zottegem',
  ])
})

describe.each(files)('houses/%s', (name) => {
  it('is as the published schema asks', () => {
    validate(JSON.parse(read(name)))
    expect(validate.errors ?? []).toEqual([])
  })

  it('keeps every rule of the house from its first act to its last', () => {
    const { problems } = checkHouseFile(read(name), { today, newId: v7 })
    expect(problems).toEqual([])
  })

  it('has its own file name as key, so that no two houses share one', () => {
    expect(`${checkHouseFile(read(name), { today, newId: v7 }).file.key}.json`).toBe(name)
  })
})
